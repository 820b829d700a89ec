#include "app/mine.h"

#include "base/words.h"

/* A fetch beside us writes hundreds of times: we look a few times a second. */
enum { LOOK_EVERY_MS = 300 };

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
	static const struct { const char *done, *nothing; } said[] = {
		[UNDOING_MARK] = { N_("the newest mark was taken back"), N_("there is no mark to take back") },
		[UNDOING_RULES] = { N_("what the kill rules did last was taken back"),
			N_("the kill rules did nothing that could be taken back") },
		[UNDOING_UNDO] = { N_("the mark was made again"), N_("there is no mark to make again") },
	};

	app->undo_ticket = 0;
	app_say(app, "%s", _(ev->article ? said[app->undoing].done : said[app->undoing].nothing));
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
	show_tags(app);
}

/* A list stands still: what is new waits, unless there was nothing. */
static void show_what_others_did(struct app *app)
{
	bool empty = app->state.list.total == 0 && !app->query.words.n && !app->query.filter.n;

	show_side(app);
	show_list(app, empty);
	app->state.list.waiting = store_waiting(app->desk.store, &app->query);
	mine_arrived(app);
	notify_look(app);
	show_tags(app);
}

static int64_t next_look_ms(const struct app *app)
{
	return app->looked_ms + LOOK_EVERY_MS;
}

int arrival_timeout_ms(const struct app *app)
{
	int64_t left = next_look_ms(app) - clock_ticks_ms();

	return !app->heard ? -1 : left > 0 ? (int)left : 0;
}

void arrival_from_others(struct app *app)
{
	bool due;

	app->heard = store_heard(app->desk.store) || app->heard;
	due = app->heard && clock_ticks_ms() >= next_look_ms(app);
	if (!app->dirty && !due)
		return;
	if (due) {
		app->heard = false;
		app->looked_ms = clock_ticks_ms();
	}
	if (store_changed(app->desk.store))
		show_what_others_did(app);
}
