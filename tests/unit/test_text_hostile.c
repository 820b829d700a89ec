/* layers: text base */
/* Text that was made to hurt: every door of text/ takes it in bounded time and
 * memory, and what comes out is clean. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/charset.h"
#include "text/clean.h"
#include "text/collate.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/normalize.h"
#include "text/telex.h"
#include "text/width.h"
#include "text/wrap.h"
#include "unit/quick.h"
#include <stdio.h>
#include <time.h>

enum { MEGA = 1000 * 1000 };

/* Far over what is measured (tens of ms a step), far under a hang: machines
 * are busy, and sanitizers slow. */
static const double PATIENCE_SECONDS = 20;

static double now_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* `head` once, then `part` until there are `bytes`. */
static struct str fill(const char *head, const char *part, size_t bytes, struct arena *a)
{
	size_t h = strlen(head), n = strlen(part);
	char *p = arena_alloc(a, 1, bytes + h + n);
	size_t at = h;

	memcpy(p, head, h);
	for (; at < bytes; at += n)
		memcpy(p + at, part, n);
	return (struct str){ p, at };
}

static void wrap_at(struct str s, int width, struct arena *a)
{
	struct span span = { .text = s };
	int count;
	struct line *lines = text_wrap(&span, 1, width, a, &count);

	for (int i = 0; i < count; i++) {
		struct str line = lines[i].n ? lines[i].v[0].text : STR("");
		struct grapheme g;

		assert_true(lines[i].width <= width || (text_next_cell(&line, &g) && !line.n));
	}
}

/* Everything that is done with a text between the wire and the screen. */
static void all_doors(const char *name, struct str raw)
{
	struct arena a = { 0 };
	double from = now_seconds(), seconds;
	struct str utf8 = text_to_utf8(raw, STR_NONE, &a, NULL), line = text_clean(utf8, &a);
	struct str pre = text_clean_pre(utf8, &a);

	assert_true(text_is_clean(line) && text_is_clean(pre) && text_is_nfc(pre));
	wrap_at(pre, 72, &a);
	wrap_at(str_sub(pre, 0, pre.n < MEGA ? pre.n : MEGA / 30 * 30), 1, &a);  /* a line a letter */
	wrap_at(raw, 20, &a);
	assert_true(text_width(text_fit(line, 40, &a)) <= 40);
	text_before(raw, raw.n);
	text_fold(line, &a);
	text_ascii(line, &a);
	text_collation_key(line, &a);
	text_telex(str_sub(line, 0, 1000), &a);
	seconds = now_seconds() - from;
	print_message("%s: %.1f MB, %.0f ms, %.0f MB held\n", name, (double)raw.n / MEGA, seconds * 1e3,
		(double)arena_size(&a) / MEGA);
	assert_true(seconds < PATIENCE_SECONDS || quick());
	assert_true(arena_size(&a) < raw.n * 120 + 10 * MEGA);
	arena_release(&a);
}

static void test_marks(void **state)
{
	struct arena a = { 0 };
	struct str marks = fill("e", "\u0301", MEGA, &a), mixed = fill("e", "\u0323\u0301\u0345", MEGA, &a), got;
	struct grapheme g;

	(void)state;
	got = text_clean(marks, &a);
	assert_true(str_eq(got, STR("é\u0301\u0301\u0301\u0301")));
	assert_true(text_next(&got, &g) && !got.n && g.width == 1);
	all_doors("marks on one letter", marks);
	all_doors("marks out of order", mixed);
	all_doors("marks on nothing", fill("", "\u0301", MEGA, &a));
	arena_release(&a);
}

static void test_long_lines(void **state)
{
	struct arena a = { 0 };

	(void)state;
	all_doors("a line without a space", fill("", "abcdefghij", 10 * MEGA, &a));
	all_doors("an address", fill("https://bao.example/", "a/", 2 * MEGA, &a));
	all_doors("no-break spaces", fill("a", "\u00A0", MEGA, &a));
	all_doors("spaces", fill("a", " ", MEGA, &a));
	all_doors("numbers", fill("", "1,", MEGA, &a));
	all_doors("CJK", fill("", "日", MEGA, &a));
	all_doors("CJK and Latin", fill("", "日a", MEGA, &a));
	all_doors("spacing marks", fill("\u0937", "\u093E", MEGA, &a));
	all_doors("old Hangul", fill("", "\u1100", MEGA, &a));
	all_doors("half flags", fill("", "\U0001F1FB", MEGA, &a));
	all_doors("a family", fill("", "\U0001F468\u200D", MEGA, &a));
	all_doors("signs before letters", fill("", "\u0600", MEGA, &a));
	arena_release(&a);
}

static void check_clean(struct str dirty, const char *want)
{
	struct arena a = { 0 };
	struct str got = text_clean(dirty, &a);

	if (!str_eq(got, str_of(want)))
		print_error("got \"%.*s\", want \"%s\"\n", STR_ARG(got), want);
	assert_true(str_eq(got, str_of(want)));
	arena_release(&a);
}

static void test_broken_utf8(void **state)
{
	struct arena a = { 0 };

	(void)state;
	/* unpaired and paired surrogates: three bytes each, none of them right */
	check_clean(STR("a\xED\xA0\x80z"), "a\uFFFD\uFFFD\uFFFDz");
	check_clean(STR("a\xED\xB0\x80z"), "a\uFFFD\uFFFD\uFFFDz");
	check_clean(STR("\xED\xA0\xBD\xED\xB8\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
	/* overlong: '/' and NUL and ESC in two, three and four bytes */
	check_clean(STR("\xC0\xAFz"), "\uFFFD\uFFFDz");
	check_clean(STR("\xC0\x80z"), "\uFFFD\uFFFDz");
	check_clean(STR("\xE0\x80\x9Bz"), "\uFFFD\uFFFD\uFFFDz");
	check_clean(STR("\xF0\x80\x80\x9Bz"), "\uFFFD\uFFFD\uFFFD\uFFFDz");
	/* past the end, cut short, five bytes long */
	check_clean(STR("\xF4\x90\x80\x80z"), "\uFFFD\uFFFD\uFFFD\uFFFDz");
	check_clean(STR("z\xE1\xBB"), "z\uFFFD");
	check_clean(STR("\xF8\x88\x80\x80\x80z"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDz");
	all_doors("bytes FF", fill("", "\xFF", MEGA, &a));
	all_doors("surrogates", fill("", "\xED\xA0\x80", MEGA, &a));
	all_doors("overlong", fill("", "\xC0\xAF", MEGA, &a));
	arena_release(&a);
}

/* What is declared is believed no further than it can be true. */
static void test_lying_charset(void **state)
{
	static const char *const labels[] = {
		"utf-16", "windows-1258", "gb18030", "shift_jis", "x-unknown", "utf-7",
		"iso-8859-1", "viscii", "tcvn", "../../etc",
	};
	struct str page = STR("<meta charset=\"koi8-r\"><p>Đường về quê</p>");
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		struct str used = STR_NONE, got = text_to_utf8(page, str_of(labels[i]), &a, &used);

		assert_true(str_eq(got, page));
		assert_true(str_eq(used, STR("utf-8")));
		/* bytes that are in no charset at all still come through, and are named */
		got = text_to_utf8(STR("\xFE\xFA<p>\x81\xFF tin \x80</p>"), str_of(labels[i]), &a, &used);
		assert_true(used.n > 0);
		assert_true(str_eq(text_clean(got, &a), text_clean(text_clean(got, &a), &a)));
		assert_true(str_has(got, STR("tin")) || str_eq(used, STR("utf-16")) || str_eq(used, STR("utf-16be")) ||
			str_eq(used, STR("utf-16le")));
	}
	all_doors("every byte", fill("", "\x80\x81\x8D\x8F\x90\x9D\xA0\xC4\xFE\xFF ", MEGA, &a));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_long_lines),
		cmocka_unit_test(test_broken_utf8),
		cmocka_unit_test(test_lying_charset),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
