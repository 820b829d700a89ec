/* layers: page markup wire model text base */
/*
 * fuzz_page: page_article, page_listing and page_render.  The input is a
 * portal file, a line "----", then the page; without that line the page is
 * all of it.  What comes out must be clean, and the doc must read back.
 * Built with -DFUZZ_ENGINE it is a libFuzzer target, else a program that
 * replays the files it is given (corpus/page/).
 */
#include <stdio.h>
#include <stdlib.h>

#include "page/page.h"
#include "text/clean.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { PAGE_MAX = 1 << 20, DOC_CEILING = 64 << 20 };

static void must_be_clean(struct str s, const char *what)
{
	if (!text_is_clean(s))
		BUG("%s is not clean: %.*s", what, (int)(s.n < 80 ? s.n : 80), s.p);
}

static void check_doc(const struct doc *d)
{
	struct arena a = { 0 };
	struct doc again;
	struct err e = { 0 };
	struct buf b;

	buf_init(&b, DOC_CEILING);
	if (doc_write(d, &b) && b.n && !doc_read(buf_str(&b), &a, &again, &e))
		BUG("a doc does not read back: %s", e.detail);
	buf_release(&b);
	for (int i = 0; i < d->blocks.n; i++)
		for (int j = 0; j < d->blocks.v[i].spans.n; j++)
			must_be_clean(d->blocks.v[i].spans.v[j].text, "a span");
	arena_release(&a);
}

static void check_article(const struct article *x)
{
	must_be_clean(x->title, "title");
	must_be_clean(x->author, "author");
	must_be_clean(x->agency, "agency");
	must_be_clean(x->lede, "lede");
	must_be_clean(x->notice, "notice");
	must_be_clean(x->single, "single");
	must_be_clean(x->next, "next");
	for (int i = 0; i < x->tags.n; i++)
		must_be_clean(x->tags.v[i], "tag");
	for (int i = 0; i < x->related.n; i++) {
		must_be_clean(x->related.v[i].title, "related title");
		must_be_clean(x->related.v[i].lede, "related lede");
		must_be_clean(x->related.v[i].url, "related url");
	}
	for (int i = 0; i < x->latest.n; i++)
		must_be_clean(x->latest.v[i].title, "latest title");
	check_doc(&x->body);
}

static void check_list(const struct feed *x)
{
	must_be_clean(x->title, "list title");
	must_be_clean(x->next, "next");
	for (int i = 0; i < x->entries.n; i++) {
		must_be_clean(x->entries.v[i].title, "entry title");
		must_be_clean(x->entries.v[i].lede, "entry lede");
		must_be_clean(x->entries.v[i].url, "entry url");
		must_be_clean(x->entries.v[i].link, "entry link");
		must_be_clean(x->entries.v[i].picture, "entry picture");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str all = { (const char *)data, n < PAGE_MAX ? n : PAGE_MAX };
	size_t cut = str_find(all, STR("\n----\n"), 0);
	struct page_context c = { .url = STR("https://bao.example.vn/tin/bai-viet-10001.html") };
	struct str page = cut < all.n ? str_skip(all, cut + 6) : all;
	struct arena a = { 0 };
	struct article x;
	struct feed f;
	struct doc d;
	struct err e = { 0 };

	c.dates.now_s = 1770500000;
	c.rules = cut < all.n ? str_sub(all, 0, cut) : STR_NONE;
	if (page_article(page, &c, &a, &x, &e))
		check_article(&x);
	e = (struct err){ 0 };
	if (page_listing(page, &c, &a, &f, &e))
		check_list(&f);
	e = (struct err){ 0 };
	if (page_render(page, &c, &a, &d, &e))
		check_doc(&d);
	arena_release(&a);
	return 0;
}

#include "fuzz/replay.h"
