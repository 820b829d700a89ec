/* format: what a feed format gives to detect.c. */
#ifndef FEED_FORMAT_H
#define FEED_FORMAT_H

#include "feed/walk.h"

/* An XML format is a shape, and walk.c reads it. */
#define FORMAT(name, roots) extern const struct shape name##_shape;
#include "feed/formats.def"
#undef FORMAT

/* JSON Feed has no root element; false: JSON, but no feed. */
bool jsonfeed_parse(struct str utf8, const struct feed_context *c, struct arena *a, struct feed *out);

#endif
