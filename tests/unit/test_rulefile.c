/* layers: model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/rulefile.h"

static void check(struct str got, const char *want)
{
	struct str w = str_of(want);

	if (!str_eq(got, w))
		print_error("got \"%.*s\", want \"%s\"\n", STR_ARG(got), want);
	assert_true(str_eq(got, w));
}

static void rows_and_comments(void **state)
{
	struct arena a = { 0 };
	struct rulefile f;

	(void)state;
	rulefile_split(
		STR("\xEF\xBB\xBF# a comment\n\nTitle: //h1\r\n  body :  //div[@id='x']  \nstrip: css:#ads\nbody: //article"),
		&a, &f);
	assert_int_equal(f.rules.n, 4);
	assert_int_equal(f.bad_lines.n, 0);
	check(f.rules.v[0].key, "title");
	check(f.rules.v[0].value, "//h1");
	assert_int_equal(f.rules.v[0].line, 3);
	check(f.rules.v[1].value, "//div[@id='x']");
	check(f.rules.v[2].value, "css:#ads");
	check(rulefile_get(&f, STR("body")), "//div[@id='x']");
	assert_true(rulefile_get(&f, STR("date")).p == NULL);
	arena_release(&a);
}

static void values_keep_colons_and_hashes(void **state)
{
	struct arena a = { 0 };
	struct rulefile f;

	(void)state;
	rulefile_split(
		STR("test_url: https://a.vn/x#y\ntitle: substring-after(//h1, ': ')\nauthor:\n"),
		&a, &f);
	check(f.rules.v[0].value, "https://a.vn/x#y");
	check(f.rules.v[1].value, "substring-after(//h1, ': ')");
	check(f.rules.v[2].value, "");
	arena_release(&a);
}

static void arguments(void **state)
{
	struct arena a = { 0 };
	struct rulefile f;

	(void)state;
	rulefile_split(
		STR("http_header(user-agent): Mozilla/5.0\nreplace_string(<a href=\"x:y\">(1)): <b>\nreplace_string(no end: x\n"),
		&a, &f);
	assert_int_equal(f.rules.n, 2);
	check(f.rules.v[0].key, "http_header");
	check(f.rules.v[0].argument, "user-agent");
	check(f.rules.v[0].value, "Mozilla/5.0");
	check(f.rules.v[1].argument, "<a href=\"x:y\">(1)");
	check(f.rules.v[1].value, "<b>");
	assert_int_equal(f.bad_lines.n, 1);
	assert_int_equal(f.bad_lines.v[0], 3);
	arena_release(&a);
}

static void bad_lines_are_counted(void **state)
{
	struct arena a = { 0 };
	struct rulefile f;

	(void)state;
	rulefile_split(STR("no colon here\n: no key\n<html>: x\ntitle: //h1\nhai từ: x"), &a, &f);
	assert_int_equal(f.rules.n, 1);
	assert_int_equal(f.bad_lines.n, 4);
	assert_int_equal(f.bad_lines.v[2], 3);
	rulefile_split(STR(""), &a, &f);
	assert_int_equal(f.rules.n + f.bad_lines.n, 0);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_and_comments),
		cmocka_unit_test(values_keep_colons_and_hashes),
		cmocka_unit_test(arguments),
		cmocka_unit_test(bad_lines_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
