/*
 * date_token: a short text as numbers, words and marks, for model/date.c.
 * It knows no calendar.
 */
#ifndef MODEL_DATE_TOKEN_H
#define MODEL_DATE_TOKEN_H

#include "base/str.h"

enum { DATE_TOKENS_MAX = 96, DATE_WORD_MAX = 20, YEAR_FIRST = 1900, YEAR_LAST = 2200 };

enum token_kind { TOKEN_NONE, TOKEN_NUMBER, TOKEN_WORD, TOKEN_MARK };

struct date_token {
	enum token_kind kind;
	bool spaced;                    /* white space stood before it */
	bool upper;                     /* a word of A to Z only */
	char mark;                      /* dashes of all kinds are '-' */
	int digits;
	int64_t value;
	char word[DATE_WORD_MAX];       /* folded; "" when too long to mean anything */
};

struct date_tokens {
	int n;
	/* one more, always TOKEN_NONE, so that looking ahead needs no bound */
	struct date_token v[DATE_TOKENS_MAX + 8];
};

void date_tokenize(struct str s, struct date_tokens *out);

/* "Glued": no white space before it. */
bool token_is_number(const struct date_token *t, int digits_min, int digits_max);
bool token_is_glued_number(const struct date_token *t, int digits_min, int digits_max);
bool token_is_mark(const struct date_token *t, const char *set);
bool token_is_glued_mark(const struct date_token *t, char mark);
bool token_is_word(const struct date_token *t, const char *word);
bool token_is_one_of(const struct date_token *t, const char *const *words);
bool token_is_year(const struct date_token *t);     /* four digits, YEAR_FIRST on */

#endif
