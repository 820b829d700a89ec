/*
 * undo: marks and tags that really changed, as steps in the archive; the
 * newest is taken back, the last taken back is made again.  Only where what
 * the step made still stands.  What rules did is a line of steps of its own:
 * a reader's undo never meets what came in the background.
 */
#ifndef STORE_UNDO_H
#define STORE_UNDO_H

#include "store/op.h"

struct step {
	int64_t at_s;
	int flag, value;        /* of a mark: the bits, and 0 or the bits */
	struct str tag;         /* of a tag: its name; value: 1 given, 0 taken */
	bool rule;              /* made by a kill rule */
};

/* Adds a part to the step p->step, or begins one; what could be made again is
 * then forgotten. */
void step_add(struct db *d, const struct step *step, const int64_t *articles, size_t n,
	struct op_progress *p);
/* The flag becomes `to` where it is `from`; did it? */
bool flag_write(struct db *d, int64_t id, int flag, int from, int to);
/* The story gets or loses a tag; did it? */
bool tag_change(struct db *d, int64_t id, struct str name, bool on);

#endif
