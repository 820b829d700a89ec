/* pane_categories: portals and their categories, with unread counts. */
#include "base/words.h"
#include "text/width.h"
#include "ui/pane.h"

enum { NAME_X = 3 };

/* Portal rows have no id: a negative hash of the host stands for it, and of
 * kind and name for the reader's own lists. */
static int64_t side_key(const struct side_row *r)
{
	uint64_t h = 0xcbf29ce484222325u;

	if (r->id != 0)
		return r->id;
	for (size_t i = 0; i < r->portal.n; i++)
		h = (h ^ (unsigned char)r->portal.p[i]) * 0x100000001b3u;
	for (size_t i = 0; r->kind != SIDE_PLACE && i < r->name.n; i++)
		h = (h ^ (unsigned char)r->name.p[i]) * 0x100000001b3u;
	h = (h ^ (uint64_t)r->kind) * 0x100000001b3u;
	return -(int64_t)(h >> 2) - 1;
}

/* A closed paper: the word where it goes beside the name, else a sign. */
static struct str closed_words(const struct state *st, struct surface *s,
		const struct side_row *r, int room)
{
	struct str word = str_of(_("archive"));

	if (draw_width(s, r->name) + 1 + draw_width(s, word) <= room)
		return word;
	return str_of(marks_of(st)->closed);
}

/* The right edge of a row: being fetched, else a mark and the count. */
static struct str side_tail(const struct state *st, struct surface *s,
		const struct side_row *r, int room)
{
	const struct marks *m = marks_of(st);
	const char *mark = r->failed ? m->failed : "";
	bool counted = r->unread > 0 && (!r->is_portal || r->folded);

	if (r->fetching)
		return str_of(m->busy);
	if (counted)
		return arena_printf(&s->frame, "%s%s%d", mark, *mark ? " " : "", r->unread);
	if (r->is_portal && r->archive && !r->failed)
		return closed_words(st, s, r, room);
	return str_of(mark);
}

static enum style side_style(const struct side_row *r, bool selected)
{
	if (selected)
		return STYLE_selected;
	if (r->archive)
		return STYLE_read;
	return r->is_portal ? STYLE_portal : STYLE_category;
}

static void draw_row(const struct ui *u, const struct state *st, struct surface *s,
		struct rect r, int row)
{
	const struct side_row *side = &st->side.rows.v[row];
	const struct marks *m = marks_of(st);
	bool focused = u->focus == PANE_CATEGORIES, selected = row == u->side.selected;
	int room = r.w - NAME_X - 1;
	struct str tail = side_tail(st, s, side, room);
	int tail_w = draw_width(s, tail);
	enum style tail_style = side->failed && !side->fetching ? STYLE_error : STYLE_count;

	room -= tail_w ? tail_w + 1 : 0;
	if (selected)
		surface_text(s, r.x, r.y, 1, str_of(m->select), focused ? STYLE_marker : STYLE_muted);
	if (selected && focused)
		draw_cursor(st, s, r.x, r.y);
	if (side->favourite)
		surface_text(s, r.x + 2, r.y, 1, str_of(m->star), STYLE_starred);
	if (side->is_portal)
		surface_text(s, r.x + 1, r.y, 1, str_of(side->folded ? m->folded : m->open), STYLE_muted);
	draw_fit(s, r.x + NAME_X, r.y, room, side->name, side_style(side, selected && focused));
	search_mark(u, PANE_CATEGORIES, s, r.x + NAME_X, r.y, room, side->name);
	draw_right(s, r.x, r.y, r.w - 1, tail, tail_style);
}

static void categories_draw(const struct ui *u, const struct state *st, struct surface *s,
		struct rect r)
{
	if (st->side.rows.n == 0) {
		draw_paragraph(s, (struct rect){ r.x + 1, r.y, r.w - 2, r.h },
			       str_of(_("There are no portals: no portal file was found.")), STYLE_muted);
		return;
	}
	for (int i = 0; i < r.h && u->side.top + i < st->side.rows.n; i++)
		draw_row(u, st, s, (struct rect){ r.x, r.y + i, r.w, 1 }, u->side.top + i);
}

static void categories_title(const struct ui *u, const struct state *st, struct arena *a,
		struct pane_title *t)
{
	(void)u; (void)st; (void)a;
	t->left = str_of(_("Newsstand"));
}

static void remember(struct ui *u, const struct state *st)
{
	int row = u->side.selected;

	u->side.id = row < st->side.rows.n ? side_key(&st->side.rows.v[row]) : 0;
}

static bool categories_move(struct ui *u, const struct state *st, enum motion m, int count)
{
	bool moved = list_move(&u->side, st->side.rows.n, u->rows[PANE_CATEGORIES], m, count);

	remember(u, st);
	return moved;
}

static int categories_hit(const struct ui *u, const struct state *st, int x, int y)
{
	int row = u->side.top + y;

	(void)x;
	return row < st->side.rows.n ? row : -1;
}

static void categories_scroll(struct ui *u, const struct state *st, int lines)
{
	list_scroll(&u->side, st->side.rows.n, u->rows[PANE_CATEGORIES], lines);
	remember(u, st);
}

/* Rows of the reader's own lists come and go above: a pane that shows its
 * beginning goes on showing it. */
static void keep_head(struct ui *u, int row)
{
	if (u->side.top == 0 && row < u->rows[PANE_CATEGORIES])
		u->side.selected = row;
}

static void categories_sync(struct ui *u, const struct state *st)
{
	int n = st->side.rows.n;

	for (int i = 0; u->side.id != 0 && i < n; i++) {
		if (side_key(&st->side.rows.v[i]) == u->side.id) {
			keep_head(u, i);
			list_shift(&u->side, i, n, u->rows[PANE_CATEGORIES]);
			return;
		}
	}
	list_clamp(&u->side, n, u->rows[PANE_CATEGORIES]);
	/* a start has no rows yet: the first that come set the selection */
	if (n > 0)
		remember(u, st);
}

static bool hit(const struct ui *u, const struct side_row *r)
{
	struct arena scratch = { 0 };
	bool found = find_any(&u->search.find, r->name, &scratch);

	arena_release(&scratch);
	return found;
}

static int categories_search(struct ui *u, const struct state *st)
{
	int hits = 0;

	for (int i = 0; i < st->side.rows.n; i++)
		hits += hit(u, &st->side.rows.v[i]);
	return hits;
}

static bool categories_step(struct ui *u, const struct state *st, int direction, bool here)
{
	int n = st->side.rows.n;

	for (int i = here ? 0 : 1; i <= n && n > 0; i++) {
		int row = ((u->side.selected + direction * i) % n + n) % n;
		if (hit(u, &st->side.rows.v[row])) {
			list_show(&u->side, row, n, u->rows[PANE_CATEGORIES]);
			remember(u, st);
			return true;
		}
	}
	return false;
}

const struct pane_ops pane_categories = {
	.context = CONTEXT_CATEGORIES, .draw = categories_draw, .title = categories_title,
	.move = categories_move, .hit = categories_hit, .scroll = categories_scroll,
	 .sync = categories_sync, .search = categories_search,
	.step = categories_step,
};
