/* layers: text base */
/* Wrapping: whole pages as pictures, then laws over random paragraphs. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/clean.h"
#include "text/grapheme.h"
#include "text/width.h"
#include "text/wrap.h"
#include "base/buf.h"
#include <stdio.h>
#include <time.h>

/* The lines with '|' after each; runs joined. */
static struct str picture(const struct span *v, int n, int width, struct arena *a)
{
	struct buf b;
	struct str s;
	int count;
	struct line *lines = text_wrap(v, n, width, a, &count);

	buf_init(&b, 1 << 20);
	for (int i = 0; i < count; i++) {
		int sum = 0;

		for (int k = 0; k < lines[i].n; k++) {
			buf_add(&b, lines[i].v[k].text);
			assert_int_equal(lines[i].v[k].width, text_width(lines[i].v[k].text));
			sum += lines[i].v[k].width;
		}
		assert_int_equal(sum, lines[i].width);
		buf_add_byte(&b, '|');
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

struct row {
	int width;
	const char *text, *lines;
};

static void check(const struct row *rows, size_t n)
{
	struct arena a = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct span span = { .text = str_of(rows[i].text) };
		struct str got = picture(&span, 1, rows[i].width, &a);

		if (!str_eq(got, str_of(rows[i].lines)))
			print_error("row %zu: got \"%.*s\", want \"%s\"\n", i, STR_ARG(got), rows[i].lines);
		assert_true(str_eq(got, str_of(rows[i].lines)));
	}
	arena_release(&a);
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof(rows[0]))

static void test_plain(void **state)
{
	static const struct row rows[] = {
		{ 9, "aaaa bbbb", "aaaa bbbb|" },
		{ 8, "aaaa bbbb", "aaaa|bbbb|" },
		{ 4, "aaaa bbbb", "aaaa|bbbb|" },
		{ 4, "aaaa    bbbb   ", "aaaa|bbbb|" },
		{ 12, "Đường về nhà xa lắm", "Đường về nhà|xa lắm|" },
		{ 6, "", "|" },
		{ 6, "   ", "|" },
		{ 6, "a\nb", "a|b|" },
		{ 6, "a\n\nb\n", "a||b||" },
		{ 6, "  a\n    b c d", "  a|    b|c d|" },
		{ 3, "      a", "a|" },
		{ 6, "    bbbbb", "bbbbb|" },
		{ 0, "ab", "a|b|" },
		{ -5, "ab", "a|b|" },
	};

	(void)state;
	CHECK(rows);
}

static void test_forced(void **state)
{
	static const struct row rows[] = {
		{ 4, "aaaabbbbcc d", "aaaa|bbbb|cc d|" },
		{ 4, "x aaaabbbb", "x|aaaa|bbbb|" },
		{ 1, "日本", "日|本|" },
		{ 3, "日本語", "日|本|語|" },
		{ 4, "日本語", "日本|語|" },
		{ 2, "ae\u0310\u0311b\u0312", "ae\u0310\u0311|b\u0312|" },
		{ 1, "e\u0310i\u0311", "e\u0310|i\u0311|" },
	};

	(void)state;
	CHECK(rows);
}

static void test_vietnamese_rules(void **state)
{
	static const struct row rows[] = {
		{ 12, "ở khắp TP.HCM nay", "ở khắp|TP.HCM nay|" },
		{ 12, "từ báo baomoi.example.vn", "từ báo|baomoi.examp|le.vn|" },
		{ 14, "thư toa-soan@bao.example gửi", "thư|toa-soan@bao.e|xample gửi|" },
		{ 20, "thư toa-soan@bao.example gửi", "thư|toa-soan@bao.example|gửi|" },
		/* a dash ends a line, never starts one */
		{ 8, "ông Năm – một nông dân", "ông|Năm –|một nông|dân|" },
		{ 8, "ông Năm — một nông dân", "ông|Năm —|một nông|dân|" },
		{ 7, "Hà Nội - Huế", "Hà|Nội -|Huế|" },
		/* numbers and units */
		{ 11, "giá vàng 5 triệu đồng", "giá vàng|5 triệu|đồng|" },
		{ 9, "chừng 30 km nữa", "chừng|30 km nữa|" },
		{ 9, "tăng 12,5 %, rồi", "tăng|12,5 %,|rồi|" },
		{ 5, "12345 km", "12345|km|" },
		{ 10, "ở trong TP HCM", "ở trong|TP HCM|" },
		{ 10, "ở trong TP. Huế", "ở trong|TP. Huế|" },
		/* no-break spaces hold, until nothing else is left */
		{ 8, "một hai\u00A0ba", "một|hai\u00A0ba|" },
		{ 8, "một\u00A0hai\u00A0ba\u00A0bốn", "một\u00A0hai|ba\u00A0bốn|" },
		{ 8, "COVID-19 bùng", "COVID-19|bùng|" },
		{ 10, "30/11/2025 nay", "30/11/2025|nay|" },
		{ 8, "đi USD/tấn", "đi|USD/tấn|" },
		{ 10, "“ngoặc kép” đây", "“ngoặc|kép” đây|" },
		{ 7, "ở tại Q.1 nhé", "ở tại|Q.1 nhé|" },
		{ 6, "lúc ấy:5h", "lúc|ấy:5h|" },
	};

	(void)state;
	CHECK(rows);
}

static void test_addresses(void **state)
{
	static const struct row rows[] = {
		/* whole when it fits on a line of its own */
		{ 24, "xem https://a.example/b-c/d?e nhé", "xem|https://a.example/b-c/d?|e nhé|" },
		{ 25, "xem https://a.example/b-c/d?e nhé", "xem|https://a.example/b-c/d?e|nhé|" },
		{ 20, "https://bao.example/tin-tuc/dai-bieu?trang=2&muc=thoi-su", "https://bao.example/|tin-tuc/dai-bieu?|trang=2&muc=thoi-su|" },
		{ 10, "www.bao.example/abc", "www.bao.ex|ample/abc|" },
	};

	(void)state;
	CHECK(rows);
}

static void test_spans(void **state)
{
	struct span spans[] = {
		{ .text = STR("một "), .style = STYLE_text },
		{ .text = STR("hai b"), .style = STYLE_strong },
		{ .text = STR(""), .style = STYLE_code },
		{ .text = STR("a bốn\nnăm"), .style = STYLE_link, .link = 7 },
	};
	struct arena a = { 0 };
	struct line *lines;
	int count;

	(void)state;
	lines = text_wrap(spans, 4, 8, &a, &count);
	assert_int_equal(count, 3);
	assert_int_equal(lines[0].n, 2);
	assert_int_equal(lines[0].width, 7);
	assert_true(str_eq(lines[0].v[0].text, STR("một ")));
	assert_true(str_eq(lines[0].v[1].text, STR("hai")));
	assert_int_equal(lines[0].v[1].style, STYLE_strong);
	assert_ptr_equal(lines[0].v[1].text.p, spans[1].text.p);
	assert_int_equal(lines[1].n, 2);
	assert_true(str_eq(lines[1].v[0].text, STR("b")));
	assert_true(str_eq(lines[1].v[1].text, STR("a bốn")));
	assert_int_equal(lines[1].v[1].link, 7);
	assert_true(str_eq(lines[2].v[0].text, STR("năm")));
	assert_int_equal(lines[2].v[0].style, STYLE_link);
	text_wrap(spans, 0, 8, &a, &count);
	assert_int_equal(count, 0);
	/* a rule that looks across spans */
	spans[0].text = STR("giá vàng 5");
	spans[1].text = STR(" triệu");
	assert_true(str_eq(picture(spans, 2, 11, &a), STR("giá vàng|5 triệu|")));
	arena_release(&a);
}

/* ---- laws ---- */

static const char *const parts[] = {
	" ", " ", " ", "a", "bình", "yên", "日本", "–", "-", ",", ".", "/", "5", "km", "TP", "\u00A0",
	"ạ\u0310", "https://", "@", "…", "“", "”", "\n", "\U0001F600", "?", "\u0E01\u0E33", "\uAC00", "(", ")",
};

/* Bytes that are neither space, no-break space nor newline. */
static struct str ink(struct str s, struct arena *a)
{
	char *p = ARENA_ARRAY(a, char, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\xC2' && i + 1 < s.n && s.p[i + 1] == '\xA0')
			i++;
		else if (s.p[i] != ' ' && s.p[i] != '\n' && s.p[i] != '|')
			p[n++] = s.p[i];
	}
	return (struct str){ p, n };
}

static void check_laws(const struct span *v, int n, int width, struct arena *a)
{
	struct str all = STR(""), got = picture(v, n, width, a);
	int count;
	struct line *lines = text_wrap(v, n, width, a, &count);

	for (int i = 0; i < n; i++)
		all = arena_join(a, all, v[i].text);
	assert_true(str_eq(ink(all, a), ink(got, a)));
	for (int i = 0; i < count; i++) {
		struct str line = STR(""), rest;
		struct grapheme g;
		int clusters = 0;

		for (int k = 0; k < lines[i].n; k++)
			line = arena_join(a, line, lines[i].v[k].text);
		for (rest = line; text_next_cell(&rest, &g);)
			clusters++;
		assert_true(lines[i].width <= width || clusters == 1);
		assert_false(str_ends(line, STR(" ")));
		assert_true(text_is_clean(line));
	}
}

static void test_laws(void **state)
{
	struct arena a = { 0 };
	unsigned seed = 11;

	(void)state;
	for (int round = 0; round < 8000; round++) {
		struct span spans[3] = { { .style = STYLE_text }, { .style = STYLE_code }, { .style = STYLE_link } };

		for (int i = 0; i < 3; i++) {
			struct str s = STR("");

			for (int k = 0; k < 12; k++) {
				seed = seed * 1103515245u + 12345u;
				s = arena_join(&a, s, str_of(parts[(seed >> 16) % (sizeof(parts) / sizeof(parts[0]))]));
			}
			spans[i].text = s;
		}
		check_laws(spans, 3, 1 + round % 30, &a);
		arena_clear(&a);
	}
	arena_release(&a);
}

/* ---- long ---- */

static double wrap_seconds(const char *part, size_t bytes, int width)
{
	struct arena a = { 0 };
	size_t n = strlen(part), times = bytes / n;
	char *p = arena_alloc(&a, 1, times * n + 1);
	struct span span = { .text = { p, times * n } };
	struct timespec from, to;
	int count;

	for (size_t i = 0; i < times; i++)
		memcpy(p + i * n, part, n);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	text_wrap(&span, 1, width, &a, &count);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	arena_release(&a);
	return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

static void test_linear(void **state)
{
	static const char *const rows[] = {
		"a", "/", "-", "@", ".a", "\u00A0", " ", "日", "a\u0310", "https://a/", "- ", "5 km ", "\u0301",
	};

	(void)state;
	print_message("100 kB of Vietnamese at 72: %.3f ms\n", 1e3 *
		wrap_seconds("Hội đồng nhân dân thành phố họp “bất thường” – sáng nay, 5 triệu đồng. ", 100000, 72));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		double short_one = wrap_seconds(rows[i], 300000, 60), long_one = wrap_seconds(rows[i], 3000000, 60);

		if (long_one > 0.2)
			print_message("3 MB of \"%s\": %.0f ms\n", rows[i], long_one * 1e3);
		/* ten times the text, about ten times the time */
		assert_true(long_one < 0.5 || long_one < short_one * 40);
	}
	print_message("10 MB without a space: %.0f ms\n", 1e3 * wrap_seconds("abcdefghij", 10000000, 72));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_forced),
		cmocka_unit_test(test_vietnamese_rules),
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_laws),
		cmocka_unit_test(test_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
