/*
 * item: what stands around one link to an article: its title, time and lede.
 * Shared by related news and list pages.
 */
#ifndef PAGE_ITEM_H
#define PAGE_ITEM_H

#include "page/source.h"

struct item {
	struct str title, href, url, lede, picture;
	struct date published;
	struct node *link;
	struct node *box;           /* the part of the page this item owns */
};

/* The link in or at `n`: n itself, else the first under it that leads to an
 * article-like place with words; NULL when there is none. */
struct node *item_link(struct source *s, struct node *n);
/* The nearest ancestor that holds only this link: li, article, div, … */
struct node *item_box(struct source *s, struct node *link);
/* Fills everything; `box` bounds where to look.  False: no title or no
 * address (an ad stub). */
bool item_read(struct source *s, struct node *link, struct node *box, struct item *out);
/* Words of a title, without what sites glue to its end. */
struct str item_title(struct source *s, struct node *link);
/* Without white space, no-break spaces too, at both ends. */
struct str item_trim(struct str words);
/* The time shown in the box, skipping `not_in`. */
struct date item_date(struct source *s, struct node *box, const struct node *not_in);
/* The longest paragraph in the box that is not the title. */
struct str item_lede(struct source *s, struct node *box, struct str title);

#endif
