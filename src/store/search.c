/*
 * search: the reader's words to a match expression, and the matches in the
 * order title, lede, body, newest first in each.
 *
 * Every word is quoted, so nothing a reader types is syntax to SQLite.  Exact
 * or folded is the tokenizer's decision (tokenizer.c).  A trailing * asks for
 * the beginning of a word, "…" for words in a row, - for their absence.
 */
#include <stdlib.h>

#include "store/inside.h"
#include "text/clean.h"
#include "text/fold.h"

enum { TOTAL_MAX = 1000, TERMS_MAX = 32 };

/* ---- words ---- */

struct terms {
	struct str with, without;       /* "a" AND "b"; "c" OR "d" */
	int n;
};

/* The words of one piece, in a row: "a" + "b" + "c"*.  "" when it has none. */
static struct str phrase_of(struct str piece, bool prefix, struct arena *a)
{
	struct str out = STR("");
	struct token t;

	while (text_token(&piece, a, &t)) {
		if (out.n)
			out = arena_join(a, out, STR(" + "));
		out = arena_printf(a, "%.*s\"%.*s\"", STR_ARG(out), STR_ARG(t.source));
	}
	return out.n && prefix ? arena_join(a, out, STR("*")) : out;
}

static void term_add(struct terms *terms, struct str phrase, bool minus, struct arena *a)
{
	struct str *to = minus ? &terms->without : &terms->with;

	if (!phrase.n || terms->n++ >= TERMS_MAX)
		return;
	if (to->n)
		*to = arena_join(a, *to, minus ? STR(" OR ") : STR(" AND "));
	*to = arena_join(a, *to, phrase);
}

/* Takes one term off the front; an open quote ends with the line. */
static void term_take(struct str *rest, struct terms *terms, struct arena *a)
{
	bool minus = rest->p[0] == '-' && rest->n > 1 && !str_space(rest->p[1]);
	struct str piece;
	bool quoted;
	size_t end = 0;

	*rest = str_skip(*rest, minus);
	quoted = rest->p[0] == '"';
	*rest = str_skip(*rest, quoted);
	if (quoted)
		end = str_find_byte(*rest, '"', 0);
	else
		while (end < rest->n && !str_space(rest->p[end]) && rest->p[end] != '"')
			end++;
	piece = str_sub(*rest, 0, end);
	*rest = str_skip(*rest, end + quoted);
	term_add(terms, phrase_of(piece, !quoted && str_ends(piece, STR("*")), a), minus, a);
}

struct str match_of(struct str words, const char *columns, struct arena *a)
{
	struct str rest = str_trim(text_clean(words, a)), out;
	struct terms terms = { 0 };

	while (rest.n) {
		term_take(&rest, &terms, a);
		while (rest.n && str_space(rest.p[0]))
			rest = str_skip(rest, 1);
	}
	if (!terms.with.n)
		return STR_NONE;
	out = arena_printf(a, "%s(%.*s)", columns, STR_ARG(terms.with));
	if (terms.without.n)
		out = arena_printf(a, "(%.*s) NOT (%.*s)", STR_ARG(out), STR_ARG(terms.without));
	return out;
}

/* ---- matches ---- */

struct hit { int64_t id, sort_s; };

static int hit_cmp(const void *x, const void *y)
{
	const struct hit *l = x, *r = y;

	if (l->sort_s != r->sort_s)
		return l->sort_s < r->sort_s ? 1 : -1;
	return (l->id < r->id) - (l->id > r->id);
}

static bool found_has(const struct found *f, int64_t id)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->ids[i] == id)
			return true;
	return false;
}

static sqlite3_stmt *tier_query(struct store *s, const struct query *q, const struct range *r,
	struct str match, struct arena *a)
{
	char sql[640];

	/* Rowid order is the order of first sight: near enough to say which 1,000
	 * of a common word are the newest, and the index has it for nothing.
	 * A list is a small part of all: made a set first, it costs no lookup for
	 * each match outside it. */
	const char *in = r->category == 0 ? "" : "AND +x.rowid IN"
		" (SELECT l.article FROM article_category l WHERE l.category = ?2)";

	sqlite3_snprintf(sizeof(sql), sql, "SELECT x.rowid, c.sort_s FROM search x"
		" CROSS JOIN article_category c ON c.article = x.rowid AND c.category = ?2 %s"
		" WHERE x.search MATCH ?1 %s AND %s & ?3 = ?4 %s ORDER BY x.rowid DESC",
		q->filter.n ? "CROSS JOIN article a ON a.id = x.rowid" : "", in, flags_sql(s),
		q->filter.n ? "AND holds(?5, a.title, a.lede)" : "AND ?5 IS NOT NULL");
	return db_query(s->reader, sql, "sidds", match, r->category, r->mask, r->want,
		text_fold(q->filter, a));
}

/* A later tier also matches what the earlier ones did. */
static void tier_add(struct store *s, const struct query *q, const struct range *r,
	struct str match, struct found *f)
{
	struct arena a = { 0 };
	struct hit *hits = ARENA_ARRAY(&a, struct hit, TOTAL_MAX);
	size_t before = f->n, n = 0;
	sqlite3_stmt *st = tier_query(s, q, r, match, &a);

	while (before + n < TOTAL_MAX && db_row(s->reader, st)) {
		struct hit h = { db_int(st, 0), db_int(st, 1) };
		if (!found_has(f, h.id))
			hits[n++] = h;
	}
	db_stop(st);
	qsort(hits, n, sizeof(*hits), hit_cmp);
	for (size_t i = 0; i < n; i++)
		found_add(f, hits[i].id);
	arena_release(&a);
}

void search_ids(struct store *s, const struct query *q, const struct range *r, struct found *f)
{
	static const char *const tiers[] = { "{title} : ", "{title lede} : ", "" };
	struct arena a = { 0 };

	for (int i = 0; i < 3 && f->n < TOTAL_MAX; i++) {
		struct str match = match_of(q->words, tiers[i], &a);
		if (match.n)
			tier_add(s, q, r, match, f);
	}
	arena_release(&a);
}
