#include "cli/progress.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "text/width.h"

enum { USUAL_COLUMNS = 80, FEWEST_COLUMNS = 20 };

int progress_columns(int fd)
{
#ifdef TIOCGWINSZ
	struct winsize size = { 0 };

	if (isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col)
		return size.ws_col;
#endif
	return isatty(fd) ? USUAL_COLUMNS : 0;
}

struct progress progress_begin(bool quiet)
{
	int columns = quiet ? 0 : progress_columns(STDERR_FILENO);

	return (struct progress){ .on = columns >= FEWEST_COLUMNS, .columns = columns };
}

/* Blanks, not an escape sequence: it works on TERM=dumb too. */
void progress_clear(const struct progress *p)
{
	if (!p->on)
		return;
	fprintf(stderr, "\r%*s\r", p->columns - 1, "");
	fflush(stderr);
}

void progress_show(const struct progress *p, int done, int total, struct str what)
{
	struct arena a = { 0 };
	struct str line;

	if (!p->on)
		return;
	line = text_fit(arena_printf(&a, "%d/%d %.*s", done, total, STR_ARG(what)), p->columns - 1, &a);
	fprintf(stderr, "\r%.*s%*s", STR_ARG(line), p->columns - 1 - text_width(line), "");
	fflush(stderr);
	arena_release(&a);
}
