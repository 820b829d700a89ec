/*
 * signature: who signed the article, where papers put it: an element of its
 * own, or the last short paragraph of the text, at the right.
 */
#ifndef PAGE_SIGNATURE_H
#define PAGE_SIGNATURE_H

#include "page/source.h"

struct signature {
	struct str names;           /* joined by ", "; "" when not found */
	VEC(struct node *) nodes;   /* where they stand, to be taken out */
};

void signature_by_rule(struct source *s, struct signature *out);
/* Elements called author or byline, anywhere near the text. */
void signature_by_name(struct source *s, struct signature *out);
/* The last paragraphs of the body. */
void signature_at_end(struct source *s, struct node *body, struct signature *out);
/* Takes the paragraphs of the signature out of the body. */
void signature_remove(const struct signature *g, struct node *body);

#endif
