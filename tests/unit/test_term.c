/* layers: term conf cells wire model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "cells/pointer.h"
#include "term/csi.h"
#include "term/osc9.h"
#include "term/palette.h"
#include "term/term.h"
#include "term/terminfo.h"

static void expect_key(struct term *t, const char *name)
{
	struct key have, want;
	bool lost;

	assert_true(term_read(t, &have, &lost));
	assert_false(lost);
	assert_true(key_from_name(str_of(name), &want));
	assert_true(key_eq(have, want));
}

static void expect_argument(struct term *t, enum script_want want, const char *argument)
{
	struct str have;

	assert_int_equal(term_script(t, &have), want);
	assert_true(str_eq(have, str_of(argument)));
}

static void a_script_is_played(void **state)
{
	struct err e = { 0 };
	struct term *t = term_open_null(80, 24, STR("j C-d text:đá wait:50 resize:40x12 dump:a.txt\nEnter"), &e);
	struct key k;
	struct str argument;
	bool lost;
	int w, h;

	(void)state;
	assert_non_null(t);
	assert_true(term_is_null(t));
	assert_int_equal(term_fd(t), -1);
	assert_int_equal(term_script(t, &argument), SCRIPT_KEY);
	assert_int_equal(term_script(t, &argument), SCRIPT_KEY);        /* until it is read */
	expect_key(t, "j");
	expect_key(t, "C-d");
	expect_key(t, "đ");
	assert_int_equal(term_script(t, &argument), SCRIPT_KEY);
	expect_key(t, "á");
	assert_false(term_read(t, &k, &lost));
	assert_false(lost);
	expect_argument(t, SCRIPT_WAIT, "50");
	term_size(t, &w, &h);
	assert_int_equal(w, 80);
	expect_argument(t, SCRIPT_RESIZE, "40x12");
	term_size(t, &w, &h);
	assert_int_equal(w, 40);
	assert_int_equal(h, 12);
	expect_argument(t, SCRIPT_DUMP, "a.txt");
	expect_key(t, "Enter");
	expect_argument(t, SCRIPT_END, "");
	assert_false(term_read(t, &k, &lost));
	term_close(t);
}

static void a_wrong_script_is_refused(void **state)
{
	static const char *const scripts[] = {
		"j nokey", "wait:", "wait:x", "resize:80", "resize:80x", "resize:-1x5", "resize:99999x5", "dump:", "click:", "click:1", "click:1,", "click:9999,1",
		"wheel:1,1",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		struct err e = { 0 };
		if (term_open_null(80, 24, str_of(scripts[i]), &e))
			fail_msg("accepted: %s", scripts[i]);
		assert_int_equal(e.code, ERR_USAGE);
	}
}

static void the_screen_is_kept(void **state)
{
	struct err e = { 0 };
	struct term *t = term_open_null(6, 1, STR(""), &e);
	struct surface s = { 0 };
	struct buf out;

	(void)state;
	buf_init(&out, 1000);
	surface_begin(&s, 6, 1);
	surface_text(&s, 0, 0, 6, STR("tin"), STYLE_strong);
	term_present(t, &s);
	assert_true(term_dump(t, false, &out));
	assert_true(str_eq(buf_str(&out), STR("tin\n")));
	assert_true(term_dump(t, true, &out));
	assert_true(str_eq(buf_str(&out), STR("tin\ntin\n----\naaa\na strong\n")));
	term_redraw(t);
	term_resized(t);
	term_suspend(t);
	term_resume(t);
	term_copy(t, STR("x"));
	term_set_theme(t, NULL);
	term_set_mouse(t, true);
	term_alert(t, STR("x"));
	term_close(t);
	surface_release(&s);
	buf_release(&out);
}

static void colours_go_down(void **state)
{
	(void)state;
	assert_int_equal(palette_colour(208, 256, false), 208);
	assert_int_equal(palette_colour(-1, 256, false), -1);
	assert_int_equal(palette_colour(300, 256, false), -1);
	assert_int_equal(palette_colour(4, 8, false), 4);
	assert_int_equal(palette_colour(12, 16, false), 12);
	assert_int_equal(palette_colour(12, 8, false), 4);      /* bright blue */
	assert_int_equal(palette_colour(196, 8, false), 1);     /* red */
	assert_int_equal(palette_colour(33, 8, false), 4);      /* a sky blue is blue */
	assert_int_equal(palette_colour(226, 8, false), 3);
	assert_int_equal(palette_colour(8, 8, false), -1);      /* greys: the default… */
	assert_int_equal(palette_colour(240, 8, false), -1);
	assert_int_equal(palette_colour(236, 8, true), 0);      /* …but behind: black or white */
	assert_int_equal(palette_colour(252, 8, true), 7);
	assert_int_equal(palette_colour(1, 0, false), -1);
	assert_int_equal(palette_nearest(0xff0000), 196);
	assert_int_equal(palette_nearest(0x010101), 16);
	assert_int_equal(palette_nearest(0x808080), 244);
	assert_int_equal(palette_nearest(0x5f87d7), 68);
}

static void expect_copy(const char *text, enum osc52_inside inside, const char *want)
{
	struct buf out;

	buf_init(&out, 1 << 20);
	assert_true(osc52_write(str_of(text), inside, &out));
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

static void copies_are_base64(void **state)
{
	(void)state;
	expect_copy("", OSC52_PLAIN, "\033]52;c;\a");
	expect_copy("a", OSC52_PLAIN, "\033]52;c;YQ==\a");
	expect_copy("ab", OSC52_PLAIN, "\033]52;c;YWI=\a");
	expect_copy("https://a.vn/đ", OSC52_PLAIN, "\033]52;c;aHR0cHM6Ly9hLnZuL8SR\a");
	expect_copy("abc", OSC52_SCREEN, "\033P\033]52;c;YWJj\a\033\\");
	expect_copy("abc", OSC52_TMUX, "\033]52;c;YWJj\a\033Ptmux;\033\033]52;c;YWJj\a\033\\");
}

static void expect_notice(const char *text, enum osc52_inside inside, const char *want)
{
	struct buf out;

	buf_init(&out, 1 << 16);
	assert_true(osc9_write(str_of(text), inside, &out));
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	buf_release(&out);
}

static void notices_end_where_they_should(void **state)
{
	struct buf out;
	char longest[2001] = "";

	(void)state;
	expect_notice("sapbao: đá", OSC52_PLAIN, "\033]9;sapbao: đá\a");
	expect_notice("x", OSC52_TMUX, "\033Ptmux;\033\033]9;x\a\033\\");
	expect_notice("x", OSC52_SCREEN, "\033P\033]9;x\a\033\\");
	expect_notice("a\a\033]52;c;eA==\ab\nc\177", OSC52_PLAIN, "\033]9;a]52;c;eA==bc\a");
	expect_notice("a\302\234\302\233b\302\240c", OSC52_PLAIN, "\033]9;ab\302\240c\a");
	for (int i = 0; i < 500; i++)
		strcat(longest, "ế ");
	buf_init(&out, 1 << 16);
	assert_true(osc9_write(str_of(longest), OSC52_PLAIN, &out));
	assert_in_range(out.n, 500, 520);
	assert_int_equal(out.p[out.n - 1], '\a');
	assert_int_equal(out.p[out.n - 2], ' ');                /* no half of a letter */
	buf_release(&out);
}

static void expect_csi(const char *sequence, const char *name)
{
	struct key have, want;

	if (!csi_key(str_of(sequence), &have) || !key_from_name(str_of(name), &want) || !key_eq(have, want))
		fail_msg("%s is not %s", sequence, name);
}

static void unknown_sequences_are_decoded(void **state)
{
	struct key k;

	(void)state;
	expect_csi("1;5A", "C-Up");
	expect_csi("1;3D", "M-Left");
	expect_csi("1;2B", "Down");
	expect_csi("A", "Up");
	expect_csi("5~", "PageUp");
	expect_csi("3;7~", "C-M-Delete");
	expect_csi("P", "F1");
	assert_false(csi_key(STR("200~"), &k));         /* bracketed paste */
	assert_false(csi_key(STR("I"), &k));            /* focus came */
	assert_false(csi_key(STR("<0;5;5M"), &k));      /* a mouse */
	assert_false(csi_key(STR(""), &k));
	assert_false(csi_ends('5'));
	assert_true(csi_ends('~'));
}

static void expect_report(const char *sequence, const char *name)
{
	struct key have, want;

	if (!csi_pointer(str_of(sequence), &have) || !pointer_from_name(str_of(name), &want) || !key_eq(have, want))
		fail_msg("%s is not %s", sequence, name);
}

static void reports_of_a_mouse_are_decoded(void **state)
{
	static const char *const others[] = {
		"<0;10;5m", "<1;10;5M", "<2;10;5M", "<32;10;5M", "<4;10;5M", "<16;1;1M", "<66;1;1M", "<0;0;5M", "<0;5;0M",
		"<0;-1;5M", "<0;5M", "<0M", "<M", "M", "", "<", "<;;M", "<0;1;2;3M", "<0;99999999999999999999;1M", "<x;1;1M",
		"0;1;1M",
	};
	struct key k;

	(void)state;
	expect_report("<0;10;5M", "click:9,4");
	expect_report("<0;1;1M", "click:0,0");
	expect_report("<0;300;200M", "click:299,199");
	expect_report("<64;3;2M", "wheel-up:2,1");
	expect_report("<65;3;2M", "wheel-down:2,1");
	expect_report("<0;60000;1M", "click:4095,0");
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (csi_pointer(str_of(others[i]), &k))
			fail_msg("taken for a click: %s", others[i]);
}

/* Standard output is no terminal in a test run, or it is: both are tried only
 * as far as they can be. */
static void bad_terminals_are_refused(void **state)
{
	(void)state;
	assert_int_equal(terminfo_ask("no-such-terminal-anywhere"), TERMINFO_UNKNOWN);
	assert_int_equal(terminfo_ask("dumb"), TERMINFO_DUMB);
	assert_int_equal(terminfo_ask("xterm"), TERMINFO_GOOD);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_script_is_played), cmocka_unit_test(a_wrong_script_is_refused),
		cmocka_unit_test(the_screen_is_kept), cmocka_unit_test(colours_go_down),
		cmocka_unit_test(copies_are_base64), cmocka_unit_test(bad_terminals_are_refused),
		cmocka_unit_test(unknown_sequences_are_decoded),
		cmocka_unit_test(notices_end_where_they_should), cmocka_unit_test(reports_of_a_mouse_are_decoded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
