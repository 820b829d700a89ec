/* layers: feed markup wire model text base */
/*
 * fuzz_outline: OPML, newsboat's urls and the feeds a page offers.  What comes
 * out must be clean, its addresses web addresses; what is written as OPML must
 * be read as the same feeds.
 */
#include <stdio.h>
#include <stdlib.h>

#include "feed/outline.h"
#include "model/url.h"
#include "text/clean.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { INPUT_MAX = 1 << 18 };

static void check(const struct outlines *o)
{
	if (!text_is_clean(o->title))
		BUG("a title is not clean");
	for (int i = 0; i < o->list.n; i++) {
		const struct outline *one = &o->list.v[i];

		if (!url_is_web(one->feed) || (one->page.n && !url_is_web(one->page)))
			BUG("no web address: %.*s", STR_ARG(one->feed));
		if (!text_is_clean(one->title))
			BUG("a name is not clean");
		for (int k = 0; k < one->tags.n; k++)
			if (!text_is_clean(one->tags.v[k]))
				BUG("a tag is not clean");
	}
}

static void check_again(const struct outlines *o, struct arena *a)
{
	struct outlines again;
	struct err e = { 0 };
	struct buf b;

	buf_init(&b, 16 << 20);
	if (!outlines_opml(o, &b) || !opml_parse(buf_str(&b), a, &again, &e))
		BUG("OPML of our own is none");
	if (again.list.n != o->list.n)
		BUG("%d feeds were written, %d read", o->list.n, again.list.n);
	buf_release(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str bytes = { (const char *)data, n < INPUT_MAX ? n : INPUT_MAX };
	struct arena a = { 0 };
	struct outlines o;
	struct err e = { 0 };

	if (opml_parse(bytes, &a, &o, &e)) {
		check(&o);
		check_again(&o, &a);
	}
	if (urls_parse(bytes, &a, &o, &e)) {
		check(&o);
		check_again(&o, &a);
	}
	if (feeds_discover(bytes, STR_NONE, STR("https://bao.example.vn/"), &a, &o, &e)) {
		check(&o);
		check_again(&o, &a);
	}
	arena_release(&a);
	return 0;
}

#include "fuzz/replay.h"
