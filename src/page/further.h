/*
 * further: where the rest of an article stands: the same text on one page, or
 * its next page.  It only names addresses; fetching and joining is the
 * business of who asked for the page.
 */
#ifndef PAGE_FURTHER_H
#define PAGE_FURTHER_H

#include "model/article.h"
#include "page/source.h"

/* Fills out->single and out->next. */
void further_find(struct source *s, struct article *out);

#endif
