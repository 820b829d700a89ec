/*
 * collate: three levels in one key, each closed by a byte below all weights:
 * the letters; then marks and tones, so that they decide only between words
 * of the same letters; then case.
 */
#include "text/collate.h"
#include "text/clean.h"
#include "text/letters.h"
#include "base/buf.h"
#include <unictype.h>
#include <uninorm.h>

enum {                      /* weights of the first level, in order */
	LEVEL_END = 1,
	WEIGHT_SPACE = 2,
	WEIGHT_SIGN = 3,        /* then the sign itself */
	WEIGHT_DIGIT = 0x10,
	WEIGHT_LETTER = 0x20,
	WEIGHT_OTHER = 0xF8,    /* letters of other scripts, then themselves */
	MARK_FOREIGN = 9        /* second level: a mark Vietnamese does not have */
};

static const uint16_t alphabet[] = {
	'a', 0x103, 0xE2, 'b', 'c', 'd', 0x111, 'e', 0xEA, 'f', 'g', 'h', 'i', 'j', 'k',
	'l', 'm', 'n', 'o', 0xF4, 0x1A1, 'p', 'q', 'r', 's', 't', 'u', 0x1B0, 'v', 'w',
	'x', 'y', 'z',
};

static int alphabet_index(uint32_t shape)
{
	for (int i = 0; i < (int)(sizeof(alphabet) / sizeof(alphabet[0])); i++)
		if (alphabet[i] == shape)
			return i;
	return -1;
}

struct keys {
	struct buf first, second, third;
};

static void add_itself(struct keys *k, int weight, uint32_t c)
{
	char bytes[4];

	buf_add_byte(&k->first, (char)weight);
	buf_add(&k->first, (struct str){ bytes, (size_t)text_encode(c, bytes) });
}

static void add_letter(struct keys *k, int index, int tone, bool upper)
{
	buf_add_byte(&k->first, (char)(WEIGHT_LETTER + index));
	buf_add_byte(&k->second, (char)(LEVEL_END + 1 + tone));
	buf_add_byte(&k->third, (char)(LEVEL_END + 1 + upper));
}

static void add_code_point(struct keys *k, uint32_t c)
{
	const struct letter *l = letter_find(c);
	uint32_t folded = l ? l->shape : letter_fold(c);
	int index = alphabet_index(folded);

	if (c == ' ' || c == 0xA0)
		buf_add_byte(&k->first, WEIGHT_SPACE);
	else if (c < 0x80 && str_digit((char)c))
		buf_add_byte(&k->first, (char)(WEIGHT_DIGIT + (int)(c - '0')));
	else if (l)
		add_letter(k, index, l->tone, l->upper);
	else if (index >= 0)
		add_letter(k, index, c < 0x80 ? 0 : MARK_FOREIGN, c != letter_lower(c));
	else if (uc_is_general_category(c, UC_CATEGORY_L))
		add_itself(k, WEIGHT_OTHER, letter_lower(c));
	else if (folded)
		add_itself(k, WEIGHT_SIGN, c);
}

struct str text_collation_key(struct str s, struct arena *a)
{
	struct keys k;
	size_t ceiling = s.n * 5 + 64;
	struct str key;

	buf_init(&k.first, ceiling * 3);
	buf_init(&k.second, ceiling);
	buf_init(&k.third, ceiling);
	while (s.n)
		add_code_point(&k, text_code_point(&s));
	buf_add_byte(&k.first, LEVEL_END);
	buf_add(&k.first, buf_str(&k.second));
	buf_add_byte(&k.first, LEVEL_END);
	buf_add(&k.first, buf_str(&k.third));
	key = arena_str(a, buf_str(&k.first));
	buf_release(&k.first);
	buf_release(&k.second);
	buf_release(&k.third);
	return key;
}
