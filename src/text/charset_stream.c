/*
 * charset_stream: see charset.h.  A document flows when it declares no charset
 * but UTF-8: then whole decisions (charset.c) come to this: one whole sequence
 * anywhere makes it UTF-8, bad bytes and all; bad bytes after nothing but ASCII
 * may be a Western page, and the rest has to be seen.
 */
#include "text/charset_private.h"
#include "text/sniff.h"
#include "text/utf8.h"

enum { HEAD_BYTES = 4096 };     /* what sniff_declared looks at */

void text_stream_init(struct text_stream *s, struct str http, size_t ceiling)
{
	*s = (struct text_stream){ .http = http };
	buf_init(&s->held, ceiling);
}

void text_stream_release(struct text_stream *s)
{
	buf_release(&s->held);
}

/* Bytes at the end that may be the beginning of a character. */
static size_t unfinished(struct str s)
{
	for (size_t n = 1; n < 4 && n <= s.n; n++) {
		unsigned char c = (unsigned char)s.p[s.n - n];
		uint32_t ignored;
		bool bad;

		if (c < 0x80)
			return 0;
		if (c < 0xC0)
			continue;
		utf8_decode(s.p + s.n - n, n, &ignored, &bad);
		return bad && utf8_decode(s.p + s.n - n, n, &ignored, &bad) == n ? n : 0;
	}
	return 0;
}

static bool has_letters(struct str s)
{
	size_t step;

	for (size_t i = 0; i < s.n; i += step) {
		uint64_t eight = 0;
		uint32_t c;
		bool bad;

		memcpy(&eight, s.p + i, s.n - i < sizeof eight ? s.n - i : sizeof eight);
		step = sizeof eight;
		if (!(eight & UINT64_C(0x8080808080808080)))
			continue;
		step = utf8_decode(s.p + i, s.n - i, &c, &bad);
		if (!bad && c >= 0x80)
			return true;
	}
	return false;
}

static void give(struct str utf8, struct buf *out, struct arena *a)
{
	buf_add(out, utf8);
	arena_release(a);
}

/* Takes `s` up to what may be half a character; the rest is held. */
static void flow(struct text_stream *s, struct str text, bool last, struct buf *out)
{
	struct str whole = str_sub(text, 0, text.n - (last ? 0 : unfinished(text)));
	struct str rest = str_skip(text, whole.n);
	struct arena a = { 0 };
	struct buf held;
	bool valid = utf8_valid(whole);

	if (!s->letters)
		s->letters = has_letters(whole);
	buf_init(&held, s->held.ceiling);
	if (valid || s->letters) {
		give(charset_repair(whole, valid, &a), out, &a);
		buf_add(&held, rest);
	} else {
		s->state = STREAM_HOLDS_REST;
		buf_add(&held, text);
	}
	buf_release(&s->held);          /* text may live there */
	s->held = held;
}

static void begin(struct text_stream *s)
{
	struct str head = buf_str(&s->held);
	enum sniffed shape = sniff_shape(head);

	s->letters = shape == SNIFF_UTF8;       /* a mark is as good */
	s->state = shape == SNIFF_UTF8 || (shape == SNIFF_NOTHING && !charset_declares_other(head, s->http))
		? STREAM_FLOWS : STREAM_HOLDS;
}

/* A flow may turn into the holding of its rest, which may end here too. */
static void end(struct text_stream *s, struct buf *out)
{
	struct arena a = { 0 };

	if (s->state == STREAM_HOLDS_REST)
		give(charset_of_rest(buf_str(&s->held), &a), out, &a);
	else if (s->state != STREAM_FLOWS)
		give(text_to_utf8(buf_str(&s->held), s->http, &a, NULL), out, &a);
	buf_release(&s->held);
}

void text_stream_add(struct text_stream *s, struct str bytes, bool last, struct buf *out)
{
	bool in_hand = s->state == STREAM_FLOWS && !s->held.n;

	if (!in_hand)
		buf_add(&s->held, bytes);
	if (s->state == STREAM_BEGINS && !last && s->held.n >= HEAD_BYTES)
		begin(s);
	if (s->state == STREAM_FLOWS)
		flow(s, in_hand ? bytes : buf_str(&s->held), last, out);
	if (last)
		end(s, out);
}
