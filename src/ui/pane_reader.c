/* pane_reader: the composed page, scrolled. */
#include "base/words.h"
#include "ui/print.h"
#include "ui/reader.h"

static int last_top(const struct ui *u)
{
	int top = u->page.lines.n - u->rows[PANE_READER];

	return top > 0 ? top : 0;
}

void reader_set_top(struct ui *u, int line)
{
	u->page_top = line > last_top(u) ? last_top(u) : line;
	if (u->page_top < 0)
		u->page_top = 0;
	if (!reader_line_shown(u, u->page_line))
		u->page_line = u->page_top;
}

bool reader_line_shown(const struct ui *u, int line)
{
	return line >= u->page_top && line < u->page_top + u->rows[PANE_READER];
}

void reader_show_line(struct ui *u, int line)
{
	if (!reader_line_shown(u, line))
		reader_set_top(u, line - u->rows[PANE_READER] / 3);
	u->page_line = line;
}

static int margin(const struct ui *u, int pane_w)
{
	return pane_w > u->page.width ? (pane_w - u->page.width) / 2 : 0;
}

/* ---- drawing ---- */

static void reader_draw(const struct ui *u, const struct state *st, struct surface *s,
		struct rect r)
{
	int x = r.x + margin(u, r.w);

	for (int i = 0; i < r.h && u->page_top + i < u->page.lines.n; i++) {
		struct rect at = { x, r.y + i, r.x + r.w - x, 1 };

		reader_draw_line(u, st, s, at, u->page_top + i);
		if (u->focus == PANE_READER && u->page_top + i == u->page_line)
			draw_cursor(st, s, x, at.y);
	}
	if (u->search.on && u->search.pane == PANE_READER)
		reader_draw_matches(u, s, r, x);
	reader_draw_hints(u, s, (struct rect){ x, r.y, r.x + r.w - x, r.h });
}

static struct str position(const struct ui *u, bool linear, struct arena *a)
{
	int seen = u->page_top + u->rows[PANE_READER];

	if (u->page.lines.n <= u->rows[PANE_READER] || linear)
		return STR("");
	if (seen >= u->page.lines.n)
		return str_of(_("end"));
	return arena_printf(a, "%d%%", (int)(100LL * seen / u->page.lines.n));
}

static void reader_title(const struct ui *u, const struct state *st, struct arena *a,
		struct pane_title *t)
{
	const struct marks *m = marks_of(st);
	struct str at = position(u, draw_linear(st), a);
	int of, place = ui_search_place(u, &of);
	int pad = margin(u, t->width + 2);

	if (place > 0)
		at = arena_printf(a, "%d/%d%s%.*s", place, of, at.n ? m->dot : "", STR_ARG(at));
	t->left = u->page_top > 0 && u->page.title.n ? u->page.title : u->page.portal;
	if (t->left.n == 0)
		t->left = str_of(_("Article"));
	t->right = arena_printf(a, "%s%s%s%.*s", st->page.starred ? m->star : "",
				st->page.later ? m->later : "",
				at.n && (st->page.starred || st->page.later) ? " " : "", STR_ARG(at));
	t->right_style = STYLE_count;
	t->width = u->page.width < t->width ? u->page.width : t->width;
	t->indent = pad;
}

/* ---- moving ---- */

/* In linear mode the cursor goes from line to line, and the page is turned when
 * it leaves the view: nothing else is to be read out anew. */
static bool move_line(struct ui *u, enum motion m, int lines)
{
	int before = u->page_line, last = u->page.lines.n > 0 ? u->page.lines.n - 1 : 0, line = before + lines;
	int rows = u->rows[PANE_READER];

	line = line > last ? last : line < 0 ? 0 : line;
	if (m == MOVE_PAGE_DOWN || m == MOVE_PAGE_UP)
		reader_set_top(u, u->page_top + lines);
	if (line < u->page_top)
		reader_set_top(u, line - rows + 1);
	else if (line >= u->page_top + rows)
		reader_set_top(u, line);
	u->page_line = line;
	return line != before;
}

static bool reader_move(struct ui *u, const struct state *st, enum motion m, int count)
{
	int before = u->page_top, lines = motion_lines(m, count, u->rows[PANE_READER]);

	if (m == MOVE_PAGE_DOWN || m == MOVE_PAGE_UP)
		lines = motion_lines(m == MOVE_PAGE_DOWN ? MOVE_DOWN : MOVE_UP, count, 1)
			* list_page(u->rows[PANE_READER], (int)option_number(st, OPT_overlap));
	if (draw_linear(st))
		return move_line(u, m, lines);
	reader_set_top(u, u->page_top + lines);
	return u->page_top != before;
}

static int reader_hit(const struct ui *u, const struct state *st, int x, int y)
{
	int line = u->page_top + y, at = margin(u, u->at.body[PANE_READER].w);
	const struct line *l;

	(void)st;
	if (line >= u->page.lines.n)
		return -1;
	l = &u->page.lines.v[line].line;
	for (int i = 0; i < l->n; at += l->v[i++].width)
		if (x >= at && x < at + l->v[i].width)
			return l->v[i].link ? l->v[i].link : -1;
	return -1;
}

static void reader_scroll(struct ui *u, const struct state *st, int lines)
{
	(void)st;
	reader_set_top(u, u->page_top + lines);
}

/* The place in a page, in terms that survive another width. */
struct place { int block, down, width, top; };

static struct place place_of(const struct ui *u)
{
	struct place p = { .block = compose_line_block(&u->page, u->page_top),
			   .width = u->page.width, .top = u->page_top };

	if (p.block >= 0)
		p.down = u->page_top - compose_block_line(&u->page, p.block);
	return p;
}

static void go_place(struct ui *u, struct place p)
{
	int line = compose_block_line(&u->page, p.block), down = p.down;

	if (p.block < 0 || line < 0) {
		reader_set_top(u, p.top);
		return;
	}
	/* a narrower page has more lines in the same block */
	if (down > 0 && u->page.width != p.width)
		down = down * p.width / u->page.width;
	while (down > 0 && compose_line_block(&u->page, line + down) != p.block)
		down--;
	reader_set_top(u, line + down);
}

static void reader_sync(struct ui *u, const struct state *st)
{
	struct place p = place_of(u);
	uint64_t story = u->page.story;

	if (story != print_story(st))
		u->unfolded = false;
	if (!compose_page(&u->page, st, u->reader_w, u->rows[PANE_READER], u->unfolded)) {
		reader_set_top(u, u->page_top);
		return;
	}
	if (story == u->page.story) {
		go_place(u, p);
	} else {
		u->link = u->page_left = u->page_line = 0;
		u->hints = (struct hints){ 0 };
		reader_set_top(u, 0);
		if (u->search.pane == PANE_READER)
			ui_search_clear(u);
	}
	if (u->search.on && u->search.pane == PANE_READER)
		reader_place_matches(u);
}

bool ui_fold_related(struct ui *u, const struct state *st)
{
	if (!u->page.folds)
		return false;
	u->unfolded = !u->unfolded;
	u->link = 0;
	reader_sync(u, st);
	return true;
}

int ui_page_top(const struct ui *u)
{
	return u->page_top;
}

void ui_set_page_top(struct ui *u, const struct state *st, int line)
{
	(void)st;
	reader_set_top(u, line);
	u->page_line = u->page_top;
}

int ui_page_block(const struct ui *u)
{
	return compose_line_block(&u->page, u->page_top);
}

void ui_set_page_block(struct ui *u, const struct state *st, int block)
{
	/* block 0 is the lede, or a place that was never kept: the head is over it */
	int line = block > 0 ? compose_block_line(&u->page, block) : 0;

	(void)st;
	reader_set_top(u, line < 0 ? 0 : line);
	u->page_line = u->page_top;
}

const struct pane_ops pane_reader = {
	.context = CONTEXT_READER, .draw = reader_draw, .title = reader_title,
	.move = reader_move, .hit = reader_hit, .scroll = reader_scroll,
	 .sync = reader_sync, .search = reader_search,
	.step = reader_step,
};
