/* format: what a feed format gives to detect.c. */
#ifndef FEED_FORMAT_H
#define FEED_FORMAT_H

#include "feed/feed.h"
#include "markup/xml.h"

/* `x` stands at the open event of the root of `utf8`. */
typedef void format_parse(struct xml *x, struct str utf8, const struct feed_context *c, struct arena *a,
			  struct feed *out);

#define FORMAT(name, roots, parse) format_parse parse;
#include "feed/formats.def"
#undef FORMAT

/* JSON Feed has no root element; false: JSON, but no feed. */
bool jsonfeed_parse(struct str utf8, const struct feed_context *c, struct arena *a, struct feed *out);

#endif
