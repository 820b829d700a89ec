/*
 * metadata: what a page says about itself to machines: JSON-LD, OpenGraph and
 * other meta elements.  All words are plain and clean.  It does not decide
 * who is believed; article.c does.
 */
#ifndef PAGE_METADATA_H
#define PAGE_METADATA_H

#include "page/source.h"

struct statement {              /* one voice: JSON-LD, or the meta elements */
	struct str title, author, lede;
	struct date date;
};

struct metadata {
	struct statement ld, meta;
	struct str body;            /* JSON-LD articleBody, HTML or plain */
	struct str site_name;       /* og:site_name */
	struct str publisher;       /* JSON-LD publisher */
	VEC(struct str) tags;
};

void metadata_read(struct source *s, struct metadata *out);
/* "Title - Báo VnExpress" without the site, by its names or its host. */
struct str metadata_bare_title(struct source *s, const struct metadata *m, struct str title);
/* Is this "author" only the newspaper's own name? */
bool metadata_is_publisher(struct source *s, const struct metadata *m, struct str author);

#endif
