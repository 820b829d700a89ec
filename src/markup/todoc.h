/*
 * todoc: a tree (or a string of HTML) to a doc.  Paragraphs, headings, nested
 * lists with start, quotes, pre, tables, definition lists, captions, links,
 * rules, sup/sub, ins/del; bare text and <br><br> make paragraphs.
 */
#ifndef MARKUP_TODOC_H
#define MARKUP_TODOC_H

#include "markup/html.h"
#include "model/doc.h"

struct todoc_options {
	bool whole_page;        /* render: keep navigation, forms, titles */
	bool alt;               /* a picture's alt text stands in for a caption */
};

void todoc(struct html *h, struct node *root, const struct todoc_options *o, struct arena *a, struct doc *out);
/* A fragment of HTML (a feed's content). */
void todoc_fragment(struct str html, struct str base, struct arena *a, struct doc *out);

#endif
