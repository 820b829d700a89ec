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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_hold),
		cmocka_unit_test(an_unread_terminal_gets_the_newest_screen),
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
