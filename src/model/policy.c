/*
 * policy: the manners of asking again.  A portal that says nothing is asked
 * every ten minutes at most; what it says counts within bounds, since feeds
 * promise "max-age=0" and "Expires: 1970" as readily as a year.
 */
#include "model/policy.h"

enum {
	MINUTE_S = 60,
	HOUR_S = 3600,
	DAY_S = 86400,
	FRESH_MIN_S = 5 * MINUTE_S,
	FRESH_MAX_S = DAY_S,
	FRESH_DEFAULT_S = 10 * MINUTE_S,
	BACK_OFF_S = 5 * MINUTE_S,
	BACK_OFF_DOUBLINGS = 9,
	GONE_S = 30 * DAY_S
};

static int64_t clamp(int64_t n, int64_t low, int64_t high)
{
	return n < low ? low : n > high ? high : n;
}

/* A cache may serve an answer as long as the header says; a feed's ttl says
 * how often its maker means to change it.  The longer one is right. */
static int64_t lifetime_s(const struct fetch_reply *r, int64_t now_s)
{
	bool cached = r->max_age_s >= 0 || r->expires_s;
	int64_t header_s = r->max_age_s >= 0 ? r->max_age_s : r->expires_s - now_s;
	int64_t ttl_s = (int64_t)r->ttl_min * MINUTE_S;

	if (!cached && r->ttl_min <= 0)
		return FRESH_DEFAULT_S;
	if (!cached || ttl_s > header_s)
		header_s = ttl_s;
	return clamp(header_s, FRESH_MIN_S, FRESH_MAX_S);
}

/* Doubles with every failure; up to a quarter more, told from the address and
 * the count: what a dead host took down together does not come back as one
 * crowd, and a test still knows the number. */
static int64_t back_off_s(int failures, uint32_t salt)
{
	int doublings = (int)clamp(failures - 1, 0, BACK_OFF_DOUBLINGS);
	int64_t wait_s = clamp((int64_t)BACK_OFF_S << doublings, BACK_OFF_S, DAY_S);
	uint32_t mixed = ((uint32_t)failures ^ salt) * 2654435761u;

	return wait_s + wait_s / 4 * (mixed >> 24) / 256;
}

static void keep_validators(struct fetch_state *st, const struct fetch_reply *r)
{
	bool fresh_answer = r->status != 304;

	if (fresh_answer || r->etag.n)
		st->etag = r->etag;
	if (fresh_answer || r->last_modified.n)
		st->last_modified = r->last_modified;
}

static bool is_good(const struct fetch_reply *r)
{
	return !r->failed && ((r->status >= 200 && r->status < 300) || r->status == 304);
}

/* Moves on, hour by hour, to one that the feed did not rule out; a feed that
 * rules out the whole week is not believed. */
static int64_t past_skipped(const struct fetch_reply *r, int64_t at_s)
{
	int64_t t = at_s;

	for (int i = 0; i < 7 * 24; i++) {
		int64_t hours = t / HOUR_S, days = hours / 24;

		if (!(r->skip_hours >> hours % 24 & 1) && !(r->skip_days >> (days + 4) % 7 & 1))
			return t;
		t = (hours + 1) * HOUR_S;
	}
	return at_s;
}

struct fetch_state policy_next(const struct fetch_state *before, const struct fetch_reply *r,
			       int64_t now_s)
{
	struct fetch_state st = *before;
	int64_t wait_s, retry_s = clamp(r->retry_after_s, 0, DAY_S);

	if (!r->failed) {
		st.fetched_s = now_s;
		st.status = r->status;
	}
	if (is_good(r)) {
		keep_validators(&st, r);
		st.failures = 0;
		wait_s = lifetime_s(r, now_s);
	} else {
		st.failures = (int)clamp((int64_t)before->failures + 1, 1, 1000000);
		wait_s = !r->failed && r->status == 410 ? GONE_S : back_off_s(st.failures, r->salt);
	}
	st.next_s = now_s + (wait_s > retry_s ? wait_s : retry_s);
	if (is_good(r) && (r->skip_hours || r->skip_days))
		st.next_s = past_skipped(r, st.next_s);
	return st;
}

uint32_t policy_salt(struct str url)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < url.n; i++)
		h = (h ^ (unsigned char)url.p[i]) * 16777619u;
	return h;
}

/* "6", "22:30" in minutes. */
static bool read_time(struct str s, int *out)
{
	int64_t hour, minute = 0;
	struct str head;

	str_cut(&s, ':', &head);
	if (!str_int(head, &hour) || (s.p && !str_int(s, &minute)))
		return false;
	*out = (int)(hour * 60 + minute);
	return hour >= 0 && minute >= 0 && minute < 60 && hour * 60 + minute <= 24 * 60;
}

bool policy_quiet_read(struct str word, int *from_min, int *to_min)
{
	struct str from;

	*from_min = *to_min = 0;
	if (word.n == 0)
		return true;
	str_cut(&word, '-', &from);
	return word.p && read_time(from, from_min) && read_time(word, to_min);
}

bool policy_is_quiet(struct str word, int minute_of_day)
{
	int from, to;

	if (!policy_quiet_read(word, &from, &to) || from == to)
		return false;
	if (from < to)
		return minute_of_day >= from && minute_of_day < to;
	return minute_of_day >= from || minute_of_day < to;     /* over midnight */
}

/* A clock that was wrong when the state was written must not silence a
 * portal for years: a state from the future counts for nothing. */
bool policy_fresh(const struct fetch_state *st, int64_t now_s)
{
	if (now_s < st->fetched_s || st->next_s - now_s > 2 * (int64_t)GONE_S)
		return false;
	return now_s < st->next_s;
}
