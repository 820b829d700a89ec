/* layers: markup model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <time.h>

#include "base/buf.h"
#include "base/path.h"
#include "markup/lede.h"

struct pair {
	const char *in, *out;
};

static void check(struct str got, const char *want)
{
	char text[4096];

	snprintf(text, sizeof(text), "%.*s", STR_ARG(got));
	assert_string_equal(text, want);
}

static void test_one_line(void **state)
{
	static const struct pair pairs[] = {
		{ "", "" },
		{ "Thời sự", "Thời sự" },
		{ "  hai \n dòng\t", "hai dòng" },
		/* words that look like markup */
		{ "a < b", "a < b" }, { "x <y", "x <y" }, { "5 &lt; 6", "5 < 6" }, { "1<2 và 3>2", "1<2 và 3>2" },
		{ "AT&T và R&D", "AT&T và R&D" }, { "AT&amp;T", "AT&T" }, { "I <3 U", "I <3 U" },
		{ "a <b", "a <b" }, { "x &lt;y", "x <y" }, { "?a=1&b=2", "?a=1&b=2" },
		/* entities, once and more */
		{ "Th&ocirc;ng tin", "Thông tin" }, { "T&#7845;n", "Tấn" }, { "T&#x1EA5;n", "Tấn" },
		{ "T&amp;#7845;n", "Tấn" }, { "T&amp;amp;#7845;n", "Tấn" }, { "&amp;apos;tin&amp;apos;", "'tin'" },
		{ "caf&eacute s&#146;", "café s’" }, { "&nonsense; &", "&nonsense; &" }, { "&#0;&#xD800;", "��" },
		/* markup */
		{ "<b>Nóng</b>: tin <i>mới</i>", "Nóng: tin mới" }, { "Hà<b>Nội</b>", "HàNội" },
		{ "một<br>hai<br/>ba</br>bốn", "một hai ba bốn" }, { "<p>một</p><p>hai</p>", "một hai" },
		{ "&lt;b&gt;bold&lt;/b&gt;", "bold" }, { "&amp;lt;p&amp;gt;bold&amp;lt;/p&amp;gt;", "bold" },
		{ "a<script>var x = '<b>';</script>b", "ab" }, { "a<style>p{}</style>b", "ab" },
		{ "a<!-- x > y -->b", "ab" }, { "<![CDATA[tin]]", "tin]]" },
		{ "tin <a href=\"http://a.vn/?x>y\">nối</a>", "tin nối" },
		{ "cắt <a href=\"http://a.v", "cắt" }, { "cắt </stro", "cắt </stro" }, { "cắt </strong", "cắt" },
		{ "dùng &lt;T&gt; trong C", "dùng <T> trong C" },
		{ "<img src=x alt=y>ảnh", "ảnh" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		check(lede_from_html(str_of(pairs[i].in), &a), pairs[i].out);
	arena_release(&a);
}

static void test_paragraphs(void **state)
{
	struct arena a = { 0 };

	(void)state;
	check(lede_paragraphs(STR("<p>một\nhai</p><p></p><p>ba<br>bốn</p>"), &a), "một hai\nba\nbốn");
	check(lede_paragraphs(STR("&lt;p&gt;một&lt;/p&gt;&lt;p&gt;hai&lt;/p&gt;"), &a), "một\nhai");
	check(lede_paragraphs(STR("trơn"), &a), "trơn");
	arena_release(&a);
}

static void test_entities(void **state)
{
	struct arena a = { 0 };
	uint32_t points[2];

	(void)state;
	check(lede_entities(STR("<b>&amp;lt; &ocirc;</b>"), &a), "<b>&lt; ô</b>");
	assert_int_equal(entity_lookup(STR("ocirc"), points), 1);
	assert_int_equal(points[0], 0xF4);
	assert_int_equal(entity_lookup(STR("NotEqualTilde"), points), 2);
	assert_int_equal(points[1], 0x338);
	assert_int_equal(entity_lookup(STR("AElig"), points), 1);
	assert_int_equal(entity_lookup(STR("zwnj"), points), 1);
	assert_int_equal(entity_lookup(STR("ocir"), points), 1);
	assert_int_equal(entity_lookup(STR("oci"), points), 0);
	assert_int_equal(entity_lookup(STR(""), points), 0);
	assert_int_equal(entity_lookup(STR("CounterClockwiseContourIntegralX"), points), 0);
	arena_release(&a);
}

/* Every reference of the html5lib suite, if the corpora are there. */
static void test_charrefs(void **state)
{
	struct buf b;
	struct err e = { 0 };
	struct arena a = { 0 };
	struct str rest, line, in, want;
	int good = 0, all = 0;

	(void)state;
	buf_init(&b, 1 << 22);
	if (!path_read(SHAREDDIR "/corpora/render/charrefs.tsv", &b, &e)) {
		buf_release(&b);
		skip();
	}
	rest = buf_str(&b);
	while (str_line(&rest, &line)) {
		want = line;
		str_cut(&want, '\t', &in);
		struct str got = lede_entities(in, &a), clean = lede_from_html(in, &a);
		/* White space is folded away in a line. */
		good += str_eq(got, want) || str_eq(clean, str_trim(want));
		all++;
	}
	print_message("charrefs %d of %d\n", good, all);
	assert_true(good * 1000 >= all * 999);
	buf_release(&b);
	arena_release(&a);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Bytes that make a naive scanner look ahead again and again. */
static void test_hostile(void **state)
{
	static const char *const units[] = { "<a ", "<a b=\"", "<!--", "<![", "&amp;", "<script>", "&lt;", "</", "<b><" };
	struct arena a = { 0 };
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 21);
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		buf_clear(&b);
		while (b.n < 1000000)
			buf_add_z(&b, units[i]);
		double start = now();
		lede_from_html(buf_str(&b), &a);
		lede_paragraphs(buf_str(&b), &a);
		assert_true(now() - start < 2.0);
		arena_clear(&a);
	}
	buf_release(&b);
	arena_release(&a);
}

static void test_address(void **state)
{
	static const struct { const char *in, *out; } pairs[] = {
		{ "https://b.vn/?a=1&amp;b=2", "https://b.vn/?a=1&b=2" },
		{ "https://b.vn/?a=1&copy=3&reg=4;x", "https://b.vn/?a=1&copy=3&reg=4;x" },
		{ "https://b.vn/a;b?c&d", "https://b.vn/a;b?c&d" },
		{ "", "" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		assert_string_equal(arena_z(&a, lede_address(str_of(pairs[i].in), &a)), pairs[i].out);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_address), cmocka_unit_test(test_one_line), cmocka_unit_test(test_paragraphs), cmocka_unit_test(test_entities),
		cmocka_unit_test(test_charrefs), cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
