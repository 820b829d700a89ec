/*
 * pipeline_push: a feed that is still coming.  Only what is sure to be read as
 * a feed is read so: gzip inside, pages, pictures and short answers, which may
 * be gates, wait for their end and go the usual way (pipeline.c).
 */
#include "back/pipeline_private.h"

#include <stdlib.h>

#include "base/zip.h"

enum { FIRST_BYTES = 8 << 10 };         /* from there on no page is a gate */

struct pipeline_push {
	struct work w;
	struct feed_context c;
	struct feed_push *feed;
	size_t taken;                   /* bytes of the document read so far */
};

struct pipeline_push *pipeline_push_new(const struct request *r, const struct net_reply *so_far,
	pipeline_send *send, void *owner)
{
	struct pipeline_push *p;
	struct err ignored = { 0 };
	struct str bytes = so_far ? so_far->bytes : r->bytes;

	if (r->kind != JOB_FEED || !r->parts || r->record || bytes.n < FIRST_BYTES || zip_is_gzip(bytes)
			|| (so_far && (so_far->headers.status < 200 || so_far->headers.status >= 300)))
		return NULL;
	p = calloc(1, sizeof *p);
	if (!p)
		BUG("out of memory");
	p->w = work_new(r, send, owner);
	if (so_far)
		work_set_reply(&p->w, so_far);
	else
		work_set_local(&p->w);
	if (!work_type_is_readable(&p->w, &ignored)) {
		pipeline_push_free(p);
		return NULL;
	}
	p->w.url = arena_str(&p->w.a, p->w.url);
	p->w.charset = arena_str(&p->w.a, p->w.charset);
	p->w.reply = NULL;              /* so_far goes */
	p->c = work_feed_context(&p->w);
	p->feed = feed_push_new(&p->c, &p->w.a, &p->w.ans.feed);
	return p;
}

void pipeline_push_free(struct pipeline_push *p)
{
	if (!p)
		return;
	feed_push_free(p->feed);
	work_release(&p->w);
	free(p);
}

static void say(struct pipeline_push *p, enum answer_kind kind)
{
	struct answer ans = { .id = p->w.r->id, .kind = kind };

	p->w.send(p->w.owner, &ans);
}

void pipeline_push_so_far(struct pipeline_push *p, struct str bytes)
{
	say(p, ANSWER_READING);
	feed_push_add(p->feed, str_skip(bytes, p->taken));
	p->taken = bytes.n;
	feed_push_flush(p->feed);
	say(p, ANSWER_TAKEN);
}

/* A local feed comes as fast as it is read: its parts may become full. */
void pipeline_push_piece(struct pipeline_push *p, struct str bytes)
{
	say(p, ANSWER_READING);
	feed_push_add(p->feed, bytes);
	say(p, ANSWER_TAKEN);
}

void pipeline_push_end(struct pipeline_push *p, const struct net_reply *reply)
{
	struct feed feed;
	struct err e = { 0 };

	if (reply)
		work_set_reply(&p->w, reply);
	if (reply && reply->err.code != ERR_NONE) {
		work_answer_error(&p->w, &reply->err);
		return;
	}
	say(p, ANSWER_READING);
	if (reply)
		feed_push_add(p->feed, str_skip(reply->bytes, p->taken));
	if (!feed_push_end(p->feed, &e)) {
		work_answer_error(&p->w, &e);
		return;
	}
	feed = p->w.ans.feed;
	p->w.ans = work_answer(&p->w, ANSWER_FEED);
	p->w.ans.feed = feed;
	work_end_list(&p->w);
	work_send_last(&p->w);
}
