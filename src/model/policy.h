/*
 * policy: when may an address be asked for again?  A pure function of time,
 * headers and history.
 */
#ifndef MODEL_POLICY_H
#define MODEL_POLICY_H

#include "base/arena.h"

struct fetch_state {            /* kept per address in the archive */
	struct str etag, last_modified;
	int64_t fetched_s;      /* last answer, 0: never */
	int64_t next_s;         /* not before this unless the reader insists */
	int failures;           /* in a row */
	int status;             /* last HTTP status, 0: none */
};

struct fetch_reply {            /* what the headers said */
	int status;
	struct str etag, last_modified;
	int64_t max_age_s;      /* -1: not given */
	int64_t expires_s;      /* absolute, 0: not given */
	int64_t retry_after_s;  /* relative, 0: not given */
	int ttl_min;            /* of the feed */
	int skip_hours, skip_days;      /* of the feed: bits, GMT */
	bool failed;            /* no answer at all */
	bool moved;             /* by permanent redirects alone */
	uint32_t salt;          /* of the address: what failed together comes back apart */
};

/* The state after a reply at time now_s. */
struct fetch_state policy_next(const struct fetch_state *before, const struct fetch_reply *r, int64_t now_s);
/* Hours of the day in which nothing is asked for unless the reader insists:
 * "22-6", "22:30-06:15"; "" is none.  False: this is no such word. */
bool policy_quiet_read(struct str word, int *from_min, int *to_min);
bool policy_is_quiet(struct str word, int minute_of_day);
uint32_t policy_salt(struct str url);
bool policy_fresh(const struct fetch_state *st, int64_t now_s);

#endif
