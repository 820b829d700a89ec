#include "app/app.h"

#include "base/words.h"

void arrival_of_answer(void *owner, const struct answer *ans, struct arena *a)
{
	struct app *app = owner;
	struct errand *r = errand_of_job(app, ans->id);
	struct err e = { 0 };

	if (ans->kind == ANSWER_RAW) {
		if (!desk_record(&app->desk, ans, &e))
			app_complain(app, &e);
		return;
	}
	if (!r)
		return;
	if (ans->kind == ANSWER_PART) {
		refresh_list_part(app, r, ans);
		return;
	}
	r->job = 0;
	if (r->purpose == FOR_LIST)
		refresh_list_answered(app, r, ans);
	else
		refresh_page_answered(app, r, ans, a);
	app->state.jobs = sources_jobs(app->desk.sources);
	app->state.list.fetching = app->shown_category && refresh_is_fetching(app, app->shown_category);
	app->side_stale = app->dirty = true;
}

static void undone(struct app *app, const struct store_event *ev)
{
	app->undo_ticket = 0;
	app_say(app, "%s", ev->article ? _("the newest mark was taken back")
		                       : _("there is no mark to take back"));
	show_list(app, false);
}

static void saved(struct app *app, const struct store_event *ev)
{
	struct errand *r = errand_of_write(app, ev->ticket);

	if (app->undo_ticket && ev->ticket == app->undo_ticket)
		undone(app, ev);
	if (!r)
		return;
	if (r->purpose == FOR_LIST) {
		refresh_list_saved(app, r, ev);
		return;
	}
	refresh_page_saved(app, r, ev);
	errand_free(app, r);
}

/* Without a ticket the archive is stuck and everything is kept; with one, that
 * write was refused for good. */
static void not_saved(struct app *app, const struct store_event *ev)
{
	struct errand *r = errand_of_write(app, ev->ticket);

	app->stuck = app->stuck || ev->ticket == 0;
	if (r)
		errand_free(app, r);
	app_complain(app, &ev->err);
}

void arrival_of_writes(struct app *app)
{
	struct store_event ev;
	bool any = false;

	while (store_next_event(app->desk.store, &ev)) {
		any = true;
		if (ev.kind == STORE_SAVED) {
			saved(app, &ev);
		} else if (ev.kind == STORE_TROUBLE) {
			not_saved(app, &ev);
		} else {
			app->stuck = false;
			app_say(app, "%s", _("the archive can be written again"));
		}
	}
	if (!any)
		return;
	app->state.list.fetching = app->shown_category && refresh_is_fetching(app, app->shown_category);
	app->side_stale = app->dirty = true;
}

void arrival_from_others(struct app *app)
{
	if (!app->dirty || !store_changed(app->desk.store))
		return;
	show_side(app);
	show_list(app, false);
}
