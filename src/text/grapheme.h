/* grapheme: user-perceived characters (UAX #29), with their width; and what
 * one cell of a terminal holds of them, which may be less. */
#ifndef TEXT_GRAPHEME_H
#define TEXT_GRAPHEME_H

#include "base/str.h"

struct grapheme {
	struct str s;
	int width;          /* cells, GRAPHEME_CELLS_MAX at most */
};

enum { GRAPHEME_CELLS_MAX = 16 };

/* Takes the next cluster off *rest; false at the end.  Most are 0 to 2 cells
 * wide; those of Indic scripts and of old Hangul may be wider. */
bool text_next(struct str *rest, struct grapheme *out);
/* The same, cut so that at most one code point in it has cells of its own: 0
 * to 2 cells.  For who draws. */
bool text_next_cell(struct str *rest, struct grapheme *out);
/* The next cluster if it is at most `width` cells wide, else its first cell. */
bool text_next_within(struct str *rest, int width, struct grapheme *out);
/* Start of the cluster before byte `at`, for a cursor that goes left. */
size_t text_before(struct str s, size_t at);

#endif
