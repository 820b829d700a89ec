/* layers: text base */
/* Clusters, cells, prefixes, and the names of styles. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/clean.h"
#include "text/grapheme.h"
#include "text/style.h"
#include "text/width.h"
#include <stdio.h>

/* The clusters with their widths: "a1 日2". */
static struct str clusters(struct str s, struct arena *a)
{
	struct str out = STR("");
	struct grapheme g;

	while (text_next(&s, &g))
		out = arena_join(a, out, arena_printf(a, "%s%.*s%d", out.n ? " " : "", STR_ARG(g.s), g.width));
	return out;
}

static void test_clusters(void **state)
{
	static const struct {
		const char *text, *clusters;
	} rows[] = {
		{ "", "" },
		{ "aắ日", "a1 ắ1 日2" },
		{ "e\u0302\u0301x", "e\u0302\u03011 x1" },
		{ "ế\u0323đ", "ế\u03231 đ1" },
		{ "\u0301a", "\u03010 a1" },
		{ "\r\n\n", "\r\n0 \n0" },
		{ "\U0001F468\u200D\U0001F469\u200D\U0001F467b", "\U0001F468\u200D\U0001F469\u200D\U0001F4672 b1" },
		{ "\U0001F469\U0001F3FD\u200D\U0001F680", "\U0001F469\U0001F3FD\u200D\U0001F6802" },
		{ "\U0001F1FB\U0001F1F3\U0001F1F1", "\U0001F1FB\U0001F1F32 \U0001F1F11" },
		{ "\u2764\uFE0F!", "\u2764\uFE0F1 !1" },
		{ "\u1100\u1161\u11A8\u1100", "\u1100\u1161\u11A82 \u11002" },
		{ "각\u11A8", "각\u11A82" },
		{ "\u0915\u094D\u0937\u093E", "\u0915\u094D1 \u0937\u093E2" },
		{ "\u1100\u1100\u1161x", "\u1100\u1100\u11614 x1" },
		{ "\xFF" "a\xE1\xBB", "\xFF" "1 a1 \xE1\xBB" "1" },
		{ "a\u200Db", "a\u200D1 b1" },
		{ "×÷", "×1 ÷1" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str got = clusters(str_of(rows[i].text), &a);

		if (!str_eq(got, str_of(rows[i].clusters)))
			print_error("row %zu: got \"%.*s\"\n", i, STR_ARG(got));
		assert_true(str_eq(got, str_of(rows[i].clusters)));
	}
	arena_release(&a);
}

/* What a terminal's cell can hold: one code point that has cells. */
static void test_cells(void **state)
{
	static const struct {
		const char *text, *cells;
	} rows[] = {
		{ "đường", "đ ư ờ n g" }, { "e\u0302\u0301x", "e\u0302\u0301 x" },
		{ "\u0937\u093Ex", "\u0937 \u093E x" }, { "\u1100\u1100\u1161", "\u1100 \u1100\u1161" },
		{ "\U0001F1FB\U0001F1F3", "\U0001F1FB\U0001F1F3" },
	};
	struct arena a = { 0 };
	struct str rest = STR("\u0937\u093E");
	struct grapheme g;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str s = str_of(rows[i].text), out = STR("");

		while (text_next_cell(&s, &g)) {
			assert_in_range(g.width, 0, 2);
			out = arena_join(&a, out, arena_printf(&a, "%s%.*s", out.n ? " " : "", STR_ARG(g.s)));
		}
		assert_true(str_eq(out, str_of(rows[i].cells)));
	}
	assert_true(text_next_within(&rest, 1, &g));
	assert_int_equal(g.width, 1);
	assert_int_equal(rest.n, 3);
	arena_release(&a);
}

/* However long, a cluster is no wider than a line can be filled with. */
static void test_cluster_limit(void **state)
{
	char text[3 * 200];
	struct str s = { text, sizeof(text) }, rest = s;
	struct grapheme g;
	int sum = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(text); i += 3)
		memcpy(text + i, i ? "\u093E" : "\u0937", 3);
	while (text_next(&rest, &g)) {
		assert_true(g.width <= GRAPHEME_CELLS_MAX);
		sum += g.width;
	}
	assert_int_equal(sum, 200);
	assert_int_equal(text_width(s), 200);
}

/* Going left step by step meets the borders that going right met. */
static void test_before(void **state)
{
	static const char *const rows[] = {
		"", "đường", "e\u0302\u0301x\u0323", "\U0001F1FB\U0001F1F3\U0001F1F1\U0001F1E6\U0001F1F0x",
		"a\U0001F468\u200D\U0001F469\u200D\U0001F467\U0001F468b", "\r\n\r\n", "\u0301\u0301a", "\xFF\xBB\xBBz",
		"\U0001F469\U0001F3FD\u200D\U0001F680\u0301", "\u0915\u094D\u0937\u093E\u0915", "\u1100\u1100\u1161\u11A8각\u11A8x",
		"a\u0600\u0600b\u0600",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str s = str_of(rows[i]), rest = s;
		size_t starts[32], n = 0, at = s.n;
		struct grapheme g;

		while (text_next(&rest, &g))
			starts[n++] = (size_t)(g.s.p - s.p);
		while (n > 0) {
			at = text_before(s, at);
			assert_int_equal(at, starts[--n]);
		}
		assert_int_equal(text_before(s, 0), 0);
		assert_int_equal(text_before(s, 1000), text_before(s, s.n));
	}
}

static void test_width(void **state)
{
	(void)state;
	assert_int_equal(text_width(STR_NONE), 0);
	assert_int_equal(text_width(STR("Đường về 5\u00A0km…")), 14);
	assert_int_equal(text_width(STR("日本 \U0001F600")), 7);
	assert_int_equal(text_width(STR("e\u0302\u0301")), 1);
	assert_int_equal(text_width(STR("\U0001F468\u200D\U0001F469")), 2);
	text_ambiguous_wide(true);
	assert_int_equal(text_width(STR("“đường”…")), 11);
	assert_int_equal(text_width(STR("×—│●")), 8);
	assert_int_equal(text_width(STR("àáèéíúđ")), 7);
	text_ambiguous_wide(false);
	assert_int_equal(text_width(STR("×—│●")), 4);
}

static void test_fit(void **state)
{
	static const struct {
		const char *text;
		int width;
		const char *fitted;
	} rows[] = {
		{ "Hà Nội", 6, "Hà Nội" }, { "Hà Nội", 5, "Hà N…" }, { "Hà Nội", 4, "Hà…" }, { "Hà Nội", 1, "…" },
		{ "Hà Nội", 0, "" }, { "Hà Nội", -1, "" }, { "日本語", 5, "日本…" }, { "日本語", 4, "日…" },
		{ "日本語", 2, "…" }, { "e\u0301e\u0301", 1, "…" }, { "", 0, "" }, { "ab", 2, "ab" },
	};
	struct arena a = { 0 };
	int used;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str got = text_fit(str_of(rows[i].text), rows[i].width, &a);

		assert_true(str_eq(got, str_of(rows[i].fitted)));
		assert_true(text_width(got) <= (rows[i].width > 0 ? rows[i].width : 0));
	}
	assert_true(str_eq(text_prefix(STR("日本語"), 5, &used), STR("日本")));
	assert_int_equal(used, 4);
	assert_true(str_eq(text_prefix(STR("e\u0301x"), 1, &used), STR("e\u0301")));
	text_ambiguous_wide(true);
	assert_true(str_eq(text_fit(STR("Hà Nội"), 5, &a), STR("Hà…")));
	assert_true(str_eq(text_fit(STR("Hà Nội"), 1, &a), STR("H")));
	text_ambiguous_wide(false);
	arena_release(&a);
}

static void test_code_points(void **state)
{
	struct str rest = STR("aệ\xE1\xBB日\U0001F600\xFF");
	static const uint32_t want[] = { 'a', 0x1EC7, 0xFFFD, 0x65E5, 0x1F600, 0xFFFD };
	char bytes[4];

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		assert_int_equal(text_code_point(&rest), want[i]);
	assert_int_equal(rest.n, 0);
	assert_int_equal(text_code_point(&rest), 0xFFFD);
	for (uint32_t c = 0; c < 0x110000; c++) {
		rest = (struct str){ bytes, (size_t)text_encode(c, bytes) };
		assert_int_equal(text_code_point(&rest), c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
		assert_int_equal(rest.n, 0);
	}
}

static void test_styles(void **state)
{
	enum style s;

	(void)state;
	for (int i = 0; i < STYLE_COUNT; i++) {
		enum style step = (enum style)i;

		assert_true(style_from_name(str_of(style_name((enum style)i)), &s));
		assert_int_equal(s, i);
		for (int k = 0; k < STYLE_COUNT && step != STYLE_text; k++)
			step = style_fallback(step);
		assert_int_equal(step, STYLE_text);     /* every chain ends there */
	}
	assert_false(style_from_name(STR("tex"), &s));
	assert_false(style_from_name(STR_NONE, &s));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clusters),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_cluster_limit),
		cmocka_unit_test(test_before),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_code_points),
		cmocka_unit_test(test_styles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
