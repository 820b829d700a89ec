/* layers: conf cells wire model text base */
/*
 * fuzz_portal: any bytes as a portal file, with itself as its family.  Keys of
 * categories must be one of a kind, addresses web addresses.  Built with
 * -DFUZZ_ENGINE it is a libFuzzer target, else a program that replays the
 * files it is given (corpus/rules/).
 */
#include <stdio.h>

#include "base/buf.h"
#include "conf/conf.h"
#include "model/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { FILE_BYTES_MAX = 64 << 10 };

static struct str itself(void *owner, struct str name)
{
	return str_eq(name, STR("vccorp")) ? *(struct str *)owner : STR_NONE;
}

static void check(const struct portal *p)
{
	if (!p->host.n || !p->name.n || !p->home.n)
		BUG("a portal without a name");
	for (int i = 0; i < p->categories.n; i++) {
		const struct category *c = &p->categories.v[i];

		if (!c->key.n || !c->name.n || (c->url.n && !url_is_web(c->url)) || (c->rss.n && !url_is_web(c->rss)))
			BUG("a category that is none");
		for (int j = 0; j < i && i < 200; j++)
			if (str_eq(c->key, p->categories.v[j].key))
				BUG("a key twice: %.*s", STR_ARG(c->key));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str text = { (const char *)data, n < FILE_BYTES_MAX ? n : FILE_BYTES_MAX };
	struct arena a = { 0 };
	struct portal p;
	struct err e = { 0 };

	if (portal_read(text, STR("bao.example.vn"), itself, &text, &a, &p, &e))
		check(&p);
	arena_release(&a);
	return 0;
}

#include "fuzz/replay.h"
