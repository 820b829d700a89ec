/* layers: ui conf cells wire model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ui/layout.h"
#include "ui/list.h"

enum { RECTS = 2 * PANE_COUNT + PANE_COUNT - 1 + 2 };

static int gather(const struct layout *l, struct rect *out)
{
	int n = 0;

	for (int p = 0; p < PANE_COUNT; p++) {
		out[n++] = l->title[p];
		out[n++] = l->body[p];
	}
	for (int i = 0; i < l->dividers; i++)
		out[n++] = l->divider[i];
	out[n++] = l->hint;
	out[n++] = l->status;
	return n;
}

static bool overlap(struct rect a, struct rect b)
{
	return a.w > 0 && a.h > 0 && b.w > 0 && b.h > 0 && a.x < b.x + b.w && b.x < a.x + a.w &&
	       a.y < b.y + b.h && b.y < a.y + a.h;
}

static void check(const struct layout_spec *s)
{
	struct layout l;
	struct rect r[RECTS];
	int n, area = 0;

	layout_solve(s, &l);
	n = gather(&l, r);
	for (int i = 0; i < n; i++) {
		bool inside = r[i].x >= 0 && r[i].y >= 0 && r[i].w >= 0 && r[i].h >= 0 &&
			      r[i].x + r[i].w <= s->w && r[i].y + r[i].h <= s->h;
		if (!inside)
			fail_msg("%dx%d: a part is outside", s->w, s->h);
		area += r[i].w * r[i].h;
		for (int j = 0; j < i; j++)
			if (overlap(r[i], r[j]))
				fail_msg("%dx%d: two parts overlap", s->w, s->h);
	}
	if (l.tiny)
		return;
	if (area != s->w * s->h)
		fail_msg("%dx%d: a gap", s->w, s->h);
	if (l.body[s->focus].w < 8 || l.body[s->focus].h < 1)
		fail_msg("%dx%d: the focused pane is not there", s->w, s->h);
}

static void every_size(void **state)
{
	struct layout_spec s;
	int checked = 0;

	(void)state;
	for (int w = 0; w <= 220; w++)
		for (int h = 0; h <= 60; h++)
			for (int variant = 0; variant < 4 * PANE_COUNT * 4; variant++) {
				s = (struct layout_spec){ .w = w, .h = h,
					.mode = (enum layout_mode)(variant % 4),
					.focus = (enum pane_id)(variant / 4 % PANE_COUNT),
					.zoom = variant / 12 % 2, .hints = variant / 24 };
				check(&s);
				checked++;
			}
	print_message("%d layouts: no overlap, no gap, all inside\n", checked);
}

/* Whatever widths are asked for, every pane keeps some room. */
static void every_width(void **state)
{
	static const int sides[] = { 0, 10, 24, 37, 80, 100000 }, percents[] = { 0, 1, 15, 45, 85, 99 };
	int checked = 0;

	(void)state;
	for (int w = 0; w <= 220; w++)
		for (int variant = 0; variant < 6 * 6 * 4 * PANE_COUNT; variant++) {
			struct layout_spec s = { .w = w, .h = 24, .side_w = sides[variant % 6],
				.list_percent = percents[variant / 6 % 6],
				.mode = (enum layout_mode)(variant / 36 % 4),
				.focus = (enum pane_id)(variant / 144) };
			check(&s);
			checked++;
		}
	print_message("%d widths\n", checked);
}

static void panes_take_their_widths(void **state)
{
	struct layout_spec s = { .w = 160, .h = 40, .side_w = 30, .list_percent = 60 };
	struct layout l;

	(void)state;
	layout_solve(&s, &l);
	assert_int_equal(l.body[PANE_CATEGORIES].w, 30);
	assert_int_equal(l.body[PANE_ARTICLES].w, (160 - 30 - 2) * 60 / 100);
	s.w = 90;
	layout_solve(&s, &l);
	assert_int_equal(l.body[PANE_CATEGORIES].w, 30);
	assert_int_equal(l.body[PANE_ARTICLES].w, 59);
	/* a narrow window gives what it can */
	s.side_w = 80;
	layout_solve(&s, &l);
	assert_int_equal(l.body[PANE_CATEGORIES].w, 45);
}

static int shown(int w, int h, enum layout_mode mode, enum pane_id focus, bool zoom)
{
	struct layout_spec s = { .w = w, .h = h, .mode = mode, .focus = focus, .zoom = zoom };
	struct layout l;
	int n = 0;

	layout_solve(&s, &l);
	for (int p = 0; p < PANE_COUNT; p++)
		n += l.body[p].h > 0;
	return n;
}

static void panes_by_width(void **state)
{
	(void)state;
	assert_int_equal(shown(120, 40, LAYOUT_AUTO, PANE_ARTICLES, false), 3);
	assert_int_equal(shown(119, 40, LAYOUT_AUTO, PANE_ARTICLES, false), 2);
	assert_int_equal(shown(80, 24, LAYOUT_AUTO, PANE_CATEGORIES, false), 2);
	assert_int_equal(shown(80, 24, LAYOUT_AUTO, PANE_READER, false), 1);
	assert_int_equal(shown(79, 24, LAYOUT_AUTO, PANE_ARTICLES, false), 1);
	assert_int_equal(shown(200, 50, LAYOUT_AUTO, PANE_ARTICLES, true), 1);
	assert_int_equal(shown(200, 50, LAYOUT_ONE, PANE_ARTICLES, false), 1);
	assert_int_equal(shown(200, 50, LAYOUT_TWO, PANE_ARTICLES, false), 2);
	assert_int_equal(shown(100, 50, LAYOUT_THREE, PANE_READER, false), 3);
	assert_int_equal(shown(30, 50, LAYOUT_THREE, PANE_READER, false), 1);
	assert_int_equal(shown(20, 5, LAYOUT_AUTO, PANE_READER, false), 1);
	assert_int_equal(shown(1, 1, LAYOUT_AUTO, PANE_READER, false), 0);
}

static void lists_scroll(void **state)
{
	struct list l = { 0 };

	(void)state;
	assert_true(list_move(&l, 100, 10, MOVE_DOWN, 5));
	assert_int_equal(l.selected, 5);
	assert_int_equal(l.top, 0);
	list_move(&l, 100, 10, MOVE_DOWN, 5);
	assert_int_equal(l.top, 1);
	list_move(&l, 100, 10, MOVE_PAGE_DOWN, 1);
	assert_int_equal(l.selected, 19);
	assert_int_equal(l.top, 10);
	list_move(&l, 100, 10, MOVE_LAST, 1);
	assert_int_equal(l.selected, 99);
	assert_int_equal(l.top, 90);
	assert_false(list_move(&l, 100, 10, MOVE_DOWN, 1000000000));
	list_clamp(&l, 3, 10);
	assert_int_equal(l.selected, 2);
	assert_int_equal(l.top, 0);
	list_clamp(&l, 0, 0);
	assert_int_equal(l.selected, 0);
	assert_false(list_move(&l, 0, 0, MOVE_UP, 1));
	/* a row that came to another place stays where it is on the screen */
	l = (struct list){ .selected = 20, .top = 15, .n = 50 };
	list_shift(&l, 32, 62, 10);
	assert_int_equal(l.top, 27);
	/* beside other panes the view turns half a page at its edges */
	l = (struct list){ .selected = 9, .leaps = true };
	list_move(&l, 100, 10, MOVE_DOWN, 1);
	assert_int_equal(l.selected, 10);
	assert_int_equal(l.top, 5);
	list_move(&l, 100, 10, MOVE_DOWN, 4);
	assert_int_equal(l.top, 5);
	l.selected = l.top;
	list_move(&l, 100, 10, MOVE_UP, 1);
	assert_int_equal(l.selected, 4);
	assert_int_equal(l.top, 0);
	list_move(&l, 100, 10, MOVE_DOWN, 200);
	assert_int_equal(l.selected, 99);
	assert_int_equal(l.top, 90);
	list_move(&l, 100, 1, MOVE_UP, 1);
	assert_int_equal(l.top, l.selected);
	/* what is found comes into the middle, unless it stands well inside */
	l = (struct list){ .selected = 0, .top = 0, .n = 100 };
	list_show(&l, 50, 100, 10);
	assert_true(l.selected == 50 && l.top == 45);
	list_show(&l, 48, 100, 10);
	assert_true(l.selected == 48 && l.top == 45);
	list_show(&l, 54, 100, 10);
	assert_true(l.selected == 54 && l.top == 49);
	list_show(&l, 99, 100, 10);
	assert_true(l.selected == 99 && l.top == 90);
	list_show(&l, 0, 100, 10);
	assert_true(l.selected == 0 && l.top == 0);
	assert_int_equal(motion_lines(MOVE_PAGE_DOWN, 1, 24), 22);
	assert_int_equal(motion_lines(MOVE_PAGE_DOWN, 1, 3), 1);
	assert_int_equal(list_page(24, 2), 22);
	assert_int_equal(list_page(12, 2), 11);
	assert_int_equal(list_page(4, 2), 3);
	assert_int_equal(list_page(24, 0), 24);
	assert_int_equal(list_page(12, 6), 7);
	assert_int_equal(list_page(15, 20), 1);
	assert_int_equal(list_page(3, 0), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_size),
		cmocka_unit_test(every_width),
		cmocka_unit_test(panes_take_their_widths),
		cmocka_unit_test(panes_by_width),
		cmocka_unit_test(lists_scroll),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
