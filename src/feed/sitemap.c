/* sitemap: sitemaps.org with the news and picture extensions: what a portal
 * tells search engines when it has no feed.  An entry is a <url>. */
#include "feed/format.h"
#include "feed/walk.h"

void sitemap_parse(struct xml *x, struct str utf8, const struct feed_context *c, struct arena *a,
		   struct feed *out)
{
	static const struct shape shape = {.entry = "url", .native = SPACE_SITEMAP};

	walk_feed(x, utf8, &shape, c, a, out);
}
