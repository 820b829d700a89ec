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
	bool docs;                  /* full texts as docs */
	/* Long feeds are handed on in parts, so that neither side holds all
	 * entries at once and the first are seen first: called with entries in
	 * the feed's order, resolved by what its head said so far; they live
	 * in part_arena, which is cleared then.  Both NULL: in one piece. */
	void (*part)(void *owner, const struct feed *entries);
	void *owner;
	struct arena *part_arena;
};

/* `bytes` as received (any charset, maybe gzip inside).  With parts, `out`
 * has the rest of the entries. */
bool feed_parse(struct str bytes, const struct feed_context *c, struct arena *a, struct feed *out, struct err *e);

/*
 * The same while the bytes are still coming (push.c): a new one, bytes in
 * pieces of any size, an end.  The context must have parts and, like the
 * arena, outlive it.  Entries are whole and in order, the same as of the whole
 * document; gzip is not looked for.
 */
struct feed_push;

struct feed_push *feed_push_new(const struct feed_context *c, struct arena *a, struct feed *out);
void feed_push_add(struct feed_push *p, struct str bytes);
/* Hands on the entries that are complete, without waiting for more. */
void feed_push_flush(struct feed_push *p);
/* The last byte came.  `out` has the rest of the entries and the head. */
bool feed_push_end(struct feed_push *p, struct err *e);
void feed_push_free(struct feed_push *p);

#endif
