/* grapheme: user-perceived characters (UAX #29), with their width.  At most one
 * code point in a cluster has cells of its own, as in a terminal's cell. */
#ifndef TEXT_GRAPHEME_H
#define TEXT_GRAPHEME_H

#include "base/str.h"

struct grapheme {
	struct str s;
	int width;          /* cells: 0, 1 or 2 */
};

/* Takes the next cluster off *rest; false at the end. */
bool text_next(struct str *rest, struct grapheme *out);
/* Start of the cluster before byte `at`, for a cursor that goes left. */
size_t text_before(struct str s, size_t at);

#endif
