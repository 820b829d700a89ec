/* collate: Vietnamese order (a ă â b … d đ …, then the tones). */
#ifndef TEXT_COLLATE_H
#define TEXT_COLLATE_H

#include "base/arena.h"

/* A key whose byte order is the order of the words. */
struct str text_collation_key(struct str s, struct arena *a);

#endif
