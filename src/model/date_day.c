/*
 * date_day: readers of days: relative ones, numbers in every order, months
 * by name.
 */
#include "model/date_read.h"

#include "model/date_words.h"

/* RFC 2822 4.3: 00 to 49 is this century, three digits count from 1900. */
static int full_year(const struct date_token *t)
{
	if (t->digits == 2)
		return (int)t->value + (t->value < 50 ? 2000 : 1900);
	return (int)t->value + (t->digits == 3 ? 1900 : 0);
}

static void set_day(struct draft *d, int year, int month, int day, int after)
{
	if (d->has_month)
		return;
	d->has_month = true;
	d->has_year = year != 0;
	d->year = year;
	d->month = month;
	d->day = day;
	d->zone_at = after;
}

/* ---- relative: "3 giờ trước", "2 hours ago", "hôm qua" ---- */

static void set_relative(struct draft *d, int64_t n, int64_t unit_s)
{
	if (d->relative)
		return;
	d->relative = true;
	d->ago_s = n * unit_s;
	d->ago_unit_s = unit_s;
}

int read_relative(const struct date_tokens *ts, int i, struct draft *d, const struct date_hints *h)
{
	static const char *const ago[] = {"truoc", "ago", NULL};
	const struct date_token *t = &ts->v[i];
	int64_t unit_s;

	(void)h;
	if (token_is_number(t, 1, 4) && token_is_one_of(&t[2], ago)) {
		unit_s = token_is_mark(&t[1], "'") ? 60
			 : t[1].kind == TOKEN_WORD ? date_unit(t[1].word)
						   : 0;
		if (!unit_s)
			return 0;
		set_relative(d, t->value, unit_s);
		return 3;
	}
	if (token_is_word(t, "today") || (token_is_word(t, "hom") && token_is_word(&t[1], "nay")))
		set_relative(d, 0, DAY_S);
	else if (token_is_word(t, "yesterday") ||
		 (token_is_word(t, "hom") && token_is_word(&t[1], "qua")))
		set_relative(d, 1, DAY_S);
	else if (token_is_word(t, "vua") && token_is_word(&t[1], "xong"))
		set_relative(d, 0, 1);
	else
		return 0;
	return token_is_word(t, "hom") || token_is_word(t, "vua") ? 2 : 1;
}

/* ---- days ---- */

static bool month_day_possible(int64_t month, int64_t day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* Monday of week 1 is the one of the week that has 4 January. */
static void set_week_day(struct draft *d, int year, int week, int weekday, int after)
{
	int64_t fourth = date_days(year, 1, 4);
	int64_t monday = fourth - (fourth + 3) % 7;
	struct civil c = date_civil((monday + (week - 1) * 7 + weekday - 1) * DAY_S, 0);

	set_day(d, c.year, c.month, c.day, after);
}

/* Forms that only a text which begins with them can mean: 20260307, 2026-066,
 * 2026-03, 2026, 2026-W10-6, seconds and milliseconds since 1970. */
int read_iso_rare(const struct date_tokens *ts, int i, struct draft *d, const struct date_hints *h)
{
	const struct date_token *t = ts->v;
	bool dash = token_is_glued_mark(&t[1], '-');

	(void)h;
	if (i)
		return 0;
	if (token_is_number(t, 8, 8) && t->value / 10000 >= YEAR_FIRST &&
	    t->value / 10000 <= YEAR_LAST &&
	    month_day_possible(t->value / 100 % 100, t->value % 100)) {
		set_day(d, (int)(t->value / 10000), (int)(t->value / 100 % 100),
			(int)(t->value % 100), 1);
		return 1;
	}
	if (ts->n == 1 && (token_is_number(t, 9, 10) || token_is_number(t, 12, 13))) {
		d->whole = true;
		d->utc_s = t->digits > 10 ? t->value / 1000 : t->value;
		return 1;
	}
	if (!token_is_year(t))
		return 0;
	if (ts->n == 1)
		set_day(d, (int)t->value, 1, 1, 1);
	else if (ts->n == 3 && dash && token_is_glued_number(&t[2], 2, 2) &&
		 month_day_possible(t[2].value, 1))
		set_day(d, (int)t->value, (int)t[2].value, 1, 3);
	else if (dash && token_is_glued_number(&t[2], 3, 3) && t[2].value >= 1 &&
		 t[2].value <= 366) {
		struct civil c =
			date_civil((date_days((int)t->value, 1, 1) + t[2].value - 1) * DAY_S, 0);

		set_day(d, c.year, c.month, c.day, 3);
	} else if (dash && token_is_word(&t[2], "w") && token_is_glued_number(&t[3], 2, 2) &&
		   t[3].value <= 53 && token_is_glued_mark(&t[4], '-') &&
		   token_is_glued_number(&t[5], 1, 1))
		set_week_day(d, (int)t->value, (int)t[3].value, (int)t[5].value, 6);
	else
		return 0;
	return d->zone_at;
}

/* 2026-03-07, 2026/3/7, 2026.03.07 */
int read_year_first(const struct date_tokens *ts, int i, struct draft *d,
		    const struct date_hints *h)
{
	const struct date_token *t = &ts->v[i];

	(void)h;
	if (!token_is_year(t) || t[1].spaced || !token_is_mark(&t[1], "-/.") ||
	    !token_is_glued_number(&t[2], 1, 2) || !token_is_glued_mark(&t[3], t[1].mark) ||
	    !token_is_glued_number(&t[4], 1, 2) || !month_day_possible(t[2].value, t[4].value))
		return 0;
	set_day(d, (int)t->value, (int)t[2].value, (int)t[4].value, i + 5);
	return 5;
}

/* 07/03/2026, 7-3-2026, 07.03.2026, 24/12/12, and month first when it must
 * be, when the portal's file says so, or when the rest looks American. */
int read_year_last(const struct date_tokens *ts, int i, struct draft *d, const struct date_hints *h)
{
	const struct date_token *t = &ts->v[i];
	bool loose = token_is_mark(&t[1], "/") && token_is_mark(&t[3], "/") && token_is_year(&t[4]);
	bool glued = !t[1].spaced && !t[2].spaced && !t[3].spaced && !t[4].spaced;
	int64_t a = t->value, b = t[2].value;

	if (!token_is_number(t, 1, 2) || !token_is_mark(&t[1], "-/.") ||
	    !token_is_number(&t[2], 1, 2) || !token_is_mark(&t[3], "-/.") ||
	    t[3].mark != t[1].mark || !(loose || glued))
		return 0;
	if (!token_is_year(&t[4]) && !(t[1].mark != '.' && token_is_number(&t[4], 2, 2)))
		return 0;
	if (token_is_glued_mark(&t[5], t[1].mark) && token_is_glued_number(&t[6], 1, 9))
		return 0; /* 1-2-24-5 is no date */
	if (d->has_month)
		return 5;
	d->swappable = month_day_possible(a, b) && month_day_possible(b, a);
	d->padded = t->digits == 2 && t[2].digits == 2;
	if (month_day_possible(b, a) && !(d->swappable && h->month_first))
		set_day(d, full_year(&t[4]), (int)b, (int)a, i + 5);
	else if (month_day_possible(a, b))
		set_day(d, full_year(&t[4]), (int)a, (int)b, i + 5);
	else
		return 0;
	d->swappable = d->swappable && !h->month_first;
	return 5;
}

/* A month by name, or "tháng 7", "Th7", "tháng Bảy", "tháng mười hai". */
static int month_at(const struct date_token *t, int *month)
{
	static const char *const months[] = {"thang", "thg", "th", NULL};

	if (t->kind != TOKEN_WORD)
		return 0;
	if (!token_is_one_of(t, months)) {
		*month = date_month(t->word);
		return *month != 0;
	}
	if (token_is_number(&t[1], 1, 2)) {
		*month = (int)t[1].value;
		return *month >= 1 && *month <= 12 ? 2 : 0;
	}
	*month = t[1].kind == TOKEN_WORD ? date_month_number(t[1].word) : 0;
	if (*month == 10 && t[2].kind == TOKEN_WORD &&
	    (token_is_word(&t[2], "mot") || token_is_word(&t[2], "hai"))) {
		*month += date_month_number(t[2].word);
		return 3;
	}
	return *month ? 2 : 0;
}

static int ordinal_at(const struct date_token *t)
{
	static const char *const endings[] = {"st", "nd", "rd", "th", "er", NULL};

	return !t->spaced && token_is_one_of(t, endings);
}

/* Year after day and month; gives the tokens taken, 0 when there is none. */
static int year_at(const struct date_token *t, int *year)
{
	static const char *const joints[] = {"nam", "de", "del", NULL};
	int k = 0;

	k += token_is_mark(&t[k], "-/.,");
	k += token_is_one_of(&t[k], joints);
	if (!token_is_year(&t[k]) && !token_is_number(&t[k], 2, 3))
		return 0;
	if (token_is_glued_mark(&t[k + 1], ':')) /* the hour */
		return 0;
	*year = full_year(&t[k]);
	return k + 1;
}

/* 16 Jul 2025, 01-Jan-04, 1. Januar 2025, 16 Tháng 7, 2025, 7th of March 2026 */
int read_day_month(const struct date_tokens *ts, int i, struct draft *d, const struct date_hints *h)
{
	static const char *const joints[] = {"of", "de", NULL};
	const struct date_token *t = &ts->v[i];
	int month = 0, year = 0, k = 1, taken;

	(void)h;
	if (!token_is_number(t, 1, 2) || t->value < 1 || t->value > 31)
		return 0;
	k += ordinal_at(&t[k]);
	k += token_is_mark(&t[k], "-/.,");
	k += token_is_one_of(&t[k], joints);
	taken = month_at(&t[k], &month);
	if (!taken)
		return 0;
	k += taken;
	k += year_at(&t[k], &year);
	set_day(d, year, month, (int)t->value, i + k);
	return k;
}

/* Aug 30 2012, March 7th, 2026, Sun Jul 15 01:16:00 +0000 2012 */
int read_month_day(const struct date_tokens *ts, int i, struct draft *d, const struct date_hints *h)
{
	const struct date_token *t = &ts->v[i];
	int month = 0, year = 0, k = month_at(t, &month), day;

	(void)h;
	if (!k)
		return 0;
	k += token_is_mark(&t[k], "-/.,");
	if (!token_is_number(&t[k], 1, 2) || t[k].value < 1 || t[k].value > 31)
		return 0;
	day = (int)t[k++].value;
	k += ordinal_at(&t[k]);
	if (token_is_year(&t[k]) || (token_is_mark(&t[k], "-/.,") && token_is_year(&t[k + 1])))
		k += year_at(&t[k], &year);
	set_day(d, year, month, day, i + k);
	return k;
}

int read_loose_year(const struct date_tokens *ts, int i, struct draft *d,
		    const struct date_hints *h)
{
	(void)h;
	if (!token_is_year(&ts->v[i]))
		return 0;
	if (!d->loose_year)
		d->loose_year = (int)ts->v[i].value;
	return 1;
}
