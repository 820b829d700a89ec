/* width: the one width policy.  Ambiguous characters are one cell wide, or
 * two when the reader's terminal is set up for CJK (an option). */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include "base/arena.h"

void text_ambiguous_wide(bool wide);        /* set once, from the option */
int text_width(struct str s);               /* cells */
/* The longest prefix in whole clusters of at most `width` cells. */
struct str text_prefix(struct str s, int width, int *used);
/* s itself when it fits, else a prefix with "…", at most `width` cells. */
struct str text_fit(struct str s, int width, struct arena *a);

#endif
