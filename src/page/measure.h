/*
 * measure: what an article is found by (readable.c) and cleaned by (clutter.c).
 * It judges no element but by its name and what is under it.  The array lives
 * in the arena `scratch`.
 */
#ifndef PAGE_MEASURE_H
#define PAGE_MEASURE_H

#include "base/vec.h"
#include "markup/html.h"

enum { TEASER_MAX_BYTES = 500 };

struct measure {
	struct node *node;
	int parent;                 /* index, or -1 */
	int last;                   /* index of its last descendant, or its own */
	int bytes, link_bytes;      /* words, and those inside links */
	int commas, items, pictures, tables;
	int good;                   /* bytes of paragraphs that look like text */
	int headlinks;              /* headings that are one link */
	float score;
	bool scored;
	signed char leaf;           /* holds no block: 1, does: -1, not asked yet: 0 */
};

struct page_measure {
	struct measure *v;
	int n, cap;
	size_t half;                /* of the page's bytes */
	bool strict;                /* drop without asking */
	int checks_left;
	struct arena *scratch;
	struct str base;            /* address of the page */
};

/* What is hidden or never text is left out, with all that is under it, and so
 * counts nowhere; `strict`: also what is unlikely to be text by its name. */
void measure_all(struct page_measure *m, struct node *root, bool strict);
struct measure *measure_of(struct page_measure *m, const struct node *n);
float measure_link_density(const struct measure *x);
/* Is one element the other, or inside it? */
bool measure_is_above(struct page_measure *m, int above, int at);
/* Is n, or the first link in it or around it, a link to the page's own site? */
bool measure_leads_inside(struct page_measure *m, struct node *n);
/* Are its words those of a picture? */
bool measure_in_caption(const struct node *n);
/* 25 for a name that text has, -25 for one that it has not. */
float measure_weight(const struct node *n);

#endif
