/* layers: model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "model/article.h"
#include "model/doc.h"

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

/* Any doc that doc_block and doc_span can make. */
static void random_doc(uint32_t *seed, struct arena *a, struct doc *d)
{
	static const char *const words[] = { "Hà Nội", "{", "}", "\\", "\n", " ", "n", "t", "\\n", "@", "b", "đường ", "–", "x\ny" };
	static const char *const urls[] = { "", "https://a.vn/x", "https://a.vn/{y}?a=1&b=\\2", "-" };
	int blocks = (int)(next_random(seed) % 6);

	*d = (struct doc){ 0 };
	while (blocks-- > 0) {
		struct block *b = doc_block(d, next_random(seed) % BLOCK_KIND_COUNT, a);
		if (b->kind == BLOCK_HEADING)
			b->level = 1 + (int)(next_random(seed) % 6);
		if (b->kind == BLOCK_ITEM)
			b->level = 1 + (int)(next_random(seed) % 9);
		if (b->kind == BLOCK_CELL || b->kind == BLOCK_HEADER_CELL)
			b->level = (int)(next_random(seed) % 100);
		if (b->kind == BLOCK_ITEM || b->kind == BLOCK_CELL || b->kind == BLOCK_HEADER_CELL)
			b->number = (int)(next_random(seed) % 1000);
		if (b->kind == BLOCK_IMAGE)
			b->url = str_of(urls[next_random(seed) % 3]);
		for (int n = (int)(next_random(seed) % 5); n > 0; n--)
			doc_span(b, str_of(words[next_random(seed) % 14]), next_random(seed) % 3 ? 0 : next_random(seed) % 128,
				str_of(urls[next_random(seed) % 5 ? 0 : next_random(seed) % 4]), a);
	}
}

static void assert_same(const struct doc *x, const struct doc *y)
{
	assert_int_equal(x->blocks.n, y->blocks.n);
	for (int i = 0; i < x->blocks.n; i++) {
		const struct block *b = &x->blocks.v[i], *c = &y->blocks.v[i];
		assert_int_equal(b->kind, c->kind);
		assert_int_equal(b->level, c->level);
		assert_int_equal(b->number, c->number);
		assert_true(str_eq(b->url, c->url));
		assert_int_equal(b->spans.n, c->spans.n);
		for (int k = 0; k < b->spans.n; k++) {
			assert_int_equal(b->spans.v[k].flags, c->spans.v[k].flags);
			assert_true(str_eq(b->spans.v[k].text, c->spans.v[k].text));
			assert_true(str_eq(b->spans.v[k].href, c->spans.v[k].href));
		}
	}
}

static void test_round_trip(void **state)
{
	uint32_t seed = 1;
	struct arena a = { 0 };
	struct buf out;

	(void)state;
	buf_init(&out, 1 << 20);
	for (int round = 0; round < 20000; round++) {
		struct err e = { 0 };
		struct doc d, back;
		random_doc(&seed, &a, &d);
		buf_clear(&out);
		assert_true(doc_write(&d, &out));
		if (!doc_read(buf_str(&out), &a, &back, &e))
			fail_msg("%s in %s", e.detail, out.p);
		assert_same(&d, &back);
		arena_clear(&a);
	}
	buf_release(&out);
	arena_release(&a);
}

static void test_encoding(void **state)
{
	struct arena a = { 0 };
	struct doc d = { 0 };
	struct buf out;

	(void)state;
	buf_init(&out, 4096);
	struct block *b = doc_block(&d, BLOCK_PARAGRAPH, &a);
	doc_span(b, STR("Một "), 0, STR_NONE, &a);
	doc_span(b, STR("đậm"), SPAN_STRONG | SPAN_EMPHASIS, STR("https://a.vn/"), &a);
	doc_span(b, STR(""), SPAN_STRONG, STR_NONE, &a);
	doc_span(b, STR("{x}\n"), SPAN_SUPER, STR_NONE, &a);
	doc_span(b, STR("\\"), SPAN_SUPER, STR_NONE, &a);
	b = doc_block(&d, BLOCK_HEADING, &a);
	b->level = 2;
	doc_span(b, STR("Tựa"), 0, STR_NONE, &a);
	b = doc_block(&d, BLOCK_IMAGE, &a);
	b->url = STR("https://a.vn/á b");
	doc_block(&d, BLOCK_RULE, &a);
	doc_write(&d, &out);
	assert_string_equal(out.p, "p\tMột {bi@https://a.vn/ đậm}{+ \\{x\\}\\n\\\\}\nh 2\tTựa\nimg https://a.vn/%C3%A1%20b\t\nhr\t\n");
	buf_clear(&out);
	assert_true(doc_text(&d, &out));
	assert_string_equal(out.p, "Một đậm{x}\n\\\nTựa\n");
	assert_true(str_eq(block_text(&d.blocks.v[0], &a), STR("Một đậm{x}\n\\")));
	assert_true(str_eq(block_text(&d.blocks.v[3], &a), STR("")));
	buf_release(&out);
	arena_release(&a);
}

static void test_refusals(void **state)
{
	static const char *const bad[] = {
		"p\tx", "p x\n", "\tx\n", "z\tx\n", "p 1\tx\n", "h\tx\n", "h 0\tx\n", "h 7\tx\n", "h 01\tx\n", "h +1\tx\n", "h 1 1\tx\n",
		"li 1\tx\n", "li 0 0\tx\n", "li 1 -1\tx\n", "li 1 1 \tx\n", "td 1 99999999999\tx\n", "td 100001 0\tx\n", "hr 1\t\n", "img\tx\n",
		"img \tx\n", "img a b\tx\n", "img \xC3\xA1\tx\n", "p\tx}\n", "p\t{x\n", "p\t{b x\n", "p\t{b}\n", "p\t{b }\n", "p\t{x y}\n",
		"p\t{bb x}\n", "p\t{ib x}\n", "p\t{ x}\n", "p\t{@ x}\n", "p\t{@\x01 x}\n", "p\t\\x\n", "p\t\\\n", "p\tx\ty\n",
		"p\t{b x{i y}}\n", "p\t{b x}{b y}\n", "p\t\x1B[31m\n", "p\t\xFF\n", "p\t\xE2\x80\xAEx\n", "p\te\xCC\x81\n", "\n",
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct err e = { 0 };
		struct doc d;
		if (doc_read(str_of(bad[i]), &a, &d, &e))
			fail_msg("taken: %s", bad[i]);
		assert_int_equal(e.code, ERR_PARSE);
	}
	struct err e = { 0 };
	struct doc d;
	assert_true(doc_read(STR(""), &a, &d, &e) && d.blocks.n == 0);
	arena_release(&a);
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(chain_name(CHAIN_JSONLD), "json-ld");
	assert_string_equal(chain_name(CHAIN_RULE), "rule");
	assert_string_equal(part_name(PART_TITLE), "title");
	assert_string_equal(part_name(PART_RELATED), "related");
	for (int c = 0; c < CHAIN_COUNT; c++)
		assert_true(chain_name((enum chain)c)[0]);
	for (int p = 0; p < PART_COUNT; p++)
		assert_true(part_name((enum part)p)[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip), cmocka_unit_test(test_encoding), cmocka_unit_test(test_refusals), cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
