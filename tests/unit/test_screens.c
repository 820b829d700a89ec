/* layers: ui conf cells wire model text base */
/*
 * Golden screens: a state and some moves, drawn; both planes must equal
 * tests/screens/<case>.txt.  UPDATE=1 writes the files anew: look at them
 * with your own eyes before you commit them, they are what readers see.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "base/path.h"
#include "fixture_state.h"

struct screen {
	const char *name;
	int w, h;
	void (*prepare)(struct fixture *f);                     /* data */
	void (*act)(struct ui *u, struct fixture *f);           /* view */
};

static void key(struct ui *u, struct fixture *f, const char *name)
{
	struct key k;
	enum prompt_kind kind;
	struct str text;

	if (!key_from_name(str_of(name), &k))
		BUG("%s", name);
	ui_layer_key(u, &f->st, k, &kind, &text);
}

/* ---- data ---- */

static void with_article(struct fixture *f) { fixture_open(f, PAGE_READY); }

static void loading(struct fixture *f)
{
	fixture_open(f, PAGE_LOADING);
	f->article.body = (struct doc){ 0 };
	f->article.related.n = 0;
	f->st.jobs = 1;
}

static void failed(struct fixture *f)
{
	loading(f);
	f->st.page.status = PAGE_FAILED;
	f->st.page.trouble = STR("the server did not answer in time: baocantho.com.vn");
	f->st.jobs = 0;
}

static void busy(struct fixture *f)
{
	f->st.jobs = 3;
	f->st.pending = STR("12");
	f->st.list.waiting = 12;
	f->st.list.fetching = true;
	f->st.notice = STR("Thời tiết Cần Thơ: 26 - 33 độ, chiều có mưa rào");
	f->st.demo = true;
}

static void empty(struct fixture *f)
{
	f->st.list.rows.n = f->st.list.total = 0;
}

static void troubled(struct fixture *f)
{
	f->st.message = STR("the answer is empty: https://baocantho.com.vn/rss/thoi-su.rss");
	f->st.message_is_error = true;
	f->st.list.trouble = STR("the answer is empty");
	f->st.list.rows.n = f->st.list.total = 0;
}

/* Search results: several portals, ledes, an old paper. */
static void mixed(struct fixture *f)
{
	static const char *const hosts[] = { "baocantho.com.vn", "tuoitre.vn", "dantri.com.vn" };

	fixture_option(f, "ledes", "yes");
	f->st.list.title = STR("Tìm: cầu");
	for (int i = 0; i < f->st.list.rows.n; i++)
		f->st.list.rows.v[i].portal = str_of(hosts[i % 3]);
	f->st.list.rows.v[6].portal = STR("baohaugiang.com.vn");
	f->st.list.rows.v[6].published_s = at(9, 2, 2023, 8, 0);
}

static void ascii(struct fixture *f)
{
	fixture_option(f, "ascii", "yes");
	with_article(f);
}

static void wide(struct fixture *f)
{
	with_article(f);
	fixture_wide_table(f);
}

static void wide_in_rows(struct fixture *f)
{
	wide(f);
	fixture_option(f, "tables", "rows");
}

static void wide_in_ascii(struct fixture *f)
{
	ascii(f);
	fixture_wide_table(f);
}

static void much_related(struct fixture *f)
{
	with_article(f);
	fixture_many_related(f);
}

static void linear(struct fixture *f)
{
	fixture_option(f, "linear", "yes");
	fixture_help(f);
	with_article(f);
}

static void jobs(struct fixture *f)
{
	static const struct job_view jobs[] = {
		{ .source = { "Thời sự · Báo Cần Thơ", 25 }, .stage = JOB_LOADS, .seconds = 2, .bytes = 48000 },
		{ .source = { "Khoa học công nghệ · Báo Cần Thơ", 38 }, .stage = JOB_IS_READ, .seconds = 12,
		  .entries = 240 },
		{ .source = { "https://tuoitre.vn/thong-xe-cau-a17.html", 40 }, .stage = JOB_WAITS },
		{ .source = { "Sự kiện · Dân trí", 21 }, .stage = JOB_IS_SAVED, .seconds = 3 },
	};

	for (size_t i = 0; i < sizeof(jobs) / sizeof(jobs[0]); i++) {
		struct job_view *v = VEC_PUSH(&f->st.job_list, &f->arena);

		*v = jobs[i];
		v->source = str_of(jobs[i].source.p);
	}
	f->st.jobs = 3;
}

static void errors(struct fixture *f)
{
	*VEC_PUSH(&f->st.errors, &f->arena) = (struct error_view){
		STR("Xã hội · Báo Cần Thơ"), STR("the server answered 503"), at(25, 6, 2025, 14, 5),
		at(25, 6, 2025, 15, 5), STR("go x") };
	*VEC_PUSH(&f->st.errors, &f->arena) = (struct error_view){
		STR("Nhịp sống trẻ · Dân trí"), STR("a check page came instead of news (Cloudflare); try later or in "
		"the browser"), at(24, 6, 2025, 22, 40), at(25, 6, 2025, 14, 0), STR("go y") };
}

static void options(struct fixture *f)
{
	fixture_option(f, "measure", "60");
	fixture_option(f, "hints", "no");
}

static void logged(struct fixture *f)
{
	*VEC_PUSH(&f->st.log, &f->arena) = STR("/home/nam/.config/sapbao/config:3:5: there is no option \"measur\"");
	*VEC_PUSH(&f->st.log, &f->arena) = STR("the fetcher was started");
}

static void news_add(struct fixture *f, const char *source, int count, bool heading)
{
	*VEC_PUSH(&f->st.news, &f->arena) = (struct news_view){ str_of(source), count, heading, STR("go x") };
}

static void news(struct fixture *f)
{
	news_add(f, "Báo Cần Thơ", 22, true);
	news_add(f, "Thời sự", 12, false);
	news_add(f, "Khoa học công nghệ", 10, false);
	news_add(f, "Dân trí", 3, true);
	news_add(f, "Sự kiện", 3, false);
	f->st.refreshed_s = at(25, 6, 2025, 14, 20);
}

static void mistaken(struct fixture *f)
{
	f->st.message = STR("column 5: there is no option \"measur\"; did you mean measure?");
	f->st.message_is_error = true;
	f->st.demo = true;
}

static void columned(struct fixture *f)
{
	mixed(f);
	fixture_option(f, "ledes", "no");
	fixture_option(f, "columns", "portal time title lede marks");
}

static void by_day(struct fixture *f)
{
	fixture_option(f, "days", "yes");
}

static void by_day_with_ledes(struct fixture *f)
{
	by_day(f);
	fixture_option(f, "ledes", "yes");
}

static void liked(struct fixture *f)
{
	f->st.side.rows.v[2].favourite = f->st.side.rows.v[7].favourite = true;
	fixture_option(f, "side_width", "32");
	fixture_option(f, "list_width", "60");
	fixture_option(f, "hints", "no");
}

static void hid(struct fixture *f)
{
	fixture_option(f, "hidden", "baocantho.com.vn/kinh-te tuoitre.vn");
}

/* Nothing there yet: of a paper that has closed. */
static void closed(struct fixture *f)
{
	f->st.list.rows.n = f->st.list.total = 0;
	f->st.list.closed = true;
	f->st.list.title = STR("Thời sự · Báo Hậu Giang");
}

static void helped(struct fixture *f) { fixture_help(f); }

/* ---- view ---- */

static void side(struct ui *u, struct fixture *f)
{
	ui_select(u, &f->st, PANE_CATEGORIES, 1);
}

static void list(struct ui *u, struct fixture *f)
{
	side(u, f);
	ui_set_focus(u, &f->st, PANE_ARTICLES);
	ui_move(u, &f->st, MOVE_DOWN, 1);
}

static void read_top(struct ui *u, struct fixture *f)
{
	side(u, f);
	ui_set_focus(u, &f->st, PANE_READER);
}

static void read_end(struct ui *u, struct fixture *f)
{
	read_top(u, f);
	ui_move(u, &f->st, MOVE_LAST, 1);
	ui_cycle_link(u, &f->st, -1);
}

static void read_link(struct ui *u, struct fixture *f)
{
	read_top(u, f);
	ui_cycle_link(u, &f->st, 1);
}

static void read_search(struct ui *u, struct fixture *f)
{
	read_top(u, f);
	ui_search(u, &f->st, STR("hai bo"));
}

static void read_hints(struct ui *u, struct fixture *f)
{
	read_end(u, f);
	ui_hints_open(u, "follow");
}

static void read_sideways(struct ui *u, struct fixture *f)
{
	read_top(u, f);
	ui_move(u, &f->st, MOVE_DOWN, 6);
	ui_scroll_sideways(u, 1, 1);
}

static void read_far_right(struct ui *u, struct fixture *f)
{
	read_top(u, f);
	ui_move(u, &f->st, MOVE_DOWN, 6);
	ui_search(u, &f->st, STR("hai chuyen"));
}

static void read_last(struct ui *u, struct fixture *f)
{
	read_top(u, f);
	ui_move(u, &f->st, MOVE_LAST, 1);
}

static void read_unfolded(struct ui *u, struct fixture *f)
{
	read_top(u, f);
	ui_fold_related(u, &f->st);
	ui_move(u, &f->st, MOVE_LAST, 1);
}

static void read_lines(struct ui *u, struct fixture *f)
{
	read_top(u, f);
	ui_move(u, &f->st, MOVE_DOWN, 26);
}

static void list_search(struct ui *u, struct fixture *f)
{
	list(u, f);
	ui_search(u, &f->st, STR("tuyen"));
}

static void command(struct ui *u, struct fixture *f)
{
	list(u, f);
	ui_prompt_open(u, PROMPT_ARCHIVE, STR("cầu vượt sông Hậu"));
	key(u, f, "Left");
}

static void help(struct ui *u, struct fixture *f)
{
	ui_sheet_open(u, &f->st, SHEET_HELP);
}

static void help_filter(struct ui *u, struct fixture *f)
{
	ui_sheet_open(u, &f->st, SHEET_HELP);
	ui_sheet_filter(u, &f->st, STR(""));
	key(u, f, "l");
	key(u, f, "i");
}

static void see_jobs(struct ui *u, struct fixture *f) { ui_sheet_open(u, &f->st, SHEET_JOBS); }
static void see_log(struct ui *u, struct fixture *f) { ui_sheet_open(u, &f->st, SHEET_LOG); }

static void see_news(struct ui *u, struct fixture *f)
{
	ui_sheet_open(u, &f->st, SHEET_NEWS);
	ui_move(u, &f->st, MOVE_DOWN, 1);
}

static void list_end(struct ui *u, struct fixture *f)
{
	list(u, f);
	ui_move(u, &f->st, MOVE_LAST, 1);
}

static void see_hidden(struct ui *u, struct fixture *f) { ui_sheet_open(u, &f->st, SHEET_HIDDEN); }

static void see_errors(struct ui *u, struct fixture *f)
{
	ui_sheet_open(u, &f->st, SHEET_ERRORS);
	ui_move(u, &f->st, MOVE_DOWN, 1);
}

static void see_options(struct ui *u, struct fixture *f)
{
	ui_sheet_open(u, &f->st, SHEET_OPTIONS);
	ui_move(u, &f->st, MOVE_DOWN, 2);
}

static void see_found_options(struct ui *u, struct fixture *f)
{
	ui_sheet_open(u, &f->st, SHEET_OPTIONS);
	ui_sheet_filter(u, &f->st, STR("line"));
}

static void zoom(struct ui *u, struct fixture *f)
{
	list(u, f);
	ui_zoom(u, &f->st);
}

static const struct screen screens[] = {
	{ "first-run-120x40", 120, 40, NULL, NULL },
	{ "three-panes-120x40", 120, 40, with_article, list },
	{ "three-panes-reading-120x40", 120, 40, with_article, read_top },
	{ "two-panes-80x24", 80, 24, NULL, list },
	{ "two-panes-busy-80x24", 80, 24, busy, list },
	{ "two-panes-categories-80x24", 80, 24, NULL, side },
	{ "reader-80x24", 80, 24, with_article, read_top },
	{ "reader-end-80x24", 80, 24, with_article, read_end },
	{ "reader-link-80x24", 80, 24, with_article, read_link },
	{ "reader-search-80x24", 80, 24, with_article, read_search },
	{ "reader-letters-80x24", 80, 24, with_article, read_hints },
	{ "reader-letters-120x40", 120, 40, with_article, read_hints },
	{ "reader-letters-40x12", 40, 12, with_article, read_hints },
	{ "reader-wide-80x24", 80, 24, wide, read_top },
	{ "reader-wide-scrolled-80x24", 80, 24, wide, read_sideways },
	{ "reader-wide-scrolled-40x12", 40, 12, wide, read_sideways },
	{ "reader-wide-scrolled-120x40", 120, 40, wide, read_sideways },
	{ "reader-wide-search-80x24", 80, 24, wide, read_far_right },
	{ "reader-wide-ascii-80x24", 80, 24, wide_in_ascii, read_sideways },
	{ "reader-wide-rows-80x24", 80, 24, wide_in_rows, read_top },
	{ "reader-folded-80x24", 80, 24, much_related, read_last },
	{ "reader-folded-40x12", 40, 12, much_related, read_last },
	{ "reader-folded-120x40", 120, 40, much_related, read_last },
	{ "reader-unfolded-80x24", 80, 24, much_related, read_unfolded },
	{ "linear-categories-80x24", 80, 24, linear, side },
	{ "linear-list-80x24", 80, 24, linear, list },
	{ "linear-reader-80x24", 80, 24, linear, read_lines },
	{ "linear-help-80x24", 80, 24, linear, help },
	{ "linear-categories-40x12", 40, 12, linear, side },
	{ "linear-list-40x12", 40, 12, linear, list },
	{ "linear-reader-40x12", 40, 12, linear, read_lines },
	{ "linear-help-40x12", 40, 12, linear, help },
	{ "linear-categories-120x40", 120, 40, linear, side },
	{ "linear-list-120x40", 120, 40, linear, list },
	{ "linear-reader-120x40", 120, 40, linear, read_lines },
	{ "linear-help-120x40", 120, 40, linear, help },
	{ "list-search-80x24", 80, 24, NULL, list_search },
	{ "mixed-ledes-80x24", 80, 24, mixed, list },
	{ "mixed-ledes-zoom-120x40", 120, 40, mixed, zoom },
	{ "loading-80x24", 80, 24, loading, read_top },
	{ "failed-80x24", 80, 24, failed, read_top },
	{ "empty-80x24", 80, 24, empty, list },
	{ "troubled-80x24", 80, 24, troubled, list },
	{ "prompt-80x24", 80, 24, NULL, command },
	{ "help-80x24", 80, 24, helped, help },
	{ "help-filter-80x24", 80, 24, helped, help_filter },
	{ "hints-from-keymap-80x24", 80, 24, helped, list },
	{ "ascii-120x40", 120, 40, ascii, read_top },
	{ "list-40x12", 40, 12, NULL, list },
	{ "reader-40x12", 40, 12, with_article, read_top },
	{ "help-40x12", 40, 12, helped, help },
	{ "list-20x5", 20, 5, busy, list },
	{ "categories-20x5", 20, 5, NULL, side },
	{ "reader-20x5", 20, 5, with_article, read_top },
	{ "jobs-80x24", 80, 24, jobs, see_jobs },
	{ "jobs-120x40", 120, 40, jobs, see_jobs },
	{ "jobs-40x12", 40, 12, jobs, see_jobs },
	{ "jobs-none-40x12", 40, 12, NULL, see_jobs },
	{ "errors-80x24", 80, 24, errors, see_errors },
	{ "errors-120x40", 120, 40, errors, see_errors },
	{ "errors-40x12", 40, 12, errors, see_errors },
	{ "errors-none-80x24", 80, 24, NULL, see_errors },
	{ "options-80x24", 80, 24, options, see_options },
	{ "options-120x40", 120, 40, options, see_options },
	{ "options-40x12", 40, 12, options, see_options },
	{ "options-found-80x24", 80, 24, options, see_found_options },
	{ "news-80x24", 80, 24, news, see_news },
	{ "news-120x40", 120, 40, news, see_news },
	{ "news-40x12", 40, 12, news, see_news },
	{ "mistake-80x24", 80, 24, mistaken, list },
	{ "mistake-40x12", 40, 12, mistaken, list },
	{ "mistake-20x5", 20, 5, mistaken, list },
	{ "columns-120x40", 120, 40, columned, zoom },
	{ "columns-80x24", 80, 24, columned, list },
	{ "columns-40x12", 40, 12, columned, list },
	{ "days-120x40", 120, 40, by_day, list },
	{ "days-80x24", 80, 24, by_day, list },
	{ "days-40x12", 40, 12, by_day_with_ledes, list },
	{ "days-end-40x12", 40, 12, by_day_with_ledes, list_end },
	{ "days-20x5", 20, 5, by_day, list_end },
	{ "widths-120x40", 120, 40, liked, list },
	{ "widths-80x24", 80, 24, liked, side },
	{ "favourites-40x12", 40, 12, liked, side },
	{ "closed-80x24", 80, 24, closed, list },
	{ "closed-40x12", 40, 12, closed, list },
	{ "hidden-80x24", 80, 24, hid, see_hidden },
	{ "hidden-40x12", 40, 12, hid, see_hidden },
	{ "log-80x24", 80, 24, logged, see_log },
	{ "log-120x40", 120, 40, logged, see_log },
	{ "log-40x12", 40, 12, logged, see_log },
	{ "tiny-9x2", 9, 2, NULL, list },
	{ "tiny-1x1", 1, 1, NULL, list },
	{ "tiny-ascii-1x1", 1, 1, ascii, list },
};

enum { SCREENS = sizeof(screens) / sizeof(screens[0]) };

static void draw(const struct screen *c, struct buf *out)
{
	struct fixture f;
	struct ui *u = ui_new();
	struct surface s = { 0 };

	fixture_init(&f);
	if (c->prepare)
		c->prepare(&f);
	ui_resize(u, &f.st, c->w, c->h);
	if (c->act)
		c->act(u, &f);
	ui_draw(u, &f.st, &s);
	surface_dump(&s, true, out);
	if (s.cursor_x >= 0)
		buf_addf(out, "cursor %d,%d\n", s.cursor_x, s.cursor_y);
	surface_release(&s);
	ui_free(u);
	fixture_release(&f);
}

static void golden(void **state)
{
	const struct screen *c = *state;
	struct arena a = { 0 };
	struct str path = arena_printf(&a, "%s/screens/%s.txt", TESTDIR, c->name);
	struct buf now, want;
	struct err e = { 0 };

	buf_init(&now, 1 << 20);
	buf_init(&want, 1 << 20);
	draw(c, &now);
	if (getenv("UPDATE") && !path_write(path.p, buf_str(&now), &e))
		fail_msg("%s: %s", path.p, e.detail);
	if (!path_read(path.p, &want, &e))
		fail_msg("%s: %s", path.p, e.detail);
	if (!str_eq(buf_str(&now), buf_str(&want)))
		fail_msg("%s differs; now:\n%.*s", path.p, STR_ARG(buf_str(&now)));
	buf_release(&now);
	buf_release(&want);
	arena_release(&a);
}

int main(void)
{
	struct CMUnitTest tests[SCREENS];

	for (int i = 0; i < SCREENS; i++)
		tests[i] = (struct CMUnitTest){ screens[i].name, golden, NULL, NULL, (void *)&screens[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
