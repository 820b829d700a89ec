/* layers: ui conf cells wire model text base */
/* What the reader pane does with keys and data: links by letters, pictures,
 * what is folded, what is wider than the page. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture_state.h"

static struct fixture f;
static struct ui *u;

static int begin(void **state)
{
	(void)state;
	fixture_init(&f);
	fixture_open(&f, PAGE_READY);
	u = ui_new();
	ui_resize(u, &f.st, 80, 24);
	ui_set_focus(u, &f.st, PANE_READER);
	return 0;
}

static int end(void **state)
{
	(void)state;
	ui_free(u);
	fixture_release(&f);
	return 0;
}

static enum layer_result press(const char *name, struct str *text)
{
	struct key k;
	enum prompt_kind kind;

	if (!key_from_name(str_of(name), &k))
		fail_msg("%s is no key", name);
	return ui_layer_key(u, &f.st, k, &kind, text);
}

static void expect_str(struct str have, const char *want)
{
	if (!str_eq(have, str_of(want)))
		fail_msg("\"%.*s\" instead of \"%s\"", STR_ARG(have), want);
}

/* ---- letters on links ---- */

static void letters_choose_a_link(void **state)
{
	struct str text;

	(void)state;
	/* the top of the page: a link of the body (4) and a picture (5) */
	assert_true(ui_hints_open(u, "follow"));
	assert_int_equal(press("k", &text), LAYER_ACCEPTED);
	expect_str(text, "follow 5");
	assert_false(ui_hints_typed(u, &text));
	/* the end of it: related news too; an input method sends Ơ for O: no link */
	ui_move(u, &f.st, MOVE_LAST, 1);
	assert_true(ui_hints_open(u, "browse"));
	assert_int_equal(press("H", &text), LAYER_ACCEPTED);
	assert_true(str_starts(text, STR("browse ")));
	assert_true(ui_hints_open(u, "browse"));
	assert_int_equal(press("ơ", &text), LAYER_CLOSED);
	assert_false(ui_hints_typed(u, &text));
}

static void other_keys_end_the_letters(void **state)
{
	struct str text;

	(void)state;
	assert_true(ui_hints_open(u, "follow"));
	assert_int_equal(press("5", &text), LAYER_NONE);         /* a number begins */
	assert_false(ui_hints_typed(u, &text));
	assert_true(ui_hints_open(u, "follow"));
	assert_int_equal(press("Esc", &text), LAYER_CLOSED);
	assert_true(ui_hints_open(u, "follow"));
	assert_true(ui_layer_close(u));
	assert_false(ui_layer_close(u));
	ui_set_focus(u, &f.st, PANE_ARTICLES);
	assert_false(ui_hints_open(u, "follow"));
}

static void many_links_have_two_letters(void **state)
{
	struct block *b = doc_block(&f.article.body, BLOCK_PARAGRAPH, &f.arena);
	struct str text;

	(void)state;
	f.article.body.blocks.v[0] = *b;
	f.article.body.blocks.n = 1;
	b = &f.article.body.blocks.v[0];
	f.article.related.n = 0;
	for (int i = 0; i < 20; i++)
		doc_span(b, STR("x "), 0, arena_printf(&f.arena, "https://a.vn/%d", i), &f.arena);
	ui_sync(u, &f.st);
	assert_int_equal(ui_link_count(u), 20);
	assert_true(ui_hints_open(u, "follow"));
	assert_int_equal(press("k", &text), LAYER_USED);
	assert_true(ui_hints_typed(u, &text));
	expect_str(text, "k");
	assert_int_equal(press("Backspace", &text), LAYER_USED);
	assert_int_equal(press("k", &text), LAYER_USED);
	assert_int_equal(press("l", &text), LAYER_ACCEPTED);     /* the 15th */
	expect_str(text, "follow 15");
	assert_true(ui_hints_open(u, "follow"));
	assert_int_equal(press("q", &text), LAYER_CLOSED);       /* begins none */
}

static void pictures_are_told_from_pages(void **state)
{
	(void)state;
	assert_int_equal(ui_picture(u), 5);
	assert_true(ui_link_is_picture(u, 5));
	assert_false(ui_link_is_picture(u, 4));
	ui_move(u, &f.st, MOVE_LAST, 1);
	assert_int_equal(ui_picture(u), 5);     /* the last one, above */
	f.article.body.blocks.n = 1;
	ui_sync(u, &f.st);
	assert_int_equal(ui_picture(u), 0);
}

/* ---- long lists, wide tables ---- */

static void related_news_fold(void **state)
{
	(void)state;
	assert_false(ui_fold_related(u, &f.st));        /* three are no long list */
	fixture_many_related(&f);
	ui_sync(u, &f.st);
	expect_str(ui_link(u, 9), "https://baocantho.com.vn/ben-cu.html");      /* folded, but there */
	ui_move(u, &f.st, MOVE_LAST, 1);
	for (int i = 0; i < 20; i++) {
		ui_cycle_link(u, &f.st, 1);
		assert_true(ui_selected_link(u) <= 5 || ui_selected_link(u) > 12);
	}
	/* a place kept in one of those that are folded is the line that stands for them */
	ui_set_page_block(u, &f.st, f.article.body.blocks.n + 8);
	assert_true(ui_page_top(u) > 20);
	assert_true(ui_fold_related(u, &f.st));
	ui_move(u, &f.st, MOVE_LAST, 1);
	ui_cycle_link(u, &f.st, -1);
	assert_int_equal(ui_selected_link(u), 12);
	/* another article begins folded */
	f.st.page.id = 102;
	ui_sync(u, &f.st);
	f.st.page.id = 101;
	ui_sync(u, &f.st);
	ui_cycle_link(u, &f.st, -1);
	assert_true(ui_selected_link(u) <= 5 || ui_selected_link(u) > 12);
}

static int starts(const char *cell)
{
	struct surface s = { 0 };
	struct buf b;
	int n;

	buf_init(&b, 1 << 20);
	ui_draw(u, &f.st, &s);
	surface_dump(&s, false, &b);
	n = str_find(buf_str(&b), str_of(cell), 0) < buf_str(&b).n;
	surface_release(&s);
	buf_release(&b);
	return n;
}

/* A column is seen whole or not at all on its left side. */
static void tables_go_from_column_to_column(void **state)
{
	(void)state;
	assert_false(ui_scroll_sideways(u, 1, 1));      /* three columns fit */
	fixture_wide_table(&f);
	ui_sync(u, &f.st);
	assert_true(starts("Trạm      1 giờ") && starts("›") && !starts("‹"));
	assert_true(ui_scroll_sideways(u, 1, 1));
	assert_true(starts("‹4 giờ   5 giờ"));
	assert_true(ui_scroll_sideways(u, 1, 100));
	assert_true(starts("Ghi chú") && !starts("›"));
	assert_true(ui_scroll_sideways(u, -1, 1));
	assert_true(starts("›") && starts("‹"));
	assert_true(ui_scroll_sideways(u, -1, 100));
	assert_true(starts("Trạm      1 giờ") && !starts("‹"));
	/* narrower than a column */
	ui_resize(u, &f.st, 12, 10);
	ui_move(u, &f.st, MOVE_LAST, 1);
	ui_move(u, &f.st, MOVE_FIRST, 1);
	for (int i = 0; i < 60; i++) {
		ui_move(u, &f.st, MOVE_DOWN, 1);
		ui_scroll_sideways(u, i % 3 ? 1 : -1, i);
		starts("x");
	}
}

/* ---- linear mode ---- */

/* How many lines differ between two screens, and where the cursor is. */
static int lines_changed(const struct surface *a, const struct surface *b)
{
	int n = 0;

	for (int y = 0; y < a->h; y++)
		for (int x = 0; x < a->w; x++) {
			const struct cell *c = &a->cells[y * a->w + x], *d = &b->cells[y * b->w + x];

			if (c->n != d->n || c->style != d->style || (c->n && memcmp(c->p, d->p, c->n))) {
				n++;
				break;
			}
		}
	return n;
}

static void linear_moves_change_two_lines(void **state)
{
	struct surface a = { 0 }, b = { 0 };
	int rows = 0;

	(void)state;
	fixture_option(&f, "linear", "yes");
	ui_sync(u, &f.st);
	for (int pane = 0; pane < PANE_COUNT; pane++) {
		ui_set_focus(u, &f.st, (enum pane_id)pane);
		ui_draw(u, &f.st, &a);
		for (int i = 0; i < 5; i++) {
			ui_move(u, &f.st, MOVE_DOWN, 1);
			ui_draw(u, &f.st, &b);
			assert_true(lines_changed(&a, &b) <= (pane == PANE_READER ? 0 : 2));
			assert_int_equal(b.cursor_y, a.cursor_y + 1);
			ui_draw(u, &f.st, &a);
		}
	}
	/* the page is turned when the cursor leaves it, and no line is passed over */
	ui_move(u, &f.st, MOVE_FIRST, 1);
	ui_draw(u, &f.st, &a);
	assert_int_equal(a.cursor_y, 1);
	while (ui_move(u, &f.st, MOVE_DOWN, 1)) {
		int top = ui_page_top(u);

		ui_draw(u, &f.st, &a);
		assert_true(a.cursor_y >= 1 && a.cursor_y < 23);
		assert_int_equal(top + a.cursor_y - 1, ++rows);
	}
	while (ui_move(u, &f.st, MOVE_UP, 1))
		rows--;
	assert_int_equal(rows, 0);
	/* Tab brings the cursor to the link */
	ui_cycle_link(u, &f.st, 1);
	ui_draw(u, &f.st, &a);
	assert_true(a.cursor_y > 3);
	surface_release(&a);
	surface_release(&b);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(letters_choose_a_link), T(other_keys_end_the_letters), T(many_links_have_two_letters),
		T(pictures_are_told_from_pages), T(related_news_fold), T(tables_go_from_column_to_column),
		T(linear_moves_change_two_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
