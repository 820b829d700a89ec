#include "app/command.h"

#include "base/words.h"

bool cmd_search(struct app *app, const struct args *args, struct err *e)
{
	struct arena a = { 0 };
	struct str words = args_rest(args, &a);
	int hits;

	(void)e;
	if (ui_sheet(app->ui) != SHEET_NONE) {
		ui_sheet_filter(app->ui, &app->state, words.p ? words : STR(""));
		arena_release(&a);
		return true;
	}
	if (!words.p) {
		ui_prompt_open(app->ui, PROMPT_SEARCH, STR(""));
		return true;
	}
	hits = ui_search(app->ui, &app->state, words);
	if (hits == 0 && ui_focus(app->ui) == PANE_READER)
		app_say(app, _("not in this article: %.*s; n looks in the next ones"), STR_ARG(words));
	else if (hits == 0)
		app_say(app, _("not found: %.*s"), STR_ARG(words));
	else
		app_say(app, _("%d found; n and p go to the next and the previous"), hits);
	show_window(app);
	arena_release(&a);
	return true;
}

bool cmd_filter(struct app *app, const struct args *args, struct err *e)
{
	struct arena a = { 0 };
	struct query q = app->query;

	(void)e;
	if (ui_sheet(app->ui) != SHEET_NONE)
		return cmd_search(app, args, e);
	q.filter = args->n > 1 ? arena_str(&a, args->query) : STR_NONE;
	if (!q.filter.p) {
		ui_prompt_open(app->ui, PROMPT_FILTER, app->query.filter);
		return true;
	}
	show_query(app, &q);
	ui_set_focus(app->ui, &app->state, PANE_ARTICLES);
	if (app->state.list.total == 0)
		app_say(app, _("not found: %.*s"), STR_ARG(q.filter));
	arena_release(&a);
	return true;
}

bool cmd_find(struct app *app, const struct args *args, struct err *e)
{
	struct arena a = { 0 };
	struct query q = { .words = args->n > 1 ? arena_str(&a, args->query) : STR_NONE };

	(void)e;
	if (!q.words.p) {
		ui_prompt_open(app->ui, PROMPT_ARCHIVE, STR(""));
		return true;
	}
	show_query(app, &q);
	ui_set_focus(app->ui, &app->state, PANE_ARTICLES);
	if (app->state.list.total == 0)
		app_say(app, _("not found: %.*s"), STR_ARG(q.words));
	arena_release(&a);
	return true;
}

/* Back to the list that was there before the archive was searched. */
static void leave_search(struct app *app)
{
	show_remembered(app);
}

bool cmd_close(struct app *app, const struct args *args, struct err *e)
{
	struct query q = app->query;

	(void)args, (void)e;
	if (ui_layer_close(app->ui))
		return true;
	if (ui_searching(app->ui)) {
		ui_search_clear(app->ui);
	} else if (q.filter.n) {
		q.filter = STR("");
		show_query(app, &q);
	} else if (q.words.n && !app->named) {
		leave_search(app);
	} else {
		cancel_shown(app);
	}
	return true;
}

static void say_fetching(struct app *app)
{
	if (sources_jobs(app->desk.sources))
		app_say(app, _("%d being fetched"), sources_jobs(app->desk.sources));
	else
		app_say(app, "%s", _("everything is fresh"));
}

static void refresh_whole(struct app *app, struct str host)
{
	refresh_portal(app, host);
	say_fetching(app);
}

static void refresh_row(struct app *app, const struct side_row *r)
{
	struct arena a = { 0 };

	if (r->kind != SIDE_PLACE)
		app_say(app, "%s", _("this list comes from the archive; there is nothing to fetch"));
	else if (r->is_portal)
		refresh_whole(app, arena_str(&a, r->portal));
	else
		refresh_category(app, r->id, true);
	arena_release(&a);
}

bool cmd_refresh(struct app *app, const struct args *args, struct err *e)
{
	struct arena a = { 0 };
	struct str url = arena_str(&a, app->page.url);
	int at = ui_selected(app->ui, PANE_CATEGORIES);

	(void)args;
	if (ui_sheet(app->ui) != SHEET_NONE) {
		if (refresh_failed(app) == 0)
			app_say(app, "%s", _("nothing failed"));
	} else if (ui_focus(app->ui) == PANE_READER && url.n) {
		const struct article *art = &app->page.article;
		struct related told = { .title = arena_str(&a, art->title), .url = url, .published = art->published,
					.lede = arena_str(&a, art->lede) };

		show_loading(app, &told);
		refresh_page(app, app->page.url, true, false);
	} else if (ui_focus(app->ui) == PANE_CATEGORIES && at >= 0) {
		refresh_row(app, &app->state.side.rows.v[at]);
	} else if (app->shown_category) {
		refresh_shown(app);
	} else if (app->query.portal.n) {
		refresh_whole(app, app->query.portal);
	} else {
		err_set(e, ERR_ARGUMENT, "%s", _("this list comes from the archive; there is nothing to fetch"));
	}
	arena_release(&a);
	return e->code == ERR_NONE;
}

bool cmd_refresh_all(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	refresh_all(app, true);
	say_fetching(app);
	return true;
}

bool cmd_older(struct app *app, const struct args *args, struct err *e)
{
	(void)args;
	if (!app->shown_category)
		return err_set(e, ERR_ARGUMENT, "%s",
			       _("this list comes from the archive; there is nothing to fetch"));
	refresh_older(app, app->shown_category);
	return true;
}

bool cmd_command(struct app *app, const struct args *args, struct err *e)
{
	struct arena a = { 0 };
	struct str text = args_rest(args, &a);

	(void)e;
	ui_prompt_open(app->ui, PROMPT_COMMAND, text.p ? text : STR(""));
	arena_release(&a);
	return true;
}

#define SHOWS(id, sheet) \
	bool cmd_##id(struct app *app, const struct args *args, struct err *e) \
	{ \
		(void)args, (void)e; \
		return sheets_show(app, sheet); \
	}

SHOWS(help, SHEET_HELP)
SHOWS(log, SHEET_LOG)
SHOWS(jobs, SHEET_JOBS)
SHOWS(errors, SHEET_ERRORS)
SHOWS(options, SHEET_OPTIONS)
SHOWS(news, SHEET_NEWS)
SHOWS(hidden_categories, SHEET_HIDDEN)

bool cmd_redraw(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	term_redraw(app->term);
	return true;
}

bool cmd_suspend(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	app_suspend(app);
	return true;
}

bool cmd_quit(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	if (!ui_layer_close(app->ui) && !reading_back(app))
		app->quit = true;
	return true;
}

bool cmd_quit_now(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	app->quit = true;
	return true;
}
