/*
 * carry: the archive out to lines, in from lines, and out of a damaged file
 * into a new one.  A command line's work: slow, and alone with the file.
 */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/words.h"
#include "store/archive.h"
#include "store/dump.h"
#include "store/inside.h"
#include "store/migrate.h"

static bool rc_err(struct db *d, const char *path, struct err *e)
{
	return d->rc == SQLITE_OK || err_set(e, ERR_ARCHIVE, "%s: %s", path, sqlite3_errstr(d->rc));
}

/* ---- out ---- */

static bool export_part(struct db *d, const struct dump_part *p, struct buf *line, store_line *put, void *ctx)
{
	struct arena a = { 0 };
	struct str sql = arena_printf(&a, "SELECT %.*s FROM %s ORDER BY %s", STR_ARG(dump_columns(d, p, &a)),
		p->from, p->order);
	sqlite3_stmt *st = db_query(d, arena_z(&a, sql), "");
	bool ok = true;

	while (ok && db_row(d, st)) {
		ok = dump_row(p, st, line) && put(ctx, buf_str(line));
		if (!ok)
			db_stop(st);
	}
	arena_release(&a);
	return ok;
}

bool store_export(struct str path, store_line *put, void *ctx, struct err *e)
{
	struct archive_opened opened = { 0 };
	struct arena a = { 0 };
	const char *file = arena_z(&a, path);
	struct db d = { 0 };
	struct buf line;
	bool ok;

	if (!archive_open(file, false, &d, &opened, e)) {
		arena_release(&a);
		return false;
	}
	buf_init(&line, DUMP_LINE_BYTES_MAX);
	db_run(&d, "BEGIN", "");
	ok = put(ctx, dump_head(&a));
	for (int i = 0; ok && i < dump_parts_count; i++)
		ok = export_part(&d, &dump_parts[i], &line, put, ctx);
	ok = rc_err(&d, file, e) && ok;
	db_close(&d);
	buf_release(&line);
	arena_release(&a);
	return ok;
}

/* ---- in ---- */

/* An archive without stories has only what the portal files say. */
static bool make_room(struct db *d, const char *path, struct err *e)
{
	db_exec(d, "PRAGMA query_only = 0; BEGIN IMMEDIATE");
	if (db_number(d, 0, "SELECT count(*) FROM article", "") > 0)
		return err_set(e, ERR_ARCHIVE, _("%s: there are stories in it; a dump goes into a new archive"), path);
	db_exec(d, "DELETE FROM portal; DELETE FROM portal_host; DELETE FROM category WHERE id <> 0;"
		"DELETE FROM memory; DELETE FROM fetch_state; DELETE FROM undo; DELETE FROM saved_search");
	return rc_err(d, path, e);
}

static bool import_lines(struct db *d, store_next_line *next, void *ctx, int *articles, struct err *e)
{
	const struct dump_part *part = NULL;
	struct str line;
	int number = 0;

	for (; next(ctx, &line); number++) {
		if (number == 0 && !dump_is_head(line))
			return err_set(e, ERR_FILE, "%s", _("this is no dump of an archive that this program can read"));
		if (number > 0 && !dump_load(d, line, &part))
			return err_set(e, ERR_FILE, _("line %d is no row of an archive; nothing was taken in"), number + 1);
		*articles += number > 0 && part == &dump_parts[3];
		if (d->rc)
			return false;
	}
	return number > 0 || err_set(e, ERR_FILE, "%s", _("the dump is empty"));
}

bool store_import(struct str path, store_next_line *next, void *ctx, int *articles, struct err *e)
{
	struct archive_opened opened = { 0 };
	struct arena a = { 0 };
	const char *file = arena_z(&a, path);
	struct db d = { 0 };
	bool ok = archive_open(file, false, &d, &opened, e);

	*articles = 0;
	if (ok) {
		ok = make_room(&d, file, e) && import_lines(&d, next, ctx, articles, e);
		if (ok)
			dump_finish(&d);
		if (ok)
			db_exec(&d, "COMMIT");
		ok = rc_err(&d, file, e) && ok;
		db_close(&d);           /* rolls back what was not committed */
	}
	arena_release(&a);
	return ok;
}

/* ---- out of a damaged file ---- */

struct salvage {
	struct db from, to;
	struct buf line;
	struct store_repair *out;
};

static void salvage_row(struct salvage *s, const struct dump_part *p, sqlite3_stmt *st)
{
	const struct dump_part *part;

	if (!dump_row(p, st, &s->line) || !dump_load(&s->to, buf_str(&s->line), &part))
		return;
	s->out->rows++;
	s->out->articles += p == &dump_parts[3];
}

/* Reads until the end or until a page cannot be read; false then. */
static bool salvage_run(struct salvage *s, const struct dump_part *p, const char *order, int64_t from,
	int64_t to, int64_t *last)
{
	struct arena a = { 0 };
	struct str key = str_sub(str_of(p->columns), 0, str_find_byte(str_of(p->columns), ' ', 0));
	struct str sql = p->numbered ? arena_printf(&a, "SELECT %.*s FROM %s WHERE %.*s BETWEEN ?1 AND ?2 ORDER BY %s",
			STR_ARG(dump_columns(&s->from, p, &a)), p->from, STR_ARG(key), order) :
		arena_printf(&a, "SELECT %.*s FROM %s ORDER BY %s", STR_ARG(dump_columns(&s->from, p, &a)), p->from, order);
	sqlite3_stmt *st = db_query(&s->from, arena_z(&a, sql), p->numbered ? "ii" : "", from, to);
	bool whole;

	while (db_row(&s->from, st) && !s->to.rc) {
		*last = p->numbered ? db_int(st, 0) : 0;
		salvage_row(s, p, st);
	}
	db_stop(st);
	whole = s->from.rc == SQLITE_OK;
	s->from.rc = SQLITE_OK;
	arena_release(&a);
	return whole;
}

/* The key backwards: "category DESC, sort_s DESC, …". */
static struct str descending(const char *order, struct arena *a)
{
	struct str rest = str_of(order), one, out = STR("");

	while (str_cut(&rest, ',', &one))
		out = arena_printf(a, "%.*s%s%.*s DESC", STR_ARG(out), out.n ? ", " : "", STR_ARG(str_trim(one)));
	return out;
}

/* From both ends; a table with numbers also number by number in between. */
static void salvage_part(struct salvage *s, const struct dump_part *p)
{
	struct arena a = { 0 };
	int64_t up = 0, down = INT64_MAX;

	if (salvage_run(s, p, p->order, INT64_MIN, INT64_MAX, &up))
		goto out;
	s->out->damaged++;
	salvage_run(s, p, arena_z(&a, descending(p->order, &a)), INT64_MIN, INT64_MAX, &down);
	if (!p->numbered || down == INT64_MAX)
		goto out;
	for (int64_t id = up + 1, last; id < down && !s->to.rc; id++)
		salvage_run(s, p, p->order, id, id, &last);
out:
	arena_release(&a);
}

static void salvage_all(struct salvage *s)
{
	db_exec(&s->to, "PRAGMA query_only = 0; BEGIN IMMEDIATE");
	for (int i = 0; i < dump_parts_count; i++)
		salvage_part(s, &dump_parts[i]);
	dump_finish(&s->to);
	db_exec(&s->to, "COMMIT");
	db_exec(&s->to, "PRAGMA wal_checkpoint(TRUNCATE)");
}

/* The old file with its log, out of the way; the new one in its place. */
static bool change_places(const char *path, const char *fresh, const char *kept, struct err *e)
{
	static const char *const logs[] = { "-wal", "-shm" };
	struct arena a = { 0 };
	bool ok = rename(path, kept) == 0;

	for (size_t i = 0; ok && i < sizeof(logs) / sizeof(*logs); i++)
		rename(arena_z(&a, arena_printf(&a, "%s%s", path, logs[i])),
			arena_z(&a, arena_printf(&a, "%s%s", kept, logs[i])));
	ok = ok && rename(fresh, path) == 0;
	if (!ok)
		err_set(e, ERR_ARCHIVE, "%s: %s", path, strerror(errno));
	arena_release(&a);
	return ok;
}

static void remove_file(const char *path)
{
	static const char *const parts[] = { "", "-wal", "-shm", "-journal" };
	struct arena a = { 0 };

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		unlink(arena_z(&a, arena_printf(&a, "%s%s", path, parts[i])));
	arena_release(&a);
}

static bool free_name(const char *path, struct arena *a, struct str *out)
{
	for (int i = 1; i < 1000; i++) {
		*out = arena_printf(a, "%s-damaged-%d", path, i);
		if (access(arena_z(a, *out), F_OK) != 0)
			return true;
	}
	return false;
}

static bool salvage_into(const char *path, const char *fresh, struct store_repair *out, struct err *e)
{
	struct archive_opened opened = { 0 };
	struct salvage s = { .out = out };
	int rc = db_open(&s.from, path, DB_READ_WRITE);

	if (rc != SQLITE_OK)
		return err_set(e, ERR_ARCHIVE_DAMAGED, "%s (%s)", path, sqlite3_errstr(rc));
	if (db_number(&s.from, 0, "PRAGMA user_version", "") > migrate_version()) {
		err_set(e, ERR_ARCHIVE_NEWER, "%s", path);
	} else if (archive_open(fresh, false, &s.to, &opened, e)) {
		s.from.rc = SQLITE_OK;
		buf_init(&s.line, DUMP_LINE_BYTES_MAX);
		salvage_all(&s);
		rc_err(&s.to, fresh, e);
		buf_release(&s.line);
		db_close(&s.to);
	}
	db_close(&s.from);
	return e->code == ERR_NONE;
}

bool store_repair(struct str path, struct arena *a, struct store_repair *out, struct err *e)
{
	const char *file = arena_z(a, path), *fresh = arena_z(a, arena_printf(a, "%s-repaired", file));
	bool ok;

	*out = (struct store_repair){ 0 };
	if (access(file, R_OK | W_OK) != 0)
		return err_set(e, ERR_ARCHIVE, "%s: %s", file, strerror(errno));
	remove_file(fresh);
	ok = free_name(file, a, &out->kept) && salvage_into(file, fresh, out, e);
	if (ok && !out->articles)
		ok = err_set(e, ERR_ARCHIVE_DAMAGED, _("%s: no story could be read out of it"), file);
	ok = ok && change_places(file, fresh, arena_z(a, out->kept), e);
	if (!ok)
		remove_file(fresh);
	return ok;
}

bool store_check(struct str path, struct store_sum *out, struct err *e)
{
	struct archive_opened opened = { 0 };
	struct arena a = { 0 };
	const char *file = arena_z(&a, path);
	struct db d = { 0 };
	bool ok = archive_open(file, false, &d, &opened, e);

	*out = (struct store_sum){ 0 };
	if (ok) {
		out->articles = db_number(&d, 0, "SELECT count(*) FROM article", "");
		out->texts = db_number(&d, 0, "SELECT count(*) FROM article_text", "");
		out->bytes = db_number(&d, 0, "PRAGMA page_count", "") * db_number(&d, 0, "PRAGMA page_size", "");
		db_close(&d);
		ok = archive_verify(file, e);
	}
	arena_release(&a);
	return ok;
}
