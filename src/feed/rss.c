/* rss: RSS 0.91 to 2.0.  Items count wherever they stand, in the channel or
 * beside it. */
#include "feed/format.h"

const struct shape rss_shape = {.entry = "item", .native = SPACE_RSS};
