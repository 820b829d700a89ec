/* format: what a feed format gives to detect.c. */
#ifndef FEED_FORMAT_H
#define FEED_FORMAT_H

#include "feed/walk.h"

/* An XML format is a shape, and walk.c reads it. */
#define FORMAT(name, roots) extern const struct shape name##_shape;
#include "feed/formats.def"

/* Any other reads the whole document by itself; false: it begins like one of
 * its feeds, but is none. */
typedef bool other_parse(struct str utf8, const struct feed_context *c, struct arena *a, struct feed *out);
#define OTHER(name, begins) other_parse name##_parse;
#include "feed/formats.def"

#endif
