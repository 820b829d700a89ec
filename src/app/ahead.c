/* ahead: the bodies of the articles that the reader will probably open next,
 * fetched while nobody waits for anything, when the option prefetch says how
 * many.  Each is tried once as long as its list is shown. */
#include "app/app.h"

/* Two of them leave the host room for what the reader asks for. */
enum { AT_ONCE = 2, PRIORITY = 5 };

static int under_way(const struct app *app)
{
	int n = 0;

	for (const struct errand *r = app->errands; r; r = r->next)
		n += r->ahead && r->job;
	return n;
}

/* Someone waits: what may be wanted some day waits longer. */
static bool others_first(const struct app *app)
{
	for (const struct errand *r = app->errands; r; r = r->next)
		if (r->job && !r->ahead && (r->waited_for || r->purpose == FOR_PAGE))
			return true;
	return false;
}

static bool was_tried(struct app *app, int64_t id)
{
	struct arena a = { 0 };
	void **tried = map_put(&app->tried, arena_printf(&a, "%lld", (long long)id), &app->tried_arena);
	bool was = *tried != NULL;

	*tried = app;
	arena_release(&a);
	return was;
}

/* An address that rests after failures is left in peace, like a list's. */
static bool may_be_asked(struct app *app, struct str url)
{
	struct arena a = { 0 };
	struct fetch_state st = { 0 };
	bool rests = store_state(app->desk.store, url, &a, &st) && policy_fresh(&st, app->state.now_s);

	arena_release(&a);
	return !rests;
}

static void fetch(struct app *app, int64_t id)
{
	struct arena a = { 0 };
	struct stored_article s = { 0 };
	struct err e = { 0 };
	struct errand *r;

	if (store_article(app->desk.store, id, &a, &s, &e) && may_be_asked(app, s.row.url)) {
		r = errand_new(app, FOR_PAGE, s.row.url);
		r->ahead = true;
		if (!errand_send(app, r, JOB_ARTICLE, PRIORITY, false, &e))
			errand_free(app, r);
	}
	arena_release(&a);
}

/* The next one of the unread ones from the cursor on, or 0. */
static int64_t next_wanted(struct app *app, int count)
{
	const struct list_view *list = &app->state.list;
	int at = ui_selected(app->ui, PANE_ARTICLES) - list->first;

	for (int i = at < 0 ? 0 : at; i < list->rows.n && count > 0; i++) {
		const struct list_row *row = &list->rows.v[i];

		count -= row->unread;
		if (row->unread && !row->has_body && !was_tried(app, row->id))
			return row->id;
	}
	return 0;
}

void ahead_go_on(struct app *app)
{
	int count = (int)app->desk.options.number[OPT_prefetch];
	int64_t id;

	if (count == 0 || app->ahead_stopped || app->state.list.closed || app->stuck || app->state.list.trouble.n
			|| others_first(app) || desk_is_quiet(&app->desk))
		return;
	while (under_way(app) < AT_ONCE && (id = next_wanted(app, count)))
		fetch(app, id);
	app->state.jobs = sources_jobs(app->desk.sources);
}

void ahead_leave(struct app *app)
{
	for (struct errand *r = app->errands, *next; r; r = next) {
		next = r->next;
		if (r->ahead && r->job)
			errand_cancel(app, r);
	}
	app->tried = (struct map){ 0 };
	arena_clear(&app->tried_arena);
	app->ahead_stopped = false;
	app->state.jobs = sources_jobs(app->desk.sources);
}

bool ahead_take(struct app *app, struct errand *r)
{
	struct back_progress p = { 0 };

	if (sources_progress(app->desk.sources, r->job, &p) && p.reading) {
		r->ahead = false;
		return true;
	}
	errand_cancel(app, r);
	return false;
}
