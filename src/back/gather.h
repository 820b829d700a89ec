/*
 * gather: an article that stands on several pages, while they come in one
 * after the other.  It says which address is wanted next and joins what came.
 * It knows values only: no network, no bytes, no markup.
 *
 * A page asks for its next one; a page that names the whole text on a single
 * page is replaced by that.  Bounded in pages and bytes, never twice the same
 * address or the same text, next pages on the same host only.  What stays
 * unread when a bound is met is left in article.next, for the reader.
 */
#ifndef BACK_GATHER_H
#define BACK_GATHER_H

#include "base/map.h"
#include "model/article.h"

struct gather {
	struct arena a;             /* of the article so far, and all below */
	struct article whole;
	struct map seen;            /* url_key of pages, and the texts they had */
	struct str ask;             /* the page wanted next; "" when there is none */
	bool single;                /* `ask` is the whole text on one page */
	int pages;                  /* 0: nothing yet */
	size_t bytes;
};

/* `page` lives in g->a; `url` is where it came from, `bytes` what it weighed.
 * The first page begins the article, each later one is the answer to g->ask. */
void gather_page(struct gather *g, const struct article *page, struct str url, size_t bytes);
/* g->ask could not be had: the article stays what it is. */
void gather_miss(struct gather *g);
void gather_release(struct gather *g);

#endif
