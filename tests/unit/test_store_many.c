/* layers: store model text base */
/* The archive with many articles: the lists, counts and searches of a large
 * one, and how long they take (printed; SAPBAO_MANY sets how many). */
#include "store_kit.h"

#include <sys/resource.h>

#include "base/clock.h"

#define PORTALS 6
#define CATEGORIES 10

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* `limit_ms` 0: only printed.  What fails is a list read whole where a page was
 * meant: a hundred times what it may take, of the processor's time. */
static void took(const char *what, double since, double limit_ms)
{
	double ms = now_ms() - since;

	print_message("    %-38s %9.2f ms\n", what, ms);
	if (limit_ms > 0 && ms > limit_ms * 100)
		fail_msg("%s: %.1f ms", what, ms);
}

static const char *const syllables[] = {
	"đường", "chợ", "nước", "người", "Hậu", "Giang", "xã", "huyện", "lúa", "giá", "triệu",
	"đồng", "năm", "tháng", "học", "sinh", "trường", "bệnh", "viện", "cầu", "kênh", "thủ",
	"tướng", "quốc", "hội", "kinh", "tế", "thị", "xuất", "khẩu", "gạo", "tôm", "cá", "bão",
	"lũ", "mưa", "nắng", "thành", "phố", "việc", "làm", "đầu", "tư", "dự", "án", "ngân",
	"hàng", "bóng", "đá", "trận", "đấu", "giải", "vô", "địch", "du", "lịch", "văn", "hóa",
};

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static struct str words(struct arena *a, uint32_t *seed, int n)
{
	const int kinds = sizeof(syllables) / sizeof(syllables[0]);
	char text[1024];
	size_t at = 0;

	for (int i = 0; i < n; i++)
		at += (size_t)snprintf(text + at, sizeof(text) - at, "%s%s", i ? " " : "",
			syllables[next(seed) % (uint32_t)kinds]);
	return arena_str(a, (struct str){ text, at });
}

struct many {
	struct kit *k;
	int n;
	int64_t categories[PORTALS * CATEGORIES];
};

static void portals_make(struct many *m)
{
	struct arena *a = &m->k->arena;
	struct portals ps = { 0 };
	struct err e = { 0 };

	for (int i = 0; i < PORTALS; i++) {
		struct portal *p = ARENA_NEW(a, struct portal);
		p->host = arena_printf(a, "bao%d.example.vn", i);
		p->name = p->host;
		for (int j = 0; j < CATEGORIES; j++)
			*VEC_PUSH(&p->categories, a) = kit_category(arena_printf(a, "muc-%d", j).p, "Mục");
		*VEC_PUSH(&ps.list, a) = p;
	}
	assert_true(store_put_portals(m->k->store, &ps, &e));
	for (int i = 0; i < PORTALS * CATEGORIES; i++)
		m->categories[i] = store_category_id(m->k->store, ps.list.v[i / CATEGORIES]->host,
			arena_printf(a, "muc-%d", i % CATEGORIES));
}

static void feed_put(struct many *m, int category, int from, int n, uint32_t *seed)
{
	struct feed f = { 0 };
	struct arena a = { 0 };

	for (int i = 0; i < n; i++) {
		struct entry *e = VEC_PUSH(&f.entries, &a);
		e->url = arena_printf(&a, "https://bao%d.example.vn/muc-%d/%08x-%d.html",
			category / CATEGORIES, category % CATEGORIES, next(seed), from + i);
		e->title = words(&a, seed, 12);
		e->lede = words(&a, seed, 35);
		e->published = kit_date(NOW - (int64_t)(next(seed) % 90000000u));
	}
	store_save_feed(m->k->store, m->categories[category], &f, NOW);
	arena_release(&a);
}

static int many_setup(void **state)
{
	struct many *m = calloc(1, sizeof(*m));
	const char *n = getenv("SAPBAO_MANY");
	void *kit = NULL;

	m->n = n ? atoi(n) : 6000;
	if (kit_setup(&kit) != 0)
		return -1;
	m->k = kit;
	portals_make(m);
	*state = m;
	return 0;
}

static int many_teardown(void **state)
{
	struct many *m = *state;
	void *kit = m->k;

	free(m);
	return kit_teardown(&kit);
}

static int count_rows(struct many *m, const char *what, struct query q, int first, double limit_ms)
{
	struct article_list l;
	struct arena a = { 0 };
	struct err e = { 0 };
	double t = now_ms();
	int total;

	assert_true(store_articles(m->k->store, &q, first, 100, &a, &l, &e));
	took(what, t, limit_ms);
	total = l.total;
	for (int i = 1; i < l.rows.n && !q.words.n; i++)
		assert_true(l.rows.v[i].published_s <= l.rows.v[i - 1].published_s);
	arena_release(&a);
	return total;
}

static void fill(struct many *m)
{
	uint32_t seed = 7;
	double t = now_ms();

	print_message("    %d articles\n", m->n);
	for (int i = 0; i < m->n; i += 50)
		feed_put(m, i / 50 % (PORTALS * CATEGORIES), i, 50, &seed);
	kit_flush(m->k);
	took("taken in", t, m->n / 10.0);
	t = now_ms();
	seed = 7;
	for (int i = 0; i < 1000; i += 50)
		feed_put(m, i / 50 % (PORTALS * CATEGORIES), i, 50, &seed);
	kit_flush(m->k);
	took("1,000 of them again, nothing new", t, 100);
}

static void lists(struct many *m)
{
	struct query all = { 0 }, one = { .category = m->categories[7] };
	struct query portal = { .portal = STR("bao3.example.vn") };
	struct category_list rows;
	struct arena a = { 0 };
	struct err e = { 0 };
	double t;

	kit_close(m->k);
	t = now_ms();
	kit_open(m->k);
	took("opened", t, 3);
	assert_int_equal(count_rows(m, "first list, everything", all, 0, 5), m->n);
	assert_int_equal(count_rows(m, "next page", all, 100, 5), m->n);
	count_rows(m, "last page, everything", all, m->n - 100, 20);
	assert_true(count_rows(m, "first list, a category", one, 0, 5) > 0);
	assert_true(count_rows(m, "first list, a portal", portal, 0, 5) > 0);
	one.unread = true;
	count_rows(m, "unread of a category", one, 0, 5);
	all.starred = true;
	assert_int_equal(count_rows(m, "starred of everything (none)", all, 0, 20), 0);
	t = now_ms();
	assert_true(store_categories(m->k->store, &a, &rows, &e));
	took("counts of all categories", t, 5);
	assert_true(rows.rows.n >= PORTALS * (CATEGORIES + 1));
	arena_release(&a);
}

static void searches(struct many *m)
{
	count_rows(m, "search: one common word", (struct query){ .words = STR("đường") }, 0, 20);
	count_rows(m, "search: the same, page 2", (struct query){ .words = STR("đường") }, 100, 5);
	count_rows(m, "search: two bare words", (struct query){ .words = STR("thanh pho") }, 0, 20);
	count_rows(m, "search: a phrase", (struct query){ .words = STR("\"bóng đá\"") }, 0, 20);
	count_rows(m, "search: four words", (struct query){ .words = STR("bóng đá vô địch") }, 0, 20);
	assert_int_equal(count_rows(m, "search: nothing",
		(struct query){ .words = STR("khoảngtrống") }, 0, 20), 0);
	count_rows(m, "search: common, in one category",
		(struct query){ .words = STR("đường"), .category = m->categories[7] }, 0, 100);
	count_rows(m, "filter: everything", (struct query){ .filter = STR("bong da") }, 0, 500);
}

static void marks(struct many *m)
{
	struct query q = { 0 };
	double t = now_ms();

	store_mark_list(m->k->store, &q, 0, -1, MARK_READ, true, NOW, NULL);
	took("mark everything read, until it shows", t, 100);
	assert_int_equal(count_rows(m, "unread of everything, mark pending",
		(struct query){ .unread = true }, 0, 100), 0);
	t = now_ms();
	kit_flush(m->k);
	took("… until it is written", t, 0);
	assert_int_equal(count_rows(m, "unread of everything, written",
		(struct query){ .unread = true }, 0, 5), 0);
	t = now_ms();
	store_undo(m->k->store, UNDO_MARKS, NOW);
	kit_flush(m->k);
	took("and taken back", t, 0);
	assert_int_equal(count_rows(m, "unread of everything", (struct query){ .unread = true }, 0, 20), m->n);
	t = now_ms();
	store_mark(m->k->store, 5, MARK_READ, true, NOW);
	kit_flush(m->k);
	took("one mark, written", t, 20);
}

static void a_large_archive(void **state)
{
	struct many *m = *state;
	struct rusage use;
	struct err e = { 0 };
	struct stat st;

	fill(m);
	lists(m);
	searches(m);
	marks(m);
	getrusage(RUSAGE_SELF, &use);
	stat(m->k->path, &st);
	print_message("    largest memory %ld kB, file %lld kB\n", use.ru_maxrss, (long long)st.st_size / 1024);
	if (!store_verify(m->k->store, &e))
		fail_msg("%s", e.detail);
}

static void a_small_archive_opens_fast(void **state)
{
	struct many *m = *state;
	uint32_t seed = 3;
	double best = 1e9;

	for (int i = 0; i < 6; i++)
		feed_put(m, i, i * 50, 50, &seed);
	kit_flush(m->k);
	for (int i = 0; i < 5; i++) {
		struct arena a = { 0 };
		struct article_list l;
		struct query q = { .category = m->categories[0] };
		struct err e = { 0 };
		double t;

		kit_close(m->k);
		t = now_ms();
		kit_open(m->k);
		assert_true(store_articles(m->k->store, &q, 0, 50, &a, &l, &e));
		t = now_ms() - t;
		best = t < best ? t : best;
		arena_release(&a);
	}
	print_message("    300 articles: opened and first list in %.2f ms\n", best);
	assert_true(best < 30);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_small_archive_opens_fast, many_setup, many_teardown),
		cmocka_unit_test_setup_teardown(a_large_archive, many_setup, many_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
