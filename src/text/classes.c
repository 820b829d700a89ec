/* classes: the table lookup. */
#include "text/classes.h"

enum {
	RE = CLASS_REPLACE, NA = CLASS_NARROW, WI = CLASS_WIDE, MA = CLASS_MARK,
	TR = CLASS_TRAIL, DR = CLASS_DROP, SP = CLASS_SPACE, NB = CLASS_NOBREAK,
	BR = CLASS_BREAK, JO = CLASS_JOINER, FL = CLASS_FLAG,
	Q = CLASS_UNSURE, P = CLASS_PICTURE, E = CLASS_EITHER
};

/* One word a row, code point above class: half the cache lines of a struct. */
static const uint32_t rows[] = {
#define C(first, class) (uint32_t)(first) << 8 | (class),
#include "text/classes.def"
#undef C
};

unsigned text_class(uint32_t code_point)
{
	size_t low = 0, high = sizeof(rows) / sizeof(rows[0]);

	if (code_point == ' ')
		return CLASS_SPACE;
	if (code_point >= 0x4E00 && code_point <= 0x9FFF)
		return CLASS_WIDE;      /* short cuts; the rows agree */
	if (code_point > 0x10FFFF)
		return CLASS_REPLACE;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (rows[middle] >> 8 <= code_point)
			low = middle;
		else
			high = middle;
	}
	return rows[low] & 0xFF;
}
