#include "conf/conf.h"

void alias_set(struct aliases *l, struct str name, struct str line, struct arena *a)
{
	struct alias *at = NULL;

	for (int i = 0; i < l->list.n && !at; i++)
		if (str_eq(l->list.v[i].name, name))
			at = &l->list.v[i];
	if (!at)
		at = VEC_PUSH(&l->list, a);
	*at = (struct alias){ arena_str(a, name), arena_str(a, line) };
}

const struct alias *alias_find(const struct aliases *l, struct str name)
{
	for (int i = 0; i < l->list.n; i++)
		if (str_eq(l->list.v[i].name, name) && l->list.v[i].line.n)
			return &l->list.v[i];
	return NULL;
}
