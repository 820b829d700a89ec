/* layers: store model text base */
/* Search in the archive: Vietnamese words bare and marked, phrases, absence,
 * beginnings, the order of matches, and nothing a reader types is an error. */
#include "store_kit.h"
#include "text/telex.h"

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

/* The forms of a bare syllable are known whoever wrote them, and also behind a
 * search that had found fewer. */
static void forms_of_another_instance(void **state)
{
	struct kit *k = *state, other = *k;

	put(k, "1", "Kẻ sĩ", "");
	assert_int_equal(hits(k, "ke si"), 1);
	kit_open(&other);
	put(&other, "2", "Kế sĩ", "");
	store_close(other.store);
	assert_int_equal(hits(k, "ke si"), 2);
	assert_int_equal(hits(k, "\"ke si\""), 2);
	assert_int_equal(hits(k, "kế"), 1);
	assert_int_equal(hits(k, "kê*"), 1);
	put(k, "3", "Kể, kế, kẻ", "");
	assert_int_equal(hits(k, "\"ke ke\""), 1);
	assert_int_equal(hits(k, "\"kế kẻ\""), 1);
	assert_int_equal(hits(k, "\"kế kế\""), 0);
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
	q.filter = STR("hậ đ");         /* the beginning of a word is enough */
	assert_int_equal(kit_list(k, q).total, 2);
	q.filter = STR("ậu");
	assert_int_equal(kit_list(k, q).total, 0);
	q.filter = STR("tien -duong");
	assert_int_equal(kit_list(k, q).total, 0);
	q.filter = STR("duong -tien");
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

/* ---- the language ---- */

static void save_told(struct kit *k, const char *slug, const char *title, const char *author,
	const char *tag, const char *body, int64_t at_s)
{
	struct article art = { .title = str_of(title), .author = str_of(author), .published = kit_date(at_s) };
	struct str url = arena_printf(&k->arena, "https://%s", slug);

	*VEC_PUSH(&art.tags, &k->arena) = str_of(tag);
	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, &k->arena), str_of(body), 0, STR_NONE, &k->arena);
	kit_save_page(k, url.p, &art, NOW);
}

static void filters_narrow(void **state)
{
	struct kit *k = *state;
	static const struct { const char *words; int hits; } cases[] = {
		{ "lũ", 2 }, { "lũ báo:tin", 1 }, { "báo:\"ví dụ\"", 2 }, { "báo:bao.example.vn", 2 },
		{ "báo:nowhere", 0 }, { "-báo:tin", 2 }, { "báo:tin báo:bao", 3 }, { "lũ -báo:tin", 1 },
		{ "mục:thoi-su", 1 }, { "-mục:thoi-su lũ", 2 }, { "mục:\"thời sự\" chợ", 1 }, { "mục:x", 0 },
		{ "author:\"minh anh\"", 1 }, { "tác-giả:minh", 1 }, { "-author:minh", 2 }, { "author:minh lũ", 1 },
		{ "tag:\"đồng tháp\"", 1 }, { "thẻ:dong", 1 }, { "tag:đông", 0 }, { "minh", 0 },
		{ "title:lũ", 1 }, { "body:lũ", 1 }, { "title:lũ body:cá", 1 }, { "-title:lũ", 2 }, { "-lũ", 1 },
		{ "after:2025-10-09", 1 }, { "before:9/10/2025", 2 }, { "sau:hôm-nay lũ", 1 }, { "-after:2d", 1 },
		{ "unread", 2 }, { "-unread", 1 }, { "starred", 1 }, { "starred lũ", 1 }, { "-starred lũ", 1 },
		{ "hidden", 1 }, { "hidden -hidden", 0 }, { "later", 0 }, { "unread -unread", 0 },
	};
	int64_t id = kit_save_one(k, k->news, "https://bao.example.vn/cho", "Chợ quê", "", NOW - 40 * 86400, NOW);

	store_mark(k->store, id, MARK_READ, true, NOW);
	save_told(k, "bao.example.vn/a", "Lũ về", "Minh Anh", "Đồng Tháp", "cá linh", NOW - 3600);
	store_mark(k->store, store_find(k->store, STR("https://bao.example.vn/a")), MARK_STARRED, true, NOW);
	save_told(k, "tin.example.org/b", "Đồng nước", "Lê Hà", "mùa nước", "đón lũ", NOW - 30 * 3600);
	save_told(k, "tin.example.org/c", "Lũ giấu", "", "", "", NOW);
	store_mark(k->store, store_find(k->store, STR("https://tin.example.org/c")), MARK_HIDDEN, true, NOW);
	for (int written = 0; written < 2; written++) {         /* marks that wait, then written */
		for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
			struct query q = { .words = str_of(cases[i].words), .now_s = NOW, .offset_min = 420 };
			int got = kit_list(k, q).total;
			if (got != cases[i].hits)
				fail_msg("%s: %d, not %d", cases[i].words, got, cases[i].hits);
		}
		kit_flush(k);
	}
}

static void keys_typed_in_telex_or_vni(void **state)
{
	struct kit *k = *state;
	static const struct { const char *words, *read_as; int hits; } cases[] = {
		{ "ddaf nawngx", "đà nẵng", 1 }, { "d9a2 na84ng", "đà nẵng", 1 }, { "title:ddaf", "title:đà", 1 },
		{ "DDAF NAWNGX", "ĐÀ NẴNG", 1 }, { "da nang", "", 1 }, { "moo", "", 1 }, { "nawngx xyz", "", 0 },
	};

	put(k, "1", "Đà Nẵng nắng", "moo");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct article_list l = kit_list(k, (struct query){ .words = str_of(cases[i].words) });
		if (l.total != cases[i].hits || !str_eq(l.read_as, str_of(cases[i].read_as)))
			fail_msg("%s: %d, %.*s", cases[i].words, l.total, STR_ARG(l.read_as));
	}
}

/* ---- any typing: the index and the pure test agree ---- */

static uint32_t random_next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static struct str random_typing(uint32_t *seed, struct arena *a)
{
	static const char *const parts[] = {
		"lũ", "lu", "Đà", "đà ", "da ", "na", "nẵng", "chợ ", "cho", "nổi", "hoà ", "hòa", " ", " ", "\"", "\"",
		"*", "*", "-", " -", "title:", "tiêu-đề:", "lede:", "body:", "author:", "tag:", "báo:", "tin", "minh",
		"before:", "sau:", "2025-10-09", "9/10/2025 ", "hôm qua", "unread", " unread ", "AND ", "OR", "NOT ", "(",
		")", "{title}:", "^", "+", "'", "''", ";--", ":", "NEAR(", "…", "\xcc\x81", "\xff", "\t", "a1", "1",
	};
	struct str out = STR("");
	int n = 1 + (int)(random_next(seed) % 7);

	while (n-- > 0)
		out = arena_join(a, out, str_of(parts[random_next(seed) % (sizeof(parts) / sizeof(*parts))]));
	return out;
}

static int pure_hits(struct kit *k, const struct query_subject *v, int n, struct str typed, bool *doubtful)
{
	struct terms t, other;
	int hits = 0;

	query_read(typed, NOW, 420, &k->arena, &t);
	for (int i = 0; i < n; i++)
		hits += query_matches(&t, &v[i], &k->arena);
	/* nothing found is read again as Telex or VNI */
	*doubtful = hits == 0 && (query_retype(&t, text_telex, &k->arena, &other) ||
		query_retype(&t, text_vni, &k->arena, &other));
	return hits;
}

static void any_typing_is_a_query(void **state)
{
	enum { N = 24, ROUNDS = 3000 };
	static const char *const titles[] = { "Lũ về Đà Nẵng", "Chợ nổi", "Hoà Bình: đá và đã", "a1 đà 1", "Nẵng đà" };
	static const char *const bodies[] = { "đón lũ ở chợ", "hòa nhạc Đà Nẵng", "", "nổi lên; lu bù" };
	static const char *const authors[] = { "Minh Anh", "", "Tin Đà" };
	struct kit *k = *state;
	struct query_subject v[N] = { 0 };
	struct arena kept = { 0 };
	uint32_t seed = 20251009;

	for (int i = 0; i < N; i++) {
		bool ours = i % 2;
		struct str slug = arena_printf(&k->arena, "%s/%d", ours ? "bao.example.vn" : "tin.example.org", i);

		v[i] = (struct query_subject){ .title = str_of(titles[i % 5]), .body = str_of(bodies[i % 4]),
			.author = str_of(authors[i % 3]), .tags = str_of(i % 2 ? "chợ nổi" : "lũ"),
			.host = str_of(ours ? "bao.example.vn" : "tin.example.org"),
			.portal_name = str_of(ours ? "Báo Ví Dụ" : "Tin Mẫu"), .when_s = NOW - i * 7200,
			.marks = QUERY_UNREAD };
		save_told(k, slug.p, titles[i % 5], authors[i % 3], v[i].tags.p, bodies[i % 4], v[i].when_s);
	}
	for (int i = 0; i < ROUNDS; i++) {
		struct str typed = random_typing(&seed, &kept);
		struct query q = { .words = typed, .now_s = NOW, .offset_min = 420 };
		struct article_list l;
		struct err e = { 0 };
		bool doubtful;
		int pure = pure_hits(k, v, N, typed, &doubtful);

		if (!store_articles(k->store, &q, 0, 5, &k->arena, &l, &e))
			fail_msg("%.*s: %s", STR_ARG(typed), e.detail);
		if (l.total != pure && !doubtful && str_trim(typed).n)
			fail_msg("%.*s: the index finds %d, the test %d", STR_ARG(typed), l.total, pure);
		q = (struct query){ .filter = typed, .now_s = NOW, .offset_min = 420 };
		if (!store_articles(k->store, &q, 0, 5, &k->arena, &l, &e))
			fail_msg("=%.*s: %s", STR_ARG(typed), e.detail);
		arena_clear(&k->arena);
	}
	arena_release(&kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(bare_is_folded_marked_is_exact), CASE(phrases_absence_beginnings),
		CASE(forms_of_another_instance),
		CASE(nothing_is_syntax), CASE(title_then_lede_then_body),
		CASE(new_words_replace_the_old_in_the_index), CASE(filter_holds_every_word),
		CASE(counting_stops_at_a_thousand), CASE(filters_narrow),
		CASE(keys_typed_in_telex_or_vni), CASE(any_typing_is_a_query),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
