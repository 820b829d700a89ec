/* layers: page markup wire model text base */
/* The folders of tests/pages: real structure, invented text, one article and
 * one list each, read with the portal's own rules, compared with a dump. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/page.h"
#include "unit/dump.h"

static struct page_context context(const char *portal, const char *kind, struct arena *a)
{
	struct page_context c = { 0 };

	c.url = str_trim(dump_read(arena_printf(a, TESTDIR "/pages/%s/%s.url", portal, kind).p, a));
	c.rules = dump_read(arena_printf(a, PORTALDIR "/%s.txt", portal).p, a);
	c.dates.now_s = 1770500000;
	assert_true(c.url.n > 0 && c.rules.n > 0);
	return c;
}

static struct str page(const char *portal, const char *kind, struct arena *a)
{
	struct str bytes =
		dump_read(arena_printf(a, TESTDIR "/pages/%s/%s.html", portal, kind).p, a);

	assert_true(bytes.n > 0);
	return bytes;
}

static void golden_article(const char *portal)
{
	struct arena a = { 0 };
	struct page_context c = context(portal, "article", &a);
	struct article x;
	struct err e = { 0 };

	assert_true(page_article(page(portal, "article", &a), &c, &a, &x, &e));
	assert_true(dump_golden(arena_printf(&a, TESTDIR "/pages/%s/article.expect", portal).p,
		dump_article(&x, &a), &a));
	arena_release(&a);
}

static void golden_list(const char *portal)
{
	struct arena a = { 0 };
	struct page_context c = context(portal, "list", &a);
	struct feed x;
	struct err e = { 0 };

	assert_true(page_listing(page(portal, "list", &a), &c, &a, &x, &e));
	assert_true(dump_golden(arena_printf(&a, TESTDIR "/pages/%s/list.expect", portal).p,
		dump_feed(&x, &a), &a));
	arena_release(&a);
}

static void baohaugiang_article(void **state) { (void)state; golden_article("baohaugiang.com.vn"); }
static void baohaugiang_list(void **state) { (void)state; golden_list("baohaugiang.com.vn"); }
static void baocantho_article(void **state) { (void)state; golden_article("baocantho.com.vn"); }
static void baocantho_list(void **state) { (void)state; golden_list("baocantho.com.vn"); }
static void vnexpress_article(void **state) { (void)state; golden_article("vnexpress.net"); }
static void vnexpress_list(void **state) { (void)state; golden_list("vnexpress.net"); }

/* The same pages with no rules at all: the generic reading gives the text,
 * the author and the day, and says that it was the generic reading. */
static void without_rules(void **state)
{
	static const struct { const char *portal, *author, *day, *words, *not_words; } cases[] = {
		{ "baohaugiang.com.vn", "LÊ THÍ DỤ", "2024-05-04", "Ghi nhật ký vườn", "Cầu mới qua kênh" },
		{ "baocantho.com.vn", "M.Ẫ", "2026-03-12", "hát bên bờ kè", "Lớp đờn ca" },
		{ "vnexpress.net", "Phan Mẫu, Lý Thử", "2026-02-07", "năm nay mới nửa mùa", "Trở lại Du lịch" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		struct page_context c = context(cases[i].portal, "article", &a);
		struct article x;
		struct err e = { 0 };
		struct buf text;

		c.rules = STR_NONE;
		assert_true(page_article(page(cases[i].portal, "article", &a), &c, &a, &x, &e));
		assert_int_equal(x.by[PART_BODY], CHAIN_GENERIC);
		assert_string_equal(arena_z(&a, x.author), cases[i].author);
		assert_true(str_starts(date_iso(x.published, &a), str_of(cases[i].day)));
		buf_init(&text, DUMP_CEILING);
		doc_text(&x.body, &text);
		assert_non_null(strstr(text.p, cases[i].words));
		assert_null(strstr(text.p, cases[i].not_words));
		buf_release(&text);
		arena_release(&a);
	}
}

static void lists_without_rules(void **state)
{
	static const struct { const char *portal; int least; } cases[] = {
		{ "baohaugiang.com.vn", 3 }, { "baocantho.com.vn", 3 }, { "vnexpress.net", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		struct page_context c = context(cases[i].portal, "list", &a);
		struct feed x;
		struct err e = { 0 };

		c.rules = STR_NONE;
		assert_true(page_listing(page(cases[i].portal, "list", &a), &c, &a, &x, &e));
		assert_true(x.entries.n >= cases[i].least);
		arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(baohaugiang_article),
		cmocka_unit_test(baohaugiang_list),
		cmocka_unit_test(baocantho_article),
		cmocka_unit_test(baocantho_list),
		cmocka_unit_test(vnexpress_article),
		cmocka_unit_test(vnexpress_list),
		cmocka_unit_test(without_rules),
		cmocka_unit_test(lists_without_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
