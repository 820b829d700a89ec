/*
 * expire: old stories leave the archive, a few at a time.  What is unread,
 * starred, tagged or kept for later stays, and so does all of a closed paper.
 */
#include "store/inside.h"
#include "store/story.h"

enum { SLICE = 50, DAY_S = 86400, AWAY_DAYS = 60 };

/* ?1 stories of a portal to keep, ?2 first sight before this, ?3 flags that
 * keep, ?4 the status that keeps.  Age is that of first sight: an old story
 * found today was just taken in. */
#define OLD_ONES \
	" FROM (SELECT id, portal, seen_s, flags, row_number() OVER" \
	"  (PARTITION BY portal ORDER BY sort_s DESC, id DESC) AS rank FROM article) a" \
	" LEFT JOIN portal o ON o.id = a.portal" \
	" WHERE a.flags & ?3 = 0 AND ifnull(o.status, 0) <> ?4" \
	" AND NOT EXISTS (SELECT 1 FROM article_tag t WHERE t.article = a.id)" \
	" AND (a.seen_s < ?2 OR (?1 > 0 AND a.rank > ?1))"
#define KEEPING_FLAGS (int)(FLAG_UNREAD | FLAG_STARRED | FLAG_LATER)

uint64_t store_expire(struct store *s, struct store_keep keep, int64_t now_s)
{
	struct op *op = op_new(OP_EXPIRE, now_s);

	op->keep = keep;
	return store_put(s, op);
}

/* A clock that jumped ahead would make everything old.  The papers' own dates
 * are another clock: days count only so far past the newest news. */
static int64_t believed_now(struct db *d, int64_t now_s)
{
	int64_t newest = db_number(d, 0, "SELECT a.published_s FROM article_category c"
		" JOIN article a ON a.id = c.article WHERE c.category = 0 AND a.published_s > 0"
		" ORDER BY c.sort_s DESC LIMIT 1", "");

	return newest && now_s > newest + AWAY_DAYS * DAY_S ? newest + AWAY_DAYS * DAY_S : now_s;
}

static sqlite3_stmt *old_ones(struct db *d, const char *sql, struct store_keep keep, int64_t now_s)
{
	int64_t before = keep.days > 0 ? believed_now(d, now_s) - (int64_t)keep.days * DAY_S : INT64_MIN;

	return db_query(d, sql, "didd", keep.articles, before, KEEPING_FLAGS, (int)PORTAL_ARCHIVE);
}

/* Once for the whole op: the ranks cost a pass over all stories. */
static void collect(struct db *d, struct op *op)
{
	VEC(int64_t) ids = { 0 };
	sqlite3_stmt *st = old_ones(d, "SELECT a.id" OLD_ONES " ORDER BY a.id", op->keep, op->now_s);

	while (db_row(d, st))
		*VEC_PUSH(&ids, &op->arena) = db_int(st, 0);
	op->articles = d->rc ? NULL : ids.v;
	op->n_articles = d->rc ? 0 : (size_t)ids.n;
}

/* Meanwhile it may have got a star, or a tag. */
static bool still_old(struct db *d, int64_t id)
{
	return !(db_number(d, KEEPING_FLAGS, "SELECT flags FROM article WHERE id = ?1", "i", id) & KEEPING_FLAGS)
		&& !db_number(d, 0, "SELECT 1 FROM article_tag WHERE article = ?1 LIMIT 1", "i", id);
}

void expire_write(struct db *d, struct op *op, struct op_progress *p)
{
	size_t i = (size_t)p->done, end = i + SLICE;

	if (!op->articles)
		collect(d, op);
	for (; i < end && i < op->n_articles && !d->rc; i++)
		if (still_old(d, op->articles[i])) {
			story_delete(d, op->articles[i]);
			p->fresh++;
		}
	p->done = (int64_t)i;
	p->more = i < op->n_articles;
}

bool store_old(struct store *s, struct store_keep keep, int64_t now_s, struct arena *a,
	struct old_list *out, struct err *e)
{
	sqlite3_stmt *st;

	*out = (struct old_list){ 0 };
	read_begin(s);
	st = old_ones(s->reader, "SELECT ifnull(o.host, ''), count(*)" OLD_ONES
		" GROUP BY a.portal ORDER BY o.host", keep, now_s);
	while (db_row(s->reader, st)) {
		struct old_row *row = VEC_PUSH(&out->rows, a);
		row->portal = db_str(st, 0, a);
		row->n = (int)db_int(st, 1);
		out->total += row->n;
	}
	return read_end(s, e);
}
