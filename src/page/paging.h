/*
 * paging: the address of a list's next page, from a pattern with {slug} {n}
 * {n0} {zone} and the address of this one.  Pure.
 */
#ifndef PAGE_PAGING_H
#define PAGE_PAGING_H

#include "base/arena.h"

/* `path` is this page's path with its query.  "/{slug}-p{n}" and "/thoi-su"
 * give "/thoi-su-p2"; with "/thoi-su-p2", "/thoi-su-p3".  STR_NONE when the
 * pattern wants a zone and there is none, or holds no page number. */
struct str paging_next(struct str pattern, struct str path, struct str zone, struct arena *a);

#endif
