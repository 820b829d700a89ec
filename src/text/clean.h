/*
 * clean: the one border guard.  All text from outside passes here once, in
 * the back (and once more, as a check, when the front decodes the wire);
 * inside, text is trusted to be NFC UTF-8 without controls.
 */
#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include "base/arena.h"

/* One line of display text: white space folded to single spaces, trimmed;
 * controls, bidi, zero-width and such dropped; invalid UTF-8 to U+FFFD; NFC.
 * The result is in `a` or, when nothing had to change, the input or a part of
 * it.  A no-break space stays one (U+00A0) unless it stood beside a space. */
struct str text_clean(struct str dirty, struct arena *a);
/* The same, but newlines stay, and with them the spaces of preformatted text
 * (tabs become spaces to the next multiple of eight). */
struct str text_clean_pre(struct str dirty, struct arena *a);
/* The same, but white space at both ends is kept as one space: for pieces of
 * running text that will be joined. */
struct str text_clean_piece(struct str dirty, struct arena *a);
/* Is this text as text_clean_pre leaves it (valid, NFC, allowed)?  The wire
 * decoder's question. */
bool text_is_clean(struct str s);
/* A web address made printable: percent-encodes what is not ASCII and spaces
 * inside; drops controls, line breaks and white space around it. */
struct str text_clean_url(struct str dirty, struct arena *a);
/* One code point of valid UTF-8; advances.  U+FFFD for a bad byte. */
uint32_t text_code_point(struct str *rest);
/* Encodes; returns the number of bytes (1 to 4). */
int text_encode(uint32_t code_point, char out[4]);

#endif
