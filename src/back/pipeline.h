/*
 * pipeline: one document on its way: bytes → parse → values → answers.  It
 * knows no sockets.  A job may need more than one document (the pages of an
 * article, a gate that wants its cookie back); what it keeps from one to the
 * next is its course.  A feed may be read while it is still coming: then its
 * entries leave as parts (pipeline_push).
 */
#ifndef BACK_PIPELINE_H
#define BACK_PIPELINE_H

#include "back/cookies.h"
#include "back/gather.h"
#include "net/net.h"
#include "wire/wire.h"

/* The answer is borrowed for the length of the call.  False: it is too large
 * for the wire, and another one will follow in its place. */
typedef bool pipeline_send(void *owner, const struct answer *ans);

struct course {
	struct cookies *cookies;    /* of the process; borrowed */
	struct str ask;             /* address of a further document; "": r->url */
	bool gate_passed;           /* tried once, that is */
	struct gather pages;
	struct answer first;        /* of its first page; what is said of the fetch */
};

/* What the network is to be asked for; strings borrow r or c or live in a. */
bool pipeline_ask(const struct request *r, const struct course *c, struct arena *a,
	struct net_request *out, struct err *e);
/* A fetched document (or the reason why there is none).  True: c->ask is to
 * be asked for next; false: the last answer was sent. */
bool pipeline_fetched(const struct request *r, const struct net_reply *reply, struct course *c,
	pipeline_send *send, void *owner);
/* c->ask cannot be had: what there is, is the answer. */
void pipeline_missed(const struct request *r, const struct err *why, struct course *c,
	pipeline_send *send, void *owner);
void course_release(struct course *c);
/* A local one: r->bytes. */
void pipeline_local(const struct request *r, pipeline_send *send, void *owner);
/* An error before anything was fetched. */
void pipeline_refuse(const struct request *r, const struct err *why,
	pipeline_send *send, void *owner);

/* A feed that is still coming; the request must outlive it. */
struct pipeline_push;

/* NULL: not this one, or not yet; it is to be read when it is whole.  `so_far`
 * is NULL for a local feed, whose first bytes are r->bytes. */
struct pipeline_push *pipeline_push_new(const struct request *r, const struct net_reply *so_far,
	pipeline_send *send, void *owner);
/* The document's bytes from the first on, as many as there are: each time more
 * of them.  It is named before they are read, and TAKEN again after. */
void pipeline_push_so_far(struct pipeline_push *p, struct str bytes);
/* The next piece of a local one. */
void pipeline_push_piece(struct pipeline_push *p, struct str bytes);
/* How it ended; the one last answer.  NULL: a local one did. */
void pipeline_push_end(struct pipeline_push *p, const struct net_reply *reply);
void pipeline_push_free(struct pipeline_push *p);

#endif
