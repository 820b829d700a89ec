/* op: one queued write; see op.h. */
#include "store/op.h"

#include <stdlib.h>

enum told { QUIETLY, TOLD };    /* do other instances want to know? */

static const struct {
	enum lane lane;
	bool mark;
	enum told told;
	void (*run)(struct db *, struct op *, struct op_progress *);
} kinds[OP_KIND_COUNT] = {
	[OP_PORTALS]  = { LANE_REST, false, TOLD, portals_write },
	[OP_FEED]     = { LANE_REST, false, TOLD, feed_write },
	[OP_ARTICLE]  = { LANE_ARTICLES, false, TOLD, article_write },
	/* never before the feed it belongs to: after a crash a 304 would hide it */
	[OP_STATE]    = { LANE_REST, false, QUIETLY, fetch_state_write },
	[OP_MARK]     = { LANE_MARKS, true, TOLD, mark_write },
	[OP_UNDO]     = { LANE_MARKS, true, TOLD, undo_write },
	[OP_REDO]     = { LANE_MARKS, true, TOLD, redo_write },
	[OP_TAG]      = { LANE_MARKS, false, TOLD, tag_write },
	[OP_SEARCH]   = { LANE_MARKS, false, TOLD, search_write },
	[OP_PLACE]    = { LANE_MARKS, false, QUIETLY, place_write },
	[OP_OPENED]   = { LANE_MARKS, false, QUIETLY, opened_write },
	[OP_REMEMBER] = { LANE_MARKS, false, QUIETLY, memory_write },
	[OP_EXPIRE]   = { LANE_REST, false, TOLD, expire_write },
};

struct op *op_new(enum op_kind kind, int64_t now_s)
{
	struct op *op = calloc(1, sizeof(*op));

	if (!op)
		BUG("out of memory");
	op->kind = kind;
	op->now_s = now_s;
	return op;
}

void op_free(struct op *op)
{
	if (!op)
		return;
	arena_release(&op->arena);
	free(op);
}

enum lane op_lane(const struct op *op)
{
	return kinds[op->kind].lane;
}

bool op_is_mark(const struct op *op)
{
	return kinds[op->kind].mark;
}

bool op_is_told(const struct op *op)
{
	return kinds[op->kind].told == TOLD;
}

void op_run(struct db *d, struct op *op, struct op_progress *p)
{
	kinds[op->kind].run(d, op, p);
}
