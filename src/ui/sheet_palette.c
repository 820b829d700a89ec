/* sheet_palette: what was typed chooses among commands, options, categories and
 * articles; the best first.  Words are compared folded: "da nang" finds Đà Nẵng. */
#include <stdlib.h>

#include "base/words.h"
#include "text/fold.h"
#include "ui/sheet.h"

enum { WORD_BEGINS = 100, WORD_INSIDE = 60, INITIALS = 50, LETTERS = 20, SPREAD = 3 };

static bool begins_word(struct str s, size_t at)
{
	return at == 0 || s.p[at - 1] == ' ' || s.p[at - 1] == '-' || s.p[at - 1] == '/' || s.p[at - 1] == '.';
}

/* The first letters of words that follow each other: "ts" is Thời sự.  Gives
 * where; s.n: nowhere. */
static size_t find_initials(struct str s, struct str word)
{
	for (size_t from = 0; from < s.n && word.n > 1; from++) {
		size_t hit = 0, i = from;

		while (i < s.n && hit < word.n && begins_word(s, i) && s.p[i] == word.p[hit]) {
			hit++;
			do
				i++;
			while (i < s.n && !begins_word(s, i));
		}
		if (hit == word.n)
			return from;
	}
	return s.n;
}

/* The letters in order, and not all over the place. */
static bool are_letters(struct str s, struct str word)
{
	for (size_t from = 0; from < s.n; from++) {
		size_t hit = 0, i = from;

		if (s.p[from] != word.p[0] || !begins_word(s, from))
			continue;
		for (; i < s.n && i < from + SPREAD * word.n && hit < word.n; i++)
			hit += s.p[i] == word.p[hit];
		if (hit == word.n)
			return true;
	}
	return false;
}

static int word_score(struct str s, struct str word)
{
	size_t at = str_find(s, word, 0);

	for (size_t i = at; i < s.n; i = str_find(s, word, i + 1))
		if (begins_word(s, i))
			return WORD_BEGINS + (i == 0);
	if (at < s.n)
		return WORD_INSIDE;
	at = find_initials(s, word);
	if (at < s.n)
		return INITIALS + (at == 0);
	return are_letters(s, word) ? LETTERS : 0;
}

/* Every word must be found; 0: not wanted. */
static int score(struct str folded, struct str filter)
{
	struct str word;
	int sum = 1;

	while (str_word(&filter, &word)) {
		int one = word_score(folded, word);

		if (one == 0)
			return 0;
		sum += one;
	}
	return sum;
}

struct scored { int score, row; };

static int better_first(const void *x, const void *y)
{
	const struct scored *a = x, *b = y;

	return a->score != b->score ? b->score - a->score : a->row - b->row;
}

static void palette_build(const struct state *st, struct str filter, struct arena *a, struct sheet_lines *out)
{
	struct scored *hits = ARENA_ARRAY(a, struct scored, (size_t)st->palette.n + 1);
	struct str folded = text_fold(filter, a);
	int n = 0;

	for (int i = 0; i < st->palette.n; i++) {
		int points = score(st->palette.v[i].folded, folded);

		if (points)
			hits[n++] = (struct scored){ points, i };
	}
	qsort(hits, (size_t)n, sizeof(*hits), better_first);
	for (int i = 0; i < n; i++) {
		const struct palette_row *r = &st->palette.v[hits[i].row];
		struct sheet_line *l = sheet_add(out, a);

		l->left = r->left;
		l->words = r->words;
		l->right = r->right;
		l->run = r->run;
	}
}

const struct sheet_ops sheet_palette = {
	.title = N_("Go to, or do"), .empty = N_("nothing found"), .choose = true, .hunt = true, .left_w = 6,
	.build = palette_build,
};
