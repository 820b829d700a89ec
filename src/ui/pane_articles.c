/* pane_articles: one line (or two, with ledes) an article. */
#include "base/words.h"
#include "ui/columns.h"
#include "ui/pane.h"
#include "ui/when.h"

enum { EXCERPT_H = 8 };         /* lower panes show titles only, also of a search */

const struct list_row *articles_row(const struct state *st, int row)
{
	int i = row - st->list.first;

	return i >= 0 && i < st->list.rows.n ? &st->list.rows.v[i] : NULL;
}

/* A search shows where its words stand. */
static int row_height(const struct ui *u, const struct state *st)
{
	bool excerpts = st->list.found && u->rows[PANE_ARTICLES] >= EXCERPT_H;

	return option_number(st, OPT_ledes) || excerpts ? 2 : 1;
}

/* ---- rows under their days ---- */

static int64_t day_of(const struct state *st, int row)
{
	const struct list_row *r = articles_row(st, row);

	return r && r->published_s ? (r->published_s + st->offset_min * 60) / 86400 : 0;
}

/* Does a line with the day stand over this row, when `top` is the first? */
static bool has_day(const struct state *st, int row, int top)
{
	return option_number(st, OPT_days) && !st->list.found && (row == top || day_of(st, row) != day_of(st, row - 1));
}

/* Rows that fit from `top` on. */
static int rows_from(const struct ui *u, const struct state *st, int top)
{
	int room = u->rows[PANE_ARTICLES], n = 0;

	for (; top + n < st->list.total; n++) {
		room -= row_height(u, st) + has_day(st, top + n, top);
		if (room < 0)
			break;
	}
	return n > 0 ? n : 1;
}

int articles_visible(const struct ui *u, const struct state *st)
{
	int n = u->rows[PANE_ARTICLES] / row_height(u, st);

	if (option_number(st, OPT_days))
		return rows_from(u, st, u->list.top);
	return n > 0 ? n : 1;
}

/* Lines of days take room: the selected row is on the screen all the same. */
static void settle(struct ui *u, const struct state *st)
{
	while (option_number(st, OPT_days) && u->list.top < u->list.selected
	       && u->list.selected >= u->list.top + rows_from(u, st, u->list.top))
		u->list.top++;
}

static void draw_day(const struct state *st, struct surface *s, struct rect r, int row)
{
	int64_t day = day_of(st, row), today = (st->now_s + st->offset_min * 60) / 86400;
	const struct list_row *at = articles_row(st, row);
	struct date d = { true, false, at ? at->published_s : 0, st->offset_min };
	struct str words = when_full(d, st->offset_min, &s->frame);

	if (day == 0)
		words = str_of(_("Without a date"));
	else if (day == today)
		words = arena_printf(&s->frame, _("Today, %.*s"), STR_ARG(words));
	else if (day == today - 1)
		words = arena_printf(&s->frame, _("Yesterday, %.*s"), STR_ARG(words));
	draw_fit(s, r.x + 1, r.y, r.w - 2, words, STYLE_heading);
}

/* ---- drawing ---- */

static int draw_flags(const struct state *st, struct surface *s, int right, int y,
		const struct list_row *row)
{
	const struct marks *m = marks_of(st);
	int x = right;

	if (row->later)
		surface_text(s, --x, y, 1, str_of(m->later), STYLE_starred);
	if (row->starred)
		surface_text(s, --x, y, 1, str_of(m->star), STYLE_starred);
	return x == right ? 0 : right - x + 1;
}

static struct str time_words(const struct state *st, const struct columns *c, const struct list_row *row,
			     struct arena *a)
{
	/* under its day a row says its hour */
	int64_t now_s = c->days && row->has_time ? row->published_s : st->now_s;

	if (c->days && !row->has_time)
		return STR("");
	/* nothing would mean the day of the row above */
	if (row->published_s == 0)
		return STR("-");
	return when_column(row->published_s, row->has_time, now_s, st->offset_min, c->years, a);
}

/* A day is told once, at its first row that is seen: the rows under it say
 * nothing new, and their dates would be a third of a page's bytes. */
static void draw_time(const struct state *st, struct surface *s, struct rect r, const struct columns *c,
		      const struct list_row *row, const struct list_row *above)
{
	struct str words = time_words(st, c, row, &s->frame);

	if (above && !str_has(words, STR(":")) && str_eq(words, time_words(st, c, above, &s->frame)))
		return;
	surface_text(s, r.x + c->at[COLUMN_TIME].x, r.y, c->at[COLUMN_TIME].w, words, STYLE_date);
}

/* The title keeps its look when it is selected: painting two titles anew is
 * 160 bytes a keystroke, the marker alone 60. */
static void draw_title(const struct ui *u, const struct state *st, struct surface *s, struct rect r,
		       const struct list_row *row)
{
	int used;

	r.w -= draw_flags(st, s, r.x + r.w, r.y, row);
	used = draw_fit(s, r.x, r.y, r.w, row->title, row->unread ? STYLE_unread : STYLE_read);
	surface_link(s, (struct rect){ r.x, r.y, used, 1 }, row->url);
	draw_hits(s, r.x, r.y, r.w, row->title, &row->hits);
	search_mark(u, PANE_ARTICLES, s, r.x, r.y, r.w, row->title);
}

static void draw_excerpt(struct surface *s, int x, int y, int w, const struct list_row *row)
{
	struct str text = row->excerpt.text.n ? row->excerpt.text : row->lede;

	draw_fit(s, x, y, w, text, STYLE_muted);
	draw_hits(s, x, y, w, text, &row->excerpt.hits);
}

static void draw_row(const struct ui *u, const struct state *st, struct surface *s, struct rect r,
		     const struct columns *c, int index)
{
	const struct list_row *row = articles_row(st, index);
	const struct marks *m = marks_of(st);
	bool focused = u->focus == PANE_ARTICLES;
	int title_x = r.x + c->at[COLUMN_TITLE].x;

	if (index == u->list.selected)
		for (int i = 0; i < r.h; i++)
			surface_text(s, r.x, r.y + i, 1, str_of(m->select),
				     focused ? STYLE_marker : STYLE_muted);
	if (focused && index == u->list.selected)
		draw_cursor(st, s, r.x, r.y);
	if (!row)
		return;
	/* in the title's look: another would be sent for every row */
	if (row->unread && c->at[COLUMN_MARKS].w)
		surface_text(s, r.x + c->at[COLUMN_MARKS].x, r.y, 1, str_of(m->unread), STYLE_unread);
	if (c->at[COLUMN_TIME].w)
		draw_time(st, s, r, c, row, index > u->list.top ? articles_row(st, index - 1) : NULL);
	if (c->at[COLUMN_PORTAL].w)
		draw_fit(s, r.x + c->at[COLUMN_PORTAL].x, r.y, c->at[COLUMN_PORTAL].w,
			 portal_name(st, row->portal), STYLE_muted);
	if (c->at[COLUMN_LEDE].w)
		draw_fit(s, r.x + c->at[COLUMN_LEDE].x, r.y, c->at[COLUMN_LEDE].w, row->lede, STYLE_muted);
	draw_title(u, st, s, (struct rect){ title_x, r.y, c->at[COLUMN_TITLE].w, 1 }, row);
	if (r.h > 1)
		draw_excerpt(s, title_x, r.y + 1, r.x + r.w - 1 - title_x, row);
}

/* A paper that closed has nothing new; what its pages still have is asked for
 * by the reader alone. */
static struct str closed_words(const struct state *st, struct arena *a)
{
	struct str key = key_of(st, "refresh", "r");

	if (st->list.fetching)
		return str_of(_("This newspaper has closed. Its old pages are being asked for…"));
	if (key.n == 0)
		return str_of(_("This newspaper has closed; nothing of it is in the archive."));
	return arena_printf(a, _("This newspaper has closed; nothing of it is in the archive. %.*s asks for its "
				 "old pages."), STR_ARG(key));
}

static struct str empty_words(const struct state *st, struct arena *a)
{
	const struct list_view *l = &st->list;
	struct str key;

	if (l->trouble.n)
		return l->trouble;
	if (l->closed)
		return closed_words(st, a);
	if (l->fetching)
		return str_of(_("Fetching the first articles…"));
	if (l->filter.n)
		return str_of(_("No article here matches the filter."));
	if (l->kept)
		return str_of(_("Nothing is kept here."));
	if (l->found)
		return str_of(_("Nothing in the archive has these words."));
	key = key_of(st, "refresh", "r");
	if (key.n == 0)
		return str_of(_("There are no articles here yet."));
	return arena_printf(a, _("There are no articles here yet. %.*s fetches them."), STR_ARG(key));
}

static void articles_draw(const struct ui *u, const struct state *st, struct surface *s,
		struct rect r)
{
	struct columns c;
	int pad = r.w > 24 ? 3 : 1;

	if (st->list.total == 0) {
		draw_paragraph(s, (struct rect){ r.x + pad, r.y + (r.h > 4), r.w - 2 * pad, r.h - (r.h > 4) },
			       empty_words(st, &s->frame), st->list.trouble.n ? STYLE_error : STYLE_muted);
		return;
	}
	c = columns_of(st, s, r.w);
	for (int i = u->list.top, y = 0; i < st->list.total; i++, y += row_height(u, st)) {
		bool day = has_day(st, i, u->list.top);

		/* the first row is drawn whatever the height */
		if (i > u->list.top && y + day + row_height(u, st) > r.h)
			return;
		if (day && r.h > 1)
			draw_day(st, s, (struct rect){ r.x, r.y + y++, r.w, 1 }, i);
		draw_row(u, st, s, (struct rect){ r.x, r.y + y, r.w, row_height(u, st) < r.h - y ? row_height(u, st) : r.h - y },
			 &c, i);
	}
}

/* New articles are told in the title: a line of their own would move the
 * list under the cursor. */
static void articles_title(const struct ui *u, const struct state *st, struct arena *a,
		struct pane_title *t)
{
	const struct list_view *l = &st->list;
	const struct marks *m = marks_of(st);

	t->left = l->title.n ? l->title : str_of(_("Articles"));
	if (l->read_as.n)
		t->left = arena_printf(a, "%.*s (%.*s)", STR_ARG(t->left), STR_ARG(l->read_as));
	if (l->filter.n)
		t->left = arena_printf(a, "%.*s  =%.*s", STR_ARG(t->left), STR_ARG(l->filter));
	if (l->fetching)
		t->left = arena_printf(a, "%.*s %s", STR_ARG(t->left), m->busy);
	else if (l->trouble.n && l->total > 0)
		t->left = arena_printf(a, "%.*s %s", STR_ARG(t->left), m->failed);
	if (l->total > 0)
		t->right = arena_printf(a, "%d/%d", u->list.selected + 1, l->total);
	/* plain: a colour here would be sent with every j */
	t->right_style = STYLE_text;
	if (l->waiting > 0) {
		t->right = arena_printf(a, _("%d new"), l->waiting);
		t->right_style = STYLE_message;
	}
}

/* ---- moving ---- */

static void remember(struct ui *u, const struct state *st)
{
	const struct list_row *row = articles_row(st, u->list.selected);

	u->list.id = row ? row->id : 0;
}

static bool articles_move(struct ui *u, const struct state *st, enum motion m, int count)
{
	bool moved = list_move(&u->list, st->list.total, articles_visible(u, st), m, count);

	settle(u, st);
	remember(u, st);
	return moved;
}

/* As articles_draw puts them: with their days and ledes. */
static int articles_hit(const struct ui *u, const struct state *st, int x, int y)
{
	int room = u->rows[PANE_ARTICLES], at = 0;

	(void)x;
	for (int i = u->list.top; i < st->list.total && at <= y; i++) {
		int day = has_day(st, i, u->list.top) && room > 1;

		if (i > u->list.top && at + day + row_height(u, st) > room)
			return -1;
		at += day;
		if (y >= at && y < at + row_height(u, st))
			return i;
		at += row_height(u, st);
	}
	return -1;
}

static void articles_scroll(struct ui *u, const struct state *st, int lines)
{
	list_scroll(&u->list, st->list.total, articles_visible(u, st), lines);
	settle(u, st);
	remember(u, st);
}

static void articles_sync(struct ui *u, const struct state *st)
{
	const struct list_view *l = &st->list;
	int height = articles_visible(u, st);

	for (int i = 0; u->list.id != 0 && i < l->rows.n; i++) {
		if (l->rows.v[i].id == u->list.id) {
			list_shift(&u->list, l->first + i, l->total, height);
			settle(u, st);
			return;
		}
	}
	list_clamp(&u->list, l->total, height);
	settle(u, st);
	remember(u, st);
}

/* ---- search in the titles that are loaded ---- */

static bool hit(const struct ui *u, const struct list_row *r)
{
	struct arena scratch = { 0 };
	bool found = find_any(&u->search.find, r->title, &scratch);

	arena_release(&scratch);
	return found;
}

static int articles_search(struct ui *u, const struct state *st)
{
	int hits = 0;

	for (int i = 0; i < st->list.rows.n; i++)
		hits += hit(u, &st->list.rows.v[i]);
	return hits;
}

static bool articles_step(struct ui *u, const struct state *st, int direction, bool here)
{
	int n = st->list.rows.n, at = u->list.selected - st->list.first;

	for (int i = here ? 0 : 1; i <= n && n > 0; i++) {
		int row = ((at + direction * i) % n + n) % n;
		if (hit(u, &st->list.rows.v[row])) {
			list_show(&u->list, st->list.first + row, st->list.total, articles_visible(u, st));
			settle(u, st);
			remember(u, st);
			return true;
		}
	}
	return false;
}

const struct pane_ops pane_articles = {
	.context = CONTEXT_ARTICLES, .draw = articles_draw, .title = articles_title,
	.move = articles_move, .hit = articles_hit, .scroll = articles_scroll,
	 .sync = articles_sync, .search = articles_search,
	.step = articles_step,
};
