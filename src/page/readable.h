/*
 * readable: finds the text of an article on any page, without rules: the
 * densest container of paragraphs (after Arc90's Readability).  It changes
 * the tree: what is left under the node it gives is the article.
 */
#ifndef PAGE_READABLE_H
#define PAGE_READABLE_H

#include "base/vec.h"
#include "markup/html.h"

/* The element that holds the article, cleaned of everything else; NULL when
 * the page has no text to speak of. */
struct node *readable_find(struct html *h, struct arena *scratch);
/* Removes from a body that was found by rule what is never text: hidden
 * parts, forms, buttons, share boxes. */
void readable_tidy(struct node *body);

#endif
