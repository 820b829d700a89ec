#include "cli/places.h"

#include "base/words.h"
#include "text/fold.h"

/* Edit distance of two short names, for "did you mean"; large when hopeless. */
static int distance(struct str x, struct str y)
{
	int row[65];

	if (x.n > 64 || y.n > 64)
		return 99;
	for (size_t k = 0; k <= y.n; k++)
		row[k] = (int)k;
	for (size_t i = 1; i <= x.n; i++) {
		int diagonal = row[0];

		row[0] = (int)i;
		for (size_t k = 1; k <= y.n; k++) {
			int swap = diagonal + (x.p[i - 1] != y.p[k - 1]);
			int best = row[k] < row[k - 1] ? row[k] + 1 : row[k - 1] + 1;

			diagonal = row[k];
			row[k] = swap < best ? swap : best;
		}
	}
	return row[y.n];
}

static struct str nearest_portal(struct desk *d, struct str name)
{
	struct str best = STR("");
	int least = 5;

	for (int i = 0; i < d->portals.list.n; i++) {
		struct str host = d->portals.list.v[i]->host;
		struct str label = str_sub(host, 0, str_find_byte(host, '.', 0));
		int far = distance(name, label);

		far = far < distance(name, host) ? far : distance(name, host);
		if (far < least) {
			least = far;
			best = host;
		}
	}
	return best;
}

static const struct category *find_category(const struct portal *p, struct str name, struct arena *a)
{
	struct str folded = text_fold(name, a);

	for (int i = 0; i < p->categories.n; i++)
		if (str_eq(p->categories.v[i].key, name) || str_eq(text_fold(p->categories.v[i].name, a), folded))
			return &p->categories.v[i];
	return NULL;
}

bool place_find(struct desk *d, struct str name, const struct portal **portal,
		const struct category **category, struct err *e)
{
	struct str host, rest = name;

	*category = NULL;
	str_cut(&rest, '/', &host);
	*portal = portal_by_name(&d->portals, host);
	if (!*portal) {
		struct str near = nearest_portal(d, host);

		return near.n ? err_set(e, ERR_PORTAL, _("%.*s (did you mean %.*s?)"), STR_ARG(host), STR_ARG(near))
			: err_set(e, ERR_PORTAL, _("%.*s (sapbao portals lists them)"), STR_ARG(host));
	}
	if (rest.n == 0)
		return true;
	*category = find_category(*portal, rest, &d->arena);
	return *category || err_set(e, ERR_PORTAL, _("%.*s has no category %.*s (sapbao portals lists them)"),
				    STR_ARG((*portal)->host), STR_ARG(rest));
}
