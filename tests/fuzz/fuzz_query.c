/* layers: model text base */
/*
 * fuzz_query: every line is a query.  It gives terms within their limits, its
 * words printed are the same query again, and its matches stand inside the
 * text.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "model/query.h"
#include "text/clean.h"
#include "text/telex.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { INPUT_MAX = 64 << 10, NOW = 1770500000, ZONE = 420 };

/* The words, not the bytes: a lone combining mark joins what stands before. */
static bool same_words(struct str x, struct str y, struct arena *a)
{
	struct phrase p = phrase_read(x, false, a);
	struct tokens have = { 0 };

	tokens_read(y, a, &have);
	return have.list.n == p.words.list.n && (have.list.n == 0 || phrase_at(&p, &have, 0));
}

static void check_same(const struct terms *t, const struct terms *again, struct str line, struct arena *a)
{
	if (t->list.n != again->list.n)
		BUG("%.*s: %d terms, then %d", STR_ARG(line), t->list.n, again->list.n);
	for (int i = 0; i < t->list.n; i++) {
		const struct term *x = &t->list.v[i], *y = &again->list.v[i];

		if (x->kind != y->kind || x->field != y->field || x->minus != y->minus || x->prefix != y->prefix ||
				x->when_s != y->when_s || x->mark != y->mark || !same_words(x->text, y->text, a))
			BUG("%.*s: term %d changed", STR_ARG(line), i);
	}
}

static void check_places(const struct terms *t, struct str line, struct arena *a)
{
	struct excerpt x;
	struct text_hits hits;
	size_t at = 0;

	query_hits(t, FIELD_TITLE, line, a, &hits);
	for (int i = 0; i < hits.list.n; i++) {
		if (hits.list.v[i].from < at || hits.list.v[i].to <= hits.list.v[i].from ||
				hits.list.v[i].to > line.n)
			BUG("%.*s: a match outside", STR_ARG(line));
		at = hits.list.v[i].to;
	}
	if (query_excerpt(t, FIELD_TITLE, line, 40, a, &x) != (hits.list.n > 0))
		BUG("%.*s: matches and no excerpt", STR_ARG(line));
	for (int i = 0; i < x.hits.list.n; i++)
		if (x.hits.list.v[i].to > x.text.n)
			BUG("%.*s: a match outside its excerpt", STR_ARG(line));
}

static void check(struct str line, struct arena *a)
{
	struct terms t, again;
	struct str clean = text_clean(line, a);
	struct query_subject s = { .title = clean, .when_s = NOW };

	query_read(line, NOW, ZONE, a, &t);
	if (t.list.n > TERMS_MAX)
		BUG("%d terms", t.list.n);
	if (line.n <= QUERY_BYTES_MAX && t.list.n < TERMS_MAX) {
		query_read(query_text(&t, a), NOW, ZONE, a, &again);
		check_same(&t, &again, line, a);
	}
	query_matches(&t, &s, a);
	check_places(&t, clean, a);
	query_retype(&t, text_telex, a, &again);
	query_retype(&t, text_vni, a, &again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str rest = { (const char *)data, n < INPUT_MAX ? n : INPUT_MAX }, line;

	while (rest.n && str_line(&rest, &line)) {
		struct arena a = { 0 };

		check(line, &a);
		arena_release(&a);
	}
	return 0;
}

#include "fuzz/replay.h"
