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
	bool closed;                /* the other side is gone */
};

void channel_init(struct channel *c, int fd);
void channel_release(struct channel *c);
/* Reads and writes what is possible now.  False: broken frame or socket. */
bool channel_pump(struct channel *c, struct err *e);
bool channel_wants_write(const struct channel *c);
/* The next whole frame (borrowed until the next pump): 1, 0 none, -1 broken. */
int channel_frame(struct channel *c, struct str *frame);

#endif
