/*
 * opening: the lede (sapo) of an article, and where on the page it stands,
 * so that it comes first in the text and not twice.
 */
#ifndef PAGE_OPENING_H
#define PAGE_OPENING_H

#include "model/article.h"
#include "page/metadata.h"

struct opening {
	struct str words;
	struct node *node;          /* where it is shown; NULL: only in metadata */
	enum chain by;
};

void opening_find(struct source *s, const struct metadata *m, struct opening *out);
/* Puts the lede in front of the body unless it is there; without any lede the
 * first paragraph is it.  `body_node` may be NULL. */
void opening_join(struct source *s, const struct opening *o, struct node *body_node, struct article *out);

#endif
