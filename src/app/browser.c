#include "app/browser.h"

#include <stdlib.h>

#include "base/proc.h"
#include "base/words.h"

static bool has_value(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

struct str browser_find(const struct options *o, bool *own_window, struct err *e)
{
	struct str program = o->text[OPT_browser];

	*own_window = has_value("DISPLAY") || has_value("WAYLAND_DISPLAY");
	if (program.n == 0)
		program = str_of(getenv("BROWSER"));
	if (program.n == 0 && *own_window)
		return STR("xdg-open");
	if (program.n == 0)
		err_set(e, ERR_ARGUMENT, "%s", _("no browser is known: set $BROWSER or the option browser"));
	return program;
}

bool browser_start(struct str program, struct str url, bool own_window, struct err *e)
{
	struct arena a = { 0 };
	const char *const argv[] = { arena_z(&a, program), arena_z(&a, url), NULL };
	int status = 0;
	pid_t pid;
	bool ok = own_window ? proc_start(argv, -1, true, &pid, e) : proc_run(argv, &status, e);

	arena_release(&a);
	return ok;
}
