#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { LINES = 256, LINE = 240 };

/* One of the two globals that DESIGN allows.  Only the main thread logs. */
static struct {
	char line[LINES][LINE];
	int first, n;
	int fd;
	enum log_level level;
	bool has_fd;
} ring;

void log_line(enum log_level level, const char *fmt, ...)
{
	int at = (ring.first + ring.n) % LINES;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(ring.line[at], LINE, fmt, ap);
	va_end(ap);
	if (ring.n < LINES)
		ring.n++;
	else
		ring.first = (ring.first + 1) % LINES;
	if (ring.has_fd && level <= ring.level)
		dprintf(ring.fd, "sapbao: %s\n", ring.line[at]);
}

const char *log_get(int i)
{
	return i >= 0 && i < ring.n ? ring.line[(ring.first + i) % LINES] : NULL;
}

int log_count(void)
{
	return ring.n;
}

void log_to(int fd, enum log_level up_to)
{
	ring.fd = fd;
	ring.level = up_to;
	ring.has_fd = fd >= 0;
}
