/* layers: base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/child.h"
#include "base/clock.h"
#include "unit/quick.h"

enum { A_MEGABYTE = 1 << 20 };

/* Runs a shell script to its end; gives the output, or "" and the error. */
static struct buf run(const char *script, struct str input, size_t ceiling, int limit_ms, struct err *e)
{
	const char *argv[] = { "sh", "-c", script, NULL };
	struct child_options o = { .input = input, .ceiling = ceiling, .limit_ms = limit_ms };
	struct child *c = child_start(argv, &o, e);
	struct buf out;

	buf_init(&out, 4 * A_MEGABYTE);
	assert_non_null(c);
	while (!child_step(c, e)) {
		struct pollfd rows[CHILD_FDS];

		poll(rows, (nfds_t)child_poll(c, rows), child_timeout_ms(c));
	}
	if (e->code == ERR_NONE)
		buf_add(&out, child_output(c));
	child_free(c);
	return out;
}

static void what_it_says(void **state)
{
	struct err e = { 0 };
	struct buf out = run("echo một; echo hai", STR(""), 100, 5000, &e);

	(void)state;
	assert_true(str_eq(buf_str(&out), STR("một\nhai\n")));
	buf_release(&out);
}

/* More than a pipe holds, both ways at once. */
static void what_it_is_given_comes_back(void **state)
{
	struct err e = { 0 };
	struct buf in, out;

	(void)state;
	buf_init(&in, A_MEGABYTE);
	for (int i = 0; i < A_MEGABYTE / 8; i++)
		buf_add_z(&in, "1234567\n");
	out = run("cat", buf_str(&in), A_MEGABYTE, 20000, &e);
	assert_int_equal(e.code, ERR_NONE);
	assert_true(str_eq(buf_str(&in), buf_str(&out)));
	buf_release(&out);
	out = run("head -c 8 && exec <&-", buf_str(&in), A_MEGABYTE, 20000, &e);
	assert_int_equal(e.code, ERR_NONE);     /* it did not want the rest */
	assert_int_equal(out.n, 8);
	buf_release(&in);
	buf_release(&out);
}

static void failures_have_a_reason(void **state)
{
	static const struct { const char *script; enum err_code code; const char *word; } rows[] = {
		{ "echo x; exit 3", ERR_PROGRAM, "status 3" },
		{ "kill -9 $$", ERR_PROGRAM, "signal 9" },
		{ "khong-co-lenh-nay", ERR_PROGRAM, "status 127" },
		{ "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done", ERR_TOO_LARGE, "sh" },
		{ "sleep 50", ERR_PROGRAM, "took more" },
		{ "exec >&-; sleep 50", ERR_PROGRAM, "took more" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct err e = { 0 };
		struct buf out = run(rows[i].script, STR(""), 1000, 400, &e);

		assert_int_equal(e.code, rows[i].code);
		assert_true(str_has(str_of(e.detail), str_of(rows[i].word)));
		buf_release(&out);
	}
}

/* A script's own children go with it: one that lived would hold the pipe. */
static void nothing_is_left(void **state)
{
	char path[] = "/tmp/sapbao-child-XXXXXX", script[200];
	int fd = mkstemp(path);
	struct err e = { 0 };
	struct buf out;

	(void)state;
	assert_true(fd >= 0);
	snprintf(script, sizeof script, "(sleep 1; echo alive > %s) & wait", path);
	out = run(script, STR(""), 1000, 200, &e);
	assert_int_equal(e.code, ERR_PROGRAM);
	poll(NULL, 0, 1400);
	assert_int_equal(lseek(fd, 0, SEEK_END), 0);
	close(fd);
	unlink(path);
	buf_release(&out);
}

static void no_such_program(void **state)
{
	const char *argv[] = { "/khong/co", NULL };
	struct child_options o = { .ceiling = 10, .limit_ms = 100 };
	struct err e = { 0 };

	(void)state;
	if (quick())
		skip();
	assert_null(child_start(argv, &o, &e));
	assert_true(str_has(str_of(e.detail), STR("/khong/co")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_it_says),
		cmocka_unit_test(what_it_is_given_comes_back),
		cmocka_unit_test(failures_have_a_reason),
		cmocka_unit_test(nothing_is_left),
		cmocka_unit_test(no_such_program),
	};

	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests_name("child", tests, NULL, NULL);
}
