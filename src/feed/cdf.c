/* cdf: Microsoft's Channel Definition Format, values in attributes; and what
 * has lost its <rss>. */
#include "feed/field.h"
#include "feed/format.h"

static void begin_item(struct walk *w)
{
	struct str href = arena_str(w->a, xml_attr(w->x, "href"));

	field_set_updated(w, xml_attr(w->x, "lastmod"), 3);
	field_set_link(w, href, 4);
}

const struct shape cdf_shape = {
	.entry = "item", .native = SPACE_RSS, .begin_entry = begin_item};
