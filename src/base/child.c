#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/proc.h"
#include "base/words.h"

/* A program that closed its output has not ended yet: looked at this often. */
enum { READ_BYTES = 16 << 10, REAP_MS = 10 };

struct child {
	pid_t pid;                  /* 0: reaped */
	int to, from;               /* -1: closed */
	int status;
	struct buf input, output;
	size_t given;
	int64_t until_ms;
	int limit_ms;
	char name[64];              /* for messages */
};

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static bool make_pipe(int ends[2], int ours)
{
	if (pipe(ends) != 0)
		return false;
	for (int i = 0; i < 2; i++)
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	fcntl(ends[ours], F_SETFL, fcntl(ends[ours], F_GETFL) | O_NONBLOCK);
	return true;
}

static bool start(struct child *c, const char *const argv[], struct err *e)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 };
	bool ok = (c->input.n == 0 || make_pipe(in, 1)) && make_pipe(out, 0);

	if (!ok)
		err_set(e, ERR_PROGRAM, "%s: %s", argv[0], strerror(errno));
	ok = ok && proc_start_between(argv, in[0], out[1], &c->pid, e);
	close_end(&in[0]);
	close_end(&out[1]);
	c->to = in[1];
	c->from = out[0];
	return ok;
}

struct child *child_start(const char *const argv[], const struct child_options *o, struct err *e)
{
	struct child *c = calloc(1, sizeof *c);

	if (!c)
		BUG("out of memory");
	c->to = c->from = -1;
	c->limit_ms = o->limit_ms;
	c->until_ms = clock_ticks_ms() + o->limit_ms;
	strncpy(c->name, argv[0], sizeof(c->name) - 1);
	buf_init(&c->input, o->input.n + 1);
	buf_init(&c->output, o->ceiling);
	buf_add(&c->input, o->input);
	if (start(c, argv, e))
		return c;
	child_free(c);
	return NULL;
}

/* The whole group: a script's own children too. */
static void end(struct child *c)
{
	if (c->pid) {
		kill(-c->pid, SIGKILL);
		kill(c->pid, SIGKILL);
		while (waitpid(c->pid, &c->status, 0) < 0 && errno == EINTR)
			;
		c->pid = 0;
	}
	close_end(&c->to);
	close_end(&c->from);
}

void child_free(struct child *c)
{
	if (!c)
		return;
	end(c);
	buf_release(&c->input);
	buf_release(&c->output);
	free(c);
}

int child_poll(const struct child *c, struct pollfd rows[CHILD_FDS])
{
	int n = 0;

	if (c->from >= 0)
		rows[n++] = (struct pollfd){ .fd = c->from, .events = POLLIN };
	if (c->to >= 0)
		rows[n++] = (struct pollfd){ .fd = c->to, .events = POLLOUT };
	return n;
}

int child_timeout_ms(const struct child *c)
{
	int64_t left = c->until_ms - clock_ticks_ms();

	if (c->from < 0 && left > REAP_MS)
		return REAP_MS;
	return left <= 0 ? 0 : (int)left + 1;
}

static void give(struct child *c)
{
	while (c->to >= 0 && c->given < c->input.n) {
		ssize_t n = write(c->to, c->input.p + c->given, c->input.n - c->given);

		if (n > 0)
			c->given += (size_t)n;
		else if (n < 0 && errno == EINTR)
			continue;
		else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return;
		else
			break;      /* it does not want the rest */
	}
	close_end(&c->to);
}

/* False: it says more than it may. */
static bool take(struct child *c)
{
	char bytes[READ_BYTES];

	while (c->from >= 0) {
		ssize_t n = read(c->from, bytes, sizeof bytes);

		if (n > 0 && !buf_add(&c->output, (struct str){ bytes, (size_t)n }))
			return false;
		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			break;
		if (n == 0 || (n < 0 && errno != EINTR))
			close_end(&c->from);
	}
	return true;
}

static bool judge(struct child *c, struct err *e)
{
	if (WIFSIGNALED(c->status))
		err_set(e, ERR_PROGRAM, _("%s was ended by signal %d"), c->name, WTERMSIG(c->status));
	else if (WEXITSTATUS(c->status))
		err_set(e, ERR_PROGRAM, _("%s ended with status %d"), c->name, WEXITSTATUS(c->status));
	return true;
}

bool child_step(struct child *c, struct err *e)
{
	pid_t got;

	give(c);
	if (!take(c)) {
		end(c);
		err_set(e, ERR_TOO_LARGE, "%s", c->name);
		return true;
	}
	if (c->from < 0 && c->pid && (got = waitpid(c->pid, &c->status, WNOHANG)) != 0) {
		if (got < 0)
			c->status = 127 << 8;
		c->pid = 0;
		return judge(c, e);
	}
	if (clock_ticks_ms() < c->until_ms)
		return false;
	end(c);
	err_set(e, ERR_PROGRAM, _("%s took more than %d s"), c->name, c->limit_ms / 1000);
	return true;
}

struct str child_output(const struct child *c)
{
	return buf_str(&c->output);
}
