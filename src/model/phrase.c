/* phrase: words in a row; see phrase.h. */
#include "model/phrase.h"

void tokens_read(struct str text, struct arena *a, struct tokens *out)
{
	struct token t;

	while (text_token(&text, a, &t))
		if (t.folded.n || t.marked)     /* others are no words to the index */
			*VEC_PUSH(&out->list, a) = t;
}

struct phrase phrase_read(struct str text, bool prefix, struct arena *a)
{
	struct phrase p = { .prefix = prefix };

	tokens_read(text, a, &p.words);
	return p;
}

static bool word_is(const struct token *want, const struct token *have)
{
	if (want->marked)
		return have->marked && str_eq(want->exact, have->exact);
	return str_eq(want->folded, have->folded);
}

/* The tone of an unfinished syllable says nothing about the finished one. */
static bool word_begins(const struct token *want, const struct token *have)
{
	struct str part = want->exact;

	if (!want->marked)
		return str_starts(have->folded, want->folded);
	if (part.n > 1 && str_digit(part.p[part.n - 1]))
		part.n--;
	return have->marked && str_starts(have->exact, part);
}

bool phrase_at(const struct phrase *p, const struct tokens *have, int i)
{
	int n = p->words.list.n;

	if (n == 0 || have->list.n - i < n)
		return false;
	for (int k = 0; k < n; k++) {
		bool part = p->prefix && k + 1 == n;

		if (!(part ? word_begins : word_is)(&p->words.list.v[k], &have->list.v[i + k]))
			return false;
	}
	return true;
}

bool phrase_in(const struct phrase *p, const struct tokens *have)
{
	for (int i = 0; i < have->list.n; i++)
		if (phrase_at(p, have, i))
			return true;
	return false;
}

void phrase_places(const struct phrase *p, struct str text, const struct tokens *have,
	struct arena *a, struct text_hits *out)
{
	int n = p->words.list.n;

	for (int i = 0; i < have->list.n; i++) {
		struct str first, last;

		if (!phrase_at(p, have, i))
			continue;
		first = have->list.v[i].source;
		last = have->list.v[i + n - 1].source;
		*VEC_PUSH(&out->list, a) = (struct text_hit){ (size_t)(first.p - text.p),
			(size_t)(last.p - text.p) + last.n };
		i += n - 1;
	}
}
