#include "app/mine.h"

#include "app/remembered.h"
#include "base/log.h"
#include "base/words.h"

enum { OLDER_TRIES = 4 };

static void failed_key(int64_t category, char out[24])
{
	struct arena a = { 0 };
	struct str s = arena_printf(&a, "%lld", (long long)category);

	memcpy(out, s.p, s.n + 1);
	arena_release(&a);
}

const struct failure *refresh_failure(const struct app *app, int64_t category)
{
	char key[24];

	failed_key(category, key);
	return map_get(&app->failed, str_of(key));
}

static struct failure *set_failed(struct app *app, int64_t category, const struct err *why)
{
	char key[24], words[512];
	const struct failure *before = refresh_failure(app, category);
	struct failure *now = NULL;

	failed_key(category, key);
	if (why) {
		now = ARENA_NEW(&app->failed_arena, struct failure);
		now->category = category;
		now->why = arena_str(&app->failed_arena, str_of(err_words(why, words, sizeof(words))));
		now->since_s = before ? before->since_s : app->state.now_s;
	}
	*map_put(&app->failed, str_of(key), &app->failed_arena) = now;
	if (category == app->shown_category)
		show_trouble(app);
	return now;
}

/* What earlier runs, or a `fetch` in the night, met. */
void refresh_recall(struct app *app)
{
	struct arena a = { 0 };
	struct trouble_list list;

	trouble_list(&app->desk, &a, &list);
	for (int i = 0; i < list.rows.n; i++) {
		const struct trouble *t = &list.rows.v[i];
		int64_t id = store_category_id(app->desk.store, t->portal->host, t->category->key);
		struct failure *f = set_failed(app, id, &t->err);

		f->since_s = t->since_s;
	}
	arena_release(&a);
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

static bool send_list(struct app *app, struct errand *r, enum job_kind kind, int priority)
{
	struct err e = { 0 };

	if (errand_send(app, r, kind, priority, false, &e))
		return true;
	set_failed(app, r->category, &e);
	app_complain(app, &e);
	errand_free(app, r);
	return false;
}

const struct category *refresh_category_of(struct app *app, int64_t id, const struct portal **portal)
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

static void ask(struct app *app, int64_t id, bool insist, bool waited_for)
{
	const struct portal *p = NULL;
	const struct category *c = refresh_category_of(app, id, &p);
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
	r->source = c->source;
	r->insisted = insist;
	r->waited_for = waited_for;
	send_list(app, r, html ? JOB_LISTING : JOB_FEED, id == app->shown_category ? 1 : 3);
	app->state.list.fetching = refresh_is_fetching(app, app->shown_category);
	app->state.jobs = sources_jobs(app->desk.sources);
	app->side_stale = app->dirty = true;
}

void refresh_category(struct app *app, int64_t id, bool insist)
{
	ask(app, id, insist, false);
}

void refresh_shown(struct app *app)
{
	ask(app, app->shown_category, true, true);
}

void refresh_opened(struct app *app, int64_t category)
{
	if (!desk_is_quiet(&app->desk))
		ask(app, category, false, true);
}

void refresh_portal(struct app *app, struct str host)
{
	const struct portal *p = portal_by_name(&app->desk.portals, host);

	for (int i = 0; p && i < p->categories.n; i++)
		refresh_category(app, store_category_id(app->desk.store, p->host, p->categories.v[i].key),
				 p->status == PORTAL_ARCHIVE);
}

int refresh_failed(struct app *app)
{
	const struct portals *ps = &app->desk.portals;
	int n = 0;

	for (int i = 0; i < ps->list.n; i++)
		for (int k = 0; k < ps->list.v[i]->categories.n; k++) {
			int64_t id = store_category_id(app->desk.store, ps->list.v[i]->host,
						       ps->list.v[i]->categories.v[k].key);

			if (!refresh_failure(app, id))
				continue;
			refresh_category(app, id, true);
			n++;
		}
	return n;
}

void refresh_all(struct app *app, bool insist)
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
			refresh_category(app, c->id, insist && c->id == app->shown_category);
	}
	arena_release(&a);
}

/* The feed did not serve: its page may.  True: asked for. */
static bool try_page(struct app *app, struct errand *r)
{
	const struct portal *p = NULL;
	const struct category *c = refresh_category_of(app, r->category, &p);
	struct errand *second;

	if (r->kind != JOB_FEED || !c || c->url.n == 0)
		return false;
	second = errand_new(app, FOR_LIST, c->url);
	second->category = r->category;
	second->portal = p;
	second->insisted = true;
	second->waited_for = r->waited_for;
	return send_list(app, second, JOB_LISTING, 1);
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
	const struct category *c = refresh_category_of(app, id, &p);
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
	r->waited_for = true;
	send_list(app, r, JOB_LISTING, 1);
	app->state.jobs = sources_jobs(app->desk.sources);
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

/* Each part a second older than the one before: what has no time of its own is
 * sorted by when it was seen, and later parts are further down. */
static uint64_t save(struct app *app, struct errand *r, const struct feed *f)
{
	return store_save_feed(app->desk.store, r->category, f, app->state.now_s - r->n_parts);
}

void refresh_list_part(struct app *app, struct errand *r, const struct answer *ans)
{
	*VEC_PUSH(&r->parts, &r->arena) = save(app, r, &ans->feed);
	r->n_parts++;
}

/* What was too much and left out is said where the list is looked at, and kept
 * in the log.  Behind "12 new", which says less. */
static void say_cuts(struct app *app, const struct errand *r)
{
	struct arena a = { 0 };
	struct str words = feed_cut_sentence(r->cut, &a);

	if (words.n)
		log_line(LOG_WARN, "%.*s: %.*s", STR_ARG(r->url), STR_ARG(words));
	if (words.n && r->category == app->shown_category)
		app_say(app, "%.*s", STR_ARG(words));
	arena_release(&a);
}

void refresh_list_answered(struct app *app, struct errand *r, const struct answer *ans)
{
	struct store *s = app->desk.store;
	struct err none = { 0 };
	const struct failure *f;

	/* The entries first: a state that says "seen" must not be kept without
	 * what was seen. */
	if (ans->kind == ANSWER_FEED)
		r->ticket = save(app, r, &ans->feed);
	if (ans->has_state)
		store_save_state(s, r->url, &ans->state);
	remembered_answer(&app->desk, r->url, ans);
	switch (ans->kind) {
	case ANSWER_FEED:
		r->cut = ans->feed.cut;
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
			f = set_failed(app, r->category, &ans->err);    /* which says it once */
			log_line(LOG_WARN, "%.*s", STR_ARG(f->why));
		}
		break;
	default:
		err_set(&none, ERR_BACK_LIED, "%.*s", STR_ARG(r->url));
		set_failed(app, r->category, &none);
		break;
	}
	errand_end(app, r);
}

/* Is it the list on the screen, or a part of the whole portal there? */
static bool is_shown(const struct app *app, const struct errand *r)
{
	if (app->shown_category)
		return r->category == app->shown_category;
	return app->query.portal.n && r->portal && str_eq(app->query.portal, r->portal->host);
}

/* A list never moves under the cursor: what is new waits, unless the list was
 * empty or the reader himself asked. */
static void show_saved(struct app *app, struct errand *r, int fresh)
{
	struct list_view *list = &app->state.list;

	if (list->total == 0 || app->filling) {
		show_list(app, true);
		app->filling = false;
		r->fills = true;
	} else if ((r->insisted || r->fills) && fresh) {
		app->query.newest = store_newest(app->desk.store);
		list->waiting = 0;
		show_list(app, false);
	} else {
		list->waiting = store_waiting(app->desk.store, &app->query);
	}
}

static void say_how_many(struct app *app, const struct errand *r)
{
	if (go_further(app, r, r->fresh))
		return;
	if (r->insisted && r->fresh == 0)
		app_say(app, "%s", r->older_tries ? _("nothing older was found") : _("nothing new"));
	else if (r->insisted)
		app_say(app, _("%d new"), r->fresh);
}

void refresh_list_saved(struct app *app, struct errand *r, const struct store_event *ev)
{
	bool part = errand_part_written(r, ev->ticket);
	bool shown = is_shown(app, r) && !app->query.filter.n;

	if (!part)
		r->ticket = 0;      /* not being fetched any more */
	r->fresh += ev->fresh;
	if (ev->fresh)
		mine_arrived(app);
	if (!part)      /* a list that came in parts is told of once */
		notify_look(app);
	if (shown)
		show_saved(app, r, ev->fresh);
	if (shown && !part)
		say_how_many(app, r);
	if (!part)
		say_cuts(app, r);
	if (!part || (r->over && !r->parts.n))
		errand_free(app, r);
}
