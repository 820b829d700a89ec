#ifdef __linux__
#ifndef _GNU_SOURCE
#define _GNU_SOURCE     /* memfd_create */
#endif
#include <sys/mman.h>
#endif
#include "term/outlet.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

enum { FRAME_CEILING = 64 << 20, LAST_WAIT_MS = 1000 };

/* ---- opening ---- */

static int memory_file(void)
{
	FILE *f;
	int fd = -1;

#ifdef MFD_CLOEXEC
	fd = memfd_create("frame", MFD_CLOEXEC);
#endif
	if (fd >= 0)
		return fd;
	f = tmpfile();
	if (!f)
		return -1;
	fd = fcntl(fileno(f), F_DUPFD_CLOEXEC, 3);
	fclose(f);
	return fd;
}

/* The terminal once more: not to wait is a property of what was opened, and
 * descriptor 1 is the shell's too. */
static int fast_terminal(void)
{
	const char *name = ttyname(STDOUT_FILENO);

	return name ? open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC) : -1;
}

bool outlet_open(struct outlet *o)
{
	*o = (struct outlet){ .memory = -1, .fast = -1 };
	buf_init(&o->raw, FRAME_CEILING);
	buf_init(&o->out, FRAME_CEILING);
	o->terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	if (o->terminal < 0)
		return false;
	o->file = fdopen(o->terminal, "w");
	if (!o->file) {
		close(o->terminal);
		return false;
	}
	o->memory = memory_file();
	o->fast = fast_terminal();
	thrift_init(&o->thrift);
	return true;
}

void outlet_close(struct outlet *o)
{
	fclose(o->file);
	if (o->memory >= 0)
		close(o->memory);
	if (o->fast >= 0)
		close(o->fast);
	buf_release(&o->raw);
	buf_release(&o->out);
}

void outlet_know(struct outlet *o, const char *plain)
{
	o->thrifty = thrift_knows(plain);
}

bool outlet_link(struct outlet *o, const struct links *links)
{
	o->thrift.links = o->thrifty && o->memory >= 0 ? links : NULL;
	return o->thrift.links != NULL;
}

/* ---- sending ---- */

/* Gives what is left. */
static struct str send_some(const struct outlet *o, struct str s)
{
	while (s.n > 0) {
		ssize_t n = write(o->fast >= 0 ? o->fast : STDOUT_FILENO, s.p, s.n);
		if (n < 0 && errno == EINTR)
			continue;
		/* a terminal that is gone is found out by reading from it */
		if (n < 0)
			return errno == EAGAIN ? s : STR_NONE;
		s = str_skip(s, (size_t)n);
	}
	return s;
}

bool outlet_push(struct outlet *o)
{
	struct str left = send_some(o, buf_str(&o->out));

	buf_drop(&o->out, o->out.n - left.n);
	return left.n == 0;
}

void outlet_put(struct outlet *o, struct str bytes)
{
	buf_add(&o->out, bytes);
	outlet_push(o);
}

bool outlet_settle(struct outlet *o)
{
	struct pollfd p = { .fd = o->fast, .events = POLLOUT };
	bool all;

	if (o->thrifty)
		thrift_settle(&o->thrift, &o->out);
	while (!(all = outlet_push(o)) && poll(&p, 1, LAST_WAIT_MS) > 0 && !(p.revents & (POLLERR | POLLHUP)))
		;
	buf_clear(&o->out);
	return all;
}

/* ---- frames ---- */

void outlet_begin(struct outlet *o)
{
	if (o->memory >= 0)
		dup2(o->memory, o->terminal);
}

/* What curses wrote, from the beginning of the file; older frames may have been
 * longer. */
static bool take_frame(struct outlet *o)
{
	off_t size = lseek(o->memory, 0, SEEK_CUR), at = 0;
	char bytes[16384];

	buf_clear(&o->raw);
	while (at < size) {
		size_t most = size - at < (off_t)sizeof(bytes) ? (size_t)(size - at) : sizeof(bytes);
		ssize_t n = pread(o->memory, bytes, most, at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0 || !buf_add(&o->raw, (struct str){ bytes, (size_t)n }))
			return false;
		at += n;
	}
	lseek(o->memory, 0, SEEK_SET);
	return true;
}

static bool end_frame(struct outlet *o)
{
	if (o->memory < 0)
		return false;
	dup2(STDOUT_FILENO, o->terminal);
	fcntl(o->terminal, F_SETFD, FD_CLOEXEC);
	return take_frame(o);
}

void outlet_drop(struct outlet *o)
{
	end_frame(o);
}

size_t outlet_end(struct outlet *o)
{
	size_t before = o->out.n, made;

	if (!end_frame(o))
		return 0;
	if (o->thrifty)
		thrift_pass(&o->thrift, buf_str(&o->raw), &o->out);
	else
		buf_add(&o->out, buf_str(&o->raw));
	made = o->out.n - before;
	outlet_push(o);
	return made;
}
