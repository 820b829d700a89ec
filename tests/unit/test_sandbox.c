/* layers: back net feed page markup wire model text base */
/* What the back gave up, it cannot do: tried from inside, in a child, and as
 * nobody when root runs the tests, since root would not notice. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <iconv.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "back/sandbox.h"

enum { NOBODY = 65534, SANDBOX_FAILED = 77 };

/* Each returns 0 when the act was possible. */

static int open_for(const char *path, int flags)
{
	int fd = open(path, flags, 0600);

	return fd < 0 ? errno : (close(fd), 0);
}

static int make_file(void) { return open_for("/tmp/sapbao-sandbox-test", O_WRONLY | O_CREAT); }
static int write_null(void) { return open_for("/dev/null", O_WRONLY); }
static int read_tmp(void) { return open_for("/tmp", O_RDONLY | O_DIRECTORY); }
static int read_memory(void) { return open_for("/proc/self/mem", O_RDONLY); }
static int read_terminal(void) { return open_for("/dev/tty", O_RDONLY); }
static int read_hosts(void) { return open_for("/etc/hosts", O_RDONLY); }
static int delete_file(void) { return unlink("/tmp/sapbao-sandbox-test-none") ? errno : 0; }
static int rename_file(void) { return rename("/tmp/sapbao-none", "/tmp/sapbao-none2") ? errno : 0; }
static int make_dir(void) { return mkdir("/tmp/sapbao-sandbox-test", 0700) ? errno : 0; }
static int kill_parent(void) { return kill(getppid(), 0) ? errno : 0; }

static int run_program(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return errno;
}

static int fork_child(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	return child < 0 ? errno : 0;
}

static int open_socket(int family, int type)
{
	int fd = socket(family, type, 0);

	return fd < 0 ? errno : (close(fd), 0);
}

static int unix_socket(void) { return open_socket(AF_UNIX, SOCK_STREAM); }
static int tcp_socket(void) { return open_socket(AF_INET, SOCK_STREAM); }
static int udp_socket(void) { return open_socket(AF_INET6, SOCK_DGRAM); }
static int raw_socket(void) { return open_socket(AF_INET, SOCK_RAW); }

static int be_a_server(void)
{
	struct sockaddr_in any = { .sin_family = AF_INET };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	return bind(fd, (struct sockaddr *)&any, sizeof any) != 0 || listen(fd, 1) != 0 ? errno : 0;
}

static void *nothing(void *p) { return p; }

static int start_thread(void)
{
	pthread_t t;
	int why = pthread_create(&t, NULL, nothing, NULL);

	return why ? why : pthread_join(t, NULL);
}

static int convert(void)
{
	iconv_t c = iconv_open("UTF-8", "WINDOWS-1258");

	return c == (iconv_t)-1 ? errno : iconv_close(c);
}

/* The act's errno, 128 + N when it ended the child by signal N. */
static int inside(int (*act)(void), struct str replay)
{
	pid_t child = fork();
	int st;

	assert_true(child >= 0);
	if (child == 0) {
		struct err e = { 0 };

		if (geteuid() == 0 && (setgroups(0, NULL) || setgid(NOBODY) || setuid(NOBODY)))
			_exit(SANDBOX_FAILED);
		if (!sandbox_enter(replay, NULL, &e))
			_exit(SANDBOX_FAILED);
		_exit(act());
	}
	assert_int_equal(waitpid(child, &st, 0), child);
	return WIFSIGNALED(st) ? 128 + WTERMSIG(st) : WEXITSTATUS(st);
}

/* A release does not know the switch: there the tests run in any case. */
static bool is_off(void)
{
#if ALLOW_SANDBOX_OFF
	const char *wish = getenv("SAPBAO_SANDBOX");

	return wish && strcmp(wish, "off") == 0;
#else
	return false;
#endif
}

static struct buf report_of_child(void)
{
	struct buf report;
	char bytes[4096];
	int ends[2];
	ssize_t n;
	pid_t child;

	buf_init(&report, 1 << 16);
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		struct err e = { 0 };

		_exit(sandbox_enter(STR_NONE, &report, &e)
			&& write(ends[1], report.p, report.n) == (ssize_t)report.n ? 0 : 1);
	}
	close(ends[1]);
	while ((n = read(ends[0], bytes, sizeof bytes)) > 0)
		buf_add(&report, (struct str){ bytes, (size_t)n });
	close(ends[0]);
	waitpid(child, NULL, 0);
	return report;
}

static void what_it_needs_stays(void **state)
{
	(void)state;
	assert_int_equal(inside(read_hosts, STR_NONE), 0);
	assert_int_equal(inside(tcp_socket, STR_NONE), 0);
	assert_int_equal(inside(udp_socket, STR_NONE), 0);
	assert_int_equal(inside(start_thread, STR_NONE), 0);
	assert_int_equal(inside(convert, STR_NONE), 0);
	assert_int_equal(inside(read_tmp, STR("/tmp")), 0);
}

static void what_it_gave_up_is_gone(void **state)
{
	static int (*const acts[])(void) = {
		make_file, write_null, delete_file, rename_file, make_dir, kill_parent, run_program,
		fork_child, unix_socket, raw_socket, be_a_server };
	struct buf report = report_of_child();
	bool calls = str_has(buf_str(&report), STR("(seccomp)"));
	bool files = str_has(buf_str(&report), STR("(Landlock"));

	(void)state;
	buf_release(&report);
	if (is_off() || !calls)
		skip();
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
		if (inside(acts[i], STR_NONE) == 0)
			fail_msg("act %zu was possible", i);
	assert_int_equal(inside(run_program, STR_NONE), 128 + SIGSYS);
	assert_int_equal(inside(make_file, STR("/tmp")), EPERM);
	if (!files)
		return;
	assert_int_not_equal(inside(read_tmp, STR_NONE), 0);
	assert_int_not_equal(inside(read_memory, STR_NONE), 0);
	assert_int_not_equal(inside(read_terminal, STR_NONE), 0);
}

static void the_report_says_what_holds(void **state)
{
	struct buf report = report_of_child();

	(void)state;
	assert_true(report.n > 0);
	assert_int_equal(report.p[report.n - 1], '\n');
	if (is_off())
		assert_true(str_has(buf_str(&report), STR("off")));
	else
		assert_true(str_has(buf_str(&report), STR("limits:")));
	buf_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_it_needs_stays),
		cmocka_unit_test(what_it_gave_up_is_gone),
		cmocka_unit_test(the_report_says_what_holds),
	};

	return cmocka_run_group_tests_name("sandbox", tests, NULL, NULL);
}
