/*
 * pane_help: the live keymap as a list to scroll and search in.  It is a
 * layer over the panes.
 */
#include "base/words.h"
#include "text/width.h"
#include "ui/pane.h"

enum { KEYS_X = 2, KEYS_W = 16, COMMAND_W = 72 };

struct help_line {
	struct str heading;             /* of a context; else: */
	struct str keys, command, words;
	struct str context;
};

struct help_lines { VEC(struct help_line) list; };

static struct str heading_of(struct str name)
{
	static const char *const words[CONTEXT_COUNT] = {
		[CONTEXT_ANY] = N_("Everywhere"), [CONTEXT_CATEGORIES] = N_("Newsstand"),
		[CONTEXT_ARTICLES] = N_("Articles"), [CONTEXT_READER] = N_("Article"),
		[CONTEXT_HELP] = N_("Help"),
	};
	enum context c;

	if (str_eq(name, STR(":")))
		return str_of(_("Commands"));
	if (str_eq(name, STR("set")))
		return str_of(_("Settings"));
	return context_from_name(name, &c) ? str_of(_(words[c])) : name;
}

static bool row_wanted(const struct help_row *r, const struct find *f, struct arena *a)
{
	if (f->plain.n == 0)
		return true;
	return find_any(f, r->words, a) || str_find_nocase(r->command, f->plain, 0) < r->command.n ||
	       str_eq(r->keys, f->plain);
}

/* Several keys of one command share a line. */
static bool join_keys(struct help_lines *out, const struct help_row *r, struct arena *a)
{
	for (int i = out->list.n - 1; i >= 0; i--) {
		struct help_line *l = &out->list.v[i];
		if (!str_eq(l->context, r->context))
			return false;
		if (l->heading.n == 0 && r->keys.n && str_eq(l->command, r->command)) {
			l->keys = arena_printf(a, "%.*s  %.*s", STR_ARG(l->keys), STR_ARG(r->keys));
			return true;
		}
	}
	return false;
}

static void help_build(const struct ui *u, const struct state *st, struct arena *a,
		struct help_lines *out)
{
	struct str context = STR_NONE;
	struct find f;

	*out = (struct help_lines){ 0 };
	find_prepare(&f, prompt_text(&u->help.filter), a);
	for (int i = 0; i < (st->telling ? st->log.n : st->help.n); i++) {
		const struct help_row *r = st->telling ? &st->log.v[i] : &st->help.v[i];
		if (!row_wanted(r, &f, a) || join_keys(out, r, a))
			continue;
		if (!str_eq(context, r->context) || out->list.n == 0) {
			if (out->list.n)
				*VEC_PUSH(&out->list, a) = (struct help_line){ .context = context };
			context = r->context;
			*VEC_PUSH(&out->list, a) = (struct help_line){
				.heading = heading_of(context), .context = context };
		}
		*VEC_PUSH(&out->list, a) = (struct help_line){
			.keys = r->keys, .command = r->command, .words = r->words, .context = context };
	}
}

static int help_rows(const struct ui *u)
{
	int h = u->h - 2;

	return h > 0 ? h : 1;
}

static int help_count(const struct ui *u, const struct state *st)
{
	struct arena scratch = { 0 };
	struct help_lines lines;
	int n;

	help_build(u, st, &scratch, &lines);
	n = lines.list.n;
	arena_release(&scratch);
	return n;
}

static void set_top(struct ui *u, const struct state *st, int top)
{
	int last = help_count(u, st) - help_rows(u);

	u->help.top = top > last ? last : top;
	if (u->help.top < 0)
		u->help.top = 0;
}

void help_clamp(struct ui *u, const struct state *st)
{
	set_top(u, st, u->help.top);
}

bool help_move(struct ui *u, const struct state *st, enum motion m, int count)
{
	int before = u->help.top;

	set_top(u, st, before + motion_lines(m, count, help_rows(u)));
	return u->help.top != before;
}

/* ---- drawing ---- */

static void draw_line(struct surface *s, struct rect r, const struct help_line *l)
{
	int keys_w = r.w >= 3 * KEYS_W ? KEYS_W : r.w / 3, x = KEYS_X + keys_w + 1;
	int command_w = r.w >= COMMAND_W && l->command.n ? draw_width(s, l->command) + 2 : 0;

	if (l->heading.n) {
		draw_fit(s, r.x + 1, r.y, r.w - 1, l->heading, STYLE_heading);
		return;
	}
	if (l->keys.n == 0 && l->command.n == 0)        /* a line of the log */
		x = KEYS_X;
	draw_fit(s, r.x + KEYS_X, r.y, keys_w, l->keys, STYLE_key);
	draw_fit(s, r.x + x, r.y, r.w - x - 1 - command_w, l->words.n ? l->words : l->command, STYLE_text);
	if (command_w)
		draw_right(s, r.x, r.y, r.w - 1, l->command, STYLE_muted);
}

void help_draw(const struct ui *u, const struct state *st, struct surface *s, struct rect r)
{
	struct help_lines lines;
	struct str filter = prompt_text(&u->help.filter);
	int x;

	help_build(u, st, &s->frame, &lines);
	x = 1 + draw_fit(s, r.x + 1, r.y, r.w - 2, str_of(_("Help")), STYLE_pane_title);
	if (filter.n && !u->help.filter.open)
		draw_fit(s, r.x + x + 2, r.y, r.w - x - 3, arena_printf(&s->frame, "/%.*s", STR_ARG(filter)),
			 STYLE_prompt);
	if (lines.list.n == 0)
		draw_fit(s, r.x + KEYS_X, r.y + 1, r.w - KEYS_X - 1, str_of(_("nothing found")), STYLE_muted);
	for (int i = 0; i + 1 < r.h && u->help.top + i < lines.list.n; i++)
		draw_line(s, (struct rect){ r.x, r.y + 1 + i, r.w, 1 }, &lines.list.v[u->help.top + i]);
}

/* ---- keys ---- */

static const struct { struct key key; enum motion motion; } help_motions[] = {
	{ { 'j', 0 }, MOVE_DOWN }, { { KEY_DOWN_ARROW, 0 }, MOVE_DOWN }, { { '\r', 0 }, MOVE_DOWN },
	{ { 'k', 0 }, MOVE_UP }, { { KEY_UP_ARROW, 0 }, MOVE_UP },
	{ { ' ', 0 }, MOVE_PAGE_DOWN }, { { KEY_PAGE_DOWN, 0 }, MOVE_PAGE_DOWN },
	{ { 'f', KEY_CTRL }, MOVE_PAGE_DOWN }, { { 'b', 0 }, MOVE_PAGE_UP },
	{ { KEY_PAGE_UP, 0 }, MOVE_PAGE_UP }, { { 'b', KEY_CTRL }, MOVE_PAGE_UP },
	{ { 'd', KEY_CTRL }, MOVE_HALF_DOWN }, { { 'u', KEY_CTRL }, MOVE_HALF_UP },
	{ { 'g', 0 }, MOVE_FIRST }, { { KEY_HOME_KEY, 0 }, MOVE_FIRST },
	{ { 'G', 0 }, MOVE_LAST }, { { KEY_END_KEY, 0 }, MOVE_LAST },
};

static bool help_closes(struct key k)
{
	static const uint32_t keys[] = { 'q', 'h', '?', 27, KEY_LEFT_ARROW, KEY_BACKSPACE_KEY };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (k.code == keys[i] && k.mods == 0)
			return true;
	return key_eq(k, (struct key){ 'c', KEY_CTRL });
}

static enum layer_result filter_key(struct ui *u, const struct state *st, struct key k)
{
	/* closing the line takes the filter back, Enter keeps it */
	if (prompt_key(&u->help.filter, k) == LAYER_CLOSED)
		prompt_open(&u->help.filter, PROMPT_SEARCH, STR("")), prompt_close(&u->help.filter);
	set_top(u, st, 0);
	return LAYER_USED;
}

enum layer_result help_key(struct ui *u, const struct state *st, struct key k)
{
	if (u->help.filter.open)
		return filter_key(u, st, k);
	if (help_closes(k)) {
		u->help.open = false;
		return LAYER_CLOSED;
	}
	if (key_eq(k, (struct key){ '/', 0 })) {
		prompt_open(&u->help.filter, PROMPT_SEARCH, STR(""));
		set_top(u, st, 0);
		return LAYER_USED;
	}
	for (size_t i = 0; i < sizeof(help_motions) / sizeof(help_motions[0]); i++) {
		if (key_eq(k, help_motions[i].key)) {
			help_move(u, st, help_motions[i].motion, 1);
			return LAYER_USED;
		}
	}
	/* letters do nothing to the panes that are covered; Q, ":" and chords
	 * (redraw, suspend) go on to the keymap */
	return key_is_text(k) && k.code != 'Q' && k.code != ':' ? LAYER_USED : LAYER_NONE;
}
