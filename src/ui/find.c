#include "ui/find.h"

void find_prepare(struct find *f, struct str words, struct arena *a)
{
	struct str rest = words;
	struct token t;

	*f = (struct find){ .plain = str_trim(words) };
	while (text_token(&rest, a, &t))
		*VEC_PUSH(&f->tokens, a) = t;
}

/* Exact forms may end in a tone digit: "đươn1" begins "đương1". */
static struct str take_tone(struct str *exact)
{
	size_t n = exact->n;
	struct str tone;

	while (n > 0 && str_digit(exact->p[n - 1]))
		n--;
	tone = str_skip(*exact, n);
	exact->n = n;
	return tone;
}

static bool exact_begins(struct str part, struct str whole)
{
	struct str tone = take_tone(&part);

	return str_eq(tone, take_tone(&whole)) && str_starts(whole, part);
}

static bool token_matches(const struct token *want, const struct token *have, bool last)
{
	if (want->marked)
		return last ? exact_begins(want->exact, have->exact) : str_eq(want->exact, have->exact);
	return last ? str_starts(have->folded, want->folded) : str_eq(have->folded, want->folded);
}

static bool matches_at(const struct find *f, const struct token *t, int n)
{
	if (n < f->tokens.n)
		return false;
	for (int i = 0; i < f->tokens.n; i++)
		if (!token_matches(&f->tokens.v[i], &t[i], i + 1 == f->tokens.n))
			return false;
	return true;
}

static void find_plain(struct str plain, struct str text, struct arena *a, struct text_hits *out)
{
	size_t at = plain.n ? str_find(text, plain, 0) : text.n;

	for (; at < text.n; at = str_find(text, plain, at + plain.n))
		*VEC_PUSH(&out->list, a) = (struct text_hit){ at, at + plain.n };
}

void find_all(const struct find *f, struct str text, struct arena *a, struct text_hits *out)
{
	VEC(struct token) have = { 0 };
	struct str rest = text;
	struct token t;
	int step;

	*out = (struct text_hits){ 0 };
	if (f->tokens.n == 0) {
		find_plain(f->plain, text, a, out);
		return;
	}
	while (text_token(&rest, a, &t))
		*VEC_PUSH(&have, a) = t;
	for (int i = 0; i < have.n; i += step) {
		step = 1;
		if (!matches_at(f, have.v + i, have.n - i))
			continue;
		step = f->tokens.n;
		t = have.v[i + step - 1];
		*VEC_PUSH(&out->list, a) = (struct text_hit){
			(size_t)(have.v[i].source.p - text.p),
			(size_t)(t.source.p - text.p) + t.source.n };
	}
}

bool find_any(const struct find *f, struct str text, struct arena *a)
{
	struct text_hits hits;

	find_all(f, text, a, &hits);
	return hits.list.n > 0;
}
