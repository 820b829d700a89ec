/* layers: store model text base */
/* Archives of every schema so far open, and nothing in them is lost.  Each was
 * made by the program of its time over the demo edition: 12 articles, the text
 * of four, one starred, one kept for later, one marked read. */
#include "store_kit.h"

#include "base/path.h"

static void take_archive(struct kit *k, const char *name)
{
	struct str from = arena_printf(&k->arena, TESTDIR "/data/archives/%s", name);
	struct err e = { 0 };
	struct buf b;

	kit_close(k);
	buf_init(&b, 16 << 20);
	if (!path_read(from.p, &b, &e))
		fail_msg("%s: %s", from.p, e.detail);
	unlink(arena_printf(&k->arena, "%s-wal", k->path).p);
	unlink(arena_printf(&k->arena, "%s-shm", k->path).p);
	assert_true(path_write(k->path, buf_str(&b), &e));
	buf_release(&b);
	kit_open(k);
}

static int total(struct kit *k, struct query q)
{
	return kit_list(k, q).total;
}

static int found(struct kit *k, const char *words)
{
	return total(k, (struct query){ .words = str_of(words), .now_s = NOW, .offset_min = 420 });
}

static void check_archive(struct kit *k)
{
	struct article_list l = kit_list(k, (struct query){ .starred = true });
	struct stored_article s;
	struct err e = { 0 };

	assert_int_equal(total(k, (struct query){ 0 }), 12);
	assert_int_equal(total(k, (struct query){ .unread = true }), 11);
	assert_int_equal(l.total, 1);
	assert_true(str_starts(l.rows.v[0].title, STR("Hợp long cầu Cái Sậy")));
	assert_int_equal(total(k, (struct query){ .later = true }), 1);
	assert_int_equal(total(k, (struct query){ .portal = STR("tinmoi.example") }), 4);
	assert_true(store_article(k->store, 1, &k->arena, &s, &e));
	assert_true(s.row.has_body && s.article.body.blocks.n > 3);
	assert_int_equal(found(k, "hop long cau cai say"), 1);
	assert_int_equal(found(k, "author:\"nguyên thạch\""), 4);
	assert_int_equal(found(k, "tag:\"pin natri\""), 1);
	assert_int_equal(found(k, "báo:tinmoi mục:khoa-hoc body:trấu"), 1);
}

static void check_old(struct kit *k, const char *name)
{
	take_archive(k, name);
	check_archive(k);
	for (int steps = 0; steps < 3; steps++)         /* its undo is undone still */
		store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_int_equal(total(k, (struct query){ .unread = true }), 12);
	assert_int_equal(total(k, (struct query){ .starred = true }), 0);
	assert_int_equal(total(k, (struct query){ .later = true }), 0);
	/* what is told anew goes through the new indexes */
	store_close(k->store);
	kit_open(k);
	assert_int_equal(found(k, "author:thạch"), 4);
	assert_true(store_verify(k->store, &(struct err){ 0 }));
}

static void of_schema_1(void **state)
{
	check_old(*state, "v1.db");
}

/* Of these a story has a tag, and a search is kept. */
static void check_kept(struct kit *k, const char *name)
{
	struct saved_searches kept;

	check_old(k, name);
	assert_int_equal(found(k, "tag:\"sông nước\""), 1);
	/* both ways to ask the new index: by one form, and by all of a syllable */
	assert_int_equal(found(k, "\"gạch lát vỉa hè\""), 1);
	assert_int_equal(found(k, "\"gach lat via he\""), 1);
	assert_int_equal(found(k, "\"gach lat vía he\""), 0);
	assert_true(store_searches(k->store, &k->arena, &kept));
	assert_int_equal(kept.list.n, 1);
}

static void of_schema_2(void **state)
{
	check_kept(*state, "v2.db");
}

static void of_schema_3(void **state)
{
	check_kept(*state, "v3.db");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(of_schema_1, kit_setup, kit_teardown),
		cmocka_unit_test_setup_teardown(of_schema_2, kit_setup, kit_teardown),
		cmocka_unit_test_setup_teardown(of_schema_3, kit_setup, kit_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
