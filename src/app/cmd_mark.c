#include "app/command.h"

#include "base/words.h"

static const struct list_row *target_row(const struct app *app, int64_t id)
{
	for (int i = 0; i < app->state.list.rows.n; i++)
		if (app->state.list.rows.v[i].id == id)
			return &app->state.list.rows.v[i];
	return NULL;
}

/* Marks are seen at once; the archive is written by its own thread. */
static void marked(struct app *app)
{
	show_list(app, false);
	show_side(app);
}

static bool flip(struct app *app, enum mark m, bool is_on, const char *on, const char *off, struct err *e)
{
	int64_t id = reading_target(app);

	if (!id)
		return err_set(e, ERR_ARGUMENT, "%s", _("no article is selected"));
	store_mark(app->desk.store, id, m, !is_on, app->state.now_s);
	app_say(app, "%s", is_on ? off : on);
	marked(app);
	return true;
}

bool cmd_toggle_read(struct app *app, const struct args *args, struct err *e)
{
	const struct list_row *r = target_row(app, reading_target(app));

	(void)args;
	return flip(app, MARK_READ, r ? !r->unread : true, _("marked read"), _("marked unread"), e);
}

bool cmd_star(struct app *app, const struct args *args, struct err *e)
{
	const struct list_row *r = target_row(app, reading_target(app));
	bool reading = ui_focus(app->ui) == PANE_READER;
	bool on = reading ? app->state.page.starred : r && r->starred;

	(void)args;
	if (!flip(app, MARK_STARRED, on, _("starred"), _("no longer starred"), e))
		return false;
	if (reading)
		app->state.page.starred = !on;
	return true;
}

bool cmd_later(struct app *app, const struct args *args, struct err *e)
{
	const struct list_row *r = target_row(app, reading_target(app));
	bool reading = ui_focus(app->ui) == PANE_READER;
	bool on = reading ? app->state.page.later : r && r->later;

	(void)args;
	if (!flip(app, MARK_LATER, on, _("kept for later"), _("no longer kept for later"), e))
		return false;
	if (reading)
		app->state.page.later = !on;
	return true;
}

static bool mark_query(struct app *app, const struct query *q)
{
	store_mark_list(app->desk.store, q, MARK_READ, true, app->state.now_s);
	app_say(app, "%s", _("marked read; u takes it back"));
	marked(app);
	return true;
}

bool cmd_mark_list(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	return mark_query(app, &app->query);
}

bool cmd_mark_all(struct app *app, const struct args *args, struct err *e)
{
	struct query all = { 0 };

	(void)args, (void)e;
	return mark_query(app, &all);
}

bool cmd_undo(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	app->undo_ticket = store_undo(app->desk.store, app->state.now_s);
	return true;
}
