/*
 * course: the documents that one job needs: the pages of an article, and a gate
 * that wants its cookie back.
 */
#include "back/pipeline_private.h"

#include "base/log.h"
#include "model/rulefile.h"
#include "model/url.h"
#include "page/gate.h"

bool course_has_gate(struct str rules, struct arena *a)
{
	struct rulefile f = { 0 };

	rulefile_split(rules, a, &f);
	return str_eq_nocase(rulefile_get(&f, STR("gate")), STR("cookie-reload"));
}

bool course_gathers(const struct work *w)
{
	return w->course && w->r->kind == JOB_ARTICLE;
}

/* True: another page is wanted first. */
static bool send_whole(struct work *w)
{
	struct course *c = w->course;

	c->ask = c->pages.ask;
	if (c->ask.n)
		return true;
	w->ans = c->first;
	w->ans.article = c->pages.whole;
	work_send_last(w);
	return false;
}

bool course_gather(struct work *w)
{
	struct course *c = w->course;
	struct arena *a = &c->pages.a;

	if (c->pages.pages == 0) {
		c->first = w->ans;
		c->first.url = arena_str(a, w->ans.url);
		c->first.state.etag = arena_str(a, w->ans.state.etag);
		c->first.state.last_modified = arena_str(a, w->ans.state.last_modified);
	}
	gather_page(&c->pages, &w->ans.article, w->url, w->bytes.n);
	return send_whole(w);
}

bool course_failed(struct work *w, const struct err *why)
{
	if (!w->course || w->course->pages.pages == 0) {
		work_answer_error(w, why);
		return false;
	}
	log_line(LOG_WARN, "a further page could not be read: %s", why->detail);
	gather_miss(&w->course->pages);
	return send_whole(w);
}

bool course_passes_gate(struct work *w)
{
	struct course *c = w->course;
	struct str host = url_host(w->url);
	struct err e = { 0 };
	bool fresh;

	if (!c->cookies || !course_has_gate(w->rules, &w->a))
		return false;
	fresh = w->reply->cookie.n && cookies_keep(c->cookies, host, w->reply->cookie);
	if (c->gate_passed || w->reply->err.code != ERR_NONE || gate_check_bytes(w->bytes, &e))
		return false;
	fresh |= cookies_keep_script(c->cookies, host, w->bytes);
	c->gate_passed = true;
	c->ask = fresh ? arena_str(&c->pages.a, w->url) : c->ask;
	return fresh;
}

void course_release(struct course *c)
{
	gather_release(&c->pages);
}
