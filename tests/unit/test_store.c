/* layers: store model text base */
/* The laws of the archive that a reader sees: one story is one row, first
 * sight wins, lists keep their order, marks show at once and can be undone. */
#include "store_kit.h"

#include <poll.h>

#define CASE(f) cmocka_unit_test_setup_teardown(f, kit_setup, kit_teardown)

/* ---- one story, one row ---- */

static void two_lists_one_story(void **state)
{
	struct kit *k = *state;
	int64_t id = kit_save_one(k, k->latest, "https://bao.example.vn/a-1.html", "Chợ nổi", "", NOW - 60, NOW);

	assert_true(id > 0);
	store_mark(k->store, id, MARK_READ, true, NOW);
	assert_int_equal(id, kit_save_one(k, k->news, "http://www.bao.example.vn/a-1.html?utm_source=rss",
		"Chợ nổi", "", NOW - 60, NOW + 60));
	assert_int_equal(kit_list(k, (struct query){ .category = k->news }).total, 1);
	assert_int_equal(kit_list(k, (struct query){ .category = k->latest }).total, 1);
	assert_int_equal(kit_list(k, (struct query){ 0 }).total, 1);
	assert_false(kit_article(k, id).row.unread);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 0);
}

/* The wanted category where the story stands in it, else its smallest one; never
 * the portal's own list. */
static void a_story_has_a_category(void **state)
{
	struct kit *k = *state;
	int64_t id = kit_save_one(k, k->latest, "https://bao.example.vn/a-1.html", "Chợ nổi", "", NOW - 60, NOW);
	int64_t loose;

	assert_true(store_category_of(k->store, id, 0) == k->latest);
	assert_true(store_category_of(k->store, id, k->news) == k->latest);
	kit_save_one(k, k->latest, "https://bao.example.vn/b-2.html", "Cầu mới", "", NOW - 60, NOW);
	kit_save_one(k, k->news, "https://bao.example.vn/a-1.html", "Chợ nổi", "", NOW - 60, NOW);
	assert_true(store_category_of(k->store, id, 0) == k->news);
	assert_true(store_category_of(k->store, id, k->latest) == k->latest);
	loose = kit_save_one(k, 0, "https://bao.example.vn/c-3.html", "Bài lẻ", "", NOW - 60, NOW);
	assert_true(loose > 0);
	assert_int_equal(store_category_of(k->store, loose, 0), 0);
	assert_int_equal(store_category_of(k->store, 99999, 0), 0);
}

static void refetch_writes_nothing_new(void **state)
{
	struct kit *k = *state;
	struct feed f = { 0 };

	kit_entry(k, &f, "https://bao.example.vn/1", "Một", "", NOW - 10);
	kit_entry(k, &f, "https://bao.example.vn/2", "Hai", "", 0);
	kit_entry(k, &f, "", "không địa chỉ", "", 0);
	assert_int_equal(kit_save(k, k->news, &f, NOW), 2);
	assert_int_equal(kit_save(k, k->news, &f, NOW + 100), 0);
	assert_int_equal(kit_list(k, (struct query){ .category = k->news }).total, 2);
}

static void refetch_keeps_read_and_takes_the_newer_title(void **state)
{
	struct kit *k = *state;
	int64_t id = kit_save_one(k, k->news, "https://bao.example.vn/1", "Bản đầu", "Cũ", NOW - 10, NOW);
	struct article_row row;

	store_mark(k->store, id, MARK_READ, true, NOW);
	kit_save_one(k, k->news, "https://bao.example.vn/1", "Bản sau", "Mới", NOW - 10, NOW + 60);
	row = kit_article(k, id).row;
	assert_str(row.title, "Bản sau");
	assert_str(row.lede, "Mới");
	assert_false(row.unread);
	/* what says nothing replaces nothing */
	kit_save_one(k, k->news, "https://bao.example.vn/1", "", "", 0, NOW + 120);
	row = kit_article(k, id).row;
	assert_str(row.title, "Bản sau");
	assert_str(row.lede, "Mới");
}

static void another_list_does_not_take_turns(void **state)
{
	struct kit *k = *state;
	int64_t id = kit_save_one(k, k->news, "https://bao.example.vn/1", "Tựa dài", "", NOW - 10, NOW);

	kit_save_one(k, k->latest, "https://bao.example.vn/1", "Tựa ngắn", "Sa pô", NOW - 10, NOW);
	assert_str(kit_article(k, id).row.title, "Tựa dài");
	assert_str(kit_article(k, id).row.lede, "Sa pô");
	kit_save_one(k, k->latest, "https://bao.example.vn/1", "Tựa sửa", "Sa pô", NOW - 10, NOW);
	assert_str(kit_article(k, id).row.title, "Tựa sửa");
}

static void canonical_merges_twins(void **state)
{
	struct kit *k = *state;
	int64_t one = kit_save_one(k, k->news, "https://bao.example.vn/1", "Một", "", NOW - 10, NOW);
	int64_t two = kit_save_one(k, k->latest, "https://bao.example.vn/amp/1", "Một (AMP)", "", NOW - 9, NOW + 5);
	struct article art = { .url = STR("https://bao.example.vn/1"), .title = STR("Một, đủ") };
	struct stored_article got;

	assert_true(one && two && one != two);
	store_mark(k->store, two, MARK_READ, true, NOW);
	store_mark(k->store, one, MARK_STARRED, true, NOW);
	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, &k->arena), STR("Thân bài."), 0, STR_NONE, &k->arena);
	assert_int_equal(kit_save_page(k, "https://bao.example.vn/amp/1", &art, NOW + 10), one);
	assert_int_equal(store_find(k->store, STR("https://bao.example.vn/amp/1")), one);
	got = kit_article(k, two);              /* the old id still opens it */
	assert_int_equal(got.row.id, one);
	assert_false(got.row.unread);
	assert_true(got.row.starred && got.row.has_body);
	assert_str(got.row.title, "Một, đủ");
	assert_int_equal(kit_list(k, (struct query){ .category = k->latest }).rows.v[0].id, one);
	assert_int_equal(kit_list(k, (struct query){ 0 }).total, 1);
	assert_int_equal(kit_row(k, "bao.example.vn", "").total, 1);
	assert_int_equal(kit_row(k, "bao.example.vn", "").unread, 0);
	assert_int_equal(kit_list(k, (struct query){ .words = STR("AMP") }).total, 0);
	store_mark(k->store, two, MARK_LATER, true, NOW);
	kit_flush(k);
	assert_true(kit_article(k, one).row.later);
}

/* A page may speak for its own site only. */
static void canonical_of_another_site_is_not_believed(void **state)
{
	struct kit *k = *state;
	int64_t victim = kit_save_one(k, k->news, "https://bao.example.vn/1", "Thật", "", NOW - 10, NOW);
	struct article art = { .url = STR("https://bao.example.vn/1"), .title = STR("Giả") };
	int64_t other = kit_save_page(k, "https://evil.example.net/x", &art, NOW);

	assert_true(other && other != victim);
	assert_str(kit_article(k, victim).row.title, "Thật");
	art.url = STR("https://bao.example.vn/");       /* nor for the front page */
	assert_true(kit_save_page(k, "https://bao.example.vn/7", &art, NOW) > 0);
	assert_int_equal(store_find(k->store, STR("https://bao.example.vn/")), 0);
}

/* ---- order ---- */

static void newest_first_and_undated_stay(void **state)
{
	struct kit *k = *state;
	struct feed f = { 0 };
	struct article_list l;

	kit_entry(k, &f, "https://bao.example.vn/u1", "U1", "", 0);
	kit_entry(k, &f, "https://bao.example.vn/u2", "U2", "", 0);
	kit_save(k, k->news, &f, NOW - 1000);
	kit_save_one(k, k->news, "https://bao.example.vn/d", "D", "", NOW - 500, NOW);
	kit_save(k, k->news, &f, NOW + 1000);
	kit_save_one(k, k->news, "https://bao.example.vn/u2", "U2 sửa", "", 0, NOW + 2000);
	l = kit_list(k, (struct query){ .category = k->news });
	assert_int_equal(l.rows.n, 3);
	assert_str(l.rows.v[0].title, "D");
	assert_str(l.rows.v[1].title, "U1");            /* page order where times are equal */
	assert_str(l.rows.v[2].title, "U2 sửa");
	assert_int_equal(l.rows.v[1].published_s, 0);
	assert_int_equal(l.rows.v[1].seen_s, NOW - 1000);
}

static void future_is_now(void **state)
{
	struct kit *k = *state;
	struct article_list l;

	kit_save_one(k, k->news, "https://bao.example.vn/f", "Mai", "", NOW + 90000, NOW);
	kit_save_one(k, k->news, "https://bao.example.vn/g", "Sau", "", NOW + 30, NOW + 60);
	l = kit_list(k, (struct query){ .category = k->news });
	assert_str(l.rows.v[0].title, "Sau");
	assert_true(l.rows.v[1].published_s <= NOW);
}

static void a_page_dates_an_undated_story(void **state)
{
	struct kit *k = *state;
	struct article art = { .title = STR("U"), .published = kit_date(NOW - 7000) };
	int64_t id;

	kit_save_one(k, k->news, "https://bao.example.vn/v", "V", "", NOW - 5000, NOW);
	id = kit_save_one(k, k->news, "https://bao.example.vn/u", "U", "", 0, NOW);
	assert_int_equal(kit_list(k, (struct query){ .category = k->news }).rows.v[0].id, id);
	kit_save_page(k, "https://bao.example.vn/u", &art, NOW + 10);
	/* its date is known now, and it stays where the reader opened it */
	assert_int_equal(kit_article(k, id).row.published_s, NOW - 7000);
	assert_int_equal(kit_list(k, (struct query){ .category = k->news }).rows.v[0].id, id);
	art.published = kit_date(NOW - 10);             /* an edited date moves nothing */
	kit_save_page(k, "https://bao.example.vn/u", &art, NOW + 20);
	assert_int_equal(kit_article(k, id).row.published_s, NOW - 7000);
}

static void pages_and_places(void **state)
{
	struct kit *k = *state;
	struct feed f = { 0 };
	struct query q = { .category = k->news };
	struct article_list l;
	struct err e = { 0 };

	for (int i = 0; i < 130; i++) {         /* some times are equal */
		struct str url = arena_printf(&k->arena, "https://bao.example.vn/p%d", i);
		kit_entry(k, &f, url.p, "T", "", NOW - 1000 + i / 2 * 2);
	}
	assert_int_equal(kit_save(k, k->news, &f, NOW), 130);
	for (int first = 0; first < 130; first += 40) {
		assert_true(store_articles(k->store, &q, first, 40, &k->arena, &l, &e));
		assert_int_equal(l.total, 130);
		assert_int_equal(l.first, first);
		assert_int_equal(l.rows.n, first == 120 ? 10 : 40);
		for (int i = 0; i < l.rows.n; i++)
			assert_int_equal(store_index_of(k->store, &q, l.rows.v[i].id), first + i);
	}
	assert_true(store_articles(k->store, &q, 500, 40, &k->arena, &l, &e));
	assert_int_equal(l.rows.n, 0);
	assert_int_equal(store_index_of(k->store, &q, 99999), -1);
}

static void next_unread(void **state)
{
	struct kit *k = *state;
	struct feed f = { 0 };
	struct query plain = { .category = k->news }, filtered = { .category = k->news, .filter = STR("tin") };
	struct article_list l;

	for (int i = 0; i < 10; i++)
		kit_entry(k, &f, arena_printf(&k->arena, "https://bao.example.vn/p%d", i).p, "Tin", "", NOW - i);
	kit_save(k, k->news, &f, NOW);
	l = kit_list(k, plain);
	for (int i = 0; i < 10; i++)
		if (i != 2 && i != 7)
			store_mark(k->store, l.rows.v[i].id, MARK_READ, true, NOW);
	for (int round = 0; round < 2; round++) {       /* pending, then written */
		struct query *qs[2] = { &plain, &filtered };
		for (int i = 0; i < 2; i++) {
			assert_int_equal(store_next_unread(k->store, qs[i], -1, 1), 2);
			assert_int_equal(store_next_unread(k->store, qs[i], 2, 1), 7);
			assert_int_equal(store_next_unread(k->store, qs[i], 7, 1), -1);
			assert_int_equal(store_next_unread(k->store, qs[i], 10, -1), 7);
			assert_int_equal(store_next_unread(k->store, qs[i], 7, -1), 2);
			assert_int_equal(store_next_unread(k->store, qs[i], 2, -1), -1);
		}
		kit_flush(k);
	}
}

/* ---- marks ---- */

static void marks_show_at_once(void **state)
{
	struct kit *k = *state;
	struct feed big = { 0 };
	int64_t id = kit_save_one(k, k->news, "https://bao.example.vn/1", "Một", "", NOW - 10, NOW);
	struct query unread = { .category = k->news, .unread = true };

	for (int i = 0; i < 400; i++)
		kit_entry(k, &big, arena_printf(&k->arena, "https://bao.example.vn/b%d", i).p, "B", "", NOW - i);
	store_save_feed(k->store, k->latest, &big, NOW);        /* the writer is busy */
	store_mark(k->store, id, MARK_READ, true, NOW);
	store_mark(k->store, id, MARK_STARRED, true, NOW);
	assert_false(kit_article(k, id).row.unread);
	assert_true(kit_article(k, id).row.starred);
	assert_int_equal(kit_list(k, unread).total, 0);
	assert_int_equal(kit_list(k, (struct query){ .starred = true }).total, 1);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 0);
	store_mark(k->store, id, MARK_READ, false, NOW);
	assert_true(kit_article(k, id).row.unread);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 1);
	kit_flush(k);
	assert_true(kit_article(k, id).row.unread);
	assert_int_equal(kit_list(k, unread).total, 1);
	assert_int_equal(kit_list(k, (struct query){ .starred = true }).total, 1);
	assert_int_equal(kit_row(k, "bao.example.vn", "moi-nhat").total, 400);
}

static void marks_go_first(void **state)
{
	struct kit *k = *state;
	int64_t id = kit_save_one(k, k->news, "https://bao.example.vn/1", "Một", "", NOW - 10, NOW);
	struct feed big = { 0 };
	uint64_t feed, mark, first = 0;
	struct store_event ev;

	for (int i = 0; i < 2000; i++)
		kit_entry(k, &big, arena_printf(&k->arena, "https://bao.example.vn/b%d", i).p, "B", "", NOW - i);
	feed = store_save_feed(k->store, k->latest, &big, NOW);
	mark = store_mark(k->store, id, MARK_READ, true, NOW);
	while (store_next_event(k->store, &ev))
		;
	kit_flush(k);
	while (store_next_event(k->store, &ev))
		if (!first && (ev.ticket == feed || ev.ticket == mark))
			first = ev.ticket;
	assert_int_equal(first, mark);
}

static void hidden_is_in_no_list(void **state)
{
	struct kit *k = *state;
	int64_t id = kit_save_one(k, k->news, "https://bao.example.vn/1", "Một", "", NOW - 10, NOW);

	store_mark(k->store, id, MARK_HIDDEN, true, NOW);
	for (int round = 0; round < 2; round++) {
		assert_int_equal(kit_list(k, (struct query){ .category = k->news }).total, 0);
		assert_int_equal(kit_list(k, (struct query){ .words = STR("một") }).total, 0);
		assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").total, 0);
		assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 0);
		kit_flush(k);
	}
	store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_int_equal(kit_list(k, (struct query){ .category = k->news }).total, 1);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 1);
}

static void a_list_mark_is_one_step(void **state)
{
	struct kit *k = *state;
	struct query q = { .category = k->news };
	struct feed f = { 0 };
	struct article_list l;

	for (int i = 0; i < 8; i++)
		kit_entry(k, &f, arena_printf(&k->arena, "https://bao.example.vn/%d", i).p, "T", "", NOW - i);
	kit_save(k, k->news, &f, NOW);
	l = kit_list(k, q);
	store_mark(k->store, l.rows.v[3].id, MARK_READ, true, NOW);
	store_mark_list(k->store, &q, 0, -1, MARK_READ, true, NOW, NULL);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 0);
	kit_flush(k);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 0);
	store_mark(k->store, l.rows.v[5].id, MARK_READ, false, NOW);    /* changed since */
	store_undo(k->store, UNDO_MARKS, NOW);                                      /* of that one */
	store_undo(k->store, UNDO_MARKS, NOW);                                      /* of the list */
	kit_flush(k);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 7);
	assert_false(kit_article(k, l.rows.v[3].id).row.unread);        /* was read before */
	store_undo(k->store, UNDO_MARKS, NOW);
	store_undo(k->store, UNDO_MARKS, NOW);                                      /* nothing left: no harm */
	kit_flush(k);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 8);
}

/* Written in slices, and still one step. */
static void a_long_list_mark_is_one_step(void **state)
{
	struct kit *k = *state;
	struct query q = { .category = k->news };
	struct feed f = { 0 };

	for (int i = 0; i < 9000; i++)
		kit_entry(k, &f, arena_printf(&k->arena, "https://bao.example.vn/%d", i).p, "T", "", NOW - i);
	kit_save(k, k->news, &f, NOW);
	store_mark(k->store, kit_list(k, q).rows.v[9].id, MARK_STARRED, true, NOW);
	store_mark_list(k->store, &q, 0, -1, MARK_READ, true, NOW, NULL);
	kit_flush(k);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 0);
	store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 9000);
	assert_true(kit_list(k, q).rows.v[9].starred);
}

static void undo_takes_the_newest_mark_of_any_instance(void **state)
{
	struct kit *k = *state;
	struct kit other = *k;
	struct query q = { .category = k->news };
	int64_t a = kit_save_one(k, k->news, "https://bao.example.vn/1", "T", "", NOW - 1, NOW);
	int64_t b = kit_save_one(k, k->news, "https://bao.example.vn/2", "T", "", NOW - 2, NOW);

	store_mark_list(k->store, &q, 0, -1, MARK_READ, true, NOW, NULL);
	kit_flush(k);
	kit_open(&other);
	store_mark(other.store, b, MARK_STARRED, true, NOW);
	kit_flush(&other);
	store_close(other.store);
	store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_false(kit_article(k, b).row.starred);
	assert_false(kit_article(k, a).row.unread);
	store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_true(kit_article(k, a).row.unread);
	assert_true(kit_article(k, b).row.unread);
}

/* A merge made it read since: taking back "unread" has nothing to do. */
static void undo_only_where_the_value_stands(void **state)
{
	struct kit *k = *state;
	int64_t one = kit_save_one(k, k->news, "https://bao.example.vn/1", "T", "", NOW - 1, NOW);
	int64_t two = kit_save_one(k, k->news, "https://bao.example.vn/amp/1", "T", "", NOW - 1, NOW);
	struct article art = { .url = STR("https://bao.example.vn/1"), .title = STR("T") };

	store_mark(k->store, two, MARK_READ, true, NOW);
	store_mark(k->store, one, MARK_READ, true, NOW);
	store_mark(k->store, one, MARK_READ, false, NOW);
	assert_int_equal(kit_save_page(k, "https://bao.example.vn/amp/1", &art, NOW), one);
	assert_false(kit_article(k, one).row.unread);
	store_undo(k->store, UNDO_MARKS, NOW);
	kit_flush(k);
	assert_false(kit_article(k, one).row.unread);
	store_undo(k->store, UNDO_MARKS, NOW);      /* this one stands */
	kit_flush(k);
	assert_true(kit_article(k, one).row.unread);
}

static void a_list_mark_spares_what_comes_later(void **state)
{
	struct kit *k = *state;
	struct query q = { .category = k->news };
	struct feed f = { 0 };

	kit_save_one(k, k->news, "https://bao.example.vn/1", "T", "", NOW - 1, NOW);
	kit_entry(k, &f, "https://bao.example.vn/2", "T", "", NOW);
	store_save_feed(k->store, k->news, &f, NOW);
	store_mark_list(k->store, &(struct query){ .category = k->news, .filter = STR("zzz") }, 0, -1, MARK_READ, true, NOW, NULL);
	kit_flush(k);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 2);
	store_mark_list(k->store, &q, 0, -1, MARK_READ, true, NOW, NULL);
	kit_save_one(k, k->news, "https://bao.example.vn/3", "T", "", NOW - 1, NOW);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 1);
}

/* ---- the article ---- */

static void an_article_comes_back_whole(void **state)
{
	struct kit *k = *state;
	struct arena *a = &k->arena;
	struct article art = { .url = STR("https://bao.example.vn/1"), .title = STR("Đường Hậu"),
		.author = STR("An Bình"), .agency = STR("HG"), .lede = STR("(HG) - Mở đầu"),
		.published = kit_date(NOW - 3600) };
	struct stored_article got;
	struct related *r = VEC_PUSH(&art.related, a);
	int64_t id;

	r->title = STR("Bài liên quan");
	r->url = STR("https://bao.example.vn/2");
	r->published = kit_date(NOW - 7200);
	*VEC_PUSH(&art.tags, a) = STR("cầu");
	*VEC_PUSH(&art.tags, a) = STR("đường");
	art.by[PART_BODY] = CHAIN_RULE;
	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, a), STR("(HG) - Mở đầu"), SPAN_STRONG, STR_NONE, a);
	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, a), STR("Thân"), 0, STR("https://a.vn/x"), a);
	id = kit_save_page(k, "https://bao.example.vn/1", &art, NOW);
	store_save_place(k->store, id, 1, NOW);
	assert_int_equal(kit_article(k, id).place, 1);
	kit_flush(k);
	kit_close(k);
	kit_open(k);
	got = kit_article(k, id);
	assert_str(got.row.title, "Đường Hậu");
	assert_str(got.row.portal, "bao.example.vn");
	assert_str(got.author, "An Bình");
	assert_str(got.agency, "HG");
	assert_int_equal(got.place, 1);
	assert_int_equal(got.article.body.blocks.n, 2);
	assert_str(got.article.body.blocks.v[1].spans.v[0].href, "https://a.vn/x");
	assert_int_equal(got.article.body.blocks.v[0].spans.v[0].flags, SPAN_STRONG);
	assert_int_equal(got.article.related.n, 1);
	assert_str(got.article.related.v[0].title, "Bài liên quan");
	assert_int_equal(got.article.related.v[0].published.utc_s, NOW - 7200);
	assert_int_equal(got.article.tags.n, 2);
	assert_str(got.article.tags.v[1], "đường");
	assert_int_equal(got.article.by[PART_BODY], CHAIN_RULE);
	assert_true(got.article.published.known && got.article.published.has_time);
	assert_int_equal(got.article.published.offset_min, 420);
	/* a page that could not be read again leaves the text it had */
	art.body = (struct doc){ 0 };
	kit_save_page(k, "https://bao.example.vn/1", &art, NOW + 60);
	assert_int_equal(kit_article(k, id).article.body.blocks.n, 2);
}

static void feed_text_serves_until_the_page_comes(void **state)
{
	struct kit *k = *state;
	struct article art = { .title = STR("T") };
	struct feed f = { 0 };
	int64_t id;

	kit_entry(k, &f, "https://bao.example.vn/1", "T", "", NOW)->content = STR("Đoạn một\nĐoạn hai");
	kit_save(k, k->news, &f, NOW);
	id = store_find(k->store, STR("https://bao.example.vn/1"));
	assert_false(kit_article(k, id).row.has_body);
	assert_int_equal(kit_article(k, id).article.body.blocks.n, 2);
	assert_int_equal(kit_article(k, id).article.by[PART_BODY], CHAIN_FEED);
	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, &k->arena), STR("Cả bài"), 0, STR_NONE, &k->arena);
	art.by[PART_BODY] = CHAIN_RULE;
	kit_save_page(k, "https://bao.example.vn/1", &art, NOW);
	f.entries.v[0].content = STR("Đoạn một sửa\nĐoạn hai");
	kit_save(k, k->news, &f, NOW);
	assert_true(kit_article(k, id).row.has_body);
	assert_int_equal(kit_article(k, id).article.body.blocks.n, 1);
	assert_int_equal(kit_article(k, id).article.by[PART_BODY], CHAIN_RULE);
}

static void no_such_article(void **state)
{
	struct kit *k = *state;
	struct stored_article out;
	struct err e = { 0 };

	assert_false(store_article(k->store, 4711, &k->arena, &out, &e));
	assert_int_equal(e.code, ERR_NO_SUCH);
	assert_int_equal(store_find(k->store, STR("https://bao.example.vn/none")), 0);
	assert_int_equal(store_find(k->store, STR("mailto:x")), 0);
}

/* ---- categories, states, memory ---- */

/* Two thousand files of rules alone must not fill the newsstand; a file that
 * lost its categories leaves it. */
static void rules_alone_have_no_row(void **state)
{
	struct kit *k = *state;
	struct portal *p = kit_portal(k, "bao.example.vn", "Báo Ví Dụ");
	struct category_list l;
	struct portals ps = { 0 };
	struct err e = { 0 };

	*VEC_PUSH(&ps.list, &k->arena) = p;
	assert_true(store_put_portals(k->store, &ps, &e));
	assert_true(store_categories(k->store, &k->arena, &l, &e));
	assert_int_equal(l.rows.n, 3);
	p->categories.n = 0;
	assert_true(store_put_portals(k->store, &ps, &e));
	assert_true(store_categories(k->store, &k->arena, &l, &e));
	assert_int_equal(l.rows.n, 0);
}

static void portals_in_their_order(void **state)
{
	struct kit *k = *state;
	struct portals ps = { 0 };
	struct category_list l;
	struct err e = { 0 };

	*VEC_PUSH(&ps.list, &k->arena) = kit_portal(k, "moi.example.vn", "Mới");
	*VEC_PUSH(&ps.list, &k->arena) = kit_portal(k, "bao.example.vn", "Báo Đổi Tên");
	ps.list.v[0]->status = PORTAL_ARCHIVE;
	ps.list.v[0]->alias = STR("www2.example.com cu.example.com");
	kit_save_one(k, k->news, "https://bao.example.vn/1", "T", "", NOW - 1, NOW);
	assert_true(store_put_portals(k->store, &ps, &e));
	assert_true(store_categories(k->store, &k->arena, &l, &e));
	assert_int_equal(l.rows.n, 6);
	assert_str(l.rows.v[0].portal, "moi.example.vn");
	assert_int_equal(l.rows.v[0].status, PORTAL_ARCHIVE);
	assert_int_equal(l.rows.v[0].id, 0);
	assert_str(l.rows.v[1].key, "moi-nhat");
	assert_str(l.rows.v[3].name, "Báo Đổi Tên");
	assert_int_equal(l.rows.v[3].total, 1);
	assert_int_equal(l.rows.v[5].id, k->news);
	assert_int_equal(l.rows.v[5].unread, 1);
	/* an alias is the portal too */
	kit_save_page(k, "https://cu.example.com/x", &(struct article){ .title = STR("X") }, NOW);
	assert_int_equal(kit_list(k, (struct query){ .portal = STR("moi.example.vn") }).total, 1);
	/* a site no portal file has can be asked for, but has no pane row */
	kit_save_page(k, "https://www.ngoai.example.net/x", &(struct article){ .title = STR("N") }, NOW);
	assert_int_equal(kit_list(k, (struct query){ .portal = STR("ngoai.example.net") }).total, 1);
	assert_int_equal(kit_list(k, (struct query){ .portal = STR("khong.example.net") }).total, 0);
	assert_true(store_categories(k->store, &k->arena, &l, &e));
	assert_int_equal(l.rows.n, 6);
}

static void times_of_a_category(void **state)
{
	struct kit *k = *state;

	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").fetched_s, 0);
	kit_save(k, k->news, &(struct feed){ 0 }, NOW);
	assert_true(store_category_opened(k->store, k->news, NOW + 5));
	kit_flush(k);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").fetched_s, NOW);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").opened_s, NOW + 5);
}

static void states_and_memory(void **state)
{
	struct kit *k = *state;
	struct fetch_state st = { STR("\"e1\""), STR("hôm qua"), NOW, NOW + 60, 2, 503 }, got;

	assert_false(store_state(k->store, STR("https://a.vn/rss"), &k->arena, &got));
	store_save_state(k->store, STR("https://a.vn/rss"), &st);
	store_remember(k->store, STR("focus"), STR("reader"));
	store_remember(k->store, STR("focus"), STR("list"));
	for (int round = 0; round < 3; round++) {       /* pending, written, reopened */
		assert_true(store_state(k->store, STR("https://a.vn/rss"), &k->arena, &got));
		assert_str(got.etag, "\"e1\"");
		assert_int_equal(got.next_s, NOW + 60);
		assert_int_equal(got.failures, 2);
		assert_int_equal(got.status, 503);
		assert_str(store_memory(k->store, STR("focus"), &k->arena), "list");
		assert_str(store_memory(k->store, STR("none"), &k->arena), "");
		kit_flush(k);
		if (round == 1) {
			kit_close(k);
			kit_open(k);
		}
	}
}

static void old_stories_leave(void **state)
{
	struct kit *k = *state;
	int64_t ids[5];

	for (int i = 0; i < 5; i++)
		ids[i] = kit_save_one(k, k->news, arena_printf(&k->arena, "https://bao.example.vn/%d", i).p,
			"Cũ kỹ", "", NOW - 1, NOW);
	for (int i = 1; i < 5; i++)
		store_mark(k->store, ids[i], MARK_READ, true, NOW);
	store_mark(k->store, ids[2], MARK_STARRED, true, NOW);
	store_mark(k->store, ids[3], MARK_LATER, true, NOW);
	store_expire(k->store, (struct store_keep){ .days = 30 }, NOW + 29 * 86400);
	kit_flush(k);
	assert_int_equal(kit_list(k, (struct query){ 0 }).total, 5);
	store_expire(k->store, (struct store_keep){ .days = 30 }, NOW + 31 * 86400);
	kit_flush(k);
	assert_int_equal(kit_list(k, (struct query){ 0 }).total, 3);   /* unread, starred, later */
	assert_int_equal(store_find(k->store, STR("https://bao.example.vn/4")), 0);
	assert_int_equal(kit_list(k, (struct query){ .words = STR("cũ") }).total, 3);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").total, 3);
}

static void only_so_many_of_a_portal_stay(void **state)
{
	struct kit *k = *state;
	struct store_keep keep = { .articles = 3 };
	struct old_list old;
	struct err e = { 0 };
	int64_t other = store_category_id(k->store, STR("tin.example.org"), STR("thoi-su"));

	for (int i = 0; i < 6; i++) {
		kit_save_one(k, k->news, arena_printf(&k->arena, "https://bao.example.vn/%d", i).p, "Tin", "",
			NOW - i * 100, NOW);
		kit_save_one(k, other, arena_printf(&k->arena, "https://tin.example.org/%d", i).p, "Tin", "",
			NOW - i, NOW);
	}
	store_mark_list(k->store, &(struct query){ .category = k->news }, 0, -1, MARK_READ, true, NOW, NULL);
	store_mark(k->store, store_find(k->store, STR("https://bao.example.vn/4")), MARK_STARRED, true, NOW);
	kit_flush(k);
	assert_true(store_old(k->store, keep, NOW, &k->arena, &old, &e));
	assert_int_equal(old.total, 2);         /* 3 and 5; the other paper's are unread */
	assert_int_equal(old.rows.n, 1);
	assert_str(old.rows.v[0].portal, "bao.example.vn");
	assert_int_equal(kit_list(k, (struct query){ .category = k->news }).total, 6);
	store_expire(k->store, keep, NOW);
	kit_flush(k);
	assert_int_equal(kit_list(k, (struct query){ .category = k->news }).total, 4);
	assert_int_equal(store_find(k->store, STR("https://bao.example.vn/3")), 0);
	assert_true(store_find(k->store, STR("https://bao.example.vn/2")) > 0);
	assert_int_equal(kit_list(k, (struct query){ .category = other }).total, 6);
}

/* ---- clocks ---- */

static void a_clock_that_jumped_ahead_deletes_nothing(void **state)
{
	struct kit *k = *state;
	int64_t id = kit_save_one(k, k->news, "https://bao.example.vn/1", "Tin", "", NOW - 1, NOW);

	store_mark(k->store, id, MARK_READ, true, NOW);
	/* with it comes an undated story: its time is the wrong clock's */
	kit_save_one(k, k->news, "https://bao.example.vn/2", "Tin", "", 0, NOW + 4000LL * 86400);
	store_expire(k->store, (struct store_keep){ .days = 365 }, NOW + 4000LL * 86400);
	kit_flush(k);
	assert_true(store_find(k->store, STR("https://bao.example.vn/1")) > 0);
}

static void a_lost_clock_believes_the_papers(void **state)
{
	struct kit *k = *state;
	struct article_list l;

	kit_save_one(k, k->news, "https://bao.example.vn/1", "Tin", "", NOW, 86400);    /* 1970 */
	kit_save_one(k, k->news, "https://bao.example.vn/2", "Tin", "", NOW - 50, NOW + 60);
	l = kit_list(k, (struct query){ .category = k->news });
	assert_int_equal(l.rows.v[0].published_s, NOW);
	assert_int_equal(l.rows.v[1].published_s, NOW - 50);
}

/* ---- events ---- */

static void the_descriptor_says_when(void **state)
{
	struct kit *k = *state;
	struct pollfd p = { store_fd(k->store), POLLIN, 0 };
	struct store_event ev;
	uint64_t ticket;

	while (store_next_event(k->store, &ev))
		;
	assert_int_equal(poll(&p, 1, 0), 0);
	ticket = store_mark(k->store, 1, MARK_READ, true, NOW);
	assert_int_equal(poll(&p, 1, 5000), 1);
	assert_true(store_next_event(k->store, &ev));
	assert_int_equal(ev.ticket, ticket);
	assert_int_equal(ev.kind, STORE_SAVED);
	assert_false(store_next_event(k->store, &ev));
	assert_int_equal(poll(&p, 1, 0), 0);
}

static void another_instance_is_noticed(void **state)
{
	struct kit *k = *state;
	struct kit other = *k;

	store_changed(k->store);
	assert_false(store_changed(k->store));
	kit_open(&other);
	kit_save_one(&other, k->news, "https://bao.example.vn/1", "T", "", NOW, NOW);
	store_close(other.store);
	assert_true(store_changed(k->store));
	assert_false(store_changed(k->store));
	assert_int_equal(kit_list(k, (struct query){ .category = k->news }).total, 1);
}

static void read_page_and_compare(struct kit *k, struct query q, int first, int count, const struct article_list *whole)
{
	struct article_list l;
	struct err e = { 0 };

	assert_true(store_articles(k->store, &q, first, count, &k->arena, &l, &e));
	assert_int_equal(l.total, whole->rows.n);
	assert_int_equal(l.rows.n, first >= l.total ? 0 : first + count > l.total ? l.total - first : count);
	for (int i = 0; i < l.rows.n; i++)
		assert_int_equal(l.rows.v[i].id, whole->rows.v[first + i].id);
}

/* From whichever end or page it is read, a page is a part of the same list,
 * also with marks that wait, a bound, and stories that come in between. */
static void any_page_is_a_part_of_the_list(void **state)
{
	struct kit *k = *state;
	struct query queries[] = { { .category = k->news }, { .category = k->news, .unread = true }, { 0 } };
	struct feed f = { 0 }, later = { 0 };
	uint32_t seed = 5;

	for (int i = 0; i < 70; i++)
		kit_entry(k, &f, arena_printf(&k->arena, "https://bao.example.vn/%d", i).p, "Tin", "", NOW - i / 3 * 100);
	kit_save(k, k->news, &f, NOW);
	for (int i = 0; i < 40; i++)
		kit_entry(k, &later, arena_printf(&k->arena, "https://bao.example.vn/x%d", i).p, "Tin", "", NOW - i * 50);
	for (int round = 0; round < 300; round++) {
		struct query q = queries[round % 3];
		struct article_list whole;
		int first, count;

		if (round == 100)
			for (int i = 0; i < 3; i++)
				queries[i].newest = store_newest(k->store);
		if (round == 150)
			kit_save(k, k->news, &later, NOW);
		seed = seed * 1664525u + 1013904223u;
		first = (int)(seed >> 8) % 80;
		count = 1 + (int)(seed >> 20) % 12;
		if (round % 7 == 0)
			store_mark(k->store, 1 + round % 70, MARK_READ, round % 2, NOW);
		if (round % 50 == 49)
			store_mark(k->store, 1 + round % 70, MARK_HIDDEN, true, NOW);
		whole = kit_list(k, q);
		read_page_and_compare(k, q, first, count, &whole);
		read_page_and_compare(k, q, first + count, count, &whole);
		read_page_and_compare(k, q, first > 3 ? first - 3 : 0, count, &whole);
	}
}

/* Within a second, by the descriptor; our own writes are no news to us. */
static void another_instance_is_heard(void **state)
{
	struct kit *k = *state;
	struct kit other = *k;
	struct pollfd p = { store_watch_fd(k->store), POLLIN, 0 };

	if (p.fd < 0)
		skip();
	kit_open(&other);
	store_heard(k->store);
	kit_save_one(k, k->news, "https://bao.example.vn/1", "T", "", NOW, NOW);
	assert_false(store_heard(k->store));
	assert_int_equal(poll(&p, 1, 0), 0);
	assert_true(store_heard(other.store));
	store_save_place(other.store, 1, 3, NOW);       /* nothing that others show */
	kit_flush(&other);
	assert_int_equal(poll(&p, 1, 50), 0);
	kit_save_one(&other, k->news, "https://bao.example.vn/2", "T", "", NOW, NOW);
	assert_int_equal(poll(&p, 1, 1000), 1);
	assert_true(store_heard(k->store));
	assert_false(store_heard(k->store));
	assert_int_equal(poll(&p, 1, 0), 0);
	assert_true(store_changed(k->store) || kit_list(k, (struct query){ .category = k->news }).total == 2);
	store_mark(other.store, 1, MARK_STARRED, true, NOW);
	kit_flush(&other);
	store_close(other.store);
	assert_int_equal(poll(&p, 1, 1000), 1);
	assert_true(store_heard(k->store));
}

static void what_waits_behind_a_bounded_list(void **state)
{
	struct kit *k = *state;
	struct query q = { .category = k->news };

	kit_save_one(k, k->news, "https://bao.example.vn/1", "T", "", NOW, NOW);
	q.newest = store_newest(k->store);
	assert_int_equal(store_waiting(k->store, &q), 0);
	kit_save_one(k, k->news, "https://bao.example.vn/2", "T", "", NOW, NOW);
	kit_save_one(k, k->news, "https://bao.example.vn/3", "T", "", NOW - 900, NOW);
	kit_save_one(k, k->latest, "https://bao.example.vn/4", "T", "", NOW, NOW);
	assert_int_equal(store_waiting(k->store, &q), 2);
	assert_int_equal(kit_list(k, q).total, 1);
}

static void a_bounded_list_stands_still(void **state)
{
	struct kit *k = *state;
	struct query q = { .category = k->news };

	kit_save_one(k, k->news, "https://bao.example.vn/1", "Cũ", "", NOW - 100, NOW);
	kit_save_one(k, k->news, "https://bao.example.vn/2", "Cũ hơn", "", NOW - 200, NOW);
	q.newest = store_newest(k->store);
	assert_int_equal(kit_list(k, q).total, 2);
	kit_save_one(k, k->news, "https://bao.example.vn/3", "Mới", "", NOW, NOW);
	assert_int_equal(kit_list(k, q).total, 2);
	assert_true(str_eq(kit_list(k, q).rows.v[0].title, STR("Cũ")));
	assert_int_equal(store_index_of(k->store, &q, kit_list(k, q).rows.v[1].id), 1);
	q.newest = 0;
	assert_int_equal(kit_list(k, q).total, 3);
	assert_true(str_eq(kit_list(k, q).rows.v[0].title, STR("Mới")));
}

/* News since an article: a story in two lists is new in both and once in the
 * newspaper; what is hidden is no news. */
static void new_since_an_article(void **state)
{
	struct kit *k = *state;
	struct category_list list;
	struct err e = { 0 };
	int64_t since, id;

	kit_save_one(k, k->news, "https://bao.example.vn/1", "Cũ", "", NOW - 100, NOW);
	since = store_newest(k->store);
	assert_true(store_new_since(k->store, since, &k->arena, &list, &e));
	assert_int_equal(list.rows.n, 0);
	kit_save_one(k, k->news, "https://bao.example.vn/2", "Hai", "", NOW - 200, NOW);
	kit_save_one(k, k->latest, "https://bao.example.vn/2", "Hai", "", NOW - 200, NOW);
	id = kit_save_one(k, k->news, "https://bao.example.vn/3", "Ba", "", NOW, NOW);
	assert_true(store_new_since(k->store, since, &k->arena, &list, &e));
	assert_int_equal(list.rows.n, 3);
	assert_true(list.rows.v[0].id == 0 && list.rows.v[0].total == 2);
	assert_true(list.rows.v[1].id == k->latest && list.rows.v[1].total == 1);
	assert_true(list.rows.v[2].id == k->news && list.rows.v[2].total == 2);
	store_mark(k->store, id, MARK_HIDDEN, true, NOW);
	assert_true(store_flush(k->store, &e));
	assert_true(store_new_since(k->store, since, &k->arena, &list, &e));
	assert_true(list.rows.v[0].id == 0 && list.rows.v[0].total == 1);
}

static void close_writes_what_is_queued(void **state)
{
	struct kit *k = *state;
	struct feed f = { 0 };

	for (int i = 0; i < 300; i++)
		kit_entry(k, &f, arena_printf(&k->arena, "https://bao.example.vn/%d", i).p, "T", "", NOW - i);
	store_save_feed(k->store, k->news, &f, NOW);
	kit_close(k);
	kit_open(k);
	assert_int_equal(kit_list(k, (struct query){ .category = k->news }).total, 300);
}

static void memory_mode_leaves_nothing(void **state)
{
	struct kit *k = *state;
	struct store_options o = { .mode = STORE_MEMORY };
	struct store *file = k->store;
	struct err e = { 0 };

	k->store = store_open(&o, &e);
	assert_non_null(k->store);
	kit_portals(k);
	kit_save_one(k, k->news, "https://bao.example.vn/1", "T", "", NOW - 1, NOW);
	assert_int_equal(kit_list(k, (struct query){ .category = k->news }).total, 1);
	assert_true(store_healthy(k->store, &e));
	store_close(k->store);
	k->store = file;
	assert_int_equal(kit_list(k, (struct query){ 0 }).total, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(two_lists_one_story), CASE(a_story_has_a_category), CASE(refetch_writes_nothing_new),
		CASE(refetch_keeps_read_and_takes_the_newer_title),
		CASE(another_list_does_not_take_turns), CASE(new_since_an_article), CASE(canonical_merges_twins),
		CASE(canonical_of_another_site_is_not_believed),
		CASE(newest_first_and_undated_stay), CASE(future_is_now),
		CASE(a_page_dates_an_undated_story), CASE(pages_and_places), CASE(next_unread),
		CASE(marks_show_at_once), CASE(marks_go_first), CASE(hidden_is_in_no_list),
		CASE(a_list_mark_is_one_step), CASE(a_long_list_mark_is_one_step), CASE(undo_only_where_the_value_stands),
		CASE(undo_takes_the_newest_mark_of_any_instance),
		CASE(a_list_mark_spares_what_comes_later), CASE(an_article_comes_back_whole),
		CASE(feed_text_serves_until_the_page_comes), CASE(no_such_article),
		CASE(rules_alone_have_no_row), CASE(portals_in_their_order), CASE(times_of_a_category), CASE(states_and_memory),
		CASE(old_stories_leave), CASE(only_so_many_of_a_portal_stay),
		CASE(a_clock_that_jumped_ahead_deletes_nothing), CASE(a_lost_clock_believes_the_papers), CASE(the_descriptor_says_when),
		CASE(another_instance_is_noticed), CASE(another_instance_is_heard),
		CASE(what_waits_behind_a_bounded_list), CASE(any_page_is_a_part_of_the_list),
		CASE(a_bounded_list_stands_still),
		CASE(close_writes_what_is_queued), CASE(memory_mode_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
