/* rdf: RSS 0.90 and 1.0.  Items stand beside the channel; rdf:about names
 * them. */
#include "feed/field.h"
#include "feed/format.h"

static void begin_item(struct walk *w)
{
	struct str about = arena_str(w->a, xml_attr(w->x, "about"));

	if (walk_is_head(w))
		return;
	field_set_id(w, about, 3);
	field_set_link(w, about, 1);
}

const struct shape rdf_shape = {
	.entry = "item", .native = SPACE_RSS, .begin_entry = begin_item};
