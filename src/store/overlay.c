/* overlay: the marks that are not yet in the archive; see overlay.h. */
#include "store/overlay.h"

#include <stdlib.h>
#include <string.h>

static size_t slot_of(const struct overlay *o, int64_t article)
{
	size_t i = (size_t)((uint64_t)article * 0x9e3779b97f4a7c15u >> 20) & (o->cap - 1);

	while (o->slots[i].article && o->slots[i].article != article)
		i = (i + 1) & (o->cap - 1);
	return i;
}

static void grow(struct overlay *o)
{
	struct overlay old = *o;

	o->cap = old.cap ? old.cap * 2 : 64;
	o->slots = calloc(o->cap, sizeof(*o->slots));
	if (!o->slots)
		BUG("out of memory");
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].article)
			o->slots[slot_of(o, old.slots[i].article)] = old.slots[i];
	free(old.slots);
}

void overlay_put(struct overlay *o, int64_t article, struct flag_change c, uint64_t ticket)
{
	struct overlay_slot *s;

	if (o->n * 2 >= o->cap)
		grow(o);
	s = &o->slots[slot_of(o, article)];
	if (!s->article)
		o->n++;
	s->article = article;
	s->change.value = flag_apply(s->change.value, c);
	s->change.mask |= c.mask;
	s->ticket = ticket;
	o->newest = ticket;
	o->generation++;
}

void overlay_settle(struct overlay *o, uint64_t written)
{
	o->settled = written;
	if (o->n && o->newest <= written) {
		memset(o->slots, 0, o->cap * sizeof(*o->slots));
		o->n = 0;
	}
}

void overlay_release(struct overlay *o)
{
	free(o->slots);
	memset(o, 0, sizeof(*o));
}

bool overlay_empty(const struct overlay *o)
{
	return o->n == 0;
}

int overlay_flags(const struct overlay *o, int64_t article, int flags)
{
	const struct overlay_slot *s;

	if (!o || !o->n)
		return flags;
	s = &o->slots[slot_of(o, article)];
	return s->article && s->ticket > o->settled ? flag_apply(flags, s->change) : flags;
}

const struct overlay_slot *overlay_next(const struct overlay *o, size_t *at)
{
	while (*at < o->cap) {
		const struct overlay_slot *s = &o->slots[(*at)++];
		if (s->article && s->ticket > o->settled)
			return s;
	}
	return NULL;
}
