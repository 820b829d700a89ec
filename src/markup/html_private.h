/* What a page is made of, for html, html_text and select alone. */
#ifndef MARKUP_HTML_PRIVATE_H
#define MARKUP_HTML_PRIVATE_H

#include <libxml/tree.h>

#include "base/vec.h"
#include "markup/html.h"

struct html {
	struct arena arena;         /* holds this struct too */
	xmlDoc *doc;
	struct node *root;
	struct node *title;         /* or NULL */
	VEC(struct node *) head;    /* every meta and link, in order */
	VEC(struct node *) removed; /* unlinked, freed with the page */
	struct str url, base;
	bool ordered;               /* libxml2 has numbered the elements */
};

#endif
