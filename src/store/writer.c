/*
 * writer: the one thread that writes; see writer.h.
 *
 * An op leaves the queue only after its COMMIT: while the archive cannot be
 * written it stays at the head, and is tried again when another op comes or
 * after RETRY_S seconds.  An op that SQLite refuses for what it is (a broken
 * law of the schema, not the disk) is dropped, and said so.
 *
 * Small ops of one lane share a transaction, for as long as BATCH_MS: each
 * transaction makes a segment of the search index, and merging those was most
 * of the work of taking in texts.  When a batch fails, its first op is tried
 * alone, so that the failure is known to be its own.
 */
#include "store/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/story.h"

enum { RETRY_S = 3, EVENTS_MAX = 4096, WAITING_BYTES_MAX = 96 << 20, BATCH = 64, BATCH_MS = 50 };

struct batch {
	struct op_queue *queue;
	struct op *ops[BATCH];          /* the first ones of the queue, in their order */
	struct op_progress progress[BATCH];
	int n;
};

/* ---- queue (all under the lock) ---- */

static void queue_add(struct op_queue *q, struct op *op)
{
	op->next = NULL;
	if (q->tail)
		q->tail->next = op;
	else
		q->head = op;
	q->tail = op;
}

static struct op *queue_drop(struct op_queue *q)
{
	struct op *op = q->head;

	q->head = op->next;
	if (!q->head)
		q->tail = NULL;
	return op;
}

static struct op_queue *queue_next(struct writer *w)
{
	for (int i = 0; i < LANE_COUNT; i++)
		if (w->lanes[i].head)
			return &w->lanes[i];
	return NULL;
}

static void batch_take(struct batch *b, struct op_queue *q)
{
	*b = (struct batch){ .queue = q };
	for (struct op *op = q->head; op && b->n < BATCH; op = op->next)
		b->ops[b->n++] = op;
}

static void event_add(struct writer *w, struct writer_event value)
{
	struct writer_event *ev = malloc(sizeof(*ev));

	if (!ev)
		BUG("out of memory");
	*ev = value;
	ev->next = NULL;
	if (w->last)
		w->last->next = ev;
	else
		w->first = ev;
	w->last = ev;
	if (++w->events > EVENTS_MAX) {         /* nobody reads them */
		ev = w->first;
		w->first = ev->next;
		w->events--;
		free(ev);
	} else if (w->events == 1) {
		while (write(w->pipe[1], "", 1) < 0 && errno == EINTR)
			;
	}
}

/* ---- the thread ---- */

static int connect_db(struct writer *w, struct db *d)
{
	int rc = SQLITE_OK;

	if (d->handle)
		return SQLITE_OK;
	rc = db_open(d, w->path, DB_READ_WRITE);
	if (rc == SQLITE_OK && db_exec(d, w->fast ? "PRAGMA synchronous = OFF" :
			"PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 1000") != SQLITE_OK) {
		rc = d->rc;
		db_close(d);
	}
	return rc;
}

/* Runs what fits into one short transaction; the rest stays in the queue. */
static bool batch_run(struct db *d, struct batch *b)
{
	int64_t until = clock_ticks_ms() + BATCH_MS;
	bool told = false;
	int i = 0;

	do {
		struct op_progress *p = &b->progress[i];
		*p = b->ops[i]->progress;
		p->more = false;
		op_run(d, b->ops[i], p);
		told |= op_is_told(b->ops[i]);
	} while (!d->rc && !b->progress[i++].more && i < b->n && clock_ticks_ms() < until);
	b->n = i;
	return told;
}

/* One transaction; SQLite's code. */
static int attempt(struct writer *w, struct db *d, struct batch *b)
{
	int rc = connect_db(w, d);
	bool told = false;

	if (rc != SQLITE_OK)
		return rc;
	d->rc = SQLITE_OK;
	if (db_exec(d, "BEGIN IMMEDIATE") == SQLITE_OK) {
		search_forget(d);
		told = batch_run(d, b);
		search_apply(d);
		db_exec(d, "COMMIT");
	}
	rc = d->rc;
	if (rc != SQLITE_OK) {
		/* SQLite may have rolled back by itself: then this says so, harmlessly */
		sqlite3_exec(d->handle, "ROLLBACK", NULL, NULL, NULL);
		db_close(d);
	} else if (told) {
		watch_touch(w->watch);
	}
	return rc;
}

static int attempt_all(struct writer *w, struct db *d, struct batch *b)
{
	int n = b->n, rc = attempt(w, d, b);

	if (rc == SQLITE_OK || n == 1)
		return rc;
	b->n = 1;
	return attempt(w, d, b);
}

static bool refused_for_good(int rc)
{
	switch (rc & 0xff) {
	case SQLITE_ERROR: case SQLITE_CONSTRAINT: case SQLITE_MISMATCH:
	case SQLITE_TOOBIG: case SQLITE_RANGE: case SQLITE_MISUSE:
		return true;
	}
	return false;
}

static void finish(struct writer *w, struct op_queue *q)
{
	struct op *op = queue_drop(q);

	w->waiting_bytes -= op->bytes;
	if (op_is_mark(op))
		w->marks_written = op->ticket;
	op_free(op);
}

/* Slices or whole ops are in the archive. */
static void written(struct writer *w, const struct batch *b)
{
	if (w->announced)
		event_add(w, (struct writer_event){ .kind = STORE_RECOVERED });
	w->announced = false;
	w->trouble = 0;
	for (int i = 0; i < b->n; i++) {
		struct op *op = b->ops[i];
		const struct op_progress *p = &b->progress[i];

		op->progress = *p;
		if (p->more)
			return;
		event_add(w, (struct writer_event){ .kind = STORE_SAVED, .ticket = op->ticket,
			.fresh = p->fresh, .article = p->article });
		finish(w, b->queue);
	}
}

static void failed(struct writer *w, struct op_queue *q, struct op *op, int rc)
{
	w->failures++;
	if (refused_for_good(rc)) {
		event_add(w, (struct writer_event){ .kind = STORE_TROUBLE,
			.ticket = op->ticket, .code = rc });
		finish(w, q);
		return;
	}
	w->trouble = rc;
	if (!w->announced)
		event_add(w, (struct writer_event){ .kind = STORE_TROUBLE, .code = rc });
	w->announced = true;
}

/* What can be fetched again is let go before memory runs out. */
static void shed(struct writer *w)
{
	for (int i = LANE_COUNT - 1; w->trouble && i > LANE_MARKS; i--)
		while (w->waiting_bytes > WAITING_BYTES_MAX && w->lanes[i].head)
			finish(w, &w->lanes[i]);
}

static void wait_for_work(struct writer *w)
{
	struct timespec until;

	if (!queue_next(w)) {
		pthread_cond_wait(&w->work, &w->lock);
		return;
	}
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += RETRY_S;
	pthread_cond_timedwait(&w->work, &w->lock, &until);
}

static void *writer_main(void *ctx)
{
	struct writer *w = ctx;
	struct db d = { 0 };
	bool blocked = false;           /* the last attempt failed: do not spin */
	struct batch b;
	int rc;

	pthread_mutex_lock(&w->lock);
	for (;;) {
		struct op_queue *q = queue_next(w);

		if (w->closing && (!q || blocked))
			break;
		if (!q || blocked) {
			blocked = false;
			wait_for_work(w);
			continue;
		}
		batch_take(&b, q);
		w->running = true;
		pthread_mutex_unlock(&w->lock);
		rc = attempt_all(w, &d, &b);
		pthread_mutex_lock(&w->lock);
		w->running = false;
		w->attempts++;
		if (rc == SQLITE_OK)
			written(w, &b);
		else
			failed(w, q, b.ops[0], rc);
		blocked = rc != SQLITE_OK && !refused_for_good(rc);
		shed(w);
		pthread_cond_broadcast(&w->progress);
	}
	pthread_mutex_unlock(&w->lock);
	db_close(&d);
	return NULL;
}

/* Signals are the reading thread's: it sleeps in poll and owns the screen. */
static void start(struct writer *w)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	w->started = pthread_create(&w->thread, NULL, writer_main, w) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!w->started)
		BUG("no thread for the writer");
}

/* ---- the reading thread's side ---- */

struct writer *writer_new(const char *path, bool fast, struct watch *watch, struct err *e)
{
	struct writer *w = calloc(1, sizeof(*w));

	if (!w)
		BUG("out of memory");
	w->path = path;
	w->fast = fast;
	w->watch = watch;
	if (pipe(w->pipe) != 0) {
		err_set(e, ERR_ARCHIVE, "pipe: %s", strerror(errno));
		free(w);
		return NULL;
	}
	for (int i = 0; i < 2; i++) {
		fcntl(w->pipe[i], F_SETFD, FD_CLOEXEC);
		fcntl(w->pipe[i], F_SETFL, O_NONBLOCK);
	}
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->work, NULL);
	pthread_cond_init(&w->progress, NULL);
	return w;
}

uint64_t writer_put(struct writer *w, struct op *op)
{
	uint64_t ticket;

	pthread_mutex_lock(&w->lock);
	ticket = op->ticket = ++w->tickets;
	op->bytes = arena_size(&op->arena);
	w->waiting_bytes += op->bytes;
	queue_add(&w->lanes[op_lane(op)], op);
	if (!w->started)
		start(w);
	pthread_cond_signal(&w->work);
	pthread_mutex_unlock(&w->lock);
	return ticket;
}

bool writer_event(struct writer *w, struct writer_event *out)
{
	struct writer_event *ev;
	char bytes[16];

	pthread_mutex_lock(&w->lock);
	ev = w->first;
	if (ev) {
		*out = *ev;
		w->first = ev->next;
		w->events--;
		if (!w->first) {
			w->last = NULL;
			while (read(w->pipe[0], bytes, sizeof(bytes)) > 0)
				;
		}
	}
	pthread_mutex_unlock(&w->lock);
	free(ev);
	return ev != NULL;
}

int writer_flush(struct writer *w)
{
	uint64_t from;
	int rc = 0;

	pthread_mutex_lock(&w->lock);
	from = w->failures;
	pthread_cond_signal(&w->work);
	while (w->running || queue_next(w)) {
		pthread_cond_wait(&w->progress, &w->lock);
		if (w->trouble && w->failures != from)
			break;
	}
	rc = queue_next(w) ? w->trouble : 0;
	pthread_mutex_unlock(&w->lock);
	return rc;
}

int writer_trouble(struct writer *w)
{
	int rc;

	pthread_mutex_lock(&w->lock);
	rc = w->trouble;
	pthread_mutex_unlock(&w->lock);
	return rc;
}

uint64_t writer_marks_written(struct writer *w)
{
	uint64_t ticket;

	pthread_mutex_lock(&w->lock);
	ticket = w->marks_written;
	pthread_mutex_unlock(&w->lock);
	return ticket;
}

void writer_pending(struct writer *w, enum op_kind kind,
	void (*look)(void *ctx, const struct op *op), void *ctx)
{
	pthread_mutex_lock(&w->lock);
	for (int i = 0; i < LANE_COUNT; i++)
		for (const struct op *op = w->lanes[i].head; op; op = op->next)
			if (op->kind == kind)
				look(ctx, op);
	pthread_mutex_unlock(&w->lock);
}

static void queue_release(struct op_queue *q)
{
	while (q->head)
		op_free(queue_drop(q));
}

void writer_close(struct writer *w)
{
	struct writer_event ev;

	pthread_mutex_lock(&w->lock);
	w->closing = true;
	pthread_cond_signal(&w->work);
	pthread_mutex_unlock(&w->lock);
	if (w->started)
		pthread_join(w->thread, NULL);
	for (int i = 0; i < LANE_COUNT; i++)
		queue_release(&w->lanes[i]);
	while (writer_event(w, &ev))
		;
	close(w->pipe[0]);
	close(w->pipe[1]);
	pthread_mutex_destroy(&w->lock);
	pthread_cond_destroy(&w->work);
	pthread_cond_destroy(&w->progress);
	free(w);
}
