/* db: one SQLite connection; see db.h. */
#include "store/db.h"

#include <stdarg.h>
#include <string.h>

#include "store/functions.h"
#include "store/tokenizer.h"

enum { BUSY_TIMEOUT_MS = 5000 };

/* In a file: address these bytes would mean something. */
static struct str uri_of(const char *path, struct arena *a)
{
	struct str out = STR("file:");

	for (const char *p = path; *p; p++) {
		if (strchr("?#%", *p))
			out = arena_printf(a, "%.*s%%%02x", STR_ARG(out), (unsigned char)*p);
		else
			out = arena_printf(a, "%.*s%c", STR_ARG(out), *p);
	}
	return arena_printf(a, "%.*s?immutable=1", STR_ARG(out));
}

static int handle_open(struct db *d, const char *path, enum db_mode mode)
{
	struct arena a = { 0 };
	int rc;

	if (mode == DB_IMMUTABLE)
		rc = sqlite3_open_v2(arena_z(&a, uri_of(path, &a)), &d->handle,
			SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
	else
		rc = sqlite3_open_v2(path, &d->handle,
			SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	arena_release(&a);
	return rc;
}

int db_open(struct db *d, const char *path, enum db_mode mode)
{
	int rc;

	memset(d, 0, sizeof(*d));
	rc = handle_open(d, path, mode);
	if (rc == SQLITE_OK) {
		sqlite3_extended_result_codes(d->handle, 1);
		sqlite3_busy_timeout(d->handle, BUSY_TIMEOUT_MS);
		rc = tokenizer_register(d);
	}
	if (rc == SQLITE_OK)
		rc = functions_register(d);
	if (rc != SQLITE_OK)
		db_close(d);
	return rc;
}

void db_close(struct db *d)
{
	for (int i = 0; i < d->cached; i++)
		sqlite3_finalize(d->cache[i]);
	sqlite3_close(d->handle);
	arena_release(&d->scratch);
	arena_release(&d->work_arena);
	arena_release(&d->known_arena);
	arena_release(&d->notes_arena);
	memset(d, 0, sizeof(*d));
}

int db_exec(struct db *d, const char *sql)
{
	int rc;

	if (d->rc)
		return d->rc;
	rc = sqlite3_exec(d->handle, sql, NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		d->rc = rc;
	return rc;
}

static sqlite3_stmt *cache_find(struct db *d, const char *sql)
{
	for (int i = 0; i < d->cached; i++)
		if (strcmp(sqlite3_sql(d->cache[i]), sql) == 0 && !sqlite3_stmt_busy(d->cache[i]))
			return d->cache[i];
	return NULL;
}

/* A running statement is never thrown out: its caller still steps it. */
static void cache_put(struct db *d, sqlite3_stmt *st)
{
	if (d->cached < DB_STATEMENTS) {
		d->cache[d->cached++] = st;
		return;
	}
	for (int i = 0; i < DB_STATEMENTS; i++) {
		sqlite3_stmt **slot = &d->cache[d->evict++ % DB_STATEMENTS];
		if (sqlite3_stmt_busy(*slot))
			continue;
		sqlite3_finalize(*slot);
		*slot = st;
		return;
	}
	BUG("every statement is running");
}

static sqlite3_stmt *prepare(struct db *d, const char *sql)
{
	sqlite3_stmt *st = d->rc ? NULL : cache_find(d, sql);
	int rc;

	if (d->rc || st)
		return st;
	rc = sqlite3_prepare_v3(d->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL);
	if (rc != SQLITE_OK) {
		d->rc = rc;
		return NULL;
	}
	cache_put(d, st);
	return st;
}

static void bind_str(sqlite3_stmt *st, int i, struct str s, bool blob)
{
	const char *p = s.p ? s.p : "";

	if (blob)
		sqlite3_bind_blob64(st, i, p, s.n, SQLITE_TRANSIENT);
	else
		sqlite3_bind_text64(st, i, p, s.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static sqlite3_stmt *query(struct db *d, const char *sql, const char *types, va_list ap)
{
	sqlite3_stmt *st = prepare(d, sql);

	for (int i = 1; st && *types; i++, types++) {
		if (*types == 'i')
			sqlite3_bind_int64(st, i, va_arg(ap, int64_t));
		else if (*types == 'd')
			sqlite3_bind_int(st, i, va_arg(ap, int));
		else
			bind_str(st, i, va_arg(ap, struct str), *types == 'b');
	}
	return st;
}

sqlite3_stmt *db_query(struct db *d, const char *sql, const char *types, ...)
{
	sqlite3_stmt *st;
	va_list ap;

	va_start(ap, types);
	st = query(d, sql, types, ap);
	va_end(ap);
	return st;
}

bool db_row(struct db *d, sqlite3_stmt *st)
{
	int rc;

	if (!st)
		return false;
	if (d->rc) {
		db_stop(st);
		return false;
	}
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE)
		d->rc = rc;
	db_stop(st);
	return false;
}

void db_stop(sqlite3_stmt *st)
{
	if (!st)
		return;
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
}

int db_run(struct db *d, const char *sql, const char *types, ...)
{
	sqlite3_stmt *st;
	va_list ap;

	va_start(ap, types);
	st = query(d, sql, types, ap);
	va_end(ap);
	while (db_row(d, st))
		;
	return d->rc ? -1 : sqlite3_changes(d->handle);
}

int64_t db_number(struct db *d, int64_t none, const char *sql, const char *types, ...)
{
	int64_t out = none;
	sqlite3_stmt *st;
	va_list ap;

	va_start(ap, types);
	st = query(d, sql, types, ap);
	va_end(ap);
	if (db_row(d, st)) {
		out = db_int(st, 0);
		db_stop(st);
	}
	return out;
}

struct str db_peek(sqlite3_stmt *st, int column)
{
	const char *p = (const char *)sqlite3_column_blob(st, column);
	int n = sqlite3_column_bytes(st, column);

	return (struct str){ p ? p : "", p ? (size_t)n : 0 };
}

struct str db_str(sqlite3_stmt *st, int column, struct arena *a)
{
	return arena_str(a, db_peek(st, column));
}

int64_t db_int(sqlite3_stmt *st, int column)
{
	return sqlite3_column_int64(st, column);
}
