/*
 * date: every way a portal writes a time (DESIGN section 5), to one struct.
 * Unknown stays unknown, never "now".
 */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include "base/arena.h"

struct date {
	bool known;
	bool has_time;          /* false: a day only (utc_s is its midnight) */
	int64_t utc_s;          /* seconds since 1970 */
	int offset_min;         /* of the source: what date_iso prints */
};

struct date_hints {
	int offset_min;         /* for times without a zone; +420 on .vn portals */
	bool month_first;       /* 10/2/2026 is 2 October: portal's feed_date: mdy */
	int64_t now_s;          /* for "3 giờ trước"; 0: relative times unknown */
};

/* Zone of times without one when only the host is known: +420 under .vn. */
int date_zone_of_host(struct str host);
/* Finds the date in a text that may hold other words around it. */
struct date date_parse(struct str s, struct date_hints hints);
/* "2025-06-25T10:55:00+07:00"; "" when unknown. */
struct str date_iso(struct date d, struct arena *a);
/* Broken-down local time at an offset. */
struct civil { int year, month, day, hour, minute, second, weekday; /* 0 = Sunday */ };
struct civil date_civil(int64_t utc_s, int offset_min);
int64_t date_from_civil(int year, int month, int day, int hour, int minute, int second);

#endif
