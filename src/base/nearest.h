/* nearest: "did you mean": which of some short names a mistyped one is near. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/str.h"

struct nearest {
	struct str best;            /* "" while nothing is near */
	int far;
};

/* One more name; call it for each, then look at `best`. */
void nearest_try(struct nearest *n, struct str typed, struct str name);

#endif
