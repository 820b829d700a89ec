/*
 * classes: what one code point is to this house: its fate at the border and
 * its cells.  Private to text/.
 */
#ifndef TEXT_CLASSES_H
#define TEXT_CLASSES_H

#include "base/str.h"

enum {
	CLASS_REPLACE,      /* unassigned, private, or of disputed width: U+FFFD */
	CLASS_NARROW,       /* one cell */
	CLASS_WIDE,         /* two cells */
	CLASS_MARK,         /* no cell: stands on the one before */
	CLASS_TRAIL,        /* one cell, but may compose with the one before */
	CLASS_DROP,         /* controls, bidi, zero-width, selectors, skin tones */
	CLASS_SPACE,        /* becomes U+0020 */
	CLASS_NOBREAK,      /* becomes U+00A0 */
	CLASS_BREAK,        /* becomes a newline, or a space */
	CLASS_JOINER,       /* U+200D: dropped, with the emoji that follows */
	CLASS_FLAG,         /* regional indicators: a pair becomes one flag */
	CLASS_MASK = 15,
	CLASS_UNSURE = 16,  /* NFC_Quick_Check is No or Maybe */
	CLASS_PICTURE = 32, /* Extended_Pictographic */
	CLASS_EITHER = 64   /* East Asian Ambiguous and no Latin letter */
};

/* The class with its flags; any number may be asked for. */
unsigned text_class(uint32_t code_point);

static inline bool text_continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Bytes of what stands at i if it is seen at once to be one narrow letter or
 * sign that is in NFC and stays what it is: ASCII but the space, U+00C0..027F
 * without the signs of multiplication, and U+1E00..1EFF, which is all of
 * Vietnamese.  0 otherwise: ask text_class. */
static inline size_t text_plain(struct str s, size_t i)
{
	unsigned char lead = (unsigned char)s.p[i], second;

	if (lead < 0x80)
		return lead > ' ' && lead < 0x7F;
	if (lead < 0xC3 || i + 1 >= s.n || !text_continues(s.p[i + 1]))
		return 0;
	second = (unsigned char)s.p[i + 1];
	if (lead <= 0xC9)
		return lead == 0xC3 && (second & 0xDF) == 0x97 ? 0 : 2;
	if (lead == 0xE1 && second >= 0xB8 && second <= 0xBB && i + 2 < s.n)
		return text_continues(s.p[i + 2]) ? 3 : 0;
	return 0;
}

/* Bytes of one plain letter or space that is a cluster by itself: nothing
 * that follows can join it, for no mark has a lead byte below CC.  0
 * otherwise: ask text_next. */
static inline size_t text_alone(struct str s, size_t i)
{
	size_t n = s.p[i] == ' ' ? 1 : text_plain(s, i);

	if (n && i + n < s.n && (unsigned char)s.p[i + n] >= 0xCC && !text_plain(s, i + n))
		return 0;
	return n;
}

/* Cells of a code point of this class (width.c, where the option is). */
int text_cells(unsigned class);

#endif
