/*
 * term_null: a terminal that is a script of keys and a grid of text.  The
 * whole program runs on it without a tty, which is how screens are tested.
 */
#include <stdlib.h>

#include "base/words.h"
#include "cells/pointer.h"
#include "term/kinds.h"
#include "text/clean.h"

enum { DUMP_BYTES_MAX = 32 << 20, SIDE_MAX = 1000 };

struct term_null {
	struct term base;
	int w, h;
	struct arena arena;
	struct str rest;                /* of the script */
	struct str typing;              /* rest of a text:… */
	struct buf copied;
	struct buf text, styles;        /* the screen as last presented */
};

static struct term_null *null_of(struct term *t)
{
	return (struct term_null *)t;
}

/* ---- the script ---- */

static bool take_prefix(struct str word, const char *prefix, struct str *argument)
{
	if (!str_starts(word, str_of(prefix)))
		return false;
	*argument = str_skip(word, strlen(prefix));
	return true;
}

/* "text:" and such; "text" alone is no key and is refused at the start. */
static enum script_want want_of(struct str word, struct str *argument)
{
	if (take_prefix(word, "wait:", argument))
		return SCRIPT_WAIT;
	if (take_prefix(word, "dump:", argument))
		return SCRIPT_DUMP;
	if (take_prefix(word, "resize:", argument))
		return SCRIPT_RESIZE;
	return SCRIPT_KEY;
}

static bool parse_size(struct str s, int *w, int *h)
{
	struct str rest = s, part;
	int64_t a, b;

	if (!str_cut(&rest, 'x', &part) || !str_int(part, &a) || !rest.p || !str_int(rest, &b))
		return false;
	if (a < 0 || b < 0 || a > SIDE_MAX || b > SIDE_MAX)
		return false;
	*w = (int)a;
	*h = (int)b;
	return true;
}

static bool word_fits(struct str word)
{
	struct str argument;
	struct key key;
	int64_t n;
	int w, h;

	switch (want_of(word, &argument)) {
	case SCRIPT_WAIT:   return str_int(argument, &n) && n >= 0;
	case SCRIPT_DUMP:   return argument.n > 0;
	case SCRIPT_RESIZE: return parse_size(argument, &w, &h);
	default:            break;
	}
	return take_prefix(word, "text:", &argument) || pointer_from_name(word, &key) || key_from_name(word, &key);
}

static enum script_want null_script(struct term *t, struct str *argument)
{
	struct term_null *n = null_of(t);
	struct str after = n->rest, word;
	enum script_want want;

	if (n->typing.n > 0)
		return SCRIPT_KEY;
	if (!str_word(&after, &word))
		return SCRIPT_END;
	want = want_of(word, argument);
	if (want == SCRIPT_KEY)
		return want;
	n->rest = after;
	if (want == SCRIPT_RESIZE)
		parse_size(*argument, &n->w, &n->h);
	return want;
}

static bool null_read(struct term *t, struct key *out, bool *lost)
{
	struct term_null *n = null_of(t);
	struct str after = n->rest, word, argument;

	*lost = false;
	while (n->typing.n == 0) {
		if (!str_word(&after, &word) || want_of(word, &argument) != SCRIPT_KEY)
			return false;
		n->rest = after;
		if (!take_prefix(word, "text:", &n->typing))
			return pointer_from_name(word, out) || key_from_name(word, out);
	}
	*out = (struct key){ text_code_point(&n->typing), 0 };
	return true;
}

/* ---- the rest is nothing much ---- */

static void null_close(struct term *t)
{
	buf_release(&null_of(t)->copied);
	buf_release(&null_of(t)->text);
	buf_release(&null_of(t)->styles);
	arena_release(&null_of(t)->arena);
	free(t);
}

static void null_size(struct term *t, int *w, int *h)
{
	*w = null_of(t)->w;
	*h = null_of(t)->h;
}

static int null_fd(const struct term *t)
{
	(void)t;
	return -1;
}

static void null_present(struct term *t, const struct surface *s)
{
	struct term_null *n = null_of(t);

	buf_clear(&n->text);
	buf_clear(&n->styles);
	surface_dump(s, false, &n->text);
	surface_dump(s, true, &n->styles);
}

bool term_dump(const struct term *t, bool styles, struct buf *out)
{
	const struct term_null *n = (const struct term_null *)t;

	return t->null && buf_add(out, buf_str(styles ? &n->styles : &n->text));
}

static void null_set_theme(struct term *t, const struct theme *theme)
{
	(void)t; (void)theme;
}

/* A script's clicks come all the same: whether they count is not the terminal's. */
static void null_set_mouse(struct term *t, bool on)
{
	(void)t; (void)on;
}

static void null_set_links(struct term *t, enum term_links wanted)
{
	(void)t; (void)wanted;
}

static bool null_drained(struct term *t)
{
	(void)t;
	return true;
}

static bool null_wants_write(const struct term *t)
{
	(void)t;
	return false;
}

static void null_nothing(struct term *t)
{
	(void)t;
}

static void null_copy(struct term *t, struct str text)
{
	buf_clear(&null_of(t)->copied);
	buf_add(&null_of(t)->copied, text);
}

static void null_alert(struct term *t, struct str text)
{
	(void)t; (void)text;
}

static const struct term_ops null_ops = {
	.close = null_close, .size = null_size, .fd = null_fd, .read = null_read,
	.present = null_present, .drained = null_drained, .wants_write = null_wants_write,
	 .redraw = null_nothing, .set_theme = null_set_theme,
	.set_mouse = null_set_mouse, .set_links = null_set_links,
	.resized = null_nothing, .suspend = null_nothing, .resume = null_nothing,
	.copy = null_copy, .alert = null_alert, .script = null_script,
};

struct term *term_open_null(int w, int h, struct str keys, struct err *e)
{
	struct str rest = keys, word;
	struct term_null *n;

	while (str_word(&rest, &word)) {
		if (!word_fits(word)) {
			err_set(e, ERR_USAGE, _("\"%.*s\" is no key; names are j, Enter, C-d, Up, text:…, "
						"wait:MS, dump:FILE, resize:WxH"), STR_ARG(word));
			return NULL;
		}
	}
	n = calloc(1, sizeof(*n));
	if (!n)
		abort();
	n->base = (struct term){ &null_ops, true };
	n->w = w;
	n->h = h;
	n->rest = arena_str(&n->arena, keys);
	buf_init(&n->copied, DUMP_BYTES_MAX);
	buf_init(&n->text, DUMP_BYTES_MAX);
	buf_init(&n->styles, DUMP_BYTES_MAX);
	return &n->base;
}
