/* pane_articles: one line (or two, with ledes) an article. */
#include "base/words.h"
#include "text/width.h"
#include "ui/pane.h"
#include "ui/when.h"

enum {
	TIME_X = 3,
	TIMED_W = 34,           /* narrower panes have no column of times */
	PORTAL_W = 48,          /* nor of portals */
	AIRY_W = 50
};

/* Columns of the rows that are loaded; the same for all of them. */
struct columns {
	int time_w;             /* 0: none */
	bool years;
	int title_x;
	int portal_w;           /* 0: one portal only */
	int row_h;
};

const struct list_row *articles_row(const struct state *st, int row)
{
	int i = row - st->list.first;

	return i >= 0 && i < st->list.rows.n ? &st->list.rows.v[i] : NULL;
}

static int row_height(const struct state *st)
{
	return option_number(st, OPT_ledes) ? 2 : 1;
}

int articles_visible(const struct ui *u, const struct state *st)
{
	int n = u->rows[PANE_ARTICLES] / row_height(st);

	return n > 0 ? n : 1;
}

/* ---- drawing ---- */

static int64_t shown_s(const struct list_row *r)
{
	return r->published_s;
}

static int portal_width(const struct state *st, struct surface *s, int w)
{
	const struct list_row *v = st->list.rows.v;
	bool mixed = false;
	int widest = 0;

	for (int i = 0; i < st->list.rows.n; i++) {
		int n = draw_width(s, portal_name(st, v[i].portal));
		mixed = mixed || !str_eq(v[i].portal, v[0].portal);
		widest = n > widest ? n : widest;
	}
	if (!mixed || w < PORTAL_W)
		return 0;
	return widest < w / 4 ? widest : w / 4;
}

static struct columns columns_of(const struct state *st, struct surface *s, int w)
{
	struct columns c = { .row_h = row_height(st), .portal_w = portal_width(st, s, w) };
	bool timed = false;

	for (int i = 0; i < st->list.rows.n; i++) {
		int64_t t = shown_s(&st->list.rows.v[i]);
		timed = timed || t != 0;
		c.years = c.years || when_needs_year(t, st->now_s);
	}
	if (timed && w >= TIMED_W)
		c.time_w = c.years ? 8 : 5;
	c.title_x = TIME_X + (c.time_w ? c.time_w + (w >= AIRY_W ? 2 : 1) : 0);
	return c;
}

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

static struct str time_words(const struct state *st, struct surface *s, const struct columns *c,
		const struct list_row *row)
{
	return when_column(shown_s(row), row->has_time, st->now_s, st->offset_min, c->years, &s->frame);
}

/* A day is told once, at its first row that is seen: the rows under it say
 * nothing new, and their dates would be a third of a page's bytes. */
static void draw_time(const struct ui *u, const struct state *st, struct surface *s, struct rect r,
		const struct columns *c, int index)
{
	const struct list_row *row = articles_row(st, index);
	const struct list_row *above = index > u->list.top ? articles_row(st, index - 1) : NULL;
	struct str words = time_words(st, s, c, row);

	if (above && !str_has(words, STR(":")) && str_eq(words, time_words(st, s, c, above)))
		return;
	surface_text(s, r.x + TIME_X, r.y, c->time_w, words, STYLE_date);
}

static void draw_row(const struct ui *u, const struct state *st, struct surface *s, struct rect r,
		     const struct columns *c, int index)
{
	const struct list_row *row = articles_row(st, index);
	const struct marks *m = marks_of(st);
	bool focused = u->focus == PANE_ARTICLES, selected = index == u->list.selected;
	int right = r.x + r.w - 1, x = r.x + c->title_x;
	enum style style;

	if (selected)
		for (int i = 0; i < r.h; i++)
			surface_text(s, r.x, r.y + i, 1, str_of(m->select),
				     focused ? STYLE_marker : STYLE_muted);
	if (!row)
		return;
	/* The title keeps its look when it is selected: painting two titles anew
	 * is 160 bytes a keystroke, the marker alone 60. */
	style = row->unread ? STYLE_unread : STYLE_read;
	/* in the title's look: another would be sent for every row */
	if (row->unread)
		surface_text(s, r.x + 1, r.y, 1, str_of(m->unread), style);
	if (c->time_w)
		draw_time(u, st, s, r, c, index);
	if (c->portal_w) {
		draw_fit(s, right - c->portal_w, r.y, c->portal_w, portal_name(st, row->portal), STYLE_muted);
		right -= c->portal_w + 2;
	}
	right -= draw_flags(st, s, right, r.y, row);
	draw_fit(s, x, r.y, right - x, row->title, style);
	search_mark(u, PANE_ARTICLES, s, x, r.y, right - x, row->title);
	if (r.h > 1)
		draw_fit(s, x, r.y + 1, r.x + r.w - 1 - x, row->lede, STYLE_muted);
}

static struct str empty_words(const struct state *st, struct arena *a)
{
	const struct list_view *l = &st->list;
	struct str key;

	if (l->trouble.n)
		return l->trouble;
	if (l->fetching)
		return str_of(_("Fetching the first articles…"));
	if (l->filter.n)
		return str_of(_("No article here matches the filter."));
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
	for (int i = 0; (i == 0 || (i + 1) * c.row_h <= r.h) && u->list.top + i < st->list.total; i++)
		draw_row(u, st, s, (struct rect){ r.x, r.y + i * c.row_h, r.w,
						  c.row_h < r.h ? c.row_h : r.h }, &c, u->list.top + i);
}

/* New articles are told in the title: a line of their own would move the
 * list under the cursor. */
static void articles_title(const struct ui *u, const struct state *st, struct arena *a,
		struct pane_title *t)
{
	const struct list_view *l = &st->list;
	const struct marks *m = marks_of(st);

	t->left = l->title.n ? l->title : str_of(_("Articles"));
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

	remember(u, st);
	return moved;
}

static void articles_sync(struct ui *u, const struct state *st)
{
	const struct list_view *l = &st->list;
	int height = articles_visible(u, st);

	for (int i = 0; u->list.id != 0 && i < l->rows.n; i++) {
		if (l->rows.v[i].id == u->list.id) {
			list_shift(&u->list, l->first + i, l->total, height);
			return;
		}
	}
	list_clamp(&u->list, l->total, height);
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
			u->list.selected = st->list.first + row;
			list_clamp(&u->list, st->list.total, articles_visible(u, st));
			remember(u, st);
			return true;
		}
	}
	return false;
}

const struct pane_ops pane_articles = {
	.context = CONTEXT_ARTICLES, .draw = articles_draw, .title = articles_title,
	.move = articles_move, .sync = articles_sync, .search = articles_search,
	.step = articles_step,
};
