#include "base/proc.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/words.h"

extern char **environ;

/* Signals that we catch or ignore start at their defaults in a child. */
static void attributes(posix_spawnattr_t *at, short more)
{
	sigset_t all, none;

	posix_spawnattr_init(at);
	sigemptyset(&none);
	sigemptyset(&all);
	sigaddset(&all, SIGPIPE);
	sigaddset(&all, SIGINT);
	sigaddset(&all, SIGQUIT);
	sigaddset(&all, SIGTSTP);
	sigaddset(&all, SIGXFSZ);
	posix_spawnattr_setsigdefault(at, &all);
	posix_spawnattr_setsigmask(at, &none);
	posix_spawnattr_setflags(at, (short)(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | more));
}

static bool spawn(const char *const argv[], posix_spawn_file_actions_t *fa, short flags, pid_t *pid,
		  struct err *e)
{
	posix_spawnattr_t at;
	int why;

	attributes(&at, flags);
	words_lend_environment(true);
	/* The standard takes char * for history's sake; it changes nothing. */
	why = posix_spawnp(pid, argv[0], fa, &at, (char *const *)(uintptr_t)argv, environ);
	words_lend_environment(false);
	posix_spawnattr_destroy(&at);
	if (why)
		return err_set(e, ERR_FILE, "%s: %s", argv[0], strerror(why));
	return true;
}

bool proc_start(const char *const argv[], int keep, bool quiet, pid_t *pid, struct err *e)
{
	posix_spawn_file_actions_t fa;
	int high = -1;
	bool ok;

	/* dup2 onto itself would leave close-on-exec set: go by a higher one. */
	if (keep >= 0 && (high = fcntl(keep, F_DUPFD_CLOEXEC, 10)) < 0)
		return err_set(e, ERR_FILE, "%s: %s", argv[0], strerror(errno));
	posix_spawn_file_actions_init(&fa);
	if (high >= 0)
		posix_spawn_file_actions_adddup2(&fa, high, 3);
	for (int fd = 0; quiet && fd < 3; fd++)
		posix_spawn_file_actions_addopen(&fa, fd, "/dev/null", O_RDWR, 0);
	ok = spawn(argv, &fa, 0, pid, e);
	posix_spawn_file_actions_destroy(&fa);
	if (high >= 0)
		close(high);
	return ok;
}

bool proc_start_between(const char *const argv[], int in, int out, pid_t *pid, struct err *e)
{
	posix_spawn_file_actions_t fa;
	int ends[2] = { in, out };
	bool ok;

	posix_spawn_file_actions_init(&fa);
	for (int fd = 0; fd < 3; fd++)
		if (fd == 2 || ends[fd] < 0)
			posix_spawn_file_actions_addopen(&fa, fd, "/dev/null", O_RDWR, 0);
		else
			posix_spawn_file_actions_adddup2(&fa, ends[fd], fd);
	ok = spawn(argv, &fa, POSIX_SPAWN_SETPGROUP, pid, e);
	posix_spawn_file_actions_destroy(&fa);
	return ok;
}

static int wait_for(pid_t pid)
{
	int st;

	while (waitpid(pid, &st, 0) < 0)
		if (errno != EINTR)
			return 127;
	return WIFSIGNALED(st) ? 128 + WTERMSIG(st) : WEXITSTATUS(st);
}

/* What is typed at the program that has the terminal is its own affair, as in
 * system(3): Ctrl-C in a pager must not end us. */
struct ears { struct sigaction interrupt, quit; };

static void shut_ears(struct ears *before)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigemptyset(&ignore.sa_mask);
	sigaction(SIGINT, &ignore, &before->interrupt);
	sigaction(SIGQUIT, &ignore, &before->quit);
}

static void open_ears(const struct ears *before)
{
	sigaction(SIGINT, &before->interrupt, NULL);
	sigaction(SIGQUIT, &before->quit, NULL);
}

bool proc_run(const char *const argv[], int *status, struct err *e)
{
	struct ears before;
	pid_t pid;
	bool ok;

	shut_ears(&before);
	ok = proc_start(argv, -1, false, &pid, e);
	if (ok)
		*status = wait_for(pid);
	open_ears(&before);
	return ok;
}

static void feed(int fd, const char *input, size_t n)
{
	while (n) {
		ssize_t m = write(fd, input, n);

		if (m < 0 && errno == EINTR)
			continue;
		if (m <= 0)
			return;     /* a pager that was left early */
		input += m;
		n -= (size_t)m;
	}
}

bool proc_feed(const char *const argv[], const char *input, size_t n, int *status, struct err *e)
{
	posix_spawn_file_actions_t fa;
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	struct ears ears;
	int ends[2];
	pid_t pid;
	bool ok;

	if (pipe(ends) != 0)
		return err_set(e, ERR_FILE, "%s: %s", argv[0], strerror(errno));
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	posix_spawn_file_actions_init(&fa);
	posix_spawn_file_actions_adddup2(&fa, ends[0], 0);
	posix_spawn_file_actions_addclose(&fa, ends[0]);
	shut_ears(&ears);
	ok = spawn(argv, &fa, 0, &pid, e);
	posix_spawn_file_actions_destroy(&fa);
	close(ends[0]);
	if (ok) {
		sigaction(SIGPIPE, &ignore, &before);
		feed(ends[1], input, n);
		sigaction(SIGPIPE, &before, NULL);
	}
	close(ends[1]);
	if (ok)
		*status = wait_for(pid);
	open_ears(&ears);
	return ok;
}
