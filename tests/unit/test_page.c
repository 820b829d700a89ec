/* layers: page markup wire model text base */
/* The folders of tests/pages: real structure, invented text, read with the
 * portal's own rules, compared with a dump.  Then the counts of the real pages
 * in tests/pages/real.tsv, where the folder that holds them exists. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/rulefile.h"
#include "page/page.h"
#include "unit/dump.h"

/* One step of "extends", as conf/portals does it: a key of the portal's own
 * file replaces the family's rows of it. */
static struct str rules_of(struct str portal, struct arena *a)
{
	struct str own = dump_read(arena_printf(a, PORTALDIR "/%.*s.txt", STR_ARG(portal)).p, a), family;
	struct rulefile mine = { 0 }, theirs = { 0 };
	struct buf b;
	struct str all;

	rulefile_split(own, a, &mine);
	family = rulefile_get(&mine, STR("extends"));
	if (!family.n)
		return own;
	rulefile_split(dump_read(arena_printf(a, PORTALDIR "/%.*s.txt", STR_ARG(family)).p, a), a, &theirs);
	assert_true(theirs.rules.n > 0);
	buf_init(&b, DUMP_CEILING);
	for (int i = 0; i < theirs.rules.n; i++)
		if (!rulefile_get(&mine, theirs.rules.v[i].key).p)
			buf_addf(&b, "%.*s: %.*s\n", STR_ARG(theirs.rules.v[i].key), STR_ARG(theirs.rules.v[i].value));
	buf_add(&b, own);
	all = arena_str(a, buf_str(&b));
	buf_release(&b);
	return all;
}

static struct page_context context(const char *portal, const char *kind, struct arena *a)
{
	struct page_context c = { 0 };

	c.url = str_trim(dump_read(arena_printf(a, TESTDIR "/pages/%s/%s.url", portal, kind).p, a));
	c.rules = rules_of(str_of(portal), a);
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

static void articles(void **state)
{
	static const char *const portals[] = {
		"24h.com.vn", "baocantho.com.vn", "baochinhphu.vn", "baodautu.vn", "baohaugiang.com.vn",
		"baolaocai.vn", "bbc.com", "cafef.vn", "dantri.com.vn", "eva.vn", "hanoimoi.vn",
		"laodong.vn", "nhandan.vn", "petrotimes.vn", "thanhnien.vn", "tuoitre.vn", "vietnamnet.vn",
		"vnexpress.net", "vov.vn", "vtcnews.vn", "vtv.vn", "znews.vn",
	};

	(void)state;
	for (size_t i = 0; i < sizeof portals / sizeof *portals; i++)
		golden_article(portals[i]);
}

static void lists(void **state)
{
	static const char *const portals[] = {
		"baocantho.com.vn", "baochinhphu.vn", "baodautu.vn", "baohaugiang.com.vn", "dantri.com.vn",
		"laodong.vn", "tuoitre.vn", "vietnamnet.vn", "vnexpress.net", "vtcnews.vn", "znews.vn",
	};

	(void)state;
	for (size_t i = 0; i < sizeof portals / sizeof *portals; i++)
		golden_list(portals[i]);
}

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

/* Real pages: file, portal, kind, address, then what must come out of it:
 * how the title begins, how many related stories, tags, list entries; "-" is
 * not asked.  Facts only: the texts belong to the newspapers. */
static void field_is(const char *what, struct str want, int got, struct str file)
{
	int64_t n;

	if (!str_int(want, &n) || n == got)
		return;
	fail_msg("%.*s: %s: %d, not %d", STR_ARG(file), what, got, (int)n);
}

static void all_different(const struct feed *l, struct str file)
{
	for (int i = 0; i < l->entries.n; i++) {
		if (!l->entries.v[i].title.n || !l->entries.v[i].url.n)
			fail_msg("%.*s: %d has no title or address", STR_ARG(file), i);
		for (int j = 0; j < i; j++)
			if (str_eq(l->entries.v[i].url, l->entries.v[j].url))
				fail_msg("%.*s: twice: %.*s", STR_ARG(file), STR_ARG(l->entries.v[i].url));
	}
}

static void real_page(struct str row, struct arena *a)
{
	struct str f[8] = { 0 }, bytes;
	struct page_context c = { .dates.now_s = 1770500000 };
	struct article x;
	struct feed l;
	struct err e = { 0 };

	for (int i = 0; i < 8; i++)
		assert_true(str_cut(&row, '\t', &f[i]));
	bytes = dump_read(arena_printf(a, SHAREDDIR "/pages/%.*s", STR_ARG(f[0])).p, a);
	if (!bytes.n)
		fail_msg("%.*s is not there", STR_ARG(f[0]));
	c.url = f[3];
	c.rules = rules_of(f[1], a);
	if (str_eq(f[2], STR("list"))) {
		if (!page_listing(bytes, &c, a, &l, &e))
			fail_msg("%.*s: no list", STR_ARG(f[0]));
		field_is("list", f[7], l.entries.n, f[0]);
		if (!str_starts(l.entries.v[0].title, f[4]))
			fail_msg("%.*s: first: %.*s", STR_ARG(f[0]), STR_ARG(l.entries.v[0].title));
		all_different(&l, f[0]);
		return;
	}
	if (!page_article(bytes, &c, a, &x, &e))
		fail_msg("%.*s: no article", STR_ARG(f[0]));
	if (!str_starts(x.title, f[4]))
		fail_msg("%.*s: title: %.*s", STR_ARG(f[0]), STR_ARG(x.title));
	field_is("related", f[5], x.related.n, f[0]);
	field_is("tags", f[6], x.tags.n, f[0]);
	assert_int_equal(x.by[PART_BODY], CHAIN_RULE);
	assert_true(x.published.known);
}

static void real_pages(void **state)
{
	struct arena a = { 0 };
	struct str rows = dump_read(TESTDIR "/pages/real.tsv", &a), row;
	FILE *there = fopen(SHAREDDIR "/pages/INDEX.tsv", "r");

	(void)state;
	if (!there)
		skip();
	fclose(there);
	assert_true(rows.n > 0);
	while (str_line(&rows, &row)) {
		struct arena own = { 0 };

		if (row.n && row.p[0] != '#')
			real_page(row, &own);
		arena_release(&own);
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(articles),
		cmocka_unit_test(lists),
		cmocka_unit_test(without_rules),
		cmocka_unit_test(lists_without_rules),
		cmocka_unit_test(real_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
