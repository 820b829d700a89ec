/*
 * normalize: only the stretches that may be out of form are handed to the
 * library, each cut at code points nothing composes with or moves across
 * (class 0 and NFC_Quick_Check Yes).  A page with one decomposed word pays
 * for one word.
 */
#include "text/normalize.h"
#include "text/classes.h"
#include "text/utf8.h"
#include "base/buf.h"
#include "base/err.h"
#include <stdlib.h>
#include <unictype.h>
#include <uninorm.h>

enum { NEAR = 64 };     /* bytes: doubtful places this near go as one stretch */

struct stretch {
	size_t from, to;
};

/* Bytes of one code point seen at once to be nothing to normalization. */
static size_t step_plain(struct str s, size_t i)
{
	return (unsigned char)s.p[i] < 0x80 ? 1 : text_plain(s, i);
}

/* First code point at or after `from` that fails the quick check; *before
 * becomes the start of the last one known to be a boundary. */
static size_t find_doubt(struct str s, size_t from, size_t *before)
{
	int last = 0;

	*before = from;
	for (size_t i = from, step; i < s.n; i += step) {
		uint32_t c;
		bool bad;
		int order;

		step = step_plain(s, i);
		if (step) {
			*before = i;
			last = 0;
			continue;
		}
		step = utf8_decode(s.p + i, s.n - i, &c, &bad);
		order = uc_combining_class(c);
		if ((text_class(c) & CLASS_UNSURE) || (order && order < last))
			return i;
		if (!order)
			*before = i;
		last = order;
	}
	*before = s.n;
	return s.n;
}

/* First boundary after the doubtful code point at `at`. */
static size_t find_boundary(struct str s, size_t at)
{
	while (at < s.n) {
		uint32_t c;
		bool bad;

		if (step_plain(s, at))
			return at;
		size_t step = utf8_decode(s.p + at, s.n - at, &c, &bad);
		if (!(text_class(c) & CLASS_UNSURE) && !uc_combining_class(c))
			return at;
		at += step;
	}
	return at;
}

static bool next_stretch(struct str s, size_t from, struct stretch *out)
{
	size_t at = find_doubt(s, from, &out->from);

	if (at == s.n)
		return false;
	for (;;) {
		struct str near;
		size_t before;

		out->to = find_boundary(s, at);
		near = str_sub(s, out->to, out->to + NEAR);
		at = find_doubt(near, 0, &before);
		if (at == near.n)
			return true;
		at += out->to;
	}
}

/* In `room` when it fits, else on the heap; the caller frees what is not
 * room. */
static uint8_t *normalize(uninorm_t form, struct str s, uint8_t *room, size_t *n)
{
	uint8_t *out = u8_normalize(form, (const uint8_t *)s.p, s.n, room, n);

	if (!out)
		BUG("u8_normalize of %zu bytes", s.n);
	return out;
}

static struct str normalize_arena(uninorm_t form, struct str s, struct arena *a)
{
	uint8_t room[256];
	size_t n = sizeof(room);
	uint8_t *out = normalize(form, s, room, &n);
	struct str copy = arena_str(a, (struct str){ (const char *)out, n });

	if (out != room)
		free(out);
	return copy;
}

static bool normalize_same(struct str s)
{
	uint8_t room[256];
	size_t n = sizeof(room);
	uint8_t *out = normalize(UNINORM_NFC, s, room, &n);
	bool same = str_eq(s, (struct str){ (const char *)out, n });

	if (out != room)
		free(out);
	return same;
}

bool text_is_nfc(struct str s)
{
	struct stretch x;

	for (size_t from = 0; next_stretch(s, from, &x); from = x.to)
		if (!normalize_same(str_sub(s, x.from, x.to)))
			return false;
	return true;
}

struct str text_nfc(struct str s, struct arena *a)
{
	struct buf out;
	struct stretch x;
	struct str result;
	size_t from = 0;

	if (!next_stretch(s, 0, &x))
		return s;
	buf_init(&out, s.n * 3 + 64);   /* UAX #15: NFC is at most 3 times UTF-8 */
	do {
		uint8_t room[256];
		size_t n = sizeof(room);
		uint8_t *piece = normalize(UNINORM_NFC, str_sub(s, x.from, x.to), room, &n);

		buf_add(&out, str_sub(s, from, x.from));
		buf_add(&out, (struct str){ (const char *)piece, n });
		if (piece != room)
			free(piece);
		from = x.to;
	} while (next_stretch(s, from, &x));
	buf_add(&out, str_sub(s, from, s.n));
	result = str_eq(buf_str(&out), s) ? s : arena_str(a, buf_str(&out));
	buf_release(&out);
	return result;
}

struct str text_nfd(struct str s, struct arena *a)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return normalize_arena(UNINORM_NFD, s, a);
	return s;
}
