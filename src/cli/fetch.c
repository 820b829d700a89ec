#include "cli/cli.h"
#include "cli/places.h"

#include <stdio.h>
#include <unistd.h>

#include "base/words.h"

enum { RECENT_S = 14 * 24 * 3600, BODIES_AT_ONCE = 200 };

struct source {                     /* a category being fetched */
	const struct portal *portal;
	const struct category *category;
	int64_t id;
	uint64_t job, ticket;
	enum job_kind kind;
	struct str url;
	int fresh;
	bool unchanged, done;
	struct err err;
};

struct fetching {
	struct cli *c;
	struct desk desk;
	VEC(struct source) sources;
	int bodies, bodies_failed;
	VEC(struct str) body_urls;      /* by job: see body_jobs */
	VEC(uint64_t) body_jobs;
	struct err last_body_error;
};

static bool ask(struct fetching *f, struct source *s, enum job_kind kind, struct str url)
{
	struct request r = desk_request(&f->desk, kind, url, &f->desk.arena);

	s->kind = kind;
	s->url = url;
	s->err = (struct err){ 0 };
	s->job = back_ask(f->desk.back, &r, &s->err);
	s->done = s->job == 0;
	return s->job != 0;
}

static void source_answered(struct fetching *f, struct source *s, const struct answer *ans)
{
	int64_t now_s = clock_now_s(&f->desk.clock);

	if (ans->has_state)
		store_save_state(f->desk.store, s->url, &ans->state);
	if (ans->kind == ANSWER_FEED)
		s->ticket = store_save_feed(f->desk.store, s->id, &ans->feed, now_s);
	else if (ans->kind == ANSWER_UNCHANGED)
		s->unchanged = true;
	else if (s->kind == JOB_FEED && s->category->url.n && ask(f, s, JOB_LISTING, s->category->url))
		return;         /* the feed did not serve; its page may */
	else if (ans->kind == ANSWER_ERROR)
		s->err = ans->err;
	s->done = true;
	s->job = 0;
}

static void answered(void *owner, const struct answer *ans, struct arena *a)
{
	struct fetching *f = owner;
	struct err e = { 0 };

	(void)a;
	if (ans->kind == ANSWER_RAW) {
		if (!desk_record(&f->desk, ans, &e))
			cli_fail(&e);
		return;
	}
	for (int i = 0; i < f->sources.n; i++)
		if (f->sources.v[i].job == ans->id) {
			source_answered(f, &f->sources.v[i], ans);
			return;
		}
	for (int i = 0; i < f->body_jobs.n; i++)
		if (f->body_jobs.v[i] == ans->id) {
			if (ans->kind == ANSWER_ARTICLE) {
				store_save_article(f->desk.store, f->body_urls.v[i], &ans->article,
						   clock_now_s(&f->desk.clock));
				f->bodies++;
			} else {
				f->bodies_failed++;
				f->last_body_error = ans->err;
			}
			return;
		}
}

/* ---- which ---- */

static void add_source(struct fetching *f, const struct portal *p, const struct category *k)
{
	struct source *s = VEC_PUSH(&f->sources, &f->desk.arena);

	*s = (struct source){ .portal = p, .category = k,
		              .id = store_category_id(f->desk.store, p->host, k->key) };
}

static void add_portal(struct fetching *f, const struct portal *p)
{
	for (int i = 0; i < p->categories.n; i++)
		add_source(f, p, &p->categories.v[i]);
}

static bool is_recent(struct fetching *f, const struct portal *p, const struct category *k,
		      const struct category_list *list)
{
	struct str rest = f->desk.options.text[OPT_favourites], word, host;
	int64_t since = clock_now_s(&f->desk.clock) - RECENT_S;

	for (int i = 0; i < list->rows.n; i++)
		if (list->rows.v[i].opened_s >= since && str_eq(list->rows.v[i].portal, p->host)
		    && str_eq(list->rows.v[i].key, k->key))
			return true;
	while (str_word(&rest, &word))
		if (str_cut(&word, '/', &host) && str_eq(host, p->host) && (!word.p || str_eq(word, k->key)))
			return true;
	return false;
}

static void add_usual(struct fetching *f)
{
	struct category_list list = { 0 };
	struct err e = { 0 };

	if (!f->c->all && !store_categories(f->desk.store, &f->desk.arena, &list, &e))
		return;
	for (int i = 0; i < f->desk.portals.list.n; i++) {
		const struct portal *p = f->desk.portals.list.v[i];

		for (int k = 0; k < p->categories.n; k++)
			if (f->c->all ? p->status != PORTAL_ARCHIVE : is_recent(f, p, &p->categories.v[k], &list))
				add_source(f, p, &p->categories.v[k]);
	}
}

static bool choose(struct fetching *f, struct err *e)
{
	for (int i = 0; i < f->c->n_operands; i++) {
		const struct portal *p;
		const struct category *k;

		if (!place_find(&f->desk, f->c->operands[i], &p, &k, e))
			return false;
		if (k)
			add_source(f, p, k);
		else
			add_portal(f, p);
	}
	if (f->c->n_operands == 0)
		add_usual(f);
	return f->sources.n
		|| err_set(e, ERR_USAGE, "%s", _("nothing was opened lately: name a portal, or fetch --all"));
}

/* ---- doing ---- */

static void fetch_lists(struct fetching *f)
{
	int64_t now_s = clock_now_s(&f->desk.clock);

	for (int i = 0; i < f->sources.n; i++) {
		struct source *s = &f->sources.v[i];
		bool html = s->category->rss.n == 0 || (s->portal->prefer_html && s->category->url.n);
		struct str url = html ? s->category->url : s->category->rss;
		struct fetch_state st = { 0 };

		if (store_state(f->desk.store, url, &f->desk.arena, &st) && policy_fresh(&st, now_s))
			s->unchanged = s->done = true;
		else
			ask(f, s, html ? JOB_LISTING : JOB_FEED, url);
	}
	back_wait_all(f->desk.back);
}

static void count_saved(struct fetching *f)
{
	struct store_event ev;

	while (store_next_event(f->desk.store, &ev))
		for (int i = 0; i < f->sources.n; i++)
			if (ev.kind == STORE_SAVED && f->sources.v[i].ticket == ev.ticket)
				f->sources.v[i].fresh = ev.fresh;
}

static void ask_bodies(struct fetching *f, int64_t category)
{
	struct query q = { .category = category };
	struct article_list list = { 0 };
	struct err e = { 0 };

	if (!store_articles(f->desk.store, &q, 0, BODIES_AT_ONCE, &f->desk.arena, &list, &e))
		return;
	for (int i = 0; i < list.rows.n; i++) {
		struct request r;
		uint64_t job;

		if (list.rows.v[i].has_body)
			continue;
		r = desk_request(&f->desk, JOB_ARTICLE, list.rows.v[i].url, &f->desk.arena);
		r.state = (struct fetch_state){ 0 };
		r.priority = 5;
		job = back_ask(f->desk.back, &r, &e);
		if (!job)
			continue;
		*VEC_PUSH(&f->body_jobs, &f->desk.arena) = job;
		*VEC_PUSH(&f->body_urls, &f->desk.arena) = list.rows.v[i].url;
	}
}

static void fetch_bodies(struct fetching *f)
{
	for (int i = 0; i < f->sources.n; i++) {
		ask_bodies(f, f->sources.v[i].id);
		back_wait_all(f->desk.back);
	}
}

static int report(struct fetching *f)
{
	int failed = 0, network = 0;
	char words[512];

	for (int i = 0; i < f->sources.n; i++) {
		struct source *s = &f->sources.v[i];
		struct str name = arena_printf(&f->desk.arena, "%.*s/%.*s", STR_ARG(s->portal->host), STR_ARG(s->category->key));

		if (s->err.code) {
			failed++;
			network += err_status(&s->err) == 4;
			fprintf(stderr, "sapbao: %.*s: %s\n", STR_ARG(name), err_words(&s->err, words, sizeof(words)));
		} else if (f->c->format == FORMAT_JSON) {
			struct json *j = json_new_map();

			json_put_text(j, "category", name);
			json_put(j, "new", json_new_int(s->fresh));
			json_put(j, "unchanged", json_new_bool(s->unchanged));
			cli_print_json(j);
		} else if (!f->c->quiet) {
			cli_print(arena_printf(&f->desk.arena, _("%.*s: %d new"), STR_ARG(name), s->fresh));
		}
	}
	if (f->c->bodies && !f->c->quiet && f->c->format == FORMAT_PLAIN)
		cli_print(arena_printf(&f->desk.arena, _("texts: %d fetched, %d failed"), f->bodies, f->bodies_failed));
	if (failed && failed == f->sources.n && network == failed)
		return 4;
	return failed || f->bodies_failed ? 1 : 0;
}

int cli_fetch(struct cli *c)
{
	struct fetching f = { .c = c };
	struct err e = { 0 };
	int status;

	if (!desk_open(&f.desk, &c->app.desk, answered, &f, &e) || !choose(&f, &e)) {
		status = cli_fail(&e);
		desk_close(&f.desk);
		return status;
	}
	fetch_lists(&f);
	if (store_flush(f.desk.store, &e)) {
		count_saved(&f);
		if (c->bodies)
			fetch_bodies(&f);
		store_flush(f.desk.store, &e);
	}
	status = report(&f);
	if (e.code)
		status = cli_fail(&e);
	desk_close(&f.desk);
	return status;
}
