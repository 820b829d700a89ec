/*
 * pipeline: see pipeline.h.  The order is fixed: the name of the document that
 * is about to be read (from then on the front watches the clock), the raw bytes
 * when they are recorded, then exactly one last answer.  The name goes first
 * because the bytes may be more than the socket takes at once.
 */
#include "back/pipeline_private.h"

#include "feed/feed.h"
#include "feed/outline.h"
#include "model/rulefile.h"
#include "model/url.h"
#include "net/header.h"
#include "page/page.h"

enum { INFLATED_MAX = 24 << 20 };

/* ---- asking ---- */

/* The portal file's http_header(name): value, as header lines. */
static struct str rule_headers(struct str rules, struct arena *a)
{
	struct rulefile f = { 0 };
	struct str lines = STR("");

	rulefile_split(rules, a, &f);
	for (int i = 0; i < f.rules.n; i++) {
		const struct rule *rule = &f.rules.v[i];

		if (str_eq(rule->key, STR("http_header")) && rule->argument.n && rule->value.n)
			lines = arena_printf(a, "%.*s%.*s: %.*s\n", STR_ARG(lines),
				STR_ARG(rule->argument), STR_ARG(rule->value));
	}
	return lines;
}

bool pipeline_ask(const struct request *r, const struct course *c, struct arena *a,
	struct net_request *out, struct err *e)
{
	struct str asked = c->ask.n ? c->ask : r->url, url = url_resolve(asked, asked, a);
	/* The reader typed one address: what a page leads to elsewhere he did not,
	 * and his password and headers are not for it. */
	bool same = str_eq_nocase(url_host(r->url), url_host(url));

	if (!url_is_web(url))
		return err_set(e, ERR_URL, "%.*s", STR_ARG(asked));
	*out = (struct net_request){
		.id = r->id, .url = url, .priority = r->priority, .proxy = r->proxy,
		.auth = same ? r->auth : STR(""), .timeout_s = r->timeout_s,
		.headers = arena_join(a, same ? r->headers : STR(""),
			r->no_rules ? STR("") : rule_headers(r->rules, a)),
		.private_ok = same && r->private_ok, .now_s = r->now_s,
		.partly = r->kind == JOB_FEED && r->parts,
		.cookies = !r->no_rules && course_has_gate(r->rules, a),
	};
	if (out->cookies)
		out->cookie = cookies_for(c->cookies, url_host(url));
	if (!r->insist && c->pages.pages == 0)
		out->state = r->state;
	return true;
}

/* ---- answering ---- */

static struct fetch_state next_state(const struct work *w, struct fetch_reply headers)
{
	headers.salt = policy_salt(w->r->url);
	return policy_next(&w->r->state, &headers, w->r->now_s);
}

struct answer work_answer(const struct work *w, enum answer_kind kind)
{
	struct answer ans = { .id = w->r->id, .kind = kind };

	if (w->reply) {
		ans.url = w->reply->url;
		ans.moved = w->reply->headers.moved;
		ans.has_state = true;
		ans.state = next_state(w, w->reply->headers);
	}
	return ans;
}

/* A document that could not be read counts as none: its validators are not
 * kept, or they would bring "unchanged" for something that nobody has. */
void work_answer_error(struct work *w, const struct err *why)
{
	struct answer ans = work_answer(w, ANSWER_ERROR);

	ans.err = *why;
	if (w->reply) {
		struct fetch_reply headers = w->reply->headers;

		headers.failed |= headers.status < 400;
		ans.state = next_state(w, headers);
	}
	w->send(w->owner, &ans);
}

static void send_raw(struct work *w)
{
	struct answer ans = work_answer(w, ANSWER_RAW);

	ans.status = w->reply->headers.status;
	ans.content_type = w->charset.n ? arena_printf(&w->a, "%.*s; charset=%.*s",
		STR_ARG(w->type), STR_ARG(w->charset)) : w->type;
	ans.bytes = w->bytes;
	w->send(w->owner, &ans);
}

/* ---- reading ---- */

static bool month_first(struct work *w)
{
	struct rulefile f = { 0 };

	rulefile_split(w->rules, &w->a, &f);
	return str_eq_nocase(rulefile_get(&f, STR("feed_date")), STR("mdy"));
}

static void send_part(void *owner, const struct feed *entries)
{
	struct work *w = owner;
	struct answer ans = { .id = w->r->id, .kind = ANSWER_PART, .feed = *entries };

	if (!w->send(w->owner, &ans))
		w->part_lost = true;
}

struct feed_context work_feed_context(struct work *w)
{
	struct feed_context c = { .url = w->url, .http_charset = w->charset, .dates = {
		.offset_min = w->r->offset_min, .month_first = month_first(w), .now_s = w->r->now_s } };

	c.docs = w->r->docs;
	if (w->r->parts) {
		c.part = send_part;
		c.owner = w;
		c.part_arena = &w->part_arena;
	}
	return c;
}

static bool read_feed(struct work *w, struct err *e)
{
	struct feed_context c = work_feed_context(w);

	w->ans.kind = ANSWER_FEED;
	return feed_parse(w->bytes, &c, &w->a, &w->ans.feed, e);
}

static struct page_context page_context(const struct work *w)
{
	return (struct page_context){ .url = w->url, .http_charset = w->charset, .rules = w->rules,
		.dates = { .offset_min = w->r->offset_min, .now_s = w->r->now_s } };
}

static bool read_listing(struct work *w, struct err *e)
{
	struct page_context c = page_context(w);

	w->ans.kind = ANSWER_FEED;
	return page_listing(w->bytes, &c, &w->a, &w->ans.feed, e);
}

static bool read_article(struct work *w, struct err *e)
{
	struct page_context c = page_context(w);

	w->ans.kind = ANSWER_ARTICLE;
	return page_article(w->bytes, &c, course_gathers(w) ? &w->course->pages.a : &w->a,
		&w->ans.article, e);
}

static bool read_render(struct work *w, struct err *e)
{
	struct page_context c = page_context(w);

	w->ans.kind = ANSWER_ARTICLE;
	return page_render(w->bytes, &c, &w->a, &w->ans.article.body, e);
}

static bool read_outline(struct work *w, struct err *e)
{
	w->ans.kind = ANSWER_OUTLINES;
	return outline_parse(w->bytes, w->charset, w->url, &w->a, &w->ans.outlines, e);
}

/* Sent raw already; what it is, a filter of the reader's will know. */
static bool read_nothing(struct work *w, struct err *e)
{
	(void)e;
	w->ans.kind = ANSWER_FEED;
	return true;
}

/* ORDER enum job_kind */
static bool (*const readers[JOB_KIND_COUNT])(struct work *w, struct err *e) = {
	read_feed, read_listing, read_article, read_render, read_outline, read_nothing,
};

/* The wire's ceiling holds for what a feed may bring; the rest is the oldest. */
void work_end_list(struct work *w)
{
	struct fetch_reply headers;

	if (w->ans.feed.entries.n > WIRE_ENTRIES_MAX)
		w->ans.feed.entries.n = WIRE_ENTRIES_MAX;
	if (!w->reply)
		return;
	headers = w->reply->headers;
	headers.ttl_min = w->ans.feed.ttl_min;
	headers.skip_hours = w->ans.feed.skip_hours;
	headers.skip_days = w->ans.feed.skip_days;
	w->ans.state = next_state(w, headers);
}

void work_send_last(struct work *w)
{
	struct err e = { 0 };

	if (!w->part_lost && w->send(w->owner, &w->ans))
		return;
	err_set(&e, ERR_TOO_LARGE, "%.*s", STR_ARG(w->r->url));
	work_answer_error(w, &e);
}

/* ---- one document ---- */

/* True: another one is wanted. */
static bool read_document(struct work *w)
{
	struct answer reading = { .id = w->r->id, .kind = ANSWER_READING };
	struct err e = { 0 };

	w->send(w->owner, &reading);
	if (w->reply && (w->r->record || w->r->kind == JOB_BYTES))
		send_raw(w);
	w->ans = work_answer(w, ANSWER_FEED);
	if (!work_unzip(w, &e) || !work_is_news(w, &e) || !readers[w->r->kind](w, &e)) {
		if (e.code == ERR_NONE)
			err_set(&e, ERR_PARSE, "%.*s", STR_ARG(w->r->url));
		return course_failed(w, &e);
	}
	work_end_list(w);
	if (course_gathers(w))
		return course_gather(w);
	work_send_last(w);
	return false;
}

struct work work_new(const struct request *r, pipeline_send *send, void *owner)
{
	struct work w = { .r = r, .url = r->url, .send = send, .owner = owner };

	buf_init(&w.inflated, INFLATED_MAX);
	if (!r->no_rules)
		w.rules = r->rules;
	return w;
}

void work_release(struct work *w)
{
	buf_release(&w->inflated);
	arena_release(&w->part_arena);
	arena_release(&w->a);
}

/* True: another document is wanted. */
static bool fetched(struct work *w)
{
	const struct net_reply *reply = w->reply;
	struct answer unchanged;

	if (course_passes_gate(w))
		return true;
	if (reply->err.code != ERR_NONE) {
		if (w->r->record && !reply->headers.failed)
			send_raw(w);
		return course_failed(w, &reply->err);
	}
	if (reply->headers.status != 304)
		return read_document(w);
	unchanged = work_answer(w, ANSWER_UNCHANGED);
	w->send(w->owner, &unchanged);
	return false;
}

void work_set_reply(struct work *w, const struct net_reply *reply)
{
	w->reply = reply;
	w->bytes = reply->bytes;
	w->url = reply->url;
	w->charset = reply->charset;
	w->type = reply->content_type;
}

void work_set_local(struct work *w)
{
	header_type(w->r->content_type, &w->a, &w->type, &w->charset);
	w->bytes = w->r->bytes;
}

bool pipeline_fetched(const struct request *r, const struct net_reply *reply, struct course *c,
	pipeline_send *send, void *owner)
{
	struct work w = work_new(r, send, owner);
	bool more;

	work_set_reply(&w, reply);
	w.course = c;
	more = fetched(&w);
	work_release(&w);
	return more;
}

void pipeline_missed(const struct request *r, const struct err *why, struct course *c,
	pipeline_send *send, void *owner)
{
	struct work w = work_new(r, send, owner);

	w.course = c;
	course_failed(&w, why);
	work_release(&w);
}

void pipeline_local(const struct request *r, pipeline_send *send, void *owner)
{
	struct work w = work_new(r, send, owner);

	work_set_local(&w);
	read_document(&w);
	work_release(&w);
}

void pipeline_refuse(const struct request *r, const struct err *why,
	pipeline_send *send, void *owner)
{
	struct work w = work_new(r, send, owner);

	work_answer_error(&w, why);
	work_release(&w);
}
