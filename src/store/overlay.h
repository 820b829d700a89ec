/*
 * overlay: the marks that are not yet in the archive, laid over what reads
 * find.  Only the reading thread touches it.
 *
 * Tickets of marks are written in their order.  An entry counts until its
 * ticket is `settled`, and settled moves only between two reads, before the
 * read's snapshot is taken: a read never sees a mark neither here nor there.
 */
#ifndef STORE_OVERLAY_H
#define STORE_OVERLAY_H

#include "store/flags.h"

struct overlay_slot {
	int64_t article;        /* 0: free */
	struct flag_change change;
	uint64_t ticket;        /* of the newest mark in it */
};

struct overlay {
	struct overlay_slot *slots;     /* power of two, linear probing */
	size_t n, cap;
	uint64_t newest, settled;
	uint64_t generation;            /* moves with every mark */
};

void overlay_put(struct overlay *o, int64_t article, struct flag_change c, uint64_t ticket);
void overlay_settle(struct overlay *o, uint64_t written);
void overlay_release(struct overlay *o);
bool overlay_empty(const struct overlay *o);
int overlay_flags(const struct overlay *o, int64_t article, int flags);
/* Walks the unsettled entries; *at starts at 0; NULL at the end. */
const struct overlay_slot *overlay_next(const struct overlay *o, size_t *at);

#endif
