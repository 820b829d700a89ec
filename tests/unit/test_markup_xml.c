/* layers: markup model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <time.h>

#include "base/buf.h"
#include "markup/xml.h"

/* Events as text: <name {space} > words </name>. */
static void trace(const char *in, char *out, size_t n)
{
	struct err e = { 0 };
	struct xml *x = xml_open(str_of(in), &e);
	size_t at = 0;
	enum xml_event event;

	out[0] = '\0';
	if (!x) {
		snprintf(out, n, "error");
		return;
	}
	while ((event = xml_next(x)) != XML_END_OF_FILE && at < n) {
		if (event == XML_OPEN)
			at += (size_t)snprintf(out + at, n - at, "<%.*s>", STR_ARG(xml_name(x)));
		else if (event == XML_CLOSE)
			at += (size_t)snprintf(out + at, n - at, "</%.*s>", STR_ARG(xml_name(x)));
		else
			at += (size_t)snprintf(out + at, n - at, "%.*s", STR_ARG(xml_words(x)));
	}
	xml_close(x);
}

static void test_events(void **state)
{
	static const struct { const char *in, *out; } pairs[] = {
		{ "<a>x<b/>y</a>", "<a>x<b></b>y</a>" },
		{ "<?xml version='1.0'?><a><![CDATA[<b>&amp;]]></a>", "<a><b>&amp;</a>" },
		{ "<a>&lt;&amp;&#7845;&ocirc;&nbsp;</a>", "<a><&ấô\xC2\xA0</a>" },
		/* what libxml2's recovery deletes */
		{ "<a>Vàng & đô, AT&T hợp tác R&D</a>", "<a>Vàng & đô, AT&T hợp tác R&D</a>" },
		{ "<a>?id=1&cat=2&copy=3</a>", "<a>?id=1&cat=2&copy=3</a>" },
		{ "<a>Lãi < 5% và <10</a>", "<a>Lãi < 5% và <10</a>" },
		{ "<a>x <y và <b>z</b></a>", "<a>x <y và <b>z</b></a>" },
		{ "<a>&unknown;</a>", "<a>&unknown;</a>" },
		{ "<a>b\x01\x1F" "c&#1;&#146;</a>", "<a>bc’</a>" },
		/* junk around */
		{ "\n\xEF\xBB\xBF <!-- x --><a>y</a>\n<script>z</script>", "<a>y</a>" },
		{ "<br />\n<b>Warning</b>: in <b>x.php</b><br />\n<?xml version=\"1.0\"?><rss>y</rss>", "<rss>y</rss>" },
		/* of declarations only plain text counts */
		{ "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY y \"]>\">]><a>&x;&y;</a>", "<a>&x;]></a>" },
		/* mismatches */
		{ "<a><b><i>x</b>y</a>", "<a><b><i>x</i></b>y</a>" },
		{ "<a>x</b>y</a>", "<a>xy</a>" },
		{ "<A><Title>x</TITLE></a>", "<A><Title>x</Title></A>" },
		{ "<a><p>x<br>y<img src=z></p></a>", "<a><p>x<br></br>y<img></img></p></a>" },
		{ "<c><item><t>x</t><item><t>y</t></item></c>", "<c><item><t>x</t></item><item><t>y</t></item></c>" },
		{ "<c><item><t>x<item>y</item></c>", "<c><item><t>x</t></item><item>y</item></c>" },
		/* cut short */
		{ "<a><b>x", "<a><b>x</b></a>" },
		{ "<a><b>x</b><c y='z", "<a><b>x</b><c></c></a>" },
		{ "<a><![CDATA[x y", "<a>x y</a>" },
		{ "<r><a><![CDATA[x</a><b>y</b><a><![CDATA[z]]></a></r>", "<r><a>x</a><b>y</b><a>z</a></r>" },
		{ "<a>x<!-- y </a>", "<a>x</a>" },
		{ "<a>x<?php y </a>", "<a>x</a>" },
		{ "", "error" }, { "no markup, 5 < 6", "error" },
	};
	char out[1024];

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		trace(pairs[i].in, out, sizeof(out));
		assert_string_equal(out, pairs[i].out);
	}
}

static struct xml *open_at_root(const char *in)
{
	struct err e = { 0 };
	struct xml *x = xml_open(str_of(in), &e);

	assert_non_null(x);
	assert_int_equal(xml_next(x), XML_OPEN);
	return x;
}

static void test_attributes(void **state)
{
	struct xml *x = open_at_root("<a href='x?a=1&amp;b=2&c=3' one=un two  three = \"a>b<c\" d=\"1\" d=\"2\" r:Type='t'/>");

	(void)state;
	assert_true(str_eq(xml_attr(x, "href"), STR("x?a=1&b=2&c=3")));
	assert_true(str_eq(xml_attr(x, "one"), STR("un")));
	assert_true(xml_has_attr(x, "two"));
	assert_true(str_eq(xml_attr(x, "two"), STR("")));
	assert_true(str_eq(xml_attr(x, "three"), STR("a>b<c")));
	assert_true(str_eq(xml_attr(x, "d"), STR("1")));
	assert_true(str_eq(xml_attr(x, "type"), STR("t")));
	assert_false(xml_has_attr(x, "four"));
	assert_int_equal(xml_next(x), XML_CLOSE);
	assert_false(xml_has_attr(x, "one"));
	assert_int_equal(xml_next(x), XML_END_OF_FILE);
	assert_int_equal(xml_next(x), XML_END_OF_FILE);
	assert_false(xml_cut_short(x));
	xml_close(x);
}

static void test_spaces(void **state)
{
	struct xml *x = open_at_root("<a xmlns='u:1' xmlns:m='u:2'><m:b xmlns='u:3'><c/></m:b><n:d xml:base='http://x.vn/y/'><e xml:base='z/'/></n:d></a>");
	static const char *const want[] = { "u:2", "u:3", "u:3", "u:2", "n" };

	(void)state;
	assert_true(str_eq(xml_space(x), STR("u:1")));
	assert_int_equal(xml_depth(x), 1);
	for (int i = 0; i < 5; i++) {
		xml_next(x);
		assert_true(str_eq(xml_space(x), str_of(want[i])));
	}
	assert_true(str_eq(xml_name(x), STR("d")));
	assert_true(str_eq(xml_base(x), STR("http://x.vn/y/")));
	assert_int_equal(xml_next(x), XML_OPEN);
	assert_true(str_eq(xml_space(x), STR("u:1")));
	assert_true(str_eq(xml_base(x), STR("http://x.vn/y/z/")));
	assert_int_equal(xml_depth(x), 3);
	xml_close(x);
}

static void test_inner(void **state)
{
	struct arena a = { 0 };
	struct xml *x = open_at_root("<r><t>một<b>hai</b><![CDATA[<i>]]></t><d><x:div xmlns:x='u'>5 &lt; 6<x:br/><x:a href=\"?a&amp;b\">k</x:a></x:div></d><s><s>q</s></s>z</r>");

	(void)state;
	xml_next(x);
	assert_true(str_eq(xml_inner_words(x, &a), STR("mộthai<i>")));
	assert_int_equal(xml_next(x), XML_OPEN);
	struct str markup = xml_inner_markup(x, &a);
	assert_true(str_eq(markup, STR("<div>5 &lt; 6<br><a href=\"?a&amp;b\">k</a></div>")));
	assert_int_equal(xml_next(x), XML_OPEN);
	xml_skip(x);
	assert_int_equal(xml_next(x), XML_WORDS);
	assert_true(str_eq(xml_words(x), STR("z")));
	xml_close(x);
	arena_release(&a);
}

/* Open and close events pair up, and the end comes, whatever the bytes. */
static void test_any_bytes(void **state)
{
	static const char *const bits[] = { "<", ">", "</", "/>", "a", "item", " ", "=", "\"", "'", "&", ";", "#", "<!--", "-->",
		"<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE", "[", "]", "xmlns", ":", "ơ", "x", "<a>", "</a>", "<b c=", "xml:base" };
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char in[256] = "<r>";
		size_t n = 3;
		while (n < 200) {
			seed = seed * 1664525 + 1013904223;
			n += (size_t)snprintf(in + n, sizeof(in) - n, "%s", bits[(seed >> 16) % (sizeof(bits) / sizeof(*bits))]);
		}
		struct err e = { 0 };
		struct xml *x = xml_open(str_of(in), &e);
		int depth = 0, events = 0;
		enum xml_event event;
		assert_non_null(x);
		while ((event = xml_next(x)) != XML_END_OF_FILE) {
			depth += event == XML_OPEN;
			assert_int_equal(xml_depth(x), depth);
			depth -= event == XML_CLOSE;
			assert_true(depth >= 0 && ++events < 1000);
		}
		assert_int_equal(depth, 0);
		xml_close(x);
	}
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void test_hostile(void **state)
{
	static const char *const units[] = { "<a>", "</a>", "<a ", "<a b='", "<a b=\"", "<!--", "<![CDATA[", "<?", "&", "<a xmlns:b='c'>",
		"<item>", "a='b' ", "<!DOCTYPE [", "<b></c>", "<" };
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 21);
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct err e = { 0 };
		buf_clear(&b);
		buf_add_z(&b, "<rss><x ");
		while (b.n < 1000000)
			buf_add_z(&b, units[i]);
		double start = now();
		struct xml *x = xml_open(buf_str(&b), &e);
		while (x && xml_next(x) != XML_END_OF_FILE)
			;
		assert_true(now() - start < 2.0);
		xml_close(x);
	}
	buf_release(&b);
}

/* However often an entity is asked for, a document grows by a megabyte. */
static void test_entity_ceiling(void **state)
{
	struct buf b;
	struct err e = { 0 };
	size_t words = 0;

	(void)state;
	buf_init(&b, 4 << 20);
	buf_add_z(&b, "<!DOCTYPE a [<!ENTITY dai \"");
	for (int i = 0; i < 4000; i++)
		buf_add_byte(&b, 'x');
	buf_add_z(&b, "\">]><a>");
	for (int i = 0; i < 100000; i++)
		buf_add_z(&b, "&dai;");
	buf_add_z(&b, "</a>");
	struct xml *x = xml_open(buf_str(&b), &e);
	for (enum xml_event event; (event = xml_next(x)) != XML_END_OF_FILE;)
		words += event == XML_WORDS ? xml_words(x).n : 0;
	assert_true(words > (1 << 20) - 5000 + 5 * 90000);
	assert_true(words < (1 << 20) + 5 * 100000);
	xml_close(x);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_events), cmocka_unit_test(test_attributes), cmocka_unit_test(test_spaces),
		cmocka_unit_test(test_inner), cmocka_unit_test(test_any_bytes), cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_entity_ceiling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
