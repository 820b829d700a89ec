#include "cells/pointer.h"

enum { CELL_BITS = 12, CELL_MAX = (1 << CELL_BITS) - 1, X_SHIFT = 4, Y_SHIFT = X_SHIFT + CELL_BITS };

bool key_is_pointer(struct key k)
{
	return k.code >= KEY_CLICK && k.code <= KEY_WHEEL_DOWN;
}

static unsigned inside(int n)
{
	return n < 0 ? 0 : n > CELL_MAX ? CELL_MAX : (unsigned)n;
}

struct key pointer_key(uint32_t code, int x, int y)
{
	return (struct key){ code, inside(x) << X_SHIFT | inside(y) << Y_SHIFT };
}

void pointer_cell(struct key k, int *x, int *y)
{
	*x = (int)(k.mods >> X_SHIFT & CELL_MAX);
	*y = (int)(k.mods >> Y_SHIFT & CELL_MAX);
}

bool pointer_from_name(struct str name, struct key *out)
{
	static const struct { const char *name; uint32_t code; } kinds[] = {
		{ "click", KEY_CLICK }, { "wheel-up", KEY_WHEEL_UP }, { "wheel-down", KEY_WHEEL_DOWN },
	};
	struct str kind, x;
	int64_t column, row;

	if (!str_cut(&name, ':', &kind) || !name.p || !str_cut(&name, ',', &x) || !name.p
	    || !str_int(x, &column) || !str_int(name, &row) || column < 0 || row < 0
	    || column > CELL_MAX || row > CELL_MAX)
		return false;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_eq(kind, str_of(kinds[i].name))) {
			*out = pointer_key(kinds[i].code, (int)column, (int)row);
			return true;
		}
	return false;
}
