/* layers: model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/buf.h"
#include "base/path.h"
#include "model/date.h"
#include "model/date_words.h"

enum { VIETNAM = 7 * 60 };
static const int64_t NOW_S = 1773000000;        /* 2026-03-09T03:00:00+07:00 */

static void check(const char *text, struct date_hints hints, const char *want)
{
	struct arena a = { 0 };
	struct date d = date_parse(str_of(text), hints);
	struct str got = date_iso(d, &a);

	if (d.known && !d.has_time)
		got = str_sub(got, 0, 10);
	if (!str_eq(got, str_of(want)))
		fail_msg("'%s'\n  gave %.*s\n  want %s", text, STR_ARG(got), want);
	arena_release(&a);
}

struct row {
	const char *text, *want;
};

#define EACH(rows, hints) \
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) \
		check(rows[i].text, hints, rows[i].want)

static void vietnamese_pages(void **state)
{
	static const struct row rows[] = {
		{ "Thứ Sáu, ngày 03/02/2023 | 12:29", "2023-02-03T12:29:00+07:00" },
		{ "10:55 25/06/2024", "2024-06-25T10:55:00+07:00" },
		{ "09/01/2026 - 18:21", "2026-01-09T18:21:00+07:00" },
		{ "Thứ năm, 23/10/2025, 19:25 (GMT+7)", "2025-10-23T19:25:00+07:00" },
		{ "Chủ nhật, 3/4/2022, 6:08 (GMT+7)", "2022-04-03T06:08:00+07:00" },
		{ "CHỦ NHẬT, 3/4/2022, 6:08 (GMT+7)", "2022-04-03T06:08:00+07:00" },
		{ "08-03-2026 - 00:01 AM", "2026-03-08T00:01:00+07:00" },
		{ "Thứ Năm, ngày 21/08/2025 13:00 PM", "2025-08-21T13:00:00+07:00" },
		{ "Thứ Ba, 25/12/2012, 03:04 PM (GMT+7)", "2012-12-25T15:04:00+07:00" },
		{ "2 giờ trước 09:02 24/12/2025", "2025-12-24T09:02:00+07:00" },
		{ "25/12/12 11:05", "2012-12-25T11:05:00+07:00" },
		{ "08:00 | 21/12/2012", "2012-12-21T08:00:00+07:00" },
		{ "Thứ 3, Ngày 24.03.2015", "2015-03-24" },
		{ "- 08/03/2026 08:47", "2026-03-08T08:47:00+07:00" },
		{ "Cập nhật lúc 10h55 ngày 25/06/2024 (Theo Tin tức)", "2024-06-25T10:55:00+07:00" },
		{ "Đăng lúc 7 giờ 5 tháng 6 năm 2024", "2024-06-05T07:00:00+07:00" },
		{ "Ngày 16 tháng 7 năm 2025, 09:30", "2025-07-16T09:30:00+07:00" },
		{ "16 Tháng Bảy, 2025", "2025-07-16" },
		{ "Tháng Mười Hai 16, 2025", "2025-12-16" },
		{ "16 Th12, 2025", "2025-12-16" },
		{ "16 thg 7, 2025 lúc 9:05", "2025-07-16T09:05:00+07:00" },
		{ "thứ tư, 16 tháng mười một 2025", "2025-11-16" },
		{ "16/07/2025 9:30:00 CH", "2025-07-16T21:30:00+07:00" },
		{ "16/07/2025 12:30:00 SA", "2025-07-16T00:30:00+07:00" },
		{ "Sau 8 giờ tìm kiếm, 16/07/2025", "2025-07-16" },
		{ "Thứ Sáu, ngày\xc2\xa0" "03/02/2023 \xe2\x80\x93 12:29", "2023-02-03T12:29:00+07:00" },
		{ "14 tha\xcc\x81ng 7 n\xc4\x83m 2025", "2025-07-14" },
	};

	(void)state;
	EACH(rows, ((struct date_hints){ VIETNAM, false, NOW_S }));
}

static void feeds(void **state)
{
	static const struct row rows[] = {
		{ "Thu, 06 Feb 2025 20:30:48 +0700", "2025-02-06T20:30:48+07:00" },
		{ "Thu, 17 Jul 2025 09:30:00 GMT+7", "2025-07-17T09:30:00+07:00" },
		{ "Thu, 17 Jul 2025 09:30:00 GMT+07:00", "2025-07-17T09:30:00+07:00" },
		{ "Sun, 28 Jan 24 14:15:00 +0700", "2024-01-28T14:15:00+07:00" },
		{ "Tue, 06 Oct 2026 11:07:00 +07", "2026-10-06T11:07:00+07:00" },
		{ "Tue, 06 Oct 98 11:07:00 GMT", "1998-10-06T11:07:00+00:00" },
		{ "6 Oct 102 11:07:00 EST", "2002-10-06T11:07:00-05:00" },
		{ "Wed, 19 Feb 2012 22:40:00 -01:01", "2012-02-19T22:40:00-01:01" },
		{ "Mon, 26 January 2004 16:31:00 ET", "2004-01-26T16:31:00-05:00" },
		{ "Thu Aug 30 2012 17:26:16 +0200", "2012-08-30T17:26:16+02:00" },
		{ "Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00+00:00" },
		{ "Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06+00:00" },
		{ "Thu, 01 Jan 2004 19:48:21 (a comment) +0700", "2004-01-01T19:48:21+07:00" },
		{ "Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T08:19:53-04:00" },
		{ "2025-06-18T13:43:02+0700", "2025-06-18T13:43:02+07:00" },
		{ "2026-03-08T08:52:11.000 +07:00", "2026-03-08T08:52:11+07:00" },
		{ "2026-03-08T00:01:00", "2026-03-08T00:01:00+00:00" },
		{ "2026-03-08 08:07", "2026-03-08T08:07:00+00:00" },
		{ "2004-01-01t19:48:21z", "2004-01-01T19:48:21+00:00" },
		{ "1990-12-31T23:59:60Z", "1991-01-01T00:00:00+00:00" },
		{ "2026-03-08T24:00:00Z", "2026-03-09T00:00:00+00:00" },
		{ "20040101T194821Z", "2004-01-01T19:48:21+00:00" },
		{ "2003-12-31T25:14:55Z", "2003-12-31" },
		{ "2004-July-13T9:15-05:00", "2004-07-13T09:15:00-05:00" },
		{ "Tue Nov 24 08:30:00 ICT 2026", "2026-11-24T08:30:00+07:00" },
		{ "2004-W01-4", "2004-01-01" },
		{ "2026-W01-1", "2025-12-29" },
		{ "2004-366", "2004-12-31" },
		{ "2004-02", "2004-02-01" },
		{ "2004", "2004-01-01" },
		{ "20040229", "2004-02-29" },
		{ "1700000000", "2023-11-14T22:13:20+00:00" },
		{ "1700000000123", "2023-11-14T22:13:20+00:00" },
		{ "lundi 3 août 2026 à 14:05", "2026-08-03T14:05:00+00:00" },
		{ "3. Dezember 2026, 14:05 MEZ", "2026-12-03T14:05:00+01:00" },
		{ "15 de março de 2025", "2025-03-15" },
		{ "March 7th, 2026 at 4:05 p.m.", "2026-03-07T16:05:00+00:00" },
		{ "2026年3月7日 08:05", "2026-03-07T08:05:00+00:00" },
	};

	(void)state;
	EACH(rows, ((struct date_hints){ 0, false, 0 }));
}

static void month_first(void **state)
{
	static const struct row hinted[] = {
		{ "11/2/2026 9:25:00 AM", "2026-11-02T09:25:00+07:00" },
		{ "11/02/2026 09:25", "2026-11-02T09:25:00+07:00" },
		{ "25/02/2026 09:25", "2026-02-25T09:25:00+07:00" },
		{ "2026-02-11", "2026-02-11" },
	}, unhinted[] = {
		{ "11/2/2026 9:25:00 AM", "2026-11-02T09:25:00+07:00" },
		{ "2/25/2026 12:02:00 PM", "2026-02-25T12:02:00+07:00" },
		{ "11/02/2026 09:25", "2026-02-11T09:25:00+07:00" },
		{ "11/2/2026 9:25 AM", "2026-02-11T09:25:00+07:00" },
		{ "25/2/2026 9:25:00 AM", "2026-02-25T09:25:00+07:00" },
	};

	(void)state;
	EACH(hinted, ((struct date_hints){ VIETNAM, true, 0 }));
	EACH(unhinted, ((struct date_hints){ VIETNAM, false, 0 }));
}

static void relative(void **state)
{
	static const struct row rows[] = {
		{ "3 giờ trước", "2026-03-09T00:00:00+07:00" },
		{ "2h trước", "2026-03-09T01:00:00+07:00" },
		{ "15 phút trước", "2026-03-09T02:45:00+07:00" },
		{ "30' trước", "2026-03-09T02:30:00+07:00" },
		{ "5 ngày trước", "2026-03-04" },
		{ "1 tuần trước", "2026-03-02" },
		{ "2 hours ago", "2026-03-09T01:00:00+07:00" },
		{ "Vừa xong", "2026-03-09T03:00:00+07:00" },
		{ "Hôm nay, 01:30", "2026-03-09T01:30:00+07:00" },
		{ "Hôm qua 15:30", "2026-03-08T15:30:00+07:00" },
		{ "hôm qua", "2026-03-08" },
	};

	(void)state;
	EACH(rows, ((struct date_hints){ VIETNAM, false, NOW_S }));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check(rows[i].text, (struct date_hints){ VIETNAM, false, 0 }, "");
}

static void unknown_stays_unknown(void **state)
{
	static const char *const rows[] = {
		"", " ", "rác", "Sun, 16 Dec 2012 1:2:3:4 GMT", "Sun, 16 zzz 2012 11:47:32 GMT",
		"Sun, Dec x 2012 11:47:32 GMT", "Sun, 16 Dec zz 11:47:32 GMT", "Sun, 16 Dec 2012 11:47:32 +zz:00",
		"Sun, 16 Dec 2012 11:47:32 +00:zz", "Sun, 99 Jun 2009 12:00:00 GMT", "31/02/2026", "30/13/2026",
		"2026-02-29", "0001-01-01T00:00:00", "0000-00-00 00:00:00", "10:55", "Thứ Hai", "tháng 7 năm 2025",
		"Tỉ số 2:1", "142279", "1.2.3.4", "9 giờ", "99999 giờ trước", "99999999999999999999999999",
		"-", "+", "T", "::::", "1:", "/1/", "ngày 5 tháng 13 năm 2025",
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check(rows[i], (struct date_hints){ VIETNAM, false, NOW_S }, "");
}

static void hostile_length(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 20);
	for (int i = 0; i < 20000; i++)
		buf_add_z(&b, "1 thang muoi mot 1,");
	assert_false(date_parse(buf_str(&b), (struct date_hints){ 0 }).known);
	buf_clear(&b);
	for (int i = 0; i < 20000; i++)
		buf_add_z(&b, "\xff");
	assert_false(date_parse(buf_str(&b), (struct date_hints){ 0 }).known);
	buf_release(&b);
}

static void calendar(void **state)
{
	static const int offsets[] = { 0, VIETNAM, -330 };

	(void)state;
	for (int64_t t = -2500000000; t < 8000000000; t += 86400 * 13 + 12345)
		for (size_t i = 0; i < 3; i++) {
			struct civil c = date_civil(t, offsets[i]);

			assert_int_equal(date_from_civil(c.year, c.month, c.day, c.hour, c.minute, c.second) -
					 offsets[i] * 60, t);
		}
	assert_int_equal(date_civil(0, 0).weekday, 4);
	assert_int_equal(date_civil(-1, 0).weekday, 3);
	assert_int_equal(date_civil(NOW_S, VIETNAM).weekday, 1);
}

static void months_are_sorted(void **state)
{
	/* a row out of order would not be found by the binary search */
	static const char *const first_middle_last[] = { "abr", "aug", "febrero", "march", "oktober", "wrzesnia",
							 "απρ", "φεβ", "августа", "января" };
	static const int want[] = { 4, 8, 2, 3, 10, 9, 4, 2, 8, 1 };

	(void)state;
	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++)
		assert_int_equal(date_month(first_middle_last[i]), want[i]);
	assert_true(date_months_sorted());
	assert_int_equal(date_month("thu"), 0);
}

/* ../shared/pages/_excerpts/date-zoo.tsv: real strings with their meaning. */
static int zoo_row(struct str line)
{
	struct str raw, want, rest = line;
	struct date_hints hints = { VIETNAM, false, NOW_S };
	struct date d;
	struct arena a = { 0 };
	struct str got, value;

	str_cut(&rest, '\t', &raw);
	if (!str_cut(&rest, '\t', &want))
		return 0;
	hints.month_first = str_has(want, STR("M/D/Y"));
	d = date_parse(raw, hints);
	value = str_sub(want, 0, str_find_byte(want, ' ', 0));
	if (str_eq(value, STR("relative"))) {
		assert_true(d.known && d.utc_s == NOW_S - 7200);
		return 1;
	}
	value = str_sub(value, 0, str_find_byte(value, '+', 0));
	got = date_iso(d, &a);
	if (!str_starts(got, value) || d.has_time != (value.n > 10))
		fail_msg("%.*s gave %.*s, want %.*s", STR_ARG(raw), STR_ARG(got), STR_ARG(value));
	/* one machine stamp names a wrong zone; only its page can tell */
	if (!str_has(want, STR("WRONG")))
		assert_int_equal(d.offset_min, VIETNAM);
	arena_release(&a);
	return 1;
}

static void zoo(void **state)
{
	struct buf b;
	struct err e = { 0 };
	struct str rest, line;
	int n = 0;

	(void)state;
	buf_init(&b, 1 << 20);
	if (!path_read(SHAREDDIR "/pages/_excerpts/date-zoo.tsv", &b, &e)) {
		buf_release(&b);
		skip();
	}
	rest = buf_str(&b);
	str_line(&rest, &line);         /* column names */
	while (str_line(&rest, &line))
		n += zoo_row(line);
	buf_release(&b);
	print_message("date zoo: %d strings\n", n);
	assert_true(n >= 47);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vietnamese_pages), cmocka_unit_test(feeds), cmocka_unit_test(month_first),
		cmocka_unit_test(relative), cmocka_unit_test(unknown_stays_unknown),
		cmocka_unit_test(hostile_length), cmocka_unit_test(calendar), cmocka_unit_test(months_are_sorted),
		cmocka_unit_test(zoo),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
