/*
 * page: bytes of a web page to an article or to a list of entries, by portal
 * rules first and a generic reading where they miss.  Related news are taken
 * before anything is stripped.
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/err.h"
#include "model/article.h"

struct page_context {
	struct str url;             /* where it came from (after redirects) */
	struct str http_charset;    /* or "" */
	struct str rules;           /* resolved portal file text, or "" */
	struct date_hints dates;
};

bool page_article(struct str bytes, const struct page_context *c, struct arena *a, struct article *out, struct err *e);
bool page_listing(struct str bytes, const struct page_context *c, struct arena *a, struct feed *out, struct err *e);
/* The whole page as a doc, for `render`. */
bool page_render(struct str bytes, const struct page_context *c, struct arena *a, struct doc *out, struct err *e);

#endif
