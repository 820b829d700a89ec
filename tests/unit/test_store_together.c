/* layers: store model text base */
/*
 * Several processes at one archive: writers killed at any moment, two writers
 * beside four readers, four that make it at once.  SAPBAO_KILLS says how many
 * are killed (20), SAPBAO_SECONDS how long they work together (2).
 */
#include "store_kit.h"

#include <fcntl.h>
#include <signal.h>

#define CASE(f) cmocka_unit_test_setup_teardown(f, kit_setup, kit_teardown)

enum { KILLED_STORIES = 300, KILL_WITHIN_MS = 90 };

static int number_from(const char *name, int otherwise)
{
	const char *z = getenv(name);

	return z ? atoi(z) : otherwise;
}

/* ---- killed ---- */

/* What the child says of a mark: before it asks for it that it may stand from
 * now on, after the flush that it does. */
struct promise { int story, starred, stands; };
enum { OFF, ON, EITHER };

/* Feeds, texts, places and retention in the same queue as the marks. */
static void other_work(struct kit *k, int i)
{
	struct article art = { .url = arena_printf(&k->arena, "https://bao.example.vn/c%d", i), .title = STR("Mới") };
	struct feed f = { 0 };

	kit_entry(k, &f, art.url.p, "Mới", "x", NOW);
	store_save_feed(k->store, k->latest, &f, NOW);
	doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, &k->arena), STR("Bài viết dài."), 0, STR_NONE, &k->arena);
	store_save_article(k->store, art.url, &art, NOW);
	store_save_place(k->store, 1 + i % KILLED_STORIES, i, NOW);
	if (i % 9 == 8)
		store_expire(k->store, (struct store_keep){ .days = 1 }, NOW + 2 * 86400);
}

static void marking_child(struct kit *k, const int64_t *ids, int from, int to)
{
	struct err e = { 0 };

	kit_open(k);
	for (int i = 0; ; i++) {
		int n = from + i;
		struct promise p = { n % KILLED_STORIES, n / KILLED_STORIES % 2 == 0 ? ON : OFF, false };
		other_work(k, i);
		if (write(to, &p, sizeof(p)) != sizeof(p))
			_exit(1);
		store_mark(k->store, ids[p.story], MARK_STARRED, p.starred == ON, NOW);
		p.stands = true;
		if (!store_flush(k->store, &e) || write(to, &p, sizeof(p)) != sizeof(p))
			_exit(1);
	}
}

static int kill_one(struct kit *k, const int64_t *ids, int from, int after_ms, int *starred)
{
	struct timespec pause = { 0, (long)after_ms * 1000000 };
	struct promise p;
	int pipes[2], promised = 0;
	pid_t pid;

	assert_int_equal(pipe(pipes), 0);
	pid = fork();
	if (pid == 0)
		marking_child(k, ids, from, pipes[1]);
	close(pipes[1]);
	nanosleep(&pause, NULL);
	kill(pid, SIGKILL);
	assert_int_equal(kit_wait_for(pid), 128 + SIGKILL);
	while (read(pipes[0], &p, sizeof(p)) == sizeof(p)) {
		starred[p.story] = p.stands ? p.starred : EITHER;
		promised += p.stands;
	}
	close(pipes[0]);
	return promised;
}

static int check_promises(struct kit *k, const int64_t *ids, const int *starred)
{
	int lost = 0;

	for (int i = 0; i < KILLED_STORIES; i++)
		lost += starred[i] != EITHER && kit_article(k, ids[i]).row.starred != (starred[i] == ON);
	return lost;
}

static void a_killed_writer_loses_nothing_acknowledged(void **state)
{
	struct kit *k = *state;
	int64_t ids[KILLED_STORIES];
	int starred[KILLED_STORIES] = { 0 }, kills = number_from("SAPBAO_KILLS", 20), promised = 0, lost = 0;
	uint32_t seed = (uint32_t)time(NULL);

	kit_fill(k, KILLED_STORIES);
	for (int i = 0; i < KILLED_STORIES; i++)
		ids[i] = store_find(k->store, arena_printf(&k->arena, "https://bao.example.vn/%d", i));
	kit_close(k);
	for (int round = 0; round < kills; round++) {
		seed = seed * 1664525u + 1013904223u;
		promised += kill_one(k, ids, promised, (int)(seed >> 8) % KILL_WITHIN_MS, starred);
		kit_open(k);
		lost += check_promises(k, ids, starred);
		kit_verify(k);
		kit_close(k);
	}
	print_message("    %d killed, %d marks acknowledged, %d lost\n", kills, promised, lost);
	assert_int_equal(lost, 0);
	assert_true(promised > 0);
}

/* ---- at once ---- */

static void quiet_or_exit(struct kit *k)
{
	struct store_event ev;

	while (store_next_event(k->store, &ev))
		if (ev.kind != STORE_SAVED) {
			fprintf(stderr, "%s\n", ev.err.detail);
			_exit(2);
		}
}

static void writing_child(struct kit *k, int who, time_t until)
{
	struct err e = { 0 };

	kit_open(k);
	for (int i = 0; time(NULL) < until; i++) {
		struct feed f = { 0 };
		for (int j = 0; j < 5; j++)
			kit_entry(k, &f, arena_printf(&k->arena, "https://bao.example.vn/%d-%d-%d", who, i, j).p,
				"Tin", "Sa pô", NOW - i);
		store_save_feed(k->store, k->news, &f, NOW);
		store_mark(k->store, 1 + i % 50, MARK_READ, i & 1, NOW);
		if (i % 10 == 9)
			store_undo(k->store, UNDO_MARKS, NOW);
		if (!store_flush(k->store, &e)) {
			fprintf(stderr, "%s\n", e.detail);
			_exit(1);
		}
		quiet_or_exit(k);
		arena_clear(&k->arena);
	}
	store_close(k->store);
	_exit(0);
}

static bool look_around(struct kit *k, struct arena *a, struct err *e)
{
	struct query list = { .category = k->news }, search = { .words = STR("tin") };
	struct article_list l;
	struct category_list rows;
	struct stored_article art;

	return store_articles(k->store, &list, 0, 100, a, &l, e)
		&& store_articles(k->store, &search, 0, 50, a, &l, e)
		&& store_categories(k->store, a, &rows, e)
		&& store_article(k->store, l.rows.v[0].id, a, &art, e);
}

static void reading_child(struct kit *k, int who, time_t until)
{
	struct err e = { 0 };

	kit_open(k);
	for (int i = 0; time(NULL) < until; i++) {
		struct arena a = { 0 };
		if (!look_around(k, &a, &e)) {
			fprintf(stderr, "%s\n", e.detail);
			_exit(3);
		}
		arena_release(&a);
		if (i % 20 == who) {            /* and one comes and goes */
			store_close(k->store);
			kit_open(k);
		}
	}
	store_close(k->store);
	_exit(0);
}

static void two_write_and_four_read(void **state)
{
	enum { WRITERS = 2, ALL = 6 };
	struct kit *k = *state;
	time_t until = time(NULL) + number_from("SAPBAO_SECONDS", 2);
	pid_t pids[ALL];
	int errors = 0;

	kit_fill(k, 50);
	kit_close(k);
	for (int i = 0; i < ALL; i++) {
		pids[i] = fork();
		if (pids[i] == 0 && i < WRITERS)
			writing_child(k, i, until);
		else if (pids[i] == 0)
			reading_child(k, i, until);
	}
	for (int i = 0; i < ALL; i++)
		errors += kit_wait_for(pids[i]) != 0;
	kit_open(k);
	print_message("    %d stories, %d errors\n", kit_list(k, (struct query){ 0 }).total, errors);
	assert_int_equal(errors, 0);
	assert_true(kit_list(k, (struct query){ .category = k->news }).total > 60);
	kit_verify(k);
}

static void four_make_one_archive(void **state)
{
	struct kit *k = *state;
	pid_t pids[4];

	kit_close(k);
	for (int round = 0; round < 5; round++) {
		unlink(k->path);
		for (int i = 0; i < 4; i++) {
			pids[i] = fork();
			if (pids[i] == 0) {
				kit_open(k);
				kit_portals(k);
				store_close(k->store);
				_exit(0);
			}
		}
		for (int i = 0; i < 4; i++)
			assert_int_equal(kit_wait_for(pids[i]), 0);
	}
	kit_open(k);
	kit_verify(k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_killed_writer_loses_nothing_acknowledged), CASE(two_write_and_four_read),
		CASE(four_make_one_archive),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
