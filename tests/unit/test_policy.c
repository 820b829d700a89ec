/* layers: model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/date.h"
#include "model/policy.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };
static const int64_t NOW_S = 1773000000;

static int64_t wait_after(struct fetch_state before, struct fetch_reply r)
{
	return policy_next(&before, &r, NOW_S).next_s - NOW_S;
}

static void lifetimes(void **state)
{
	static const struct { int64_t max_age_s, expires_in_s; int ttl_min; int64_t want_s; } row[] = {
		{ -1, 0, 0, 10 * MINUTE },
		{ 0, 0, 0, 5 * MINUTE },
		{ 60, 0, 0, 5 * MINUTE },
		{ 900, 0, 0, 900 },
		{ 31536000, 0, 0, DAY },
		{ -1, 1200, 0, 1200 },
		{ -1, -1000000, 0, 5 * MINUTE },
		{ 900, 7200, 0, 900 },                  /* max-age beats Expires */
		{ -1, 0, 60, HOUR },
		{ -1, 0, 1, 5 * MINUTE },
		{ -1, 0, 100000, DAY },
		{ 0, 0, 60, HOUR },
		{ 7200, 0, 60, 2 * HOUR },
		{ -1, 0, -5, 10 * MINUTE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct fetch_reply r = { .status = 200, .max_age_s = row[i].max_age_s, .ttl_min = row[i].ttl_min };

		if (row[i].expires_in_s)
			r.expires_s = NOW_S + row[i].expires_in_s;
		assert_int_equal(wait_after((struct fetch_state){ 0 }, r), row[i].want_s);
	}
}

static void validators(void **state)
{
	struct fetch_state st = { 0 };
	struct fetch_reply full = { .status = 200, .etag = STR("\"a\""), .last_modified = STR("Mon"), .max_age_s = -1 };
	struct fetch_reply unchanged = { .status = 304, .max_age_s = -1 };
	struct fetch_reply renamed = { .status = 304, .etag = STR("\"b\""), .max_age_s = -1 };
	struct fetch_reply bare = { .status = 200, .max_age_s = -1 };
	struct fetch_reply broken = { .status = 500, .etag = STR("\"error\""), .max_age_s = 900 };

	(void)state;
	st = policy_next(&st, &full, NOW_S);
	assert_true(str_eq(st.etag, STR("\"a\"")) && str_eq(st.last_modified, STR("Mon")));
	st = policy_next(&st, &unchanged, NOW_S);
	assert_true(str_eq(st.etag, STR("\"a\"")) && str_eq(st.last_modified, STR("Mon")));
	assert_int_equal(st.status, 304);
	st = policy_next(&st, &broken, NOW_S);
	assert_true(str_eq(st.etag, STR("\"a\"")) && str_eq(st.last_modified, STR("Mon")));
	st = policy_next(&st, &renamed, NOW_S);
	assert_true(str_eq(st.etag, STR("\"b\"")) && str_eq(st.last_modified, STR("Mon")));
	st = policy_next(&st, &bare, NOW_S);
	assert_true(!st.etag.n && !st.last_modified.n);
}

static void failures_back_off(void **state)
{
	struct fetch_state st = { .fetched_s = NOW_S - 900, .status = 200, .etag = STR("x") };
	struct fetch_reply dead = { .failed = true, .max_age_s = -1 };
	struct fetch_reply good = { .status = 200, .max_age_s = -1 };
	int64_t before_s = 0;

	(void)state;
	for (int i = 1; i <= 40; i++) {
		struct fetch_state again = policy_next(&st, &dead, NOW_S);
		int64_t wait_s = again.next_s - NOW_S;

		assert_int_equal(again.failures, i);
		assert_int_equal(again.next_s, policy_next(&st, &dead, NOW_S).next_s);
		assert_true(wait_s >= 5 * MINUTE && wait_s <= DAY + DAY / 4);
		if (i < 8)
			assert_true(wait_s > before_s + before_s / 2);
		before_s = wait_s;
		st = again;
	}
	assert_true(before_s >= DAY);
	assert_int_equal(st.fetched_s, NOW_S - 900);    /* no answer came */
	assert_int_equal(st.status, 200);
	st.failures = INT32_MAX;
	assert_true(policy_next(&st, &dead, NOW_S).failures > 0);
	st = policy_next(&st, &good, NOW_S);
	assert_int_equal(st.failures, 0);
	assert_int_equal(st.next_s, NOW_S + 10 * MINUTE);
}

static void statuses(void **state)
{
	static const struct { int status; int64_t retry_after_s, at_least_s, at_most_s; } row[] = {
		{ 429, 3600, HOUR, HOUR },
		{ 503, 30, 5 * MINUTE, 6 * MINUTE },
		{ 503, 100 * DAY, DAY, DAY },
		{ 404, 0, 5 * MINUTE, 6 * MINUTE },
		{ 301, 0, 5 * MINUTE, 6 * MINUTE },
		{ 410, 0, 30 * DAY, 30 * DAY },
		{ 200, 7200, 2 * HOUR, 2 * HOUR },
		{ 503, -5, 5 * MINUTE, 6 * MINUTE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct fetch_reply r = { .status = row[i].status, .retry_after_s = row[i].retry_after_s, .max_age_s = -1 };
		int64_t wait_s = wait_after((struct fetch_state){ 0 }, r);

		assert_true(wait_s >= row[i].at_least_s && wait_s <= row[i].at_most_s);
	}
}

static void freshness(void **state)
{
	struct fetch_state never = { 0 }, st = { .fetched_s = NOW_S, .next_s = NOW_S + 600 };

	(void)state;
	assert_false(policy_fresh(&never, NOW_S));
	assert_true(policy_fresh(&st, NOW_S));
	assert_true(policy_fresh(&st, NOW_S + 599));
	assert_false(policy_fresh(&st, NOW_S + 600));
	assert_false(policy_fresh(&st, NOW_S - 1));     /* the clock was set back */
	st.fetched_s = 0;
	st.next_s = NOW_S + (int64_t)1000 * DAY;
	assert_false(policy_fresh(&st, NOW_S));
}

/* NOW_S is 20:00 GMT on a Sunday. */
static void skipped_hours(void **state)
{
	static const struct { int hours, days; int64_t want_s; } row[] = {
		{ 1 << 20, 0, HOUR },
		{ 1 << 20 | 1 << 21 | 1 << 0, 0, 2 * HOUR },
		{ 1 << 19, 0, 10 * MINUTE },
		{ 0, 1 << 0, 4 * HOUR },                /* not on Sundays */
		{ 1 << 0, 1 << 0, 5 * HOUR },
		{ 0xFFFFFF, 0, 10 * MINUTE },           /* never: not believed */
		{ 0, 0x7F, 10 * MINUTE },
	};
	struct civil now = date_civil(NOW_S, 0);

	(void)state;
	assert_true(now.weekday == 0 && now.hour == 20 && now.minute == 0);
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct fetch_reply r = { .status = 200, .max_age_s = -1, .skip_hours = row[i].hours,
			.skip_days = row[i].days };

		assert_int_equal(wait_after((struct fetch_state){ 0 }, r), row[i].want_s);
	}
}

static void jitter(void **state)
{
	struct fetch_reply x = { .max_age_s = -1, .failed = true }, y = x;

	(void)state;
	x.salt = policy_salt(STR("https://bao.example/a"));
	y.salt = policy_salt(STR("https://bao.example/b"));
	assert_int_not_equal(wait_after((struct fetch_state){ 0 }, x), wait_after((struct fetch_state){ 0 }, y));
	for (uint32_t i = 0; i < 1000; i++) {
		x.salt = i * 77777777u;
		assert_in_range(wait_after((struct fetch_state){ 0 }, x), 5 * MINUTE, 5 * MINUTE + 75);
	}
}

static void quiet_hours(void **state)
{
	static const struct { const char *word; int minute; bool quiet; } row[] = {
		{ "", 0, false }, { "22-6", 22 * 60, true }, { "22-6", 21 * 60 + 59, false },
		{ "22-6", 5 * 60 + 59, true }, { "22-6", 6 * 60, false }, { "22-6", 0, true },
		{ "1-5", 60, true }, { "1-5", 300, false }, { "1:30-5:15", 89, false }, { "1:30-5:15", 314, true },
		{ "0-24", 700, true }, { "6-6", 360, false }, { "x", 0, false },
	};
	static const char *const wrong[] = { "x", "22", "22-", "-6", "22-25", "22:60-6", "22-6-7", "a-b", "22:-6" };
	int from, to;

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
		if (policy_is_quiet(str_of(row[i].word), row[i].minute) != row[i].quiet)
			fail_msg("%s at %d", row[i].word, row[i].minute);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		if (policy_quiet_read(str_of(wrong[i]), &from, &to))
			fail_msg("taken: %s", wrong[i]);
	assert_true(policy_quiet_read(STR("22:30-6"), &from, &to));
	assert_int_equal(from, 1350);
	assert_int_equal(to, 360);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lifetimes), cmocka_unit_test(validators), cmocka_unit_test(failures_back_off),
		cmocka_unit_test(statuses), cmocka_unit_test(freshness), cmocka_unit_test(skipped_hours),
		cmocka_unit_test(jitter), cmocka_unit_test(quiet_hours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
