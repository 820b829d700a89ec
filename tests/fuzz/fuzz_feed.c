/* layers: feed markup wire model text base */
/*
 * fuzz_feed: feed_parse.  The first byte chooses the hints and the address,
 * the rest is the document as it came.  What comes out must be clean,
 * addresses must be web addresses, an error must have a reason.
 */
#include <stdio.h>
#include <stdlib.h>

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
	for (int i = 0; i < e->enclosures.n; i++) {
		must_be_clean(e->enclosures.v[i].type, "type");
		if (!url_is_web(e->enclosures.v[i].url))
			BUG("an enclosure without an address");
	}
}

static void check_part(void *owner, const struct feed *f)
{
	(void)owner;
	for (int i = 0; i < f->entries.n; i++)
		check_entry(&f->entries.v[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct feed_context c = { .url = STR("https://bao.example.vn/rss/tin.rss") };
	struct str bytes = { (const char *)data, n < FEED_MAX ? n : FEED_MAX };
	struct arena a = { 0 }, part_arena = { 0 };
	struct feed f;
	struct err e = { 0 };

	if (bytes.n) {
		if (bytes.p[0] & 1)
			c.url = STR_NONE;
		c.dates = (struct date_hints){ 7 * 60, bytes.p[0] & 2, bytes.p[0] & 4 ? 1770500000 : 0 };
		if (bytes.p[0] & 8) {
			c.part = check_part;
			c.part_arena = &part_arena;
		}
		bytes = str_skip(bytes, 1);
	}
	if (feed_parse(bytes, &c, &a, &f, &e)) {
		must_be_clean(f.title, "feed title");
		must_be_clean(f.link, "feed link");
		must_be_clean(f.language, "language");
		must_be_web(f.next, "next");
		for (int i = 0; i < f.entries.n; i++)
			check_entry(&f.entries.v[i]);
	} else if (e.code == ERR_NONE || !e.detail[0] || !text_is_clean(str_of(e.detail))) {
		BUG("an error without a clean reason: %d %s", (int)e.code, e.detail);
	}
	arena_release(&part_arena);
	arena_release(&a);
	return 0;
}

#ifndef FUZZ_ENGINE
#include "base/path.h"

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct buf b;
		struct err e = { 0 };

		buf_init(&b, 64 << 20);
		if (!path_read(argv[i], &b, &e)) {
			fprintf(stderr, "%s: %s\n", argv[i], e.detail);
			return 1;
		}
		LLVMFuzzerTestOneInput((const uint8_t *)b.p, b.n);
		buf_release(&b);
	}
	return 0;
}
#endif
