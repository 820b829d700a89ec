/*
 * channel: frames over a non-blocking stream socket.  It owns its two
 * buffers, not the descriptor.
 */
#ifndef WIRE_CHANNEL_H
#define WIRE_CHANNEL_H

#include "wire/wire.h"

struct channel {
	int fd;
	struct buf in, out;
	size_t taken;               /* bytes of `in` already handed out */
	size_t sent;                /* bytes of `out` already written */
	struct str tail;            /* borrowed; goes after `out` */
	bool closed;                /* the other side is gone */
};

void channel_init(struct channel *c, int fd);
void channel_release(struct channel *c);
/* Reads and writes what is possible now.  False: broken frame or socket. */
bool channel_pump(struct channel *c, struct err *e);
bool channel_wants_write(const struct channel *c);
/* Adds `head`, and `tail` after it without a copy: it must last until it has
 * left or the channel is released. */
void channel_send(struct channel *c, struct str head, struct str tail);
/* The frame just handed out is kept beyond the next pump: `owner` takes the
 * memory over, to be released by the caller. */
void channel_keep(struct channel *c, struct buf *owner);
/* The next whole frame (borrowed until the next pump): 1, 0 none, -1 broken. */
int channel_frame(struct channel *c, struct str *frame);

#endif
