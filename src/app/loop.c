#include "app/loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "app/app.h"
#include "app/command.h"
#include "app/signals.h"
#include "base/log.h"
#include "base/path.h"
#include "base/words.h"

enum { MANY_PORTALS = 3, DUMP_MAX = 8 << 20, ANSWER_POLL_MS = 200 };

/* ---- painting ---- */

static void paint(struct app *app)
{
	enum prompt_kind kind;
	struct str line;
	int w, h;

	term_size(app->term, &w, &h);
	if (w != app->surface.w || h != app->surface.h)
		ui_resize(app->ui, &app->state, w, h);
	if (app->side_stale)
		show_side(app);
	show_window(app);
	if (ui_sheet(app->ui) != SHEET_NONE) {
		sheets_fill(app, ui_sheet(app->ui));
		ui_sync(app->ui, &app->state);
	}
	app->state.prompt_help = STR("");
	if (ui_prompt_line(app->ui, &kind, &line) && kind == PROMPT_COMMAND)
		app->state.prompt_help = app_prompt_help(app, line);
	surface_begin(&app->surface, w, h);
	ui_draw(app->ui, &app->state, &app->surface);
	term_present(app->term, &app->surface);
	app->dirty = false;
}

void app_suspend(struct app *app)
{
	struct sigaction standard = { .sa_handler = SIG_DFL }, kept;

	if (term_is_null(app->term))
		return;
	term_suspend(app->term);
	sigemptyset(&standard.sa_mask);
	sigaction(SIGTSTP, &standard, &kept);
	kill(0, SIGTSTP);       /* the whole job, as the terminal's own Ctrl-Z */
	sigaction(SIGTSTP, &kept, NULL);
	term_resume(app->term);
	back_resumed(app->desk.back);
	app->dirty = true;
}

/* ---- opening ---- */

static void fold_at_first(struct app *app, struct str remembered)
{
	const struct portals *ps = &app->desk.portals;
	struct str word;
	int live = 0;

	if (remembered.n) {
		while (str_word(&remembered, &word))
			*map_put(&app->folded, word, &app->folded_arena) = app;
		return;
	}
	for (int i = 0; i < ps->list.n; i++)
		live += ps->list.v[i]->status == PORTAL_LIVE;
	/* Of many papers only the first lies open, so that all can be seen. */
	for (int i = 0; i < ps->list.n; i++)
		if (ps->list.v[i]->status != PORTAL_LIVE || (live > MANY_PORTALS && i > 0))
			*map_put(&app->folded, ps->list.v[i]->host, &app->folded_arena) = app;
}

static int64_t first_category(const struct app *app)
{
	for (int i = 0; i < app->state.side.rows.n; i++)
		if (app->state.side.rows.v[i].id)
			return app->state.side.rows.v[i].id;
	return 0;
}

/* Where the reader left off; at first run the first category, with the cursor
 * in the categories. */
static void show_first(struct app *app)
{
	struct arena a = { 0 };
	bool left = show_remembered(app);
	int64_t id = left ? 0 : first_category(app);

	for (int i = 0; i < app->state.side.rows.n; i++)
		if (id && app->state.side.rows.v[i].id == id)
			ui_select(app->ui, &app->state, PANE_CATEGORIES, i);
	if (id)
		show_category(app, id);
	ui_set_focus(app->ui, &app->state,
		     str_eq(store_memory(app->desk.store, STR("focus"), &a), STR("articles"))
		     ? PANE_ARTICLES : PANE_CATEGORIES);
	arena_release(&a);
}

static void remember(struct app *app)
{
	reading_leave(app);
	store_remember(app->desk.store, STR("focus"),
		       ui_focus(app->ui) == PANE_CATEGORIES ? STR("categories") : STR("articles"));
}

static bool open_terminal(struct app *app, const struct app_options *o, struct err *e)
{
	struct term_options to = {
		.theme = &app->desk.theme, .ssh = getenv("SSH_CONNECTION") != NULL,
		.ascii = app->desk.options.number[OPT_ascii], .linear = app->desk.options.number[OPT_linear],
	};

	app->surface.ascii = to.ascii;
	app->term = o->headless ? term_open_null(o->width, o->height, o->keys, e) : term_open(&to, e);
	if (!app->term)
		return false;
	/* a terminal without a screen gets what one asked for by --linear gets */
	if (term_has_lines_only(app->term)) {
		app->linear = true;
		app_settings_asked(app);
	}
	term_set_links(app->term, (enum term_links)app->desk.options.number[OPT_hyperlinks]);
	term_set_mouse(app->term, app->desk.options.number[OPT_mouse]);
	return true;
}

static bool app_open(struct app *app, const struct app_options *o, struct err *e)
{
	struct arena a = { 0 };

	history_init(&app->history);
	app->number = -1;
	app->page.restore_line = -1;
	if (!desk_open(&app->desk, &o->desk, arrival_of_answer, app, e))
		return false;
	app->ascii = o->ascii;
	app->linear = o->linear;
	app->state.now_s = clock_now_s(&app->desk.clock);
	app->state.offset_min = desk_offset_min(app->state.now_s);
	app->state.options = &app->desk.options;
	app->state.demo = app->desk.demo;
	remember_options(app);
	app_settings_asked(app);
	app->ui = ui_new();
	ui_set_completer(app->ui, app_complete, app);
	keys_remember_lines(app);
	if (!open_terminal(app, o, e))
		return false;
	fold_at_first(app, store_memory(app->desk.store, STR("folded"), &a));
	ui_resize(app->ui, &app->state, 80, 24);
	if (str_eq(store_memory(app->desk.store, STR("zoom"), &a), STR("yes")))
		ui_zoom(app->ui, &app->state);
	show_help(app);         /* the hints name the reader's own keys */
	refresh_recall(app);
	show_side(app);
	show_first(app);
	arena_release(&a);
	news_open(app);
	notify_begin(app);
	if (app->desk.trouble.code)
		app_complain(app, &app->desk.trouble);
	else
		app_say_mistakes(app);
	return true;
}

static void app_close(struct app *app)
{
	if (app->term)
		term_close(app->term);
	errand_free_all(app);
	if (app->ui)
		ui_free(app->ui);
	desk_close(&app->desk);
	surface_release(&app->surface);
	history_release(&app->history);
	arena_release(&app->page.arena);
	arena_release(&app->side_arena);
	arena_release(&app->list_arena);
	arena_release(&app->message_arena);
	arena_release(&app->help_arena);
	arena_release(&app->sheet_arena);
	arena_release(&app->notice_arena);
	arena_release(&app->palette_arena);
	arena_release(&app->complete_arena);
	arena_release(&app->hint_arena);
	arena_release(&app->query_arena);
	arena_release(&app->key_arena);
	arena_release(&app->seek.arena);
	arena_release(&app->folded_arena);
	arena_release(&app->failed_arena);
	arena_release(&app->tried_arena);
}

/* ---- one turn ---- */

static int sooner(int a, int b)
{
	return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

enum { POLL_TTY, POLL_SIGNALS, POLL_STORE, POLL_OTHERS, POLL_SOURCES, POLL_MAX = POLL_SOURCES + SOURCES_POLL_MAX };

/* The front's one sleep. */
static void wait_for_something(struct app *app, int signals_fd, int limit_ms)
{
	struct pollfd p[POLL_MAX] = {
		[POLL_TTY] = { .fd = term_fd(app->term), .events = POLLIN },
		[POLL_SIGNALS] = { .fd = signals_fd, .events = POLLIN },
		[POLL_STORE] = { .fd = store_fd(app->desk.store), .events = POLLIN },
		[POLL_OTHERS] = { .fd = store_watch_fd(app->desk.store), .events = POLLIN },
	};
	int timeout = sooner(sooner(limit_ms, arrival_timeout_ms(app)),
			     sooner(sources_timeout_ms(app->desk.sources), keys_timeout_ms(app)));
	int n = POLL_SOURCES + sources_poll(app->desk.sources, p + POLL_SOURCES);
	bool counting = ui_sheet(app->ui) == SHEET_JOBS && app->errands;

	timeout = sooner(sooner(timeout, news_timeout_ms(app)), seek_timeout_ms(app));
	if (counting)   /* seconds that go on */
		timeout = sooner(timeout, 1000);

	/* a frame waits for what the terminal has not taken yet, or for its answer */
	if (app->unsent && term_wants_write(app->term))
		p[POLL_TTY].events |= POLLOUT;
	else if (app->unsent)
		timeout = sooner(timeout, ANSWER_POLL_MS);
	if (poll(p, (nfds_t)n, timeout) == 0 && counting)
		app->dirty = true;
}

static void take_signals(struct app *app)
{
	struct signals got;

	signals_take(&got);
	if (got.ended_by) {
		app->quit = true;
		app->status = got.ended_by == SIGINT ? 0 : 128 + got.ended_by;
	}
	if (got.stop)
		app_suspend(app);
	if (got.resized || got.resumed) {
		term_resized(app->term);
		app->dirty = true;
	}
}

static void take_keys(struct app *app)
{
	struct key k;
	bool lost = false;

	/* All that is there, then one repaint: a burst of j costs one frame. */
	while (!app->quit && term_read(app->term, &k, &lost)) {
		keys_take(app, k);
		term_typing(app->term, ui_is_typing(app->ui));
	}
	if (lost)
		app->quit = true;
}

enum ears { EARS_OPEN, EARS_SHUT };     /* a script's wait: no key is taken */

static void turn(struct app *app, int signals_fd, int limit_ms, enum ears ears)
{
	wait_for_something(app, signals_fd, limit_ms);
	app->state.now_s = clock_now_s(&app->desk.clock);
	take_signals(app);
	if (ears == EARS_OPEN)
		take_keys(app);
	keys_expire(app);
	news_expire(app);
	seek_step(app);
	sources_step(app->desk.sources);
	arrival_of_writes(app);
	arrival_from_others(app);
	ahead_go_on(app);
	app->unsent = !term_drained(app->term);
	if (app->dirty && !app->quit && !app->unsent) {
		paint(app);
		app->unsent = !term_drained(app->term);
	}
}

/* ---- the null terminal's script ---- */

static bool is_busy(const struct app *app)
{
	return sources_jobs(app->desk.sources) > 0 || app->errands || app->seek.direction;
}

static void wait_idle(struct app *app, int signals_fd, struct str argument)
{
	int64_t limit_ms = 5000, end;
	struct err stuck = { 0 };

	str_int(argument, &limit_ms);
	end = clock_ticks_ms() + limit_ms;
	while (is_busy(app) && !app->quit && clock_ticks_ms() < end)
		turn(app, signals_fd, 20, EARS_SHUT);
	/* marks too: what the writer has to say of them is on the screen then */
	store_flush(app->desk.store, &stuck);
	turn(app, signals_fd, 0, EARS_SHUT);
}

static void dump(struct app *app, struct str file)
{
	struct buf b;
	struct arena a = { 0 };
	struct err e = { 0 };

	paint(app);
	buf_init(&b, DUMP_MAX);
	surface_dump(&app->surface, true, &b);
	if (!path_write(arena_z(&a, file), buf_str(&b), &e))
		app_complain(app, &e);
	buf_release(&b);
	arena_release(&a);
}

static void run_script(struct app *app, int signals_fd)
{
	struct str argument;

	while (!app->quit) {
		switch (term_script(app->term, &argument)) {
		case SCRIPT_KEY:    turn(app, signals_fd, 0, EARS_OPEN); break;
		case SCRIPT_WAIT:   wait_idle(app, signals_fd, argument); break;
		case SCRIPT_DUMP:   dump(app, argument); break;
		case SCRIPT_RESIZE: paint(app); break;
		case SCRIPT_END:    app->quit = true; break;
		}
	}
}

static void expire(struct app *app)
{
	struct store_keep keep = desk_keep(&app->desk);

	if (keep.days > 0 || keep.articles > 0)
		store_expire(app->desk.store, keep, app->state.now_s);
}

int app_run(const struct app_options *o, struct err *e)
{
	struct app *app = calloc(1, sizeof(*app));
	int signals_fd, status = 1;

	if (!app)
		BUG("out of memory");
	if (!app_open(app, o, e)) {
		status = err_status(e);
		goto out;
	}
	signals_fd = signals_init(o->headless || term_has_lines_only(app->term) ? NULL : term_panic);
	paint(app);
	if (app->state.message.n == 0)
		news_tell(app);
	if (o->open_url.n)
		reading_open_url(app, &(struct related){ .url = o->open_url }, true);
	else if (app->shown_category)
		refresh_opened(app, app->shown_category);
	if (o->headless)
		run_script(app, signals_fd);
	while (!app->quit)
		turn(app, signals_fd, app->dirty && !app->unsent ? 0 : -1, EARS_OPEN);
	remember(app);
	news_close(app);
	expire(app);
	status = app->status;
out:
	app_close(app);
	free(app);
	return status;
}
