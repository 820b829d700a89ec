/* layers: markup model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "markup/html.h"
#include "markup/select.h"
#include "markup/tokens.h"
#include "unit/quick.h"

static struct html *parse(const char *in)
{
	struct err e = { 0 };
	struct html *h = html_parse(str_of(in), STR("https://bao.example.vn/tin/1.html"), &e);

	assert_non_null(h);
	return h;
}

static void check(struct str got, const char *want)
{
	char text[4096];

	snprintf(text, sizeof(text), "%.*s", STR_ARG(got));
	assert_string_equal(text, want);
}

static void test_tokens(void **state)
{
	static const struct { const char *in, *out; } pairs[] = {
		{ "a & b &lt; c > d", "a &amp; b &lt; c &gt; d" },
		{ "<P CLASS=x y='\"' z>", "<p class=\"x\" y=\"&#34;\" z=\"\">" },
		{ "<a href=?a=1&copy=2&amp;c&lt;>", "<a href=\"?a=1&amp;copy=2&amp;c&lt;\">" },
		{ "<br/></br><img/>", "<br><br><img>" },
		{ "x<!-- y -->z<!doctype html>w<!-->v<?php x ?>", "xzwv" },
		{ "<script>if (a<b) '&amp;</div>'</script >x", "<script>if (a<b) '&amp;</div>'</script>x" },
		{ "<title>a<b>&ocirc;</title>", "<title>a&lt;b&gt;ô</title>" },
		{ "<style>p{}</style><iframe>x</iframe>y", "<style></style><iframe></iframe>y" },
		{ "<svg><path d=x /></svg>y<svg/>z", "yz" },
		{ "<o:p>x</o:p> <x-y/>z", "x <x-y></x-y>z" },
		{ "1 <2 <a", "1 &lt;2 " },
		{ "x<!-- y", "x" }, { "x<!-- y > z", "x z" },
		{ "<title>x<p>y", "<title>x<p>y" },
		{ "a\x01" "b\x7F", "ab" },
		{ "<p @click=\"x\" on:y=z a\"b=c>", "<p on:y=\"z\">" },
		{ "&eacute &#146; &notit; &nbsp;", "é ’ ¬it; \xC2\xA0" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct buf out;
		buf_init(&out, 1 << 16);
		tokens_rewrite(str_of(pairs[i].in), &out);
		check(buf_str(&out), pairs[i].out);
		buf_release(&out);
	}
}

static void test_cursor(void **state)
{
	struct html *h = parse("<body><div id=a class='x  tin-moi'>một<p>hai</p><!-- c -->ba</div><div id=b>bốn</div>");
	struct arena a = { 0 };
	struct node *div = select_first(h, NULL, STR("//div"), &a);

	(void)state;
	check(node_attr(div, "id"), "a");
	check(node_attr(div, "none"), "");
	assert_true(node_has_class(div, STR("tin-moi")));
	assert_false(node_has_class(div, STR("tin")));
	check(node_text(div, &a), "một hai ba");
	check(node_raw_text(node_first(div)), "một");
	struct node *p = node_next(node_first(div));
	check(node_name(p), "p");
	assert_ptr_equal(node_prev(p), node_first(div));
	assert_ptr_equal(node_parent(p), div);
	check(node_raw_text(node_walk(p, div, true)), "ba");
	check(node_raw_text(node_walk(p, div, false)), "hai");
	assert_null(node_walk(node_next(p), div, false));
	assert_true(node_within(p, div) && node_within(p, html_root(h)) && !node_within(div, p));
	assert_null(*node_slot(p));
	*node_slot(p) = h;
	assert_ptr_equal(*node_slot(p), h);
	node_remove(p);
	node_remove(p);
	check(node_text(div, &a), "mộtba");
	html_free(h);
	arena_release(&a);
}

static void test_head(void **state)
{
	struct html *h = parse("<html><head><title>Tin &amp; bài\n mới</title><base href='/x/'>"
		"<meta property=og:title content=' '><meta property='og:title' content='Tựa &quot;đề&quot;'>"
		"<meta itemprop=datePublished content=2026><link rel='x Canonical' href='2.html'></head><body><p>x");
	struct arena a = { 0 };

	(void)state;
	check(html_title(h, &a), "Tin & bài mới");
	check(html_base(h), "https://bao.example.vn/x/");
	check(html_meta(h, "og:title", &a), "Tựa \"đề\"");
	check(html_meta(h, "datepublished", &a), "2026");
	check(html_meta(h, "none", &a), "");
	check(html_link(h, "canonical", &a), "https://bao.example.vn/x/2.html");
	check(html_link(h, "next", &a), "");
	html_free(h);
	arena_release(&a);
}

/* Spaces between inline elements are words' borders; others are not made. */
static void test_spaces(void **state)
{
	static const struct { const char *in, *out; } pairs[] = {
		{ "<p><b>Hà</b> <i>Nội</i></p>", "Hà Nội" },
		{ "<p><mark>Hà</mark> <time>Nội</time></p>", "Hà Nội" },
		{ "<p>Hà<b>Nội</b></p>", "HàNội" },
		{ "<div>một</div>hai<div>ba</div>", "một hai ba" },
		{ "<ul><li>một<li>hai</ul>", "một hai" },
		{ "một<br>hai<script>x</script><style>y</style>", "một hai" },
		{ "<table><tr><td>1<td>2</table>3", "1 2 3" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct html *h = parse(pairs[i].in);
		check(node_text(html_root(h), &a), pairs[i].out);
		html_free(h);
	}
	arena_release(&a);
}

static void test_nothing(void **state)
{
	struct err e = { 0 }, f = { 0 };

	(void)state;
	assert_null(html_parse(STR(" \n"), STR(""), &e));
	assert_int_equal(e.code, ERR_EMPTY);
	assert_null(html_parse(STR("<!-- x -->"), STR(""), &f));
	assert_int_equal(f.code, ERR_PARSE);
}

static const char page[] =
	"<body><div id=main class='a b'><h1>Tựa</h1><p class=lede>Sa-pô</p><p>Một <a href=/x/1.html>nối</a></p>"
	"<p lang=vi-VN title=\"it's\">Hai</p><ul><li>1<li class='b c'>2<li>3</ul></div><p>Ngoài</p>";

/* The words of all that a selector finds, by bars. */
static void select_words(struct html *h, struct str xpath, char *out, size_t n)
{
	struct arena a = { 0 };
	struct nodes found;
	struct err e = { 0 };
	size_t at = 0;

	out[0] = '\0';
	if (!select_all(h, NULL, xpath, &a, &found, &e))
		snprintf(out, n, "error");
	else if (found.is_text)
		snprintf(out, n, "=%.*s", STR_ARG(found.text));
	for (int i = 0; i < found.list.n; i++)
		at += (size_t)snprintf(out + at, n - at, "%s%.*s", i ? "|" : "", STR_ARG(node_text(found.list.v[i], &a)));
	arena_release(&a);
}

static void test_xpath(void **state)
{
	static const struct { const char *xpath, *out; } pairs[] = {
		{ "//p", "Sa-pô|Một nối|Hai|Ngoài" }, { "//a/@href", "/x/1.html" },
		{ "//li | //h1 | //li[1]", "Tựa|1|2|3" }, { "string(//h1)", "=Tựa" }, { "count(//li)", "=3" },
		{ "substring-after(//a/@href, '/x/')", "=1.html" }, { "//h1 = 'x'", "=false" },
		{ "//p[2]/text()", "Một" }, { "//none", "" },
		{ "//p[", "error" }, { "", "error" }, { "no:prefix", "error" }, { "unknown(1)", "error" },
	};
	struct html *h = parse(page);
	char out[512];

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		select_words(h, str_of(pairs[i].xpath), out, sizeof(out));
		assert_string_equal(out, pairs[i].out);
	}
	assert_true(select_is_xpath(STR("//p")) && select_is_xpath(STR(".//p")) && select_is_xpath(STR("(//p)[1]")));
	assert_false(select_is_xpath(STR(".p")) || select_is_xpath(STR("p")) || select_is_xpath(STR("")));
	html_free(h);
}

static void test_css(void **state)
{
	static const struct { const char *css, *out; } pairs[] = {
		{ "p", "Sa-pô|Một nối|Hai|Ngoài" }, { ".lede", "Sa-pô" }, { "p.lede", "Sa-pô" }, { "#main > p", "Sa-pô|Một nối|Hai" },
		{ "div#main.a.b h1", "Tựa" }, { "div a", "nối" }, { "div > a", "" }, { "h1, li.c", "Tựa|2" }, { ".b.c", "2" },
		{ "li:first-child", "1" }, { "li:last-child", "3" }, { "li:nth-child(2)", "2" }, { "li:not(.c)", "1|3" },
		{ "li:not(:first-child)", "2|3" }, { "[href]", "nối" }, { "a[href='/x/1.html']", "nối" }, { "a[href^=\"/x\"]", "nối" },
		{ "a[href$='.html']", "nối" }, { "a[href$=htm]", "" }, { "a[href*='/1']", "nối" }, { "li[class~=c]", "2" },
		{ "p[lang|=vi]", "Hai" }, { "p[title=\"it's\"]", "Hai" }, { "h1 + p", "Sa-pô" }, { "h1 ~ p", "Sa-pô|Một nối|Hai" },
		{ "P.lede", "Sa-pô" }, { "* > li", "1|2|3" }, { "css:p.lede", "Sa-pô" }, { " p.lede ", "Sa-pô" }, { "p.le\\64", "" },
		{ "p..x", "error" }, { "p[", "error" }, { "p[a='x]", "error" }, { "", "error" }, { "p,", "error" }, { "p >", "error" },
		{ ":hover", "error" }, { "p)", "error" }, { "li:nth-child(x)", "error" }, { ":not(:not(p))", "error" },
	};
	struct html *h = parse(page);
	struct arena a = { 0 };
	char out[512];

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct err e = { 0 };
		struct str xpath;
		strcpy(out, "error");
		if (select_css(str_of(pairs[i].css), &a, &xpath, &e))
			select_words(h, xpath, out, sizeof(out));
		else
			assert_int_equal(e.code, ERR_RULES);
		assert_string_equal(out, pairs[i].out);
	}
	html_free(h);
	arena_release(&a);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct str repeat(struct buf *b, const char *head, const char *unit, int n)
{
	buf_clear(b);
	buf_add_z(b, head);
	while (n-- > 0)
		buf_add_z(b, unit);
	return buf_str(b);
}

/* Deep trees, one tag with very many attributes, ends that never come. */
static void test_hostile(void **state)
{
	static const struct { const char *head, *unit; } cases[] = {
		{ "x", "<div>y" }, { "x", "<ul><li>y" }, { "x<p", " a='1' b" }, { "", "<title>y" }, { "", "<!-- y" }, { "", "<script>y" },
		{ "", "<svg>y" }, { "", "<b><i>y</b>" }, { "<table>", "<tr>y<td>" }, { "", "<a b=\"" }, { "", "<a><table>y" }, { "<p>", "&" },
		{ "<select>", "<option>y" }, { "", "<font>y</p>" },
	};
	struct arena a = { 0 };
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 22);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct err e = { 0 };
		double start = now();
		struct html *h = html_parse(repeat(&b, cases[i].head, cases[i].unit, repeats(50000)), STR(""), &e);
		if (h) {
			node_text(html_root(h), &a);
			select_first(h, NULL, STR("//b[last()]"), &a);
		}
		html_free(h);
		double took = now() - start;
		if (took > 1.0)
			print_message("\"%s\" took %.1f s\n", cases[i].unit, took);
		assert_true(took < 4.0 || quick());
		arena_clear(&a);
	}
	buf_release(&b);
	arena_release(&a);
}

/* No word may be lost below any depth. */
static void test_deep_words(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 22);
	struct html *h = html_parse(repeat(&b, "", "<div>y ", 20000), STR(""), &e);
	assert_non_null(h);
	assert_int_equal(node_text(html_root(h), &a).n, 2 * 20000 - 1);
	html_free(h);
	buf_release(&b);
	arena_release(&a);
}

static void test_operation_limit(void **state)
{
	struct arena a = { 0 };
	struct nodes found;
	struct err e = { 0 };
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 22);
	struct html *h = parse(repeat(&b, "", "<p>y</p>", 3000).p);
	double start = now();
	assert_false(select_all(h, NULL, STR("//p[count(//p[count(//p) > 1]) > 1]"), &a, &found, &e));
	assert_int_equal(e.code, ERR_RULES);
	assert_true(now() - start < 10.0);
	html_free(h);
	buf_release(&b);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tokens), cmocka_unit_test(test_cursor), cmocka_unit_test(test_head),
		cmocka_unit_test(test_spaces), cmocka_unit_test(test_nothing), cmocka_unit_test(test_xpath),
		cmocka_unit_test(test_css), cmocka_unit_test(test_hostile), cmocka_unit_test(test_deep_words),
		cmocka_unit_test(test_operation_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
