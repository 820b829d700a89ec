#include "app/places.h"

#include "base/words.h"
#include "base/nearest.h"
#include "text/fold.h"

static struct str nearest_portal(struct desk *d, struct str name)
{
	struct nearest n = { 0 };

	for (int i = 0; i < d->portals.list.n; i++) {
		struct str host = d->portals.list.v[i]->host;
		struct nearest label = { 0 };

		nearest_try(&label, name, str_sub(host, 0, str_find_byte(host, '.', 0)));
		nearest_try(&n, name, host);
		if (label.best.n && (!n.best.n || label.far < n.far))
			n = (struct nearest){ host, label.far };
	}
	return n.best;
}

static struct str nearest_category(const struct portal *p, struct str name, struct arena *a)
{
	struct str folded = text_fold(name, a);
	struct nearest n = { 0 };

	for (int i = 0; i < p->categories.n; i++) {
		const struct category *k = &p->categories.v[i];
		struct nearest by_name = { 0 };

		nearest_try(&n, folded, k->key);
		nearest_try(&by_name, folded, text_fold(k->name, a));
		if (by_name.best.n && (!n.best.n || by_name.far < n.far))
			n = (struct nearest){ k->key, by_name.far };
	}
	return n.best;
}

static const struct category *find_category(const struct portal *p, struct str name, struct arena *a)
{
	struct str folded = text_fold(name, a);

	for (int i = 0; i < p->categories.n; i++)
		if (str_eq(p->categories.v[i].key, name) || str_eq(text_fold(p->categories.v[i].name, a), folded))
			return &p->categories.v[i];
	return NULL;
}

static bool no_category(const struct portal *p, struct str name, struct arena *a, struct err *e)
{
	struct str near = nearest_category(p, name, a);

	if (near.n)
		return err_set(e, ERR_ARGUMENT, _("%.*s has no category %.*s (did you mean %.*s?)"),
			       STR_ARG(p->host), STR_ARG(name), STR_ARG(near));
	return err_set(e, ERR_ARGUMENT, _("%.*s has no category %.*s (sapbao portals lists them)"),
		       STR_ARG(p->host), STR_ARG(name));
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
	if (!*category)
		no_category(*portal, rest, &d->arena, e);
	return *category != NULL;
}
