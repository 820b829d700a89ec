/* layers: page markup wire model text base */
/*
 * fuzz_jsonld: any bytes as the JSON-LD of a page that has little else.  What
 * is believed of it must be clean.  Built with -DFUZZ_ENGINE it is a libFuzzer
 * target, else a program that replays the files it is given (corpus/jsonld/).
 */
#include <stdio.h>

#include "base/buf.h"
#include "page/metadata.h"
#include "text/clean.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { PAGE_MAX = 1 << 20 };

static void must_be_clean(struct str s, const char *what)
{
	if (!text_is_clean(s))
		BUG("%s is not clean: %.*s", what, (int)(s.n < 80 ? s.n : 80), s.p);
}

static void try_statement(struct source *s, const struct metadata *m, const struct statement *x)
{
	must_be_clean(x->title, "title");
	must_be_clean(x->author, "author");
	must_be_clean(x->lede, "lede");
	must_be_clean(metadata_bare_title(s, m, x->title), "bare title");
	metadata_is_publisher(s, m, x->author);
}

static void try_page(struct str page)
{
	struct page_context c = { .url = STR("https://bao.example.vn/tin/bai-viet-10001.html"),
		.dates = { .offset_min = 420, .now_s = 1770500000 } };
	struct arena a = { 0 };
	struct metadata m = { 0 };
	struct source s;
	struct article x;
	struct err e = { 0 };

	if (source_open(page, &c, &a, &s, &e)) {
		metadata_read(&s, &m);
		try_statement(&s, &m, &m.ld);
		try_statement(&s, &m, &m.meta);
		for (int i = 0; i < m.tags.n; i++)
			must_be_clean(m.tags.v[i], "tag");
		source_close(&s);
	}
	if (page_article(page, &c, &a, &x, &e))         /* articleBody as the text */
		must_be_clean(x.lede, "lede");
	arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf page;

	buf_init(&page, PAGE_MAX + 1000);
	buf_add(&page, STR("<html lang=vi><head><title>Tin - Báo Mẫu</title><script type=\"application/ld+json\">"));
	buf_add(&page, (struct str){ (const char *)data, n < PAGE_MAX ? n : PAGE_MAX });
	buf_add(&page, STR("</script></head><body><p>Một câu.</p></body></html>"));
	try_page(buf_str(&page));
	buf_release(&page);
	return 0;
}

#include "fuzz/replay.h"
