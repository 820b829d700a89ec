/* term: hands each call to the kind of terminal that is open. */
#include <termios.h>
#include <unistd.h>

#include "term/kinds.h"

void term_close(struct term *t)
{
	if (t)
		t->ops->close(t);
}

void term_size(struct term *t, int *w, int *h) { t->ops->size(t, w, h); }
int term_fd(const struct term *t) { return t->ops->fd(t); }
void term_present(struct term *t, const struct surface *s) { t->ops->present(t, s); }
bool term_drained(struct term *t) { return t->ops->drained(t); }
bool term_wants_write(const struct term *t) { return t->ops->wants_write(t); }
void term_redraw(struct term *t) { t->ops->redraw(t); }
void term_set_theme(struct term *t, const struct theme *theme) { t->ops->set_theme(t, theme); }
void term_resized(struct term *t) { t->ops->resized(t); }
void term_suspend(struct term *t) { t->ops->suspend(t); }
void term_resume(struct term *t) { t->ops->resume(t); }
void term_copy(struct term *t, struct str text) { t->ops->copy(t, text); }

/* What only some kinds have: an empty slot is no crash of the others. */
void term_set_links(struct term *t, enum term_links wanted)
{
	if (t->ops->set_links)
		t->ops->set_links(t, wanted);
}

void term_set_mouse(struct term *t, bool on)
{
	if (t->ops->set_mouse)
		t->ops->set_mouse(t, on);
}

void term_typing(struct term *t, bool typing)
{
	if (t->ops->typing)
		t->ops->typing(t, typing);
}

void term_alert(struct term *t, struct str text)
{
	if (t->ops->alert)
		t->ops->alert(t, text);
}

bool term_is_null(const struct term *t) { return t->null; }

bool term_read(struct term *t, struct key *out, bool *lost)
{
	return t->ops->read(t, out, lost);
}

enum script_want term_script(struct term *t, struct str *argument)
{
	*argument = STR_NONE;
	return t->ops->script(t, argument);
}

/* Runs in a signal handler after a crash: async-signal-safe calls only, no
 * state.  A link, the mouse, the cursor, plain colours, the other screen, cursor keys and keypad
 * as they were; then a tty that echoes and obeys Ctrl-C again. */
void term_panic(void)
{
	static const char restore[] = "\033]8;;\033\\\033[?1006l\033[?1000l\033[?25h\033[0m\033[?1049l\033[?1l\033>\r\n";
	struct termios tio;
	ssize_t wrote = write(STDOUT_FILENO, restore, sizeof(restore) - 1);

	(void)wrote;
	if (tcgetattr(STDIN_FILENO, &tio) != 0)
		return;
	tio.c_iflag |= ICRNL | IXON;
	tio.c_oflag |= OPOST | ONLCR;
	tio.c_lflag |= ECHO | ICANON | ISIG | IEXTEN;
	tcsetattr(STDIN_FILENO, TCSANOW, &tio);
}
