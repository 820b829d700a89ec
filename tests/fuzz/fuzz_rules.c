/* layers: page markup wire model text base */
/*
 * fuzz_rules: any bytes as the rules that read one small article and one small
 * list.  Whatever they say, what comes out must be clean.  Built with
 * -DFUZZ_ENGINE it is a libFuzzer target, else a program that replays the
 * files it is given (corpus/rules/).
 */
#include <stdio.h>

#include "base/buf.h"
#include "page/page.h"
#include "text/clean.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { RULES_MAX = 64 << 10 };

static const char page[] =
	"<html lang=vi><head><title>Cầu mới - Báo Mẫu</title></head><body><div id=a class='b c'>"
	"<h1>Cầu mới thông xe</h1><span class=d data-x=1>01/02/2026 08:30</span><h2 class=sapo>(BM) - Sapô.</h2>"
	"<div id=t><p>Sáng nay cây cầu bắc qua sông đã thông xe, người dân đi lại thuận tiện.</p>"
	"<p>Cây cầu dài hai trăm mét, rộng mười hai mét.<img src=/x.jpg></p><p align=right>Phạm Ví Dụ</p></div>"
	"<ul class=r><li><a href=/tin-lien-quan-so-mot-10002.html title=x>Tin liên quan số một</a><p>Sapô</p></li>"
	"<li><a href='/tin-lien-quan-so-hai-10003.html'>Tin liên quan số hai</a><time>1 giờ trước</time></li></ul>"
	"<a rel=next href=/bai-viet-10001-p2.html>2</a></div></body></html>";

static void must_be_clean(struct str s, const char *what)
{
	if (!text_is_clean(s))
		BUG("%s is not clean: %.*s", what, (int)(s.n < 80 ? s.n : 80), s.p);
}

static void check_article(const struct article *x)
{
	struct str words[] = { x->title, x->author, x->agency, x->lede, x->notice, x->single, x->next };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		must_be_clean(words[i], "a part of the article");
	for (int i = 0; i < x->tags.n; i++)
		must_be_clean(x->tags.v[i], "a tag");
	for (int i = 0; i < x->related.n; i++)
		must_be_clean(x->related.v[i].title, "a related title");
}

static void check_list(const struct feed *x)
{
	must_be_clean(x->next, "next");
	for (int i = 0; i < x->entries.n; i++) {
		must_be_clean(x->entries.v[i].title, "an entry's title");
		must_be_clean(x->entries.v[i].url, "an entry's address");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct page_context c = { .url = STR("https://bao.example.vn/bai-viet-10001.html"),
		.rules = { (const char *)data, n < RULES_MAX ? n : RULES_MAX },
		.dates = { .now_s = 1770500000 } };
	struct arena a = { 0 };
	struct article x;
	struct feed f;
	struct err e = { 0 };

	if (page_article(STR(page), &c, &a, &x, &e))
		check_article(&x);
	e = (struct err){ 0 };
	if (page_listing(STR(page), &c, &a, &f, &e))
		check_list(&f);
	arena_release(&a);
	return 0;
}

#include "fuzz/replay.h"
