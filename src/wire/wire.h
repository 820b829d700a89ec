/*
 * wire: requests and answers between front and back, as length-prefixed
 * frames of tagged fields.  It knows values, not sockets (see channel.h).
 *
 * Frame: u32 little-endian length of what follows (at most WIRE_FRAME_MAX),
 * u8 type, then fields: u8 tag, u32 length, bytes; integers are 8 bytes
 * little-endian; nested values are fields whose bytes are fields.  A decoder
 * refuses unknown types, doubled or missing fields, wrong lengths, enums out
 * of range, counts past their ceiling, and any text that is not clean: the
 * other side may be captured.
 */
#ifndef WIRE_WIRE_H
#define WIRE_WIRE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "model/article.h"
#include "model/outline.h"
#include "model/policy.h"

enum { WIRE_FRAME_MAX = 48 << 20, WIRE_ENTRIES_MAX = 50000 };

enum job_kind {
	JOB_FEED, JOB_LISTING, JOB_ARTICLE, JOB_RENDER,
	JOB_OUTLINE,        /* which feeds does a list or a page name? */
	JOB_BYTES,      /* nothing is parsed: ANSWER_RAW, then an empty ANSWER_FEED */
	JOB_KIND_COUNT
};

struct request {
	uint64_t id;                /* chosen by the front, never 0 */
	enum job_kind kind;
	int priority;               /* 0 first */
	struct str url;
	bool local;                 /* parse `bytes` instead of fetching */
	struct str bytes;           /* the last field of the frame */
	struct str content_type;    /* of local bytes, or "" */
	struct str rules;           /* resolved rule text, or "" */
	bool no_rules;
	int offset_min;             /* zone of the portal */
	int64_t now_s;              /* the front's clock */
	struct str proxy;           /* "" = the environment's, "none" = none */
	struct str auth;            /* user:password, or "" */
	struct str headers;         /* beside those of the rules, one a line */
	int timeout_s;              /* 0: as usual */
	struct fetch_state state;   /* for conditional requests */
	bool insist;                /* unconditional */
	bool record;                /* send ANSWER_RAW too */
	bool private_ok;            /* the reader typed this address himself */
	bool parts;                 /* entries may come before the last answer */
	bool docs;                  /* full texts of a feed as docs, not plain */
	bool pieces;                /* local: `bytes` is empty and follows in pieces */
};

/* Bytes of a request with `pieces`. */
struct piece {
	uint64_t id;
	bool last;
	struct str bytes;
};

/* The front does not want this request's answer any more. */
struct cancel {
	uint64_t id;
};

enum answer_kind {
	ANSWER_READING,     /* the back begins to parse this job's document */
	ANSWER_FEED,        /* entries, of a feed or of a list page */
	ANSWER_ARTICLE,
	ANSWER_UNCHANGED,   /* 304 */
	ANSWER_ERROR,
	ANSWER_RAW,         /* the raw response, for --record */
	ANSWER_TAKEN,       /* the back has this job; said again every second
	                     * while jobs are under way, as a sign of life, and
	                     * when it has read what there is of a document */
	ANSWER_PART,        /* entries of a long feed, in order; ANSWER_FEED
	                     * brings the rest and the feed's own fields */
	ANSWER_OUTLINES,
	ANSWER_KIND_COUNT
};

struct answer {
	uint64_t id;
	enum answer_kind kind;
	struct err err;             /* ANSWER_ERROR */
	struct feed feed;
	struct article article;     /* JOB_RENDER: only body is set */
	struct outlines outlines;
	struct str url;             /* where redirects ended; "" when not fetched */
	bool moved;                 /* url is where the address has gone for good */
	bool has_state;
	struct fetch_state state;   /* to be kept (FEED, ARTICLE, UNCHANGED, ERROR) */
	int status;                 /* ANSWER_RAW: HTTP status */
	struct str content_type;
	struct str bytes;           /* ANSWER_RAW; the only text that is not clean */
};

/* Append one whole frame. */
bool wire_put_request(const struct request *r, struct buf *out);
/* The same without the bytes, which must follow: they may be many. */
bool wire_put_request_head(const struct request *r, struct buf *out);
bool wire_put_piece_head(const struct piece *p, struct buf *out);     /* without its bytes */
bool wire_put_cancel(const struct cancel *c, struct buf *out);
bool wire_put_answer(const struct answer *r, struct buf *out);
/* Decode a frame without its length prefix; strings borrow `frame`, vectors
 * live in a.  False: the frame is refused (ERR_BACK_LIED with the reason). */
bool wire_get_request(struct str frame, struct arena *a, struct request *out, struct err *e);
bool wire_is_piece(struct str frame);
bool wire_get_piece(struct str frame, struct piece *out, struct err *e);
bool wire_is_cancel(struct str frame);
bool wire_get_cancel(struct str frame, struct cancel *out, struct err *e);
bool wire_get_answer(struct str frame, struct arena *a, struct answer *out, struct err *e);
/* A whole frame at the head of `bytes`?  1: *frame and *used are set; 0: more
 * bytes are needed; -1: the length is past the ceiling. */
int wire_frame(struct str bytes, struct str *frame, size_t *used);

#endif
