/* atom: Atom 0.3 and 1.0 (RFC 4287).  An entry without an author has the
 * feed's; a document may be a single entry. */
#include "feed/format.h"

const struct shape atom_shape = {
	.entry = "entry", .native = SPACE_ATOM, .inherits_author = true};
