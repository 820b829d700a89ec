/*
 * pipeline: one document on its way: bytes → parse → values → answers.  It
 * knows no sockets.  A job may need more than one document (the pages of an
 * article, a gate that wants its cookie back); what it keeps from one to the
 * next is its course.
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

#endif
