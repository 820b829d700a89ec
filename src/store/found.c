/*
 * found: the ids of a list that no index holds in order (a search, a filter),
 * made once and kept until the archive, the pending marks or the question
 * change.
 */
#include <stdlib.h>

#include "store/inside.h"
#include "text/fold.h"

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

static struct str question(const struct query *q, struct arena *a)
{
	return arena_printf(a, "%lld %d%d%d %.*s\n%.*s\n%.*s", (long long)q->category, q->unread,
		q->starred, q->later, STR_ARG(q->portal), STR_ARG(q->words), STR_ARG(q->filter));
}

/* All of a plain list, or what of it holds the words of the filter. */
static void filter_ids(struct store *s, const struct query *q, const struct range *r,
	struct found *f)
{
	struct arena a = { 0 };
	sqlite3_stmt *st;
	char sql[512];

	sqlite3_snprintf(sizeof(sql), sql, "SELECT c.article FROM article_category c %s"
		" WHERE c.category = ?1 AND %s & ?2 = ?3 %s ORDER BY c.sort_s DESC, c.article DESC",
		q->filter.n ? "CROSS JOIN article a ON a.id = c.article" : "", flags_sql(s),
		q->filter.n ? "AND holds(?4, a.title, a.lede)" : "AND ?4 IS NOT NULL");
	st = db_query(s->reader, sql, "idds", r->category, r->mask, r->want, text_fold(q->filter, &a));
	while (db_row(s->reader, st))
		found_add(f, db_int(st, 0));
	arena_release(&a);
}

const struct found *found_ids(struct store *s, const struct query *q)
{
	struct found *f = &s->found;
	int64_t version = db_number(s->reader, -1, "PRAGMA data_version", "");
	struct range r = range_of(s, q);
	struct arena a = { 0 };
	struct str key = question(q, &a);

	if (!f->valid || f->version != version || f->generation != s->overlay.generation ||
			!str_eq(f->key, key)) {
		f->n = 0;
		arena_clear(&f->arena);
		f->key = arena_str(&f->arena, key);
		f->version = version;
		f->generation = s->overlay.generation;
		if (r.category >= 0 && q->words.n)
			search_ids(s, q, &r, f);
		else if (r.category >= 0)
			filter_ids(s, q, &r, f);
		f->valid = !s->reader->rc;
	}
	arena_release(&a);
	return f;
}
