/* charref: the table of named references and the three ways to read one. */
#include "markup/charref.h"

#include <stdlib.h>

#include "markup/lede.h"
#include "text/clean.h"

/* The name is stored inside the row: pointers would have to be relocated at
 * each start of the program. */
static const struct entity {
	char name[32];
	uint32_t first;
	uint16_t second;
	uint8_t legacy;
} entities[] = {
#define E(name, first, second, legacy) { #name, first, second, legacy },
#include "markup/entities.def"
#undef E
};

enum {
	NAME_MAX_BYTES = 31,
	LEGACY_MAX_BYTES = 6,
	LEGACY_MIN_BYTES = 2,
	CODE_POINT_MAX = 0x10FFFF
};

/* What C1 numbers mean on real pages: windows-1252 (HTML standard, 13.2.5.80). */
static const uint16_t c1[32] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
	0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

static int compare_name(const void *key, const void *row)
{
	const struct str *name = key;
	const struct entity *e = row;
	int c = strncmp(name->p, e->name, name->n);

	return c ? c : -(int)(unsigned char)e->name[name->n];
}

static const struct entity *entity_find(struct str name)
{
	STR_LAW(name);
	if (!name.n || name.n > NAME_MAX_BYTES)
		return NULL;
	return bsearch(&name, entities, sizeof(entities) / sizeof(*entities),
		sizeof(*entities), compare_name);
}

int entity_lookup(struct str name, uint32_t out[2])
{
	const struct entity *e = entity_find(name);

	if (!e)
		return 0;
	out[0] = e->first;
	out[1] = e->second;
	return e->second ? 2 : 1;
}

static bool is_alnum(char c)
{
	return str_digit(c) || (str_lower(c) >= 'a' && str_lower(c) <= 'z');
}

static int digit_value(char c, bool hex)
{
	if (str_digit(c))
		return c - '0';
	c = str_lower(c);
	return hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static int encode_number(uint32_t c, char out[8])
{
	if (c >= 0x80 && c < 0xA0)
		c = c1[c - 0x80];
	if (!c || c > CODE_POINT_MAX || (c >= 0xD800 && c < 0xE000))
		c = 0xFFFD;
	if (c == '\t' || c == '\n' || c == '\r' || c == '\f')
		c = ' ';
	if (c < ' ' || (c >= 0x7F && c < 0xA0))
		return 0;
	return text_encode(c, out);
}

/* s begins with "&#". */
static size_t read_number(struct str s, enum charref_place place, char out[8], int *n)
{
	bool hex = s.n > 2 && str_lower(s.p[2]) == 'x';
	size_t start = hex ? 3 : 2, i = start;
	uint32_t c = 0;

	for (int d; i < s.n && (d = digit_value(s.p[i], hex)) >= 0; i++)
		c = c > CODE_POINT_MAX ? c : c * (hex ? 16u : 10u) + (uint32_t)d;
	if (i == start)
		return 0;
	if (i < s.n && s.p[i] == ';')
		i++;
	else if (place == CHARREF_STRICT)
		return 0;
	*n = encode_number(c, out);
	return i;
}

static int encode_entity(const struct entity *e, char out[8])
{
	int n = text_encode(e->first, out);

	return e->second ? n + text_encode(e->second, out + n) : n;
}

static size_t read_legacy(struct str name, struct str after, enum charref_place place,
	char out[8], int *n)
{
	size_t longest = name.n < LEGACY_MAX_BYTES ? name.n : LEGACY_MAX_BYTES;

	for (size_t i = longest; i >= LEGACY_MIN_BYTES; i--) {
		const struct entity *e = entity_find(str_sub(name, 0, i));
		if (!e || !e->legacy)
			continue;
		bool more = i < name.n || (after.n && after.p[0] == '=');
		if (place == CHARREF_ATTRIBUTE && more)
			return 0;
		*n = encode_entity(e, out);
		return i + 1;
	}
	return 0;
}

size_t charref_read(struct str s, enum charref_place place, char out[8], int *n)
{
	*n = 0;
	if (s.n < 3)
		return 0;
	if (s.p[1] == '#')
		return read_number(s, place, out, n);
	size_t i = 1;
	while (i < s.n && i <= NAME_MAX_BYTES + 1 && is_alnum(s.p[i]))
		i++;
	struct str name = str_sub(s, 1, i);
	if (i < s.n && s.p[i] == ';') {
		const struct entity *e = entity_find(name);
		if (e) {
			*n = encode_entity(e, out);
			return i + 1;
		}
	}
	return place == CHARREF_STRICT ? 0 : read_legacy(name, str_skip(s, i), place, out, n);
}

static bool is_c1(struct str s, size_t at)
{
	return at + 1 < s.n && (unsigned char)s.p[at + 1] >= 0x80 && (unsigned char)s.p[at + 1] < 0xA0;
}

/* Two bytes become three at most. */
struct str charref_mend_c1(struct str utf8, struct arena *a)
{
	size_t at = str_find_byte(utf8, '\xC2', 0), from = 0, n = 0;
	char *p;

	while (at < utf8.n && !is_c1(utf8, at))
		at = str_find_byte(utf8, '\xC2', at + 1);
	if (at == utf8.n)
		return utf8;
	p = arena_alloc(a, 1, utf8.n + utf8.n / 2 + 4);
	for (; at < utf8.n; at = str_find_byte(utf8, '\xC2', at + 1)) {
		if (!is_c1(utf8, at))
			continue;
		memcpy(p + n, utf8.p + from, at - from);
		n += at - from;
		n += (size_t)text_encode(c1[(unsigned char)utf8.p[at + 1] - 0x80], p + n);
		from = at + 2;
	}
	memcpy(p + n, utf8.p + from, utf8.n - from);
	return (struct str){ p, n + utf8.n - from };
}
