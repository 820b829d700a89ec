/*
 * date_read: the readers of model/date.c.  Each knows one form of a day, a
 * time or a zone; it looks at the tokens from v[i] on, notes what it found
 * in the draft and gives the number of tokens taken, 0 when they are none of
 * its business.  The first of each kind counts.
 */
#ifndef MODEL_DATE_READ_H
#define MODEL_DATE_READ_H

#include "model/date.h"
#include "model/date_token.h"

enum { DAY_S = 86400 };

struct draft {
	bool has_month, has_year;       /* month and day; the year may stand apart */
	bool swappable, padded;         /* numeric, both orders possible */
	bool has_time, has_seconds, has_half;
	bool has_zone, zone_broken, time_broken;
	bool whole;                     /* utc_s says it all: epoch seconds */
	bool relative;
	int year, month, day, hour, minute, second;
	int loose_year;                 /* a four-digit number by itself */
	int offset_min;
	int zone_at;                    /* token right after day or time */
	int64_t utc_s;
	int64_t ago_s, ago_unit_s;
};

typedef int date_reader(const struct date_tokens *ts, int i, struct draft *d, const struct date_hints *h);

/* ORDER: the readers are asked in this order; a longer form stands before a
 * shorter one that it begins with. */
date_reader read_relative, read_iso_rare, read_year_first, read_year_last, read_day_month, read_month_day;
date_reader read_clock, read_spoken_time, read_packed_time, read_offset, read_zone_name, read_loose_year;

/* Days since 1970. */
int64_t date_days(int64_t year, int month, int day);

#endif
