/*
 * expire: old stories leave the archive, a few at a time.  What is unread,
 * starred or kept for later stays, and so does all of a closed paper.
 */
#include "store/inside.h"
#include "store/story.h"

enum { SLICE = 50, DAY_S = 86400 };

uint64_t store_expire(struct store *s, int keep_days, int64_t now_s)
{
	struct op *op = op_new(OP_EXPIRE, now_s);

	op->number = keep_days;
	return store_put(s, op);
}

/* By the time of first sight: an old story found today was just taken in. */
void expire_write(struct db *d, struct op *op, struct op_progress *p)
{
	int64_t ids[SLICE];
	sqlite3_stmt *st;
	int n = 0;

	if (op->number <= 0)
		return;
	st = db_query(d, "SELECT a.id FROM article a LEFT JOIN portal o ON o.id = a.portal"
		" WHERE a.id > ?1 AND a.seen_s < ?2 AND a.flags & ?3 = 0 AND ifnull(o.status, 0) <> ?4"
		" ORDER BY a.id LIMIT ?5", "iiddd", p->done, op->now_s - op->number * DAY_S,
		(int)(FLAG_UNREAD | FLAG_STARRED | FLAG_LATER), (int)PORTAL_ARCHIVE, (int)SLICE);
	while (n < SLICE && db_row(d, st))
		ids[n++] = db_int(st, 0);
	db_stop(st);
	for (int i = 0; i < n; i++)
		story_delete(d, ids[i]);
	p->done = n ? ids[n - 1] : p->done;
	p->more = n == SLICE;
	p->fresh = 0;
}
