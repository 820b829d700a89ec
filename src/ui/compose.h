/*
 * compose: an article laid out as the lines of the reader pane.  Everything
 * is copied into its arena, so it outlives the article it was made from; it
 * is made again only when what it shows has changed.
 */
#ifndef UI_COMPOSE_H
#define UI_COMPOSE_H

#include "ui/draw.h"

struct page_line {
	struct line line;       /* run.link: number of a link, 0: none */
	int wide;               /* cells of its table where that is wider than the page, else 0 */
	const int *stops;       /* where that table's columns begin, -1 after the last */
	int block;              /* doc block, blocks + i for related i, -1: none */
};

struct page_link {
	int number;
	struct str href;        /* "" for a tag */
	struct str words;       /* of a tag: what it searches the archive for */
	int line;               /* where it begins */
	bool picture;
	bool folded;            /* not shown: one of the related behind "… 12 more" */
};

struct page {
	struct arena arena;
	VEC(struct page_line) lines;
	VEC(struct page_link) links;    /* in page order */
	bool folds;             /* has related news to fold or unfold */
	int numbers;            /* the last that is shown, and so may be typed */
	int width;              /* cells of the text, margins not counted */
	int body;               /* first line under the head; lines.n: none */
	struct str title, portal;
	uint64_t print;         /* of everything shown */
	uint64_t story;         /* of the article, however it is laid out */
};

/* Text columns inside a pane of w cells. */
int compose_width(const struct state *st, int w);
/* Lays out again if anything differs.  True when it did.  A long list of
 * related news is folded but for its beginning, unless `unfolded`. */
bool compose_page(struct page *p, const struct state *st, int pane_w, int pane_h, bool unfolded);
void compose_release(struct page *p);
/* First line of a doc block (or of what follows it), -1: none. */
int compose_block_line(const struct page *p, int block);
/* The doc block at a line or next under it; -1 in the head. */
int compose_line_block(const struct page *p, int line);

#endif
