/*
 * archive: the file on disk.
 *
 * LAW: a file that is not ours, is damaged or is newer than this program is
 * never written.  An empty file is a new archive, unless a write-ahead log
 * lies beside it: then it was one, and somebody cut it off.
 */
#include "store/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/path.h"
#include "base/words.h"
#include "store/migrate.h"

enum { HEADER_BYTES = 100, WAL_TRIES = 50, LOCK_TRIES = 300 };

/* Two or three texts leave a fourth of a small page empty. */
#define PAGE_SQL "PRAGMA page_size = 16384"

struct header {
	bool exists;
	bool empty;
	bool wal;               /* already in write-ahead mode */
};

static bool damaged(struct err *e, const char *path, const char *why)
{
	return err_set(e, ERR_ARCHIVE_DAMAGED, "%s (%s)", path, why);
}

static bool has_log(const char *path)
{
	struct arena a = { 0 };
	struct stat st;
	bool has = stat(arena_z(&a, arena_printf(&a, "%s-wal", path)), &st) == 0 && st.st_size > 0;

	arena_release(&a);
	return has;
}

static bool header_judge(const unsigned char *p, ssize_t n, const char *path, struct header *h,
	struct err *e)
{
	if (n == 0) {
		h->empty = true;
		return !has_log(path) || damaged(e, path, _("it was cut off"));
	}
	h->empty = false;
	if (n < HEADER_BYTES || memcmp(p, "SQLite format 3", 16) != 0)
		return damaged(e, path, _("it is no database"));
	h->wal = p[18] == 2 && p[19] == 2;
	return true;
}

static bool header_read(const char *path, struct header *h, struct err *e)
{
	unsigned char bytes[HEADER_BYTES];
	struct stat st;
	ssize_t n;
	int fd;

	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return errno == ENOENT || err_set(e, ERR_ARCHIVE, "%s: %s", path, strerror(errno));
	h->exists = true;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		return damaged(e, path, _("it is no file"));
	}
	n = read(fd, bytes, sizeof(bytes));
	close(fd);
	if (n < 0)
		return err_set(e, ERR_ARCHIVE, "%s: %s", path, strerror(errno));
	return header_judge(bytes, n, path, h, e);
}

/* Made by us, so that its mode is ours: nobody else reads what one reads. */
static bool file_make(const char *path, struct err *e)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0)
		return err_set(e, ERR_ARCHIVE, "%s: %s", path, strerror(errno));
	close(fd);
	return true;
}

static bool dir_make(const char *path, struct err *e)
{
	struct arena a = { 0 };
	const char *slash = strrchr(path, '/');
	bool ok = true;

	if (slash && slash > path)
		ok = path_make_dirs(&a, (struct str){ path, (size_t)(slash - path) }, e);
	arena_release(&a);
	return ok;
}

static bool code_err(int rc, const char *path, struct err *e)
{
	int kind = rc & 0xff;

	if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_FORMAT)
		return damaged(e, path, sqlite3_errstr(rc));
	return err_set(e, ERR_ARCHIVE, "%s: %s", path, sqlite3_errstr(rc));
}

/* Two instances that make one archive at once get in each other's way here,
 * and SQLite does not wait for this lock. */
static void wal_begin(struct db *d)
{
	struct timespec pause = { 0, 20 * 1000 * 1000 };

	for (int i = 0; i < WAL_TRIES; i++) {
		int rc = sqlite3_exec(d->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
		if ((rc & 0xff) != SQLITE_BUSY)
			return;
		nanosleep(&pause, NULL);
	}
}

/* Nothing in it: new, or one whose making was cut off and is now taken back. */
static bool is_blank(struct db *d)
{
	return db_number(d, 1, "PRAGMA page_count", "") == 0;
}

/* Whose file is it, and how old?  Reads the schema, so damage there shows. */
static bool identity_check(struct db *d, const char *path, bool fresh, int *version, struct err *e)
{
	int64_t id = db_number(d, 0, "PRAGMA application_id", "");
	int64_t tables = db_number(d, 0, "SELECT count(*) FROM sqlite_schema", "");

	*version = (int)db_number(d, 0, "PRAGMA user_version", "");
	if (d->rc)
		return code_err(d->rc, path, e);
	if (id != DB_APPLICATION_ID && !((fresh || is_blank(d)) && id == 0 && tables == 0))
		return damaged(e, path, _("it is no archive of sapbao"));
	if (*version > migrate_version())
		return err_set(e, ERR_ARCHIVE_NEWER, "%s", path);
	return true;
}

static bool bring_up(struct db *d, const char *path, const struct header *h, bool fast,
	struct err *e)
{
	int version;

	if (!identity_check(d, path, h->empty || !h->exists, &version, e))
		return false;
	if (fast)
		db_exec(d, "PRAGMA synchronous = OFF");
	if (version == 0)
		db_exec(d, PAGE_SQL);
	if (version < migrate_version())
		migrate_run(d);
	if (d->rc)
		return code_err(d->rc, path, e);
	if (!h->wal)
		wal_begin(d);
	return db_exec(d, "PRAGMA query_only = 1") == SQLITE_OK || code_err(d->rc, path, e);
}

static const char *dir_of(const char *path, struct arena *a)
{
	const char *slash = strrchr(path, '/');

	return !slash ? "." : slash == path ? "/" :
		arena_z(a, (struct str){ path, (size_t)(slash - path) });
}

/* One instance at a time judges and makes an archive: a file that another one
 * is just making looks damaged or foreign at every step.  The lock is on the
 * folder, so that nothing is left behind, and it is only waited for so long:
 * in a folder that others share somebody else may hold it for ever. */
static int opening_lock(const char *path)
{
	struct timespec pause = { 0, 10 * 1000 * 1000 };
	struct arena a = { 0 };
	int fd = open(dir_of(path, &a), O_RDONLY | O_CLOEXEC);

	arena_release(&a);
	for (int i = 0; fd >= 0 && i < LOCK_TRIES; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
			break;
		nanosleep(&pause, NULL);
	}
	return fd;
}

static bool writable(const char *path)
{
	struct arena a = { 0 };
	bool ok = access(path, W_OK) == 0 && access(dir_of(path, &a), W_OK | X_OK) == 0;

	arena_release(&a);
	return ok;
}

/* First as a reader beside a possible writer, then as one who knows that
 * nobody writes: write-ahead mode wants to make a file beside the archive. */
static bool open_reading(const char *path, struct db *d, struct err *e)
{
	int version;
	int rc = db_open(d, path, DB_READ_WRITE);

	if (rc == SQLITE_OK && db_number(d, -1, "SELECT count(*) FROM sqlite_schema", "") < 0) {
		rc = d->rc;
		db_close(d);
	}
	if (rc != SQLITE_OK)
		rc = db_open(d, path, DB_IMMUTABLE);
	if (rc != SQLITE_OK)
		return code_err(rc, path, e);
	if (!identity_check(d, path, false, &version, e))
		return false;
	return version == migrate_version() ||
		err_set(e, ERR_ARCHIVE, _("%s: it is older than this program and cannot be written"), path);
}

static bool locked_open(const char *path, bool fast, struct db *d, struct archive_opened *out,
	struct err *e)
{
	struct header h = { 0 };
	int rc;

	if (!header_read(path, &h, e))
		return false;
	if (!h.exists && !file_make(path, e))
		return false;
	out->read_only = h.exists && !writable(path);
	if (out->read_only) {
		if (open_reading(path, d, e))
			return true;
		db_close(d);
		return false;
	}
	rc = db_open(d, path, DB_READ_WRITE);
	if (rc != SQLITE_OK)
		return code_err(rc, path, e);
	if (bring_up(d, path, &h, fast, e))
		return true;
	db_close(d);
	return false;
}

bool archive_open(const char *path, bool fast, struct db *d, struct archive_opened *out,
	struct err *e)
{
	int lock;
	bool ok;

	if (access(path, F_OK) != 0 && !dir_make(path, e))
		return false;
	lock = opening_lock(path);
	ok = locked_open(path, fast, d, out, e);
	if (lock >= 0)
		close(lock);
	return ok;
}

/* ---- sound? ---- */

static bool pages_sound(struct db *d)
{
	sqlite3_stmt *st = db_query(d, "PRAGMA quick_check(1)", "");
	bool ok = db_row(d, st) && str_eq(db_peek(st, 0), STR("ok"));

	db_stop(st);
	return ok;
}

static bool counters_sound(struct db *d)
{
	return db_number(d, -1, "SELECT count(*) FROM category c WHERE"
		" total <> (SELECT count(*) FROM article_category a WHERE a.category = c.id"
		"  AND a.flags & 8 = 0) OR"
		" unread <> (SELECT count(*) FROM article_category a WHERE a.category = c.id"
		"  AND a.flags & 9 = 1)", "") == 0;
}

bool archive_verify(const char *path, struct err *e)
{
	const char *wrong = NULL;
	struct db d;
	int rc = db_open(&d, path, DB_READ_WRITE);

	if (rc != SQLITE_OK)
		return code_err(rc, path, e);
	if (!pages_sound(&d))
		wrong = _("pages");
	else if (db_exec(&d, "INSERT INTO search(search) VALUES('integrity-check');"
			"INSERT INTO heads(heads) VALUES('integrity-check')") != SQLITE_OK)
		wrong = _("search index");
	else if (!counters_sound(&d))
		wrong = _("counters");
	db_close(&d);
	return !wrong || damaged(e, path, wrong);
}

/* ---- throw-away ---- */

char *archive_private_dir(void)
{
	const char *places[] = { getenv("XDG_RUNTIME_DIR"), getenv("TMPDIR"), "/tmp", "/var/tmp" };

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		struct arena a = { 0 };
		char *dir = NULL;

		if (places[i] && places[i][0] == '/')
			dir = mkdtemp(arena_z(&a, arena_printf(&a, "%s/sapbao-XXXXXX", places[i])));
		if (dir)
			dir = strdup(dir);
		arena_release(&a);
		if (dir)
			return dir;
	}
	return NULL;
}

void archive_remove(const char *dir, const char *path)
{
	static const char *const parts[] = { "", "-wal", "-shm", "-journal" };
	struct arena a = { 0 };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		unlink(arena_z(&a, arena_printf(&a, "%s%s", path, parts[i])));
	rmdir(dir);
	arena_release(&a);
}
