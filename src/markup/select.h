/*
 * select: find nodes by XPath 1.0 or a CSS subset (tag #id .class [a] [a=v]
 * [a^=v] [a$=v] [a*=v] [a~=v], descendant, ">", ",", :first-child,
 * :last-child) compiled to XPath; under an operation limit.
 */
#ifndef MARKUP_SELECT_H
#define MARKUP_SELECT_H

#include "base/vec.h"
#include "markup/html.h"

struct nodes {
	VEC(struct node *) list;    /* document order, each once */
	struct str text;            /* when the expression gave a string (clean) */
	bool is_text;
};

/* CSS to XPath, relative ("descendant-or-self::…"); false with the position
 * of the mistake. */
bool select_css(struct str css, struct arena *a, struct str *xpath, struct err *e);
/* Is this value of one of our keys XPath (DESIGN 3a)? */
bool select_is_xpath(struct str value);
/* Evaluates under `from` (NULL: the document).  Attribute results come as
 * nodes whose node_text is the value. */
bool select_all(struct html *h, struct node *from, struct str xpath, struct arena *a, struct nodes *out, struct err *e);
struct node *select_first(struct html *h, struct node *from, struct str xpath, struct arena *a);

#endif
