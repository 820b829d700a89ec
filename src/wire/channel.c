/*
 * channel: see channel.h.  Reads are bounded a turn, so that a chatty other
 * side cannot hold the loop; writes go on from where the socket was full.
 */
#include "wire/channel.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	READ_BYTES = 64 << 10, READS_A_TURN = 64,
	IN_MAX = WIRE_FRAME_MAX + 4 + READ_BYTES,
	OUT_MAX = 3 * (WIRE_FRAME_MAX / 2),
	DROP_BYTES = 4 << 20
};

#ifdef MSG_NOSIGNAL
enum { SEND_FLAGS = MSG_NOSIGNAL };
#else
enum { SEND_FLAGS = 0 };
#endif

void channel_init(struct channel *c, int fd)
{
	int flags = fcntl(fd, F_GETFL);

	*c = (struct channel){ .fd = fd };
	buf_init(&c->in, IN_MAX);
	buf_init(&c->out, OUT_MAX);
	if (flags >= 0)
		fcntl(fd, F_SETFL, flags | O_NONBLOCK);
#ifdef SO_NOSIGPIPE
	setsockopt(fd, SOL_SOCKET, SO_NOSIGPIPE, &(int){ 1 }, sizeof(int));
#endif
}

void channel_release(struct channel *c)
{
	buf_release(&c->in);
	buf_release(&c->out);
	c->tail = STR_NONE;
}

bool channel_wants_write(const struct channel *c)
{
	return !c->closed && (c->out.n > c->sent || c->tail.n);
}

static bool would_block(void)
{
	return errno == EAGAIN || errno == EWOULDBLOCK;
}

static bool other_side_left(void)
{
	return errno == EPIPE || errno == ECONNRESET || errno == ENOTCONN;
}

static bool pump_in(struct channel *c, struct err *e)
{
	char bytes[READ_BYTES];

	for (int i = 0; i < READS_A_TURN && c->in.n + READ_BYTES <= IN_MAX; ) {
		ssize_t n = recv(c->fd, bytes, sizeof bytes, 0);

		if (n > 0) {
			buf_add(&c->in, (struct str){ bytes, (size_t)n });
			i++;
		} else if (n == 0 || other_side_left()) {
			c->closed = true;
			return true;
		} else if (would_block()) {
			return true;
		} else if (errno != EINTR) {
			return err_set(e, ERR_BACK_DIED, "reading: %s", strerror(errno));
		}
	}
	return true;
}

static bool pump_out(struct channel *c, struct err *e)
{
	while (channel_wants_write(c)) {
		bool in_out = c->out.n > c->sent;
		struct str s = in_out ? str_skip(buf_str(&c->out), c->sent) : c->tail;
		ssize_t n = send(c->fd, s.p, s.n, SEND_FLAGS);

		if (n >= 0 && in_out) {
			c->sent += (size_t)n;
		} else if (n >= 0) {
			c->tail = str_skip(c->tail, (size_t)n);
		} else if (other_side_left()) {
			c->closed = true;
		} else if (would_block()) {
			break;
		} else if (errno != EINTR) {
			return err_set(e, ERR_BACK_DIED, "writing: %s", strerror(errno));
		}
	}
	/* Moving the rest down at every turn would cost the square of a frame. */
	if (c->sent == c->out.n || c->sent >= DROP_BYTES) {
		buf_drop(&c->out, c->sent);
		c->sent = 0;
	}
	return true;
}

bool channel_pump(struct channel *c, struct err *e)
{
	if (c->taken) {
		buf_drop(&c->in, c->taken);
		c->taken = 0;
	}
	return pump_out(c, e) && (c->closed || pump_in(c, e));
}

void channel_send(struct channel *c, struct str head, struct str tail)
{
	buf_add(&c->out, c->tail);      /* what is said later must not overtake it */
	buf_add(&c->out, head);
	c->tail = tail;
}

/* The rest behind the frame moves, for it is small: frames are taken as they
 * come. */
void channel_keep(struct channel *c, struct buf *owner)
{
	*owner = c->in;
	buf_init(&c->in, IN_MAX);
	buf_add(&c->in, str_skip(buf_str(owner), c->taken));
	c->taken = 0;
}

int channel_frame(struct channel *c, struct str *frame)
{
	size_t used = 0;
	int found = wire_frame(str_skip(buf_str(&c->in), c->taken), frame, &used);

	if (found == 1)
		c->taken += used;
	return found;
}
