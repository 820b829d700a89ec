/* letters: tables and look-ups, both ways. */
#include "text/letters.h"
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

static const struct letter letters[] = {
#define L(code, shape, base, tone, upper) { code, shape, base, tone, upper },
#include "text/letters.def"
#undef L
};

enum {
	LETTERS = sizeof(letters) / sizeof(letters[0]),
	DOUBLE = 90     /* the last, U+1EA0 to U+1EF9, stand without a gap */
};

const struct letter *letter_find(uint32_t code_point)
{
	int low = 0, high = LETTERS - DOUBLE;

	if (code_point < letters[0].code || code_point > letters[LETTERS - 1].code)
		return NULL;
	if (code_point >= letters[high].code)
		return &letters[high + (int)(code_point - letters[high].code)];
	while (high - low > 1) {
		int middle = (low + high) / 2;

		if (letters[middle].code <= code_point)
			low = middle;
		else
			high = middle;
	}
	return letters[low].code == code_point ? &letters[low] : NULL;
}

uint32_t letter_compose(uint32_t shape, enum tone tone, bool upper)
{
	for (int i = 0; i < LETTERS; i++)
		if (letters[i].shape == shape && letters[i].tone == tone && letters[i].upper == upper)
			return letters[i].code;
	return shape < 0x80 && upper && shape >= 'a' && shape <= 'z' ? shape - 32 : shape;
}

uint32_t letter_lower(uint32_t code_point)
{
	return uc_tolower(code_point);
}

/* Syllables, which decompose into letters, not into a letter and marks. */
static bool is_hangul(uint32_t c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

uint32_t letter_fold(uint32_t code_point)
{
	const struct letter *l;
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	if (code_point < 0x80)
		return (unsigned char)str_lower((char)code_point);
	if ((l = letter_find(code_point)))
		return (unsigned char)l->base;
	while (!is_hangul(code_point) && uc_canonical_decomposition(code_point, parts) > 0)
		code_point = parts[0];
	if (uc_is_general_category(code_point, UC_CATEGORY_Mn) ||
	    uc_is_general_category(code_point, UC_CATEGORY_Me))
		return 0;
	return uc_tolower(code_point);
}
