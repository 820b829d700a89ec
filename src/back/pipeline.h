/*
 * pipeline: one document on its way: bytes → parse → values → answers.  It
 * knows no sockets and keeps nothing between two documents.
 */
#ifndef BACK_PIPELINE_H
#define BACK_PIPELINE_H

#include "net/net.h"
#include "wire/wire.h"

/* The answer is borrowed for the length of the call.  False: it is too large
 * for the wire, and another one will follow in its place. */
typedef bool pipeline_send(void *owner, const struct answer *ans);

/* What the network is to be asked for; strings borrow r or live in a. */
bool pipeline_ask(const struct request *r, struct arena *a, struct net_request *out, struct err *e);
/* A fetched document (or the reason why there is none). */
void pipeline_fetched(const struct request *r, const struct net_reply *reply,
	pipeline_send *send, void *owner);
/* A local one: r->bytes. */
void pipeline_local(const struct request *r, pipeline_send *send, void *owner);
/* An error before anything was fetched. */
void pipeline_refuse(const struct request *r, const struct err *why,
	pipeline_send *send, void *owner);

#endif
