/*
 * date: asks the readers (date_read.h) along the tokens of a text and puts
 * together what they found.  A page that says "1 giờ trước 09:02 23/12/2025"
 * means the absolute one: an absolute time beats a relative one wherever it
 * stands.
 */
#include "model/date_read.h"

/* Days since 1970 of a day of the proleptic Gregorian calendar, with March
 * as the first month so that the leap day is the last of its year. */
int64_t date_days(int64_t y, int m, int d)
{
	int64_t era, year_of_era, day_of_year;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	year_of_era = y - era * 400;
	day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
	       day_of_year - 719468;
}

int64_t date_from_civil(int year, int month, int day, int hour, int minute, int second)
{
	return date_days(year, month, day) * DAY_S + hour * 3600 + minute * 60 + second;
}

struct civil date_civil(int64_t utc_s, int offset_min)
{
	int64_t local = utc_s + offset_min * 60;
	int64_t days = local >= 0 ? local / DAY_S : -((-local + DAY_S - 1) / DAY_S);
	int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t day_of_era = z - era * 146097;
	int64_t year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year =
		day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month = (int)((5 * day_of_year + 2) / 153);
	int second = (int)(local - days * DAY_S);
	struct civil c = {0};

	c.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	c.month = month < 10 ? month + 3 : month - 9;
	c.year = (int)(year_of_era + era * 400 + (c.month <= 2));
	c.hour = second / 3600;
	c.minute = second / 60 % 60;
	c.second = second % 60;
	c.weekday = (int)(((days + 4) % 7 + 7) % 7);
	return c;
}

int date_zone_of_host(struct str host)
{
	return str_ends(host, STR(".vn")) ? 7 * 60 : 0;
}

static int month_days(int year, int month)
{
	static const char length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month == 2 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0))
		return 29;
	return length[month - 1];
}

static char *put_digits(char *at, int n, int digits)
{
	for (int i = digits; i-- > 0; n /= 10)
		at[i] = (char)('0' + n % 10);
	return at + digits;
}

struct str date_iso(struct date d, struct arena *a)
{
	struct civil c = date_civil(d.utc_s, d.offset_min);
	int zone = d.offset_min < 0 ? -d.offset_min : d.offset_min;
	const int parts[] = {c.month, c.day, c.hour, c.minute, c.second, zone / 60, zone % 60};
	const char before[] = {'-', '-', 'T', ':', ':', d.offset_min < 0 ? '-' : '+', ':'};
	char *p, *at;

	if (!d.known)
		return STR_NONE;
	if (c.year < 0 || c.year > 9999)
		return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", c.year, c.month,
				    c.day, c.hour, c.minute, c.second, before[5], zone / 60, zone % 60);
	p = arena_alloc(a, 1, sizeof "0000-00-00T00:00:00+00:00");
	at = put_digits(p, c.year, 4);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		*at++ = before[i];
		at = put_digits(at, parts[i], 2);
	}
	return (struct str){p, (size_t)(at - p)};
}

static date_reader *const readers[] = {
	read_relative, read_iso_rare, read_year_first, read_year_last,
	read_day_month, read_month_day, read_clock, read_spoken_time,
	read_packed_time, read_offset, read_zone_name, read_loose_year,
};

static void read_tokens(const struct date_tokens *ts, struct draft *d, const struct date_hints *h)
{
	for (int i = 0; i < ts->n;) {
		int taken = 0;

		for (size_t k = 0; !taken && k < sizeof readers / sizeof readers[0]; k++)
			taken = readers[k](ts, i, d, h);
		i += taken ? taken : 1;
	}
}

static struct date finish_relative(const struct draft *d, const struct date_hints *h)
{
	struct date out = {true, true, h->now_s - d->ago_s, h->offset_min};
	struct civil c = date_civil(out.utc_s, h->offset_min);

	if (d->ago_unit_s < DAY_S)
		return out;
	out.has_time = d->has_time;
	out.utc_s = date_from_civil(c.year, c.month, c.day, d->hour, d->minute, d->second) -
		    h->offset_min * 60;
	return out;
}

static struct date finish(struct draft *d, const struct date_hints *h)
{
	struct date out = {0};
	int year = d->has_year ? d->year : d->loose_year;
	int month = d->month, day = d->day;

	if (d->whole)
		return (struct date){true, true, d->utc_s, h->offset_min};
	if (d->time_broken || d->zone_broken)
		return out;
	if (!d->has_month)
		return d->relative && h->now_s ? finish_relative(d, h) : out;
	/* "10/2/2026 9:25:00 AM" is how .NET prints a time under its American
	 * default; people neither write seconds nor leave out zeros there. */
	if (d->swappable && d->has_half && d->has_seconds && !d->padded) {
		month = d->day;
		day = d->month;
	}
	if (!year || day > month_days(year, month))
		return out;
	out.known = true;
	out.has_time = d->has_time;
	out.offset_min = d->has_zone ? d->offset_min : h->offset_min;
	out.utc_s = date_from_civil(year, month, day, d->hour, d->minute, d->second) -
		    out.offset_min * 60;
	return out;
}

struct date date_parse(struct str s, struct date_hints hints)
{
	struct date_tokens tokens;
	struct draft d = {0};

	date_tokenize(s, &tokens);
	read_tokens(&tokens, &d, &hints);
	return finish(&d, &hints);
}
