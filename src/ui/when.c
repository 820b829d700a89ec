#include "ui/when.h"

#include "base/words.h"

enum { MINUTE_S = 60, HOUR_S = 3600, DAY_S = 86400, YEARLESS_DAYS = 300 };

static const char *const weekdays[7] = {
	N_("Sunday"), N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
	N_("Friday"), N_("Saturday"),
};

struct str when_short(struct date d, int offset_min, struct arena *a)
{
	struct civil c = date_civil(d.utc_s, offset_min);

	if (!d.known)
		return STR("");
	if (!d.has_time) {
		/* a day has no zone: it stays the day that was printed */
		c = date_civil(d.utc_s, d.offset_min);
		return arena_printf(a, "%02d/%02d/%04d", c.day, c.month, c.year);
	}
	return arena_printf(a, "%02d/%02d/%04d %02d:%02d", c.day, c.month, c.year, c.hour, c.minute);
}

struct str when_full(struct date d, int offset_min, struct arena *a)
{
	struct civil c = date_civil(d.utc_s, d.has_time ? offset_min : d.offset_min);
	struct str day = when_short(d, offset_min, a);

	if (!d.known)
		return STR("");
	return arena_printf(a, "%s, %.*s", _(weekdays[c.weekday % 7]), STR_ARG(day));
}

static struct str ago(int64_t n, const char *one, const char *many, struct arena *a)
{
	return n == 1 ? str_of(one) : arena_printf(a, many, (int)n);
}

static int64_t day_number(int64_t utc_s, int offset_min)
{
	int64_t local = utc_s + (int64_t)offset_min * MINUTE_S;

	return (local - (local % DAY_S + DAY_S) % DAY_S) / DAY_S;
}

static struct str days_ago(int64_t days, struct arena *a)
{
	if (days <= 0)
		return str_of(_("today"));
	if (days == 1)
		return str_of(_("yesterday"));
	if (days < 60)
		return arena_printf(a, _("%d days ago"), (int)days);
	if (days < 365)
		return arena_printf(a, _("%d months ago"), (int)(days / 30));
	return ago(days / 365, _("1 year ago"), _("%d years ago"), a);
}

struct str when_ago(struct date d, int64_t now_s, int offset_min, struct arena *a)
{
	int64_t gone = now_s - d.utc_s;
	int64_t days = day_number(now_s, offset_min) -
		       day_number(d.utc_s, d.has_time ? offset_min : d.offset_min);

	/* clocks differ by a minute or two; the future beyond that is not told */
	if (!d.known || (d.has_time ? gone < -2 * MINUTE_S : days < 0))
		return STR("");
	if (!d.has_time || gone >= DAY_S)
		return days_ago(days, a);
	if (gone < MINUTE_S)
		return str_of(_("just now"));
	if (gone < HOUR_S)
		return ago(gone / MINUTE_S, _("1 minute ago"), _("%d minutes ago"), a);
	return ago(gone / HOUR_S, _("1 hour ago"), _("%d hours ago"), a);
}

bool when_needs_year(int64_t utc_s, int64_t now_s)
{
	return utc_s != 0 && (now_s - utc_s > (int64_t)YEARLESS_DAYS * DAY_S);
}

struct str when_column(int64_t utc_s, bool has_time, int64_t now_s, int offset_min,
		bool years, struct arena *a)
{
	struct civil c = date_civil(utc_s, offset_min);

	if (utc_s == 0)
		return STR("");
	if (has_time && day_number(utc_s, offset_min) == day_number(now_s, offset_min))
		return arena_printf(a, "%02d:%02d", c.hour, c.minute);
	if (years)
		return arena_printf(a, "%02d/%02d/%02d", c.day, c.month, c.year % 100);
	return arena_printf(a, "%02d/%02d", c.day, c.month);
}
