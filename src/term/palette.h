/* palette: colours of a theme on terminals that have fewer.  Pure. */
#ifndef TERM_PALETTE_H
#define TERM_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

/* The colour to use where `colours` exist (0: none); -1: the default one.
 * Greys become the default in front, so that text never turns black on a
 * black screen. */
int palette_colour(int colour, int colours, bool behind);

/* The entry of the 256 colours that is nearest to 0xrrggbb. */
int palette_nearest(int32_t rgb);

#endif
