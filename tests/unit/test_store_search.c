/* layers: store model text base */
/* Search in the archive: Vietnamese words bare and marked, phrases, absence,
 * beginnings, the order of matches, and nothing a reader types is an error. */
#include "store_kit.h"

#define CASE(f) cmocka_unit_test_setup_teardown(f, kit_setup, kit_teardown)

static int hits(struct kit *k, const char *words)
{
	return kit_list(k, (struct query){ .words = str_of(words) }).total;
}

static void put(struct kit *k, const char *slug, const char *title, const char *lede)
{
	struct str url = arena_printf(&k->arena, "https://bao.example.vn/%s", slug);

	assert_true(kit_save_one(k, k->news, url.p, title, lede, NOW - 100, NOW) > 0);
}

static void bare_is_folded_marked_is_exact(void **state)
{
	struct kit *k = *state;
	static const struct { const char *words; int hits; } cases[] = {
		{ "da nang", 1 }, { "đà nẵng", 1 }, { "Đà Nẵng", 1 }, { "DA NANG", 1 },
		{ "da", 3 }, { "đá", 1 }, { "đã", 1 }, { "đa", 0 },
		{ "thuy", 2 }, { "thúy", 1 }, { "thuý", 1 }, { "thuỷ", 1 }, { "thủy", 1 },
		{ "THỦ TƯỚNG", 1 }, { "thủ tướng", 1 }, { "thu tuong", 1 }, { "thụ tướng", 0 },
		{ "duong", 1 }, { "đường", 1 }, { "dương", 0 }, { "đuong", 0 },
		{ "hoà", 1 }, { "hòa", 1 }, { "hóa", 0 }, { "hoa", 1 },
		/* decomposed typing is the same text */
		{ "tu\xcc\x9bo\xcc\x9b\xcc\x81ng", 1 },
		{ "12", 1 }, { "5", 1 }, { "khôngcó", 0 },
	};

	put(k, "1", "Đà Nẵng mở đường", "");
	put(k, "2", "Đá bóng", "Chị Thúy vui");
	put(k, "3", "Đã xong", "Nhà máy thuỷ điện");
	put(k, "4", "Thủ tướng họp", "Xã Hoà Bình, giá 12.5 triệu");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int got = hits(k, cases[i].words);
		if (got != cases[i].hits)
			fail_msg("%s: %d, not %d", cases[i].words, got, cases[i].hits);
	}
}

static void phrases_absence_beginnings(void **state)
{
	struct kit *k = *state;
	static const struct { const char *words; int hits; } cases[] = {
		{ "\"chợ nổi\"", 1 }, { "\"nổi chợ\"", 0 }, { "chợ nổi", 2 }, { "\"cho noi\"", 1 },
		{ "chợ -nổi", 1 }, { "chợ -\"chợ nổi\"", 2 }, { "-chợ", 0 }, { "cho -", 3 },
		{ "kên*", 1 }, { "ken*", 1 }, { "k*", 1 }, { "kênh*", 1 }, { "ng*", 1 }, { "nghiê*", 1 },
		{ "nghiế*", 1 }, { "nghía*", 0 }, { "\"chợ nổi", 1 },
	};

	put(k, "1", "Chợ nổi trên kênh", "");
	put(k, "2", "Chợ đêm", "nước nổi");
	put(k, "3", "Chợ phiên thử nghiệm", "");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int got = hits(k, cases[i].words);
		if (got != cases[i].hits)
			fail_msg("%s: %d, not %d", cases[i].words, got, cases[i].hits);
	}
}

static void nothing_is_syntax(void **state)
{
	struct kit *k = *state;
	static const char *const odd[] = {
		"\"", "\"\"", "*", "-", "--", "- -", "(", ")", "AND", "OR", "NOT", "NEAR(a b, 2)",
		"title:chợ", "{title} : a", "a^b", "^a", "a + b", "+", "''", "'; DROP TABLE article;--",
		"\\", "a\"b\"c", "\"a\"*", "-\"a", "-*", "....", "!!!", "chợ AND", "chợ OR", "\"*\"*",
		"\xff\xfe", "a\tb", "-\"\"", "::", "NEAR", "search MATCH",
	};

	put(k, "1", "Chợ", "");
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		struct query q = { .words = str_of(odd[i]) };
		struct article_list l;
		struct err e = { 0 };
		if (!store_articles(k->store, &q, 0, 10, &k->arena, &l, &e))
			fail_msg("%s: %s", odd[i], e.detail);
	}
	assert_int_equal(hits(k, "!!!"), 0);
}

static void title_then_lede_then_body(void **state)
{
	struct kit *k = *state;
	struct article art = { .title = STR("Bài dài"), .published = kit_date(NOW) };
	struct article_list l;

	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, &k->arena), STR("Trong thân có lúa."), 0, STR_NONE, &k->arena);
	kit_save_page(k, "https://bao.example.vn/body", &art, NOW);
	kit_save_one(k, k->news, "https://bao.example.vn/l", "Mùa", "Giá lúa", NOW - 10, NOW);
	kit_save_one(k, k->news, "https://bao.example.vn/t1", "Lúa cũ", "", NOW - 300, NOW);
	kit_save_one(k, k->news, "https://bao.example.vn/t2", "Lúa mới", "lúa", NOW - 200, NOW);
	kit_save_one(k, k->latest, "https://bao.example.vn/t3", "Lúa xưa", "", NOW - 900, NOW);
	l = kit_list(k, (struct query){ .words = STR("lúa") });
	assert_int_equal(l.total, 5);
	assert_str(l.rows.v[0].title, "Lúa mới");
	assert_str(l.rows.v[1].title, "Lúa cũ");
	assert_str(l.rows.v[2].title, "Lúa xưa");
	assert_str(l.rows.v[3].title, "Mùa");
	assert_str(l.rows.v[4].title, "Bài dài");
	assert_int_equal(store_index_of(k->store, &(struct query){ .words = STR("lúa") }, l.rows.v[3].id), 3);
	/* inside one list, and only what is unread */
	assert_int_equal(kit_list(k, (struct query){ .words = STR("lúa"), .category = k->latest }).total, 1);
	store_mark(k->store, l.rows.v[1].id, MARK_READ, true, NOW);
	assert_int_equal(kit_list(k, (struct query){ .words = STR("lúa"), .unread = true }).total, 4);
	kit_flush(k);
	assert_int_equal(kit_list(k, (struct query){ .words = STR("lúa"), .unread = true }).total, 4);
}

static void new_words_replace_the_old_in_the_index(void **state)
{
	struct kit *k = *state;
	struct article art = { .title = STR("Tựa") };

	put(k, "1", "Cau Can Tho", "mua lon");
	put(k, "1", "Song Hau", "nang am");
	assert_int_equal(hits(k, "cau"), 0);
	assert_int_equal(hits(k, "song"), 1);
	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, &k->arena), STR("xoai cat"), 0, STR_NONE, &k->arena);
	kit_save_page(k, "https://bao.example.vn/1", &art, NOW);
	assert_int_equal(hits(k, "xoai"), 1);
	assert_int_equal(hits(k, "song"), 0);
	art.body = (struct doc){ 0 };
	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, &k->arena), STR("buoi nam roi"), 0, STR_NONE, &k->arena);
	kit_save_page(k, "https://bao.example.vn/1", &art, NOW);
	assert_int_equal(hits(k, "xoai"), 0);
	assert_int_equal(hits(k, "buoi"), 1);
}

static void filter_holds_every_word(void **state)
{
	struct kit *k = *state;
	struct query q = { .category = k->news, .filter = STR("đuong HAU") };

	put(k, "1", "Đường Hậu Giang", "");
	put(k, "2", "Đường", "sông Hậu");
	put(k, "3", "Đường Tiền Giang", "");
	assert_int_equal(kit_list(k, q).total, 2);
	q.filter = STR("ậu");           /* a part of a word is enough */
	assert_int_equal(kit_list(k, q).total, 2);
	q.filter = STR("  ");
	assert_int_equal(kit_list(k, q).total, 3);
	q.filter = STR("giang");
	q.words = STR("hậu");
	assert_int_equal(kit_list(k, q).total, 1);
}

static void counting_stops_at_a_thousand(void **state)
{
	struct kit *k = *state;
	struct feed f = { 0 };

	for (int i = 0; i < 1200; i++)
		kit_entry(k, &f, arena_printf(&k->arena, "https://bao.example.vn/%d", i).p, "Tin", "", NOW - i);
	kit_save(k, k->news, &f, NOW);
	assert_int_equal(hits(k, "tin"), 1000);
	assert_int_equal(kit_list(k, (struct query){ .filter = STR("tin") }).total, 1200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(bare_is_folded_marked_is_exact), CASE(phrases_absence_beginnings),
		CASE(nothing_is_syntax), CASE(title_then_lede_then_body),
		CASE(new_words_replace_the_old_in_the_index), CASE(filter_holds_every_word),
		CASE(counting_stops_at_a_thousand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
