/*
 * vec: growing arrays inside an arena.  A vector is any struct with members
 * `v` (pointer), `n` (count) and `cap`; zeroed is empty.  VEC_PUSH gives a
 * pointer to a new zeroed element; older element pointers may go stale.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#define VEC(type) struct { type *v; int n, cap; }
#define VEC_PUSH(vec, a) \
	((vec)->n < (vec)->cap ? 0 : (vec_grow(&(vec)->v, &(vec)->cap, sizeof(*(vec)->v), (a)), 0), \
	 &(vec)->v[(vec)->n++])

/* `v` is the address of the vector's pointer member. */
void vec_grow(void *v, int *cap, size_t size, struct arena *a);

#endif
