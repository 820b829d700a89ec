/* layers: base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/json.h"
#include "base/log.h"
#include "base/map.h"
#include "base/path.h"
#include "base/proc.h"
#include "base/vec.h"
#include "base/zip.h"
#include "unit/quick.h"

static void test_str_cut(void **state)
{
	struct str rest = STR("a,,b"), part;

	(void)state;
	assert_true(str_cut(&rest, ',', &part) && str_eq(part, STR("a")));
	assert_true(str_cut(&rest, ',', &part) && part.n == 0);
	assert_true(str_cut(&rest, ',', &part) && str_eq(part, STR("b")));
	assert_false(str_cut(&rest, ',', &part));
}

static void test_str_line(void **state)
{
	struct str rest = STR("one\r\n\ntwo\n"), line;

	(void)state;
	assert_true(str_line(&rest, &line) && str_eq(line, STR("one")));
	assert_true(str_line(&rest, &line) && line.n == 0);
	assert_true(str_line(&rest, &line) && str_eq(line, STR("two")));
	assert_false(str_line(&rest, &line));
}

static void test_str_find(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("aaab"), STR("ab"), 0), 2);
	assert_int_equal(str_find(STR("aaab"), STR("x"), 0), 4);
	assert_int_equal(str_find(STR("ab"), STR("abc"), 0), 2);
	assert_int_equal(str_find_nocase(STR("xHTMLy"), STR("html"), 0), 1);
	assert_int_equal(str_find(STR(""), STR(""), 0), 0);
	assert_true(str_ends(STR("a.html"), STR(".html")));
	assert_false(str_ends(STR("l"), STR(".html")));
	assert_true(str_eq(str_trim(STR(" \t x y\n")), STR("x y")));
}

static void test_str_int(void **state)
{
	int64_t n = 7;

	(void)state;
	assert_true(str_int(STR("-42"), &n));
	assert_int_equal(n, -42);
	assert_false(str_int(STR("12x"), &n));
	assert_false(str_int(STR(""), &n));
	assert_false(str_int(STR("99999999999999999999"), &n));
	assert_int_equal(n, -42);
}

static void test_arena_keeps_and_zeroes(void **state)
{
	struct arena a = { 0 };
	char *small = arena_alloc(&a, 1, 100);
	struct str kept = arena_str(&a, STR("giữ"));
	char *large = arena_alloc(&a, 1, 1 << 20);
	char *after = arena_alloc(&a, 8, 4);

	(void)state;
	for (int i = 0; i < 100; i++)
		assert_int_equal(small[i], 0);
	assert_int_equal(large[(1 << 20) - 1], 0);
	memset(after, 1, 32);
	memset(large, 1, 1 << 20);
	assert_true(str_eq(kept, STR("giữ")));
	assert_int_equal(kept.p[kept.n], '\0');
	assert_int_equal((uintptr_t)after % 16, 0);
	arena_clear(&a);
	assert_true(arena_size(&a) <= 1 << 15);
	small = arena_alloc(&a, 1, 100);
	for (int i = 0; i < 100; i++)
		assert_int_equal(small[i], 0);
	arena_release(&a);
	assert_int_equal(arena_size(&a), 0);
}

static void test_vec(void **state)
{
	struct arena a = { 0 };
	VEC(int) v = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++)
		*VEC_PUSH(&v, &a) = i;
	assert_int_equal(v.n, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(v.v[i], i);
	arena_release(&a);
}

static void test_map(void **state)
{
	struct arena a = { 0 };
	struct map m = { 0 };
	int values[500];

	(void)state;
	for (int i = 0; i < 500; i++)
		*map_put(&m, arena_printf(&a, "key%d", i), &a) = &values[i];
	*map_put(&m, STR("key7"), &a) = &values[0];
	assert_int_equal(m.n, 500);
	assert_ptr_equal(map_get(&m, STR("key7")), &values[0]);
	assert_ptr_equal(map_get(&m, STR("key499")), &values[499]);
	assert_null(map_get(&m, STR("key500")));
	arena_release(&a);
}

static void test_buf_has_a_ceiling(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 10);
	assert_true(buf_add(&b, STR("0123456789")));
	assert_false(buf_add_byte(&b, 'x'));
	assert_true(b.failed);
	assert_true(str_eq(buf_str(&b), STR("0123456789")));
	buf_clear(&b);
	assert_true(buf_addf(&b, "%d-%s", 5, "ab"));
	buf_drop(&b, 2);
	assert_true(str_eq(buf_str(&b), STR("ab")));
	buf_release(&b);
}

static void test_err_words(void **state)
{
	struct err e = { 0 };
	char words[300];

	(void)state;
	assert_false(err_set(&e, ERR_NOT_FOUND, "%d, %s", 404, "bao.vn"));
	err_set(&e, ERR_DNS, "second");
	assert_string_equal(err_words(&e, words, sizeof(words)), "the page is not there any more: 404, bao.vn");
	assert_int_equal(err_status(&e), 4);
}

static void test_err_cuts_at_a_letter(void **state)
{
	struct err e = { 0 };
	char longer[400];

	(void)state;
	memset(longer, 'x', sizeof(longer));
	memcpy(longer + sizeof(e.detail) - 3, "ệệ", 6);
	longer[399] = '\0';
	err_set(&e, ERR_FILE, "%s", longer);
	assert_int_equal(strlen(e.detail), sizeof(e.detail) - 3);
}

static void test_json_reads_what_portals_write(void **state)
{
	struct json *j = json_parse(STR("[{\"a\":\"x\ny\",\"n\":5}, true]"));
	struct buf b;

	(void)state;
	assert_non_null(j);
	assert_int_equal(json_count(j), 2);
	assert_true(str_eq(json_text(json_member(json_item(j, 0), "a")), STR("x\ny")));
	assert_true(str_eq(json_scalar(json_member(json_item(j, 0), "n")), STR("5")));
	assert_null(json_member(json_item(j, 0), "none"));
	assert_null(json_member(NULL, "none"));
	assert_int_equal(json_count(NULL), 0);
	buf_init(&b, 1000);
	assert_true(json_write(json_item(j, 0), &b));
	assert_true(str_eq(buf_str(&b), STR("{\"a\":\"x\\ny\",\"n\":5}")));
	buf_release(&b);
	json_free(j);
	assert_null(json_parse(STR("{\"a\":")));
}

static void test_zip(void **state)
{
	struct buf zipped, back;
	struct arena a = { 0 };
	struct str text = { arena_alloc(&a, 1, 100000), 100000 };

	(void)state;
	buf_init(&zipped, 200000);
	buf_init(&back, 100000);
	assert_true(zip_deflate(text, &zipped));
	assert_true(zip_inflate(buf_str(&zipped), &back));
	assert_true(str_eq(buf_str(&back), text));
	/* a bomb stops at the ceiling */
	buf_release(&back);
	buf_init(&back, 99999);
	assert_false(zip_inflate(buf_str(&zipped), &back));
	/* a truncated stream is told apart */
	buf_release(&back);
	buf_init(&back, 200000);
	assert_false(zip_inflate(str_sub(buf_str(&zipped), 0, zipped.n - 6), &back));
	buf_release(&back);
	buf_release(&zipped);
	arena_release(&a);
}

static void test_path_files(void **state)
{
	char dir[] = "/tmp/sapbao-test-XXXXXX";
	struct arena a = { 0 };
	struct err e = { 0 };
	struct buf b;
	struct str deep, file;

	(void)state;
	assert_non_null(mkdtemp(dir));
	deep = path_join(&a, str_of(dir), STR("x/y"));
	assert_true(path_make_dirs(&a, deep, &e));
	file = path_join(&a, deep, STR("f"));
	assert_true(path_write(arena_z(&a, file), STR("nội dung"), &e));
	{
		struct stat st;
		mode_t mask = umask(0);

		umask(mask);
		assert_int_equal(stat(arena_z(&a, file), &st), 0);
		assert_int_equal(st.st_mode & 0777, 0666 & ~mask);
	}
	buf_init(&b, 100);
	assert_true(path_read(arena_z(&a, file), &b, &e));
	assert_true(str_eq(buf_str(&b), STR("nội dung")));
	buf_clear(&b);
	assert_false(path_read(dir, &b, &e));
	assert_int_equal(e.code, ERR_FILE);
	e = (struct err){ 0 };
	buf_release(&b);
	buf_init(&b, 4);
	assert_false(path_read(arena_z(&a, file), &b, &e));
	assert_int_equal(e.code, ERR_MEMORY);
	buf_release(&b);
	unlink(arena_z(&a, file));
	rmdir(arena_z(&a, deep));
	rmdir(arena_z(&a, path_join(&a, str_of(dir), STR("x"))));
	rmdir(dir);
	arena_release(&a);
}

static void test_path_homes(void **state)
{
	struct arena a = { 0 };

	(void)state;
	setenv("XDG_DATA_HOME", "relative/is/ignored", 1);
	setenv("HOME", "/home/x", 1);
	assert_true(str_eq(path_data_home(&a), STR("/home/x/.local/share/sapbao")));
	setenv("XDG_DATA_HOME", "/data", 1);
	assert_true(str_eq(path_data_home(&a), STR("/data/sapbao")));
	arena_release(&a);
}

static void test_proc_takes_no_shell(void **state)
{
	const char *const argv[] = { "test", "$(echo x)", "=", "$(echo x)", NULL };
	const char *const missing[] = { "/no/such/program", NULL };
	const char *const grep[] = { "grep", "-q", "đường", NULL };
	struct err e = { 0 };
	int status = -1;

	(void)state;
	assert_true(proc_run(argv, &status, &e));
	assert_int_equal(status, 0);
	if (!quick()) {
		assert_false(proc_run(missing, &status, &e));
		assert_int_equal(e.code, ERR_FILE);
	}
	assert_true(proc_feed(grep, "con đường\n", strlen("con đường\n"), &status, &e));
	assert_int_equal(status, 0);
}

static void test_log_ring(void **state)
{
	(void)state;
	for (int i = 0; i < 300; i++)
		log_line(LOG_INFO, "line %d", i);
	assert_int_equal(log_count(), 256);
	assert_string_equal(log_get(0), "line 44");
	assert_string_equal(log_get(255), "line 299");
	assert_null(log_get(256));
}

static void test_clock_is_pinned(void **state)
{
	struct clock c;

	(void)state;
	setenv("SAPBAO_NOW", "1700000000", 1);
	c = clock_from_env();
	assert_int_equal(clock_now_s(&c), 1700000000);
	setenv("SAPBAO_NOW", "no number", 1);
	c = clock_from_env();
	assert_true(clock_now_s(&c) > 1700000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_str_cut),
		cmocka_unit_test(test_str_line),
		cmocka_unit_test(test_str_find),
		cmocka_unit_test(test_str_int),
		cmocka_unit_test(test_arena_keeps_and_zeroes),
		cmocka_unit_test(test_vec),
		cmocka_unit_test(test_map),
		cmocka_unit_test(test_buf_has_a_ceiling),
		cmocka_unit_test(test_err_words),
		cmocka_unit_test(test_err_cuts_at_a_letter),
		cmocka_unit_test(test_json_reads_what_portals_write),
		cmocka_unit_test(test_zip),
		cmocka_unit_test(test_path_files),
		cmocka_unit_test(test_path_homes),
		cmocka_unit_test(test_proc_takes_no_shell),
		cmocka_unit_test(test_log_ring),
		cmocka_unit_test(test_clock_is_pinned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
