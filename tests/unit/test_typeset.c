/* layers: model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <time.h>

#include "model/typeset.h"
#include "text/width.h"
#include "unit/quick.h"

static void read_doc(const char *encoded, struct arena *a, struct doc *d)
{
	struct err e = { 0 };

	if (!doc_read(str_of(encoded), a, d, &e))
		fail_msg("%s in %s", e.detail, encoded);
}

static void print_lines(const struct typeset *set, struct buf *out)
{
	buf_clear(out);
	buf_add(out, STR(""));
	for (int i = 0; i < set->lines.n; i++) {
		const struct line *line = &set->lines.v[i].line;
		for (int k = 0; k < line->n; k++)
			buf_add(out, line->v[k].text);
		buf_add_byte(out, '\n');
	}
}

static void check(const char *encoded, struct typeset_options o, const char *want)
{
	struct arena a = { 0 };
	struct typeset set;
	struct doc d;
	struct buf out;

	buf_init(&out, 1 << 20);
	read_doc(encoded, &a, &d);
	typeset_doc(&d, &o, &a, &set);
	print_lines(&set, &out);
	assert_string_equal(out.p, want);
	buf_release(&out);
	arena_release(&a);
}

static void test_screens(void **state)
{
	static const struct { const char *doc; int width; const char *screen; } cases[] = {
		{ "", 20, "" },
		{ "p\tMột hai ba bốn\np\tnăm\n", 8, "Một hai\nba bốn\n\nnăm\n" },
		{ "p\tMột\\nhai\n", 20, "Một\nhai\n" },
		{ "h 1\tTựa\np\tx\n", 20, "Tựa\n\nx\n" },
		{ "li 1 0\tmột hai ba\nli 1 0\tbốn\np\tx\n", 10, "• một hai\n  ba\n• bốn\n\nx\n" },
		{ "li 1 9\ta\nli 1 10\tb c d e\n", 8, " 9. a\n10. b c\n    d e\n" },
		{ "li 1 1\ta\nli 2 0\tb\nli 2 0\tc\nli 1 2\td\n", 20, "1. a\n   + b\n   + c\n2. d\n" },
		{ "li 1 1\t\nli 2 0\tb\n", 20, "1.\n   + b\n" },
		{ "li 1 0\ta\nli 2 0\tb\nli 3 0\tc\nli 4 0\td\nli 5 0\te\n", 20, "• a\n  + b\n    o c\n      - d\n        • e\n" },
		{ "li 60 0\tmột hai\n", 12, "    - một\n      hai\n" },
		{ "q\tmột hai\nq\tba\n", 8, "│ một\n│ hai\n│\n│ ba\n" },
		{ "q\tmột\n", 6, "một\n" },
		{ "pre\t a\\n   b c\n", 20, " a\n   b c\n" },
		{ "pre\tabcdefgh\n", 3, "abc\ndef\ngh\n" },
		{ "pre\tab{b \u0937\u093E}c\n", 3, "ab\n\u0937\u093Ec\n" },
		{ "pre\t\u0937\u093Ec\n", 1, "\u0937\n\u093E\nc\n" },
		{ "pre\ta\\n\\nb\n", 3, "a\n\nb\n" },
		{ "dt\ta\ndd\tb c\ndd\td\n", 20, "a\n    b c\n    d\n" },
		{ "p\ta\nhr\t\np\tb\n", 5, "a\n\n─────\n\nb\n" },
		{ "img https://a.vn/x.jpg\tẢnh\nimg https://a.vn/y.jpg\t\np\tx\n", 20, "Ảnh\n\nx\n" },
		{ "p\tm{+ 2}, 1{+ st}, H{- 2}O, x{+ [1]}\n", 40, "m^2, 1st, H2O, x[1]\n" },
		/* tables */
		{ "th 0 0\tTên\nth 0 1\tSố\ntd 1 0\tBáo\ntd 1 1\t12\n", 20, "Tên  Số\nBáo  12\n" },
		{ "td 0 0\ta\ntd 0 1\tb\ntd 0 0\tc\ntd 0 1\td\n", 20, "a  b\n\nc  d\n" },
		{ "td 0 0\tmột hai ba\ntd 0 1\tbốn năm sáu\n", 20, "một hai   bốn năm\nba        sáu\n" },
		{ "td 0 0\t\ntd 0 1\tb\ntd 1 0\tc\n", 20, "b\nc\n" },
		{ "td 0 0\ta\ntd 0 2\tb\ntd 1 1\tc\ntd 1 2\td\n", 20, "a     b\n   c  d\n" },
		{ "td 0 0\tchạy suốt bảng này\ntd 1 0\ta\ntd 1 1\tb\n", 20, "chạy suốt bảng này\na  b\n" },
		{ "th 0 0\tTên báo\nth 0 1\tThành lập\ntd 1 0\tHậu Giang\ntd 1 1\t2004\ntd 2 0\tCần Thơ\ntd 2 1\t1970\n", 12,
			"Tên báo:\n  Hậu Giang\nThành lập:\n  2004\n\nTên báo:\n  Cần Thơ\nThành lập:\n  1970\n" },
		{ "td 0 0\tmộthaiba\ntd 0 1\tbốnnămsáu\ntd 1 0\tx\ntd 1 1\ty\n", 12, "mộthaiba\n  bốnnămsáu\n\nx\n  y\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(cases[i].doc, (struct typeset_options){ .width = cases[i].width }, cases[i].screen);
}

static void test_ascii(void **state)
{
	(void)state;
	check("li 1 0\ta\nq\tb\nhr\t\n", (struct typeset_options){ .width = 8, .ascii = true }, "* a\n\n| b\n\n--------\n");
	/* folded before it is measured; what has no ASCII form is dropped */
	check("p\tđường Hậu… {b “dài”}\np\t日本\nth 0 0\tTên…\nth 0 1\tSố\n", (struct typeset_options){ .width = 12, .ascii = true },
		"duong Hau...\n\"dai\"\n\nTen...  So\n");
}

/* Where the terminal draws bullets and bars two cells wide. */
static void test_ambiguous(void **state)
{
	(void)state;
	text_ambiguous_wide(true);
	check("li 1 0\tmột hai\nli 2 0\tba\n", (struct typeset_options){ .width = 8 }, "* một\n  hai\n  + ba\n");
	check("hr\t\n", (struct typeset_options){ .width = 9 }, "────\n");
	text_ambiguous_wide(false);
}

static void test_links(void **state)
{
	struct typeset_options o = { .width = 20, .number_links = true, .first_number = 4 };
	struct arena a = { 0 };
	struct typeset set;
	struct doc d;
	struct buf out;

	(void)state;
	buf_init(&out, 4096);
	read_doc("p\tmột hai ba bốn {@https://a.vn/1 năm}{b@https://a.vn/1  sáu}{@https://a.vn/2 bảy}\nimg https://a.vn/p.jpg\tẢnh\nimg https://a.vn/q.jpg\t\n", &a, &d);
	typeset_doc(&d, &o, &a, &set);
	print_lines(&set, &out);
	assert_string_equal(out.p, "một hai ba bốn năm\nsáu[4]bảy[5]\n\nẢnh [6]\n\n(picture) [7]\n");
	assert_int_equal(set.links.n, 4);
	assert_true(str_eq(set.links.v[0].href, STR("https://a.vn/1")));
	assert_true(str_eq(set.links.v[0].text, STR("năm sáu")));
	assert_int_equal(set.links.v[0].line, 0);
	assert_int_equal(set.links.v[1].line, 1);
	assert_int_equal(set.links.v[2].line, 3);
	assert_int_equal(set.links.v[3].line, 5);
	assert_true(str_eq(set.links.v[3].href, STR("https://a.vn/q.jpg")));
	assert_int_equal(set.lines.v[0].block, 0);
	assert_int_equal(set.lines.v[2].block, -1);
	assert_int_equal(set.lines.v[3].block, 1);
	/* Without numbers the links are still known. */
	o.number_links = false;
	typeset_doc(&d, &o, &a, &set);
	assert_int_equal(set.links.n, 2);
	buf_release(&out);
	arena_release(&a);
}

static enum style style_at(const struct typeset *set, int line, int run)
{
	assert_true(line < set->lines.n && run < set->lines.v[line].line.n);
	return set->lines.v[line].line.v[run].style;
}

static void test_styles(void **state)
{
	struct arena a = { 0 };
	struct typeset set;
	struct doc d;

	(void)state;
	read_doc("h 1\tT{b ự}\np\ta{b b}{i c}{u d}{s e}{c f}{@https://a.vn/ g}\nq\th\nimg -\ti\nth 0 0\tj\n", &a, &d);
	typeset_doc(&d, &(struct typeset_options){ .width = 30 }, &a, &set);
	assert_int_equal(style_at(&set, 0, 0), STYLE_heading);
	assert_int_equal(style_at(&set, 0, 1), STYLE_heading);
	static const enum style want[] = { STYLE_text, STYLE_strong, STYLE_emphasis, STYLE_underline, STYLE_deleted, STYLE_code, STYLE_link };
	for (int i = 0; i < 7; i++)
		assert_int_equal(style_at(&set, 2, i), want[i]);
	assert_int_equal(style_at(&set, 4, 0), STYLE_border);
	assert_int_equal(style_at(&set, 4, 1), STYLE_quote);
	assert_int_equal(style_at(&set, 6, 0), STYLE_caption);
	assert_int_equal(style_at(&set, 8, 0), STYLE_strong);
	arena_release(&a);
}

static void random_doc(uint32_t *seed, struct buf *out)
{
	static const char *const heads[] = { "p", "h 2", "li 1 0", "li 3 12", "q", "pre", "td 0 0", "td 0 1", "th 1 0", "td 1 3", "dt", "dd", "hr",
		"img https://a.vn/x", "li 1 3", "td 2 0", "td 2 1" };
	static const char *const words[] = { "Hà Nội ", "một", "日本語 ", "nghiêng ", "\\n", " ", "{b đậm}", "{@https://a.vn/ nối}", "x{+ 2}", "dàidàidàidàidàidàidài", "–", "1.500 tỉ đồng " };

	buf_clear(out);
	for (int i = 0; i < 12; i++) {
		*seed = *seed * 1664525 + 1013904223;
		buf_addf(out, "%s\t", heads[(*seed >> 16) % 17]);
		bool look = false;
		for (int k = (int)(*seed >> 10) % 9; k > 0; k--) {
			*seed = *seed * 1664525 + 1013904223;
			const char *w = words[(*seed >> 16) % 12];
			/* Two spans of one look in a row are not valid. */
			if (w[0] == '{' && look)
				continue;
			look = w[0] == '{';
			buf_add_z(out, w);
		}
		buf_add_byte(out, '\n');
	}
}

/* No line wider than asked, none ends in a space, every run knows its width. */
static void test_every_width(void **state)
{
	uint32_t seed = 3;
	struct arena a = { 0 };
	struct buf in;

	(void)state;
	buf_init(&in, 1 << 16);
	for (int round = 0; round < 400; round++) {
		struct doc d;
		random_doc(&seed, &in);
		read_doc(in.p, &a, &d);
		for (int width = 1; width < 90; width += width < 30 ? 1 : 7) {
			struct typeset set;
			struct typeset_options o = { .width = width, .number_links = round & 1, .first_number = 1 };
			typeset_doc(&d, &o, &a, &set);
			for (int i = 0; i < set.lines.n; i++) {
				const struct line *line = &set.lines.v[i].line;
				int sum = 0;
				for (int k = 0; k < line->n; k++) {
					assert_int_equal(line->v[k].width, text_width(line->v[k].text));
					sum += line->v[k].width;
				}
				assert_int_equal(sum, line->width);
				/* A cluster of two cells cannot be cut. */
				if (sum > (width < 2 ? 2 : width))
					fail_msg("%d cells at width %d in block %d: %s", sum, width, set.lines.v[i].block, in.p);
				if (line->n) {
					struct str last = line->v[line->n - 1].text;
					assert_true(last.n && last.p[last.n - 1] != ' ');
				}
				assert_true(set.lines.v[i].block >= -1 && set.lines.v[i].block < d.blocks.n);
			}
			for (int i = 0; i < set.links.n; i++)
				assert_true(set.links.v[i].line >= 0 && set.links.v[i].line < set.lines.n);
		}
		arena_clear(&a);
	}
	buf_release(&in);
	arena_release(&a);
}

static void test_hostile(void **state)
{
	static const char *const units[] = { "li 1 1\tx\n", "td 1 1\tx\n", "td 0 0\tx\ntd 0 1\ty\n", "li 1000 7\tx\n", "q\tx\n", "p\t{@https://a.vn/ x}\n" };
	struct arena a = { 0 };
	struct buf in;

	(void)state;
	buf_init(&in, 1 << 24);
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct typeset set;
		struct doc d;
		buf_clear(&in);
		for (int k = 0; k < repeats(50000); k++)
			buf_add_z(&in, units[i]);
		read_doc(in.p, &a, &d);
		struct timespec t0, t1;
		clock_gettime(CLOCK_MONOTONIC, &t0);
		typeset_doc(&d, &(struct typeset_options){ .width = 60, .number_links = true }, &a, &set);
		clock_gettime(CLOCK_MONOTONIC, &t1);
		assert_true(t1.tv_sec - t0.tv_sec < 3 || quick());
		arena_clear(&a);
	}
	buf_release(&in);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_screens), cmocka_unit_test(test_ascii), cmocka_unit_test(test_ambiguous), cmocka_unit_test(test_links),
		cmocka_unit_test(test_styles), cmocka_unit_test(test_every_width), cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
