/* cmd_layout: how many panes, how wide, and one alone. */
#include "app/command.h"
#include "base/words.h"

enum { SIDE_STEP = 2, LIST_STEP = 3 };

bool cmd_zoom(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	ui_zoom(app->ui, &app->state);
	store_remember(app->desk.store, STR("zoom"), ui_zoomed(app->ui) ? STR("yes") : STR("no"));
	return true;
}

bool cmd_layout(struct app *app, const struct args *args, struct err *e)
{
	if (args->n != 2)
		return err_set(e, ERR_USAGE, "layout auto|one|two|three");
	if (!options_set(&app->desk.options, STR("layout"), args->v[1], &app->desk.arena, e))
		return false;
	remember_option(app, OPT_layout);
	app_settings_changed(app);
	return true;
}

static bool step_option(struct app *app, int option, int by)
{
	struct arena a = { 0 };
	struct err beyond = { 0 };
	struct str name = str_of(option_rows[option].name);
	bool ok = options_set(&app->desk.options, name, arena_printf(&a, "%ld", app->desk.options.number[option] + by),
			      &app->desk.arena, &beyond);

	if (ok)
		remember_option(app, option);
	app_settings_changed(app);
	app_say(app, "%s = %.*s", name.p, STR_ARG(app->desk.options.text[option]));
	arena_release(&a);
	return true;
}

/* The focused pane; what it gains its neighbour loses. */
static bool resize(struct app *app, int direction, const struct args *args)
{
	int by = direction * (args->count > 0 ? args->count : 1);
	bool three = ui_pane_shown(app->ui, PANE_READER) && ui_pane_shown(app->ui, PANE_ARTICLES);

	if (!ui_pane_shown(app->ui, PANE_ARTICLES) || (!three && !ui_pane_shown(app->ui, PANE_CATEGORIES))) {
		app_say(app, "%s", _("there is one pane only"));
		return true;
	}
	if (ui_focus(app->ui) == PANE_CATEGORIES)
		return step_option(app, OPT_side_width, by * SIDE_STEP);
	if (!three)
		return step_option(app, OPT_side_width, -by * SIDE_STEP);
	return step_option(app, OPT_list_width, (ui_focus(app->ui) == PANE_READER ? -by : by) * LIST_STEP);
}

bool cmd_widen(struct app *app, const struct args *args, struct err *e)
{
	(void)e;
	return resize(app, +1, args);
}

bool cmd_narrow(struct app *app, const struct args *args, struct err *e)
{
	(void)e;
	return resize(app, -1, args);
}
