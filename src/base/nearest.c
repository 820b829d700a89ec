#include "base/nearest.h"

enum { NAME_MAX_BYTES = 64, HOPELESS = 99 };

static int least(int x, int y)
{
	return x < y ? x : y;
}

/* Edit distance of two short names. */
static int distance(struct str x, struct str y)
{
	int row[NAME_MAX_BYTES + 1];

	if (x.n > NAME_MAX_BYTES || y.n > NAME_MAX_BYTES)
		return HOPELESS;
	for (size_t k = 0; k <= y.n; k++)
		row[k] = (int)k;
	for (size_t i = 1; i <= x.n; i++) {
		int diagonal = row[0];

		row[0] = (int)i;
		for (size_t k = 1; k <= y.n; k++) {
			int swap = diagonal + (str_lower(x.p[i - 1]) != str_lower(y.p[k - 1]));

			diagonal = row[k];
			row[k] = least(swap, least(row[k], row[k - 1]) + 1);
		}
	}
	return row[y.n];
}

/* A beginning is as near as one wrong letter; else a third of the letters may
 * be wrong: "nope" is not "news". */
void nearest_try(struct nearest *n, struct str typed, struct str name)
{
	int far = typed.n > 1 && str_starts_nocase(name, typed) ? 1 : distance(typed, name);

	if (far > (int)(typed.n + 2) / 3 || (n->best.n && far >= n->far))
		return;
	n->best = name;
	n->far = far;
}
