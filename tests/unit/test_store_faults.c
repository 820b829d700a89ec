/* layers: store model text base */
/* What may happen to the archive and must not hurt: a full disk, a read-only
 * home, a damaged, newer or foreign file. */
#include "store_kit.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#define CASE(f) cmocka_unit_test_setup_teardown(f, kit_setup, kit_teardown)

/* ---- a full disk ---- */

static int wait_event(struct kit *k, enum store_event_kind kind, struct store_event *ev)
{
	struct pollfd p = { store_fd(k->store), POLLIN, 0 };
	int others = 0;

	while (poll(&p, 1, 10000) == 1)
		while (store_next_event(k->store, ev)) {
			if (ev->kind == kind)
				return others;
			others++;
		}
	fail_msg("event %d never came", (int)kind);
	return -1;
}

/* A limit on file sizes fails writes as a full disk does. */
static void a_full_disk_keeps_marks_in_memory(void **state)
{
	struct kit *k = *state;
	struct rlimit before, none;
	struct store_event ev;
	struct err e = { 0 };
	struct query q = { .category = k->news };
	struct article_list l;

	kit_fill(k, 20);
	l = kit_list(k, q);
	while (store_next_event(k->store, &ev))
		;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	none = before;
	none.rlim_cur = 1;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
	store_mark(k->store, l.rows.v[0].id, MARK_READ, true, NOW);
	wait_event(k, STORE_TROUBLE, &ev);
	setrlimit(RLIMIT_FSIZE, &before);
	assert_int_equal(ev.err.code, ERR_ARCHIVE);
	assert_non_null(strstr(ev.err.detail, k->path));
	setrlimit(RLIMIT_FSIZE, &none);
	store_mark(k->store, l.rows.v[1].id, MARK_STARRED, true, NOW);
	assert_false(store_flush(k->store, &e));
	assert_false(store_healthy(k->store, NULL));
	/* what the reader did is what the reader sees */
	l = kit_list(k, q);
	setrlimit(RLIMIT_FSIZE, &before);
	assert_int_equal(l.rows.n, 20);
	assert_false(l.rows.v[0].unread);
	assert_true(l.rows.v[1].starred);
	assert_int_equal(kit_row(k, "bao.example.vn", "thoi-su").unread, 19);
	/* said once; and once when it is over, by itself */
	assert_int_equal(wait_event(k, STORE_RECOVERED, &ev), 0);
	kit_flush(k);
	assert_true(store_healthy(k->store, &e));
	kit_close(k);
	kit_open(k);
	assert_false(kit_article(k, l.rows.v[0].id).row.unread);
	assert_true(kit_article(k, l.rows.v[1].id).row.starred);
	kit_verify(k);
}

/* ---- files that are not ours to write ---- */

static void put_file(const char *path, const char *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

static void refused(struct kit *k, enum err_code code)
{
	struct store_options o = { STORE_FILE, { k->path, strlen(k->path) } };
	struct err e = { 0 };
	struct store *s = store_open(&o, &e);

	if (s || e.code != code)
		fail_msg("%s: %d %s", s ? "opened" : "wrong error", (int)e.code, e.detail);
	assert_non_null(strstr(e.detail, k->path));
}

static size_t file_bytes(const char *path, char *out, size_t room)
{
	FILE *f = fopen(path, "rb");
	size_t n = f ? fread(out, 1, room, f) : 0;

	if (f)
		fclose(f);
	return n;
}

static void no_database_is_left_alone(void **state)
{
	static const char text[] = "Đây là thư riêng, không phải kho báo.\n";
	struct kit *k = *state;
	char bytes[4096];

	kit_close(k);
	put_file(k->path, text, sizeof(text) - 1);
	refused(k, ERR_ARCHIVE_DAMAGED);
	assert_int_equal(file_bytes(k->path, bytes, sizeof(bytes)), sizeof(text) - 1);
	assert_memory_equal(bytes, text, sizeof(text) - 1);
	memset(bytes, 'x', sizeof(bytes));
	memcpy(bytes, "SQLite format 3", 16);
	put_file(k->path, bytes, sizeof(bytes));
	refused(k, ERR_ARCHIVE_DAMAGED);
	unlink(k->path);
	assert_int_equal(mkdir(k->path, 0700), 0);
	refused(k, ERR_ARCHIVE_DAMAGED);
	rmdir(k->path);
}

static void sql(const char *path, const char *text)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void foreign_and_newer_files_are_refused(void **state)
{
	struct kit *k = *state;

	kit_close(k);
	sql(k->path, "PRAGMA user_version = 9999");
	refused(k, ERR_ARCHIVE_NEWER);
	sql(k->path, "PRAGMA user_version = 1; PRAGMA application_id = 1234");
	refused(k, ERR_ARCHIVE_DAMAGED);
	unlink(k->path);
	sql(k->path, "CREATE TABLE photos(x)");
	refused(k, ERR_ARCHIVE_DAMAGED);
	sql(k->path, "INSERT INTO photos VALUES(1)");   /* still theirs */
}

static void a_file_cut_in_half_is_refused(void **state)
{
	struct kit *k = *state;
	struct stat st;

	kit_fill(k, 50);
	kit_close(k);
	assert_int_equal(stat(k->path, &st), 0);
	assert_int_equal(truncate(k->path, st.st_size / 2 / 4096 * 4096), 0);
	refused(k, ERR_ARCHIVE_DAMAGED);
}

static void an_empty_file_is_a_new_archive(void **state)
{
	struct kit *k = *state;
	char log[128];

	kit_close(k);
	put_file(k->path, "", 0);
	kit_open(k);
	kit_portals(k);
	assert_int_equal(kit_list(k, (struct query){ 0 }).total, 0);
	kit_close(k);
	/* but not when its log is still there: then it was cut off */
	snprintf(log, sizeof(log), "%s-wal", k->path);
	put_file(k->path, "", 0);
	put_file(log, "rest", 4);
	refused(k, ERR_ARCHIVE_DAMAGED);
}

/* ---- a home that cannot be written ---- */

static void become_nobody(void)
{
	if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
		_exit(90);
}

#define CHECK(x) do { if (!(x)) _exit(__LINE__ % 80 + 1); } while (0)

static void read_only_child(struct kit *k)
{
	struct store_options o = { STORE_FILE, { k->path, strlen(k->path) } };
	struct query q = { .category = k->news };
	struct article_list l;
	struct err e = { 0 };

	become_nobody();
	k->store = store_open(&o, &e);
	CHECK(k->store);
	CHECK(!store_healthy(k->store, &e) && e.code == ERR_ARCHIVE);
	e = (struct err){ 0 };
	CHECK(store_articles(k->store, &q, 0, 10, &k->arena, &l, &e) && l.rows.n == 10);
	store_mark(k->store, l.rows.v[0].id, MARK_READ, true, NOW);
	CHECK(!store_flush(k->store, &e));
	CHECK(store_articles(k->store, &q, 0, 10, &k->arena, &l, &e) && !l.rows.v[0].unread);
	q = (struct query){ .words = STR("thường ngày") };
	CHECK(store_articles(k->store, &q, 0, 10, &k->arena, &l, &e) && l.total == 20);
	store_close(k->store);
	_exit(0);
}

static void a_read_only_home_can_be_read(void **state)
{
	struct kit *k = *state;
	pid_t pid;

	kit_fill(k, 20);
	kit_close(k);
	chmod(k->path, 0444);
	chmod(k->dir, 0555);
	pid = fork();
	if (pid == 0)
		read_only_child(k);
	assert_int_equal(kit_wait_for(pid), 0);
	chmod(k->dir, 0700);
	chmod(k->path, 0600);
}

static void no_home_at_all_is_an_error(void **state)
{
	struct kit *k = *state;
	pid_t pid;

	kit_close(k);
	unlink(k->path);
	chmod(k->dir, 0555);
	pid = fork();
	if (pid == 0) {
		struct store_options o = { STORE_FILE, { k->path, strlen(k->path) } };
		struct err e = { 0 };
		become_nobody();
		_exit(store_open(&o, &e) || e.code != ERR_ARCHIVE);
	}
	assert_int_equal(kit_wait_for(pid), 0);
	chmod(k->dir, 0700);
}

static void folders_are_made(void **state)
{
	struct kit *k = *state;
	char path[160];
	struct store_options o = { STORE_FILE, { path, 0 } };
	struct err e = { 0 };
	struct stat st;
	struct store *s;

	snprintf(path, sizeof(path), "%s/a/b/archive", k->dir);
	o.path.n = strlen(path);
	s = store_open(&o, &e);
	assert_non_null(s);
	store_close(s);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	unlink(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_full_disk_keeps_marks_in_memory),
		CASE(no_database_is_left_alone), CASE(foreign_and_newer_files_are_refused),
		CASE(a_file_cut_in_half_is_refused), CASE(an_empty_file_is_a_new_archive),
		CASE(a_read_only_home_can_be_read), CASE(no_home_at_all_is_an_error),
		CASE(folders_are_made),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
