/* reader_find: search in the page's lines. */
#include "text/width.h"
#include "ui/reader.h"

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

void reader_place_matches(struct ui *u)
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

int reader_search(struct ui *u, const struct state *st)
{
	(void)st;
	reader_place_matches(u);
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

	if (now >= 0 && reader_line_shown(u, f->matches.v[now].line))
		return (f->at + direction + hits) % hits;
	for (int i = 0; i < f->matches.n; i++) {
		int k = direction > 0 ? i : f->matches.n - 1 - i, line = f->matches.v[k].line;
		if (direction > 0 ? line >= u->page_top : line < u->page_top + u->rows[PANE_READER])
			return f->matches.v[k].hit;
	}
	return direction > 0 ? 0 : hits - 1;
}

bool ui_search_ends(const struct ui *u, int direction)
{
	const struct search *f = &u->search;
	int hit;

	if (!ui_searching(u) || f->pane != PANE_READER)
		return false;
	if (f->matches.n == 0)
		return true;
	hit = hit_after(u, direction);
	return f->at >= 0 && (direction > 0 ? hit <= f->at : hit >= f->at);
}

struct str ui_search_words(const struct ui *u)
{
	return u->search.words;
}

static void show_match(struct ui *u, struct match m)
{
	reader_show_line(u, m.line);
	reader_show_columns(u, m.line, m.x, m.w);
}

bool reader_step(struct ui *u, const struct state *st, int direction, bool here)
{
	struct search *f = &u->search;

	(void)st;
	if (f->matches.n == 0)
		return false;
	if (here)
		f->at = -1;
	f->at = hit_after(u, direction);
	show_match(u, f->matches.v[match_of_hit(f, f->at)]);
	return true;
}

void reader_draw_matches(const struct ui *u, struct surface *s, struct rect r, int x)
{
	for (int i = 0; i < u->search.matches.n; i++) {
		struct match m = u->search.matches.v[i];
		struct rect at = { x + m.x, r.y + m.line - u->page_top, m.w, 1 };

		if (!reader_line_shown(u, m.line))
			continue;
		at.x -= reader_shift(u, m.line);
		/* the one that was stepped to last stands out among the others */
		if (at.x >= x && at.x + at.w <= r.x + r.w)
			surface_restyle(s, at, m.hit == u->search.at ? STYLE_link_selected : STYLE_match);
	}
}
