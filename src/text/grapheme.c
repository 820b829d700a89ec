/*
 * grapheme: clusters of UAX #29, in a loop of our own, because the library's
 * joins too little (flags, families).  One tailoring: a cluster holds at most
 * one code point with cells of its own, since that is what a terminal's cell
 * can hold.  So the spacing vowel signs of Indic scripts and a Hangul lead
 * after a lead begin a cluster here.
 */
#include "text/grapheme.h"
#include "text/classes.h"
#include "text/utf8.h"
#include <unigbrk.h>

/* Lead bytes below CC begin no mark, joiner or selector, nor do plain letters. */
static bool ends_here(struct str s, size_t n)
{
	return n >= s.n || (unsigned char)s.p[n] < 0xCC || text_plain(s, n);
}

static bool is_extend(uint32_t c, unsigned kind)
{
	int property;

	if (kind == CLASS_MARK)
		return true;
	if (kind != CLASS_DROP || c < 0x300)
		return false;
	property = uc_graphemeclusterbreak_property(c);
	return property == GBP_EXTEND || property == GBP_V || property == GBP_T;
}

static bool is_control(uint32_t c, unsigned kind)
{
	return kind == CLASS_BREAK || c < 0x20 || (kind == CLASS_DROP && !is_extend(c, kind));
}

/* Bytes of what stands on a first code point of this class. */
static size_t followers(struct str s, unsigned class)
{
	bool picture = class & CLASS_PICTURE, joined = false;
	bool flag = (class & CLASS_MASK) == CLASS_FLAG;
	size_t n = 0;

	while (n < s.n && (unsigned char)s.p[n] >= 0xCC) {
		uint32_t c;
		bool bad;
		size_t step = utf8_decode(s.p + n, s.n - n, &c, &bad);
		unsigned next = text_class(c), kind = next & CLASS_MASK;

		if (bad)
			break;
		if (is_extend(c, kind) || kind == CLASS_JOINER) {
			flag = false;
			joined = picture && kind == CLASS_JOINER;
		} else if (flag && kind == CLASS_FLAG) {
			flag = false;
		} else if (joined && (next & CLASS_PICTURE)) {
			joined = false;
		} else {
			break;
		}
		n += step;
	}
	return n;
}

bool text_next(struct str *rest, struct grapheme *out)
{
	struct str s = *rest;
	size_t n;

	if (!s.n)
		return false;
	n = s.p[0] == ' ' ? 1 : text_plain(s, 0);
	out->width = 1;
	if (!n || !ends_here(s, n)) {
		uint32_t c;
		bool bad;
		unsigned class;

		n = utf8_decode(s.p, s.n, &c, &bad);
		class = text_class(c);
		out->width = text_cells(class);
		if (c == '\r' && n < s.n && s.p[n] == '\n')
			n++;
		else if (!is_control(c, class & CLASS_MASK))
			n += followers(str_skip(s, n), class);
		if ((class & CLASS_MASK) == CLASS_FLAG && n >= 8)
			out->width = 2;         /* two indicators of four bytes */
	}
	out->s = str_sub(s, 0, n);
	*rest = str_skip(s, n);
	return true;
}

/* May a cluster begin before this code point whatever stands before it?  From
 * such a place the rules run forward. */
static bool is_anchor(uint32_t c, bool bad)
{
	unsigned class = text_class(c), kind = class & CLASS_MASK;

	return bad || (c != '\n' && !(class & CLASS_PICTURE) && kind != CLASS_FLAG &&
		kind != CLASS_JOINER && !is_extend(c, kind));
}

size_t text_before(struct str s, size_t at)
{
	size_t from, last = 0;
	struct grapheme g;
	struct str rest;

	if (at > s.n)
		at = s.n;
	for (from = at; from > 0;) {
		uint32_t c;
		bool bad;

		from--;
		if (text_continues(s.p[from]))
			continue;
		utf8_decode(s.p + from, s.n - from, &c, &bad);
		if (is_anchor(c, bad))
			break;
	}
	rest = str_sub(s, from, s.n);
	last = from;
	while (text_next(&rest, &g)) {
		size_t start = (size_t)(g.s.p - s.p);

		if (start >= at)
			break;
		last = start;
	}
	return last;
}
