/* layers: cells wire model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "cells/key.h"
#include "cells/surface.h"

/* `styles`: the whole dump after the text plane; NULL: not looked at. */
static void expect_dump(struct surface *s, const char *text, const char *styles)
{
	size_t n = strlen(text);
	struct buf b;

	buf_init(&b, 1 << 20);
	assert_true(surface_dump(s, false, &b));
	buf_add_byte(&b, '\0');
	assert_string_equal(b.p, text);
	buf_clear(&b);
	if (styles) {
		assert_true(surface_dump(s, true, &b));
		buf_add_byte(&b, '\0');
		assert_string_equal(b.p + n, styles);
	}
	buf_release(&b);
}

static void text_is_clipped(void **state)
{
	struct surface s = { 0 };

	(void)state;
	surface_begin(&s, 10, 3);
	assert_int_equal(surface_text(&s, 1, 0, 20, STR("Đường Hậu Giang"), STYLE_title), 9);
	assert_int_equal(surface_text(&s, -3, 1, 20, STR("abcdef"), STYLE_text), 6);
	assert_int_equal(surface_text(&s, 0, 3, 20, STR("no"), STYLE_text), 0);
	assert_int_equal(surface_text(&s, 0, -1, 20, STR("no"), STYLE_text), 0);
	assert_int_equal(surface_text(&s, 10, 1, 20, STR("no"), STYLE_text), 0);
	assert_int_equal(surface_text(&s, 0, 2, 3, STR("a\xc2\xa0" "b\tc"), STYLE_text), 3);
	expect_dump(&s, " Đường Hậu\n" "def\n" "a b\n", NULL);
	surface_release(&s);
}

static void wide_halves(void **state)
{
	struct surface s = { 0 };

	(void)state;
	surface_begin(&s, 6, 2);
	assert_int_equal(surface_text(&s, 0, 0, 6, STR("日本語"), STYLE_text), 6);
	surface_text(&s, 1, 0, 1, STR("x"), STYLE_text);        /* right half of the first */
	surface_text(&s, 4, 0, 1, STR("y"), STYLE_text);        /* left half of the last */
	/* a wide letter does not hang over the edge */
	assert_int_equal(surface_text(&s, 3, 1, 3, STR("a語語"), STYLE_text), 3);
	surface_fill(&s, (struct rect){ 5, 1, 1, 1 }, STYLE_text);
	expect_dump(&s, " x本y\n" "   a\n", NULL);
	surface_release(&s);
}

static void styles_and_lines(void **state)
{
	struct surface s = { 0 };
	struct run runs[2] = { { STR("tin "), STYLE_strong, 0, 4 }, { STR("mới"), STYLE_link, 1, 3 } };
	struct line line = { runs, 2, 7 };

	(void)state;
	surface_begin(&s, 8, 3);
	assert_int_equal(surface_line(&s, 0, 0, 8, &line), 7);
	surface_hline(&s, 0, 1, 8, STYLE_text);
	surface_vline(&s, 7, -5, 50, STYLE_text);
	surface_restyle(&s, (struct rect){ 4, 0, 100, 1 }, STYLE_match);
	expect_dump(&s, "tin mới│\n───────│\n       │\n", "----\naaaaqqqq\n\n\na strong\nq match\n");
	surface_release(&s);
}

static void ascii_folds(void **state)
{
	struct surface s = { .ascii = true };

	(void)state;
	surface_begin(&s, 12, 2);
	surface_text(&s, 0, 0, 12, STR("Đường “Hậu”"), STYLE_text);
	surface_vline(&s, 11, 0, 2, STYLE_text);
	expect_dump(&s, "Duong \"Hau\"|\n           |\n", NULL);
	surface_release(&s);
}

static void odd_sizes(void **state)
{
	struct surface s = { 0 };

	(void)state;
	surface_begin(&s, -4, 7);
	assert_int_equal(surface_text(&s, 0, 0, 4, STR("abc"), STYLE_text), 0);
	surface_fill(&s, (struct rect){ -1, -1, 9, 9 }, STYLE_text);
	surface_begin(&s, 1, 1);
	assert_int_equal(surface_text(&s, 0, 0, 4, STR("語"), STYLE_text), 0);
	surface_fill(&s, (struct rect){ -1, -1, 9, 9 }, STYLE_text);
	expect_dump(&s, "\n", "----\n\n");
	surface_release(&s);
}

/* ---- keys ---- */

static void keys_round_trip(void **state)
{
	static const char *const names[] = {
		"j", "G", "<", "/", ":", "?", "-", "|", "]", "đ", "ệ", "Space", "Enter", "Tab", "S-Tab", "Esc",
		"Backspace", "Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown",
		"Insert", "Delete", "C-d", "C-x", "M-x", "M-X", "C-M-a", "C-Space", "C--", "M-Enter",
		"F1", "F9", "F12", "F", "C", "M",
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct key k;
		struct str back;
		if (!key_from_name(str_of(names[i]), &k))
			fail_msg("%s is no key", names[i]);
		back = key_name(k, &a);
		if (!str_eq(back, str_of(names[i])))
			fail_msg("%s came back as %.*s", names[i], STR_ARG(back));
	}
	arena_release(&a);
}

static void keys_other_names(void **state)
{
	struct key a, b;

	(void)state;
	assert_true(key_from_name(STR("C-D"), &a) && key_from_name(STR("C-d"), &b) && key_eq(a, b));
	assert_true(key_from_name(STR("enter"), &a) && key_from_name(STR("Return"), &b) && key_eq(a, b));
	assert_true(key_from_name(STR("PgDn"), &a) && key_from_name(STR("PageDown"), &b) && key_eq(a, b));
	assert_int_equal(b.code, KEY_PAGE_DOWN);
	assert_false(key_from_name(STR(""), &a));
	assert_false(key_from_name(STR("jj"), &a));
	assert_false(key_from_name(STR("F0"), &a));
	assert_false(key_from_name(STR("F13"), &a));
	assert_false(key_from_name(STR("C-"), &a));
	assert_false(key_from_name(STR(" "), &a));
	assert_false(key_from_name(STR("\x01"), &a));
}

static void keys_that_type(void **state)
{
	(void)state;
	assert_true(key_is_text((struct key){ 'a', 0 }));
	assert_true(key_is_text((struct key){ ' ', 0 }));
	assert_true(key_is_text((struct key){ 0x1ec7, 0 }));
	assert_false(key_is_text((struct key){ 'a', KEY_CTRL }));
	assert_false(key_is_text((struct key){ '\r', 0 }));
	assert_false(key_is_text((struct key){ 0x9b, 0 }));
	assert_false(key_is_text((struct key){ KEY_UP_ARROW, 0 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_clipped), cmocka_unit_test(wide_halves),
		cmocka_unit_test(styles_and_lines), cmocka_unit_test(ascii_folds),
		cmocka_unit_test(odd_sizes), cmocka_unit_test(keys_round_trip),
		cmocka_unit_test(keys_other_names), cmocka_unit_test(keys_that_type),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
