/*
 * charset: believe the bytes first, then the server, then the document.  A
 * claim of UTF-8 that the bytes refute is no claim.  Nothing declared, or
 * something unknown, is UTF-8 with replacement, unless the bytes show it can
 * only be a Western page.
 */
#include "text/charset_private.h"
#include "text/clean.h"
#include "text/normalize.h"
#include "text/sniff.h"
#include "text/utf8.h"
#include "base/buf.h"
#include <errno.h>
#include <iconv.h>

struct charset {
	const char *label, *name, *iconv;
};

static const struct charset charsets[] = {
#define CHARSET(label, name, iconv) { label, name, iconv },
#include "text/charset.def"
#undef CHARSET
};

/* Windows-1252 where it is not Latin-1; 0: undefined. */
static const uint16_t western[32] = {
	0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
};

static const struct str utf8_name = { "utf-8", 5 };
static const struct str western_name = { "windows-1252", 12 };

/* ---- what the bytes say ---- */

struct census {             /* of sequences beyond ASCII */
	size_t valid, bad;
	bool cut;               /* the only fault is a sequence cut by the end */
	bool western;           /* no byte that Windows-1252 lacks */
};

static struct census take_census(struct str s)
{
	struct census x = { .western = true };
	size_t last_bad = 0, step;

	for (size_t i = 0; i < s.n; i += step) {
		uint32_t c;
		bool bad;

		step = utf8_decode(s.p + i, s.n - i, &c, &bad);
		if (bad) {
			x.bad++;
			last_bad = i;
		} else if (c >= 0x80) {
			x.valid++;
		}
		for (size_t k = i; c >= 0x80 && k < i + step; k++) {
			unsigned char byte = (unsigned char)s.p[k];

			x.western = x.western && !(byte >= 0x80 && byte < 0xA0 && !western[byte - 0x80]);
		}
	}
	x.cut = x.bad == 1 && s.n - last_bad < 4 && (unsigned char)s.p[last_bad] >= 0xC2 &&
		last_bad + utf8_decode(s.p + last_bad, s.n - last_bad, &(uint32_t){ 0 }, &(bool){ 0 }) == s.n;
	return x;
}

/* Is it UTF-8 with accidents, against any declaration? */
static bool is_nearly_utf8(const struct census *x)
{
	return x->bad * 99 <= x->valid || (x->cut && x->valid > 0);
}

/* ---- conversions ---- */

/* Bad bytes to U+FFFD, NUL and U+FEFF out; the input itself when it has
 * neither. */
struct str charset_repair(struct str s, bool valid, struct arena *a)
{
	struct buf out;
	struct str result;
	size_t kept = 0, step;

	if (valid && str_find_byte(s, '\0', 0) == s.n && !str_has(s, STR("\xEF\xBB\xBF")))
		return s;
	buf_init(&out, s.n * 3 + 64);
	for (size_t i = 0; i < s.n; i += step) {
		uint32_t c;
		bool bad;

		step = utf8_decode(s.p + i, s.n - i, &c, &bad);
		if (!bad && c != 0 && c != 0xFEFF)
			continue;
		buf_add(&out, str_sub(s, kept, i));
		if (bad)
			buf_add(&out, STR("\xEF\xBF\xBD"));
		kept = i + step;
	}
	buf_add(&out, str_sub(s, kept, s.n));
	result = arena_str(a, buf_str(&out));
	buf_release(&out);
	return result;
}

static struct str from_western(struct str s, struct arena *a)
{
	struct buf out;
	struct str result;

	buf_init(&out, s.n * 3 + 64);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char byte = (unsigned char)s.p[i];
		uint32_t c = byte;
		char bytes[4];

		if (byte >= 0x80 && byte < 0xA0)
			c = western[byte - 0x80] ? western[byte - 0x80] : UTF8_REPLACEMENT;
		buf_add(&out, (struct str){ bytes, (size_t)text_encode(c, bytes) });
	}
	result = charset_repair(buf_str(&out), utf8_valid(buf_str(&out)), a);
	if (result.p == out.p)
		result = arena_str(a, result);
	buf_release(&out);
	return result;
}

/* Two bytes a unit, without a library: half a pair is U+FFFD. */
static struct str from_utf16(struct str s, bool big_endian, struct arena *a)
{
	struct buf out;
	struct str result;
	size_t i = 0;

	buf_init(&out, s.n * 2 + 64);
	while (i < s.n) {
		const unsigned char *p = (const unsigned char *)s.p + i;
		uint32_t c = UTF8_REPLACEMENT, low;
		char bytes[4];

		if (i + 1 < s.n)
			c = big_endian ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
		i += 2;
		if (c >= 0xD800 && c < 0xDC00 && i + 1 < s.n) {
			low = big_endian ? (uint32_t)p[2] << 8 | p[3] : (uint32_t)p[3] << 8 | p[2];
			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
				i += 2;
			}
		}
		if (c != 0 && c != 0xFEFF)
			buf_add(&out, (struct str){ bytes, (size_t)text_encode(c, bytes) });
	}
	result = arena_str(a, buf_str(&out));
	buf_release(&out);
	return result;
}

/* iconv, with every byte it stops at replaced. */
static bool convert(iconv_t converter, struct str s, struct buf *out)
{
	char *in = (char *)s.p;     /* POSIX forgot the const; it is not written to */
	size_t left = s.n;
	bool flushing = false;

	for (;;) {
		char room[4096], *end = room;
		size_t space = sizeof(room);
		size_t result = iconv(converter, flushing ? NULL : &in, flushing ? NULL : &left,
			&end, &space);
		int why = errno;

		buf_add(out, (struct str){ room, (size_t)(end - room) });
		if (result != (size_t)-1) {
			if (flushing)
				return !out->failed;
			flushing = true;
		} else if (why == E2BIG) {
			if (out->failed)
				return false;
		} else if (flushing || !left) {
			return !out->failed;
		} else {
			buf_add(out, STR("\xEF\xBF\xBD"));
			in++;
			left--;
		}
	}
}

static bool from_iconv(struct str s, const char *name, struct arena *a, struct str *result)
{
	iconv_t converter = iconv_open("UTF-8", name);
	struct buf out;
	bool ok;

	if (converter == (iconv_t)-1)
		return false;
	buf_init(&out, s.n * 6 + 64);
	ok = convert(converter, s, &out);
	iconv_close(converter);
	if (ok) {
		/* some C libraries leave windows-1258 decomposed */
		struct str clean = charset_repair(buf_str(&out), utf8_valid(buf_str(&out)), a);
		struct str nfc = text_nfc(clean, a);

		*result = nfc.p == out.p ? arena_str(a, nfc) : nfc;
	}
	buf_release(&out);
	return ok;
}

/* ---- what is declared ---- */

/* A label nobody listed may still be one iconv knows; but nothing that asks
 * it for more than a table ("//"), and no UTF-7, which hides markup. */
static bool is_plain_label(struct str label)
{
	if (!label.n || label.n > 40 || str_starts_nocase(label, STR("utf-7")) ||
	    str_starts_nocase(label, STR("unicode-1-1-utf-7")))
		return false;
	for (size_t i = 0; i < label.n; i++)
		if (!str_digit(label.p[i]) && !(str_lower(label.p[i]) >= 'a' && str_lower(label.p[i]) <= 'z') &&
		    !strchr("-_.:", label.p[i]))
			return false;
	return true;
}

static const struct charset *charset_find(struct str label)
{
	for (size_t i = 0; i < sizeof(charsets) / sizeof(charsets[0]); i++)
		if (str_eq_nocase(label, str_of(charsets[i].label)))
			return &charsets[i];
	return NULL;
}

struct choice {
	struct str name;
	const char *iconv;      /* "UTF-8" and "CP1252" are ours */
};

/* False when the label says nothing or nothing that is known. */
static bool choose(struct str label, struct arena *a, struct choice *out)
{
	const struct charset *known;
	iconv_t converter;

	label = str_trim(label);
	while (label.n && strchr("\"'", label.p[0]))
		label = str_skip(label, 1);
	while (label.n && strchr("\"' ;", label.p[label.n - 1]))
		label.n--;
	known = charset_find(label);
	if (known) {
		*out = (struct choice){ str_of(known->name), known->iconv };
		return true;
	}
	if (!is_plain_label(label))
		return false;
	out->iconv = arena_z(a, label);
	converter = iconv_open("UTF-8", out->iconv);
	if (converter == (iconv_t)-1)
		return false;
	iconv_close(converter);
	out->name = str_of(out->iconv);
	return true;
}

static bool is_utf8(const struct choice *c)
{
	return !strcmp(c->iconv, "UTF-8");
}

static struct choice decide(struct str bytes, struct str http, const struct census *x, struct arena *a)
{
	struct choice server = { .name = STR_NONE }, page = { .name = STR_NONE };
	struct choice utf8 = { utf8_name, "UTF-8" };
	bool has_server = choose(http, a, &server);
	bool has_page = choose(sniff_declared(bytes), a, &page);

	if (is_nearly_utf8(x))
		return utf8;
	if (has_server && !is_utf8(&server))
		return server;
	if (has_page && !is_utf8(&page))
		return page;
	/* even one whole sequence is nothing that Western text brings forth */
	return x->western && !x->valid && !x->cut ? (struct choice){ western_name, "CP1252" } : utf8;
}

/* ---- all of it ---- */

bool charset_declares_other(struct str head, struct str http)
{
	struct arena a = { 0 };
	struct choice c;
	bool other = (choose(http, &a, &c) && !is_utf8(&c)) ||
		(choose(sniff_declared(head), &a, &c) && !is_utf8(&c));

	arena_release(&a);
	return other;
}

struct str charset_of_rest(struct str s, struct arena *a)
{
	struct census x = take_census(s);

	if (x.bad && x.western && !x.valid && !x.cut)
		return from_western(s, a);
	return charset_repair(s, x.bad == 0, a);
}

/* Escape sequences are valid ASCII too: the one case where a declaration
 * tells more than the bytes. */
static bool is_escaped(struct str bytes, struct str http, struct arena *a, struct choice *out)
{
	if (str_find_byte(bytes, '\x1B', 0) == bytes.n)
		return false;
	return (choose(http, a, out) || choose(sniff_declared(bytes), a, out)) &&
		str_starts_nocase(out->name, STR("iso-2022-"));
}

static struct str decode(struct str bytes, const struct choice *c, bool valid, struct arena *a)
{
	struct str result;

	if (!strcmp(c->iconv, "CP1252"))
		return from_western(bytes, a);
	if (!is_utf8(c) && from_iconv(bytes, c->iconv, a, &result))
		return result;
	return charset_repair(bytes, valid, a);
}

struct str text_to_utf8(struct str bytes, struct str http, struct arena *a, struct str *used)
{
	struct choice c = { utf8_name, "UTF-8" };
	struct str ignored;
	enum sniffed shape = sniff_shape(bytes);
	bool valid = utf8_valid(bytes);

	if (!used)
		used = &ignored;
	if (shape == SNIFF_UTF16_LE || shape == SNIFF_UTF16_BE) {
		*used = shape == SNIFF_UTF16_BE ? STR("utf-16be") : STR("utf-16le");
		return from_utf16(bytes, shape == SNIFF_UTF16_BE, a);
	}
	if (shape != SNIFF_UTF8) {
		if (valid) {
			is_escaped(bytes, http, a, &c);
		} else {
			struct census x = take_census(bytes);

			c = decide(bytes, http, &x, a);
		}
	}
	*used = c.name;
	return decode(bytes, &c, valid, a);
}
