#include "base/vec.h"

#include "base/err.h"

void vec_grow(void *v, int *cap, size_t size, struct arena *a)
{
	int bigger = *cap ? *cap * 2 : 4;
	void *old, *fresh;

	if (*cap > (1 << 28))
		BUG("vector too large");
	/* The member's type is known only to the caller; its bytes are moved. */
	memcpy(&old, v, sizeof(old));
	fresh = arena_alloc(a, size, (size_t)bigger);
	if (*cap)
		memcpy(fresh, old, size * (size_t)*cap);
	memcpy(v, &fresh, sizeof(fresh));
	*cap = bigger;
}
