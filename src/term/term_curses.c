/*
 * term_curses: the real terminal.  Cells go to curses as wide strings that
 * our own width policy has measured; curses only finds out what changed.
 * Measured traps are told where they are avoided.
 */
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "term/curses.h"
#include "term/osc9.h"
#include "term/terminfo.h"
#include "text/clean.h"

enum {
	WIDE_MAX = 5,                   /* one letter and four marks: CCHARW_MAX */
	ESC_MS = 25, ESC_SSH_MS = 100,
	COPY_CEILING = 1 << 18
};

/* ---- opening ---- */

static bool terminal_known(bool *lines, struct err *e)
{
	const char *name = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(e, ERR_TERMINAL, "%s",
			       _("standard input and output must be a terminal; \"sapbao list\" needs none"));
	if (!name || !*name)
		return err_set(e, ERR_TERMINAL, "%s", _("TERM is not set; try TERM=xterm-256color"));
	switch (terminfo_ask(name)) {
	case TERMINFO_UNKNOWN:
		return err_set(e, ERR_TERMINAL, _("TERM=%s is not known on this machine; try "
						  "TERM=xterm-256color"), name);
	case TERMINFO_DUMB:
		*lines = true;
		return true;
	case TERMINFO_GOOD:
		break;
	}
	return true;
}

/* NO_COLOR (no-color.org): any value that is not empty. */
static bool colours_wanted(void)
{
	const char *no = getenv("NO_COLOR");

	return !no || !*no;
}

/* Terminfo has no word for it that the terminals agree on. */
static bool rgb_wanted(const struct term_curses *t)
{
	const char *says = getenv("COLORTERM");

	return t->colour && COLORS >= THRIFT_PALETTE && t->outlet.thrifty
		&& says && (strcmp(says, "truecolor") == 0 || strcmp(says, "24bit") == 0);
}

static void set_modes(struct term_curses *t)
{
	/* raw: Ctrl-C, Ctrl-Z, Ctrl-S and Ctrl-Q are keys like others */
	raw();
	noecho();
	nonl();
	t->keys = newpad(1, 1);
	keypad(t->keys, TRUE);
	nodelay(t->keys, TRUE);
	meta(t->keys, TRUE);
	curs_set(0);
#ifdef NCURSES_EXT_FUNCS
	/* curses would take the beginning of a report and leave its numbers as keys */
	keyok(KEY_MOUSE, FALSE);
#endif
	if (colours_wanted() && has_colors() && start_color() == OK) {
		use_default_colors();
		t->colour = true;
	}
	t->rgb = rgb_wanted(t);
}

static bool open_screen(struct term_curses *t)
{
	if (tcgetattr(STDIN_FILENO, &t->shell_modes) != 0 || !outlet_open(&t->outlet))
		return false;
	t->screen = newterm(NULL, t->outlet.file, stdin);
	if (!t->screen) {
		outlet_close(&t->outlet);
		return false;
	}
	outlet_know(&t->outlet, terminfo_plain());
	return true;
}

static const struct term_ops curses_ops;

struct term *term_open(const struct term_options *o, struct err *e)
{
	struct term_curses *t;
	bool lines = false;

	if (!terminal_known(&lines, e)) {
		if (o->linear)
			*e = (struct err){ 0 };
		return o->linear ? term_open_lines() : NULL;
	}
	if (lines)
		return term_open_lines();
	/* the reader's own ESCDELAY wins; 25 ms would tear a cursor key apart on
	 * a slow line */
	if (!getenv("ESCDELAY"))
		set_escdelay(o->ssh ? ESC_SSH_MS : ESC_MS);
	t = calloc(1, sizeof(*t));
	if (!t)
		abort();
	if (!open_screen(t)) {
		free(t);
		err_set(e, ERR_TERMINAL, "%s", _("the screen could not be set up"));
		return NULL;
	}
	t->base = (struct term){ &curses_ops, false };
	t->ascii = o->ascii;
	t->asks = o->ssh;
	set_modes(t);
	curses_set_theme(&t->base, o->theme);
	return &t->base;
}

/* ---- the mouse ---- */

/* Presses and the wheel (1000), told in numbers (1006), which reach beyond
 * column 223.  By ourselves: what curses sends and understands is what terminfo
 * says, and entries without 1006 are still common; its own clicks come late. */
static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l";

static void curses_set_mouse(struct term *term, bool on)
{
	struct term_curses *t = curses_of(term);

	if (t->mouse == on)
		return;
	t->mouse = on;
	if (!t->suspended)
		outlet_put(&t->outlet, str_of(on ? mouse_on : mouse_off));
}

/* ---- links ---- */

static const char *environment(const char *name)
{
	return getenv(name);
}

/* Marks behind a letter need a locale in which they are characters. */
static void curses_set_links(struct term *term, enum term_links wanted)
{
	struct term_curses *t = curses_of(term);
	bool on = wanted == TERM_LINKS_ON || (wanted == TERM_LINKS_AUTO && links_known(environment));

	on = on && MB_CUR_MAX >= 4;
	if (on == t->linking)
		return;
	t->linking = outlet_link(&t->outlet, &t->links) && on;
	/* the last frame's marks are still in the cells that curses compares with,
	 * never sent again once these are painted */
	clearok(curscr, TRUE);
}

/* The table is emptied only where all is painted anew. */
static void begin_links(struct term_curses *t)
{
	t->link_index = 0;
	t->link_number = 0;
	if (!links_many(&t->links))
		return;
	links_release(&t->links);
	clearok(curscr, TRUE);
}

static int link_of(struct term_curses *t, const struct surface *s, const struct cell *c)
{
	if (!t->linking || c->link == 0 || c->link > s->links.n)
		return 0;
	if (c->link != t->link_index) {
		t->link_index = c->link;
		t->link_number = links_number(&t->links, s->links.v[c->link - 1]);
	}
	return t->link_number;
}

/* A stalled terminal (Ctrl-S, a line that is down) would hold curses for ever,
 * which says good-bye in bytes and waits until they are sent. */
static void leave_screen(struct term_curses *t)
{
	if (t->mouse)
		outlet_put(&t->outlet, str_of(mouse_off));
	if (outlet_settle(&t->outlet)) {
		pace_finish(t);
		endwin();
		return;
	}
	outlet_begin(&t->outlet);
	endwin();
	outlet_drop(&t->outlet);
	tcsetattr(STDIN_FILENO, TCSANOW, &t->shell_modes);
}

static void curses_close(struct term *term)
{
	struct term_curses *t = curses_of(term);

	if (!t->suspended)
		leave_screen(t);
	delwin(t->keys);
	delscreen(t->screen);
	outlet_close(&t->outlet);
	links_release(&t->links);
	free(t);
}

static void curses_size(struct term *t, int *w, int *h)
{
	(void)t;
	getmaxyx(stdscr, *h, *w);
}

static int curses_fd(const struct term *t)
{
	(void)t;
	return STDIN_FILENO;
}

/* ---- painting ---- */

/* A cell's text for curses; 0 when this terminal cannot show it. */
static int widen(const struct term_curses *t, const struct cell *c, wchar_t out[WIDE_MAX + 1])
{
	struct str rest = { c->p, c->n };
	int n = 0;

	while (rest.n > 0 && n < WIDE_MAX) {
		uint32_t code = text_code_point(&rest);
		if (code < ' ' || (t->ascii && code > '~'))
			break;
		out[n++] = (wchar_t)code;
	}
	out[n] = L'\0';
	return n;
}

/* A letter with so many marks of its own that these have no room leads nowhere. */
static void add_marks(wchar_t wide[WIDE_MAX + 1], int number)
{
	uint32_t marks[LINK_MARKS];
	size_t n = wcslen(wide);

	if (number == 0 || n + LINK_MARKS > WIDE_MAX)
		return;
	links_marks(number, marks);
	/* behind the letter, before its own marks: there thrift looks for them */
	memmove(wide + 1 + LINK_MARKS, wide + 1, n * sizeof(*wide));
	for (int i = 0; i < LINK_MARKS; i++)
		wide[1 + i] = (wchar_t)marks[i];
}

static void paint_cell(const struct term_curses *t, int x, int y, const struct cell *c, int link)
{
	enum style style = c->style < STYLE_COUNT ? (enum style)c->style : STYLE_text;
	attr_t attributes = t->attributes[style] | (c->reverse ? A_REVERSE : 0);
	wchar_t wide[WIDE_MAX + 1] = L" ";
	cchar_t cell;

	if (c->width == 0 || (!c->p && link == 0 && attributes == A_NORMAL && t->colours[style] == 0))
		return;
	if (c->p && widen(t, c, wide) == 0)
		wide[0] = L' ', wide[1] = L'\0';
	add_marks(wide, link);
	if (setcchar(&cell, wide, attributes, t->colours[style], NULL) == OK)
		mvadd_wch(y, x, &cell);
}

static void curses_present(struct term *term, const struct surface *s)
{
	struct term_curses *t = curses_of(term);
	int w, h;

	if (t->suspended)
		return;
	outlet_begin(&t->outlet);
	begin_links(t);
	getmaxyx(stdscr, h, w);
	/* without erase() halves of wide cells that were written over stay */
	erase();
	for (int y = 0; y < s->h && y < h; y++)
		for (int x = 0; x < s->w && x < w; x++) {
			const struct cell *c = &s->cells[(size_t)y * (size_t)s->w + (size_t)x];
			paint_cell(t, x, y, c, link_of(t, s, c));
		}
	curs_set(s->cursor_x >= 0 ? 1 : 0);
	/* where the cursor cannot be hidden it rests in the last line */
	if (s->cursor_x >= 0 && s->cursor_y < h && s->cursor_x < w)
		move(s->cursor_y, s->cursor_x);
	else
		move(h > 0 ? h - 1 : 0, 0);
	refresh();
	pace_sent(t, outlet_end(&t->outlet));
}

static bool curses_drained(struct term *term)
{
	struct term_curses *t = curses_of(term);

	return outlet_push(&t->outlet) && !pace_waits(t);
}

static bool curses_wants_write(const struct term *t)
{
	return ((const struct term_curses *)t)->outlet.out.n > 0;
}

static void curses_redraw(struct term *t)
{
	(void)t;
	clearok(curscr, TRUE);
}

/* ---- size, suspension, clipboard ---- */

static void curses_resized(struct term *t)
{
	struct winsize ws;

	(void)t;
	/* the program has its own SIGWINCH handler, so ncurses is told here */
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_row > 0 && ws.ws_col > 0)
		resizeterm(ws.ws_row, ws.ws_col);
}

static void curses_suspend(struct term *term)
{
	struct term_curses *t = curses_of(term);

	leave_screen(t);
	t->suspended = true;
}

/* curses takes the terminal's modes back with a refresh, which has to speak
 * to the terminal itself: an empty screen. */
static void curses_resume(struct term *term)
{
	struct term_curses *t = curses_of(term);

	t->suspended = false;
	curses_resized(term);
	erase();
	clearok(curscr, TRUE);
	refresh();
	thrift_lose(&t->outlet.thrift);
	if (t->mouse)
		outlet_put(&t->outlet, str_of(mouse_on));
}

static enum osc52_inside around(void)
{
	return getenv("TMUX") ? OSC52_TMUX : getenv("STY") ? OSC52_SCREEN : OSC52_PLAIN;
}

static void curses_alert(struct term *term, struct str text)
{
	struct term_curses *t = curses_of(term);
	struct buf out;

	if (t->suspended)
		return;
	buf_init(&out, COPY_CEILING);
	if (text.n ? osc9_write(text, around(), &out) : buf_add_byte(&out, '\a'))
		outlet_put(&t->outlet, buf_str(&out));
	buf_release(&out);
}

static void curses_copy(struct term *term, struct str text)
{
	struct buf out;

	buf_init(&out, COPY_CEILING);
	if (osc52_write(text, around(), &out))
		outlet_put(&curses_of(term)->outlet, buf_str(&out));
	buf_release(&out);
}

static enum script_want curses_script(struct term *t, struct str *argument)
{
	(void)t; (void)argument;
	return SCRIPT_END;
}

static const struct term_ops curses_ops = {
	.close = curses_close, .size = curses_size, .fd = curses_fd, .read = curses_read,
	.present = curses_present, .drained = curses_drained, .wants_write = curses_wants_write,
	 .redraw = curses_redraw, .set_theme = curses_set_theme,
	.set_mouse = curses_set_mouse, .set_links = curses_set_links,
	.resized = curses_resized, .suspend = curses_suspend, .resume = curses_resume,
	.copy = curses_copy, .alert = curses_alert, .script = curses_script,
};
