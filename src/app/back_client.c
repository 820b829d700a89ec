#include "app/back_client.h"
#include "app/back_process.h"
#include "app/testimony.h"

#include <poll.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/words.h"

/* A back takes a request off its socket at once and gives a sign of life every
 * second; one that does neither is stopped or stuck, whatever the network
 * does. */
enum { SILENT_MS = 5000, FAILURES_MAX = 2, RESTARTS_MAX = 3, MUTE_MAX = 1, PIECE_BYTES = 256 << 10 };

struct job {
	struct job *next;
	uint64_t id;
	struct testimony said;
	int64_t since_ms;           /* of the stage */
	int64_t asked_ms;
	struct buf frame;           /* to be asked again */
	struct str bytes;           /* and what follows it, the asker's */
	back_source *source;        /* of pieces, or NULL */
	void *source_owner;
	char *piece;                /* on its way */
	bool wanted;                /* the last one was read */
	bool at_end;                /* of the pieces */
	bool dropped;               /* while its document was being read */
	char url[256];              /* for messages; may be cut */
	struct str key;             /* whole address, in the client's arena */
};

struct back_client {
	struct back_options options;
	back_answered *answered;
	void *owner;
	struct back_process back;
	int restarts;               /* in a row without an answer */
	uint64_t last_id;
	struct job *jobs;
	struct arena arena;         /* keys of `failures` */
	struct map failures;        /* address → count of dead backs */
};

struct back_client *back_client_new(const struct back_options *o, back_answered *answered, void *owner)
{
	struct back_client *c = calloc(1, sizeof(*c));

	if (!c)
		BUG("out of memory");
	c->options = *o;
	c->options.program = arena_str(&c->arena, o->program);
	c->options.replay = arena_str(&c->arena, o->replay);
	c->answered = answered;
	c->owner = owner;
	return c;
}

static void job_free(struct job *j)
{
	free(j->piece);
	buf_release(&j->frame);
	free(j);
}

void back_client_free(struct back_client *c)
{
	struct job *j;

	if (!c)
		return;
	back_process_stop(&c->back, true);
	while ((j = c->jobs)) {
		c->jobs = j->next;
		job_free(j);
	}
	arena_release(&c->arena);
	free(c);
}

static void send_job(struct back_client *c, struct job *j)
{
	channel_send(&c->back.channel, buf_str(&j->frame), j->bytes);
	testimony_restart(&j->said);
	j->since_ms = clock_ticks_ms();
}

static void unlink_job(struct back_client *c, struct job *gone)
{
	for (struct job **at = &c->jobs; *at; at = &(*at)->next)
		if (*at == gone) {
			*at = gone->next;
			return;
		}
}

static void forget_job(struct back_client *c, struct job *gone)
{
	unlink_job(c, gone);
	job_free(gone);
}

/* Ends a job with an error of our own making; of one that was dropped nobody
 * hears. */
static void fail_job(struct back_client *c, struct job *j, const struct err *why)
{
	struct answer ans = { .id = j->id, .kind = ANSWER_ERROR, .err = *why };
	struct arena a = { 0 };

	bool dropped = j->dropped;

	forget_job(c, j);
	if (!dropped)
		c->answered(c->owner, &ans, &a);
	arena_release(&a);
}

static void fail_all(struct back_client *c, const struct err *why)
{
	while (c->jobs)
		fail_job(c, c->jobs, why);
}

static void count_failure(struct back_client *c, const struct job *j)
{
	void **slot = map_put(&c->failures, j->key, &c->arena);

	*slot = (void *)((uintptr_t)*slot + 1);
}

/* The back is gone or must go: whoever was being parsed fails with `code`,
 * the others are asked again of a new one. */
static void replace(struct back_client *c, bool by_us, enum err_code code)
{
	struct err e = { 0 };
	struct job *j, *next;

	back_process_stop(&c->back, by_us);
	for (j = c->jobs; j; j = next) {
		struct err why = { 0 };

		next = j->next;
		if (j->said.stage != STAGE_READING && !j->source)    /* a source flows once */
			continue;
		count_failure(c, j);
		err_set(&why, code, "%s", j->url);
		fail_job(c, j, &why);
		next = c->jobs;     /* the callback may have asked for more */
	}
	log_line(LOG_WARN, "%s", by_us ? _("the fetcher was killed and replaced")
		 : _("the fetcher ended by itself and was replaced"));
	if (!c->jobs)
		return;
	/* One that never said a word will hardly be woken by a fourth start. */
	if (c->restarts++ >= (by_us && c->back.mute ? MUTE_MAX : RESTARTS_MAX))
		err_set(&e, by_us && c->back.mute ? ERR_BACK_MUTE : code, "%s", c->jobs->url);
	else if (back_process_start(&c->back, &c->options, &e)) {
		for (j = c->jobs; j; j = j->next)
			send_job(c, j);
		return;
	}
	fail_all(c, &e);
	c->restarts = 0;
}

static uint64_t ask(struct back_client *c, const struct request *r, back_source *source, void *owner,
		    struct err *e)
{
	struct request copy = *r;
	struct job *j;

	if (!r->insist && (uintptr_t)map_get(&c->failures, r->url) >= FAILURES_MAX) {
		err_set(e, ERR_PARSE, _("it stopped the fetcher twice; r insists: %.*s"),
			STR_ARG(r->url));
		return 0;
	}
	if (!c->back.running && !back_process_start(&c->back, &c->options, e))
		return 0;
	j = calloc(1, sizeof(*j));
	if (!j)
		BUG("out of memory");
	copy.id = j->id = ++c->last_id;
	buf_init(&j->frame, WIRE_FRAME_MAX + 16u);
	j->bytes = r->local ? r->bytes : STR_NONE;
	j->said = testimony_of(r);
	copy.pieces = source != NULL;
	j->source = source;
	j->source_owner = owner;
	if (!(r->local ? wire_put_request_head : wire_put_request)(&copy, &j->frame)) {
		job_free(j);
		err_set(e, ERR_MEMORY, "%.*s", STR_ARG(r->url));
		return 0;
	}
	j->key = arena_str(&c->arena, r->url);
	{
		struct err cut = { 0 };     /* err_set cuts at a letter's border */

		err_set(&cut, ERR_PARSE, "%.*s", STR_ARG(r->url));
		memcpy(j->url, cut.detail, sizeof(cut.detail));
	}
	j->asked_ms = clock_ticks_ms();
	j->next = c->jobs;
	c->jobs = j;
	send_job(c, j);
	return j->id;
}

bool back_progress(const struct back_client *c, uint64_t job, struct back_progress *out)
{
	for (const struct job *j = c->jobs; j; j = j->next)
		if (j->id == job && !j->dropped) {
			*out = (struct back_progress){ .taken = j->said.stage != STAGE_SENT,
						       .reading = j->said.stage == STAGE_READING,
						       .entries = j->said.entries };
			return true;
		}
	return false;
}

uint64_t back_ask(struct back_client *c, const struct request *r, struct err *e)
{
	return ask(c, r, NULL, NULL, e);
}

uint64_t back_ask_pieces(struct back_client *c, const struct request *r, back_source *source, void *owner,
			 struct err *e)
{
	return ask(c, r, source, owner, e);
}

/* The next piece when the one before has left.  Who waited for a slow source
 * was deaf meanwhile, so the clocks begin anew. */
static void feed_source(struct back_client *c, struct job *j)
{
	struct piece p = { .id = j->id };
	struct buf head;
	size_t n;

	if (!j->piece && !(j->piece = malloc(PIECE_BYTES)))
		BUG("out of memory");
	n = j->source(j->source_owner, j->piece, PIECE_BYTES);
	p.bytes = (struct str){ j->piece, n };
	p.last = j->at_end = n == 0;
	j->wanted = false;
	buf_init(&head, 256);
	wire_put_piece_head(&p, &head);
	channel_send(&c->back.channel, buf_str(&head), p.bytes);
	buf_release(&head);
	c->back.heard_ms = j->since_ms = j->asked_ms = clock_ticks_ms();
}

static void feed_sources(struct back_client *c)
{
	for (struct job *j = c->jobs; j && !channel_wants_write(&c->back.channel); j = j->next)
		if (j->source && !j->at_end && j->wanted)
			feed_source(c, j);
}

int back_jobs(const struct back_client *c)
{
	int n = 0;

	for (const struct job *j = c->jobs; j; j = j->next)
		n += !j->dropped;
	return n;
}

int back_fd(const struct back_client *c)
{
	return c->back.running ? c->back.channel.fd : -1;
}

bool back_wants_write(const struct back_client *c)
{
	return c->back.running && channel_wants_write(&c->back.channel);
}

int back_died_by(const struct back_client *c)
{
	return c->back.died_by;
}

static int64_t due_ms(const struct back_client *c, const struct job *j)
{
	int64_t network = j->asked_ms + c->options.network_ms, silent = c->back.heard_ms + SILENT_MS;

	switch (j->said.stage) {
	case STAGE_READING: return j->since_ms + c->options.deadline_ms;
	case STAGE_SENT:    return j->since_ms + SILENT_MS;
	case STAGE_TAKEN:   break;
	}
	return network < silent ? network : silent;
}

/* The job whose deadline comes first.  While one document is being parsed the
 * back has no ear for anything else: only that deadline counts. */
static struct job *most_urgent(const struct back_client *c)
{
	struct job *first = NULL;

	for (struct job *j = c->jobs; j; j = j->next) {
		if (j->said.stage == STAGE_READING)
			return j;
		if (!first || due_ms(c, j) < due_ms(c, first))
			first = j;
	}
	return first;
}

int back_timeout_ms(const struct back_client *c)
{
	struct job *j = most_urgent(c);
	int64_t left = j ? due_ms(c, j) - clock_ticks_ms() : 0;

	if (!j)
		return -1;
	return left <= 0 ? 0 : (int)left + 1;
}

/* A stage that lasts too long ends the back.  A job that was never taken is
 * asked again; one whose network time is over fails. */
static void watch_deadlines(struct back_client *c)
{
	int64_t now = clock_ticks_ms();
	struct job *j = most_urgent(c);

	if (!j || due_ms(c, j) > now)
		return;
	if (j->said.stage == STAGE_TAKEN && j->asked_ms + c->options.network_ms <= now) {
		struct err why = { 0 };

		err_set(&why, ERR_TIMEOUT, "%s", j->url);
		fail_job(c, j, &why);
	}
	replace(c, true, ERR_BACK_HUNG);
}

static struct job *find_job(struct back_client *c, uint64_t id)
{
	for (struct job *j = c->jobs; j; j = j->next)
		if (j->id == id)
			return j;
	return NULL;
}

/* A document that is being read may still hang: its clock goes on until the back
 * says that it is through. */
bool back_cancel(struct back_client *c, uint64_t id)
{
	struct cancel gone = { .id = id };
	struct job *j = find_job(c, id);
	struct buf frame;

	if (!j || j->dropped || j->source || j->bytes.n)
		return false;
	buf_init(&frame, 256);
	if (c->back.running && wire_put_cancel(&gone, &frame))
		channel_send(&c->back.channel, buf_str(&frame), STR_NONE);
	buf_release(&frame);
	if (j->said.stage == STAGE_READING) {
		j->dropped = true;
		return true;
	}
	forget_job(c, j);
	return true;
}

/* False: the back lied. */
static bool take_answer(struct back_client *c, struct answer *ans, struct arena *a)
{
	bool last = testimony_ends(ans);
	struct job *j = find_job(c, ans->id);

	if (!j)
		return true;    /* of a job that failed or was cancelled meanwhile */
	/* An answer to a question that was not heard to its end is no answer. */
	if (!j->source && j->bytes.n && c->back.channel.tail.n && ans->kind != ANSWER_TAKEN)
		return false;
	if (j->source && !j->at_end && (ans->kind == ANSWER_FEED || ans->kind == ANSWER_ARTICLE))
		return false;
	if (!testimony_fits(&j->said, ans)) {
		log_line(LOG_WARN, _("the fetcher's answer was refused: %s"), "it does not fit the question");
		return false;
	}
	j->since_ms = clock_ticks_ms();
	if (j->dropped) {
		if (last || ans->kind == ANSWER_TAKEN)
			forget_job(c, j);
		return true;
	}
	if (ans->kind == ANSWER_READING || ans->kind == ANSWER_TAKEN) {
		j->wanted = ans->kind == ANSWER_TAKEN;
		return true;
	}
	/* Only work that was done counts: one who takes a job and then lies, again
	 * and again, would be started again for ever. */
	if (last) {
		c->restarts = 0;
		unlink_job(c, j);
	}
	c->answered(c->owner, ans, a);
	if (last)
		job_free(j);
	return true;
}

/* False: the frame was refused. */
static bool take_frames(struct back_client *c)
{
	struct str frame;
	int got;

	while (c->back.running && (got = channel_frame(&c->back.channel, &frame)) != 0) {
		struct arena a = { 0 };
		struct answer ans;
		struct err e = { 0 };
		/* the answer borrows the frame and may outlive it (the page shown) */
		bool ok = got > 0 && wire_get_answer(arena_str(&a, frame), &a, &ans, &e);

		c->back.heard_ms = clock_ticks_ms();
		c->back.mute = false;
		if (ok)
			ok = take_answer(c, &ans, &a);
		else
			log_line(LOG_WARN, _("the fetcher's answer was refused: %s"), e.detail);
		arena_release(&a);
		if (!ok)
			return false;
	}
	return true;
}

void back_step(struct back_client *c)
{
	struct err e = { 0 };

	if (c->back.running) {
		bool pumped = channel_pump(&c->back.channel, &e);

		if (!take_frames(c))
			replace(c, true, ERR_BACK_LIED);
		else if (c->back.running && (!pumped || c->back.channel.closed))
			replace(c, false, ERR_BACK_DIED);
	}
	if (c->back.running)
		feed_sources(c);
	watch_deadlines(c);
}

void back_resumed(struct back_client *c)
{
	c->back.heard_ms = clock_ticks_ms();
	for (struct job *j = c->jobs; j; j = j->next)
		j->since_ms = j->asked_ms = c->back.heard_ms;
}

void back_wait_all(struct back_client *c)
{
	while (c->jobs) {
		struct pollfd p = { .fd = back_fd(c), .events = POLLIN };

		if (back_wants_write(c))
			p.events |= POLLOUT;
		poll(&p, 1, back_timeout_ms(c));
		back_step(c);
	}
}
