/* atom: Atom 0.3 and 1.0 (RFC 4287).  An entry without an author has the
 * feed's; a document may be a single entry. */
#include "feed/format.h"
#include "feed/walk.h"

void atom_parse(struct xml *x, struct str utf8, const struct feed_context *c, struct arena *a,
		struct feed *out)
{
	static const struct shape shape = {
		.entry = "entry", .native = SPACE_ATOM, .inherits_author = true};

	walk_feed(x, utf8, &shape, c, a, out);
}
