#include "app/command.h"
#include "app/mine.h"

#include "base/words.h"

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
	/* a picture is no page: the browser shows it */
	if (ui_link_is_picture(app->ui, number))
		app_browse(app, told.url);
	else if (ui_link_words(app->ui, number).n)
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

bool cmd_hints(struct app *app, const struct args *args, struct err *e)
{
	static const char *const acts[] = { "follow", "browse", "copy" };
	const char *command = acts[0];

	(void)e;
	for (size_t i = 0; args->n > 1 && i < sizeof(acts) / sizeof(*acts); i++)
		if (str_eq(args->v[1], str_of(acts[i])))
			command = acts[i];
	if (!ui_hints_open(app->ui, command))
		app_say(app, "%s", _("no link in view; Tab goes to the next one"));
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
