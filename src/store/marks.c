/*
 * marks: read, starred, later, hidden.  A mark is seen by reads at once
 * (overlay.h) and is written first of all writes.  How it is taken back stands
 * in undo.c.
 */
#include <stdlib.h>

#include "store/inside.h"
#include "store/story.h"
#include "store/undo.h"

enum { SLICE_MARKS = 4000 };

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
uint64_t store_mark_list(struct store *s, const struct query *q, int first, int count, enum mark m,
	bool on, int64_t now_s, int *n)
{
	struct op *op = op_new(OP_MARK, now_s);
	const struct found *f;
	struct err e = { 0 };
	size_t from = first > 0 ? (size_t)first : 0, all;

	read_begin(s);
	f = found_ids(s, q);
	all = from < f->n ? f->n - from : 0;
	op->n_articles = count >= 0 && (size_t)count < all ? (size_t)count : all;
	if (op->n_articles) {
		op->articles = ARENA_ARRAY(&op->arena, int64_t, op->n_articles);
		memcpy(op->articles, f->ids + from, op->n_articles * sizeof(int64_t));
		/* in the order of the file each slice writes fewer pages */
		qsort(op->articles, op->n_articles, sizeof(int64_t), id_cmp);
	}
	read_end(s, &e);
	if (n)
		*n = (int)op->n_articles;
	return mark_put(s, op, flag_of(m, on));
}

/* ---- written ---- */

void mark_write(struct db *d, struct op *op, struct op_progress *p)
{
	struct step step = { .at_s = op->now_s, .flag = op->flag, .value = op->on };
	int64_t changed[SLICE_MARKS];
	size_t n = 0, i = (size_t)p->done, end = i + SLICE_MARKS;

	for (; i < end && i < op->n_articles && !d->rc; i++) {
		int64_t id = story_id(d, op->articles[i]);
		if (flag_write(d, id, op->flag, op->flag - op->on, op->on))
			changed[n++] = id;
	}
	if (n) {
		step_add(d, &step, changed, n, p);
		p->article = changed[n - 1];
	}
	p->done = (int64_t)i;
	p->more = i < op->n_articles;
}
