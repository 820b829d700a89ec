/*
 * outline: a list of feeds, as programs hand it to each other (OPML,
 * newsboat's urls) and as pages name theirs (link rel=alternate).
 */
#ifndef MODEL_OUTLINE_H
#define MODEL_OUTLINE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

enum { OUTLINES_MAX = 10000 };

struct outline {
	struct str title;           /* or "" */
	struct str feed;            /* its address; never "" */
	struct str page;            /* the site's address, or "" */
	VEC(struct str) tags;       /* the first one is its folder: "Báo/Thể thao" */
};

struct outlines {
	struct str title;
	VEC(struct outline) list;
	int skipped;                /* programs to run, files, queries, what is no address */
};

/* OPML 2.0; one folder for each first tag, in the order they come up.  False:
 * past the buffer's ceiling. */
bool outlines_opml(const struct outlines *o, struct buf *out);
/* newsboat's lines: ADDRESS "tag" "~title". */
bool outlines_urls(const struct outlines *o, struct buf *out);

#endif
