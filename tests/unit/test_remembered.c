/* layers: app ui term store conf cells wire model text base */
/* What the archive remembers of an address: its trouble, and where it went. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/remembered.h"
#include "base/words.h"

static const int64_t NOW_S = 1773000000;

/* A newsstand of one portal: "tin" has a feed and a page, "moi" a feed. */
static void stand(struct desk *d)
{
	struct store_options so = { .mode = STORE_MEMORY };
	struct portal *p = ARENA_NEW(&d->arena, struct portal);
	struct err e = { 0 };

	*d = (struct desk){ .arena = d->arena, .clock = { .pinned_s = NOW_S } };
	*p = (struct portal){ .host = STR("bao.example"), .name = STR("Báo"), .home = STR(""), .alias = STR("") };
	*VEC_PUSH(&p->categories, &d->arena) = (struct category){ .key = STR("tin"), .name = STR("Tin"),
		.url = STR("https://bao.example/tin/"), .rss = STR("https://bao.example/tin.rss") };
	*VEC_PUSH(&p->categories, &d->arena) = (struct category){ .key = STR("moi"), .name = STR("Mới"),
		.url = STR(""), .rss = STR("https://bao.example/moi.rss") };
	*VEC_PUSH(&d->portals.list, &d->arena) = p;
	d->store = store_open(&so, &e);
	assert_non_null(d->store);
	assert_true(store_put_portals(d->store, &d->portals, &e));
}

static void fold(struct desk *d)
{
	store_close(d->store);
	arena_release(&d->arena);
}

static void answer(struct desk *d, const char *url, enum answer_kind kind, enum err_code code)
{
	struct answer ans = { .kind = kind, .url = STR("") };
	struct err e = { 0 };

	if (code)
		err_set(&ans.err, code, "bao.example (%d)", (int)code);
	remembered_answer(d, str_of(url), &ans);
	assert_true(store_flush(d->store, &e));
}

static int troubles(struct desk *d, struct arena *a, struct trouble_list *out)
{
	trouble_list(d, a, out);
	return out->rows.n;
}

static void a_trouble_has_cause_beginning_and_next_try(void **state)
{
	struct desk d = { 0 };
	struct arena a = { 0 };
	struct trouble_list list;
	struct fetch_state st = { .next_s = NOW_S + 300, .failures = 1 };
	struct err e = { 0 };

	(void)state;
	stand(&d);
	assert_int_equal(troubles(&d, &a, &list), 0);
	store_save_state(d.store, STR("https://bao.example/moi.rss"), &st);
	answer(&d, "https://bao.example/moi.rss", ANSWER_ERROR, ERR_TIMEOUT);
	d.clock.pinned_s += 600;
	answer(&d, "https://bao.example/moi.rss", ANSWER_ERROR, ERR_DNS);
	assert_int_equal(troubles(&d, &a, &list), 1);
	assert_true(str_eq(list.rows.v[0].category->key, STR("moi")));
	assert_true(str_eq(list.rows.v[0].portal->host, STR("bao.example")));
	assert_int_equal(list.rows.v[0].err.code, ERR_DNS);
	assert_true(str_starts(str_of(list.rows.v[0].err.detail), STR("bao.example (")));
	assert_int_equal(list.rows.v[0].since_s, NOW_S);
	assert_int_equal(list.rows.v[0].next_s, NOW_S + 300);
	answer(&d, "https://bao.example/moi.rss", ANSWER_UNCHANGED, ERR_NONE);
	assert_int_equal(troubles(&d, &a, &list), 0);
	assert_true(store_flush(d.store, &e));
	arena_release(&a);
	fold(&d);
}

/* The feed failed and the page served: the reader misses nothing. */
static void a_page_makes_up_for_its_feed(void **state)
{
	struct desk d = { 0 };
	struct arena a = { 0 };
	struct trouble_list list;

	(void)state;
	stand(&d);
	answer(&d, "https://bao.example/tin.rss", ANSWER_ERROR, ERR_NOT_A_FEED);
	answer(&d, "https://bao.example/tin/", ANSWER_FEED, ERR_NONE);
	assert_int_equal(troubles(&d, &a, &list), 0);
	answer(&d, "https://bao.example/tin/", ANSWER_ERROR, ERR_SERVER);
	assert_int_equal(troubles(&d, &a, &list), 1);
	arena_release(&a);
	fold(&d);
}

static void moves(void **state)
{
	struct desk d = { 0 };
	struct arena a = { 0 };
	struct str old = STR("https://bao.example/moi.rss"), fresh = STR("https://bao.example/moi2.rss");
	struct answer ans = { .kind = ANSWER_FEED, .url = fresh };

	(void)state;
	stand(&d);
	remembered_answer(&d, old, &ans);               /* a detour is not a move */
	assert_true(str_eq(remembered_address(&d, old, &a), old));
	ans.moved = true;
	remembered_answer(&d, old, &ans);
	assert_true(str_eq(remembered_address(&d, old, &a), fresh));
	assert_true(str_eq(desk_request(&d, JOB_FEED, old, &a).url, fresh));
	ans.moved = false;                              /* asked at the new place */
	remembered_answer(&d, old, &ans);
	assert_true(str_eq(remembered_address(&d, old, &a), fresh));
	answer(&d, "https://bao.example/moi.rss", ANSWER_ERROR, ERR_NOT_FOUND);
	assert_true(str_eq(remembered_address(&d, old, &a), old));
	/* a page of an error that moved there is no move either */
	ans = (struct answer){ .kind = ANSWER_ERROR, .url = fresh, .moved = true, .err = { .code = ERR_NOT_A_FEED } };
	remembered_answer(&d, old, &ans);
	assert_true(str_eq(remembered_address(&d, old, &a), old));
	arena_release(&a);
	fold(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_trouble_has_cause_beginning_and_next_try),
		cmocka_unit_test(a_page_makes_up_for_its_feed),
		cmocka_unit_test(moves),
	};

	return cmocka_run_group_tests_name("remembered", tests, NULL, NULL);
}
