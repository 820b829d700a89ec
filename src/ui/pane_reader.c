/* pane_reader: the composed page, scrolled; its links and its search. */
#include "base/words.h"
#include "text/fold.h"
#include "text/width.h"
#include "ui/pane.h"

static int last_top(const struct ui *u)
{
	int top = u->page.lines.n - u->rows[PANE_READER];

	return top > 0 ? top : 0;
}

static void set_top(struct ui *u, int line)
{
	u->page_top = line > last_top(u) ? last_top(u) : line;
	if (u->page_top < 0)
		u->page_top = 0;
}

static bool line_shown(const struct ui *u, int line)
{
	return line >= u->page_top && line < u->page_top + u->rows[PANE_READER];
}

/* Brings a line into view, a third from the top when it was out of it. */
static void show_line(struct ui *u, int line)
{
	if (!line_shown(u, line))
		set_top(u, line - u->rows[PANE_READER] / 3);
}

static int margin(const struct ui *u, int pane_w)
{
	return pane_w > u->page.width ? (pane_w - u->page.width) / 2 : 0;
}

/* ---- drawing ---- */

static void draw_line(const struct ui *u, struct surface *s, struct rect r, const struct line *l)
{
	int x = 0;

	for (int i = 0; i < l->n && x < r.w; i++) {
		const struct run *run = &l->v[i];
		bool chosen = run->link != 0 && run->link == u->link;
		x += surface_text(s, r.x + x, r.y, r.w - x, run->text,
				  chosen ? STYLE_link_selected : run->style);
	}
}

static void draw_matches(const struct ui *u, struct surface *s, struct rect r, int x)
{
	for (int i = 0; i < u->search.matches.n; i++) {
		struct match m = u->search.matches.v[i];
		struct rect at = { x + m.x, r.y + m.line - u->page_top, m.w, 1 };
		if (line_shown(u, m.line) && at.x + at.w <= r.x + r.w)
			surface_restyle(s, at, STYLE_match);
	}
}

static void reader_draw(const struct ui *u, const struct state *st, struct surface *s,
		struct rect r)
{
	int x = r.x + margin(u, r.w);

	(void)st;
	for (int i = 0; i < r.h && u->page_top + i < u->page.lines.n; i++)
		draw_line(u, s, (struct rect){ x, r.y + i, r.x + r.w - x, 1 },
			  &u->page.lines.v[u->page_top + i].line);
	if (u->search.on && u->search.pane == PANE_READER)
		draw_matches(u, s, r, x);
}

static struct str position(const struct ui *u, struct arena *a)
{
	int seen = u->page_top + u->rows[PANE_READER];

	if (u->page.lines.n <= u->rows[PANE_READER])
		return STR("");
	if (seen >= u->page.lines.n)
		return str_of(_("end"));
	return arena_printf(a, "%d%%", (int)(100LL * seen / u->page.lines.n));
}

static void reader_title(const struct ui *u, const struct state *st, struct arena *a,
		struct pane_title *t)
{
	const struct marks *m = marks_of(st);
	struct str at = position(u, a);
	int pad = margin(u, t->width + 2);

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

static bool reader_move(struct ui *u, const struct state *st, enum motion m, int count)
{
	int before = u->page_top;

	(void)st;
	set_top(u, u->page_top + motion_lines(m, count, u->rows[PANE_READER]));
	return u->page_top != before;
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
		set_top(u, p.top);
		return;
	}
	/* a narrower page has more lines in the same block */
	if (down > 0 && u->page.width != p.width)
		down = down * p.width / u->page.width;
	while (down > 0 && compose_line_block(&u->page, line + down) != p.block)
		down--;
	set_top(u, line + down);
}

static void place_matches(struct ui *u);

static void reader_sync(struct ui *u, const struct state *st)
{
	struct place p = place_of(u);
	uint64_t story = u->page.story;

	if (!compose_page(&u->page, st, u->reader_w, u->rows[PANE_READER])) {
		set_top(u, u->page_top);
		return;
	}
	if (story == u->page.story) {
		go_place(u, p);
	} else {
		u->link = 0;
		set_top(u, 0);
		if (u->search.pane == PANE_READER)
			ui_search_clear(u);
	}
	if (u->search.on && u->search.pane == PANE_READER)
		place_matches(u);
}

int ui_page_top(const struct ui *u)
{
	return u->page_top;
}

void ui_set_page_top(struct ui *u, const struct state *st, int line)
{
	(void)st;
	set_top(u, line);
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
	set_top(u, line < 0 ? 0 : line);
}

/* ---- links ---- */

int ui_link_count(const struct ui *u)
{
	return u->page.numbers;
}

static const struct page_link *link_numbered(const struct ui *u, int number)
{
	for (int i = 0; number > 0 && i < u->page.links.n; i++)
		if (u->page.links.v[i].number == number)
			return &u->page.links.v[i];
	return NULL;
}

struct str ui_link(const struct ui *u, int number)
{
	const struct page_link *l = link_numbered(u, number ? number : u->link);

	return l ? l->href : STR_NONE;
}

struct str ui_link_words(const struct ui *u, int number)
{
	const struct page_link *l = link_numbered(u, number ? number : u->link);

	return l ? l->words : STR_NONE;
}

int ui_selected_link(const struct ui *u)
{
	return u->link;
}

/* The first link of the view in this direction, -1: none there. */
static int link_in_view(const struct ui *u, int direction)
{
	int n = u->page.links.n;

	for (int i = 0; i < n; i++) {
		int at = direction > 0 ? i : n - 1 - i;
		if (line_shown(u, u->page.links.v[at].line))
			return at;
	}
	return -1;
}

/* From the selected link while it is seen, else from what is seen, else the
 * next one beyond the view. */
static int link_after(const struct ui *u, int direction)
{
	const struct page_link *now = link_numbered(u, u->link);
	int n = u->page.links.n, at;

	if (now && line_shown(u, now->line))
		return ((int)(now - u->page.links.v) + direction + n) % n;
	at = link_in_view(u, direction);
	for (int i = 0; at < 0 && i < n; i++) {
		int k = direction > 0 ? i : n - 1 - i, line = u->page.links.v[k].line;
		if (direction > 0 ? line >= u->page_top : line < u->page_top)
			at = k;
	}
	return at < 0 ? (direction > 0 ? 0 : n - 1) : at;
}

void ui_cycle_link(struct ui *u, const struct state *st, int direction)
{
	const struct page_link *l;

	(void)st;
	if (u->page.links.n == 0)
		return;
	l = &u->page.links.v[link_after(u, direction < 0 ? -1 : 1)];
	u->link = l->number;
	show_line(u, l->line);
}

/* ---- search ---- */

/* The page as one text; a line's break counts as a space, so that words are
 * found across it.  starts[i] is where line i begins. */
static struct str page_text(const struct page *p, size_t *starts, struct arena *a)
{
	size_t n = 0;
	char *text;

	for (int i = 0; i < p->lines.n; i++) {
		starts[i] = n;
		for (int j = 0; j < p->lines.v[i].line.n; j++)
			n += p->lines.v[i].line.v[j].text.n;
		n++;
	}
	starts[p->lines.n] = n;
	text = ARENA_ARRAY(a, char, n + 1);
	memset(text, ' ', n);
	for (int i = 0; i < p->lines.n; i++) {
		char *to = text + starts[i];
		for (int j = 0; j < p->lines.v[i].line.n; j++) {
			struct str run = p->lines.v[i].line.v[j].text;
			if (run.n)
				memcpy(to, run.p, run.n);
			to += run.n;
		}
	}
	return (struct str){ text, n };
}

/* One match for each line that a hit touches; `line` only goes forward. */
static void place_hit(struct ui *u, struct str text, const size_t *starts,
		struct text_hit hit, int number, int *line)
{
	while (*line + 1 < u->page.lines.n && starts[*line + 1] <= hit.from)
		++*line;
	for (int i = *line; i < u->page.lines.n && starts[i] < hit.to; i++) {
		size_t end = starts[i + 1] - 1;
		size_t from = hit.from > starts[i] ? hit.from : starts[i];
		size_t to = hit.to < end ? hit.to : end;
		if (to > from)
			*VEC_PUSH(&u->search.matches, &u->search.places) = (struct match){
				i, text_width(str_sub(text, starts[i], from)),
				text_width(str_sub(text, from, to)), number };
	}
}

static void place_matches(struct ui *u)
{
	struct arena scratch = { 0 };
	size_t *starts = ARENA_ARRAY(&scratch, size_t, (size_t)u->page.lines.n + 1);
	struct str text = page_text(&u->page, starts, &scratch);
	struct text_hits hits;
	int line = 0;

	arena_clear(&u->search.places);
	u->search.matches.v = NULL;
	u->search.matches.n = u->search.matches.cap = 0;
	find_all(&u->search.find, text, &scratch, &hits);
	for (int i = 0; i < hits.list.n; i++)
		place_hit(u, text, starts, hits.list.v[i], i, &line);
	arena_release(&scratch);
}

static int reader_search(struct ui *u, const struct state *st)
{
	(void)st;
	place_matches(u);
	u->search.at = -1;
	return u->search.matches.n ? u->search.matches.v[u->search.matches.n - 1].hit + 1 : 0;
}

/* Index of the first match of a hit in page order, -1: no such hit. */
static int match_of_hit(const struct search *f, int hit)
{
	for (int i = 0; i < f->matches.n; i++)
		if (f->matches.v[i].hit == hit)
			return i;
	return -1;
}

static int hit_after(const struct ui *u, int direction)
{
	const struct search *f = &u->search;
	int hits = f->matches.v[f->matches.n - 1].hit + 1, now = match_of_hit(f, f->at);

	if (now >= 0 && line_shown(u, f->matches.v[now].line))
		return (f->at + direction + hits) % hits;
	for (int i = 0; i < f->matches.n; i++) {
		int k = direction > 0 ? i : f->matches.n - 1 - i, line = f->matches.v[k].line;
		if (direction > 0 ? line >= u->page_top : line < u->page_top + u->rows[PANE_READER])
			return f->matches.v[k].hit;
	}
	return direction > 0 ? 0 : hits - 1;
}

static bool reader_step(struct ui *u, const struct state *st, int direction, bool here)
{
	struct search *f = &u->search;

	(void)st;
	if (f->matches.n == 0)
		return false;
	if (here)
		f->at = -1;
	f->at = hit_after(u, direction);
	show_line(u, f->matches.v[match_of_hit(f, f->at)].line);
	return true;
}

const struct pane_ops pane_reader = {
	.context = CONTEXT_READER, .draw = reader_draw, .title = reader_title,
	.move = reader_move, .sync = reader_sync, .search = reader_search,
	.step = reader_step,
};
