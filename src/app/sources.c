#include "app/sources.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "app/passwords.h"
#include "base/child.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/words.h"

/* A feed is as large as the network may bring one. */
enum { FEED_MAX = 8 << 20, PROGRAM_S = 60, AT_ONCE = 4 };

/* Ids of our own jobs lie above all that the back's client gives. */
#define OWN_ID (UINT64_C(1) << 62)

/* In this order; a source skips what it does not need. */
enum step { STEP_PASSWORD, STEP_FETCH, STEP_PROGRAM, STEP_PARSE };

struct source_job {
	struct source_job *next;
	uint64_t id, back_id;           /* back_id: of the question under way, or 0 */
	const struct source *source;
	struct request r;               /* its strings live in a */
	enum step step;
	bool waits;                     /* for its turn to run a program */
	bool dropped;                   /* cancelled while the back reads our bytes */
	struct child *child;
	struct buf bytes;               /* fetched, read or said */
	bool has_state;                 /* of what the filter was given */
	struct fetch_state state;
	struct arena a;
};

struct sources {
	struct back_client *back;
	back_answered *answered;
	void *owner;
	struct source_job *jobs;
	struct passwords passwords;
	uint64_t last_id;
	int programs;                   /* running */
};

struct sources *sources_new(back_answered *answered, void *owner)
{
	struct sources *s = calloc(1, sizeof *s);

	if (!s)
		BUG("out of memory");
	s->answered = answered;
	s->owner = owner;
	s->last_id = OWN_ID;
	return s;
}

void sources_use(struct sources *s, struct back_client *back)
{
	s->back = back;
}

/* ---- jobs ---- */

static void job_free(struct sources *s, struct source_job *gone)
{
	for (struct source_job **at = &s->jobs; *at; at = &(*at)->next)
		if (*at == gone) {
			*at = gone->next;
			break;
		}
	s->programs -= gone->child != NULL;
	child_free(gone->child);
	buf_release(&gone->bytes);
	arena_release(&gone->a);
	free(gone);
}

void sources_free(struct sources *s)
{
	if (!s)
		return;
	while (s->jobs)
		job_free(s, s->jobs);
	passwords_release(&s->passwords);
	free(s);
}

/* The state that a program's source has: there are no headers. */
static struct fetch_state state_of_program(const struct source_job *j, const struct answer *ans)
{
	struct fetch_reply reply = { .status = 200, .max_age_s = -1, .failed = ans->kind == ANSWER_ERROR };

	if (ans->kind == ANSWER_FEED) {
		reply.ttl_min = ans->feed.ttl_min;
		reply.skip_hours = ans->feed.skip_hours;
		reply.skip_days = ans->feed.skip_days;
	}
	return policy_next(&j->r.state, &reply, j->r.now_s);
}

/* The last word of a job.  It is gone before the asker hears of it. */
static void job_end(struct sources *s, struct source_job *j, const struct answer *ans, struct arena *a)
{
	struct answer last = *ans;
	enum source_origin origin = j->source->origin;

	last.id = j->id;
	if (ans->kind == ANSWER_ERROR && ans->state.status == 401)
		passwords_forget(&s->passwords, j->source);
	if (origin == SOURCE_FILE || (last.has_state && j->step != STEP_PARSE)) {
		/* a file has no manners to keep; what was fetched brings its own state */
	} else if (j->has_state) {
		last.has_state = true;
		last.state = j->state;
	} else {
		last.has_state = true;
		last.state = state_of_program(j, ans);
	}
	last.state.etag = arena_str(a, last.state.etag);
	last.state.last_modified = arena_str(a, last.state.last_modified);
	job_free(s, j);
	s->answered(s->owner, &last, a);
}

static void job_fail(struct sources *s, struct source_job *j, const struct err *why)
{
	struct answer ans = { .kind = ANSWER_ERROR, .err = *why };
	struct arena a = { 0 };

	job_end(s, j, &ans, &a);
	arena_release(&a);
}

/* ---- steps ---- */

static bool run(struct sources *s, struct source_job *j, const char **argv, size_t ceiling, struct err *e)
{
	struct child_options o = { .input = buf_str(&j->bytes), .ceiling = ceiling,
		.limit_ms = 1000 * (j->source->timeout_s ? j->source->timeout_s : PROGRAM_S) };

	j->waits = s->programs >= AT_ONCE;
	if (j->waits)
		return true;
	j->child = child_start((const char *const *)argv, &o, e);
	s->programs += j->child != NULL;
	return j->child != NULL;
}

/* Only a file: a pipe or a device would keep the reader waiting. */
static bool read_file(struct source_job *j, struct err *e)
{
	const char *path = arena_z(&j->a, j->source->address);
	struct stat st;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return err_set(e, ERR_FILE, _("%s: this is not a file"), path);
	return path_read(path, &j->bytes, e);
}

static bool ask_back(struct sources *s, struct source_job *j, struct err *e)
{
	struct request r = j->r;
	const char *kept = passwords_find(&s->passwords, j->source);

	r.auth = kept ? str_of(kept) : j->source->auth;
	if (j->step == STEP_PARSE) {
		r.local = true;
		r.bytes = buf_str(&j->bytes);
	} else if (j->source->origin == SOURCE_FILTER) {
		r.kind = JOB_BYTES;
	}
	j->back_id = back_ask(s->back, &r, e);
	return j->back_id != 0;
}

static bool begin(struct sources *s, struct source_job *j, struct err *e)
{
	switch (j->step) {
	case STEP_PASSWORD:
		return run(s, j, j->source->passcmd, PASSWORD_MAX, e);
	case STEP_PROGRAM:
		return run(s, j, j->source->program, FEED_MAX, e);
	case STEP_FETCH:
	case STEP_PARSE:
		break;
	}
	return ask_back(s, j, e);
}

static void go(struct sources *s, struct source_job *j, enum step step)
{
	struct err e = { 0 };

	j->step = step;
	j->back_id = 0;
	if (!begin(s, j, &e))
		job_fail(s, j, &e);
}

/* A program ended well: what it said is the password, or the feed. */
static void program_said(struct sources *s, struct source_job *j)
{
	struct str said = child_output(j->child);
	enum step next = STEP_FETCH;

	if (j->step == STEP_PASSWORD) {
		passwords_keep(&s->passwords, j->source, said);
	} else {
		buf_clear(&j->bytes);
		buf_add(&j->bytes, said);
		next = STEP_PARSE;
	}
	child_free(j->child);
	j->child = NULL;
	s->programs--;
	go(s, j, next);
}

/* What the back says of a question of ours. */
static void took(struct sources *s, struct source_job *j, const struct answer *ans, struct arena *a)
{
	bool fetched = j->step == STEP_FETCH && j->source->origin == SOURCE_FILTER;

	if (j->dropped && ans->kind != ANSWER_RAW && ans->kind != ANSWER_PART)
		job_free(s, j);
	else if (j->dropped)
		;
	else if (ans->kind == ANSWER_RAW && fetched) {
		buf_clear(&j->bytes);
		buf_add(&j->bytes, ans->bytes);
	} else if (ans->kind == ANSWER_RAW || ans->kind == ANSWER_PART) {
		struct answer part = *ans;

		part.id = j->id;
		s->answered(s->owner, &part, a);
	} else if (fetched && ans->kind == ANSWER_FEED) {
		j->has_state = ans->has_state;
		j->state = ans->state;
		j->state.etag = arena_str(&j->a, ans->state.etag);
		j->state.last_modified = arena_str(&j->a, ans->state.last_modified);
		go(s, j, STEP_PROGRAM);
	} else {
		job_end(s, j, ans, a);
	}
}

void sources_back_answered(void *sources, const struct answer *ans, struct arena *a)
{
	struct sources *s = sources;

	for (struct source_job *j = s->jobs; j; j = j->next)
		if (j->back_id == ans->id) {
			took(s, j, ans, a);
			return;
		}
	s->answered(s->owner, ans, a);
}

/* ---- asking ---- */

static struct source_job *job_new(struct sources *s, const struct source *source, const struct request *r)
{
	struct source_job *j = calloc(1, sizeof(struct source_job)), **at = &s->jobs;

	if (!j)
		BUG("out of memory");
	buf_init(&j->bytes, FEED_MAX);
	j->id = ++s->last_id;
	j->source = source;
	j->r = *r;
	j->r.url = arena_str(&j->a, source->origin == SOURCE_FILTER ? source->address : r->url);
	j->r.state.etag = arena_str(&j->a, r->state.etag);
	j->r.state.last_modified = arena_str(&j->a, r->state.last_modified);
	j->r.proxy = source->proxy.n ? source->proxy : r->proxy;
	j->r.headers = source->headers;
	j->r.timeout_s = source->timeout_s ? source->timeout_s : r->timeout_s;
	j->r.private_ok = true;     /* the reader wrote this address himself */
	while (*at)
		at = &(*at)->next;
	*at = j;
	return j;
}

static bool set_out(struct sources *s, struct source_job *j, struct err *e)
{
	const struct source *source = j->source;

	if (source->origin == SOURCE_FILE) {
		j->step = STEP_PARSE;
		return read_file(j, e) && begin(s, j, e);
	}
	if (source->origin == SOURCE_PROGRAM)
		j->step = STEP_PROGRAM;
	else if (source->passcmd && !passwords_find(&s->passwords, source))
		j->step = STEP_PASSWORD;
	else
		j->step = STEP_FETCH;
	return begin(s, j, e);
}

uint64_t sources_ask(struct sources *s, const struct source *source, const struct request *r, struct err *e)
{
	struct source_job *j;

	if (!source)
		return back_ask(s->back, r, e);
	j = job_new(s, source, r);
	if (set_out(s, j, e))
		return j->id;
	job_free(s, j);
	return 0;
}

void sources_cancel(struct sources *s, uint64_t id)
{
	struct source_job *j = s->jobs;

	while (j && j->id != id)
		j = j->next;
	if (!j)
		back_cancel(s->back, id);
	else if (!j->back_id || back_cancel(s->back, j->back_id))
		job_free(s, j);
	else
		j->dropped = true;
}

/* ---- the loop ---- */

int sources_jobs(const struct sources *s)
{
	int n = back_jobs(s->back);

	for (const struct source_job *j = s->jobs; j; j = j->next)
		n += j->back_id == 0;
	return n;
}

bool sources_progress(const struct sources *s, uint64_t id, struct back_progress *out)
{
	for (const struct source_job *j = s->jobs; j; j = j->next)
		if (j->id == id) {
			*out = (struct back_progress){ .taken = true };
			return j->back_id == 0 || back_progress(s->back, j->back_id, out);
		}
	return back_progress(s->back, id, out);
}

int sources_poll(const struct sources *s, struct pollfd rows[SOURCES_POLL_MAX])
{
	int n = 0;

	if (back_fd(s->back) >= 0)
		rows[n++] = (struct pollfd){ .fd = back_fd(s->back),
			.events = (short)(POLLIN | (back_wants_write(s->back) ? POLLOUT : 0)) };
	for (const struct source_job *j = s->jobs; j && n + CHILD_FDS <= SOURCES_POLL_MAX; j = j->next)
		if (j->child)
			n += child_poll(j->child, rows + n);
	return n;
}

int sources_timeout_ms(const struct sources *s)
{
	int soonest = back_timeout_ms(s->back);

	for (const struct source_job *j = s->jobs; j; j = j->next) {
		int left = j->child ? child_timeout_ms(j->child) : -1;

		if (left >= 0 && (soonest < 0 || left < soonest))
			soonest = left;
	}
	return soonest;
}

/* One that ended; the list may be another after it was told. */
static bool step_programs(struct sources *s)
{
	for (struct source_job *j = s->jobs; j; j = j->next) {
		struct err e = { 0 };

		if (!j->child || !child_step(j->child, &e))
			continue;
		if (e.code)
			job_fail(s, j, &e);
		else
			program_said(s, j);
		return true;
	}
	return false;
}

static bool start_waiting(struct sources *s)
{
	for (struct source_job *j = s->jobs; j && s->programs < AT_ONCE; j = j->next)
		if (j->waits) {
			j->waits = false;
			go(s, j, j->step);
			return true;
		}
	return false;
}

void sources_step(struct sources *s)
{
	back_step(s->back);
	while (step_programs(s) || start_waiting(s))
		;
}
