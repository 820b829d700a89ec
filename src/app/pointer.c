/*
 * pointer: what a click and the wheel do.  A click selects, one on what is
 * selected opens it, and one on a link follows it; so a double-click opens.
 * Whatever opens does so by the command that a key would run.
 */
#include "app/command.h"
#include "cells/pointer.h"

enum { WHEEL_LINES = 3, DOUBLE_CLICK_MS = 400 };

/* The second half of a double-click whose first half opened something: it would
 * fall on whatever is shown there now. */
static bool is_echo(const struct app *app, int x, int y)
{
	const struct click *c = &app->click;

	return c->opened && y == c->y && x - c->x <= 1 && c->x - x <= 1
		&& clock_ticks_ms() - c->ms < DOUBLE_CLICK_MS;
}

static bool run(struct app *app, const char *command, int count)
{
	struct err e = { 0 };

	if (!app_command(app, str_of(command), count, &e) && e.code)
		app_complain(app, &e);
	return true;
}

static bool click_row(struct app *app, struct spot at)
{
	if (ui_focus(app->ui) == at.pane && ui_selected(app->ui, at.pane) == at.number)
		return run(app, "open", 0);
	ui_set_focus(app->ui, &app->state, at.pane);
	ui_select(app->ui, &app->state, at.pane, at.number);
	show_window(app);
	return false;
}

static bool click_line(struct app *app, struct spot at)
{
	if (ui_sheet_selected(app->ui) == at.number)
		return run(app, "open", 0);
	ui_sheet_select(app->ui, &app->state, at.number);
	return false;
}

/* True when it opened something. */
static bool click(struct app *app, struct spot at)
{
	switch (at.kind) {
	case SPOT_ROW:
		return click_row(app, at);
	case SPOT_LINE:
		return click_line(app, at);
	case SPOT_LINK:
		ui_set_focus(app->ui, &app->state, PANE_READER);
		return run(app, "follow", at.number);
	case SPOT_PANE:
		if (at.pane != PANE_READER || app->state.page.status != PAGE_NONE)
			ui_set_focus(app->ui, &app->state, at.pane);
		return false;
	case SPOT_NONE:
		break;
	}
	return false;
}

void pointer_take(struct app *app, struct key k)
{
	enum prompt_kind kind;
	struct str line;
	int x, y;

	/* a terminal may report what nobody asked for; a line that is being typed
	 * is not to be lost by a touch */
	if (!app->desk.options.number[OPT_mouse] || ui_prompt_line(app->ui, &kind, &line))
		return;
	pointer_cell(k, &x, &y);
	app->state.message = STR("");
	app->state.message_is_error = false;
	if (k.code != KEY_CLICK) {
		ui_scroll(app->ui, &app->state, x, y, k.code == KEY_WHEEL_UP ? -WHEEL_LINES : WHEEL_LINES);
		show_window(app);
	} else if (!is_echo(app, x, y)) {
		bool opened = click(app, ui_spot(app->ui, &app->state, x, y));
		app->click = (struct click){ x, y, clock_ticks_ms(), opened };
	}
}
