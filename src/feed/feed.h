/*
 * feed: bytes of a feed to a struct feed.  Formats are rows of formats.def,
 * one file each; an HTML page where a feed was promised is an error with a
 * reason.
 */
#ifndef FEED_FEED_H
#define FEED_FEED_H

#include "base/err.h"
#include "model/entry.h"

struct feed_context {
	struct str url;             /* where it came from */
	struct str http_charset;    /* or "" */
	struct date_hints dates;
};

/* `bytes` as received (any charset, maybe gzip inside). */
bool feed_parse(struct str bytes, const struct feed_context *c, struct arena *a, struct feed *out, struct err *e);

#endif
