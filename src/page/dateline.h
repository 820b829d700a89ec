/*
 * dateline: when an article was published.  Machine dates lie at times (DESIGN
 * 5); unknown stays unknown.  Before anything is taken out of the tree.
 */
#ifndef PAGE_DATELINE_H
#define PAGE_DATELINE_H

#include "page/metadata.h"

void dateline_take(struct source *s, const struct metadata *m, struct article *out);

#endif
