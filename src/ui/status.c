/* status: the bottom line, and the line of key hints over it. */
#include "base/words.h"
#include "text/fold.h"
#include "text/wrap.h"
#include "ui/pane.h"
#include "ui/when.h"

enum { DEMO_W = 40, LEAST_W = 16, MESSAGE_H = 3 };

static const struct hint {
	enum pane_id pane;
	const char *command, *key, *words;
} hints[] = {
#define HINT(pane, command, key, words) { PANE_##pane, command, key, words },
#include "ui/hints.def"
#undef HINT
};

static void draw_hints(const struct ui *u, const struct state *st, struct surface *s, struct rect r)
{
	int x = 1;

	for (size_t i = 0; i < sizeof(hints) / sizeof(hints[0]); i++) {
		struct str key, words;
		int w;

		if (hints[i].pane != u->focus)
			continue;
		key = key_of(st, hints[i].command, hints[i].key);
		words = str_of(_(hints[i].words));
		w = draw_width(s, key) + 1 + draw_width(s, words);
		/* a hint is shown whole or not at all */
		if (key.n == 0 || x + w > r.w - 1)
			continue;
		x += surface_text(s, r.x + x, r.y, r.w - x, key, STYLE_key) + 1;
		x += surface_text(s, r.x + x, r.y, r.w - x, words, STYLE_hint) + 3;
	}
}

/* Pieces from the right edge inward; gives the column where they begin. */
static int draw_tail(const struct state *st, struct surface *s, struct rect r)
{
	struct str demo = st->demo && r.w >= DEMO_W && !draw_linear(st) ? str_of(_("demo")) : STR_NONE;
	struct str jobs = st->jobs > 0 ? arena_printf(&s->frame, _("fetching %d"), st->jobs) : STR_NONE;
	struct str fetched = st->refreshed_s && st->jobs == 0 ? arena_printf(&s->frame, _("fetched %.*s"), STR_ARG(
		when_column(st->refreshed_s, true, st->now_s, st->offset_min, false, &s->frame))) : STR_NONE;
	const struct { struct str words; enum style style; } parts[] = {
		{ demo, STYLE_muted }, { fetched, STYLE_muted }, { jobs, STYLE_count }, { st->pending, STYLE_key },
	};
	int right = r.x + r.w - 1;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		int w = draw_width(s, parts[i].words);
		/* what is being typed is always shown; the rest where it fits */
		if (w == 0 || (right - w < r.x + r.w / 2 && i + 1 < sizeof(parts) / sizeof(parts[0])))
			continue;
		draw_right(s, r.x, r.y, right - r.x, parts[i].words, parts[i].style);
		right -= w + 2;
	}
	return right;
}

/* A complaint too long for its line takes those over it, so that what to do is
 * read too; in a window with no room for that it is cut.  Other messages cover
 * nothing. */
static void draw_message(const struct state *st, struct surface *s, struct rect r, int width)
{
	enum style style = st->message_is_error ? STYLE_error : STYLE_message;
	struct span span = { s->ascii ? text_ascii(st->message, &s->frame) : st->message, style, 0 };
	struct line *lines;
	int n;

	if (!st->message_is_error || draw_width(s, st->message) <= width || width < LEAST_W || r.y < 2 * MESSAGE_H) {
		draw_fit(s, r.x + 1, r.y, width, st->message, style);
		return;
	}
	lines = text_wrap(&span, 1, width, &s->frame, &n);
	n = n < MESSAGE_H ? n : MESSAGE_H;
	for (int i = 0; i < n; i++) {
		int y = r.y - n + 1 + i;

		if (y < r.y)
			surface_fill(s, (struct rect){ r.x, y, r.w, 1 }, STYLE_status);
		surface_line(s, r.x + 1, y, width, &lines[i]);
	}
}

static void draw_words(const struct ui *u, const struct state *st, struct surface *s, struct rect r, int width)
{
	struct str typed;

	if (ui_hints_typed(u, &typed))
		draw_fit(s, r.x + 1, r.y, width, arena_printf(&s->frame, "%s %.*s", _("letters of a link (Esc: none):"),
							      STR_ARG(typed)), STYLE_message);
	else if (st->message.n)
		draw_message(st, s, r, width);
	else if (st->list.trouble.n && st->list.total > 0)
		draw_fit(s, r.x + 1, r.y, width, st->list.trouble, STYLE_error);
	else
		draw_fit(s, r.x + 1, r.y, width, st->notice, STYLE_status);
}

void status_draw(const struct ui *u, const struct state *st, struct surface *s)
{
	struct rect r = u->at.status;
	int right;

	if (u->at.hint.h > 0 && u->sheet.id == SHEET_NONE)
		draw_hints(u, st, s, u->at.hint);
	if (u->prompt.open && u->prompt.kind == PROMPT_COMMAND && st->prompt_help.n && r.y > 0) {
		struct rect over = { r.x, r.y - 1, r.w, 1 };

		surface_fill(s, over, STYLE_hint);
		draw_fit(s, over.x + 1, over.y, over.w - 2, st->prompt_help, STYLE_hint);
	}
	if (u->prompt.open || (u->sheet.id != SHEET_NONE && u->sheet.filter.open)) {
		surface_fill(s, r, STYLE_prompt);
		prompt_draw(u->prompt.open ? &u->prompt : &u->sheet.filter, s, r);
		return;
	}
	surface_fill(s, r, STYLE_status);
	right = draw_tail(st, s, r);
	draw_words(u, st, s, r, right - r.x - 1);
}
