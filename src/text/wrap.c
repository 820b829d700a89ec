/*
 * wrap: spans are cut into paragraphs at newlines, a paragraph's pieces are
 * joined (break rules look across spans), filled greedily, and each line is
 * mapped back to the spans it came from.
 *
 * Every cluster is looked at once: a break resumes from the columns counted
 * so far, so that a word of ten megabytes costs no more than ten of text.
 */
#include "text/wrap.h"
#include "text/breaks.h"
#include "text/classes.h"
#include "text/grapheme.h"
#include "text/width.h"
#include "base/vec.h"

struct piece {              /* what a span gives to the paragraph */
	const struct span *span;
	struct str text;
	size_t start;           /* in the paragraph */
};

struct wrapper {
	int width;
	struct arena *a;
	struct arena scratch;   /* for one paragraph */
	VEC(struct piece) pieces;
	size_t n;               /* bytes of the paragraph so far */
	int piece;              /* the lines have come up to here */
	VEC(struct line) lines;
};

struct place {              /* where a line could end */
	size_t at;
	size_t column;          /* cells since the paragraph's start */
	size_t ink, ink_column; /* the same, without the spaces before it */
};

static bool is_blank(struct str cluster)
{
	return (cluster.n == 1 && cluster.p[0] == ' ') || str_eq(cluster, STR("\xC2\xA0"));
}

/* Bytes [from, to) of the paragraph, as runs of the spans; `width` cells. */
static void line_fill(struct wrapper *w, struct line *line, size_t from, size_t to, size_t width)
{
	int n = 0;

	while (w->piece < w->pieces.n &&
	       w->pieces.v[w->piece].start + w->pieces.v[w->piece].text.n <= from)
		w->piece++;
	for (int i = w->piece; i < w->pieces.n && w->pieces.v[i].start < to; i++)
		n++;
	line->v = ARENA_ARRAY(w->a, struct run, (size_t)n);
	for (int i = w->piece, left = n; left > 0; i++, left--) {
		const struct piece *p = &w->pieces.v[i];
		struct run *run = &line->v[line->n];

		run->text = str_sub(p->text, from > p->start ? from - p->start : 0, to - p->start);
		if (!run->text.n)
			continue;
		run->style = p->span->style;
		run->link = p->span->link;
		run->width = n == 1 ? (int)width : text_width(run->text);
		line->width += run->width;
		line->n++;
	}
}

/* A line that holds nothing but the spaces of a break is no line, unless it is
 * all the paragraph has. */
static void line_end(struct wrapper *w, struct place from, struct place to, bool needed)
{
	if (to.ink > from.at)
		line_fill(w, VEC_PUSH(&w->lines, w->a), from.at, to.ink, to.ink_column - from.column);
	else if (needed)
		VEC_PUSH(&w->lines, w->a);
}

/* Cells of the cluster at byte i; *n becomes its bytes. */
static int cluster_at(struct str s, size_t i, int width, size_t *n)
{
	struct str rest = str_skip(s, i);
	struct grapheme g;

	text_next_within(&rest, width, &g);
	*n = g.s.n;
	return g.width;
}

/* `breaks` may be NULL: it fits. */
static void fill(struct wrapper *w, struct str paragraph, const char *breaks)
{
	struct place start = { 0 }, strong = { 0 }, weak = { 0 }, now = { 0 };
	int before = w->lines.n, cells;
	size_t n;

	for (; now.at < paragraph.n; now.at += n, now.column += (size_t)cells) {
		cells = 1;
		if (breaks && breaks[now.at] == BREAK_HERE)
			strong = now;
		else if (breaks && breaks[now.at] == BREAK_WEAK)
			weak = now;
		n = text_alone(paragraph, now.at);
		if (!n)
			cells = cluster_at(paragraph, now.at, w->width, &n);
		if (is_blank(str_sub(paragraph, now.at, now.at + n)))
			continue;       /* hangs over the edge */
		while (now.column - start.column + (size_t)cells > (size_t)w->width &&
		       now.at > start.at) {
			struct place end = strong.at > start.at ? strong :
				weak.at > start.at ? weak : now;

			line_end(w, start, end, false);
			start = end;
		}
		now.ink = now.at + n;
		now.ink_column = now.column + (size_t)cells;
	}
	line_end(w, start, now, w->lines.n == before);
}

static struct str join_pieces(struct wrapper *w)
{
	char *p;

	if (w->pieces.n == 1)
		return w->pieces.v[0].text;
	p = ARENA_ARRAY(&w->scratch, char, w->n + 1);
	for (int i = 0; i < w->pieces.n; i++)
		if (w->pieces.v[i].text.n)
			memcpy(p + w->pieces.v[i].start, w->pieces.v[i].text.p, w->pieces.v[i].text.n);
	return (struct str){ p, w->n };
}

static void paragraph_end(struct wrapper *w)
{
	struct str paragraph = join_pieces(w);

	if (text_prefix(paragraph, w->width, NULL).n == paragraph.n) {
		fill(w, paragraph, NULL);
	} else {
		char *breaks = ARENA_ARRAY(&w->scratch, char, paragraph.n);

		text_breaks(paragraph, breaks);
		fill(w, paragraph, breaks);
	}
	arena_clear(&w->scratch);
	w->pieces.v = NULL;
	w->pieces.n = w->pieces.cap = w->piece = 0;
	w->n = 0;
}

static void piece_add(struct wrapper *w, const struct span *span, struct str text)
{
	struct piece *p = VEC_PUSH(&w->pieces, &w->scratch);

	p->span = span;
	p->text = text;
	p->start = w->n;
	w->n += text.n;
}

struct line *text_wrap(const struct span *v, int n, int width, struct arena *a, int *count)
{
	struct wrapper w = { .width = width < 1 ? 1 : width, .a = a };

	for (int i = 0; i < n; i++) {
		struct str rest = v[i].text;
		size_t end;

		while ((end = str_find_byte(rest, '\n', 0)) < rest.n) {
			piece_add(&w, &v[i], str_sub(rest, 0, end));
			paragraph_end(&w);
			rest = str_skip(rest, end + 1);
		}
		piece_add(&w, &v[i], rest);
	}
	if (n > 0)
		paragraph_end(&w);
	arena_release(&w.scratch);
	*count = w.lines.n;
	return w.lines.v;
}
