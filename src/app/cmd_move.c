#include "app/command.h"
#include "app/mine.h"

#include "base/words.h"

static bool move(struct app *app, enum motion m, int count)
{
	ui_move(app->ui, &app->state, m, count > 0 ? count : 1);
	show_window(app);
	return true;
}

#define MOTION(id, motion) \
	bool cmd_##id(struct app *app, const struct args *args, struct err *e) \
	{ \
		(void)e; \
		return move(app, motion, args->count); \
	}

MOTION(down, MOVE_DOWN)
MOTION(up, MOVE_UP)
MOTION(page_down, MOVE_PAGE_DOWN)
MOTION(page_up, MOVE_PAGE_UP)
MOTION(half_down, MOVE_HALF_DOWN)
MOTION(half_up, MOVE_HALF_UP)
MOTION(last, MOVE_LAST)

bool cmd_first(struct app *app, const struct args *args, struct err *e)
{
	(void)e;
	if (ui_focus(app->ui) == PANE_ARTICLES && app->state.list.waiting)
		return show_list(app, true);
	return move(app, MOVE_FIRST, args->count);
}

static bool scroll_sideways(struct app *app, int direction, int count)
{
	if (ui_focus(app->ui) != PANE_READER || !ui_scroll_sideways(app->ui, direction, count > 0 ? count : 1))
		app_say(app, "%s", _("there is no wide table in view"));
	return true;
}

bool cmd_scroll_left(struct app *app, const struct args *args, struct err *e)
{
	(void)e;
	return scroll_sideways(app, -1, args->count);
}

bool cmd_scroll_right(struct app *app, const struct args *args, struct err *e)
{
	(void)e;
	return scroll_sideways(app, +1, args->count);
}

static bool focus_step(struct app *app, int direction)
{
	ui_focus_next(app->ui, &app->state, direction);
	return true;
}

bool cmd_next_pane(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	return focus_step(app, +1);
}

bool cmd_previous_pane(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	return focus_step(app, -1);
}

bool cmd_focus(struct app *app, const struct args *args, struct err *e)
{
	static const char *const names[PANE_COUNT] = { "categories", "articles", "reader" };

	for (int i = 0; args->n == 2 && i < PANE_COUNT; i++)
		if (str_eq(args->v[1], str_of(names[i]))) {
			ui_set_focus(app->ui, &app->state, (enum pane_id)i);
			return true;
		}
	return err_set(e, ERR_USAGE, "focus categories|articles|reader");
}

/* The next row that is a category, in the order of the pane. */
static bool step_category(struct app *app, int direction, int count)
{
	const struct side *s = &app->state.side;
	int at = ui_selected(app->ui, PANE_CATEGORIES);

	for (int i = 0; i < s->rows.n; i++)
		if (app->shown_category && s->rows.v[i].id == app->shown_category)
			at = i;
	for (at += direction; at >= 0 && at < s->rows.n; at += direction)
		if ((s->rows.v[at].id || s->rows.v[at].kind >= SIDE_STARRED) && --count <= 0) {
			int64_t id = s->rows.v[at].id;

			ui_select(app->ui, &app->state, PANE_CATEGORIES, at);
			if (!mine_open(app, &s->rows.v[at])) {
				show_category(app, id);
				refresh_opened(app, id);
			}
			if (ui_focus(app->ui) == PANE_READER)
				ui_set_focus(app->ui, &app->state, PANE_ARTICLES);
			return true;
		}
	app_say(app, "%s", direction > 0 ? _("this is the last category") : _("this is the first category"));
	return true;
}

bool cmd_next_category(struct app *app, const struct args *args, struct err *e)
{
	(void)e;
	return step_category(app, +1, args->count);
}

bool cmd_previous_category(struct app *app, const struct args *args, struct err *e)
{
	(void)e;
	return step_category(app, -1, args->count);
}

static void remember_folds(struct app *app)
{
	struct arena a = { 0 };
	struct str all = STR("set");    /* a word, so that "none folded" is remembered too */

	for (int i = 0; i < app->desk.portals.list.n; i++) {
		struct str host = app->desk.portals.list.v[i]->host;

		if (map_get(&app->folded, host))
			all = arena_printf(&a, "%.*s %.*s", STR_ARG(all), STR_ARG(host));
	}
	if (map_get(&app->folded, STR(MINE)))
		all = arena_join(&a, all, STR(" " MINE));
	store_remember(app->desk.store, STR("folded"), all);
	arena_release(&a);
}

bool cmd_fold(struct app *app, const struct args *args, struct err *e)
{
	int at = ui_selected(app->ui, PANE_CATEGORIES);
	struct arena a = { 0 };
	struct str host;
	void **slot;

	(void)args, (void)e;
	if (ui_focus(app->ui) == PANE_READER) {
		if (!ui_fold_related(app->ui, &app->state))
			app_say(app, "%s", _("there is nothing to fold here"));
		return true;
	}
	if (at < 0)
		return true;
	host = arena_str(&a, app->state.side.rows.v[at].portal);
	slot = map_put(&app->folded, host, &app->folded_arena);
	*slot = *slot ? NULL : app;
	remember_folds(app);
	show_side(app);
	for (int i = 0; i < app->state.side.rows.n; i++)
		if (app->state.side.rows.v[i].is_portal && str_eq(app->state.side.rows.v[i].portal, host))
			ui_select(app->ui, &app->state, PANE_CATEGORIES, i);
	arena_release(&a);
	return true;
}

/* ---- the next unread, or the next match ---- */

static bool step_unread(struct app *app, int direction, int count)
{
	bool reading = ui_focus(app->ui) == PANE_READER;
	int from = ui_selected(app->ui, PANE_ARTICLES), to;

	if (reading && app->state.page.id)
		from = store_index_of(app->desk.store, &app->query, app->state.page.id);
	to = store_next_unread(app->desk.store, &app->query, from, direction);
	for (int next = to; --count > 0 && next >= 0;) {
		next = store_next_unread(app->desk.store, &app->query, to, direction);
		to = next >= 0 ? next : to;
	}
	if (to < 0) {
		app_say(app, "%s", _("no more unread articles in this list"));
		return true;
	}
	ui_select(app->ui, &app->state, PANE_ARTICLES, to);
	show_window(app);
	if (reading)
		reading_open_row(app, to);
	else
		ui_set_focus(app->ui, &app->state, PANE_ARTICLES);
	return true;
}

static bool step(struct app *app, int direction, int count)
{
	int place, of = 0;

	if (!ui_searching(app->ui))
		return step_unread(app, direction, count);
	while (--count > 0 && !ui_search_ends(app->ui, direction)
	       && ui_search_step(app->ui, &app->state, direction))
		;
	if (ui_search_ends(app->ui, direction) && seek_begin(app, direction))
		return true;
	if (!ui_search_step(app->ui, &app->state, direction))
		app_say(app, "%s", _("not found"));
	else if ((place = ui_search_place(app->ui, &of)) > 0)
		app_say(app, _("match %d of %d"), place, of);
	show_window(app);
	return true;
}

bool cmd_next(struct app *app, const struct args *args, struct err *e)
{
	(void)e;
	return step(app, +1, args->count);
}

bool cmd_previous(struct app *app, const struct args *args, struct err *e)
{
	(void)e;
	return step(app, -1, args->count);
}
