/*
 * transfer: one request on its way through curl: how a handle is set up, what
 * it may do, and what its end means.  Private to net/; the queue is net.c.
 */
#ifndef NET_TRANSFER_H
#define NET_TRANSFER_H

#include <curl/curl.h>

#include "net/header.h"
#include "net/net.h"

struct site;

struct transfer {
	struct transfer *next;
	struct arena a;
	struct net_request q;           /* its strings live in a */
	struct site *site;              /* its queue's place; net.c's */
	CURL *easy;                     /* NULL while queued */
	struct curl_slist *lines;
	struct buf body;
	struct header_notes notes;
	const struct str *proxies;      /* of the environment; borrowed from net */
	int proxy_count;
	bool met_private, too_large;
	bool body_moved;                /* bytes came that nobody was told of */
	char typed_ip[64];              /* where the typed address itself led */
};

/* "https://host:port" of a web address, the port as written, in small letters. */
struct str transfer_site(struct str url, struct arena *a);
/* Copies the request. */
struct transfer *transfer_new(const struct net_request *q, size_t body_ceiling);
void transfer_free(struct transfer *t);
/* Makes the handle; false when curl cannot. */
bool transfer_start(struct transfer *t, const struct net_options *o, struct err *e);
/* The reply, borrowing from t, once curl is done with it. */
void transfer_reply(struct transfer *t, CURLcode code, struct net_reply *out);
/* The same while it is still coming; of the headers only the status. */
void transfer_so_far(struct transfer *t, struct net_reply *out);

#endif
