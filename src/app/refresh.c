#include "app/app.h"

#include <stdlib.h>

#include "base/words.h"

enum { OLDER_TRIES = 4 };

static void failed_key(int64_t category, char out[24])
{
	struct arena a = { 0 };
	struct str s = arena_printf(&a, "%lld", (long long)category);

	memcpy(out, s.p, s.n + 1);
	arena_release(&a);
}

static void set_failed(struct app *app, int64_t category, const struct err *why)
{
	char key[24], words[512];

	failed_key(category, key);
	*map_put(&app->failed, str_of(key), &app->failed_arena) =
		why ? arena_z(&app->failed_arena, str_of(err_words(why, words, sizeof(words)))) : NULL;
	if (category == app->shown_category)
		show_trouble(app);
}

bool refresh_is_fetching(const struct app *app, int64_t category)
{
	for (const struct errand *r = app->errands; r; r = r->next)
		/* also between the answer and its place in the archive, unless that is stuck */
		if ((r->job || (r->ticket && !app->stuck)) && r->purpose == FOR_LIST
		    && r->category == category)
			return true;
	return false;
}

static void errand_free(struct app *app, struct errand *gone)
{
	for (struct errand **at = &app->errands; *at; at = &(*at)->next)
		if (*at == gone) {
			*at = gone->next;
			break;
		}
	arena_release(&gone->arena);
	free(gone);
}

void refresh_free(struct app *app)
{
	while (app->errands)
		errand_free(app, app->errands);
}

static struct errand *errand_new(struct app *app, enum purpose purpose, struct str url)
{
	struct errand *r = calloc(1, sizeof(*r));

	if (!r)
		BUG("out of memory");
	r->purpose = purpose;
	r->url = arena_str(&r->arena, url);
	r->next = app->errands;
	app->errands = r;
	return r;
}

static bool send_errand(struct app *app, struct errand *r, enum job_kind kind, int priority, bool typed)
{
	struct request q = desk_request(&app->desk, kind, r->url, &r->arena);
	struct err e = { 0 };

	q.insist = r->insisted;
	q.priority = priority;
	q.private_ok = typed;
	r->kind = kind;
	/* A page is asked for whole: what the archive has may lack its body. */
	if (r->purpose == FOR_PAGE)
		q.state = (struct fetch_state){ 0 };
	r->job = back_ask(app->desk.back, &q, &e);
	if (r->job)
		return true;
	if (r->purpose == FOR_LIST)
		set_failed(app, r->category, &e);
	else
		show_failed(app, &e);
	app_complain(app, &e);
	errand_free(app, r);
	return false;
}

/* ---- lists ---- */

static const struct category *category_of(struct app *app, int64_t id, const struct portal **portal)
{
	const struct portals *ps = &app->desk.portals;

	for (int i = 0; i < ps->list.n; i++)
		for (int k = 0; k < ps->list.v[i]->categories.n; k++) {
			const struct category *c = &ps->list.v[i]->categories.v[k];

			if (store_category_id(app->desk.store, ps->list.v[i]->host, c->key) == id) {
				*portal = ps->list.v[i];
				return c;
			}
		}
	return NULL;
}

static bool is_fresh(struct app *app, struct str url)
{
	struct arena a = { 0 };
	struct fetch_state st = { 0 };
	bool fresh = store_state(app->desk.store, url, &a, &st) && policy_fresh(&st, app->state.now_s);

	arena_release(&a);
	return fresh;
}

void refresh_category(struct app *app, int64_t id, bool insist)
{
	const struct portal *p = NULL;
	const struct category *c = category_of(app, id, &p);
	struct errand *r;
	bool html;

	if (!c || refresh_is_fetching(app, id))
		return;
	/* A closed paper has nothing new; only the reader's own wish asks. */
	if (p->status == PORTAL_ARCHIVE && !insist)
		return;
	html = category_by_page(p, c);
	if (!insist && is_fresh(app, html ? c->url : c->rss))
		return;
	r = errand_new(app, FOR_LIST, html ? c->url : c->rss);
	r->category = id;
	r->portal = p;
	r->insisted = insist;
	send_errand(app, r, html ? JOB_LISTING : JOB_FEED, id == app->shown_category ? 1 : 3, false);
	app->state.list.fetching = refresh_is_fetching(app, app->shown_category);
	app->state.jobs = back_jobs(app->desk.back);
	show_side(app);
}

void refresh_portal(struct app *app, struct str host)
{
	const struct portal *p = portal_by_name(&app->desk.portals, host);

	for (int i = 0; p && i < p->categories.n; i++)
		refresh_category(app, store_category_id(app->desk.store, p->host, p->categories.v[i].key),
				 p->status == PORTAL_ARCHIVE);
}

void refresh_all(struct app *app)
{
	struct arena a = { 0 };
	struct category_list list = { 0 };
	struct err e = { 0 };
	int64_t since = app->state.now_s - DESK_RECENT_S;

	if (!store_categories(app->desk.store, &a, &list, &e))
		app_complain(app, &e);
	for (int i = 0; i < list.rows.n; i++) {
		const struct category_row *c = &list.rows.v[i];

		if (c->id && (c->opened_s >= since || desk_is_favourite(&app->desk, c->portal, c->key)))
			refresh_category(app, c->id, c->id == app->shown_category);
	}
	arena_release(&a);
}

/* The feed did not serve: its page may.  True: asked for. */
static bool try_page(struct app *app, struct errand *r)
{
	const struct portal *p = NULL;
	const struct category *c = category_of(app, r->category, &p);
	struct errand *second;

	if (r->kind != JOB_FEED || !c || c->url.n == 0)
		return false;
	second = errand_new(app, FOR_LIST, c->url);
	second->category = r->category;
	second->portal = p;
	second->insisted = true;
	return send_errand(app, second, JOB_LISTING, 1, false);
}

/* Address of the category's next older page, for `older`. */
static void remember_next(struct app *app, const struct errand *r, const struct feed *f)
{
	char key[24];

	if (r->kind != JOB_LISTING)
		return;
	failed_key(r->category, key);
	*map_put(&app->next_pages, str_of(key), &app->failed_arena) =
		f->next.n ? arena_z(&app->failed_arena, f->next) : NULL;
}

/* A feed knows no older pages: the first one is the category's own page, which
 * tells the second. */
static void ask_older(struct app *app, int64_t id, int tries)
{
	const struct portal *p = NULL;
	const struct category *c = category_of(app, id, &p);
	char key[24];
	const char *next;
	struct errand *r;

	failed_key(id, key);
	next = map_get(&app->next_pages, str_of(key));
	if (!c || (!next && c->url.n == 0)) {
		app_say(app, "%s", _("this list has no older pages"));
		return;
	}
	if (refresh_is_fetching(app, id))
		return;
	r = errand_new(app, FOR_LIST, next ? str_of(next) : c->url);
	r->category = id;
	r->portal = p;
	r->insisted = true;
	r->older_tries = tries;
	send_errand(app, r, JOB_LISTING, 1, false);
	app->state.jobs = back_jobs(app->desk.back);
	app->state.list.fetching = refresh_is_fetching(app, app->shown_category);
	show_side(app);
}

void refresh_older(struct app *app, int64_t id)
{
	ask_older(app, id, 1);
}

/* A page of which everything was known already: the next one, a few times. */
static bool go_further(struct app *app, const struct errand *r, int fresh)
{
	char key[24];

	failed_key(r->category, key);
	if (r->older_tries == 0 || r->older_tries >= OLDER_TRIES || fresh > 0
	    || !map_get(&app->next_pages, str_of(key)))
		return false;
	ask_older(app, r->category, r->older_tries + 1);
	return true;
}

static void list_answered(struct app *app, struct errand *r, const struct answer *ans)
{
	struct store *s = app->desk.store;
	struct err none = { 0 };

	/* The entries first: a state that says "seen" must not be kept without
	 * what was seen. */
	if (ans->kind == ANSWER_FEED)
		r->ticket = store_save_feed(s, r->category, &ans->feed, app->state.now_s);
	if (ans->has_state)
		store_save_state(s, r->url, &ans->state);
	switch (ans->kind) {
	case ANSWER_FEED:
		set_failed(app, r->category, NULL);
		show_notice(app, ans->feed.notice);
		remember_next(app, r, &ans->feed);
		return;
	case ANSWER_UNCHANGED:
		set_failed(app, r->category, NULL);
		if (r->insisted)
			app_say(app, "%s", _("nothing new"));
		break;
	case ANSWER_ERROR:
		if (!try_page(app, r)) {
			set_failed(app, r->category, &ans->err);
			if (r->category == app->shown_category)
				app_complain(app, &ans->err);
		}
		break;
	default:
		err_set(&none, ERR_BACK_LIED, "%.*s", STR_ARG(r->url));
		set_failed(app, r->category, &none);
		break;
	}
	errand_free(app, r);
}

/* ---- pages ---- */

/* The same page on its way already: the reader left it and came back. */
static struct errand *page_under_way(const struct app *app, struct str url)
{
	struct errand *r = app->errands;

	while (r && !(r->purpose == FOR_PAGE && r->job && str_eq(r->url, url)))
		r = r->next;
	return r;
}

void refresh_page(struct app *app, struct str url, bool insist, bool typed)
{
	struct errand *r = insist ? NULL : page_under_way(app, url);

	if (r) {
		app->page.job = r->job;
		return;
	}
	r = errand_new(app, FOR_PAGE, url);
	r->insisted = insist;
	if (send_errand(app, r, JOB_ARTICLE, 0, typed))
		app->page.job = r->job;
	app->state.jobs = back_jobs(app->desk.back);
}

static void page_answered(struct app *app, struct errand *r, const struct answer *ans, struct arena *a,
			  bool shown)
{
	struct err e = { 0 };

	if (ans->kind == ANSWER_ARTICLE) {
		r->ticket = store_save_article(app->desk.store, r->url, &ans->article, app->state.now_s);
		if (shown) {
			show_fetched(app, &ans->article, a);
			app->page.ticket = r->ticket;
		}
		return;
	}
	if (ans->kind == ANSWER_ERROR)
		e = ans->err;
	else
		err_set(&e, ERR_BACK_LIED, "%.*s", STR_ARG(r->url));
	if (shown) {
		show_failed(app, &e);
		app_complain(app, &e);
	}
	errand_free(app, r);
}

void refresh_answered(void *owner, const struct answer *ans, struct arena *a)
{
	struct app *app = owner;
	struct errand *r = app->errands;
	struct err e = { 0 };
	bool shown;

	while (r && r->job != ans->id)
		r = r->next;
	if (ans->kind == ANSWER_RAW) {
		if (!desk_record(&app->desk, ans, &e))
			app_complain(app, &e);
		return;
	}
	if (!r)
		return;
	shown = r->purpose == FOR_PAGE && app->page.job == r->job;
	r->job = 0;
	if (r->purpose == FOR_LIST)
		list_answered(app, r, ans);
	else
		page_answered(app, r, ans, a, shown);
	app->state.jobs = back_jobs(app->desk.back);
	app->state.list.fetching = app->shown_category && refresh_is_fetching(app, app->shown_category);
	show_side(app);
}

/* ---- what the archive's writer says ---- */

/* Is it the list on the screen, or a part of the whole portal there? */
static bool is_shown(const struct app *app, const struct errand *r)
{
	if (app->shown_category)
		return r->category == app->shown_category;
	return app->query.portal.n && r->portal && str_eq(app->query.portal, r->portal->host);
}

static void list_saved(struct app *app, const struct errand *r, const struct store_event *ev)
{
	struct list_view *list = &app->state.list;

	if (!is_shown(app, r) || app->query.filter.n)
		return;
	/* A list never moves under the cursor: what is new waits, unless the
	 * list was empty or the reader himself asked. */
	if (list->total == 0 || app->filling) {
		show_list(app, true);
		app->filling = false;
	} else if (r->insisted && ev->fresh) {
		app->query.newest = store_newest(app->desk.store);
		list->waiting = 0;
		show_list(app, false);
	} else {
		list->waiting += ev->fresh;
	}
	if (go_further(app, r, ev->fresh))
		return;
	if (r->insisted && ev->fresh == 0)
		app_say(app, "%s", r->older_tries ? _("nothing older was found") : _("nothing new"));
	else if (r->insisted)
		app_say(app, _("%d new"), ev->fresh);
}

static void page_saved(struct app *app, const struct errand *r, const struct store_event *ev)
{
	if (app->page.ticket != r->ticket || !ev->article)
		return;
	app->page.ticket = 0;
	app->state.page.id = ev->article;
	history_note(&app->history, ev->article, ui_page_top(app->ui));
	store_mark(app->desk.store, ev->article, MARK_READ, true, app->state.now_s);
	show_list(app, false);
}

static struct errand *errand_of_write(const struct app *app, uint64_t ticket)
{
	struct errand *r = app->errands;

	while (r && (ticket == 0 || r->ticket != ticket))
		r = r->next;
	return r;
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
		r->ticket = 0;      /* not being fetched any more */
		list_saved(app, r, ev);
	} else {
		page_saved(app, r, ev);
	}
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

void refresh_store_events(struct app *app)
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
	show_side(app);
}

void refresh_other_instances(struct app *app)
{
	if (!app->dirty || !store_changed(app->desk.store))
		return;
	show_side(app);
	show_list(app, false);
}
