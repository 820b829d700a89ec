/* sitemap: sitemaps.org with the news and picture extensions: what a portal
 * tells search engines when it has no feed.  An entry is a <url>. */
#include "feed/format.h"

const struct shape sitemap_shape = {.entry = "url", .native = SPACE_SITEMAP};
