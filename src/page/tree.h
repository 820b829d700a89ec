/*
 * tree: small questions about nodes that several rooms of page/ ask.  Pure;
 * all walks are iterative and bounded.
 */
#ifndef PAGE_TREE_H
#define PAGE_TREE_H

#include "markup/html.h"

bool tree_is(const struct node *n, const char *name);
/* One of the names in a list parted by spaces: "h1 h2 h3". */
bool tree_is_one(const struct node *n, const char *names);
bool tree_is_block(const struct node *n);
bool tree_is_heading(const struct node *n);         /* h1 to h6 */
/* Does class or id contain one of the words (lower case, parted by spaces)? */
bool tree_hint(const struct node *n, const char *words);
bool tree_is_hidden(const struct node *n);          /* display:none and such */
/* No block element inside: a paragraph, whatever its name. */
bool tree_is_leaf_block(const struct node *n);
/* Bytes of words under n without white space, stopping at `limit`; a huge
 * subtree of few words counts as `limit` too. */
size_t tree_length(const struct node *n, size_t limit);
struct node *tree_find(struct node *root, const char *name);   /* first element so named */
/* node_text, but a place name in an element of its own at the beginning, which
 * sites part from the text by style only, is parted by a dash: "Hà Giang - Hơn
 * 23h" for "Hà GiangHơn 23h". */
struct str tree_words(const struct node *n, struct arena *a);
/* Folded letters and digits only, for "are these the same words?". */
struct str tree_key(struct str words, struct arena *a);
bool tree_same(struct str x, struct str y, struct arena *a);
/* Does x begin with the words of y? */
bool tree_begins(struct str x, struct str y, struct arena *a);

#endif
