/* date_clock: readers of times of day and of zones. */
#include "model/date_read.h"

#include "model/date_words.h"

enum { OFFSET_MAX_MIN = 15 * 60 };

static bool set_time(struct draft *d, int64_t hour, int64_t minute, int64_t second)
{
	if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute || second)))
		return false;
	if (d->has_time)
		return true;
	d->has_time = true;
	d->hour = (int)hour;
	d->minute = (int)minute;
	d->second = (int)second;
	return true;
}

/* ---- times ---- */

static bool is_half_abbreviated(const struct date_token *t) /* "a.m." */
{
	return (token_is_word(t, "a") || token_is_word(t, "p")) &&
	       token_is_glued_mark(&t[1], '.') && token_is_word(&t[2], "m");
}

/* 12-hour clocks; portals also write 24 hours and then AM or PM, "13:00 PM",
 * "00:01 AM": the hour wins. */
static int half_at(const struct date_token *t, struct draft *d)
{
	bool dotted = is_half_abbreviated(t);
	enum half half = HALF_NONE;

	if (t->kind == TOKEN_WORD)
		half = dotted ? (t->word[0] == 'a' ? HALF_AM : HALF_PM) : date_half(t->word);
	if (half == HALF_NONE)
		return 0;
	if (!d->has_half && d->hour <= 12) {
		if (half == HALF_AM && d->hour == 12)
			d->hour = 0;
		else if ((half == HALF_PM && d->hour < 12) || (half == HALF_NOON && d->hour < 6))
			d->hour += 12;
	}
	d->has_half = true;
	return dotted ? 3 + token_is_glued_mark(&t[3], '.') : 1;
}

static int time_done(const struct date_tokens *ts, int i, int k, struct draft *d, bool first)
{
	if (first) {
		k += half_at(&ts->v[i + k], d);
		d->zone_at = i + k;
	}
	return k;
}

/* 9:15, 09:30, 09:30:00, 09:30:00.123 */
int read_clock(const struct date_tokens *ts, int i, struct draft *d, const struct date_hints *h)
{
	const struct date_token *t = &ts->v[i];
	bool first = !d->has_time;
	bool seconds = token_is_glued_mark(&t[3], ':') && token_is_glued_number(&t[4], 1, 9);
	int k = 3;

	(void)h;
	if (!token_is_number(t, 1, 2) || !token_is_glued_mark(&t[1], ':') ||
	    !token_is_glued_number(&t[2], 1, 9))
		return 0;
	if (seconds && (t[4].digits != 2 || t[2].digits != 2 || token_is_glued_mark(&t[5], ':'))) {
		d->time_broken = true; /* 1:2:3:4 */
		return 5;
	}
	if (t[2].digits != 2)
		return 0;
	if (!set_time(d, t->value, t[2].value, seconds ? t[4].value : 0))
		return seconds ? 5 : 3; /* 25:14:55 is not 14:55 */
	if (seconds) {
		k = 5;
		d->has_seconds = d->has_seconds || first;
		if (!t[5].spaced && token_is_mark(&t[5], ".,") &&
		    token_is_glued_number(&t[6], 1, 12))
			k = 7;
	}
	return time_done(ts, i, k, d, first);
}

/* 10h55, 10 giờ 55 phút, lúc 10h; "8 giờ" alone is a duration. */
int read_spoken_time(const struct date_tokens *ts, int i, struct draft *d,
		     const struct date_hints *h)
{
	static const char *const hour[] = {"h", "g", "gio", NULL};
	const struct date_token *t = &ts->v[i];
	bool first = !d->has_time, minutes = token_is_number(&t[2], 2, 2);

	(void)h;
	if (!token_is_number(t, 1, 2) || !token_is_one_of(&t[1], hour))
		return 0;
	if (!minutes && !(i && token_is_word(&t[-1], "luc")))
		return 0;
	if (!set_time(d, t->value, minutes ? t[2].value : 0, 0))
		return 0;
	return time_done(ts, i, 2 + minutes + (minutes && token_is_word(&t[3], "phut")), d, first);
}

/* 194821 after the T of 20040101T194821Z */
int read_packed_time(const struct date_tokens *ts, int i, struct draft *d,
		     const struct date_hints *h)
{
	const struct date_token *t = &ts->v[i];
	bool first = !d->has_time, seconds = t->digits == 6;
	int64_t minutes = seconds ? t->value / 100 : t->value;

	(void)h;
	if (!i || !token_is_word(&t[-1], "t") || t[-1].spaced || t->spaced ||
	    !(token_is_number(t, 6, 6) || token_is_number(t, 4, 4)))
		return 0;
	if (!set_time(d, minutes / 100, minutes % 100, seconds ? t->value % 100 : 0))
		return 0;
	return time_done(ts, i, 1, d, first);
}

/* ---- zones ---- */

/* +07:00, -0700, +07, +7 at t; false: none.  `broken` is set for "+zz:00". */
static int offset_at(const struct date_token *t, bool *exact, int *offset_min, bool *broken)
{
	int64_t hours = t[1].value, minutes = 0;
	int k = 2;

	if (!token_is_mark(t, "+-") || t[1].spaced)
		return 0;
	if (t[1].kind == TOKEN_WORD)
		*broken = t->mark == '+';
	if (!token_is_number(&t[1], 1, 4))
		return 0;
	*exact = t[1].digits >= 3;
	if (t[1].digits >= 3) {
		minutes = hours % 100;
		hours /= 100;
	} else if (token_is_glued_mark(&t[2], ':')) {
		if (!token_is_glued_number(&t[3], 2, 2)) {
			*broken = true;
			return 0;
		}
		*exact = true;
		minutes = t[3].value;
		k = 4;
	}
	if (minutes > 59 || hours * 60 + minutes > OFFSET_MAX_MIN)
		return 0;
	*offset_min = (int)(hours * 60 + minutes) * (t->mark == '-' ? -1 : 1);
	return k;
}

/* "+7" counts only right after day or time; "+0700" may stand further on,
 * behind a comment or before the year. */
int read_offset(const struct date_tokens *ts, int i, struct draft *d, const struct date_hints *h)
{
	bool near = i == d->zone_at, exact = false, broken = false;
	int offset_min = 0, k;

	(void)h;
	if (!d->has_time && !d->has_month)
		return 0;
	k = offset_at(&ts->v[i], &exact, &offset_min, &broken);
	d->zone_broken = d->zone_broken || (broken && near && d->has_time && !d->has_zone);
	if (!k || !(exact || (near && d->has_time)))
		return 0;
	if (!d->has_zone) {
		d->has_zone = true;
		d->offset_min = offset_min;
	}
	return k;
}

/* GMT, UTC+7, (GMT+07:00), ICT, Z.  Names are taken in capitals only, the
 * two-letter ones only where nothing follows: "(CT) -" begins a lede. */
int read_zone_name(const struct date_tokens *ts, int i, struct draft *d, const struct date_hints *h)
{
	static const char *const universal[] = {"gmt", "utc", NULL};
	const struct date_token *t = &ts->v[i];
	bool exact, broken;
	int offset_min = 0, k = 1;

	(void)h;
	if (t->kind != TOKEN_WORD || !(d->has_time || d->has_month) ||
	    !date_zone(t->word, &offset_min))
		return 0;
	if (token_is_one_of(t, universal))
		k += offset_at(&t[1], &exact, &offset_min, &broken);
	else if (token_is_word(t, "z") ? i != d->zone_at : !t->upper || !d->has_time)
		return 0;
	else if (strlen(t->word) == 2 && (i != d->zone_at || i + 1 < ts->n))
		return 0;
	if (!d->has_zone) {
		d->has_zone = true;
		d->offset_min = offset_min;
	}
	return k;
}
