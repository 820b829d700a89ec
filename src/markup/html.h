/*
 * html: a tolerant tree of a web page.  A thin cursor over libxml2 nodes; no
 * other folder sees libxml2's types.  All walks are iterative (trees may be
 * 50,000 deep).  Text from here is NOT clean; todoc and node_text clean.
 */
#ifndef MARKUP_HTML_H
#define MARKUP_HTML_H

#include "base/arena.h"
#include "base/err.h"

struct html;                    /* a parsed page; owns its nodes */
struct node;                    /* an element, text or attribute node */

/* `utf8` must be valid UTF-8 (text_to_utf8).  `url` is the page's address.
 * NULL with an error when there is nothing to parse.  Release with html_free. */
struct html *html_parse(struct str utf8, struct str url, struct err *e);
void html_free(struct html *h);
struct node *html_root(struct html *h);
/* Base address for links: <base href> resolved, else the page's own. */
struct str html_base(struct html *h);

bool node_is_element(const struct node *n);
bool node_is_text(const struct node *n);
struct str node_name(const struct node *n);             /* lower case; "" for text */
struct str node_raw_text(const struct node *n);         /* of a text node, as is */
struct str node_attr(const struct node *n, const char *name);   /* "" when absent; borrowed */
bool node_has_attr(const struct node *n, const char *name);
bool node_has_class(const struct node *n, struct str name);
struct node *node_parent(const struct node *n);
struct node *node_first(const struct node *n);          /* first child */
struct node *node_next(const struct node *n);           /* next sibling */
struct node *node_prev(const struct node *n);
/* Next node in document order inside `root`; skip_children passes n's own. */
struct node *node_walk(const struct node *n, const struct node *root, bool skip_children);
bool node_within(const struct node *n, const struct node *ancestor);   /* or the same */
void node_remove(struct node *n);       /* takes it out of the tree (html_free frees it) */
/* A mark per node for callers' bookkeeping (scores); starts at 0/NULL. */
void **node_slot(struct node *n);
/* All words under n, clean, one line, blocks parted by a space; script,
 * style and comments left out. */
struct str node_text(const struct node *n, struct arena *a);
struct str html_title(struct html *h, struct arena *a);         /* <title> */
/* content of <meta property|name|itemprop=name>, clean; "" when absent. */
struct str html_meta(struct html *h, const char *name, struct arena *a);
/* href of <link rel=…>, resolved; "" when absent. */
struct str html_link(struct html *h, const char *rel, struct arena *a);

#endif
