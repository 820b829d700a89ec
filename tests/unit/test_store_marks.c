/* layers: store model text base */
/* Marks on parts of a list, undo and redo over restarts, tags, kept searches,
 * and kill rules. */
#include "store_kit.h"

#define CASE(f) cmocka_unit_test_setup_teardown(f, kit_setup, kit_teardown)

/* Ten stories, the newest first: titles "0" to "9" with a word of three. */
static void ten(struct kit *k)
{
	static const char *const words[] = { "mưa", "nắng", "gió" };
	struct feed f = { 0 };

	for (int i = 0; i < 10; i++)
		kit_entry(k, &f, arena_printf(&k->arena, "https://bao.example.vn/%d", i).p,
			arena_printf(&k->arena, "Tin %d %s", i, words[i % 3]).p, "", NOW - i * 60);
	kit_save(k, k->news, &f, NOW);
}

static int total(struct kit *k, struct query q)
{
	return kit_list(k, q).total;
}

static int unread(struct kit *k)
{
	return total(k, (struct query){ .unread = true });
}

static int found(struct kit *k, const char *words)
{
	return total(k, (struct query){ .words = str_of(words), .now_s = NOW, .offset_min = 420 });
}

static void reopen(struct kit *k)
{
	kit_close(k);
	kit_open(k);
}

static int mark_rows(struct kit *k, struct query q, int first, int count, enum mark m)
{
	int n;

	store_mark_list(k->store, &q, first, count, m, true, NOW, &n);
	return n;
}

static void a_part_of_a_list_is_one_step(void **state)
{
	struct kit *k = *state;
	struct query news = { .category = k->news }, rain = { .words = STR("mưa") };

	ten(k);
	assert_int_equal(mark_rows(k, news, 0, 3, MARK_READ), 3);       /* all above */
	assert_int_equal(mark_rows(k, news, 8, -1, MARK_READ), 2);      /* all below */
	assert_int_equal(mark_rows(k, news, 50, 3, MARK_READ), 0);
	assert_int_equal(unread(k), 5);
	assert_int_equal(mark_rows(k, rain, 0, -1, MARK_STARRED), 4);
	assert_int_equal(total(k, (struct query){ .starred = true }), 4);
	reopen(k);
	store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_int_equal(total(k, (struct query){ .starred = true }), 0);
	assert_int_equal(unread(k), 5);
	store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_int_equal(unread(k), 7);
}

static void undo_and_redo_walk_over_restarts(void **state)
{
	struct kit *k = *state;
	struct query news = { .category = k->news };

	ten(k);
	mark_rows(k, news, 0, 2, MARK_READ);
	mark_rows(k, news, 0, 1, MARK_HIDDEN);
	kit_flush(k);
	assert_int_equal(total(k, news), 9);
	for (int i = 0; i < 3; i++)             /* the third finds nothing */
		store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_int_equal(unread(k), 10);
	reopen(k);
	store_redo(k->store, NOW);
	kit_flush(k);
	assert_int_equal(unread(k), 8);
	assert_int_equal(total(k, news), 10);
	store_redo(k->store, NOW);
	store_redo(k->store, NOW);
	kit_flush(k);
	assert_int_equal(total(k, news), 9);
	/* a new mark forgets what could be made again */
	store_undo(k->store, UNDO_MARKS, NOW);
	mark_rows(k, news, 5, 1, MARK_STARRED);
	store_redo(k->store, NOW);
	kit_flush(k);
	assert_int_equal(total(k, news), 10);
	store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_int_equal(total(k, (struct query){ .starred = true }), 0);
}

/* Another instance reads what this one marked: then it is not taken back. */
static void only_what_still_stands_is_taken_back(void **state)
{
	struct kit *k = *state;
	struct article_list l;

	ten(k);
	l = kit_list(k, (struct query){ .category = k->news });
	store_mark(k->store, l.rows.v[0].id, MARK_STARRED, true, NOW);
	store_mark(k->store, l.rows.v[0].id, MARK_STARRED, false, NOW);
	store_undo(k->store, UNDO_MARKS, NOW);          /* starred again */
	kit_flush(k);
	assert_int_equal(total(k, (struct query){ .starred = true }), 1);
	store_mark(k->store, l.rows.v[0].id, MARK_STARRED, false, NOW);
	kit_flush(k);
	store_redo(k->store, NOW);                      /* forgotten by the mark */
	kit_flush(k);
	assert_int_equal(total(k, (struct query){ .starred = true }), 0);
}

static void tags_are_found_undone_and_kept(void **state)
{
	struct kit *k = *state;
	struct article_list l;
	struct tag_list tags;
	int64_t id;

	ten(k);
	l = kit_list(k, (struct query){ .category = k->news });
	id = l.rows.v[9].id;
	store_tag(k->store, id, STR(" Miền Tây "), true, NOW);
	store_tag(k->store, l.rows.v[1].id, STR("miền tây"), true, NOW);
	store_tag(k->store, id, STR("lúa"), true, NOW);
	store_tag(k->store, id, STR("lúa"), true, NOW);
	kit_flush(k);
	assert_true(store_tags(k->store, 0, &k->arena, &tags));
	assert_int_equal(tags.names.n, 2);
	assert_str(tags.names.v[0], "Miền Tây");        /* as it was first written */
	assert_int_equal(found(k, "tag:\"mien tay\""), 2);
	assert_int_equal(found(k, "thẻ:miền"), 2);
	assert_int_equal(found(k, "tag:mie*"), 2);
	assert_int_equal(found(k, "tag:lúa -tag:lua"), 0);
	assert_int_equal(found(k, "tag:lúa mưa"), 1);
	assert_int_equal(found(k, "lúa"), 0);
	store_undo(k->store, UNDO_MARKS, NOW);          /* the second lúa changed nothing */
	kit_flush(k);
	assert_int_equal(found(k, "tag:lúa"), 0);
	store_redo(k->store, NOW);
	kit_flush(k);
	assert_int_equal(found(k, "tag:lúa"), 1);
	/* old and read, but tagged: it stays */
	mark_rows(k, (struct query){ 0 }, 0, -1, MARK_READ);
	store_expire(k->store, (struct store_keep){ .days = 1 }, NOW + 40 * 86400);
	kit_flush(k);
	assert_int_equal(total(k, (struct query){ 0 }), 2);
	store_tag(k->store, id, STR(""), false, NOW);
	kit_flush(k);
	assert_int_equal(found(k, "tag:\"mien tay\""), 1);
	store_undo(k->store, UNDO_MARKS, NOW);          /* both come back as one */
	kit_flush(k);
	assert_int_equal(found(k, "tag:lúa tag:miền"), 1);
}

static void a_page_keeps_what_it_was_read_as(void **state)
{
	struct kit *k = *state;
	struct article art = { .title = STR("Tựa"), .charset = STR("windows-1258") };
	struct stored_article s;
	struct err e = { 0 };
	int64_t id;

	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, &k->arena), STR("chữ"), 0, STR_NONE, &k->arena);
	id = kit_save_page(k, "https://bao.example.vn/p", &art, NOW);
	reopen(k);
	assert_true(store_article(k->store, id, &k->arena, &s, &e));
	assert_str(s.article.charset, "windows-1258");
	art.charset = STR("");
	kit_save_page(k, "https://bao.example.vn/p", &art, NOW);
	assert_true(store_article(k->store, id, &k->arena, &s, &e));
	assert_str(s.article.charset, "");
}

static void searches_are_kept(void **state)
{
	struct kit *k = *state;
	struct saved_searches s;
	struct query rain = { .words = STR("mưa"), .by_time = true, .now_s = NOW };

	ten(k);
	store_save_search(k->store, STR("Mưa"), STR("mưa"), NOW);
	store_save_search(k->store, STR("Gió"), STR("gió unread"), NOW + 1);
	store_save_search(k->store, STR("Mưa"), STR("mưa -nắng"), NOW + 2);
	for (int written = 0; written < 2; written++) {
		assert_true(store_searches(k->store, &k->arena, &s));
		assert_int_equal(s.list.n, 2);
		kit_flush(k);
	}
	reopen(k);
	assert_true(store_searches(k->store, &k->arena, &s));
	assert_str(s.list.v[0].name, "Mưa");
	assert_str(s.list.v[0].query, "mưa -nắng");
	store_save_search(k->store, STR("Mưa"), STR(""), NOW);
	assert_true(store_searches(k->store, &k->arena, &s));
	assert_int_equal(s.list.n, 1);
	/* what is unread in one, with every mark and every new story */
	assert_int_equal(store_search_unread(k->store, &rain), 4);
	mark_rows(k, rain, 0, 1, MARK_READ);
	assert_int_equal(store_search_unread(k->store, &rain), 3);
	mark_rows(k, rain, 1, 1, MARK_HIDDEN);
	kit_flush(k);
	assert_int_equal(store_search_unread(k->store, &rain), 2);
	kit_save_one(k, k->latest, "https://bao.example.vn/x", "Mưa mới", "", NOW, NOW);
	assert_int_equal(store_search_unread(k->store, &rain), 3);
}

static void what_is_kept_is_counted(void **state)
{
	struct kit *k = *state;
	struct query news = { .category = k->news };
	int starred, later;

	ten(k);
	mark_rows(k, news, 0, 3, MARK_STARRED);
	mark_rows(k, news, 2, 2, MARK_LATER);
	mark_rows(k, news, 0, 1, MARK_HIDDEN);
	for (int written = 0; written < 2; written++) {
		assert_true(store_kept(k->store, &starred, &later));
		assert_int_equal(starred, 2);
		assert_int_equal(later, 2);
		kit_flush(k);
	}
}

static void rules_act_as_stories_come_in(void **state)
{
	struct kit *k = *state;
	struct kill_rules rules = { 0 };
	struct feed f = { 0 };
	int fresh;

	*VEC_PUSH(&rules.list, &k->arena) = (struct kill_rule){ MARK_HIDDEN, STR("title:nắng mục:\"thời sự\"") };
	*VEC_PUSH(&rules.list, &k->arena) = (struct kill_rule){ MARK_STARRED, STR("gió báo:bao") };
	*VEC_PUSH(&rules.list, &k->arena) = (struct kill_rule){ MARK_READ, STR("author:\"minh anh\"") };
	store_set_rules(k->store, &rules, 420);
	ten(k);
	assert_int_equal(total(k, (struct query){ .category = k->news }), 7);
	assert_int_equal(found(k, "hidden"), 3);
	assert_int_equal(found(k, "starred"), 3);
	assert_int_equal(found(k, "starred -gió"), 0);
	/* not those that are there; not in another category; what is hidden is not new */
	kit_entry(k, &f, "https://bao.example.vn/a", "Nắng", "", NOW);
	kit_entry(k, &f, "https://bao.example.vn/0", "Tin 0 nắng", "", NOW)->author = STR("Minh Anh");
	kit_entry(k, &f, "https://bao.example.vn/b", "Tin", "", NOW)->author = STR("Minh Anh");
	fresh = kit_save(k, k->latest, &f, NOW);
	assert_int_equal(fresh, 2);
	assert_int_equal(found(k, "nắng"), 1);
	assert_int_equal(found(k, "author:anh -unread"), 1);
	f = (struct feed){ 0 };
	kit_entry(k, &f, "https://bao.example.vn/c", "Nắng", "", NOW);
	assert_int_equal(kit_save(k, k->news, &f, NOW), 0);
	/* a reader's undo does not meet them; their own does, step by step */
	store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_int_equal(found(k, "hidden"), 4);
	for (int i = 0; i < 2; i++)
		store_undo(k->store, UNDO_RULES, NOW);
	kit_flush(k);
	assert_int_equal(found(k, "hidden"), 3);
	assert_int_equal(found(k, "author:anh unread"), 2);
	store_undo(k->store, UNDO_RULES, NOW);
	kit_flush(k);
	assert_int_equal(found(k, "hidden"), 0);
	assert_int_equal(found(k, "starred"), 0);
	/* none any more */
	store_set_rules(k->store, &(struct kill_rules){ 0 }, 420);
	kit_save_one(k, k->news, "https://bao.example.vn/d", "Nắng", "", NOW, NOW);
	assert_int_equal(found(k, "hidden"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_part_of_a_list_is_one_step), CASE(undo_and_redo_walk_over_restarts),
		CASE(only_what_still_stands_is_taken_back), CASE(tags_are_found_undone_and_kept),
		CASE(searches_are_kept), CASE(a_page_keeps_what_it_was_read_as), CASE(what_is_kept_is_counted), CASE(rules_act_as_stories_come_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
