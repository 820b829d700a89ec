#include "base/nearest.h"

enum { NAME_MAX_BYTES = 64, HOPELESS = 99 };

static int least(int x, int y)
{
	return x < y ? x : y;
}

/* Edit distance of two short names; two letters that changed places are one
 * slip. */
static int distance(struct str x, struct str y)
{
	int rows[3][NAME_MAX_BYTES + 1];

	if (x.n > NAME_MAX_BYTES || y.n > NAME_MAX_BYTES)
		return HOPELESS;
	for (size_t k = 0; k <= y.n; k++)
		rows[0][k] = (int)k;
	for (size_t i = 1; i <= x.n; i++) {
		int *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];

		now[0] = (int)i;
		for (size_t k = 1; k <= y.n; k++) {
			bool same = str_lower(x.p[i - 1]) == str_lower(y.p[k - 1]);

			now[k] = least(before[k - 1] + !same, least(before[k], now[k - 1]) + 1);
			if (i > 1 && k > 1 && str_lower(x.p[i - 1]) == str_lower(y.p[k - 2])
			    && str_lower(x.p[i - 2]) == str_lower(y.p[k - 1]))
				now[k] = least(now[k], earlier[k - 2] + 1);
		}
	}
	return rows[x.n % 3][y.n];
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
