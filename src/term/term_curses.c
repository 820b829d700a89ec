/*
 * term_curses: the real terminal.  Cells go to curses as wide strings that
 * our own width policy has measured; curses only finds out what changed.
 * Measured traps are told where they are avoided.
 */
#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>
#undef ERR      /* base/err.h expands a macro of this name */

#include "base/words.h"
#include "term/csi.h"
#include "term/kinds.h"
#include "term/osc52.h"
#include "term/palette.h"
#include "term/terminfo.h"
#include "text/clean.h"

#define ERR (-1)        /* again, for the macros of curses */

enum {
	WIDE_MAX = 5,                   /* one letter and four marks: CCHARW_MAX */
	PAIRS_MAX = 250,                /* pair numbers that fit every curses */
	ESC_MS = 25, ESC_SSH_MS = 100,
	COPY_CEILING = 1 << 18
};

struct pair { short fg, bg; };

struct term_curses {
	struct term base;
	SCREEN *screen;
	WINDOW *keys;                   /* a pad: reading from it repaints nothing */
	bool ascii, colour;
	struct pair pairs[PAIRS_MAX];   /* pair i + 1 of curses */
	int n_pairs;
	attr_t attributes[STYLE_COUNT];
	short colours[STYLE_COUNT];
	struct key pushed;              /* read too far after an Esc */
	bool has_pushed, suspended;
};

static struct term_curses *curses_of(struct term *t)
{
	return (struct term_curses *)t;
}

/* ---- theme ---- */

static short pair_for(struct term_curses *t, int fg, int bg)
{
	struct pair want = { (short)palette_colour(fg, COLORS, false),
			     (short)palette_colour(bg, COLORS, true) };

	if (!t->colour || (want.fg < 0 && want.bg < 0))
		return 0;
	for (int i = 0; i < t->n_pairs; i++)
		if (t->pairs[i].fg == want.fg && t->pairs[i].bg == want.bg)
			return (short)(i + 1);
	if (t->n_pairs == PAIRS_MAX || t->n_pairs + 1 >= COLOR_PAIRS)
		return 0;
	t->pairs[t->n_pairs] = want;
	init_pair((short)(t->n_pairs + 1), want.fg, want.bg);
	return (short)++t->n_pairs;
}

static attr_t attributes_of(const struct look *l)
{
	attr_t a = A_NORMAL;

	a |= l->bold ? A_BOLD : 0;
	a |= l->underline ? A_UNDERLINE : 0;
	a |= l->reverse ? A_REVERSE : 0;
	a |= l->dim ? A_DIM : 0;
#ifdef A_ITALIC
	a |= l->italic ? A_ITALIC : 0;
#endif
	return a;
}

/* A style that the theme does not name looks like its fallback. */
static const struct look *look_of(const struct theme *theme, enum style style)
{
	for (int steps = 0; steps < STYLE_COUNT; steps++) {
		if (theme->looks[style].set || style_fallback(style) == style)
			break;
		style = style_fallback(style);
	}
	return theme->looks[style].set ? &theme->looks[style] : NULL;
}

static void curses_set_theme(struct term *term, const struct theme *theme)
{
	struct term_curses *t = curses_of(term);

	/* what is on the screen keeps its pairs: they are only added to, until
	 * there are too many of them */
	if (t->n_pairs > PAIRS_MAX / 2)
		t->n_pairs = 0;
	for (int i = 0; i < STYLE_COUNT; i++) {
		const struct look *l = theme ? look_of(theme, (enum style)i) : NULL;
		t->attributes[i] = l ? attributes_of(l) : A_NORMAL;
		t->colours[i] = l ? pair_for(t, l->fg, l->bg) : 0;
	}
	clearok(curscr, TRUE);
}

/* ---- opening ---- */

static bool terminal_known(struct err *e)
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
		return err_set(e, ERR_TERMINAL, _("TERM=%s cannot place the cursor; \"sapbao list\" and "
						  "\"sapbao show\" print plain lines"), name);
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
	if (colours_wanted() && has_colors() && start_color() == OK) {
		use_default_colors();
		t->colour = true;
	}
}

static const struct term_ops curses_ops;

struct term *term_open(const struct term_options *o, struct err *e)
{
	struct term_curses *t;
	SCREEN *screen;

	if (!terminal_known(e))
		return NULL;
	/* the reader's own ESCDELAY wins; 25 ms would tear a cursor key apart on
	 * a slow line */
	if (!getenv("ESCDELAY"))
		set_escdelay(o->ssh ? ESC_SSH_MS : ESC_MS);
	screen = newterm(NULL, stdout, stdin);
	if (!screen) {
		err_set(e, ERR_TERMINAL, "%s", _("the screen could not be set up"));
		return NULL;
	}
	t = calloc(1, sizeof(*t));
	if (!t)
		abort();
	t->base = (struct term){ &curses_ops, false };
	t->screen = screen;
	t->ascii = o->ascii;
	set_modes(t);
	curses_set_theme(&t->base, o->theme);
	/* Before its first endwin() ncurses flushes at every cursor move: 63
	 * writes for a page instead of one. */
	endwin();
	return &t->base;
}

static void curses_close(struct term *term)
{
	struct term_curses *t = curses_of(term);

	if (!t->suspended)
		endwin();
	delwin(t->keys);
	delscreen(t->screen);
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

static void paint_cell(const struct term_curses *t, int x, int y, const struct cell *c)
{
	enum style style = c->style < STYLE_COUNT ? (enum style)c->style : STYLE_text;
	attr_t attributes = t->attributes[style] | (c->reverse ? A_REVERSE : 0);
	wchar_t wide[WIDE_MAX + 1] = L" ";
	cchar_t cell;

	if (c->width == 0 || (!c->p && attributes == A_NORMAL && t->colours[style] == 0))
		return;
	if (c->p && widen(t, c, wide) == 0)
		wide[0] = L' ', wide[1] = L'\0';
	if (setcchar(&cell, wide, attributes, t->colours[style], NULL) == OK)
		mvadd_wch(y, x, &cell);
}

static void curses_present(struct term *term, const struct surface *s)
{
	struct term_curses *t = curses_of(term);
	int w, h;

	if (t->suspended)
		return;
	getmaxyx(stdscr, h, w);
	/* without erase() halves of wide cells that were written over stay */
	erase();
	for (int y = 0; y < s->h && y < h; y++)
		for (int x = 0; x < s->w && x < w; x++)
			paint_cell(t, x, y, &s->cells[(size_t)y * (size_t)s->w + (size_t)x]);
	curs_set(s->cursor_x >= 0 ? 1 : 0);
	/* where the cursor cannot be hidden it rests in the last line */
	if (s->cursor_x >= 0 && s->cursor_y < h && s->cursor_x < w)
		move(s->cursor_y, s->cursor_x);
	else
		move(h > 0 ? h - 1 : 0, 0);
	refresh();
}

static void curses_redraw(struct term *t)
{
	(void)t;
	clearok(curscr, TRUE);
}

/* ---- keys ---- */

static uint32_t special_code(wint_t code)
{
	static const struct { wint_t curses; uint32_t ours; } map[] = {
		{ KEY_UP, KEY_UP_ARROW }, { KEY_DOWN, KEY_DOWN_ARROW },
		{ KEY_LEFT, KEY_LEFT_ARROW }, { KEY_RIGHT, KEY_RIGHT_ARROW },
		{ KEY_HOME, KEY_HOME_KEY }, { KEY_END, KEY_END_KEY },
		{ KEY_PPAGE, KEY_PAGE_UP }, { KEY_NPAGE, KEY_PAGE_DOWN },
		{ KEY_IC, KEY_INSERT }, { KEY_DC, KEY_DELETE }, { KEY_BTAB, KEY_BACK_TAB },
		{ KEY_BACKSPACE, KEY_BACKSPACE_KEY }, { KEY_ENTER, '\r' },
		{ KEY_A1, KEY_HOME_KEY }, { KEY_A3, KEY_PAGE_UP },
		{ KEY_C1, KEY_END_KEY }, { KEY_C3, KEY_PAGE_DOWN },
	};

	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (map[i].curses == code)
			return map[i].ours;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return KEY_F_BASE + (uint32_t)(code - KEY_F(0));
	return 0;
}

static struct key plain_key(wint_t code)
{
	if (code == 127 || code == 8)
		return (struct key){ KEY_BACKSPACE_KEY, 0 };
	if (code == '\n' || code == '\r')
		return (struct key){ '\r', 0 };
	if (code == '\t' || code == 27)
		return (struct key){ (uint32_t)code, 0 };
	if (code == 0)
		return (struct key){ ' ', KEY_CTRL };
	if (code <= 26)
		return (struct key){ (uint32_t)code + 'a' - 1, KEY_CTRL };
	if (code < ' ')
		return (struct key){ (uint32_t)code + '@', KEY_CTRL };
	return (struct key){ (uint32_t)code, 0 };
}

enum got { GOT_NONE, GOT_KEY, GOT_OTHER };

static enum got get_key(struct term_curses *t, struct key *out)
{
	wint_t code;
	int kind = wget_wch(t->keys, &code);

	*out = (struct key){ 0, 0 };
	if (kind == ERR)
		return GOT_NONE;
	if (kind == KEY_CODE_YES)
		out->code = special_code(code);
	else if (code <= 0x10ffff && !(code >= 0x80 && code < 0xa0))
		*out = plain_key(code);
	/* KEY_RESIZE, which resizeterm() leaves behind, is no key of ours */
	return out->code ? GOT_KEY : GOT_OTHER;
}

/* curses says ERR for "nothing there" and for "nothing will ever come"; a
 * reader who is gone must not make us spin. */
static bool terminal_lost(void)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	if (poll(&p, 1, 0) < 0)
		return errno != EINTR;
	if (p.revents & (POLLERR | POLLNVAL))
		return true;
	/* the last keys before a hang-up are still read */
	return (p.revents & POLLHUP) && !(p.revents & POLLIN);
}

static bool input_waits(void)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	return poll(&p, 1, 0) > 0 && (p.revents & POLLIN);
}

/* Readable, but a read gives nothing, twice: the end of the input. */
static enum got get_or_lose(struct term_curses *t, struct key *out, bool *lost)
{
	enum got got = get_key(t, out);

	if (got == GOT_NONE && input_waits()) {
		got = get_key(t, out);
		*lost = got == GOT_NONE && input_waits();
	}
	if (got == GOT_NONE && !*lost)
		*lost = terminal_lost();
	return got;
}

/* The rest of a sequence that terminfo does not know, to its end. */
static bool get_sequence(struct term_curses *t, struct key *out)
{
	char bytes[CSI_MAX];
	struct key k;
	size_t n = 0;

	while (n < CSI_MAX && get_key(t, &k) == GOT_KEY && k.mods == 0) {
		bytes[n++] = k.code < 0x80 ? (char)k.code : 0;
		if (csi_ends(k.code))
			break;
	}
	/* Alt and "[" typed, nothing more */
	if (n == 0)
		return true;
	return csi_key((struct str){ bytes, n }, out);
}

/* An Esc came and get_key has waited ESCDELAY for what follows: nothing, an
 * Alt chord or an unknown sequence.  False: no key of ours. */
static bool after_escape(struct term_curses *t, struct key *out)
{
	struct key after;

	if (get_key(t, &after) != GOT_KEY)
		return true;
	if (after.code == 27) {
		t->has_pushed = true;
		t->pushed = after;
		return true;
	}
	*out = (struct key){ after.code, after.mods | KEY_META };
	if (after.mods == 0 && (after.code == '[' || after.code == 'O'))
		return get_sequence(t, out);
	return true;
}

static bool curses_read(struct term *term, struct key *out, bool *lost)
{
	struct term_curses *t = curses_of(term);
	enum got got;

	*lost = false;
	if (t->has_pushed) {
		t->has_pushed = false;
		*out = t->pushed;
		return true;
	}
	if (t->suspended)
		return false;
	while ((got = get_or_lose(t, out, lost)) != GOT_NONE)
		if (got == GOT_KEY && (out->code != 27 || after_escape(t, out)))
			return true;
	return false;
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

static void curses_suspend(struct term *t)
{
	curs_set(1);
	endwin();
	curses_of(t)->suspended = true;
}

static void curses_resume(struct term *t)
{
	curses_of(t)->suspended = false;
	curses_resized(t);
	clearok(curscr, TRUE);
}

static void write_all(struct str s)
{
	while (s.n > 0) {
		ssize_t n = write(STDOUT_FILENO, s.p, s.n);
		if (n < 0 && errno != EINTR)
			return;
		s = str_skip(s, n > 0 ? (size_t)n : 0);
	}
}

static void curses_copy(struct term *t, struct str text)
{
	enum osc52_inside inside = getenv("TMUX") ? OSC52_TMUX : getenv("STY") ? OSC52_SCREEN : OSC52_PLAIN;
	struct buf out;

	(void)t;
	buf_init(&out, COPY_CEILING);
	if (osc52_write(text, inside, &out))
		write_all(buf_str(&out));
	buf_release(&out);
}

static enum script_want curses_script(struct term *t, struct str *argument)
{
	(void)t; (void)argument;
	return SCRIPT_END;
}

static const struct term_ops curses_ops = {
	.close = curses_close, .size = curses_size, .fd = curses_fd, .read = curses_read,
	.present = curses_present, .redraw = curses_redraw, .set_theme = curses_set_theme,
	.resized = curses_resized, .suspend = curses_suspend, .resume = curses_resume,
	.copy = curses_copy, .script = curses_script,
};
