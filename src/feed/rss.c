/* rss: RSS 0.91 to 2.0.  Items count wherever they stand, in the channel or
 * beside it. */
#include "feed/format.h"
#include "feed/walk.h"

void rss_parse(struct xml *x, struct str utf8, const struct feed_context *c, struct arena *a,
	       struct feed *out)
{
	static const struct shape shape = {.entry = "item", .native = SPACE_RSS};

	walk_feed(x, utf8, &shape, c, a, out);
}
