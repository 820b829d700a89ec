/*
 * headline: an article's title: of the many that a page has, the one that its
 * paper would print.  Before anything is taken out of the tree.
 */
#ifndef PAGE_HEADLINE_H
#define PAGE_HEADLINE_H

#include "page/metadata.h"

void headline_take(struct source *s, const struct metadata *m, struct article *out);

#endif
