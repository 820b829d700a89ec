/*
 * outline: which feeds does a document name?  OPML, newsboat's `urls` and HTML
 * pages, each to a struct outlines; pure.
 */
#ifndef FEED_OUTLINE_H
#define FEED_OUTLINE_H

#include "base/err.h"
#include "model/outline.h"

/* Folders, however deep, become the tag "A/B"; `category` gives more tags. */
bool opml_parse(struct str bytes, struct arena *a, struct outlines *out, struct err *e);
/* Lines of: ADDRESS "tag" "~title" "!".  Comments, queries and whatever would
 * run a program are skipped. */
bool urls_parse(struct str bytes, struct arena *a, struct outlines *out, struct err *e);
/* The feeds that a page offers: link rel=alternate; where there are none,
 * links to what is called a feed (the /rss page of a portal). */
bool feeds_discover(struct str bytes, struct str http_charset, struct str url, struct arena *a,
		    struct outlines *out, struct err *e);

/* Whichever of these it is; a feed names itself, when it has an address. */
bool outline_parse(struct str bytes, struct str http_charset, struct str url, struct arena *a,
		   struct outlines *out, struct err *e);

/* Shared: resolves, refuses what is no web address, keeps each feed once.
 * NULL: not taken. */
struct outline *outlines_add(struct outlines *o, struct str base, struct str feed, struct arena *a);

#endif
