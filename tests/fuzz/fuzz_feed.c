/* layers: feed markup wire model text base */
/*
 * fuzz_feed: feed_parse.  The first byte chooses the hints and the address,
 * the rest is the document as it came.  What comes out must be clean,
 * addresses must be web addresses, an error must have a reason.  The same
 * document in pieces must say the same.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/zip.h"
#include "feed/feed.h"
#include "model/url.h"
#include "text/clean.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { FEED_MAX = 1 << 20 };

static void must_be_clean(struct str s, const char *what)
{
	if (!text_is_clean(s))
		BUG("%s is not clean: %.*s", what, (int)(s.n < 80 ? s.n : 80), s.p);
}

static void must_be_web(struct str s, const char *what)
{
	if (s.n && !url_is_web(s))
		BUG("%s is no web address: %.*s", what, (int)(s.n < 80 ? s.n : 80), s.p);
}

static void check_entry(const struct entry *e)
{
	must_be_clean(e->id, "id");
	must_be_clean(e->title, "title");
	must_be_clean(e->link, "link");
	must_be_clean(e->author, "author");
	must_be_clean(e->lede, "lede");
	must_be_clean(e->content, "content");
	for (int i = 0; i < e->categories.n; i++)
		must_be_clean(e->categories.v[i], "category");
	must_be_web(e->url, "url");
	must_be_web(e->picture, "picture");
	must_be_web(e->comments, "comments");
	for (int i = 0; i < e->body.blocks.n; i++)
		for (int k = 0; k < e->body.blocks.v[i].spans.n; k++)
			must_be_clean(e->body.blocks.v[i].spans.v[k].text, "body");
	for (int i = 0; i < e->enclosures.n; i++) {
		must_be_clean(e->enclosures.v[i].type, "type");
		if (!url_is_web(e->enclosures.v[i].url))
			BUG("an enclosure without an address");
	}
}

/* What a document says, in one number and a count. */
struct saying {
	uint64_t hash;
	int entries;
};

static void say(struct saying *s, struct str words)
{
	for (size_t i = 0; i < words.n; i++)
		s->hash = (s->hash ^ (unsigned char)words.p[i]) * 0x100000001b3u;
	s->hash = (s->hash ^ 0x100) * 0x100000001b3u;
}

/* Links are left out: they are resolved by what the head said so far. */
static void check_part(void *owner, const struct feed *f)
{
	struct saying *s = owner;

	for (int i = 0; i < f->entries.n; i++) {
		const struct entry *e = &f->entries.v[i];

		check_entry(e);
		say(s, e->title);
		say(s, e->id);
		say(s, e->lede);
		say(s, e->content);
		s->hash ^= (uint64_t)(e->published.utc_s + e->categories.n);
		s->entries++;
	}
}

static void check_head(const struct feed *f)
{
	must_be_clean(f->title, "feed title");
	must_be_clean(f->link, "feed link");
	must_be_clean(f->language, "language");
	must_be_web(f->next, "next");
}

static void check_pieces(struct str bytes, const struct feed_context *whole, size_t size, bool ok,
	const struct saying *want)
{
	struct arena a = { 0 }, part_arena = { 0 };
	struct saying got = { 0 };
	struct feed_context c = *whole;
	struct feed f;
	struct err e = { 0 };
	struct feed_push *p;
	bool end;

	c.part = check_part;
	c.owner = &got;
	c.part_arena = &part_arena;
	p = feed_push_new(&c, &a, &f);
	for (size_t at = 0, i = 0; at < bytes.n; at += size, i++) {
		feed_push_add(p, str_sub(bytes, at, at + size));
		if (i % 3)
			feed_push_flush(p);
	}
	end = feed_push_end(p, &e);
	if (end) {
		check_head(&f);
		check_part(&got, &f);
	}
	if (end != ok || (ok && (got.hash != want->hash || got.entries != want->entries)))
		BUG("pieces of %zu say something else: %d entries, not %d", size, got.entries, want->entries);
	feed_push_free(p);
	arena_release(&part_arena);
	arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct feed_context c = { .url = STR("https://bao.example.vn/rss/tin.rss") };
	struct str bytes = { (const char *)data, n < FEED_MAX ? n : FEED_MAX };
	struct arena a = { 0 }, part_arena = { 0 };
	struct saying said = { 0 };
	size_t size = 700;
	struct feed f;
	struct err e = { 0 };
	bool ok;

	if (bytes.n) {
		if (bytes.p[0] & 1)
			c.url = STR_NONE;
		c.dates = (struct date_hints){ 7 * 60, bytes.p[0] & 2, bytes.p[0] & 4 ? 1770500000 : 0 };
		if (bytes.p[0] & 8) {
			c.part = check_part;
			c.owner = &said;
			c.part_arena = &part_arena;
		}
		c.docs = bytes.p[0] & 16;
		size = 1 + (size_t)(unsigned char)bytes.p[0] * 16;
		bytes = str_skip(bytes, 1);
	}
	ok = feed_parse(bytes, &c, &a, &f, &e);
	if (ok) {
		check_head(&f);
		check_part(&said, &f);
	} else if (e.code == ERR_NONE || !e.detail[0] || !text_is_clean(str_of(e.detail))) {
		BUG("an error without a clean reason: %d %s", (int)e.code, e.detail);
	}
	if (!zip_is_gzip(bytes))
		check_pieces(bytes, &c, size, ok, &said);
	arena_release(&part_arena);
	arena_release(&a);
	return 0;
}

#include "fuzz/replay.h"
