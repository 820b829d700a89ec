/*
 * map: byte-string keys to pointers, in an arena (a hash trie: no resizing,
 * no removal).  Keys are borrowed unless map_put copies them (it does).
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"

struct map_node;

struct map {
	struct map_node *root;
	int n;
};

void *map_get(const struct map *m, struct str key);      /* NULL: not there */
/* Address of the value slot; a new slot holds NULL. */
void **map_put(struct map *m, struct str key, struct arena *a);

#endif
