/* layers: text base */
/*
 * Where lines may end: the table of our own against the library, over random
 * text.  Where Unicode's tests say that the library is wrong, it may differ.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/clean.h"
#include "text/opportunity.h"
#include <stdio.h>
#include <stdlib.h>
#include <unilbrk.h>
#include <unistring/version.h>

/* Later tables have later rules. */
#define SAME_RULES (_LIBUNISTRING_VERSION == 0x010000)

static const char *const parts[] = {
	" ", " ", " ", " ", "a", "ậ", "đ", "Ữ", "ử\u0323", "b\u0301\u0302", "1", "25", "0", ".",
	",", ":", ";",
	"!", "?", "/", "-", "–", "—", "(", ")", "[", "]", "{", "}", "\"", "'", "“", "”", "‘", "’",
	"«", "»",
	"…", "%", "‰", "$", "₫", "€", "°", "&", "@", "#", "*", "+", "=", "<", ">", "|", "~", "_",
	"\\", "^",
	"\u00A0", "·", "•", "²", "§",
	/* for the library */
	"日", "本", "。", "「", "」", "ไ", "한", "\u05D0", "\U0001F600", "×", "¿", "½", "\u0301",
};
enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

static bool one_of(struct str s, size_t i, const char *const *list)
{
	for (; *list; list++)
		if (str_starts(str_skip(s, i), str_of(*list)))
			return true;
	return false;
}

/* The one before i that is no mark on another. */
static size_t base_before(struct str s, size_t i)
{
	while (i > 0) {
		do
			i--;
		while (i > 0 && ((unsigned char)s.p[i] & 0xC0) == 0x80);
		if ((unsigned char)s.p[i] != 0xCC && (unsigned char)s.p[i] != 0xCD)
			break;
	}
	return i;
}

/* LB10, LB13, LB18, LB25 and LB29, as Unicode's tests have them. */
static bool may_differ(struct str s, size_t i)
{
	static const char *const stops[] = { ",", ".", ":", ";", "/", NULL };
	static const char *const ends[] = { ",", ".", ":", ";", "/", ")", "]", "}", NULL };
	static const char *const money[] = { "$", "%", "₫", "€", "°", "‰", "+", "\\", NULL };
	static const char *const opens[] = { "(", "[", "{", NULL };
	size_t first = 0, before;
	unsigned char next = (unsigned char)s.p[i];

	while (first < s.n && s.p[first] == ' ')
		first++;
	if (i <= first)
		return true;
	if ((next == 0xCC || next == 0xCD) && s.p[i - 1] == ' ')
		return true;
	before = base_before(s, i);
	if (before + 1 < s.n && s.p[before] == ' ' && before + 1 < i)
		return true;            /* a mark on a space stands between */
	if (one_of(s, before, stops) && (str_digit(s.p[i]) || next >= 0x80 || (next > '@' && next < '{') ||
	    strchr("#&*<=>@^_~", next)))
		return true;
	if (one_of(s, before, ends) && one_of(s, i, money))
		return true;
	return one_of(s, before, money) && one_of(s, i, opens);
}

static struct str random_text(unsigned *seed, int limit, struct arena *a)
{
	char *p = arena_alloc(a, 1, 200);
	size_t n = 0;

	for (int k = 0; k < 14; k++) {
		const char *part;

		*seed = *seed * 1103515245u + 12345u;
		part = parts[(*seed >> 16) % (unsigned)limit];
		memcpy(p + n, part, strlen(part));
		n += strlen(part);
	}
	return (struct str){ p, n };
}

static void compare(struct str s)
{
	char ours[200], library[200];

	text_opportunities(s, ours);
	u8_possible_linebreaks((const uint8_t *)s.p, s.n, "UTF-8", library);
	for (size_t i = 1; i < s.n; i++)
		if ((ours[i] == BREAK_HERE) != (library[i] == UC_BREAK_POSSIBLE) && !may_differ(s, i))
			fail_msg("ours %d, the library's %d before byte %zu of \"%.*s\"", ours[i], library[i],
				i, STR_ARG(s));
}

static void test_like_library(void **state)
{
	struct arena a = { 0 };
	unsigned seed = 5;

	(void)state;
	if (!SAME_RULES)
		skip();
	for (int round = 0; round < 60000; round++) {
		compare(random_text(&seed, round & 1 ? PARTS : PARTS - 13, &a));
		arena_clear(&a);
	}
	arena_release(&a);
}

/* Words and nothing else: only spaces, hyphens and dashes end lines. */
static void test_prose(void **state)
{
	static const char *const rows[] = {
		"Hội |đồng |nhân |dân |thành |phố |họp |“bất |thường” |– |sáng |nay",
		"COVID-19, |12.5% |và |1.250.000 |đồng |(30/11/2025)",
		"giá |$5, |5.000₫/|kg |[1], |e.g. |a,b |và |100$",
		"  |thụt |vào",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char plain[200], want[200] = { 0 }, breaks[200];
		size_t n = 0;

		for (const char *p = rows[i]; *p; p++) {
			if (*p == '|')
				want[n] = BREAK_HERE;
			else
				plain[n++] = *p;
		}
		text_opportunities((struct str){ plain, n }, breaks);
		for (size_t k = 1; k < n; k++)
			if (breaks[k] != want[k])
				fail_msg("byte %zu of \"%.*s\"", k, (int)n, plain);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_like_library),
		cmocka_unit_test(test_prose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
