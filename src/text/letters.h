/* letters: the Vietnamese alphabet as letter, shape and tone.  Private to
 * text/. */
#ifndef TEXT_LETTERS_H
#define TEXT_LETTERS_H

#include "base/str.h"

/* In dictionary order; the digit of exact tokens and of collation keys. */
enum tone { TONE_NONE, TONE_GRAVE, TONE_HOOK, TONE_TILDE, TONE_ACUTE, TONE_DOT };

struct letter {
	uint16_t code;
	uint16_t shape;     /* lower case, without tone: ă â ê ô ơ ư đ, or ASCII */
	char base;          /* ASCII, lower case */
	uint8_t tone;       /* enum tone */
	bool upper;
};

/* NULL unless it is a Vietnamese letter beyond ASCII. */
const struct letter *letter_find(uint32_t code_point);
/* The letter of that shape, tone and case; the shape itself if there is none. */
uint32_t letter_compose(uint32_t shape, enum tone tone, bool upper);
/* Lower case, without marks of any script; 0: a mark, nothing is left. */
uint32_t letter_fold(uint32_t code_point);
uint32_t letter_lower(uint32_t code_point);

#endif
