/*
 * op: one queued write, with its own copies of everything it needs.  An op is
 * made by the reading thread, then belongs to the writer until it is written.
 * How each kind is written stands in the file of its noun; op.c has the table.
 */
#ifndef STORE_OP_H
#define STORE_OP_H

#include "store/db.h"
#include "store/store.h"

enum op_kind {
	OP_PORTALS, OP_FEED, OP_ARTICLE, OP_STATE, OP_MARK, OP_UNDO, OP_PLACE,
	OP_OPENED, OP_REMEMBER, OP_EXPIRE, OP_REDO, OP_TAG, OP_SEARCH,
	OP_KIND_COUNT
};

/* A long op is written in short transactions: `done` is how far it came. */
struct op_progress {
	int64_t done;
	bool more;
	int fresh;
	int64_t article;
	int64_t step;           /* marks and undo: which step of undo */
};

struct rules;

struct op {
	struct op *next;
	struct arena arena;
	enum op_kind kind;
	uint64_t ticket;
	size_t bytes;                   /* of the arena when it was queued */
	int64_t now_s;
	struct op_progress progress;
	int64_t id;                     /* article or category */
	int64_t number;                 /* place */
	struct store_keep keep;         /* expire */
	int flag, on;                   /* mark: the bits, and 0 or the bits; undo: of rules? */
	int64_t *articles;              /* mark; expire: what is old */
	size_t n_articles;
	struct str url, name, value;    /* asked address; memory */
	struct feed feed;
	struct article article;         /* its body is in `doc` */
	struct str doc;                 /* encoded */
	struct fetch_state state;
	struct portals portals;
	const struct rules *rules;      /* feed, article: kill rules, or NULL */
};

/* Lanes of the queue: what the reader did, what the reader waits for, the rest. */
enum lane { LANE_MARKS, LANE_ARTICLES, LANE_REST, LANE_COUNT };

struct op *op_new(enum op_kind kind, int64_t now_s);
void op_free(struct op *op);
enum lane op_lane(const struct op *op);
/* Only marks and undo: what settles the overlay. */
bool op_is_mark(const struct op *op);
/* Do other instances show what it changes? */
bool op_is_told(const struct op *op);
/* Runs one short transaction's worth inside the caller's transaction. */
void op_run(struct db *d, struct op *op, struct op_progress *p);

/* ---- the kinds ---- */
void portals_write(struct db *d, struct op *op, struct op_progress *p);
void feed_write(struct db *d, struct op *op, struct op_progress *p);
void article_write(struct db *d, struct op *op, struct op_progress *p);
void fetch_state_write(struct db *d, struct op *op, struct op_progress *p);
void mark_write(struct db *d, struct op *op, struct op_progress *p);
void undo_write(struct db *d, struct op *op, struct op_progress *p);
void redo_write(struct db *d, struct op *op, struct op_progress *p);
void tag_write(struct db *d, struct op *op, struct op_progress *p);
void search_write(struct db *d, struct op *op, struct op_progress *p);
void place_write(struct db *d, struct op *op, struct op_progress *p);
void opened_write(struct db *d, struct op *op, struct op_progress *p);
void memory_write(struct db *d, struct op *op, struct op_progress *p);
void expire_write(struct db *d, struct op *op, struct op_progress *p);

#endif
