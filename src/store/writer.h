/*
 * writer: the one thread that writes.  It owns the only writing connection
 * and a queue in which marks go first, then articles; long ops are written in
 * slices, and more urgent ones pass between two slices.  It knows no meaning of
 * what it writes (op.h does).
 *
 * Every function here is called by the reading thread.
 */
#ifndef STORE_WRITER_H
#define STORE_WRITER_H

#include <pthread.h>

#include "store/op.h"
#include "store/watch.h"

struct writer_event {
	struct writer_event *next;
	enum store_event_kind kind;
	uint64_t ticket;
	int fresh;
	int64_t article;
	int code;                       /* STORE_TROUBLE: of SQLite */
};

struct op_queue { struct op *head, *tail; };

struct writer {
	const char *path;               /* borrowed */
	struct watch *watch;            /* borrowed; NULL: nobody else is there */
	bool fast;                      /* a throw-away archive: never waits for the disk */
	pthread_t thread;
	pthread_mutex_t lock;           /* guards all below */
	pthread_cond_t work, progress;
	bool started, closing, running;
	struct op_queue lanes[LANE_COUNT];
	size_t waiting_bytes;
	uint64_t tickets, marks_written;
	uint64_t attempts, failures;
	int trouble;                    /* SQLite's code; 0: all is well */
	bool announced;                 /* STORE_TROUBLE was said */
	struct writer_event *first, *last;
	int events;
	int pipe[2];                    /* a byte is in it while events wait */
};

/* The thread starts with the first op.  NULL: no descriptors left. */
struct writer *writer_new(const char *path, bool fast, struct watch *watch, struct err *e);
/* Gives the op its ticket; `op` is not the caller's any more. */
uint64_t writer_put(struct writer *w, struct op *op);
bool writer_event(struct writer *w, struct writer_event *out);
/* Waits until the queue is empty (0) or cannot be written (SQLite's code). */
int writer_flush(struct writer *w);
int writer_trouble(struct writer *w);
uint64_t writer_marks_written(struct writer *w);
/* Calls look(ctx, op) for every op of a kind not yet written, oldest first. */
void writer_pending(struct writer *w, enum op_kind kind,
	void (*look)(void *ctx, const struct op *op), void *ctx);
void writer_close(struct writer *w);

#endif
