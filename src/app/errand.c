#include "app/errand.h"

#include <stdlib.h>

#include "app/app.h"

void errand_free(struct app *app, struct errand *gone)
{
	for (struct errand **at = &app->errands; *at; at = &(*at)->next)
		if (*at == gone) {
			*at = gone->next;
			break;
		}
	arena_release(&gone->arena);
	free(gone);
}

void errand_free_all(struct app *app)
{
	while (app->errands)
		errand_free(app, app->errands);
}

struct errand *errand_new(struct app *app, enum purpose purpose, struct str url)
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

bool errand_send(struct app *app, struct errand *r, enum job_kind kind, int priority, bool typed, struct err *e)
{
	struct request q = desk_request(&app->desk, kind, r->url, &r->arena);

	q.insist = r->insisted;
	q.priority = priority;
	q.private_ok = typed;
	q.parts = q.docs = kind == JOB_FEED;
	r->kind = kind;
	r->asked_ms = clock_ticks_ms();
	/* A page is asked for whole: what the archive has may lack its body. */
	if (r->purpose == FOR_PAGE)
		q.state = (struct fetch_state){ 0 };
	r->job = sources_ask(app->desk.sources, r->source, &q, e);
	return r->job != 0;
}

void errand_end(struct app *app, struct errand *r)
{
	r->job = 0;
	r->over = true;
	if (!r->parts.n)
		errand_free(app, r);
}

void errand_cancel(struct app *app, struct errand *gone)
{
	sources_cancel(app->desk.sources, gone->job);
	errand_end(app, gone);
}

struct errand *errand_of_job(const struct app *app, uint64_t job)
{
	struct errand *r = app->errands;

	while (r && r->job != job)
		r = r->next;
	return r;
}

static int part_of(const struct errand *r, uint64_t ticket)
{
	for (int i = 0; i < r->parts.n; i++)
		if (r->parts.v[i] == ticket)
			return i;
	return -1;
}

struct errand *errand_of_write(const struct app *app, uint64_t ticket)
{
	struct errand *r = app->errands;

	while (r && (ticket == 0 || (r->ticket != ticket && part_of(r, ticket) < 0)))
		r = r->next;
	return r;
}

bool errand_part_written(struct errand *r, uint64_t ticket)
{
	int at = part_of(r, ticket);

	if (at >= 0)
		r->parts.v[at] = r->parts.v[--r->parts.n];
	return at >= 0;
}
