/*
 * reader_wide: tables that are wider than the page go sideways, from column to
 * column: a number that is cut in two would read as another one.
 */
#include "text/grapheme.h"
#include "text/width.h"
#include "ui/reader.h"

/* The column that begins at x or before it. */
static int stop_before(const int *stops, int x)
{
	int found = 0;

	for (int i = 0; stops[i] >= 0 && stops[i] <= x; i++)
		found = stops[i];
	return found;
}

static int stop_after(const int *stops, int x)
{
	int i = 0;

	while (stops[i] >= 0 && stops[i + 1] >= 0 && stops[i] < x)
		i++;
	return stops[i];
}

/* No further than until the table's end is in view. */
int reader_shift(const struct ui *u, int line)
{
	const struct page_line *l = &u->page.lines.v[line];
	int last;

	if (l->wide <= u->page.width)
		return 0;
	last = stop_after(l->stops, l->wide - u->page.width);
	return u->page_left >= last ? last : stop_before(l->stops, u->page_left);
}

bool ui_scroll_sideways(struct ui *u, int direction, int count)
{
	const struct page_line *l = NULL;
	int step = u->page.width / 2, line = u->page_top;

	for (; !l && line < u->page.lines.n && reader_line_shown(u, line); line++)
		if (u->page.lines.v[line].wide > u->page.width)
			l = &u->page.lines.v[line];
	if (!l)
		return false;
	for (int i = 0; i < count && i < l->wide; i++) {
		int now = reader_shift(u, line - 1), to;

		if (direction > 0) {
			to = stop_before(l->stops, now + step);
			u->page_left = to > now ? to : stop_after(l->stops, now + 1);
		} else {
			to = now - step <= 0 ? 0 : stop_after(l->stops, now - step);
			u->page_left = to < now ? to : stop_before(l->stops, now > 0 ? now - 1 : 0);
		}
	}
	return true;
}

void reader_show_columns(struct ui *u, int line, int x, int w)
{
	int shift = reader_shift(u, line);

	if (u->page.lines.v[line].wide <= u->page.width)
		return;
	if (x < shift || x + w > shift + u->page.width)
		u->page_left = x > u->page.width / 3 ? x - u->page.width / 3 : 0;
}

/* ---- drawing ---- */

/* What is left of a run when `cut` cells of it are out of view; a wide letter
 * that is cut in two leaves a blank, which *x steps over. */
static struct str cut_run(const struct run *run, int cut, int *x)
{
	int used = 0;
	struct str hidden = text_prefix(run->text, cut, &used), rest = str_skip(run->text, hidden.n);
	struct grapheme g;

	if (used < cut && text_next(&rest, &g))
		*x += g.width - (cut - used);
	return rest;
}

/* Where a click of the terminal's own leads from these words: the headline to
 * the article's page. */
static struct str address_of(const struct ui *u, const struct state *st, const struct run *run)
{
	if (run->link != 0)
		return ui_link(u, run->link);
	return run->style == STYLE_title && st->page.article ? st->page.article->url : STR_NONE;
}

static void draw_line(const struct ui *u, const struct state *st, struct surface *s, struct rect r, const struct line *l, int shift)
{
	int x = -shift;

	for (int i = 0; i < l->n && x < r.w; i++) {
		const struct run *run = &l->v[i];
		bool chosen = run->link != 0 && run->link == u->link;
		struct str text = run->text;
		int used;

		if (x + run->width <= 0) {
			x += run->width;
			continue;
		}
		if (x < 0) {
			int cut = -x;
			x = 0;
			text = cut_run(run, cut, &x);
		}
		used = surface_text(s, r.x + x, r.y, r.w - x, text, chosen ? STYLE_link_selected : run->style);
		surface_link(s, (struct rect){ r.x + x, r.y, used, 1 }, address_of(u, st, run));
		x += used;
	}
}

/* A line of a table that is wider than the page: what shows of it, and in the
 * margins that there is more. */
static void draw_wide(const struct ui *u, const struct state *st, struct surface *s, struct rect r,
		const struct page_line *l, int shift)
{
	const struct marks *m = marks_of(st);
	int w = u->page.width < r.w ? u->page.width : r.w;
	int right = w < r.w ? w : w - 1, left = r.x > 0 ? -1 : 0;

	draw_line(u, st, s, (struct rect){ r.x, r.y, w, 1 }, &l->line, shift);
	if (l->line.width - shift > w)
		surface_text(s, r.x + right, r.y, 1, str_of(m->right), STYLE_key);
	if (shift > 0 && l->line.n)
		surface_text(s, r.x + left, r.y, 1, str_of(m->left), STYLE_key);
}

void reader_draw_line(const struct ui *u, const struct state *st, struct surface *s, struct rect r, int line)
{
	const struct page_line *l = &u->page.lines.v[line];

	if (l->wide > u->page.width)
		draw_wide(u, st, s, r, l, reader_shift(u, line));
	else
		draw_line(u, st, s, r, &l->line, 0);
}
