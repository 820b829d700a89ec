/* feed_json: a feed as one JSON document (sapbao(1), "JSON"), in pieces. */
#ifndef CLI_FEED_JSON_H
#define CLI_FEED_JSON_H

#include "base/buf.h"
#include "model/entry.h"

/* Entries of a feed that comes in parts. */
void feed_json_part(struct buf *b, const struct feed *part, bool first, struct arena *a);
/* The last entries, or all of them when it is the `first`; and the head. */
void feed_json_end(struct buf *b, const struct feed *rest, bool first, struct arena *a);

#endif
