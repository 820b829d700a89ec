/* layers: text base */
/* The border guard: what it takes away, what it leaves, and that twice is
 * once. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/clean.h"
#include "text/normalize.h"
#include "text/width.h"
#include "unit/quick.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct pair {
	const char *dirty, *clean;
};

typedef struct str clean_function(struct str dirty, struct arena *a);

static void check(clean_function *clean, const struct pair *v, size_t n)
{
	struct arena a = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct str got = clean(str_of(v[i].dirty), &a);

		if (!str_eq(got, str_of(v[i].clean)))
			print_error("row %zu: got \"%.*s\", want \"%s\"\n", i, STR_ARG(got), v[i].clean);
		assert_true(str_eq(got, str_of(v[i].clean)));
		assert_true(text_is_clean(got));
	}
	arena_release(&a);
}

#define CHECK(clean, rows) check(clean, rows, sizeof(rows) / sizeof(rows[0]))

static void test_line(void **state)
{
	static const struct pair rows[] = {
		{ "", "" },
		{ "   \t\r\n ", "" },
		{ "Đường về", "Đường về" },
		{ "  một \t\r\n hai\xC2\x85" "ba\u2028bốn ", "một hai ba bốn" },
		{ "a\u3000b\u2003c", "a b c" },
		/* no-break spaces */
		{ "5\u00A0triệu", "5\u00A0triệu" },
		{ "5\u202Ftriệu", "5\u00A0triệu" },
		{ "\u00A0\u00A0Lùi đầu dòng\u00A0", "Lùi đầu dòng" },
		{ "a\u00A0\u00A0b", "a\u00A0b" },
		{ "a \u00A0b", "a b" },
		/* controls */
		{ "a\x1B[31mđỏ\x07", "a[31mđỏ" },
		{ "a\xC2\x9B" "31m\x7F", "a31m" },
		{ "a\u202Ecba\u2066x\u2069\u200F", "acbax" },
		{ "thông\u00ADtin \u200Bvà\u200D \uFEFFhết", "thôngtin và hết" },
		{ "một \u200B hai", "một hai" },
		/* invalid UTF-8: one sign for each broken sequence */
		{ "a\xFF" "b", "a\uFFFDb" },
		{ "m\xE1\xBB", "m\uFFFD" },
		{ "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD" },
		{ "\xC0\xAF", "\uFFFD\uFFFD" },
		{ "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD" },
		/* unassigned, private, a noncharacter; disputed width */
		{ "a\U000E0FFFb\uE123c\U0010FFFF", "ab\uFFFDc\uFFFD" },
		{ "\u4DC0", "\uFFFD" },
		{ NULL, "" },
	};

	(void)state;
	CHECK(text_clean, rows);
}

static void test_marks(void **state)
{
	static const struct pair rows[] = {
		{ "Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt" },
		{ "Vi\u1EC7t", "Việt" },
		{ "e\u0302\u0323", "ệ" },                       /* either order */
		{ "\u0301a", "a" },                             /* nothing to stand on */
		{ "a \u0301b", "a b" },
		{ "\xFF\u0301", "\uFFFD" },
		{ "x\u0310\u0311\u0312\u0313\u0314\u031A", "x\u0310\u0311\u0312\u0313" },
		/* five of them, of which one composes */
		{ "a\u0310\u0311\u0312\u0313\u0323", "ạ\u0310\u0311\u0312\u0313" },
		{ "\u212B \u2126", "Å Ω" },                     /* singletons */
		{ "\u1100\u1161\u11A8", "각" },
		{ "\u0958", "\u0915\u093C" },                   /* composition exclusion */
		{ "\u09C7\u09BE", "\u09CB" },
		{ "\u09BE\u09C7", "\u09C7" },                   /* could not be joined */
	};

	(void)state;
	CHECK(text_clean, rows);
}

static void test_emoji(void **state)
{
	static const struct pair rows[] = {
		{ "Vui \U0001F600 lắm", "Vui \U0001F600 lắm" },
		{ "\U0001F468\u200D\U0001F469\u200D\U0001F467!", "\U0001F468!" },
		{ "\U0001F44D\U0001F3FD.", "\U0001F44D." },
		{ "\U0001F469\U0001F3FD\u200D\U0001F680", "\U0001F469" },
		{ "\u2764\uFE0F", "\u2764" },
		{ "1\uFE0F\u20E3", "1" },
		{ "\U0001F1FB\U0001F1F3", "\u2691" },
		{ "\U0001F1FB\U0001F1F3\U0001F1F1\U0001F1E6 và", "\u2691\u2691 và" },
		{ "\U0001F1FB x", "\u2691 x" },
		{ "\U0001FAE8", "\uFFFD" },                     /* Unicode 15 */
		{ "\U0001F3F4\U000E0067\U000E0062\U000E007F", "\U0001F3F4" },
		{ "a\u200Db", "ab" },
	};

	(void)state;
	CHECK(text_clean, rows);
}

static void test_piece(void **state)
{
	static const struct pair rows[] = {
		{ "", "" },
		{ "  a \n", " a " },
		{ " \n ", " " },
		{ "\u00A0", "\u00A0" },
		{ "a  b", "a b" },
		{ "\u200B a", " a" },
	};

	(void)state;
	CHECK(text_clean_piece, rows);
}

static void test_pre(void **state)
{
	static const struct pair rows[] = {
		{ "a\n  b\n", "a\n  b\n" },
		{ "a\r\nb\rc\vd\fe\xC2\x85" "f\u2029g", "a\nb\nc\nd\ne\nf\ng" },
		{ "\r\r\n\n", "\n\n\n" },
		{ "\tx\n12345678\ty", "        x\n12345678        y" },
		{ "ắn\tx", "ắn      x" },
		{ "日本\tx", "日本    x" },
		{ "a\u2003b", "a b" },
	};

	(void)state;
	CHECK(text_clean_pre, rows);
}

static void test_url(void **state)
{
	static const struct pair rows[] = {
		{ "https://bao.example/a?b=1&c=%C4%91#d", "https://bao.example/a?b=1&c=%C4%91#d" },
		{ " \n https://bao.example/tin\n-moi\t.html\x01 ", "https://bao.example/tin-moi.html" },
		{ "https://bao.example/đá gà", "https://bao.example/%C4%91%C3%A1%20g%C3%A0" },
		{ "a\x1B]52;c\x07", "a]52;c" },
		{ "\xFF", "%FF" },
	};

	(void)state;
	CHECK(text_clean_url, rows);
}

static void test_untouched_is_the_input(void **state)
{
	static const char *const rows[] = {
		"Một dòng bình thường, “có ngoặc” – và gạch…", "5\u00A0triệu đồng", "日本語",
		"שָׁלוֹם", "\u0915\u093F\u0924\u093E\u092C", "x\u0310", "\u2691",
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_ptr_equal(text_clean(str_of(rows[i]), &a).p, rows[i]);
		assert_ptr_equal(text_clean_pre(str_of(rows[i]), &a).p, rows[i]);
	}
	assert_int_equal(arena_size(&a), 0);
	arena_release(&a);
}

static void test_is_clean_refuses(void **state)
{
	static const char *const rows[] = {
		"a\x1B[m", "a\xC2\x9B", "e\u0301", "\u0301", "a\xFF", "a\tb", "a\rb", "a\u202E",
		"a\u3000", "\uE000", "x\u0310\u0311\u0312\u0313\u0314", "\u0915\u0958", "a\xC3",
		"\u1100\u1161", "\U0001F1FB", "a\u200D", "a \u0310",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_false(text_is_clean(str_of(rows[i])));
	assert_false(text_is_clean((struct str){ "a\0b", 3 }));
	assert_true(text_is_clean(STR_NONE));
	assert_true(text_is_clean(STR("a\n \n\u00A0b  ")));
}

/* ---- properties over random text of troublesome parts ---- */

static const char *const parts[] = {
	" ", " ", "\n", "\r", "\t", "a", "e", "o", "đ", "ế", "\u00A0", "\u0300", "\u0301", "\u0302",
	"\u0323", "\u031B", "\u0310", "\u200B", "\u200D", "\uFE0F", "\u00AD", "\xFF", "\xE1", "\xBB",
	"\xC2", "\uFFFD", "\U0001F468", "\U0001F469", "\U0001F3FD", "\U0001F1FB", "\U0001F1F3",
	"\u2764", "\u09C7", "\u09BE", "\u09D7", "\u1100", "\u1161", "\u11A8", "\uAC00", "\u0344",
	"\u0958", "\uFB2C", "\u0F73", "\u302E", "\u3099", "\u304B", "\U0001D15E", "\U0001D165",
	"\u2126", "\uE000", "\u202E", "\u4DC0", "\U000E0061", "\u2028", "\u0CBF", "\u0CC6", "\u0CC2",
	"\u0DD9", "\u0DCA", "\u0DCF", "\u1B05", "\u1B35", "\u3000", "\u0338", "\u2ADC", "\x1B",
};

static struct str random_text(unsigned *seed, char *room, size_t size)
{
	size_t n = 0, count;

	*seed = *seed * 1103515245u + 12345u;
	count = *seed >> 16 & 15;
	for (size_t i = 0; i < count; i++) {
		const char *part;
		size_t length;

		*seed = *seed * 1103515245u + 12345u;
		part = parts[(*seed >> 16) % (sizeof(parts) / sizeof(parts[0]))];
		length = strlen(part);
		assert_true(n + length <= size);
		memcpy(room + n, part, length);
		n += length;
	}
	return (struct str){ room, n };
}

static void check_twice(clean_function *clean, struct str dirty, struct arena *a)
{
	struct str once = clean(dirty, a), twice = clean(once, a);

	assert_true(text_is_clean(once));
	assert_true(text_is_nfc(once));
	assert_true(twice.n == once.n && (!once.n || twice.p == once.p));
}

static void test_twice_is_once(void **state)
{
	struct arena a = { 0 };
	unsigned seed = 30;

	(void)state;
	for (int i = 0; i < repeats(60000); i++) {
		char room[128], other[128];
		struct str s = random_text(&seed, room, sizeof(room));
		struct str t = random_text(&seed, other, sizeof(other));

		arena_clear(&a);
		check_twice(text_clean, s, &a);
		check_twice(text_clean_pre, s, &a);
		check_twice(text_clean_piece, s, &a);
		/* pieces may be joined */
		assert_true(text_is_clean(arena_join(&a, text_clean_piece(s, &a), text_clean_piece(t, &a))));
	}
	arena_release(&a);
}

static void test_nfc_is_the_librarys(void **state)
{
	struct arena a = { 0 };
	unsigned seed = 4;

	(void)state;
	assert_true(str_eq(text_nfd(STR("ệ"), &a), STR("e\u0323\u0302")));
	assert_true(text_is_nfc(STR_NONE) && text_is_nfc(STR("")));
	for (int i = 0; i < repeats(20000); i++) {
		char room[128];
		struct str s = text_clean_pre(random_text(&seed, room, sizeof(room)), &a);
		struct str d = text_nfd(s, &a);

		assert_true(str_eq(text_nfc(d, &a), s));
		assert_true(text_is_nfc(d) == str_eq(d, s));
		arena_clear(&a);
	}
	arena_release(&a);
}

/* ---- long and hostile ---- */

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct str repeat(const char *part, size_t bytes, struct arena *a)
{
	size_t n = strlen(part), count = bytes / n;
	char *p = arena_alloc(a, 1, count * n + 1);

	for (size_t i = 0; i < count; i++)
		memcpy(p + i * n, part, n);
	return (struct str){ p, count * n };
}

static void test_speed(void **state)
{
	static const struct {
		const char *what, *part;
		double limit;           /* seconds; generous: sanitizers, busy machines */
	} rows[] = {
		{ "Vietnamese, clean", "Hội đồng nhân dân thành phố họp “bất thường” – sáng nay, 5 triệu đồng. ", 0.1 },
		{ "Vietnamese, a decomposed word", "Hội đồng nhân dân thành phố họp bất thường sáng nay và "
			"quyê\u0301t định nhiều việc quan trọng trong năm tới của toàn tỉnh. ", 0.3 },
		{ "Vietnamese, decomposed", "Ho\u0323\u0302i \u0111o\u0302\u0300ng nha\u0302n da\u0302n ", 1 },
		{ "Vietnamese, double spaces", "Hội đồng  nhân dân  thành phố ", 0.3 },
		{ "bad bytes", "\xFF", 1 },
		{ "marks", "\u0301\u0323", 1 },
		{ "Hindi", "\u0915\u093F\u0924\u093E\u092C ", 1 },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str s = repeat(rows[i].part, 100000, &a);
		double from = seconds(), took;

		text_clean(s, &a);
		took = seconds() - from;
		print_message("100 kB %s: %.3f ms\n", rows[i].what, took * 1e3);
		assert_true(took < rows[i].limit || quick());
	}
	check_twice(text_clean, repeat("a\u0301\u0323", (size_t)repeats(3000000), &a), &a);
	check_twice(text_clean, repeat("\u0301\u0302\u0323\u0310", (size_t)repeats(1000000), &a), &a);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_emoji),
		cmocka_unit_test(test_piece),
		cmocka_unit_test(test_pre),
		cmocka_unit_test(test_url),
		cmocka_unit_test(test_untouched_is_the_input),
		cmocka_unit_test(test_is_clean_refuses),
		cmocka_unit_test(test_twice_is_once),
		cmocka_unit_test(test_nfc_is_the_librarys),
		cmocka_unit_test(test_speed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
