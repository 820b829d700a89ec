/* layers: text base */
/*
 * Vietnamese order over a made list: every initial, rime and tone, alone and
 * in pairs.  The order wanted comes from the parts the words were made of,
 * not from the words.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/collate.h"
#include "text/clean.h"
#include "text/normalize.h"
#include <stdio.h>
#include <stdlib.h>

#define COUNT(x) ((int)(sizeof(x) / sizeof((x)[0])))

static const char *const initials[] = {
	"", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
	"nh", "p", "ph", "qu",
	"r", "s", "t", "th", "tr", "v", "x",
};

/* The tone stands on the letter before the '*'. */
static const char *const rimes[] = {
	"a*", "a*i", "a*nh", "a*ng", "ă*m", "ă*ng", "â*n", "â*u", "e*", "e*o", "ê*", "ê*nh", "i*",
	"iê*u", "iê*ng", "o*", "o*i",
	"oa*", "oa*n", "ô*", "ô*ng", "ơ*", "ơ*i", "u*", "ua*", "u*y", "uyê*n", "uô*n", "ư*",
	"ư*a", "ươ*ng", "ươ*i", "y*", "yê*n",
	"oă*n", "uâ*n", "uê*", "ê*ch", "a*c", "ươ*t",
};

/* Level, huyền, hỏi, ngã, sắc, nặng: the order of dictionaries. */
static const char *const tones[] = { "", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323" };

static const char *const alphabet[] = {
	"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô",
	"ơ", "p", "q", "r", "s", "t", "u",
	"ư", "v", "x", "y",
};

enum { SYLLABLES = 28 * 40 * 6, PAIRS = 1500, WORDS = SYLLABLES + PAIRS, LETTERS_MAX = 24 };

struct word {
	struct str s, key;
	unsigned char letters[LETTERS_MAX];     /* a space is 0, "a" is 1 */
	unsigned char tones[LETTERS_MAX];
	int n;
};

static int alphabet_index(struct str letter)
{
	for (int i = 0; i < COUNT(alphabet); i++)
		if (str_eq(letter, str_of(alphabet[i])))
			return i + 1;
	fail_msg("no letter: %.*s", STR_ARG(letter));
	return 0;
}

static void add_letters(struct word *w, struct str part, int tone, struct arena *a)
{
	while (part.n) {
		struct str letter = part;

		text_code_point(&part);
		letter.n -= part.n;
		if (str_eq(letter, STR("*"))) {
			w->s = arena_join(a, w->s, str_of(tones[tone]));
			w->tones[w->n - 1] = (unsigned char)tone;
			continue;
		}
		w->s = arena_join(a, w->s, letter);
		w->letters[w->n++] = (unsigned char)(str_eq(letter, STR(" ")) ? 0 : alphabet_index(letter));
	}
}

static void add_syllable(struct word *w, int number, struct arena *a)
{
	int tone = number % 6, rime = number / 6 % COUNT(rimes), initial = number / 6 / COUNT(rimes);

	add_letters(w, str_of(initials[initial]), 0, a);
	add_letters(w, str_of(rimes[rime]), tone, a);
}

static int compare_parts(const void *x, const void *y)
{
	const struct word *v = x, *w = y;

	for (int i = 0; i < v->n && i < w->n; i++)
		if (v->letters[i] != w->letters[i])
			return v->letters[i] - w->letters[i];
	if (v->n != w->n)
		return v->n - w->n;
	for (int i = 0; i < v->n; i++)
		if (v->tones[i] != w->tones[i])
			return v->tones[i] - w->tones[i];
	return 0;
}

static int compare_keys(const void *x, const void *y)
{
	return str_cmp(((const struct word *)x)->key, ((const struct word *)y)->key);
}

static void make_words(struct word *words, struct arena *a)
{
	unsigned seed = 9;

	for (int i = 0; i < WORDS; i++) {
		struct word *w = &words[i];

		w->s = STR("");
		seed = seed * 1103515245u + 12345u;
		add_syllable(w, i < SYLLABLES ? i : (int)(seed >> 8) % SYLLABLES, a);
		if (i >= SYLLABLES) {
			add_letters(w, STR(" "), 0, a);
			add_syllable(w, (int)(seed >> 4) % SYLLABLES, a);
		}
		w->s = text_nfc(w->s, a);
		w->key = text_collation_key(w->s, a);
	}
}

static void test_list(void **state)
{
	struct word *words = calloc(WORDS, sizeof(*words)), *sorted = calloc(WORDS, sizeof(*words));
	struct arena a = { 0 };
	int wrong = 0, distinct = 0;

	(void)state;
	assert_non_null(words);
	assert_non_null(sorted);
	make_words(words, &a);
	qsort(words, WORDS, sizeof(*words), compare_keys);
	memcpy(sorted, words, WORDS * sizeof(*words));
	qsort(sorted, WORDS, sizeof(*sorted), compare_parts);
	for (int i = 0; i < WORDS; i++) {
		/* "gi" + "ua" and "gi" + "u" + "a" are one word, made twice */
		if (compare_parts(&words[i], &sorted[i]) != 0) {
			if (++wrong < 5)
				print_error("%.*s where %.*s belongs\n", STR_ARG(words[i].s), STR_ARG(sorted[i].s));
		}
		distinct += i == 0 || !str_eq(words[i].s, words[i - 1].s);
	}
	print_message("%d words (%d distinct), %d in the wrong place\n", WORDS, distinct, wrong);
	assert_int_equal(wrong, 0);
	assert_true(distinct >= 6000);
	free(words);
	free(sorted);
	arena_release(&a);
}

/* The same word however it was typed. */
static void test_forms(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (int i = 0; i < SYLLABLES; i += 7) {
		struct word w = { .s = STR("") };
		struct str nfc;

		add_syllable(&w, i, &a);
		nfc = text_nfc(w.s, &a);
		assert_true(str_eq(text_collation_key(text_clean(w.s, &a), &a), text_collation_key(nfc, &a)));
		assert_true(str_eq(text_collation_key(text_clean(text_nfd(nfc, &a), &a), &a), text_collation_key(nfc, &a)));
		arena_clear(&a);
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
