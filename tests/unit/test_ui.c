/* layers: ui conf cells wire model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture_state.h"
#include "ui/find.h"
#include "ui/when.h"

static struct fixture f;
static struct ui *u;

static int begin(void **state)
{
	(void)state;
	fixture_init(&f);
	u = ui_new();
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
	struct str mine;

	if (!key_from_name(str_of(name), &k))
		fail_msg("%s is no key", name);
	return ui_layer_key(u, &f.st, k, &kind, text ? text : &mine);
}

static void type(const char *words)
{
	struct str rest = str_of(words), word;

	while (str_word(&rest, &word)) {
		char name[32] = { 0 };
		memcpy(name, word.p, word.n < 31 ? word.n : 31);
		assert_int_equal(press(name, NULL), LAYER_USED);
	}
}

static void expect_str(struct str have, const char *want)
{
	if (!str_eq(have, str_of(want)))
		fail_msg("\"%.*s\" instead of \"%s\"", STR_ARG(have), want);
}

/* ---- selection ---- */

/* New articles came in above: the same article stays selected, on the same
 * line of the screen. */
static void selection_stays_with_its_article(void **state)
{
	(void)state;
	ui_resize(u, &f.st, 80, 24);
	ui_select(u, &f.st, PANE_ARTICLES, 2);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 2);
	memmove(f.st.list.rows.v + 1, f.st.list.rows.v, sizeof(struct list_row) * 6);
	f.st.list.rows.v[0].id = 900;
	ui_sync(u, &f.st);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 3);
	/* it went away: the place stays */
	f.st.list.rows.v[3].id = 901;
	ui_sync(u, &f.st);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 3);
	f.st.list.rows.n = f.st.list.total = 2;
	ui_sync(u, &f.st);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 1);
	f.st.list.rows.n = f.st.list.total = 0;
	ui_sync(u, &f.st);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), -1);
	assert_int_equal(ui_selected(u, PANE_READER), -1);
}

static void folding_keeps_the_portal(void **state)
{
	(void)state;
	ui_resize(u, &f.st, 80, 24);
	ui_select(u, &f.st, PANE_CATEGORIES, 7);        /* Dân trí */
	memmove(f.st.side.rows.v + 1, f.st.side.rows.v + 6, sizeof(struct side_row) * 5);
	f.st.side.rows.n = 6;
	ui_sync(u, &f.st);
	assert_int_equal(ui_selected(u, PANE_CATEGORIES), 2);
}

/* A long list of which only a window is loaded. */
static void windows_of_a_long_list(void **state)
{
	int first, count;

	(void)state;
	f.st.list.total = 100000;
	ui_resize(u, &f.st, 80, 24);
	ui_set_focus(u, &f.st, PANE_ARTICLES);
	ui_move(u, &f.st, MOVE_DOWN, 5000);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 5000);
	ui_wanted(u, &f.st, &first, &count);
	assert_true(first <= 5000 - 20 && first + count > 5000 && count < 100);
	f.st.list.first = first;
	f.st.list.rows.n = 7;
	ui_sync(u, &f.st);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 5000);
	ui_move(u, &f.st, MOVE_LAST, 1);
	ui_wanted(u, &f.st, &first, &count);
	assert_int_equal(first + count, 100000);
	assert_false(ui_move(u, &f.st, MOVE_DOWN, 1));
}

static void focus_goes_round(void **state)
{
	(void)state;
	ui_resize(u, &f.st, 120, 40);
	assert_int_equal(ui_focus(u), PANE_CATEGORIES);
	ui_focus_next(u, &f.st, 1);
	assert_int_equal(ui_context(u), CONTEXT_ARTICLES);
	ui_focus_next(u, &f.st, 1);                     /* no page: not the reader */
	assert_int_equal(ui_focus(u), PANE_CATEGORIES);
	fixture_open(&f, PAGE_READY);
	ui_sync(u, &f.st);
	ui_focus_next(u, &f.st, -1);
	assert_int_equal(ui_context(u), CONTEXT_READER);
}

/* ---- the reader ---- */

static void read_at(int w, int h)
{
	fixture_open(&f, PAGE_READY);
	ui_resize(u, &f.st, w, h);
	ui_set_focus(u, &f.st, PANE_READER);
}

static void scrolling_is_clamped(void **state)
{
	int last;

	(void)state;
	read_at(80, 24);
	assert_false(ui_move(u, &f.st, MOVE_UP, 3));
	assert_true(ui_move(u, &f.st, MOVE_PAGE_DOWN, 1));
	assert_int_equal(ui_page_top(u), 19);           /* 21 rows, two kept */
	ui_move(u, &f.st, MOVE_LAST, 1);
	last = ui_page_top(u);
	assert_false(ui_move(u, &f.st, MOVE_DOWN, 1));
	ui_set_page_top(u, &f.st, 100000);
	assert_int_equal(ui_page_top(u), last);
	ui_resize(u, &f.st, 80, 200);
	assert_int_equal(ui_page_top(u), 0);
	ui_set_page_top(u, &f.st, -5);
	assert_int_equal(ui_page_top(u), 0);
}

static void place_survives_resizes(void **state)
{
	static const int widths[] = { 120, 40, 20, 200, 80 };

	(void)state;
	read_at(80, 24);
	assert_int_equal(ui_page_block(u), -1);         /* the head */
	for (int block = 1; block < 6; block++) {
		ui_set_page_block(u, &f.st, block);
		if (ui_page_block(u) != block)
			continue;                       /* the end of the page */
		for (int i = 0; i < 5; i++) {
			ui_resize(u, &f.st, widths[i], 8);
			assert_int_equal(ui_page_block(u), block);
		}
		ui_resize(u, &f.st, 80, 24);
	}
	ui_set_page_block(u, &f.st, 4);
	assert_int_equal(ui_page_block(u), 4);
	/* data of the same article again: nothing moves; of another: the top */
	f.article.author = STR("Minh Khôi - Thu Hà");
	ui_sync(u, &f.st);
	assert_int_equal(ui_page_block(u), 4);
	f.st.page.id = 999;
	ui_sync(u, &f.st);
	assert_int_equal(ui_page_top(u), 0);
}

/* The page owns its words: the article's memory may go before the next sync. */
static void page_outlives_its_article(void **state)
{
	struct surface s = { 0 };
	struct buf before, after;

	(void)state;
	buf_init(&before, 1 << 20);
	buf_init(&after, 1 << 20);
	read_at(80, 24);
	ui_draw(u, &f.st, &s);
	surface_dump(&s, false, &before);
	f.st.page.article = NULL;
	memset(f.article.body.blocks.v, 0, sizeof(struct block) * (size_t)f.article.body.blocks.n);
	ui_draw(u, &f.st, &s);
	surface_dump(&s, false, &after);
	assert_true(str_eq(buf_str(&before), buf_str(&after)));
	buf_release(&before);
	buf_release(&after);
	surface_release(&s);
}

static void links_have_numbers(void **state)
{
	(void)state;
	read_at(80, 24);
	assert_int_equal(ui_link_count(u), 6);
	expect_str(ui_link(u, 1), "https://baocantho.com.vn/khoi-cong-a17.html");
	expect_str(ui_link(u, 3), "https://baocantho.com.vn/quy-hoach-a61.html");
	expect_str(ui_link(u, 4), "https://baocantho.com.vn/so-xay-dung.html");
	expect_str(ui_link(u, 5), "https://baocantho.com.vn/anh/cau.jpg");
	expect_str(ui_link(u, 6), "https://baocantho.com.vn/lich-tau.html");
	assert_null(ui_link(u, 7).p);
	assert_null(ui_link(u, 0).p);                   /* none selected */
}

/* Cycling goes down the page: body links first, then related, then round. */
static void links_cycle(void **state)
{
	static const int order[] = { 4, 5, 6, 1, 2, 3, 4 };

	(void)state;
	read_at(80, 24);
	for (int i = 0; i < 7; i++) {
		ui_cycle_link(u, &f.st, 1);
		assert_int_equal(ui_selected_link(u), order[i]);
	}
	expect_str(ui_link(u, 0), "https://baocantho.com.vn/so-xay-dung.html");
	ui_cycle_link(u, &f.st, -1);
	assert_int_equal(ui_selected_link(u), 3);
}

static void searching_a_page(void **state)
{
	(void)state;
	read_at(80, 24);
	assert_false(ui_searching(u));
	/* title, lede, body, twice in the related list… across line ends too */
	assert_true(ui_search(u, &f.st, STR("hai bờ")) >= 4);
	assert_true(ui_searching(u));
	assert_int_equal(ui_search(u, &f.st, STR("hai bớ")), 0);
	assert_int_equal(ui_search(u, &f.st, STR("HAI BO")), ui_search(u, &f.st, STR("hai bờ")));
	assert_int_equal(ui_search(u, &f.st, STR("thuc dem")), 0);
	assert_int_equal(ui_search(u, &f.st, STR("suốt đêm")), 1);
	assert_true(ui_page_top(u) > 0);
	assert_true(ui_search_step(u, &f.st, 1));
	ui_search_clear(u);
	assert_false(ui_search_step(u, &f.st, 1));
}

static void searching_a_list(void **state)
{
	(void)state;
	ui_resize(u, &f.st, 80, 24);
	ui_set_focus(u, &f.st, PANE_ARTICLES);
	assert_int_equal(ui_search(u, &f.st, STR("tuyen")), 2);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 5);
	ui_search_step(u, &f.st, 1);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 6);
	ui_search_step(u, &f.st, 1);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 5);
	ui_search_step(u, &f.st, -1);
	assert_int_equal(ui_selected(u, PANE_ARTICLES), 6);
}

/* ---- find ---- */

static int hits(const char *words, const char *text)
{
	struct arena a = { 0 };
	struct find find;
	struct text_hits out;
	int n;

	find_prepare(&find, str_of(words), &a);
	find_all(&find, str_of(text), &a, &out);
	n = out.list.n;
	arena_release(&a);
	return n;
}

static void finding_vietnamese(void **state)
{
	(void)state;
	assert_int_equal(hits("da nang", "Thành phố Đà Nẵng, ĐÀ NẴNG"), 2);
	assert_int_equal(hits("đá", "đã có đá"), 1);
	assert_int_equal(hits("thuy", "thúy và thuý"), 2);
	assert_int_equal(hits("thuý", "thúy và thuỷ"), 1);
	assert_int_equal(hits("THỦ TƯỚNG", "thủ tướng"), 1);
	assert_int_equal(hits("dươn", "đường dương"), 1);       /* the last word may be begun */
	assert_int_equal(hits("duon", "đường dương"), 2);
	assert_int_equal(hits("nang da", "Đà Nẵng"), 0);
	assert_int_equal(hits("%", "5% và 6%"), 2);
	assert_int_equal(hits("", "chữ"), 0);
	assert_int_equal(hits("  ", "chữ"), 0);
}

/* ---- prompt ---- */

static void prompt_edits(void **state)
{
	struct str text = STR_NONE;

	(void)state;
	ui_resize(u, &f.st, 80, 24);
	ui_prompt_open(u, PROMPT_COMMAND, STR("set "));
	type("m ệ Left Left x Right Right Backspace");
	assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	expect_str(text, "set xm");
	ui_prompt_open(u, PROMPT_COMMAND, STR("mở trang báo"));
	type("C-w C-a C-k");
	type("a b C-u c End d C-a Delete");
	assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	expect_str(text, "d");
	assert_int_equal(press("j", NULL), LAYER_NONE);         /* no layer left */
}

static void prompt_composes_marks(void **state)
{
	struct str text = STR_NONE;
	enum prompt_kind kind;

	(void)state;
	ui_prompt_open(u, PROMPT_SEARCH, STR(""));
	type("e");
	ui_layer_key(u, &f.st, (struct key){ 0x0323, 0 }, &kind, &text);
	ui_layer_key(u, &f.st, (struct key){ 0x0302, 0 }, &kind, &text);
	assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	expect_str(text, "ệ");
	ui_prompt_open(u, PROMPT_SEARCH, STR("ệ"));
	type("Backspace");                              /* one letter, one stroke */
	assert_int_equal(press("Backspace", NULL), LAYER_CLOSED);
}

static void prompt_remembers(void **state)
{
	struct str text = STR_NONE;

	(void)state;
	for (int i = 0; i < 3; i++) {
		ui_prompt_open(u, PROMPT_SEARCH, str_of(i == 0 ? "một" : i == 1 ? "hai" : "hai"));
		assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	}
	ui_prompt_open(u, PROMPT_SEARCH, STR(""));
	type("b Up Up Up");
	assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	expect_str(text, "một");
	ui_prompt_open(u, PROMPT_SEARCH, STR(""));
	type("b Up Down");
	assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	expect_str(text, "b");
	ui_prompt_open(u, PROMPT_COMMAND, STR("x"));    /* another kind, another history */
	type("Up");
	assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	expect_str(text, "x");
	ui_prompt_open(u, PROMPT_COMMAND, STR("x"));
	assert_int_equal(press("Esc", NULL), LAYER_CLOSED);
	ui_prompt_open(u, PROMPT_COMMAND, STR("x"));
	assert_int_equal(press("C-c", NULL), LAYER_CLOSED);
}

static struct str completer(void *owner, struct str line, int nth)
{
	static const char *const words[] = { "refresh", "related", "read" };

	(void)owner;
	for (int i = 0, n = 0; i < 3; i++)
		if (str_starts(str_of(words[i]), line) && n++ == nth)
			return str_of(words[i]);
	return STR_NONE;
}

static void prompt_completes(void **state)
{
	struct str text = STR_NONE;

	(void)state;
	ui_set_completer(u, completer, NULL);
	ui_prompt_open(u, PROMPT_COMMAND, STR("re"));
	type("Tab Tab");
	assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	expect_str(text, "related");
	ui_prompt_open(u, PROMPT_COMMAND, STR("re"));
	type("Tab Tab Tab Tab");                        /* round to what was typed */
	assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	expect_str(text, "re");
	ui_prompt_open(u, PROMPT_COMMAND, STR("rel"));
	type("Tab S-Tab");
	assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	expect_str(text, "rel");
}

static void prompt_is_bounded(void **state)
{
	struct str text = STR_NONE;
	struct surface s = { 0 };

	(void)state;
	ui_resize(u, &f.st, 20, 5);
	ui_prompt_open(u, PROMPT_COMMAND, STR(""));
	for (int i = 0; i < 5000; i++)
		press("ệ", NULL);
	ui_draw(u, &f.st, &s);
	assert_true(s.cursor_x > 0 && s.cursor_x < 20);
	assert_int_equal(press("Enter", &text), LAYER_ACCEPTED);
	assert_true(text.n <= 4096 && text.n % 3 == 0);
	surface_release(&s);
}

/* ---- help ---- */

static void help_is_a_layer(void **state)
{
	(void)state;
	fixture_help(&f);
	ui_resize(u, &f.st, 40, 8);
	ui_sheet_open(u, &f.st, SHEET_HELP);
	assert_int_equal(ui_context(u), CONTEXT_HELP);
	ui_move(u, &f.st, MOVE_LAST, 1);
	assert_false(ui_move(u, &f.st, MOVE_DOWN, 1));
	ui_move(u, &f.st, MOVE_FIRST, 1);
	assert_false(ui_move(u, &f.st, MOVE_UP, 1));
	assert_int_equal(press("s", NULL), LAYER_NONE);         /* the keymap's */
	ui_sheet_filter(u, &f.st, STR(""));
	type("q Esc");                                          /* q was typed, not obeyed */
	assert_true(ui_sheet(u) == SHEET_HELP);
	assert_int_equal(press("C-c", NULL), LAYER_CLOSED);
	assert_true(ui_sheet(u) == SHEET_NONE);
	ui_sheet_open(u, &f.st, SHEET_HELP);
	ui_prompt_open(u, PROMPT_COMMAND, STR(""));             /* over the help */
	assert_true(ui_layer_close(u));
	assert_true((ui_sheet(u) == SHEET_HELP));
	assert_true(ui_layer_close(u));
	assert_false(ui_layer_close(u));
}

static void palette_add(const char *words)
{
	struct palette_row *r = VEC_PUSH(&f.st.palette, &f.arena);

	r->words = r->run = str_of(words);
	r->folded = text_fold(str_of(words), &f.arena);
}

/* What is typed, with or without marks, chooses the best row. */
static void palette_chooses(void **state)
{
	static const struct { const char *typed, *chosen; } rows[] = {
		{ "d a Space n a n g", "Cầu mới ở Đà Nẵng" },
		{ "k i n h", "Kinh tế · Báo Cần Thơ" },         /* a beginning before an inside */
		{ "t s", "Thời sự · Báo Cần Thơ" },             /* initials */
		{ "s t r", "star" },
		{ "c a n Space t h o Space t e", "Kinh tế · Báo Cần Thơ" },
		{ "l ệ n h", "" },
	};
	struct str text;

	(void)state;
	palette_add("xóm kênh kinh doanh");
	palette_add("Kinh tế · Báo Cần Thơ");
	palette_add("Thời sự · Báo Cần Thơ");
	palette_add("Cầu mới ở Đà Nẵng");
	palette_add("star");
	ui_resize(u, &f.st, 80, 24);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ui_sheet_open(u, &f.st, SHEET_PALETTE);
		type(rows[i].typed);
		text = STR("");
		assert_int_equal(press("Enter", &text), *rows[i].chosen ? LAYER_ACCEPTED : LAYER_CLOSED);
		expect_str(text, rows[i].chosen);
		assert_true(ui_sheet(u) == SHEET_NONE);
	}
}

/* ---- times ---- */

static void times_of_the_reader(void **state)
{
	int64_t now = at(25, 6, 2025, 14, 30);
	struct arena *a = &f.arena;
	struct date day = { true, false, date_from_civil(2025, 6, 24, 0, 0, 0) - 420 * 60, 420 };
	struct date none = { 0 };

	(void)state;
	/* the 25th of June 2025 was a Wednesday */
	expect_str(when_full(when(25, 6, 10, 55), 420, a), "Wednesday, 25/06/2025 10:55");
	expect_str(when_full(when(25, 6, 10, 55), 0, a), "Wednesday, 25/06/2025 03:55");
	expect_str(when_full(day, 0, a), "Tuesday, 24/06/2025");
	expect_str(when_full(none, 420, a), "");
	expect_str(when_ago(when(25, 6, 14, 30), now, 420, a), "just now");
	expect_str(when_ago(when(25, 6, 14, 29), now, 420, a), "1 minute ago");
	expect_str(when_ago(when(25, 6, 13, 31), now, 420, a), "59 minutes ago");
	expect_str(when_ago(when(25, 6, 11, 5), now, 420, a), "3 hours ago");
	expect_str(when_ago(when(24, 6, 9, 0), now, 420, a), "yesterday");
	expect_str(when_ago(when(20, 6, 9, 0), now, 420, a), "5 days ago");
	expect_str(when_ago(when(20, 3, 9, 0), now, 420, a), "3 months ago");
	expect_str(when_ago(day, now, 420, a), "yesterday");
	expect_str(when_ago(none, now, 420, a), "");
	expect_str(when_ago(when(26, 6, 9, 0), now, 420, a), "");
	expect_str(when_column(at(25, 6, 2025, 0, 1), true, now, 420, false, a), "00:01");
	expect_str(when_column(at(24, 6, 2025, 23, 59), true, now, 420, false, a), "24/06");
	expect_str(when_column(at(24, 6, 2023, 23, 59), true, now, 420, true, a), "24/06/23");
	expect_str(when_column(at(25, 6, 2025, 0, 0), false, now, 420, false, a), "25/06");
	expect_str(when_column(0, true, now, 420, false, a), "");
	assert_true(when_needs_year(at(24, 6, 2023, 0, 0), now));
	assert_false(when_needs_year(at(24, 3, 2025, 0, 0), now));
}

/* Behind all other links, and words instead of an address. */
static void tags_are_links(void **state)
{
	int before, tag;

	(void)state;
	read_at(80, 24);
	before = ui_link_count(u);
	*VEC_PUSH(&f.article.tags, &f.arena) = STR("cầu vượt sông Hậu");
	*VEC_PUSH(&f.article.tags, &f.arena) = STR("giao thông");
	ui_sync(u, &f.st);
	assert_int_equal(ui_link_count(u), before + 2);
	assert_true(ui_search(u, &f.st, STR("Tags: cầu vượt sông Hậu")));
	tag = before + 1;
	assert_true(str_eq(ui_link_words(u, tag), STR("cầu vượt sông Hậu")));
	assert_true(str_eq(ui_link_words(u, tag + 1), STR("giao thông")));
	assert_int_equal(ui_link(u, tag).n, 0);
	assert_int_equal(ui_link_words(u, before).n, 0);
	assert_true(ui_link(u, before).n > 0);
	assert_int_equal(ui_link_words(u, tag + 2).n, 0);
	/* With one digit for the rest, tags that need a second one have none. */
	for (int i = 0; i < 4; i++)
		*VEC_PUSH(&f.article.tags, &f.arena) = STR("tàu xe");
	ui_sync(u, &f.st);
	assert_int_equal(ui_link_count(u), before);
	assert_true(str_eq(ui_link_words(u, tag + 5), STR("tàu xe")));
	assert_true(ui_search(u, &f.st, STR("Tags: cầu vượt sông Hậu · giao thông · tàu xe")));
}

/* Said under the article, and only of one that stood on several pages. */
static void joined_pages_are_told(void **state)
{
	(void)state;
	read_at(80, 24);
	assert_false(ui_search(u, &f.st, STR("were joined")));
	f.article.pages = 3;
	ui_sync(u, &f.st);
	assert_true(ui_search(u, &f.st, STR("3 pages were joined.")));
	assert_false(ui_search(u, &f.st, STR("goes on")));
	f.article.next = STR("https://baocantho.com.vn/bai-p4.html");
	ui_sync(u, &f.st);
	assert_true(ui_search(u, &f.st, STR("goes on at https://baocantho.com.vn/bai-p4.html")));
	f.article.shortfall = SHORTFALL_SUBSCRIPTION;
	ui_sync(u, &f.st);
	assert_true(ui_search(u, &f.st, STR("subscribers only")));
}

/* ---- every size ---- */

static void draws_at_every_size(void **state)
{
	struct surface s = { 0 };

	(void)state;
	fixture_open(&f, PAGE_READY);
	fixture_help(&f);
	for (int i = 0; i < 700; i++) {
		ui_resize(u, &f.st, i * 7 % 131, i * 5 % 43);
		ui_set_focus(u, &f.st, (enum pane_id)(i % PANE_COUNT));
		ui_move(u, &f.st, i % 5 ? MOVE_DOWN : MOVE_PAGE_UP, i % 4);
		ui_cycle_link(u, &f.st, i % 2 ? 1 : -1);
		if (i % 17 == 0)
			ui_sheet_open(u, &f.st, SHEET_HELP);
		if (i % 13 == 0)
			ui_search(u, &f.st, STR("cầu"));
		if (i % 11 == 0)
			ui_prompt_open(u, PROMPT_ARCHIVE, STR("cầu vượt"));
		ui_draw(u, &f.st, &s);
		assert_int_equal(s.w, i * 7 % 131);
		ui_search_step(u, &f.st, 1);
		while (ui_layer_close(u))
			;
	}
	surface_release(&s);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(selection_stays_with_its_article), T(folding_keeps_the_portal), T(windows_of_a_long_list),
		T(focus_goes_round), T(scrolling_is_clamped), T(place_survives_resizes),
		T(page_outlives_its_article), T(links_have_numbers), T(links_cycle), T(searching_a_page),
		T(searching_a_list), T(finding_vietnamese), T(prompt_edits), T(prompt_composes_marks),
		T(prompt_remembers), T(prompt_completes), T(prompt_is_bounded), T(help_is_a_layer),
		T(palette_chooses),
		T(times_of_the_reader), T(joined_pages_are_told), T(tags_are_links), T(draws_at_every_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
