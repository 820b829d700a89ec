/*
 * related: related news, the box of newest articles and the portal's notice,
 * taken from the page before anything is stripped.
 */
#ifndef PAGE_RELATED_H
#define PAGE_RELATED_H

#include "model/article.h"
#include "page/source.h"

/* Fills out->related, latest, notice and by[PART_RELATED]. */
void related_take(struct source *s, struct article *out);

#endif
