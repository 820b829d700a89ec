/*
 * loop: the life of the back.  One sleep (net_wait); then bytes from the front
 * become jobs, transfers move on, and at most one document is read.  A document
 * is read only when everything said before has left for the front: its name
 * must be there before the clock that may end us is started.
 */
#include "back/back.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>

#include "back/pipeline.h"
#include "back/sandbox.h"
#include "base/clock.h"
#include "wire/channel.h"

enum { IDLE_MS = 60000, SIGN_OF_LIFE_MS = 1000, READY_MAX = 32, GATHER_MS = 30000,
	KEEP_BYTES = 256 << 10,         /* a frame from here on is not copied */
	PILE_BYTES = 256 << 10, PUSH_MS = 300, PIECES_MAX = 64 << 20 };

struct job {
	struct job *next;
	struct arena a;                 /* the frame, and the reply's strings */
	struct request r;
	struct net_reply reply;
	struct course course;
	int64_t begun_ms;
	struct buf frame, body;         /* frame: only a large one */
	bool ready;

	/* A feed that is still coming: by the network, or in pieces. */
	struct pipeline_push *push;
	int64_t pushed_ms;              /* when it was read last, 0: nothing came */
	bool piece_came, last_piece;
	bool whole;                     /* pieces: not to be read before the last */
};

struct back {
	struct channel channel;
	struct net *net;
	struct cookies cookies;
	struct job *jobs;               /* in order of arrival */
	int ready;
	int64_t said_ms;                /* last sign of life */
	struct err refusal;             /* no sandbox: the answer to all */
	bool broken;
};

static bool send(void *owner, const struct answer *ans)
{
	struct back *b = owner;

	b->said_ms = clock_ticks_ms();
	return wire_put_answer(ans, &b->channel.out);
}

/* Parts of a long feed do not pile up here when the front is slower. */
static void wait_for_front(struct back *b)
{
	struct err e = { 0 };

	while (!b->broken && !b->channel.closed && b->channel.out.n - b->channel.sent > PILE_BYTES) {
		struct pollfd p = { .fd = b->channel.fd, .events = POLLOUT };

		poll(&p, 1, SIGN_OF_LIFE_MS);
		b->broken = !channel_pump(&b->channel, &e);
	}
}

/* The name of a document leaves at once, even to a front that is busy. */
static bool send_and_flush(void *owner, const struct answer *ans)
{
	struct back *b = owner;
	struct err e = { 0 };
	bool fits = send(owner, ans);

	if ((ans->kind == ANSWER_PART || ans->kind == ANSWER_READING) && !channel_pump(&b->channel, &e))
		b->broken = true;
	if (ans->kind == ANSWER_PART)
		wait_for_front(b);
	return fits;
}

static void job_free(struct job *j)
{
	course_release(&j->course);
	pipeline_push_free(j->push);
	buf_release(&j->body);
	buf_release(&j->frame);
	arena_release(&j->a);
	free(j);
}

static void job_add(struct back *b, struct job *j)
{
	struct job **at = &b->jobs;

	j->next = NULL;                 /* it may come back from having been read */
	while (*at)
		at = &(*at)->next;
	*at = j;
	j->next = NULL;         /* it may come back from before others */
}

static void job_take_out(struct back *b, struct job *gone)
{
	struct job **at = &b->jobs;

	while (*at != gone)
		at = &(*at)->next;
	*at = gone->next;
}

static void job_ready(struct back *b, struct job *j)
{
	j->ready = true;
	b->ready++;
}

/* The one that is not ready to be read. */
static struct job *job_find(const struct back *b, uint64_t id)
{
	struct job *j = b->jobs;

	while (j && (j->ready || j->r.id != id))
		j = j->next;
	return j;
}

/* A transfer ended: its bytes are kept, and read when it is their turn. */
static void on_reply(void *owner, const struct net_reply *reply)
{
	struct back *b = owner;
	struct job *j = job_find(b, reply->id);

	if (!j)
		return;
	j->reply = *reply;
	j->reply.url = arena_str(&j->a, reply->url);
	j->reply.content_type = arena_str(&j->a, reply->content_type);
	j->reply.charset = arena_str(&j->a, reply->charset);
	j->reply.headers.etag = arena_str(&j->a, reply->headers.etag);
	j->reply.headers.last_modified = arena_str(&j->a, reply->headers.last_modified);
	j->reply.cookie = arena_str(&j->a, reply->cookie);
	buf_release(&j->body);
	buf_init(&j->body, reply->bytes.n + 1);
	buf_add(&j->body, reply->bytes);
	j->reply.bytes = buf_str(&j->body);
	job_ready(b, j);
}

/* Its bytes so far, now and then: a feed that comes fast is read in one piece. */
static bool on_more(void *owner, const struct net_reply *so_far)
{
	struct back *b = owner;
	struct job *j = job_find(b, so_far->id);
	int64_t now = clock_ticks_ms();

	if (!j || channel_wants_write(&b->channel))
		return !j;
	if (!j->pushed_ms)
		j->pushed_ms = now;
	if (now - j->pushed_ms < PUSH_MS)
		return false;
	if (!j->push && !(j->push = pipeline_push_new(&j->r, so_far, send_and_flush, b)))
		return true;
	pipeline_push_so_far(j->push, so_far->bytes);
	j->pushed_ms = clock_ticks_ms();
	return true;
}

static void begin(struct back *b, struct job *j)
{
	struct answer taken = { .id = j->r.id, .kind = ANSWER_TAKEN };
	struct net_request q;
	struct err e = { 0 };

	send(b, &taken);
	e = b->refusal;
	j->begun_ms = clock_ticks_ms();
	j->course.cookies = &b->cookies;
	if (e.code == ERR_NONE && j->r.local) {
		if (!j->r.pieces)
			job_ready(b, j);
	} else if (e.code != ERR_NONE || !pipeline_ask(&j->r, &j->course, &j->a, &q, &e) || !net_get(b->net, &q, &e)) {
		pipeline_refuse(&j->r, &e, send, b);
		job_take_out(b, j);
		job_free(j);
	}
}

static void take_request(struct back *b, struct str frame)
{
	struct job *j = calloc(1, sizeof *j);
	struct err e = { 0 };

	if (!j)
		BUG("out of memory");
	buf_init(&j->body, PIECES_MAX);
	buf_init(&j->frame, 1);
	if (frame.n > KEEP_BYTES)
		channel_keep(&b->channel, &j->frame);
	else
		frame = arena_str(&j->a, frame);
	if (!wire_get_request(frame, &j->a, &j->r, &e)) {
		job_free(j);
		b->broken = true;
		return;
	}
	job_add(b, j);
	begin(b, j);
}

/* Of a job that was refused, or that the front has given up: nothing. */
static void take_piece(struct back *b, struct str frame)
{
	struct piece piece;
	struct err e = { 0 };
	struct job *j;

	b->broken = !wire_get_piece(frame, &piece, &e);
	j = b->broken ? NULL : job_find(b, piece.id);
	if (!j || !j->r.pieces || j->last_piece)
		return;
	buf_add(&j->body, piece.bytes);
	j->piece_came = true;
	j->last_piece = piece.last;
}

/* One that was answered meanwhile, or that is being read in this very step, is
 * not there any more; its answer is on its way and the front drops it. */
static void take_cancel(struct back *b, struct str frame)
{
	struct cancel gone;
	struct err e = { 0 };
	struct job *j = b->jobs;

	b->broken = !wire_get_cancel(frame, &gone, &e);
	while (j && (b->broken || j->r.id != gone.id))
		j = j->next;
	if (!j)
		return;
	net_cancel(b->net, j->r.id);
	b->ready -= j->ready;
	job_take_out(b, j);
	job_free(j);
}

static void take_frames(struct back *b)
{
	struct str frame;
	int got = 0;

	while (!b->broken && (got = channel_frame(&b->channel, &frame)) > 0) {
		if (wire_is_piece(frame))
			take_piece(b, frame);
		else if (wire_is_cancel(frame))
			take_cancel(b, frame);
		else
			take_request(b, frame);
	}
	b->broken |= got < 0;
}

/* The piece that came; when it is the last the job is like any other.  The
 * next one is sent when this one was taken. */
static void read_piece(struct back *b, struct job *j)
{
	struct answer taken = { .id = j->r.id, .kind = ANSWER_TAKEN };

	j->piece_came = false;
	j->r.bytes = buf_str(&j->body);
	if (!j->push && !j->whole && !j->last_piece) {
		j->push = pipeline_push_new(&j->r, NULL, send_and_flush, b);
		j->whole = !j->push;
	}
	if (j->push && j->body.n) {
		pipeline_push_piece(j->push, buf_str(&j->body));
		buf_clear(&j->body);
	} else if (!j->last_piece) {
		send(b, &taken);
	}
	if (j->last_piece)
		job_ready(b, j);
}

static struct job *next_with_piece(const struct back *b)
{
	struct job *j = b->jobs;

	while (j && (j->ready || !j->piece_came))
		j = j->next;
	return j;
}

static struct job *most_wanted(const struct back *b)
{
	struct job *best = NULL;

	for (struct job *j = b->jobs; j; j = j->next)
		if (j->ready && (!best || j->r.priority < best->r.priority))
			best = j;
	return best;
}

/* The job waits for the network again, and the front must not take it for one
 * that is still being read. */
static void ask_again(struct back *b, struct job *j)
{
	struct answer taken = { .id = j->r.id, .kind = ANSWER_TAKEN };
	struct net_request q;
	struct err e = { 0 };

	if (!pipeline_ask(&j->r, &j->course, &j->a, &q, &e) || !net_get(b->net, &q, &e)) {
		pipeline_missed(&j->r, &e, &j->course, send_and_flush, b);
		job_free(j);
		return;
	}
	j->ready = false;
	j->pushed_ms = 0;
	job_add(b, j);
	send(b, &taken);
}

static void read_one(struct back *b)
{
	struct job *j = most_wanted(b);
	bool more = false;

	if (!j)
		return;
	job_take_out(b, j);
	b->ready--;
	if (j->push)
		pipeline_push_end(j->push, j->r.local ? NULL : &j->reply);
	else if (j->r.local)
		pipeline_local(&j->r, send_and_flush, b);
	else
		more = pipeline_fetched(&j->r, &j->reply, &j->course, send_and_flush, b);
	if (more)
		ask_again(b, j);
	else
		job_free(j);
}

/* A reader waits for the first page as long as it takes, for further ones only
 * so long: then he gets what there is. */
static void end_gathering(struct back *b)
{
	int64_t now = clock_ticks_ms();

	for (struct job *j = b->jobs, *next; j; j = next) {
		struct err e = { 0 };

		next = j->next;
		if (j->ready || j->course.pages.pages == 0 || now - j->begun_ms < GATHER_MS)
			continue;
		net_cancel(b->net, j->r.id);
		err_set(&e, ERR_TIMEOUT, "%.*s", STR_ARG(j->course.ask));
		pipeline_missed(&j->r, &e, &j->course, send_and_flush, b);
		job_take_out(b, j);
		job_free(j);
	}
}

static bool may_read(const struct back *b)
{
	return b->ready > 0 && !channel_wants_write(&b->channel);
}

/* While jobs wait for the network the front hears from us every second. */
static void sign_of_life(struct back *b)
{
	struct answer taken = { .kind = ANSWER_TAKEN };

	if (!b->jobs || clock_ticks_ms() - b->said_ms < SIGN_OF_LIFE_MS)
		return;
	taken.id = b->jobs->r.id;
	send(b, &taken);
}

static int sleep_ms(const struct back *b)
{
	if (may_read(b) || (next_with_piece(b) && !channel_wants_write(&b->channel)))
		return 0;
	return b->jobs ? SIGN_OF_LIFE_MS : IDLE_MS;
}

static void step(struct back *b)
{
	struct err e = { 0 };

	net_wait(b->net, b->channel.fd, channel_wants_write(&b->channel), sleep_ms(b));
	if (!channel_pump(&b->channel, &e))
		b->broken = true;
	take_frames(b);
	net_hold(b->net, b->ready >= READY_MAX);
	net_pump(b->net);
	end_gathering(b);
	sign_of_life(b);
	if (!channel_pump(&b->channel, &e))
		b->broken = true;
	if (may_read(b) && !b->channel.closed)
		read_one(b);
	else if (next_with_piece(b) && !channel_wants_write(&b->channel))
		read_piece(b, next_with_piece(b));
	/* Writing reads too: no request may lie there while we sleep. */
	take_frames(b);
}

static void release(struct back *b)
{
	while (b->jobs) {
		struct job *j = b->jobs;

		b->jobs = j->next;
		job_free(j);
	}
	net_free(b->net);
	cookies_release(&b->cookies);
	channel_release(&b->channel);
}

int back_run(const struct back_options *o)
{
	struct back b = { 0 };
	struct net_options net = { .replay = o->replay, .user_agent = o->user_agent,
		.connect_ms = o->connect_ms, .total_ms = o->total_ms, .more = on_more };
	struct err e = { 0 };

	signal(SIGPIPE, SIG_IGN);
	if (!(b.net = net_new(&net, on_reply, &b, &e)))
		return 1;
	/* Nothing is fetched or parsed then; but the reader shall know why. */
	if (!sandbox_enter(o->replay, NULL, &b.refusal))
		err_set(&b.refusal, ERR_BACK_START, "sandbox");
	channel_init(&b.channel, o->fd);
	while (!b.broken && !b.channel.closed)
		step(&b);
	release(&b);
	return b.broken ? 1 : 0;
}
