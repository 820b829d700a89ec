/*
 * fetch: lists of categories, and texts, into the archive.  Every list and
 * every text is a task; the demo's throw-away archive is filled here too.
 */
#include "cli/fetch.h"
#include "cli/fetch_private.h"
#include "app/places.h"

#include <poll.h>

#include "app/remembered.h"
#include "base/words.h"

enum { TEXTS_AT_ONCE = 200 };

/* ---- may it be asked? ---- */

/* An address is left in peace until its time: it came lately, or it failed. */
static bool may_ask(struct fetching *f, struct str url, struct task *t)
{
	struct fetch_state st = { 0 };

	if (!store_state(f->desk->store, url, &f->desk->arena, &st)
	    || !policy_fresh(&st, clock_now_s(&f->desk->clock)))
		return true;
	t->outcome = st.failures ? RESTING : FRESH;
	t->next_s = st.next_s;
	return false;
}

/* The feed, or the page where there is none or the feed failed lately. */
static void plan_list(struct fetching *f, struct task *t)
{
	const struct category *k = t->category;
	bool html = category_by_page(t->portal, k);

	t->kind = html ? JOB_LISTING : JOB_FEED;
	t->url = html ? k->url : k->rss;
	if (may_ask(f, t->url, t))
		return;
	t->stage = TASK_DONE;
	if (t->outcome == RESTING && !html && k->url.n && may_ask(f, k->url, t)) {
		t->kind = JOB_LISTING;
		t->url = k->url;
		t->stage = TASK_WAITING;
	}
}

/* ---- asking and answers ---- */

static void task_failed(struct task *t, const struct err *why)
{
	t->stage = TASK_DONE;
	t->outcome = FAILED;
	t->err = *why;
}

static void ask(struct fetching *f, struct task *t)
{
	struct request r = desk_request(f->desk, t->kind, t->url, &f->desk->arena);
	struct err e = { 0 };

	r.parts = r.docs = t->kind == JOB_FEED;
	if (t->kind == JOB_ARTICLE) {
		/* The archive may have the page's state but not its text. */
		r.state = (struct fetch_state){ 0 };
		r.priority = 5;
	} else {
		r.priority = 2;     /* nobody looks on */
	}
	t->stage = TASK_ASKED;
	t->job = sources_ask(f->desk->sources, t->kind == JOB_FEED && t->category ? t->category->source : NULL, &r, &e);
	if (!t->job)
		task_failed(t, &e);
}

/* Each part a second older than the one before, see refresh.c. */
static void save_list(struct fetching *f, struct task *t, const struct feed *list)
{
	int64_t now_s = clock_now_s(&f->desk->clock) - t->tickets.n;

	*VEC_PUSH(&t->tickets, &f->desk->arena) = store_save_feed(f->desk->store, t->category_id, list, now_s);
}

static void list_answered(struct fetching *f, struct task *t, const struct answer *ans)
{
	t->cut = ans->kind == ANSWER_FEED ? ans->feed.cut : 0;
	if (ans->kind == ANSWER_FEED)
		save_list(f, t, &ans->feed);
	/* After the articles: a crash between must not hide them behind a 304. */
	if (ans->has_state)
		store_save_state(f->desk->store, t->url, &ans->state);
	remembered_answer(f->desk, t->url, ans);
	if (ans->kind == ANSWER_UNCHANGED)
		t->outcome = UNCHANGED;
	if (ans->kind != ANSWER_ERROR)
		return;
	if (t->kind == JOB_FEED && t->category->url.n) {
		t->kind = JOB_LISTING;      /* the feed did not serve; its page may */
		t->url = t->category->url;
		ask(f, t);
	} else {
		task_failed(t, &ans->err);
	}
}

/* A text's state is kept only when it failed: then it is left in peace. */
static void text_answered(struct fetching *f, struct task *t, const struct answer *ans)
{
	if (ans->kind == ANSWER_ARTICLE) {
		store_save_article(f->desk->store, t->url, &ans->article, clock_now_s(&f->desk->clock));
		return;
	}
	task_failed(t, &ans->err);
	if (ans->has_state)
		store_save_state(f->desk->store, t->url, &ans->state);
}

static void show_progress(struct fetching *f, const struct task *t)
{
	struct arena a = { 0 };
	int done = 0;

	if (!f->progress.on)
		return;
	for (int i = f->from; i < f->tasks.n; i++)
		done += f->tasks.v[i].stage == TASK_DONE;
	progress_show(&f->progress, done, f->tasks.n - f->from, fetch_task_name(t, &a));
	arena_release(&a);
}

static void fetch_answered(void *owner, const struct answer *ans, struct arena *a)
{
	struct fetching *f = owner;
	struct task *t = NULL;
	struct err e = { 0 };

	(void)a;
	if (ans->kind == ANSWER_RAW) {
		if (!f->not_recorded && !desk_record(f->desk, ans, &e)) {
			f->not_recorded = true;     /* said once */
			progress_clear(&f->progress);
			cli_fail(&e);
		}
		return;
	}
	for (int i = f->from; i < f->tasks.n && !t; i++)
		if (f->tasks.v[i].stage == TASK_ASKED && f->tasks.v[i].job == ans->id)
			t = &f->tasks.v[i];
	if (!t)
		return;
	if (ans->kind == ANSWER_PART) {
		save_list(f, t, &ans->feed);
		return;
	}
	t->stage = TASK_DONE;
	if (t->kind == JOB_ARTICLE)
		text_answered(f, t, ans);
	else
		list_answered(f, t, ans);
	show_progress(f, t);
}

/* Read often: the archive keeps only so many events for us. */
static void count_saved(struct fetching *f)
{
	struct store_event ev;

	while (store_next_event(f->desk->store, &ev))
		for (int i = 0; ev.kind == STORE_SAVED && ev.ticket && i < f->lists; i++)
			for (int k = 0; k < f->tasks.v[i].tickets.n; k++)
				if (f->tasks.v[i].tickets.v[k] == ev.ticket)
					f->tasks.v[i].fresh += ev.fresh;
}

/* One turn of waiting; false when a signal wants us to end. */
static bool wait_some(struct fetching *f)
{
	struct pollfd rows[SOURCES_POLL_MAX];
	int n = sources_poll(f->desk->sources, rows);

	/* The back gives a sign of life every second, so a signal that comes
	 * just before this is seen soon. */
	poll(rows, (nfds_t)n, sources_timeout_ms(f->desk->sources));
	sources_step(f->desk->sources);
	count_saved(f);
	return !cli_interrupted(f->c);
}

/* The demo takes turns, so that its numbers are the same in every run. */
static void run_tasks(struct fetching *f)
{
	bool go = true;

	for (int i = f->from; i < f->tasks.n && go; i++) {
		if (f->tasks.v[i].stage == TASK_WAITING)
			ask(f, &f->tasks.v[i]);
		while (f->c->app.desk.demo && go && sources_jobs(f->desk->sources))
			go = wait_some(f);
	}
	while (go && sources_jobs(f->desk->sources))
		go = wait_some(f);
	progress_clear(&f->progress);
}

/* ---- which ---- */

static void add_list(struct fetching *f, const struct portal *p, const struct category *k)
{
	struct task *t;

	for (int i = 0; i < f->tasks.n; i++)
		if (f->tasks.v[i].category == k)
			return;         /* named twice */
	t = VEC_PUSH(&f->tasks, &f->desk->arena);
	*t = (struct task){ .portal = p, .category = k,
		            .category_id = store_category_id(f->desk->store, p->host, k->key) };
	if (t->category_id)
		plan_list(f, t);
	else            /* an archive that could not take the portals in */
		task_failed(t, &f->desk->trouble);
	f->lists = f->tasks.n;
}

static void add_portal(struct fetching *f, const struct portal *p)
{
	for (int i = 0; i < p->categories.n; i++)
		add_list(f, p, &p->categories.v[i]);
}

static bool is_recent(struct fetching *f, const struct portal *p, const struct category *k,
		      const struct category_list *list)
{
	int64_t since = clock_now_s(&f->desk->clock) - DESK_RECENT_S;

	for (int i = 0; i < list->rows.n; i++)
		if (list->rows.v[i].opened_s >= since && str_eq(list->rows.v[i].portal, p->host)
		    && str_eq(list->rows.v[i].key, k->key))
			return true;
	return desk_is_favourite(f->desk, p->host, k->key);
}

static void add_recent(struct fetching *f, const struct portal *p, const struct category_list *list)
{
	for (int i = 0; i < p->categories.n; i++)
		if (is_recent(f, p, &p->categories.v[i], list))
			add_list(f, p, &p->categories.v[i]);
}

/* A closed paper has nothing new; the demo's is part of the edition. */
static bool add_usual(struct fetching *f, bool all, struct err *e)
{
	const struct portals *ps = &f->desk->portals;
	struct category_list list = { 0 };

	if (!all && !store_categories(f->desk->store, &f->desk->arena, &list, e))
		return false;
	for (int i = 0; i < ps->list.n; i++)
		if (!all)
			add_recent(f, ps->list.v[i], &list);
		else if (ps->list.v[i]->status != PORTAL_ARCHIVE || f->desk->demo)
			add_portal(f, ps->list.v[i]);
	return true;
}

static bool choose(struct fetching *f, struct err *e)
{
	for (int i = 0; i < f->c->n_operands; i++) {
		const struct portal *p;
		const struct category *k;

		if (!place_find(f->desk, f->c->operands[i], &p, &k, e))
			return false;
		if (k)
			add_list(f, p, k);
		else
			add_portal(f, p);
	}
	if ((f->c->n_operands == 0 || f->c->all) && !add_usual(f, f->c->all || f->desk->demo, e))
		return false;
	return f->tasks.n
		|| err_set(e, ERR_USAGE, "%s", _("nothing was opened lately; name a portal, or give --all"));
}

/* ---- texts ---- */

static void add_text(struct fetching *f, const struct task *list, struct str url)
{
	struct task t = { .portal = list->portal, .category = list->category, .kind = JOB_ARTICLE, .url = url };
	void **asked = map_put(&f->texts, url, &f->desk->arena);

	if (*asked || !may_ask(f, url, &t))
		return;
	*asked = f;
	*VEC_PUSH(&f->tasks, &f->desk->arena) = t;
}

/* Category by category: what one of them brought, the next does not ask for. */
static bool fetch_texts(struct fetching *f, struct err *e)
{
	for (int i = 0; i < f->lists && !cli_interrupted(f->c); i++) {
		struct task list = f->tasks.v[i];   /* the vector may move */
		struct query q = { .category = list.category_id };
		struct article_list got = { 0 };

		if (!store_flush(f->desk->store, e)
		    || !store_articles(f->desk->store, &q, 0, TEXTS_AT_ONCE, &f->desk->arena, &got, e))
			return false;
		f->from = f->tasks.n;
		for (int k = 0; k < got.rows.n; k++)
			if (!got.rows.v[k].has_body)
				add_text(f, &list, got.rows.v[k].url);
		run_tasks(f);
	}
	return true;
}

/* ---- all of it ---- */

static bool work(struct fetching *f, struct err *e)
{
	bool ok;

	run_tasks(f);
	ok = store_flush(f->desk->store, e);
	count_saved(f);
	if (ok && f->c->bodies)
		ok = fetch_texts(f, e);
	return store_flush(f->desk->store, e) && ok;
}

int cli_fetch(struct cli *c)
{
	struct desk desk;
	struct fetching f = { .c = c, .desk = &desk, .progress = progress_begin(c->quiet) };
	struct err e = { 0 };
	int status;

	cli_catch_signals(c);
	if (!desk_open(&desk, &c->app.desk, fetch_answered, &f, &e)) {
		status = cli_fail(&e);
	} else if (c->n_operands == 0 && desk_is_quiet(&desk)) {
		if (!c->quiet)
			cli_complain(str_of(_("these are quiet hours (option quiet_hours); name a portal to fetch it now")));
		status = 0;
	} else if (!choose(&f, &e)) {
		status = cli_fail(&e);
	} else {
		work(&f, &e);
		status = fetch_report(&f);
		if (e.code)
			status = cli_fail(&e);
	}
	desk_close(&desk);
	return status;
}

/* ---- the demo's archive is new each time ---- */

static bool fetch_one_text(struct fetching *f, int64_t id, struct err *e)
{
	struct stored_article s = { 0 };
	struct task *t;
	char words[512];

	if (!store_article(f->desk->store, id, &f->desk->arena, &s, e))
		return false;
	if (s.row.has_body)
		return true;
	f->from = f->tasks.n;
	t = VEC_PUSH(&f->tasks, &f->desk->arena);
	*t = (struct task){ .kind = JOB_ARTICLE, .url = s.row.url };
	run_tasks(f);
	if (t->outcome == FAILED)
		cli_complain(str_of(err_words(&t->err, words, sizeof(words))));
	return store_flush(f->desk->store, e);
}

static bool fill_demo(struct fetching *f, int64_t article, struct err *e)
{
	if (f->desk->portals.list.n == 0)
		return err_set(e, ERR_FILE, _("%.*s: there is no demo edition here"), STR_ARG(f->desk->replay));
	return add_usual(f, true, e) && work(f, e) && (!article || fetch_one_text(f, article, e));
}

bool fetch_open(struct cli *c, struct desk *desk, int64_t article, struct err *e)
{
	struct fetching f = { .c = c, .desk = desk, .progress = progress_begin(c->quiet) };
	bool ok;

	if (!c->app.desk.demo)
		return desk_open(desk, &c->app.desk, NULL, NULL, e);
	cli_catch_signals(c);
	ok = desk_open(desk, &c->app.desk, fetch_answered, &f, e) && fill_demo(&f, article, e);
	/* Its answers would come to us, who are gone. */
	sources_free(desk->sources);
	back_client_free(desk->back);
	desk->sources = NULL;
	desk->back = NULL;
	return ok;
}
