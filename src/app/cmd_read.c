#include "app/browser.h"
#include "app/command.h"
#include "app/mine.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/path.h"
#include "base/proc.h"
#include "base/words.h"
#include "model/export.h"
#include "model/url.h"

enum { EXPORT_MAX = 64 << 20 };

static bool open_side_row(struct app *app)
{
	int at = ui_selected(app->ui, PANE_CATEGORIES);
	const struct side_row *r = at >= 0 ? &app->state.side.rows.v[at] : NULL;
	int64_t id = r ? r->id : 0;

	if (!r)
		return true;
	if (r->is_portal && r->folded)
		return cmd_fold(app, NULL, NULL);
	if (r->kind == SIDE_MINE)
		return cmd_fold(app, NULL, NULL);
	if (mine_open(app, r)) {
		;
	} else if (r->is_portal) {
		show_portal(app, r->portal);
	} else {
		show_category(app, id);
		refresh_opened(app, id);
	}
	ui_set_focus(app->ui, &app->state, PANE_ARTICLES);
	return true;
}

/* The tag's words as they stand, in the whole archive. */
static void open_tag(struct app *app, struct str tag)
{
	struct arena a = { 0 };
	struct query q = { 0 };
	char *words = arena_z(&a, tag);

	for (size_t i = 0; i < tag.n; i++)
		words[i] = words[i] == '"' ? ' ' : words[i];
	q.words = arena_printf(&a, "\"%s\"", words);
	reading_leave(app);
	show_query(app, &q);
	ui_set_focus(app->ui, &app->state, PANE_ARTICLES);
	if (app->state.list.total == 0)
		app_say(app, _("not found: %.*s"), STR_ARG(q.words));
	arena_release(&a);
}

/* What is known of a link, when it is one of the related. */
static void open_link(struct app *app, int number)
{
	struct related told = { .url = ui_link(app->ui, number) };
	const struct article *art = app->state.page.article;

	if (art && number >= 1 && number <= art->related.n) {
		told.title = art->related.v[number - 1].title;
		told.published = art->related.v[number - 1].published;
		told.lede = art->related.v[number - 1].lede;
	}
	if (ui_link_words(app->ui, number).n)
		open_tag(app, ui_link_words(app->ui, number));
	else if (told.url.n)
		reading_open_url(app, &told, false);
	else
		app_say(app, _("there is no link %d"), number);
}

bool cmd_open(struct app *app, const struct args *args, struct err *e)
{
	if (args->n == 2) {
		reading_open_url(app, &(struct related){ .url = args->v[1] }, true);
		return true;
	}
	if (ui_sheet(app->ui) != SHEET_NONE)
		return sheets_choose(app, e);
	switch (ui_focus(app->ui)) {
	case PANE_CATEGORIES:
		return open_side_row(app);
	case PANE_ARTICLES:
		reading_open_row(app, ui_selected(app->ui, PANE_ARTICLES));
		return true;
	default:
		if (ui_selected_link(app->ui))
			open_link(app, ui_selected_link(app->ui));
		return true;
	}
}

bool cmd_follow(struct app *app, const struct args *args, struct err *e)
{
	int64_t number = args->count;

	if (args->n == 2 && !str_int(args->v[1], &number))
		return err_set(e, ERR_USAGE, "follow NUMBER");
	if (number <= 0)
		number = ui_selected_link(app->ui);
	if (number <= 0) {
		app_say(app, "%s", _("select a link with Tab, or type its number"));
		return true;
	}
	open_link(app, number > 100000 ? 100000 : (int)number);
	return true;
}

bool cmd_back(struct app *app, const struct args *args, struct err *e)
{
	(void)e;
	if (ui_layer_close(app->ui) || reading_back(app))
		return true;
	if (ui_focus(app->ui) == PANE_ARTICLES)
		ui_set_focus(app->ui, &app->state, PANE_CATEGORIES);
	else
		return cmd_fold(app, args, e);
	return true;
}

bool cmd_forward(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	if (!reading_forward(app))
		app_say(app, "%s", _("there is nothing to go forward to"));
	return true;
}

static bool step_article(struct app *app, int direction)
{
	int at = ui_selected(app->ui, PANE_ARTICLES);

	if (app->state.page.id) {
		int of_page = store_index_of(app->desk.store, &app->query, app->state.page.id);

		at = of_page >= 0 ? of_page : at;
	}
	at += direction;
	if (at < 0 || at >= app->state.list.total) {
		app_say(app, "%s", direction > 0 ? _("this is the last article of the list")
			                         : _("this is the first article of the list"));
		return true;
	}
	ui_select(app->ui, &app->state, PANE_ARTICLES, at);
	show_window(app);
	reading_open_row(app, at);
	return true;
}

bool cmd_next_article(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	return step_article(app, +1);
}

bool cmd_previous_article(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	return step_article(app, -1);
}

bool cmd_next_link(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	ui_cycle_link(app->ui, &app->state, +1);
	return true;
}

bool cmd_previous_link(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	ui_cycle_link(app->ui, &app->state, -1);
	return true;
}

/* ---- out of the program ---- */

bool cmd_copy(struct app *app, const struct args *args, struct err *e)
{
	struct str url = reading_address(app);

	(void)args;
	if (!url_is_web(url))
		return err_set(e, ERR_ARGUMENT, "%s", _("there is no address to copy here"));
	term_copy(app->term, url);
	app_say(app, _("copied: %.*s"), STR_ARG(url));
	return true;
}

bool cmd_browse(struct app *app, const struct args *args, struct err *e)
{
	struct str url = reading_address(app), program;
	bool own_window, ok;

	(void)args;
	if (!url_is_web(url))
		return err_set(e, ERR_ARGUMENT, "%s", _("there is no address to open here"));
	program = browser_find(&app->desk.options, &own_window, e);
	if (program.n == 0)
		return false;
	if (!own_window)
		term_suspend(app->term);
	ok = browser_start(program, url, own_window, e);
	if (!own_window)
		term_resume(app->term);
	if (ok)
		app_say(app, _("opened: %.*s"), STR_ARG(url));
	return ok;
}

static bool has_article(struct app *app, struct err *e)
{
	if (app->state.page.status == PAGE_READY)
		return true;
	return err_set(e, ERR_ARGUMENT, "%s", _("open an article first"));
}

bool cmd_pipe(struct app *app, const struct args *args, struct err *e)
{
	struct buf text;
	struct arena a = { 0 };
	const char **argv;
	int status = 0;
	bool ok;

	if (args->n < 2) {
		ui_prompt_open(app->ui, PROMPT_COMMAND, STR("pipe "));
		return true;
	}
	if (!has_article(app, e))
		return false;
	argv = ARENA_ARRAY(&a, const char *, (size_t)args->n);
	for (int i = 1; i < args->n; i++)
		argv[i - 1] = arena_z(&a, args->v[i]);
	buf_init(&text, EXPORT_MAX);
	export_text(&app->page.article, (int)app->desk.options.number[OPT_measure], &text);
	term_suspend(app->term);
	ok = proc_feed(argv, text.p ? text.p : "", text.n, &status, e);
	term_resume(app->term);
	if (ok && status)
		app_say(app, _("%s ended with status %d"), argv[0], status);
	buf_release(&text);
	arena_release(&a);
	return ok;
}

bool cmd_export(struct app *app, const struct args *args, struct err *e)
{
	struct buf out;
	struct arena a = { 0 };
	bool ok;

	if (args->n < 2) {
		ui_prompt_open(app->ui, PROMPT_COMMAND, STR("export "));
		return true;
	}
	if (!has_article(app, e))
		return false;
	buf_init(&out, EXPORT_MAX);
	if (str_ends(args->v[1], STR(".md")))
		ok = export_markdown(&app->page.article, &out);
	else if (str_ends(args->v[1], STR(".html")))
		ok = export_html(&app->page.article, &out);
	else
		ok = export_text(&app->page.article, (int)app->desk.options.number[OPT_measure], &out);
	ok = ok ? path_write(arena_z(&a, args->v[1]), buf_str(&out), e)
		: err_set(e, ERR_MEMORY, "%.*s", STR_ARG(args->v[1]));
	if (ok)
		app_say(app, _("written: %.*s"), STR_ARG(args->v[1]));
	buf_release(&out);
	arena_release(&a);
	return ok;
}
