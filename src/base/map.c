#include "base/map.h"

struct map_node {
	struct map_node *child[4];
	struct str key;
	void *value;
};

/* FNV-1a; keys are addresses and names, not chosen to collide: a captured
 * back only makes its own look-ups slow. */
static uint64_t hash(struct str s)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return h ^ (h >> 32);
}

void *map_get(const struct map *m, struct str key)
{
	const struct map_node *n = m->root;

	for (uint64_t h = hash(key); n; n = n->child[h >> 62], h <<= 2)
		if (str_eq(n->key, key))
			return n->value;
	return NULL;
}

void **map_put(struct map *m, struct str key, struct arena *a)
{
	struct map_node **at = &m->root;

	for (uint64_t h = hash(key); *at; at = &(*at)->child[h >> 62], h <<= 2)
		if (str_eq((*at)->key, key))
			return &(*at)->value;
	*at = ARENA_NEW(a, struct map_node);
	(*at)->key = arena_str(a, key);
	m->n++;
	return &(*at)->value;
}
