/*
 * date_token: cutting.  Vietnamese words are folded ("Thứ", "thứ" in two
 * normal forms and "THỨ" are "thu"); plain ASCII, nearly every feed, is not
 * allocated for.
 */
#include "model/date_token.h"

#include "text/clean.h"
#include "text/fold.h"

static bool is_ascii_letter(char c)
{
	c = str_lower(c);
	return c >= 'a' && c <= 'z';
}

static bool is_blank(uint32_t c)
{
	return c <= ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200f) || c == 0x202f ||
	       c == 0x3000 || c == 0xfeff;
}

/* Marks among the code points past ASCII, 0 for a letter.  "2026年3月7日"
 * reads as 2026-3-7. */
static char wide_mark(uint32_t c)
{
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x5e74 || c == 0x6708 ||
	    c == 0xb144 || c == 0xc6d4)
		return '-';
	if (c == 0x2215 || c == 0x2044)
		return '/';
	if (c < 0xc0 || c == 0xd7 || c == 0xf7 || (c >= 0x2000 && c < 0x2c00) || c == 0x65e5 ||
	    c == 0xc77c)
		return ',';
	return 0;
}

static bool joins_next(uint32_t c) /* 년 and 월 are followed by a blank */
{
	return c == 0xb144 || c == 0xc6d4;
}

static void add_number(struct str *rest, struct date_token *t)
{
	t->kind = TOKEN_NUMBER;
	while (rest->n && str_digit(rest->p[0])) {
		if (t->digits < 15)
			t->value = t->value * 10 + (rest->p[0] - '0');
		t->digits++;
		*rest = str_skip(*rest, 1);
	}
}

static bool takes_letter(struct str *rest, bool *plain)
{
	struct str look = *rest;
	uint32_t c;

	if (!rest->n)
		return false;
	if ((unsigned char)rest->p[0] < 0x80) {
		if (!is_ascii_letter(rest->p[0]))
			return false;
		*rest = str_skip(*rest, 1);
		return true;
	}
	c = text_code_point(&look);
	if (is_blank(c) || wide_mark(c))
		return false;
	*rest = look;
	*plain = false;
	return true;
}

static void keep_word(struct date_token *t, struct str word)
{
	if (word.n >= DATE_WORD_MAX)
		return;
	for (size_t i = 0; i < word.n; i++) {
		t->upper = t->upper && word.p[i] >= 'A' && word.p[i] <= 'Z';
		t->word[i] = str_lower(word.p[i]);
	}
}

static void add_word(struct str *rest, struct date_token *t)
{
	struct str word = *rest;
	bool plain = true;

	t->kind = TOKEN_WORD;
	while (takes_letter(rest, &plain))
		;
	word.n -= rest->n;
	t->upper = plain;
	if (plain) {
		keep_word(t, word);
	} else if (word.n < 3 * DATE_WORD_MAX) {
		struct arena a = {0};

		keep_word(t, text_fold(word, &a));
		arena_release(&a);
	}
}

static void add_mark(struct str *rest, struct date_token *t, bool *joined)
{
	t->kind = TOKEN_MARK;
	if ((unsigned char)rest->p[0] < 0x80) {
		t->mark = rest->p[0];
		*rest = str_skip(*rest, 1);
	} else {
		uint32_t c = text_code_point(rest);

		t->mark = wide_mark(c);
		*joined = joins_next(c);
	}
}

static bool skip_blanks(struct str *rest)
{
	bool any = false;

	while (rest->n) {
		struct str look = *rest;

		if (!is_blank(text_code_point(&look)))
			break;
		*rest = look;
		any = true;
	}
	return any;
}

void date_tokenize(struct str s, struct date_tokens *out)
{
	struct str rest = str_sub(s, 0, 1000);
	bool joined = false;

	out->n = 0;
	while (out->n < DATE_TOKENS_MAX) {
		struct date_token *t = &out->v[out->n];
		bool spaced = skip_blanks(&rest), plain = true;
		struct str look = rest;

		*t = (struct date_token){.spaced = spaced && !joined};
		if (!rest.n)
			break;
		joined = false;
		if (str_digit(rest.p[0]))
			add_number(&rest, t);
		else if (takes_letter(&look, &plain))
			add_word(&rest, t);
		else
			add_mark(&rest, t, &joined);
		out->n++;
	}
	memset(&out->v[out->n], 0, 8 * sizeof out->v[0]);
}

bool token_is_number(const struct date_token *t, int digits_min, int digits_max)
{
	return t->kind == TOKEN_NUMBER && t->digits >= digits_min && t->digits <= digits_max;
}

bool token_is_glued_number(const struct date_token *t, int digits_min, int digits_max)
{
	return !t->spaced && token_is_number(t, digits_min, digits_max);
}

bool token_is_mark(const struct date_token *t, const char *set)
{
	return t->kind == TOKEN_MARK && t->mark && strchr(set, t->mark);
}

bool token_is_glued_mark(const struct date_token *t, char mark)
{
	return !t->spaced && t->kind == TOKEN_MARK && t->mark == mark;
}

bool token_is_word(const struct date_token *t, const char *word)
{
	return t->kind == TOKEN_WORD && !strcmp(t->word, word);
}

bool token_is_one_of(const struct date_token *t, const char *const *words)
{
	for (; t->kind == TOKEN_WORD && *words; words++)
		if (!strcmp(t->word, *words))
			return true;
	return false;
}

bool token_is_year(const struct date_token *t)
{
	return token_is_number(t, 4, 4) && t->value >= YEAR_FIRST && t->value <= YEAR_LAST;
}
