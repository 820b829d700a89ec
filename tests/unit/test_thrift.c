/* layers: term conf cells wire model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "term/thrift.h"

/* What a fresh terminal is sent for these bytes, the first "all off" taken. */
static void expect(const char *in, const char *want)
{
	struct thrift t;
	struct buf out;

	thrift_init(&t);
	buf_init(&out, 4096);
	thrift_pass(&t, STR("x"), &out);
	buf_clear(&out);
	thrift_pass(&t, str_of(in), &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

static void looks_are_sent_when_they_show(void **state)
{
	(void)state;
	expect("\033[1mA\033[m\033[1mB", "\033[1mAB");
	expect("\033[1m\033[33mA", "\033[1;33mA");
	expect("\033[1;33mA\033[39m\033(B\033[m\033(B\033[0;1mB", "\033[1;33mA\033[;1mB");
	expect("\033[90m12:30\033[39m\033(B\033[m  \033(B\033[0;1mT", "\033[90m12:30  \033[;1mT");
	expect("\033[1mA\033[m", "\033[1mA");
	expect("\033[31mA\033[34mB\033[1mC", "\033[31mA\033[34mB\033[1mC");
	expect("\033[38;5;208mA\033[48;5;17mB\033[38;2;1;2;3mC\033[97;100mD",
	       "\033[38;5;208mA\033[48;5;17mB\033[38;2;1;2;3mC\033[97;100mD");
	expect("\033[4mA\033[24mB\033[7mC\033[27mD", "\033[4mA\033[mB\033[7mC\033[mD");
	expect("\033[3;2mA\033[23mB\033[22mC", "\033[2;3mA\033[;2mB\033[mC");
}

static void what_shows_on_blanks_is_kept(void **state)
{
	(void)state;
	expect("A\033[1m \033[mB", "A B");
	expect("A\033[7m \033[mB", "A\033[7m \033[mB");
	expect("A\033[4m \033[mB", "A\033[4m \033[mB");
	expect("A\033[41m \033[mB", "A\033[41m \033[mB");
	expect("\033[7;31mA\033[32m B", "\033[7;31mA\033[32m B");
	expect("A\033[44m\033[KB", "A\033[44m\033[KB");
	expect("A\033[31m\033[K\033[mB", "A\033[KB");
	expect("\033[44mA\033[m\nB", "\033[44mA\033[m\nB");
	expect("\033[1mA\033[m\nB", "\033[1mA\n\033[mB");
	expect("-\033[31m\033[5b", "-\033[31m\033[5b");
	expect(" \033[31m\033[5b", " \033[5b");
}

static void the_rest_passes(void **state)
{
	(void)state;
	expect("\033[5;30H\033[?25l\033[?1049h\033]0;a m\007\033]8;;x\033\\\r\033D", "\033[5;30H\033[?25l\033[?1049h"
	       "\033]0;a m\007\033]8;;x\033\\\r\033D");
	expect("\033(0q\033(Bx", "\033(0q\033(Bx");
	expect("\033(B\033(B\017x\016q\016q\017\017x", "x\016qq\017x");
	/* curly underline is none of ours: the known look comes before it, and
	 * the next one is sent whole */
	expect("\033[1m\033[4:3mA\033[mB", "\033[1m\033[4:3m\033[;1mA\033[mB");
	expect("\0337\033[1mA\0338B", "\0337\033[1mA\0338\033[;1mB");
	/* what is cut off stays as it is */
	expect("A\033[3", "A\033[3");
	expect("A\033", "A\033");
}

static void entries_stand_for_colours(void **state)
{
	struct thrift t;
	struct buf out;

	(void)state;
	thrift_init(&t);
	buf_init(&out, 200);
	t.stands_for[208] = 1 << 24 | 0x102030;
	t.stands_for[2] = -1;
	thrift_pass(&t, STR("\033[38;5;208mA\033[48;5;208;32mB\033[38;5;209mC"), &out);
	assert_true(str_eq(buf_str(&out), STR("\033[;38;2;16;32;48mA\033[32;48;2;16;32;48mB\033[38;5;209mC")));
	thrift_lose(&t);
	buf_clear(&out);
	thrift_pass(&t, STR("D"), &out);
	assert_true(str_eq(buf_str(&out), STR("\033[mD")));
	buf_release(&out);
}

static void before_others_write(void **state)
{
	struct thrift t;
	struct buf out;

	(void)state;
	thrift_init(&t);
	buf_init(&out, 100);
	thrift_pass(&t, STR("\033[1mA\033[m"), &out);
	thrift_settle(&t, &out);
	assert_true(str_eq(buf_str(&out), STR("\033[;1mA\033[m")));
	buf_clear(&out);
	thrift_settle(&t, &out);
	assert_int_equal(out.n, 0);
	assert_true(thrift_knows("\033(B\033[m"));
	assert_true(thrift_knows("\033[0m\017"));
	assert_false(thrift_knows("\033G0"));
	assert_false(thrift_knows(NULL));
	buf_release(&out);
}

/* ---- a small terminal: what is seen must be the same with and without ---- */

enum { SEEN_MAX = 4000 };

struct seen { unsigned char c; unsigned on; int fg, bg; };

/* The letters with their looks; of a blank only what shows on it. */
static int watch(struct str s, struct seen *out)
{
	struct seen now = { 0, 0, -1, -1 };
	int n = 0, number;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\033') {
			now.c = (unsigned char)s.p[i];
			out[n] = now;
			if (now.c == ' ' && !(now.on & (1 << 4 | 1 << 7)))
				out[n].on = 0, out[n].fg = -1;
			n++;
			continue;
		}
		for (i += 2, number = 0; i < s.n; i++) {
			if (s.p[i] >= '0' && s.p[i] <= '9') {
				number = number * 10 + s.p[i] - '0';
				continue;
			}
			if (number == 0)
				now = (struct seen){ 0, 0, -1, -1 };
			else if (number < 10)
				now.on |= 1u << number;
			else if (number < 40)
				now.fg = number == 39 ? -1 : number;
			else
				now.bg = number == 49 ? -1 : number;
			number = 0;
			if (s.p[i] == 'm')
				break;
		}
	}
	return n;
}

static void nothing_looks_different(void **state)
{
	static const char *const pieces[] = {
		"a", "b", " ", "  ", "\033[m", "\033[1m", "\033[0;1m", "\033[7m", "\033[31m", "\033[44m", "\033[39m",
		"\033[49m", "\033[0;4;32m", "\033[0;7;1m", "\xc3\xa0",
	};
	static struct seen with[SEEN_MAX], without[SEEN_MAX];
	unsigned seed = 1, saved = 0;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct thrift t;
		struct buf in, out;
		int n;

		buf_init(&in, SEEN_MAX);
		buf_init(&out, SEEN_MAX);
		thrift_init(&t);
		for (int i = 0; i < 60; i++) {
			seed = seed * 1664525u + 1013904223u;
			buf_add_z(&in, pieces[(seed >> 8) % (sizeof(pieces) / sizeof(*pieces))]);
			/* frames end anywhere */
			if ((seed >> 4) % 20 == 0) {
				thrift_pass(&t, str_skip(buf_str(&in), saved), &out);
				saved = (unsigned)in.n;
			}
		}
		thrift_pass(&t, str_skip(buf_str(&in), saved), &out);
		saved = 0;
		n = watch(buf_str(&in), with);
		assert_int_equal(watch(buf_str(&out), without), n);
		for (int i = 0; i < n; i++)
			if (with[i].c != without[i].c || with[i].on != without[i].on || with[i].fg != without[i].fg
			    || with[i].bg != without[i].bg)
				fail_msg("round %d, letter %d looks different", round, i);
		assert_true(out.n <= in.n + 3);
		buf_release(&in);
		buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks_are_sent_when_they_show),
		cmocka_unit_test(what_shows_on_blanks_is_kept),
		cmocka_unit_test(the_rest_passes),
		cmocka_unit_test(entries_stand_for_colours),
		cmocka_unit_test(before_others_write),
		cmocka_unit_test(nothing_looks_different),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
