/*
 * fetch: main of sapbao-fetch, the back program.  The reader's program starts
 * it with a socket; by hand it only tells about itself.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "back/back.h"
#include "back/sandbox.h"

#ifndef PACKAGE_URL
#define PACKAGE_URL ""
#endif

enum { EXIT_USAGE = 2, REPORT_MAX = 8 << 10 };

struct arguments {
	struct back_options o;
	bool version, report;
};

static bool take_number(struct str value, int64_t most, int64_t *out)
{
	return str_int(value, out) && *out >= 0 && *out <= most;
}

/* Options with a value; the last two are for tests and slow lines. */
static bool take_value(const char *name, struct str value, struct back_options *o)
{
	int64_t number;

	if (strcmp(name, "--fd") == 0 && take_number(value, 1 << 20, &number))
		o->fd = (int)number;
	else if (strcmp(name, "--replay") == 0 && value.n)
		o->replay = value;
	else if (strcmp(name, "--connect-ms") == 0 && take_number(value, 600000, &number))
		o->connect_ms = number;
	else if (strcmp(name, "--total-ms") == 0 && take_number(value, 600000, &number))
		o->total_ms = number;
	else
		return false;
	return true;
}

static bool take_arguments(char **argv, struct arguments *out)
{
	for (; *argv; argv++) {
		if (strcmp(*argv, "--version") == 0)
			out->version = true;
		else if (strcmp(*argv, "--sandbox-report") == 0)
			out->report = true;
		else if (argv[1] && take_value(argv[0], str_of(argv[1]), &out->o))
			argv++;
		else
			return false;
	}
	return true;
}

static int usage(void)
{
	fputs("sapbao-fetch: started by sapbao, which gives it a socket; not for use by hand\n"
		"usage: sapbao-fetch --fd N [--replay DIR]\n"
		"       sapbao-fetch --version | --sandbox-report\n", stderr);
	return EXIT_USAGE;
}

static int print_done(void)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return 0;
	fputs("sapbao-fetch: standard output cannot be written\n", stderr);
	return 1;
}

/* From a child, since the sandbox lets nobody write to a file. */
static int tell_report(struct str replay, int to)
{
	struct buf report;
	struct err e = { 0 };
	bool ok;

	buf_init(&report, REPORT_MAX);
	ok = sandbox_enter(replay, &report, &e);
	if (!ok)
		buf_addf(&report, "sapbao-fetch: %s\n", e.detail);
	ok = write(to, report.p ? report.p : "", report.n) == (ssize_t)report.n && ok;
	buf_release(&report);
	return ok ? 0 : 1;
}

static int print_report(struct str replay)
{
	char bytes[REPORT_MAX];
	int ends[2], status = 1;
	ssize_t n;
	pid_t child;

	if (pipe(ends) != 0 || (child = fork()) < 0)
		return 1;
	if (child == 0)
		_exit(tell_report(replay, ends[1]));
	close(ends[1]);
	while ((n = read(ends[0], bytes, sizeof bytes)) > 0)
		fwrite(bytes, 1, (size_t)n, stdout);
	close(ends[0]);
	waitpid(child, &status, 0);
	return status == 0 ? print_done() : 1;
}

int main(int argc, char **argv)
{
	struct arguments a = { .o = { .fd = -1 } };

	(void)argc;
	if (!take_arguments(argv + 1, &a))
		return usage();
	if (a.version) {
		puts("sapbao-fetch " PACKAGE_VERSION);
		return print_done();
	}
	if (a.report)
		return print_report(a.o.replay);
	if (a.o.fd < 0 || fcntl(a.o.fd, F_GETFD) < 0)
		return usage();
	a.o.user_agent = STR("sapbao/" PACKAGE_VERSION " (+" PACKAGE_URL ")");
	return back_run(&a.o);
}
