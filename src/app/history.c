#include "app/history.h"

void history_init(struct history *h)
{
	*h = (struct history){ .at = -1 };
}

void history_release(struct history *h)
{
	arena_release(&h->arena);
	history_init(h);
}

void history_clear(struct history *h)
{
	h->n = 0;
	h->at = -1;
	arena_clear(&h->arena);
}

void history_leave(struct history *h)
{
	h->at = -1;
}

/* Addresses of forgotten places stay in the arena until it is half a
 * megabyte; then the living ones move to a new one. */
static void compact(struct history *h)
{
	struct arena fresh = { 0 };

	if (arena_size(&h->arena) < 512u << 10)
		return;
	for (int i = 0; i < h->n; i++)
		h->v[i].url = arena_str(&fresh, h->v[i].url);
	arena_release(&h->arena);
	h->arena = fresh;
}

void history_visit(struct history *h, int64_t id, struct str url)
{
	h->n = h->at + 1;
	if (h->n == HISTORY_MAX) {
		memmove(h->v, h->v + 1, sizeof(*h->v) * (HISTORY_MAX - 1));
		h->n--;
	}
	compact(h);
	h->v[h->n] = (struct place){ .id = id, .url = arena_str(&h->arena, url) };
	h->at = h->n++;
}

void history_note(struct history *h, int64_t id, int line)
{
	if (h->at < 0)
		return;
	if (id)
		h->v[h->at].id = id;
	h->v[h->at].line = line;
}

const struct place *history_step(struct history *h, int direction)
{
	int to = h->at + direction;

	if (to < 0 || to >= h->n)
		return NULL;
	h->at = to;
	return &h->v[to];
}

int history_back_steps(const struct history *h)
{
	return h->at > 0 ? h->at : 0;
}

int history_forward_steps(const struct history *h)
{
	return h->n - 1 - h->at;
}
