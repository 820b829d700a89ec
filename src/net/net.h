/*
 * net: the door to libcurl: one multi handle, a queue per host.  It knows
 * bytes and headers, no documents.  With a replay folder it opens no socket
 * at all (replay.h).
 */
#ifndef NET_NET_H
#define NET_NET_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "model/policy.h"

struct net;

struct net_request {
	uint64_t id;
	struct str url;
	int priority;               /* 0 first */
	struct str proxy;           /* "" = environment, "none" = none */
	struct str auth;            /* user:password, or "" */
	struct str headers;         /* extra, one a line */
	int timeout_s;              /* 0: total_ms of the options */
	struct fetch_state state;   /* conditional when etag or last_modified */
	bool private_ok;
	bool cookies;               /* a gate: those that it sets are sent back */
	struct str cookie;          /* and this one, of an earlier answer; or "" */
	bool partly;                /* tell of its bytes as they come */
	int64_t now_s;
};

struct net_reply {              /* borrowed for the length of the callback */
	uint64_t id;
	struct err err;             /* ERR_NONE: there is an answer */
	struct fetch_reply headers;
	struct str url;             /* after redirects */
	struct str content_type, charset;
	struct str bytes;
	struct str cookie;          /* asked with `cookies`: what the host set, or "" */
};

typedef void net_done(void *owner, const struct net_reply *r);
/* An answer without its end, with the bytes so far.  False: not now; it is told
 * again. */
typedef bool net_more(void *owner, const struct net_reply *so_far);

struct net_options {
	struct str replay;          /* folder, or "" */
	struct str user_agent;
	size_t body_ceiling;        /* bytes after decompression */
	int connections, connections_per_host;
	int64_t connect_ms, total_ms;
	net_more *more;             /* or NULL */
	struct str certificates, certificate_dir;   /* net's own: of the environment */
};

struct net *net_new(const struct net_options *o, net_done *done, void *owner, struct err *e);
void net_free(struct net *n);
bool net_get(struct net *n, const struct net_request *r, struct err *e);
void net_cancel(struct net *n, uint64_t id);
/* While held, no queued request is started: the owner has more answers than
 * it can work off. */
void net_hold(struct net *n, bool hold);
/* The back's one sleep: until a transfer moves, `fd` is ready (readable, and
 * writable when asked) or timeout_ms (never negative) is over. */
bool net_wait(struct net *n, int fd, bool want_write, int timeout_ms);
/* Moves transfers on; calls `more` for those that came further, `done` for each
 * that ended. */
void net_pump(struct net *n);

#endif
