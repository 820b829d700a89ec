/* cancel: what is being fetched for a reader who has moved on, or who says that
 * he does not want it.  What nobody waits for (R, by itself) goes on. */
#include "app/command.h"
#include "base/words.h"

static void tell(struct app *app)
{
	app->state.jobs = sources_jobs(app->desk.sources);
	app->state.list.fetching = app->shown_category && refresh_is_fetching(app, app->shown_category);
	app->side_stale = app->dirty = true;
}

bool cancel_page(struct app *app)
{
	struct errand *r = app->page.job ? errand_of_job(app, app->page.job) : NULL;

	app->page.job = 0;
	if (!r)
		return false;
	errand_cancel(app, r);
	tell(app);
	return true;
}

void cancel_leave_page(struct app *app)
{
	if (!cancel_page(app))
		return;
	app->state.page = (struct page_view){ .status = PAGE_NONE };
	ui_sync(app->ui, &app->state);
}

/* Those of the shown list, or the others that the reader waited for. */
static int cancel_lists(struct app *app, bool shown)
{
	int n = 0;

	for (struct errand *r = app->errands, *next; r; r = next) {
		next = r->next;
		if (r->purpose != FOR_LIST || !r->job || (r->category == app->shown_category) != shown
				|| !(shown || r->waited_for))
			continue;
		errand_cancel(app, r);
		n++;
	}
	if (n)
		tell(app);
	return n;
}

void cancel_lists_left(struct app *app)
{
	cancel_lists(app, false);
}

static void say_cancelled(struct app *app)
{
	app_say(app, "%s", _("it is not being fetched any more; r fetches it again"));
}

bool cancel_shown(struct app *app)
{
	if (ui_focus(app->ui) == PANE_READER && app->page.job)
		return reading_back(app);
	if (!app->shown_category || !cancel_lists(app, true))
		return false;
	say_cancelled(app);
	return true;
}

/* The page that the reader looks at says so in its place. */
static void cancel_one(struct app *app, struct errand *r)
{
	bool page = r->job == app->page.job;
	struct err e = { 0 };

	err_set(&e, ERR_CANCELLED, "%.*s", STR_ARG(r->url));
	errand_cancel(app, r);
	if (page)
		show_failed(app, &e);
	tell(app);
}

static void cancel_all(struct app *app)
{
	int n = 0;

	app->ahead_stopped = true;
	for (struct errand *r = app->errands, *next; r; r = next) {
		next = r->next;
		if (!r->job)
			continue;
		cancel_one(app, r);
		n++;
	}
	if (n)
		say_cancelled(app);
	else
		app_say(app, "%s", _("nothing is being fetched"));
}

bool cmd_cancel(struct app *app, const struct args *args, struct err *e)
{
	uint64_t chosen = (uint64_t)ui_sheet_id(app->ui, &app->state);
	struct errand *r = chosen ? errand_of_job(app, chosen) : NULL;

	if (args->n > 1 && !str_eq(args->v[1], STR("all")))
		return err_set(e, ERR_USAGE, "cancel [all]");
	if (args->n > 1)
		cancel_all(app);
	else if (r)
		cancel_one(app, r);
	else if (ui_sheet(app->ui) != SHEET_NONE || !cancel_shown(app))
		app_say(app, "%s", _("nothing is being fetched"));
	return true;
}
