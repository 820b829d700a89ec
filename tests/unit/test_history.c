/* layers: app base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/history.h"

static void test_back_and_forward(void **state)
{
	struct history h;
	const struct place *p;

	(void)state;
	history_init(&h);
	assert_null(history_step(&h, -1));
	history_visit(&h, 1, STR("https://a.example/1"));
	history_note(&h, 1, 17);
	history_visit(&h, 0, STR("https://a.example/2"));
	history_note(&h, 2, 40);
	history_visit(&h, 3, STR("https://a.example/3"));
	assert_int_equal(history_back_steps(&h), 2);
	p = history_step(&h, -1);
	assert_true(p->id == 2 && p->line == 40);
	p = history_step(&h, -1);
	assert_true(p->id == 1 && p->line == 17);
	assert_null(history_step(&h, -1));
	/* on the list; forward walks the same path */
	history_leave(&h);
	assert_int_equal(history_forward_steps(&h), 3);
	assert_int_equal(history_step(&h, +1)->id, 1);
	assert_int_equal(history_step(&h, +1)->id, 2);
	assert_int_equal(history_step(&h, +1)->id, 3);
	assert_null(history_step(&h, +1));
	history_release(&h);
}

static void test_a_visit_forgets_what_was_ahead(void **state)
{
	struct history h;

	(void)state;
	history_init(&h);
	history_visit(&h, 1, STR("https://a.example/1"));
	history_visit(&h, 2, STR("https://a.example/2"));
	history_step(&h, -1);
	history_visit(&h, 3, STR("https://a.example/3"));
	assert_int_equal(history_forward_steps(&h), 0);
	assert_int_equal(history_step(&h, -1)->id, 1);
	assert_int_equal(history_step(&h, +1)->id, 3);
	history_release(&h);
}

static void test_it_is_bounded(void **state)
{
	struct history h;
	char url[2000];

	(void)state;
	memset(url, 'x', sizeof(url));
	history_init(&h);
	for (int i = 1; i <= 5000; i++)
		history_visit(&h, i, (struct str){ url, sizeof(url) });
	assert_int_equal(h.n, HISTORY_MAX);
	assert_int_equal(h.v[HISTORY_MAX - 1].id, 5000);
	assert_int_equal(h.v[0].id, 5000 - HISTORY_MAX + 1);
	assert_true(arena_size(&h.arena) < 1 << 20);
	assert_true(str_eq(h.v[0].url, (struct str){ url, sizeof(url) }));
	history_release(&h);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_back_and_forward),
		cmocka_unit_test(test_a_visit_forgets_what_was_ahead),
		cmocka_unit_test(test_it_is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
