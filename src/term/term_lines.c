/*
 * term_lines: a terminal that has no screen: TERM=dumb, a teletype, an editor's
 * shell, a pipe.  What is typed comes line by line; what has changed goes out as
 * plain lines.  Only for the linear mode, whose cursor stands on the line that
 * is meant.
 *
 * A line typed is keys, its end is none of them, but for an empty line (Enter)
 * and one typed at a prompt.  A line that is a key's name ("Tab", "C-d") is that
 * key.
 */
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/vec.h"
#include "base/words.h"
#include "term/kinds.h"
#include "text/clean.h"

enum { USUAL_W = 80, USUAL_H = 24, SIDE_MAX = 1000, DUMP_BYTES_MAX = 32 << 20, TYPED_MAX = 1 << 16, FEW = 2, BLANKS_MAX = 2 };

struct term_lines {
	struct term base;
	struct buf typed;               /* read, not yet taken */
	size_t taken;
	bool in_line;                   /* behind the first key of a line */
	bool typing;                    /* at a prompt */
	struct arena arenas[2];         /* of the rows shown last, and of the new ones */
	int turn;
	VEC(struct str) shown;
	int cursor_y;
};

static struct term_lines *lines_of(struct term *t)
{
	return (struct term_lines *)t;
}

/* ---- keys ---- */

/* More of what was typed, if it is there; false at the end of the input. */
static bool read_more(struct term_lines *l)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };
	struct str rest = str_skip(buf_str(&l->typed), l->taken);
	char chunk[4096];
	ssize_t n;

	if (poll(&p, 1, 0) <= 0)
		return true;
	n = read(STDIN_FILENO, chunk, sizeof(chunk));
	if (n <= 0)
		return n < 0;
	if (rest.n)
		memmove(l->typed.p, rest.p, rest.n);
	l->typed.n = rest.n;
	l->taken = 0;
	/* a line that long is no command */
	if (!buf_add(&l->typed, (struct str){ chunk, (size_t)n }))
		buf_clear(&l->typed);
	return true;
}

static bool take_line_end(struct term_lines *l, struct key *out)
{
	bool enter = !l->in_line || l->typing;

	l->taken++;
	l->in_line = false;
	*out = (struct key){ '\r', 0 };
	return enter;
}

/* A whole line that names a key of more than one letter. */
static bool take_name(struct term_lines *l, struct str rest, struct key *out)
{
	struct str line = str_sub(rest, 0, str_find_byte(rest, '\n', 0)), after = line;

	if (l->in_line || l->typing || line.n == rest.n || line.n < 2)
		return false;
	text_code_point(&after);
	if (after.n == 0 || !key_from_name(line, out))
		return false;
	l->taken += line.n + 1;
	return true;
}

static bool lines_read(struct term *t, struct key *out, bool *lost)
{
	struct term_lines *l = lines_of(t);
	struct str rest;
	size_t end;

	*lost = false;
	for (;;) {
		rest = str_skip(buf_str(&l->typed), l->taken);
		/* a line is taken when all of it is there */
		end = str_find_byte(rest, '\n', 0);
		if (end == rest.n) {
			size_t before = rest.n;

			*lost = !read_more(l);
			if (*lost || l->typed.n - l->taken == before)
				return false;
			continue;
		}
		if (end == 0) {
			if (take_line_end(l, out))
				return true;
			continue;
		}
		if (take_name(l, rest, out))
			return true;
		*out = (struct key){ text_code_point(&rest), 0 };
		l->taken = (size_t)(rest.p - l->typed.p);
		l->in_line = true;
		if (out->code >= ' ' && out->code != 0x7f)
			return true;
	}
}

static void lines_typing(struct term *t, bool typing)
{
	lines_of(t)->typing = typing;
}

/* ---- what is shown ---- */

static struct str row_of(const struct term_lines *l, int y)
{
	return y < l->shown.n ? l->shown.v[y] : STR("");
}

/* The surface's rows into the arena whose turn it is. */
static void read_rows(struct term_lines *l, const struct surface *s, struct arena *a)
{
	struct buf b;
	struct str rest, row;

	buf_init(&b, DUMP_BYTES_MAX);
	surface_dump(s, false, &b);
	rest = arena_str(a, buf_str(&b));
	l->shown.v = NULL;
	l->shown.n = l->shown.cap = 0;
	while (rest.n && str_line(&rest, &row))
		*VEC_PUSH(&l->shown, a) = row;
	buf_release(&b);
}

static void put(struct buf *out, struct str row)
{
	size_t blanks = 0;

	if (str_trim(row).n == 0)
		return;
	/* what keeps columns apart on a screen is a waste on a braille line */
	for (size_t i = 0; i < row.n; i++) {
		blanks = row.p[i] == ' ' ? blanks + 1 : 0;
		if (blanks <= BLANKS_MAX)
			buf_add_byte(out, row.p[i]);
	}
	buf_add_byte(out, '\n');
}

/* What stands in the last row is said even where only the line under the cursor
 * is. */
static void put_changes(struct term_lines *l, const struct term_lines *before, const struct surface *s,
		struct buf *out)
{
	int n = l->shown.n > before->shown.n ? l->shown.n : before->shown.n, changed = 0, last = s->h - 1;
	bool moved = s->cursor_y != before->cursor_y;

	for (int y = 0; y < n; y++)
		changed += y != last && !str_eq(row_of(l, y), row_of(before, y));
	for (int y = 0; y < n; y++) {
		bool differs = !str_eq(row_of(l, y), row_of(before, y));

		/* at a prompt the terminal has shown what was typed */
		if (y == last && l->typing)
			continue;
		/* a mark that went from one line to another: the other is meant */
		if (changed <= FEW && moved && y != last ? y == s->cursor_y : differs)
			put(out, row_of(l, y));
	}
}

static void send(struct str bytes)
{
	while (bytes.n) {
		ssize_t n = write(STDOUT_FILENO, bytes.p, bytes.n);

		if (n <= 0)
			return;
		bytes = str_skip(bytes, (size_t)n);
	}
}

static void lines_present(struct term *t, const struct surface *s)
{
	struct term_lines *l = lines_of(t), before = *l;
	struct buf out;

	l->turn = !l->turn;
	arena_clear(&l->arenas[l->turn]);
	read_rows(l, s, &l->arenas[l->turn]);
	buf_init(&out, DUMP_BYTES_MAX);
	put_changes(l, &before, s, &out);
	l->cursor_y = s->cursor_y;
	send(buf_str(&out));
	buf_release(&out);
}

static void lines_redraw(struct term *t)
{
	struct term_lines *l = lines_of(t);

	l->shown.n = 0;
	l->cursor_y = -1;
}

/* ---- the rest ---- */

static int size_of(const char *variable, int measured, int usual)
{
	const char *says = getenv(variable);
	int64_t n = measured;

	if (n <= 0 && (!says || !str_int(str_of(says), &n)))
		n = usual;
	return n > 0 && n <= SIDE_MAX ? (int)n : usual;
}

static void lines_size(struct term *t, int *w, int *h)
{
	struct winsize ws = { 0 };

	(void)t;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) != 0)
		ws = (struct winsize){ 0 };
	*w = size_of("COLUMNS", ws.ws_col, USUAL_W);
	*h = size_of("LINES", ws.ws_row, USUAL_H);
}

static int lines_fd(const struct term *t)
{
	(void)t;
	return STDIN_FILENO;
}

static void lines_close(struct term *t)
{
	struct term_lines *l = lines_of(t);

	buf_release(&l->typed);
	arena_release(&l->arenas[0]);
	arena_release(&l->arenas[1]);
	free(l);
}

static bool lines_drained(struct term *t)
{
	(void)t;
	return true;
}

static bool lines_wants_write(const struct term *t)
{
	(void)t;
	return false;
}

static void lines_nothing(struct term *t)
{
	(void)t;
}

static void lines_set_theme(struct term *t, const struct theme *theme)
{
	(void)t; (void)theme;
}

/* There is no clipboard behind a line; the message names the address. */
static void lines_copy(struct term *t, struct str text)
{
	(void)t; (void)text;
}

static enum script_want lines_script(struct term *t, struct str *argument)
{
	(void)t; (void)argument;
	return SCRIPT_END;
}

static const struct term_ops lines_ops = {
	.close = lines_close, .size = lines_size, .fd = lines_fd, .read = lines_read,
	.present = lines_present, .drained = lines_drained, .wants_write = lines_wants_write,
	.redraw = lines_redraw, .set_theme = lines_set_theme,
	.resized = lines_nothing, .suspend = lines_nothing, .resume = lines_redraw,
	.copy = lines_copy, .script = lines_script, .typing = lines_typing,
};

struct term *term_open_lines(void)
{
	struct term_lines *l = calloc(1, sizeof(*l));

	if (!l)
		abort();
	l->base = (struct term){ .ops = &lines_ops };
	buf_init(&l->typed, TYPED_MAX);
	l->cursor_y = -1;
	return &l->base;
}

bool term_has_lines_only(const struct term *t)
{
	return t->ops == &lines_ops;
}
