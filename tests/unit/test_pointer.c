/* layers: ui conf cells wire model text base */
/*
 * What is under a cell agrees with what is drawn there, in every layout, with
 * days and ledes; the wheel moves the view and keeps the selection in it.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "cells/pointer.h"
#include "fixture_state.h"

static void names_of_clicks(void **state)
{
	struct key k;
	int x, y;

	(void)state;
	assert_true(pointer_from_name(STR("click:10,5"), &k));
	assert_int_equal(k.code, KEY_CLICK);
	pointer_cell(k, &x, &y);
	assert_int_equal(x, 10);
	assert_int_equal(y, 5);
	assert_true(pointer_from_name(STR("wheel-down:4095,0"), &k));
	assert_true(key_is_pointer(k));
	pointer_cell(pointer_key(KEY_WHEEL_UP, 70000, -3), &x, &y);
	assert_int_equal(x, 4095);
	assert_int_equal(y, 0);
	assert_false(pointer_from_name(STR("click:10"), &k));
	assert_false(pointer_from_name(STR("click:-1,2"), &k));
	assert_false(pointer_from_name(STR("click:,"), &k));
	assert_false(pointer_from_name(STR("press:1,2"), &k));
	assert_false(key_from_name(STR("click:10,5"), &k));     /* nothing is bound to it */
	assert_false(key_is_pointer((struct key){ 'c', KEY_CTRL }));
}

/* Does this row of the screen show, from column x on, how `text` begins? */
static bool shows(const struct surface *s, int x, int y, int w, struct str text)
{
	struct buf line;
	bool found;

	buf_init(&line, 1 << 16);
	for (int i = x; i < x + w && i < s->w; i++) {
		const struct cell *c = &s->cells[(size_t)y * (size_t)s->w + (size_t)i];
		buf_add(&line, c->p ? (struct str){ c->p, c->n } : c->width ? STR(" ") : STR(""));
	}
	found = str_has(buf_str(&line), str_sub(text, 0, 7));
	buf_release(&line);
	return found;
}

/* All cells of the screen: how many rows of lists were found under the pointer. */
static int check_screen(const struct ui *u, const struct fixture *f, const struct surface *s)
{
	struct spot above = { SPOT_NONE, PANE_COUNT, -1 };
	int rows = 0;

	for (int x = 4; x < s->w; x += 30)
		for (int y = 0; y < s->h; y++) {
			struct spot at = ui_spot(u, &f->st, x, y);
			struct str text = STR("");

			if (at.kind == SPOT_ROW)
				text = at.pane == PANE_CATEGORIES ? f->st.side.rows.v[at.number].name
					: f->st.list.rows.v[at.number].title;
			/* a row of two lines says its title on the first */
			if (at.kind == SPOT_ROW && !(above.kind == SPOT_ROW && above.pane == at.pane && above.number == at.number)) {
				rows++;
				if (!shows(s, 0, y, s->w, text))
					fail_msg("%dx%d: at %d,%d stands \"%.*s\"?", s->w, s->h, x, y, STR_ARG(text));
			}
			above = at;
		}
	return rows;
}

static int try_size(struct fixture *f, int w, int h, enum pane_id focus)
{
	struct surface s = { 0 };
	struct ui *u = ui_new();
	int rows;

	ui_resize(u, &f->st, w, h);
	ui_set_focus(u, &f->st, focus);
	ui_select(u, &f->st, PANE_ARTICLES, 4);
	ui_draw(u, &f->st, &s);
	rows = check_screen(u, f, &s);
	surface_release(&s);
	ui_free(u);
	return rows;
}

static void the_pointer_sees_what_is_drawn(void **state)
{
	int rows = 0;

	(void)state;
	for (int options = 0; options < 4; options++) {
		struct fixture f;

		fixture_init(&f);
		f.options.number[OPT_days] = options & 1;
		f.options.number[OPT_ledes] = options >> 1;
		for (int h = 0; h < 30; h += 3)
			for (int w = 0; w < 150; w += 20)
				for (int p = 0; p < PANE_READER; p++)
					rows += try_size(&f, w, h, (enum pane_id)p);
		fixture_release(&f);
	}
	assert_true(rows > 1000);
}

/* A cell whose style is that of a link's words. */
static bool is_link(const struct surface *s, int x, int y)
{
	int style = s->cells[(size_t)y * (size_t)s->w + (size_t)x].style;

	return style == STYLE_link || style == STYLE_link_number || style == STYLE_link_selected;
}

static void links_are_where_they_are_drawn(void **state)
{
	struct surface s = { 0 };
	struct fixture f;
	struct ui *u = ui_new();
	int seen = 0;

	(void)state;
	fixture_init(&f);
	fixture_open(&f, PAGE_READY);
	ui_resize(u, &f.st, 120, 40);
	ui_set_focus(u, &f.st, PANE_READER);
	for (int scrolled = 0; scrolled < 2; scrolled++) {
		ui_draw(u, &f.st, &s);
		for (int y = 0; y < s.h - 2; y++)
			for (int x = 70; x < s.w; x++) {
				struct spot at = ui_spot(u, &f.st, x, y);
				/* indented lines of a long link are its own; they may be blank */
				if (is_link(&s, x, y) && at.kind != SPOT_LINK)
					fail_msg("no link at %d,%d", x, y);
				if (at.kind == SPOT_LINK && !is_link(&s, x, y))
					fail_msg("a link at %d,%d", x, y);
				if (at.kind == SPOT_LINK)
					seen |= 1 << at.number;
			}
		ui_scroll(u, &f.st, 100, 10, 1000);
	}
	assert_true(ui_page_top(u) > 0);
	assert_int_equal(seen & 0x3e, 0x3e);            /* three related and two links */
	surface_release(&s);
	ui_free(u);
	fixture_release(&f);
}

static void the_wheel_moves_the_view(void **state)
{
	struct fixture f;
	struct ui *u = ui_new();

	(void)state;
	fixture_init(&f);
	ui_resize(u, &f.st, 100, 6);
	ui_select(u, &f.st, PANE_ARTICLES, 1);
	ui_set_focus(u, &f.st, PANE_CATEGORIES);
	ui_scroll(u, &f.st, 50, 3, 3);
	assert_int_equal(ui_focus(u), PANE_CATEGORIES);         /* the wheel leaves it */
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 3);     /* the first that is seen */
	assert_int_equal(ui_spot(u, &f.st, 50, 1).number, 3);
	ui_scroll(u, &f.st, 50, 3, 1000);
	assert_int_equal(ui_spot(u, &f.st, 50, 4).number, 6);
	ui_scroll(u, &f.st, 50, 3, -1000);
	assert_int_equal(ui_spot(u, &f.st, 50, 1).number, 0);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 3);     /* the last that is seen */
	ui_scroll(u, &f.st, 50, 5, -3);                         /* over the status line */
	ui_resize(u, &f.st, 5, 2);
	ui_scroll(u, &f.st, 1, 1, 3);
	assert_int_equal(ui_spot(u, &f.st, 1, 1).kind, SPOT_NONE);
	ui_free(u);
	fixture_release(&f);
}

static void lines_of_a_sheet(void **state)
{
	struct fixture f;
	struct ui *u = ui_new();
	struct spot at;

	(void)state;
	fixture_init(&f);
	ui_resize(u, &f.st, 80, 24);
	ui_sheet_open(u, &f.st, SHEET_OPTIONS);
	at = ui_spot(u, &f.st, 10, 5);
	assert_int_equal(at.kind, SPOT_LINE);
	ui_sheet_select(u, &f.st, at.number);
	assert_int_equal(ui_sheet_selected(u), at.number);
	assert_true(ui_sheet_choice(u, &f.st).n > 0);
	assert_int_equal(ui_spot(u, &f.st, 10, 0).kind, SPOT_NONE);     /* its title */
	assert_int_equal(ui_spot(u, &f.st, 10, 23).kind, SPOT_NONE);    /* the status */
	ui_sheet_open(u, &f.st, SHEET_LOG);
	assert_int_equal(ui_spot(u, &f.st, 10, 3).kind, SPOT_NONE);     /* nothing to choose */
	assert_int_equal(ui_sheet_selected(u), -1);
	ui_free(u);
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_clicks), cmocka_unit_test(the_pointer_sees_what_is_drawn),
		cmocka_unit_test(links_are_where_they_are_drawn), cmocka_unit_test(the_wheel_moves_the_view),
		cmocka_unit_test(lines_of_a_sheet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
