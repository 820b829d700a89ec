/* layers: page markup wire model text base */
/* A file in the way of ftr-site-config, unchanged, reads a page as its keys are
 * documented there. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/page.h"
#include "page/rules.h"
#include "unit/dump.h"

static const char page[] =
	"<html><head><title>The old ferry | Bao Mau</title><meta name='pubdate' content='2026-02-03T10:20:00Z'>"
	"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A headline for machines\","
	"\"author\":{\"name\":\"Somebody Else\"},\"datePublished\":\"2020-01-01T00:00:00Z\"}</script></head><body>"
	"<h1>Section</h1><div class='story-head'><h1>The old ferry</h1></div><p class='byline'>By Example Writer</p>"
	"<div id='story-body'><div class=\"p\">The old ferry crosses twice a day, when the tide allows it.</div><!--p-->"
	"<div class='newsletter big'>Subscribe now</div><aside>An aside</aside>"
	"<div class=\"p\">Nobody is in a hurry on it, and nobody has ever missed it.</div><!--p-->"
	"<img src='https://t.example/pixel/1.gif'><div class='related-links'>More</div><div id='social'>Share</div></div>"
	"%s<a href='/print/ferry'>Print</a><a rel=next href='/2026/02/ferry-2.html'>2</a></body></html>";

static struct article read_page(const char *more, struct arena *a)
{
	struct page_context c = { .url = STR("https://www.bao-mau.example/2026/02/ferry.html"),
		.rules = dump_read(TESTDIR "/rules/portals/.bao-mau.example.txt", a) };
	struct article x;
	struct err e = { 0 };

	assert_true(c.rules.n > 0);
	if (!page_article(arena_printf(a, page, more), &c, a, &x, &e))
		fail_msg("%s", e.detail);
	return x;
}

static void same(struct str got, const char *want)
{
	if (!str_eq(got, str_of(want)))
		fail_msg("%.*s, not %s", STR_ARG(got), want);
}

static void every_key_means_what_it_says(void **state)
{
	struct arena a = { 0 };
	struct article x = read_page("", &a);

	(void)state;
	same(x.title, "The old ferry");
	same(x.author, "Example Writer");
	assert_true(x.published.known && x.published.utc_s == date_from_civil(2026, 2, 3, 10, 20, 0));
	assert_int_equal(x.body.blocks.n, 2);
	same(block_text(&x.body.blocks.v[0], &a), "The old ferry crosses twice a day, when the tide allows it.");
	same(block_text(&x.body.blocks.v[1], &a), "Nobody is in a hurry on it, and nobody has ever missed it.");
	for (int p = PART_TITLE; p <= PART_BODY; p++)
		if (p != PART_LEDE)
			assert_int_equal(x.by[p], CHAIN_RULE);
	arena_release(&a);
}

/* if_page_contains belongs to the link above it. */
static void further_pages(void **state)
{
	struct arena a = { 0 };
	struct article x = read_page("", &a);

	(void)state;
	same(x.single, "");
	same(x.next, "https://www.bao-mau.example/2026/02/ferry-2.html");
	x = read_page("<ol class='pager'><li>1</li></ol>", &a);
	same(x.single, "https://www.bao-mau.example/print/ferry");
	arena_release(&a);
}

/* Where its rules miss, JSON-LD stays disbelieved. */
static void json_ld_is_skipped(void **state)
{
	struct page_context c = { .url = STR("https://bao-mau.example/x.html"), .rules = STR("skip_json_ld: yes\n") };
	struct arena a = { 0 };
	struct article x;
	struct err e = { 0 };

	(void)state;
	assert_true(page_article(arena_printf(&a, page, ""), &c, &a, &x, &e));
	assert_false(str_eq(x.title, STR("A headline for machines")));
	assert_false(str_has(x.author, STR("Somebody")));
	c.rules = STR("skip_json_ld: no\n");
	assert_true(page_article(arena_printf(&a, page, ""), &c, &a, &x, &e));
	same(x.title, "A headline for machines");
	arena_release(&a);
}

/* An expression that would take for ever ends under its limit, and the chain
 * goes on. */
static void an_endless_rule_ends(void **state)
{
	struct page_context c = { .url = STR("https://bao-mau.example/x.html"),
		.rules = STR("title: //*[count(//*[count(//*[count(//*[count(//*) > 1]) > 1]) > 1]) > 1]\nbody: //div[@id='story-body']\n") };
	struct arena a = { 0 };
	struct article x;
	struct err e = { 0 };
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 20);
	for (int i = 0; i < 3000; i++)
		buf_add(&b, STR("<p>x</p>"));
	assert_true(page_article(arena_printf(&a, page, b.p), &c, &a, &x, &e));
	assert_true(x.by[PART_TITLE] != CHAIN_RULE && x.title.n > 0);
	assert_int_equal(x.by[PART_BODY], CHAIN_RULE);
	buf_release(&b);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_means_what_it_says),
		cmocka_unit_test(further_pages),
		cmocka_unit_test(json_ld_is_skipped),
		cmocka_unit_test(an_endless_rule_ends),
	};

	return cmocka_run_group_tests_name("page_ftr", tests, NULL, NULL);
}
