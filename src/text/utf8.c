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

static bool continues(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Bytes of the sequence of two to four at p, 0 when it is none. */
static size_t sequence(const unsigned char *p, size_t n)
{
	unsigned char lead = p[0], low = 0x80, high = 0xBF;

	if (lead >= 0xC2 && lead <= 0xDF)
		return n >= 2 && continues(p[1]) ? 2 : 0;
	if (lead >= 0xE0 && lead <= 0xEF) {
		low = lead == 0xE0 ? 0xA0 : low;
		high = lead == 0xED ? 0x9F : high;      /* no surrogates */
		return n >= 3 && p[1] >= low && p[1] <= high && continues(p[2]) ? 3 : 0;
	}
	if (lead < 0xF0 || lead > 0xF4 || n < 4)
		return 0;
	low = lead == 0xF0 ? 0x90 : low;
	high = lead == 0xF4 ? 0x8F : high;
	return p[1] >= low && p[1] <= high && continues(p[2]) && continues(p[3]) ? 4 : 0;
}

bool utf8_valid(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p, *end = s.n ? p + s.n : p;
	uint64_t eight;

	while (p < end) {
		size_t n = 1;

		if (end - p >= 8) {
			memcpy(&eight, p, sizeof eight);
			if (!(eight & UINT64_C(0x8080808080808080))) {
				p += 8;
				continue;
			}
		}
		while (p < end && *p < 0x80)
			p++;
		for (; p < end && *p >= 0x80; p += n)
			if (!(n = sequence(p, (size_t)(end - p))))
				return false;
	}
	return true;
}
