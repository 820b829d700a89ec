/*
 * arena: memory that goes all at once.  One arena per lifetime: the process
 * (configuration), a snapshot (one list, one article, one parse), a frame.
 * A zeroed struct arena is ready for use.  Out of memory aborts.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *head;   /* the chunk in use, newest first */
	size_t used;                /* bytes taken from head */
};

/* `count` zeroed objects of `size` bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t size, size_t count);
/* Copies; the copy ends in a NUL that .n does not count. */
struct str arena_str(struct arena *a, struct str s);
char *arena_z(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
struct str arena_join(struct arena *a, struct str x, struct str y);
/* Forgets everything but keeps one chunk for the next use. */
void arena_clear(struct arena *a);
/* Gives all memory back; the arena is zeroed and may be used again. */
void arena_release(struct arena *a);
size_t arena_size(const struct arena *a);   /* bytes held, for limits */

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type), 1))
#define ARENA_ARRAY(a, type, count) ((type *)arena_alloc((a), sizeof(type), (count)))

#endif
