/* layers: base */
/*
 * What a key costs on the line, at 50 rows of 100 columns.  Bytes are not
 * times: they come out the same on every machine, so they are held to limits.
 * Where panes stand side by side no terminal can scroll one of them, and the
 * first screen shows the list of portals too: those limits are their own.
 */
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include "unit/tty_kit.h"
#include <cmocka.h>

enum { COLUMNS = 100, ROWS = 50, BURST = 100, STEPS = 20 };

static struct tty_home home;

static struct tty start(const char *layout)
{
	const char *const argv[] = { getenv("SAPBAO"), "--replay", tty_path(&home, "replay"), NULL };
	FILE *f = tty_create(&home, "config/sapbao/config");

	fprintf(f, "set layout %s\n", layout);
	fclose(f);
	return tty_start(COLUMNS, ROWS, argv);
}

static void limit(const char *layout, const char *what, size_t bytes, size_t most)
{
	print_message("%-5s %-28s %5zu of %5zu\n", layout, what, bytes, most);
	if (bytes > most)
		fail_msg("layout %s: %s takes %zu bytes, %zu are allowed", layout, what, bytes, most);
}

static size_t mean(struct tty *t, const char *keys, int times)
{
	return tty_press_often(t, keys, times) / (size_t)times;
}

struct limits { size_t first, step, steps, page, burst, line, text_page; };

static void one_layout(const char *layout, const struct limits *l)
{
	struct tty t = start(layout);
	char burst[BURST + 1];
	size_t bytes;

	limit(layout, "first screen", tty_settle(&t), l->first);
	limit(layout, "j in a list", mean(&t, "j", STEPS), l->step);
	/* a frame is one write: what comes at once is read at once */
	assert_true(t.writes <= STEPS);
	tty_press(&t, " ");
	limit(layout, "page of a list", mean(&t, " ", 3), l->page);
	tty_press(&t, "g");
	limit(layout, "j, mean of 100", mean(&t, "j", BURST), l->steps);
	tty_press(&t, "g");
	memset(burst, 'j', BURST);
	burst[BURST] = '\0';
	bytes = tty_press(&t, burst);
	limit(layout, "burst of 100 j", bytes, l->burst);
	tty_press(&t, "\r");
	mean(&t, "j", 2);
	limit(layout, "line of an article", mean(&t, "j", 10), l->line);
	limit(layout, "page of an article", mean(&t, " ", 2), l->text_page);
	assert_int_equal(tty_end(&t, "Q"), 0);
}

static void limits_hold(void **state)
{
	static const struct limits one = { 4600, 70, 180, 3800, 4000, 180, 4200 };
	static const struct limits two = { 7000, 70, 180, 3800, 4000, 180, 4200 };
	static const struct limits three = { 5600, 70, 180, 3800, 4000, 2600, 3800 };

	(void)state;
	one_layout("one", &one);
	one_layout("two", &two);
	one_layout("three", &three);
}

/* Nobody reads: keys are taken all the same, and what comes in the end is the
 * newest screen, not all of those between. */
static void an_unread_terminal_gets_the_newest_screen(void **state)
{
	struct tty t = start("two");

	(void)state;
	tty_settle(&t);
	for (int i = 0; i < 40; i++) {
		tty_type(&t, "\f");     /* the whole screen */
		poll(NULL, 0, 10);
	}
	tty_type(&t, "jjj:");
	poll(NULL, 0, 200);
	tty_forget(&t);
	tty_settle(&t);
	print_message("41 screens unread: %zu bytes\n", t.n);
	assert_true(t.n < (size_t)20 * 5000);
	assert_non_null(strstr(t.out, ":"));
	tty_press(&t, "\033");
	assert_int_equal(tty_end(&t, "Q"), 0);
}

/* Nobody reads, and the program is told to end: it does, and the shell's modes
 * are back. */
static void an_unread_terminal_can_be_left(void **state)
{
	struct tty t = start("two");
	struct termios modes;
	int status = 0, ms = 0;

	(void)state;
	tty_settle(&t);
	for (int i = 0; i < 40; i++) {
		tty_type(&t, "\f");
		poll(NULL, 0, 10);
	}
	kill(t.pid, SIGTERM);
	for (; ms < TTY_PATIENCE_MS && waitpid(t.pid, &status, WNOHANG) == 0; ms += 20)
		poll(NULL, 0, 20);
	if (ms >= TTY_PATIENCE_MS) {
		kill(t.pid, SIGKILL);
		waitpid(t.pid, &status, 0);
	}
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 128 + SIGTERM);
	if (tcgetattr(t.fd, &modes) == 0)
		assert_true(modes.c_lflag & ICANON);
	close(t.fd);
	free(t.out);
}

/* ---- a line of 300 ms and 8,000 bytes a second ---- */

enum { LINE_DELAY_MS = 300, LINE_RATE = 8000, TICK_MS = 5, KEYS = 60, KEY_EVERY_MS = 33, ANSWERS = 64 };

struct line {
	struct tty *t;
	size_t seen;                    /* bytes looked through for questions */
	int64_t answers[ANSWERS];       /* when they are back */
	int n, sent;
};

/* One tick: what the line carries in it, and answers that have come back. */
static size_t carry(struct line *l, bool answering)
{
	static const char question[] = "\033[5n";
	size_t before = l->t->n;

	poll(NULL, 0, TICK_MS);
	if (tty_wait(l->t, 0))
		tty_read(l->t, LINE_RATE * TICK_MS / 1000);
	for (; l->seen + 4 <= l->t->n; l->seen++)
		if (answering && l->n < ANSWERS && memcmp(l->t->out + l->seen, question, 4) == 0)
			l->answers[l->n++] = tty_ms() + LINE_DELAY_MS;
	for (; l->sent < l->n && l->answers[l->sent] <= tty_ms(); l->sent++)
		tty_type(l->t, "\033[0n");
	return l->t->n - before;
}

/* j is held down in an article beside two other panes, where each line is a
 * whole pane anew.  Gives the bytes that were still on the line at its end. */
static size_t hold_j(bool answering)
{
	struct tty t = start("three");
	struct line l = { .t = &t };
	int64_t begun;
	size_t tail = 0;

	tty_settle(&t);
	tty_type(&t, "\033[0n");        /* the first screen has arrived */
	tty_press(&t, "\r");
	tty_type(&t, "\033[0n");
	poll(NULL, 0, 200);
	tty_forget(&t);
	begun = tty_ms();
	for (int k = 0; k < KEYS;) {
		carry(&l, answering);
		if (tty_ms() - begun >= (int64_t)k * KEY_EVERY_MS) {
			tty_type(&t, "j");
			k++;
		}
	}
	for (int quiet = 0; quiet < 1200; quiet += TICK_MS) {
		size_t n = carry(&l, answering);
		tail += n;
		quiet = n ? 0 : quiet;
	}
	tty_forget(&t);
	assert_int_equal(tty_end(&t, "Q"), 0);
	return tail;
}

static void a_slow_line_does_not_lag(void **state)
{
	size_t tail;

	(void)state;
	setenv("SSH_CONNECTION", "192.0.2.1 4000 192.0.2.2 22", 1);
	tail = hold_j(true);
	unsetenv("SSH_CONNECTION");
	print_message("%d j at 30/s over 300 ms and 8 kB/s: %zu bytes after the last\n", KEYS, tail);
	assert_true(tail > 0);
	/* the frame under way, and the one with the last keys */
	assert_true(tail <= 2 * 2600);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_hold),
		cmocka_unit_test(an_unread_terminal_gets_the_newest_screen),
		cmocka_unit_test(an_unread_terminal_can_be_left),
		cmocka_unit_test(a_slow_line_does_not_lag),
	};
	int failed;

	tty_home_make(&home);
	tty_home_enter(&home);
	setenv("TERM", "xterm-256color", 1);
	if (!tty_home_fill(&home)) {
		tty_home_remove(&home);
		return 77;
	}
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	tty_home_remove(&home);
	return failed;
}
