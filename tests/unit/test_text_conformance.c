/* layers: text base */
/*
 * Unicode's own tests, where the package with them is installed.  What does
 * not pass is listed, with its reason, in tests/data/NAME-known-differences:
 * a line that fails must stand there, and a line that stands there must fail.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/clean.h"
#include "text/grapheme.h"
#include "text/normalize.h"
#include "text/opportunity.h"
#include "base/map.h"
#include "base/path.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistring/version.h>

#ifndef UNICODEDIR
#define UNICODEDIR "/usr/share/unicode"
#endif

/* The lists were made with these tables. */
#if _LIBUNISTRING_VERSION == 0x010000
#define MEASURED true
#else
#define MEASURED false
#endif

enum { LINE_MAX_BYTES = 4096, POINTS_MAX = 64 };

struct sample {
	char text[POINTS_MAX * 4];
	size_t n;
	bool border[POINTS_MAX * 4 + 1];        /* "÷" stands before this byte */
};

/* "÷ 0061 × 0308 ÷": the text and its borders. */
static bool read_sample(struct str line, struct sample *out)
{
	struct str word;

	memset(out, 0, sizeof(*out));
	while (str_word(&line, &word)) {
		char hex[16] = "";

		if (out->n + 4 > sizeof(out->text))
			return false;
		if (str_eq(word, STR("÷"))) {
			out->border[out->n] = true;
		} else if (!str_eq(word, STR("×"))) {
			unsigned long c;

			memcpy(hex, word.p, word.n < 15 ? word.n : 15);
			c = strtoul(hex, NULL, 16);
			if (c >= 0xD800 && c < 0xE000)
				return false;   /* no UTF-8 has it */
			out->n += (size_t)text_encode((uint32_t)c, out->text + out->n);
		}
	}
	return out->n > 0;
}

typedef bool passes_function(const struct sample *s);

static bool passes_grapheme(const struct sample *s)
{
	struct str rest = { s->text, s->n };
	struct grapheme g;
	size_t before = 0;

	while (text_next(&rest, &g)) {
		size_t from = (size_t)(g.s.p - s->text);

		for (size_t i = from + 1; i < from + g.s.n; i++)
			if (s->border[i])
				return false;
		if (!s->border[from + g.s.n])
			return false;
		if (text_before((struct str){ s->text, s->n }, from + g.s.n) != from)
			return false;
		before = from;
	}
	return before < s->n;
}

/* Bytes of a mandatory break at i: text_clean makes newlines of them, and
 * paragraphs end there. */
static size_t newline_at(struct str s, size_t i)
{
	static const char *const newlines[] = {
		"\r\n", "\r", "\n", "\v", "\f", "\u2028", "\u2029", "\xC2\x85",
	};

	for (size_t k = 0; k < sizeof(newlines) / sizeof(newlines[0]); k++)
		if (str_starts(str_skip(s, i), str_of(newlines[k])))
			return strlen(newlines[k]);
	return 0;
}

static bool passes_lines(const struct sample *s)
{
	struct str all = { s->text, s->n };
	bool may_end[sizeof(s->text) + 1] = { false };
	char breaks[sizeof(s->text)];
	size_t from = 0;

	while (from < all.n) {
		size_t end = from;

		while (end < all.n && !newline_at(all, end))
			end++;
		text_opportunities(str_sub(all, from, end), breaks);
		for (size_t i = from + 1; i < end; i++)
			may_end[i] = breaks[i - from] == BREAK_HERE;
		from = end < all.n ? end + newline_at(all, end) : end;
		may_end[from] = true;
	}
	for (size_t i = 1; i < s->n; i++)
		if (may_end[i] != s->border[i])
			return false;
	return true;
}

/* The lines of the list that are not comments. */
static void read_known(const char *name, struct map *known, struct arena *a)
{
	struct err e = { 0 };
	struct buf text;
	struct str rest, line;
	char path[LINE_MAX_BYTES];

	snprintf(path, sizeof(path), "%s/data/%s-known-differences", TESTDIR, name);
	buf_init(&text, 1 << 20);
	if (!path_read(path, &text, &e))
		fail_msg("%s", e.detail);
	rest = arena_str(a, buf_str(&text));
	buf_release(&text);
	while (str_line(&rest, &line))
		if (line.n && line.p[0] != '#')
			*map_put(known, line, a) = known;
}

static void run_samples(const char *folder, const char *name, passes_function *passes)
{
	char path[LINE_MAX_BYTES], line[LINE_MAX_BYTES];
	struct arena a = { 0 };
	struct map known = { 0 };
	int good = 0, listed = 0, wrong = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s%s/%s.txt", UNICODEDIR, folder, name);
	f = fopen(path, "r");
	if (!f || !MEASURED)
		skip();
	read_known(name, &known, &a);
	while (fgets(line, sizeof(line), f)) {
		struct str s = str_of(line);
		struct sample sample;
		bool pass;

		s = str_trim(str_sub(s, 0, str_find_byte(s, '#', 0)));
		if (!read_sample(s, &sample))
			continue;
		pass = passes(&sample);
		good += pass;
		listed += map_get(&known, s) != NULL;
		if (pass == (map_get(&known, s) != NULL)) {
			print_error("%s: %.*s\n", pass ? "passes, but is listed" : "fails", STR_ARG(s));
			wrong++;
		}
	}
	fclose(f);
	print_message("%s: %d pass, %d known differences\n", name, good, listed);
	assert_int_equal(wrong, 0);
	assert_true(good > 500);
	arena_release(&a);
}

static void test_graphemes(void **state)
{
	(void)state;
	run_samples("/auxiliary", "GraphemeBreakTest", passes_grapheme);
}

static void test_lines(void **state)
{
	(void)state;
	run_samples("/auxiliary", "LineBreakTest", passes_lines);
}

/* "1E0A;1E0A;0044 0307;1E0A;0044 0307;": NFC is column 2 of 1 to 3, and column
 * 4 of 4 and 5; NFD is column 3 of 1 to 3, and column 5 of 4 and 5. */
static bool passes_normalization(struct str line, struct arena *a)
{
	struct str columns[5];

	for (int i = 0; i < 5; i++) {
		struct str column;
		struct sample sample;

		if (!str_cut(&line, ';', &column) || !read_sample(column, &sample))
			return false;
		columns[i] = arena_str(a, (struct str){ sample.text, sample.n });
	}
	for (int i = 0; i < 5; i++) {
		if (!str_eq(text_nfc(columns[i], a), columns[i < 3 ? 1 : 3]))
			return false;
		if (!str_eq(text_nfd(columns[i], a), columns[i < 3 ? 2 : 4]))
			return false;
	}
	return text_is_nfc(columns[1]) && (str_eq(columns[0], columns[1]) || !text_is_nfc(columns[0]));
}

static void test_normalization(void **state)
{
	struct arena a = { 0 }, lasting = { 0 };
	struct map known = { 0 };
	char line[LINE_MAX_BYTES];
	int good = 0, listed = 0, wrong = 0;
	FILE *f = popen("bzcat " UNICODEDIR "/NormalizationTest.txt.bz2 2>/dev/null", "r");

	(void)state;
	if (!f || !MEASURED)
		skip();
	read_known("NormalizationTest", &known, &lasting);
	while (fgets(line, sizeof(line), f)) {
		struct str s = str_of(line);
		bool pass;

		s = str_trim(str_sub(s, 0, str_find_byte(s, '#', 0)));
		if (!s.n || s.p[0] == '@')
			continue;
		pass = passes_normalization(s, &a);
		arena_clear(&a);
		good += pass;
		listed += map_get(&known, s) != NULL;
		if (pass == (map_get(&known, s) != NULL)) {
			print_error("%s: %.*s\n", pass ? "passes, but is listed" : "fails", STR_ARG(s));
			wrong++;
		}
	}
	pclose(f);
	arena_release(&a);
	arena_release(&lasting);
	print_message("NormalizationTest: %d pass, %d known differences\n", good, listed);
	if (!good && !wrong)
		skip();
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_graphemes),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_normalization),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
