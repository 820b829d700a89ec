/* utf8: one code point at a time, in and out. */
#include "text/utf8.h"
#include "text/clean.h"

/* What may follow a lead byte: overlong forms, surrogates and what lies past
 * U+10FFFF are refused at the second byte. */
struct lead {
	unsigned char first, last, second_low, second_high, length;
};

static const struct lead leads[] = {
	{ 0xC2, 0xDF, 0x80, 0xBF, 2 },
	{ 0xE0, 0xE0, 0xA0, 0xBF, 3 },
	{ 0xE1, 0xEC, 0x80, 0xBF, 3 },
	{ 0xED, 0xED, 0x80, 0x9F, 3 },
	{ 0xEE, 0xEF, 0x80, 0xBF, 3 },
	{ 0xF0, 0xF0, 0x90, 0xBF, 4 },
	{ 0xF1, 0xF3, 0x80, 0xBF, 4 },
	{ 0xF4, 0xF4, 0x80, 0x8F, 4 },
};

static const struct lead *lead_find(unsigned char byte)
{
	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
		if (byte >= leads[i].first && byte <= leads[i].last)
			return &leads[i];
	return NULL;
}

size_t utf8_decode(const char *p, size_t n, uint32_t *code_point, bool *bad)
{
	const unsigned char *s = (const unsigned char *)p;
	const struct lead *lead;
	size_t i;

	*bad = false;
	*code_point = s[0];
	if (s[0] < 0x80)
		return 1;
	lead = lead_find(s[0]);
	i = 1;
	if (lead && n > 1 && s[1] >= lead->second_low && s[1] <= lead->second_high) {
		uint32_t c = s[0] & (0x7F >> lead->length);

		do
			c = c << 6 | (s[i++] & 0x3F);
		while (i < lead->length && i < n && (s[i] & 0xC0) == 0x80);
		if (i == lead->length) {
			*code_point = c;
			return i;
		}
	}
	*bad = true;
	*code_point = UTF8_REPLACEMENT;
	return i;
}

uint32_t text_code_point(struct str *rest)
{
	uint32_t code_point;
	bool bad;

	if (!rest->n)
		return UTF8_REPLACEMENT;
	*rest = str_skip(*rest, utf8_decode(rest->p, rest->n, &code_point, &bad));
	return code_point;
}

int text_encode(uint32_t code_point, char out[4])
{
	if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
		code_point = UTF8_REPLACEMENT;
	if (code_point < 0x80) {
		out[0] = (char)code_point;
		return 1;
	}
	if (code_point < 0x800) {
		out[0] = (char)(0xC0 | code_point >> 6);
		out[1] = (char)(0x80 | (code_point & 0x3F));
		return 2;
	}
	if (code_point < 0x10000) {
		out[0] = (char)(0xE0 | code_point >> 12);
		out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code_point & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code_point >> 18);
	out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code_point & 0x3F));
	return 4;
}
