/* layers: store model text base */
/*
 * Every call the archive makes of the file system is made to fail in turn, in
 * five ways, as curl's torture tests do: no crash, a sentence for each failure,
 * no answer that is wrong, no acknowledged mark lost, and a sound archive
 * afterwards.  SAPBAO_TORTURE=1 tries every call; without it every few.
 */
#include "store_kit.h"

#include "fault_vfs.h"

enum { STORIES = 24, NEW_STORIES = 6, STRIDE = 7, AT_MAX = 20000 };

static const char *const kind_names[FAULT_KINDS] = { "once", "from", "full", "short", "busy" };

struct torture {
	struct kit *k;
	char *bytes;            /* the archive that each round begins with */
	size_t n;
	int64_t ids[STORIES];
	int complaints;
	int marked[4], n_marked;        /* stories whose mark was acknowledged */
};

struct scene {
	const char *name;
	enum { FRESH, MADE, OPENED } from;      /* no file; a file; an open archive */
	void (*run)(struct torture *t);
	bool writes;
};

/* ---- what must hold of every answer ---- */

/* To SQLite a short read is the end of the file, and the rest are zeros: an
 * answer may be short then, but nothing may be lost by it.  Only a file that
 * somebody cut gives one, so it is tried where nothing is written. */
static bool half_blind(void)
{
	return fault.kind == FAULT_SHORT && fault.fired;
}

static void failed_with_words(struct torture *t, const struct err *e)
{
	char words[512];

	if (e->code == ERR_NONE || !e->detail[0] || !*err_words(e, words, sizeof(words)))
		fail_msg("a failure without a sentence (code %d)", (int)e->code);
	t->complaints++;
}

static void check_list(struct torture *t, struct query q, int total)
{
	struct article_list l;
	struct arena a = { 0 };
	struct err e = { 0 };

	if (!store_articles(t->k->store, &q, 0, 10, &a, &l, &e))
		failed_with_words(t, &e);
	else if (!half_blind() && (l.total != total || l.rows.n != (total < 10 ? total : 10)))
		fail_msg("a list of %d, %d rows, instead of %d", l.total, l.rows.n, total);
	arena_release(&a);
}

static void check_counts(struct torture *t)
{
	struct category_list rows;
	struct arena a = { 0 };
	struct err e = { 0 };

	if (!store_categories(t->k->store, &a, &rows, &e))
		failed_with_words(t, &e);
	else if (rows.rows.n != 6 && !half_blind())
		fail_msg("%d categories", rows.rows.n);
	arena_release(&a);
}

static void check_article(struct torture *t)
{
	struct stored_article s;
	struct arena a = { 0 };
	struct err e = { 0 };

	if (!store_article(t->k->store, t->ids[1], &a, &s, &e))
		failed_with_words(t, &e);
	else if ((!s.row.has_body || s.article.body.blocks.n != 1) && !half_blind())
		fail_msg("an article without its text");
	arena_release(&a);
}

/* ---- scenes ---- */

static void flush(struct torture *t)
{
	struct err e = { 0 };

	if (!store_flush(t->k->store, &e))
		failed_with_words(t, &e);
}

static void read_all(struct torture *t)
{
	check_list(t, (struct query){ .category = t->k->news }, STORIES);
	check_list(t, (struct query){ .portal = STR("bao.example.vn"), .unread = true }, STORIES);
	check_list(t, (struct query){ .filter = STR("tin") }, STORIES);
	check_counts(t);
	check_article(t);
}

static void search(struct torture *t)
{
	check_list(t, (struct query){ .words = STR("thường ngày") }, STORIES);
	check_list(t, (struct query){ .words = STR("không có") }, 0);
	check_list(t, (struct query){ .words = STR("nội dung") }, 1);
}

static void feed_put(struct torture *t, int from, int n)
{
	struct feed f = { 0 };

	for (int i = from; i < from + n; i++)
		kit_entry(t->k, &f, arena_printf(&t->k->arena, "https://bao.example.vn/%d", i).p,
			"Tin thường ngày", "Sa pô của tin", NOW - i);
	store_save_feed(t->k->store, t->k->news, &f, NOW);
}

static void feed(struct torture *t)
{
	feed_put(t, STORIES, NEW_STORIES);
	flush(t);
}

static void page_put(struct torture *t, int story, const char *words)
{
	struct article art = { .title = STR("Tin thường ngày") };
	struct arena a = { 0 };

	art.url = arena_printf(&a, "https://bao.example.vn/%d", story);
	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, &a), str_of(words), 0, STR_NONE, &a);
	store_save_article(t->k->store, art.url, &art, NOW);
	arena_release(&a);
}

static void page(struct torture *t)
{
	page_put(t, 1, "Trang đã sửa lời.");
	page_put(t, 2, "Nội dung của bài khác.");
	flush(t);
}

/* A mark counts as acknowledged when its event came. */
static void mark(struct torture *t)
{
	struct store_event ev;
	uint64_t tickets[4];

	for (int i = 0; i < 4; i++) {
		tickets[i] = store_mark(t->k->store, t->ids[i], MARK_STARRED, true, NOW);
		flush(t);
		check_list(t, (struct query){ .starred = true }, i + 1);
	}
	while (store_next_event(t->k->store, &ev)) {
		if (ev.kind == STORE_TROUBLE)
			failed_with_words(t, &ev.err);
		for (int i = 0; i < 4 && ev.kind == STORE_SAVED; i++)
			if (ev.ticket == tickets[i])
				t->marked[t->n_marked++] = i;
	}
}

static void undo(struct torture *t)
{
	store_mark(t->k->store, t->ids[9], MARK_LATER, true, NOW);
	store_undo(t->k->store, UNDO_MARKS, NOW);
	flush(t);
	store_save_place(t->k->store, t->ids[9], 3, NOW);
	store_remember(t->k->store, STR("focus"), STR("articles"));
	store_state(t->k->store, STR("https://bao.example.vn/rss"), &t->k->arena, &(struct fetch_state){ 0 });
	flush(t);
}

static void expire(struct torture *t)
{
	store_mark_list(t->k->store, &(struct query){ .category = t->k->news }, 0, -1, MARK_READ, true, NOW, NULL);
	store_expire(t->k->store, (struct store_keep){ .days = 1 }, NOW + 100 * 86400);
	flush(t);
}

static void open_again(struct torture *t)
{
	struct store_options o = { STORE_FILE, { t->k->path, strlen(t->k->path) } };
	struct err e = { 0 };

	t->k->store = store_open(&o, &e);
	if (!t->k->store)
		failed_with_words(t, &e);
}

static void open_and_read(struct torture *t)
{
	open_again(t);
	if (t->k->store)
		read_all(t);
}

static void open_and_fill(struct torture *t)
{
	open_again(t);
	if (t->k->store)
		feed(t);
}

static void close_and_open(struct torture *t)
{
	feed_put(t, STORIES, NEW_STORIES);
	kit_close(t->k);
	open_again(t);
	if (t->k->store)
		check_counts(t);
}

static const struct scene scenes[] = {
	{ "make and fill", FRESH, open_and_fill, true }, { "open and read", MADE, open_and_read, false },
	{ "read", OPENED, read_all, false }, { "search", OPENED, search, false },
	{ "feed", OPENED, feed, true }, { "page", OPENED, page, true }, { "mark", OPENED, mark, true },
	{ "undo", OPENED, undo, true }, { "expire", OPENED, expire, true },
	{ "close and open", OPENED, close_and_open, true },
};

/* ---- one round ---- */

static void file_put(struct torture *t, const char *ending, bool there)
{
	char name[128];
	FILE *f;

	snprintf(name, sizeof(name), "%s%s", t->k->path, ending);
	unlink(name);
	if (!there)
		return;
	f = fopen(name, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(t->bytes, 1, t->n, f), t->n);
	fclose(f);
}

static void begin(struct torture *t, const struct scene *s)
{
	file_put(t, "-wal", false);
	file_put(t, "-shm", false);
	file_put(t, "", s->from != FRESH);
	t->complaints = t->n_marked = 0;
	t->k->store = NULL;
	if (s->from == OPENED)
		kit_open(t->k);
}

/* The disk comes back: what waited in memory is written, and all is sound. */
static void recover(struct torture *t)
{
	struct err e = { 0 };

	if (t->k->store && !store_flush(t->k->store, &e))
		fail_msg("not written when the disk came back: %s", e.detail);
}

static void end(struct torture *t, const struct scene *s)
{
	struct err e = { 0 };

	kit_close(t->k);
	kit_open(t->k);
	if (!store_verify(t->k->store, &e))
		fail_msg("%s", e.detail);
	for (int i = 0; i < t->n_marked; i++)
		if (!kit_article(t->k, t->ids[t->marked[i]]).row.starred)
			fail_msg("an acknowledged mark is lost");
	if (s->from != FRESH && s->run != expire)
		for (int i = 0; i < STORIES; i++)
			kit_article(t->k, t->ids[i]);
	kit_close(t->k);
}

/* False: there were fewer calls than `at`. */
static bool torture(struct torture *t, const struct scene *s, enum fault_kind kind, int at)
{
	bool fired, killed = at % 2;    /* in turn: the disk comes back, or the program ends first */

	begin(t, s);
	fault_arm(kind, at);
	s->run(t);
	if (killed)
		kit_close(t->k);
	fault_disarm();
	fired = fault.fired > 0;
	if (!killed)
		recover(t);
	if (!killed && s->run == mark && t->n_marked < 4)
		for (t->n_marked = 0; t->n_marked < 4; t->n_marked++)
			t->marked[t->n_marked] = t->n_marked;
	end(t, s);
	arena_clear(&t->k->arena);
	return fired;
}

static void scene_run(struct torture *t, const struct scene *s, int stride)
{
	for (int kind = 0; kind < FAULT_KINDS; kind++) {
		int rounds = 0, complaints = 0, at = 1;

		if (kind == FAULT_SHORT && s->writes)
			continue;
		for (; at < AT_MAX; at += at < 8 ? 1 : stride) {
			if (!torture(t, s, (enum fault_kind)kind, at))
				break;
			rounds++;
			complaints += t->complaints > 0;
		}
		print_message("    %-14s %-6s %4d rounds, %4d complained\n", s->name, kind_names[kind],
			rounds, complaints);
		/* a disk that is gone is noticed; one slip may be made good unseen */
		if (kind == FAULT_FROM)
			assert_true(rounds > 0 && complaints > 0);
	}
}

static void load(struct torture *t)
{
	FILE *f;

	kit_portals(t->k);
	feed_put(t, 0, STORIES);
	page_put(t, 1, "Nội dung của bài.");
	kit_flush(t->k);
	for (int i = 0; i < STORIES; i++)
		t->ids[i] = store_find(t->k->store, arena_printf(&t->k->arena, "https://bao.example.vn/%d", i));
	kit_close(t->k);
	f = fopen(t->k->path, "rb");
	assert_non_null(f);
	t->bytes = malloc(4 << 20);
	t->n = fread(t->bytes, 1, 4 << 20, f);
	fclose(f);
	assert_true(t->n > 10000 && t->n < 4 << 20);
}

static void every_call_may_fail(void **state)
{
	struct torture t = { .k = *state };
	int stride = getenv("SAPBAO_TORTURE") ? 1 : STRIDE;

	load(&t);
	for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++)
		scene_run(&t, &scenes[i], stride);
	free(t.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_call_may_fail, kit_setup, kit_teardown),
	};

	fault_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
