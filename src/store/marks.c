/*
 * marks: read, starred, later, hidden; and their undo.  A mark is seen by
 * reads at once (overlay.h) and is written first of all writes.
 */
#include <stdlib.h>

#include "store/inside.h"
#include "store/story.h"

enum { UNDO_STEPS = 200, SLICE_MARKS = 4000 };

/* ---- asked for ---- */

static uint64_t mark_put(struct store *s, struct op *op, struct flag_change c)
{
	int64_t *articles = op->articles;
	size_t n = op->n_articles;
	int64_t one[1] = { n == 1 ? articles[0] : 0 };
	int64_t *copy = NULL;
	uint64_t ticket;

	/* the op is the writer's once it is queued */
	if (n > 1) {
		copy = malloc(n * sizeof(*copy));
		if (!copy)
			BUG("out of memory");
		memcpy(copy, articles, n * sizeof(*copy));
	}
	op->flag = c.mask;
	op->on = c.value;
	ticket = store_put(s, op);
	for (size_t i = 0; i < n; i++)
		overlay_put(&s->overlay, copy ? copy[i] : one[0], c, ticket);
	free(copy);
	return ticket;
}

uint64_t store_mark(struct store *s, int64_t article, enum mark m, bool on, int64_t now_s)
{
	struct op *op = op_new(OP_MARK, now_s);

	op->articles = ARENA_NEW(&op->arena, int64_t);
	op->articles[0] = article;
	op->n_articles = 1;
	return mark_put(s, op, flag_of(m, on));
}

static int id_cmp(const void *x, const void *y)
{
	int64_t l = *(const int64_t *)x, r = *(const int64_t *)y;

	return (l > r) - (l < r);
}

/* The list is what the reader sees now, not what it will be when the mark is
 * written: a story that comes in between is not marked. */
uint64_t store_mark_list(struct store *s, const struct query *q, enum mark m, bool on,
	int64_t now_s)
{
	struct op *op = op_new(OP_MARK, now_s);
	const struct found *f;

	read_begin(s);
	f = found_ids(s, q);
	if (f->n) {
		op->articles = ARENA_ARRAY(&op->arena, int64_t, f->n);
		memcpy(op->articles, f->ids, f->n * sizeof(int64_t));
		/* in the order of the file each slice writes fewer pages */
		qsort(op->articles, f->n, sizeof(int64_t), id_cmp);
	}
	op->n_articles = f->n;
	if (!read_end_logged(s))        /* a part of a list is not what was asked for */
		op->n_articles = 0;
	return mark_put(s, op, flag_of(m, on));
}

uint64_t store_undo(struct store *s, int64_t now_s)
{
	return store_put(s, op_new(OP_UNDO, now_s));
}

/* ---- written ---- */

static bool flag_write(struct db *d, int64_t id, int flag, int from, int to)
{
	return db_run(d, "UPDATE article SET flags = flags - ?3 + ?4 WHERE id = ?1"
		" AND flags & ?2 = ?3", "iddd", id, flag, from, to) > 0;
}

/* The stories whose mark really changed, as (part of) one step. */
static void step_add(struct db *d, const struct op *op, struct op_progress *p,
	const int64_t *changed, size_t n)
{
	if (!n)
		return;
	if (!p->step)
		p->step = 1 + db_number(d, 0, "SELECT max(step) FROM undo", "");
	db_run(d, "INSERT INTO undo(step, at_s, flag, value, articles) VALUES(?1, ?2, ?3, ?4, ?5)",
		"iiddb", p->step, op->now_s, op->flag, op->on,
		(struct str){ (const char *)changed, n * sizeof(*changed) });
	db_run(d, "DELETE FROM undo WHERE step <= ?1", "i", p->step - UNDO_STEPS);
	p->article = changed[n - 1];
}

void mark_write(struct db *d, struct op *op, struct op_progress *p)
{
	int64_t changed[SLICE_MARKS];
	size_t n = 0, i = (size_t)p->done, end = i + SLICE_MARKS;

	for (; i < end && i < op->n_articles && !d->rc; i++) {
		int64_t id = story_id(d, op->articles[i]);
		if (flag_write(d, id, op->flag, op->flag - op->on, op->on))
			changed[n++] = id;
	}
	step_add(d, op, p, changed, n);
	p->done = (int64_t)i;
	p->more = i < op->n_articles;
}

static int64_t undo_ids(struct db *d, struct str blob, int flag, int value)
{
	int64_t last = 0, id;

	for (; blob.n >= sizeof(id); blob = str_skip(blob, sizeof(id))) {
		memcpy(&id, blob.p, sizeof(id));
		id = story_id(d, id);
		if (flag_write(d, id, flag, value, flag - value))
			last = id;
	}
	return last;
}

/* One row a transaction, until the step has none. */
void undo_write(struct db *d, struct op *op, struct op_progress *p)
{
	struct arena a = { 0 };
	sqlite3_stmt *st;
	struct str blob;
	int64_t row;
	int flag, value;

	(void)op;
	if (!p->step)
		p->step = db_number(d, 0, "SELECT max(step) FROM undo", "");
	st = db_query(d, "SELECT id, flag, value, articles FROM undo WHERE step = ?1"
		" ORDER BY id DESC LIMIT 1", "i", p->step);
	if (db_row(d, st)) {
		row = db_int(st, 0);
		flag = (int)db_int(st, 1);
		value = (int)db_int(st, 2);
		blob = db_str(st, 3, &a);
		db_stop(st);
		p->article = undo_ids(d, blob, flag, value);
		db_run(d, "DELETE FROM undo WHERE id = ?1", "i", row);
		p->more = db_number(d, 0, "SELECT count(*) FROM undo WHERE step = ?1", "i", p->step) > 0;
	}
	arena_release(&a);
}
