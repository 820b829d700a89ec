/* rules: kill rules on their way to the writer.  A set never changes once an
 * op holds it; all sets live as long as the store. */
#ifndef STORE_RULES_H
#define STORE_RULES_H

#include "store/op.h"
#include "store/story.h"

struct rules {
	struct kill_rules list;
	int offset_min;
	struct rules *older;
	struct arena arena;
};

void rules_free(struct rules *r);       /* and all older ones */
/* Tries them on a story that is new: is it hidden now?  NULL: none. */
bool rules_try(struct db *d, const struct rules *r, int64_t id, const struct shelf *sh,
	const struct told *t, int64_t now_s, struct op_progress *p);

#endif
