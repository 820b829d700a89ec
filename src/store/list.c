/*
 * list: the rows of a query.  A plain list is one range of article_category,
 * read in order and pulled on demand; a search or a filter is made once into
 * ids (found.c).
 */
#include <stdlib.h>

#include "store/inside.h"

enum { MANY_MARKS = 500 };

/* ---- which range ---- */

/* ?1 host, "" everything */
static int64_t list_of(struct store *s, const struct query *q)
{
	if (q->category)
		return q->category;
	if (!q->portal.n)
		return 0;
	return db_number(s->reader, -1, "SELECT c.id FROM portal_host h JOIN category c"
		" ON c.portal = h.portal AND c.key = '' WHERE h.host = ?1", "s", q->portal);
}

struct range range_of(struct store *s, const struct query *q)
{
	struct range r = { .category = list_of(s, q), .mask = FLAG_HIDDEN };

	r.want = (q->unread ? FLAG_UNREAD : 0) | (q->starred ? FLAG_STARRED : 0) |
		(q->later ? FLAG_LATER : 0);
	r.mask |= r.want;
	r.stored = !q->words.n && !q->filter.n;
	/* While nothing came after the bound the counters are right. */
	if (q->newest && q->newest < db_number(s->reader, 0, "SELECT max(id) FROM article", ""))
		r.newest = q->newest;
	return r;
}

/* marked() costs a call a row: only while a mark waits. */
const char *flags_sql(const struct store *s)
{
	return overlay_empty(&s->overlay) ? "c.flags" : "marked(c.article, c.flags)";
}

static sqlite3_stmt *range_query(struct store *s, const struct range *r, const char *columns,
	const char *rest, int64_t x, int64_t y)
{
	char sql[512], bound[48] = "";

	if (r->newest)
		sqlite3_snprintf(sizeof(bound), bound, "AND c.article <= %lld", r->newest);
	sqlite3_snprintf(sizeof(sql), sql, "SELECT %s FROM article_category c WHERE c.category = ?1"
		" AND %s & ?2 = ?3 %s %s", columns, flags_sql(s), bound, rest);
	return db_query(s->reader, sql, "iddii", r->category, r->mask, r->want, x, y);
}

#define NEWEST_FIRST " ORDER BY c.sort_s DESC, c.article DESC"
#define OLDEST_FIRST " ORDER BY c.sort_s, c.article"

static int64_t first_number(struct store *s, sqlite3_stmt *st)
{
	int64_t n = 0;

	if (db_row(s->reader, st)) {
		n = db_int(st, 0);
		db_stop(st);
	}
	return n;
}

/* Rows that came after the article `bound`.  The sign keeps SQLite off the
 * list's own order: few are new, and the other index has them by article. */
static int newer_total(struct store *s, const struct range *r, int64_t bound)
{
	char sql[256];

	sqlite3_snprintf(sizeof(sql), sql, "SELECT count(*) FROM article_category c"
		" WHERE c.article > ?4 AND +c.category = ?1 AND %s & ?2 = ?3", flags_sql(s));
	return (int)first_number(s, db_query(s->reader, sql, "iddi", r->category, r->mask, r->want, bound));
}

/* How many more rows the marks that wait make. */
static int pending_total(struct store *s, const struct range *r)
{
	const struct overlay_slot *slot;
	size_t at = 0;
	int more = 0;

	while ((slot = overlay_next(&s->overlay, &at))) {
		int flags = (int)db_number(s->reader, -1, "SELECT flags FROM article_category"
			" WHERE article = ?1 AND category = ?2", "ii", slot->article, r->category);
		if (flags >= 0)
			more += ((flag_apply(flags, slot->change) & r->mask) == r->want) -
				((flags & r->mask) == r->want);
	}
	return more;
}

/* The counters know the lists that ask for one flag at most; what waits to be
 * written and what came after the bound is a small difference, or is counted. */
static int range_total(struct store *s, const struct range *r)
{
	const char *sql = r->want == 0 ? "SELECT total FROM category WHERE id = ?1" :
		r->want == FLAG_UNREAD ? "SELECT unread FROM category WHERE id = ?1" :
		r->want == FLAG_STARRED ? "SELECT starred FROM category WHERE id = ?1" :
		r->want == FLAG_LATER ? "SELECT later FROM category WHERE id = ?1" : NULL;
	int total;

	if (!sql || s->overlay.n > MANY_MARKS)
		return (int)first_number(s, range_query(s, r, "count(*)", "AND ?4 = ?5", 0, 0));
	total = (int)db_number(s->reader, 0, sql, "i", r->category) + pending_total(s, r);
	return r->newest ? total - newer_total(s, r, r->newest) : total;
}

/* ---- rows ---- */

struct article_row row_read(struct store *s, sqlite3_stmt *st, struct arena *a)
{
	struct article_row row = { .id = db_int(st, 0) };
	int flags = overlay_flags(&s->overlay, row.id, (int)db_int(st, 8));

	row.title = db_str(st, 1, a);
	row.url = db_str(st, 2, a);
	row.portal = db_str(st, 3, a);
	row.lede = db_str(st, 4, a);
	row.published_s = db_int(st, 5);
	row.has_time = db_int(st, 6);
	row.seen_s = db_int(st, 7);
	row.unread = flags & FLAG_UNREAD;
	row.starred = flags & FLAG_STARRED;
	row.later = flags & FLAG_LATER;
	row.hidden = flags & FLAG_HIDDEN;
	row.has_body = db_int(st, 9);
	return row;
}

static void rows_add(struct store *s, const int64_t *ids, int n, struct arena *a,
	struct article_list *out)
{
	for (int i = 0; i < n; i++) {
		sqlite3_stmt *st = db_query(s->reader,
			"SELECT " ROW_COLUMNS ROW_FROM " WHERE a.id = ?1", "i", ids[i]);
		if (!db_row(s->reader, st))
			continue;
		*VEC_PUSH(&out->rows, a) = row_read(s, st, a);
		db_stop(st);
	}
}

/* ---- pages ----
 * A page is read from the nearest place that is known: an end of the list, or
 * the first row of the page before, as long as nothing changed. */

static bool anchor_holds(const struct anchor *a, const struct range *r, int64_t version, uint64_t generation)
{
	return a->valid && a->version == version && a->generation == generation &&
		a->range.category == r->category && a->range.mask == r->mask && a->range.want == r->want &&
		a->range.newest == r->newest;
}

static int read_ids(struct store *s, sqlite3_stmt *st, int count, int64_t *ids)
{
	int n = 0;

	while (n < count && db_row(s->reader, st))
		ids[n++] = db_int(st, 0);
	db_stop(st);
	return n;
}

static void reverse(int64_t *ids, int n)
{
	for (int i = 0; i < n / 2; i++) {
		int64_t kept = ids[i];
		ids[i] = ids[n - 1 - i];
		ids[n - 1 - i] = kept;
	}
}

static int ids_from_anchor(struct store *s, const struct range *r, int first, int count, int64_t *ids)
{
	const struct anchor *a = &s->anchor;
	bool down = first >= a->first;
	char rest[200];

	sqlite3_snprintf(sizeof(rest), rest, "AND (c.sort_s, c.article) %s (%lld, %lld) %s LIMIT ?4 OFFSET ?5",
		down ? "<=" : ">", a->sort_s, a->article, down ? NEWEST_FIRST : OLDEST_FIRST);
	if (down)
		return read_ids(s, range_query(s, r, "c.article", rest, count, first - a->first), count, ids);
	/* upwards the page ends `skip` rows above the anchor */
	int skip = a->first - first - count, n;
	if (skip < 0)
		return -1;
	n = read_ids(s, range_query(s, r, "c.article", rest, count, skip), count, ids);
	reverse(ids, n);
	return n;
}

static int page_ids(struct store *s, const struct range *r, int total, int first, int count, int64_t *ids)
{
	int64_t version = db_number(s->reader, -1, "PRAGMA data_version", "");
	struct anchor *a = &s->anchor;
	int below = total - first - count, n = -1;

	if (anchor_holds(a, r, version, s->overlay.generation) && abs(first - a->first) < first &&
			abs(first - a->first) < below)
		n = ids_from_anchor(s, r, first, count, ids);
	if (n < 0 && below < first) {
		n = read_ids(s, range_query(s, r, "c.article", OLDEST_FIRST " LIMIT ?4 OFFSET ?5", count, below),
			count, ids);
		reverse(ids, n);
	} else if (n < 0) {
		n = read_ids(s, range_query(s, r, "c.article", NEWEST_FIRST " LIMIT ?4 OFFSET ?5", count, first),
			count, ids);
	}
	*a = (struct anchor){ .valid = n > 0, .range = *r, .version = version,
		.generation = s->overlay.generation, .first = first, .article = n > 0 ? ids[0] : 0 };
	if (n > 0)
		a->sort_s = db_number(s->reader, 0, "SELECT sort_s FROM article_category"
			" WHERE article = ?1 AND category = ?2", "ii", ids[0], r->category);
	return n;
}

/* Ids first, rows by id after: the rows that are stepped over are never touched. */
static void range_rows(struct store *s, const struct range *r, int first, int count,
	struct arena *a, struct article_list *out)
{
	int64_t *ids;

	out->total = range_total(s, r);
	if (first >= out->total || count <= 0)
		return;
	if (count > out->total - first)
		count = out->total - first;
	ids = ARENA_ARRAY(a, int64_t, (size_t)count);
	rows_add(s, ids, page_ids(s, r, out->total, first, count, ids), a, out);
}

static void found_rows(struct store *s, const struct query *q, int first, int count,
	struct arena *a, struct article_list *out)
{
	const struct found *f = found_ids(s, q);

	out->total = (int)f->n;
	out->read_as = arena_str(a, f->read_as);
	if (first >= out->total || count <= 0)
		return;
	if (count > out->total - first)
		count = out->total - first;
	rows_add(s, f->ids + first, count, a, out);
}

bool store_articles(struct store *s, const struct query *q, int first, int count, struct arena *a,
	struct article_list *out, struct err *e)
{
	struct range r;

	*out = (struct article_list){ .first = first < 0 ? 0 : first };
	read_begin(s);
	r = range_of(s, q);
	if (r.category >= 0 && r.stored)
		range_rows(s, &r, out->first, count, a, out);
	else if (r.category >= 0)
		found_rows(s, q, out->first, count, a, out);
	return read_end(s, e);
}

int store_waiting(struct store *s, const struct query *q)
{
	struct range r;
	int n = 0;

	read_begin(s);
	r = range_of(s, q);
	if (r.category >= 0 && r.stored && r.newest)
		n = newer_total(s, &r, r.newest);
	return read_end_logged(s) ? n : 0;
}

int64_t store_newest(struct store *s)
{
	int64_t id;

	read_begin(s);
	id = db_number(s->reader, 0, "SELECT max(id) FROM article", "");
	return read_end_logged(s) ? id : 0;
}

/* ---- places in a list ---- */

static int range_index(struct store *s, const struct range *r, int64_t article)
{
	int64_t sort_s = db_number(s->reader, INT64_MIN, "SELECT sort_s FROM article_category"
		" WHERE article = ?1 AND category = ?2", "ii", article, r->category);
	sqlite3_stmt *st;
	bool there;

	if (sort_s == INT64_MIN)
		return -1;
	st = range_query(s, r, "1", "AND c.sort_s = ?4 AND c.article = ?5", sort_s, article);
	there = first_number(s, st) == 1;
	if (!there)
		return -1;
	return (int)first_number(s, range_query(s, r, "count(*)",
		"AND (c.sort_s, c.article) > (?4, ?5)", sort_s, article));
}

static int found_index(struct store *s, const struct query *q, int64_t article)
{
	const struct found *f = found_ids(s, q);

	for (size_t i = 0; i < f->n; i++)
		if (f->ids[i] == article)
			return (int)i;
	return -1;
}

int store_index_of(struct store *s, const struct query *q, int64_t article)
{
	struct range r;
	int index = -1;

	read_begin(s);
	r = range_of(s, q);
	if (r.category >= 0)
		index = r.stored ? range_index(s, &r, article) : found_index(s, q, article);
	return read_end_logged(s) ? index : -1;
}

static bool is_unread(struct store *s, int64_t id)
{
	int flags = (int)db_number(s->reader, 0, "SELECT flags FROM article WHERE id = ?1", "i", id);

	return overlay_flags(&s->overlay, id, flags) & FLAG_UNREAD;
}

static int found_unread(struct store *s, const struct query *q, int from, int direction)
{
	const struct found *f = found_ids(s, q);

	if (from > (int)f->n)
		from = (int)f->n;
	for (int i = from + direction; i >= 0 && i < (int)f->n; i += direction)
		if (is_unread(s, f->ids[i]))
			return i;
	return -1;
}

/* Steps over an open statement until an unread row; how many were read over. */
static int steps_to_unread(struct store *s, sqlite3_stmt *st)
{
	for (int n = 0; db_row(s->reader, st); n++) {
		int flags = overlay_flags(&s->overlay, db_int(st, 0), (int)db_int(st, 1));
		if (flags & FLAG_UNREAD) {
			db_stop(st);
			return n;
		}
	}
	return -1;
}

static int range_unread_down(struct store *s, const struct range *r, int from)
{
	int first = from < 0 ? 0 : from + 1;
	int n = steps_to_unread(s, range_query(s, r, "c.article, c.flags",
		NEWEST_FIRST " LIMIT ?4 OFFSET ?5", -1, first));

	return n < 0 ? -1 : first + n;
}

/* Upwards is the range from its old end, less what stands below `from`. */
static int range_unread_up(struct store *s, const struct range *r, int from)
{
	int total = range_total(s, r);
	int n;

	if (from > total)
		from = total;
	n = from <= 0 ? -1 : steps_to_unread(s, range_query(s, r, "c.article, c.flags",
		OLDEST_FIRST " LIMIT ?4 OFFSET ?5", -1, total - from));
	return n < 0 ? -1 : from - 1 - n;
}

int store_next_unread(struct store *s, const struct query *q, int from, int direction)
{
	struct range r;
	int index = -1;

	read_begin(s);
	r = range_of(s, q);
	if (r.category < 0)
		index = -1;
	else if (!r.stored)
		index = found_unread(s, q, from, direction < 0 ? -1 : 1);
	else
		index = direction < 0 ? range_unread_up(s, &r, from) : range_unread_down(s, &r, from);
	return read_end_logged(s) ? index : -1;
}
