/*
 * found: the ids of a list that no index holds in order (a search, a filter),
 * made once and kept until the archive, the pending marks or the question
 * change.
 */
#include <stdlib.h>

#include "store/ask.h"
#include "text/fold.h"
#include "text/telex.h"

enum { SEARCH_MAX = 1000, FILTER_MAX = 2000 };

void found_add(struct found *f, int64_t id)
{
	if (f->n == f->cap) {
		f->cap = f->cap ? f->cap * 2 : 256;
		f->ids = realloc(f->ids, f->cap * sizeof(*f->ids));
		if (!f->ids)
			BUG("out of memory");
	}
	f->ids[f->n++] = id;
}

void found_release(struct found *f)
{
	free(f->ids);
	arena_release(&f->arena);
	memset(f, 0, sizeof(*f));
}

/* ---- without words: the list in its order ---- */

static void scan(struct store *s, const struct ask *ask, struct found *f, struct arena *a)
{
	struct str sql = arena_printf(a, "SELECT c.article FROM article_category c WHERE c.category = %lld"
		" AND %s & %d = %d%.*s ORDER BY c.sort_s DESC, c.article DESC", (long long)ask->range.category,
		flags_sql(s), ask->range.mask, ask->range.want, STR_ARG(ask->where));
	sqlite3_stmt *st = db_query(s->reader, sql.p, "");

	while (db_row(s->reader, st))
		found_add(f, db_int(st, 0));
}

/* ---- with words: the index ---- */

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

struct tier {
	const char *index;
	struct str match;
	struct str near;        /* " AND …", or "" */
};

/* Stories of a time have numbers that lie near each other: the index is read
 * between the least and the greatest. */
static struct str numbers_of_time(struct store *s, const struct ask *ask, struct arena *a)
{
	sqlite3_stmt *st;
	struct str out = STR("");

	if (ask->from_s == INT64_MIN && ask->to_s == INT64_MAX)
		return out;
	st = db_query(s->reader, "SELECT min(article), max(article) FROM article_category"
		" WHERE category = ?1 AND sort_s >= ?2 AND sort_s < ?3", "iii", ask->range.category,
		ask->from_s, ask->to_s);
	if (db_row(s->reader, st)) {
		out = arena_printf(a, " AND x.rowid BETWEEN %lld AND %lld", (long long)db_int(st, 0),
			(long long)db_int(st, 1));
		db_stop(st);
	}
	return out;
}

/* Rowid order is the order of first sight: near enough to say which of a
 * common word are the newest, and the index has it for nothing.  A list is a
 * small part of all: made a set first, it costs no lookup for each match
 * outside it. */
static sqlite3_stmt *tier_query(struct store *s, const struct ask *ask, struct tier t, struct arena *a)
{
	long long list = (long long)ask->range.category;
	struct str in = list == 0 ? STR("") : arena_printf(a, " AND +x.rowid IN"
		" (SELECT l.article FROM article_category l WHERE l.category = %lld)", list);
	struct str sql = arena_printf(a, "SELECT x.rowid, c.sort_s FROM %s x"
		" CROSS JOIN article_category c ON c.article = x.rowid AND c.category = %lld%.*s"
		" WHERE x.%s MATCH %.*s AND %s & %d = %d%.*s%.*s ORDER BY x.rowid DESC", t.index, list, STR_ARG(in),
		t.index, STR_ARG(t.match), flags_sql(s), ask->range.mask, ask->range.want, STR_ARG(ask->where),
		STR_ARG(t.near));

	return db_query(s->reader, sql.p, "");
}

/* A later tier also matches what the earlier ones did. */
static void tier_add(struct store *s, const struct ask *ask, struct tier t, size_t most, struct found *f)
{
	struct arena a = { 0 };
	struct hit *hits = ARENA_ARRAY(&a, struct hit, most);
	size_t before = f->n, n = 0;
	sqlite3_stmt *st = tier_query(s, ask, t, &a);

	while (before + n < most && db_row(s->reader, st)) {
		struct hit h = { db_int(st, 0), db_int(st, 1) };
		if (before == 0 || !found_has(f, h.id))
			hits[n++] = h;
	}
	db_stop(st);
	qsort(hits, n, sizeof(*hits), hit_cmp);
	for (size_t i = 0; i < n; i++)
		found_add(f, hits[i].id);
	arena_release(&a);
}

static void search(struct store *s, const struct ask *ask, const struct terms *words,
	const struct terms *filter, bool by_time, struct found *f, struct arena *a)
{
	static const char *const tiers[] = { "{title}", "{title lede}", "" };
	size_t most = words->list.n ? SEARCH_MAX : FILTER_MAX;
	struct str near = numbers_of_time(s, ask, a);

	for (int i = ask->tiered && !by_time ? 0 : 2; i < 3 && f->n < most; i++)
		tier_add(s, ask, (struct tier){ ask_is_of_heads(words, filter, i == 2) ? "heads" : "search",
			ask_match(words, filter, tiers[i], a), near }, most, f);
}

/* ---- the question ---- */

/* Beginnings of words in title or lede; marks typed in a filter do not count. */
static void filter_read(const struct query *q, struct arena *a, struct terms *out)
{
	query_read(text_fold(q->filter, a), q->now_s, q->offset_min, a, out);
	for (int i = 0; i < out->list.n; i++)
		if (out->list.v[i].kind == TERM_WORDS)
			out->list.v[i].prefix = true;
}

static void find(struct store *s, const struct query *q, const struct range *r,
	const struct terms *words, struct found *f)
{
	struct arena a = { 0 };
	struct terms filter = { 0 };
	struct ask ask;

	filter_read(q, &a, &filter);
	ask = ask_make(s, r, words, &filter, &a);
	f->n = 0;
	if (ask.words && !ask.nothing)
		search(s, &ask, words, &filter, q->by_time, f, &a);
	else if (!ask.nothing)
		scan(s, &ask, f, &a);
	arena_release(&a);
}

/* What finds nothing was perhaps typed in Telex or VNI. */
static void answer(struct store *s, const struct query *q, const struct range *r, struct found *f)
{
	static query_typing *const typings[] = { text_telex, text_vni };
	struct terms words = { 0 }, other;

	query_read(q->words, q->now_s, q->offset_min, &f->arena, &words);
	f->terms = words;
	f->n = 0;
	if (q->words.n && !words.list.n)
		return;
	find(s, q, r, &words, f);
	for (int i = 0; i < 2 && f->n == 0 && words.list.n; i++) {
		if (!query_retype(&words, typings[i], &f->arena, &other))
			continue;
		find(s, q, r, &other, f);
		if (f->n == 0)
			continue;
		f->terms = other;
		f->read_as = query_text(&other, &f->arena);
	}
}

static struct str question(const struct query *q, struct arena *a)
{
	/* "7d" means another day after midnight, "3h" another hour */
	return arena_printf(a, "%lld %d%d%d%d %lld %lld %d %.*s\n%.*s\n%.*s", (long long)q->category, q->unread,
		q->starred, q->later, q->by_time, (long long)q->newest, (long long)(q->now_s / 3600),
		q->offset_min, STR_ARG(q->portal), STR_ARG(q->words), STR_ARG(q->filter));
}

void found_make(struct store *s, const struct query *q, struct found *f)
{
	struct range r = range_of(s, q);

	arena_clear(&f->arena);
	f->read_as = STR("");
	f->terms = (struct terms){ 0 };
	f->n = 0;
	if (r.category >= 0)
		answer(s, q, &r, f);
	f->valid = !s->reader->rc;
}

const struct found *found_ids(struct store *s, const struct query *q)
{
	struct found *f = &s->found;
	int64_t version = db_number(s->reader, -1, "PRAGMA data_version", "");
	struct arena a = { 0 };
	struct str key = question(q, &a);

	if (!f->valid || f->version != version || f->generation != s->overlay.generation ||
			!str_eq(f->key, key)) {
		found_make(s, q, f);
		f->key = arena_str(&f->arena, key);
		f->version = version;
		f->generation = s->overlay.generation;
	}
	arena_release(&a);
	return f;
}
