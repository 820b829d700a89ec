/* store: the archive as the rest of the program holds it. */
#include <stdlib.h>

#include "base/log.h"
#include "base/words.h"
#include "store/archive.h"
#include "store/inside.h"
#include "store/rules.h"

static char *path_of(const struct store_options *o, struct store *s)
{
	struct arena a = { 0 };
	char *path;

	if (o->mode == STORE_MEMORY) {
		s->private_dir = archive_private_dir();
		if (!s->private_dir)
			return NULL;
		path = strdup(arena_z(&a, arena_printf(&a, "%s/archive", s->private_dir)));
	} else {
		path = strdup(arena_z(&a, o->path));
	}
	arena_release(&a);
	if (!path)
		BUG("out of memory");
	return path;
}

static void store_free(struct store *s)
{
	if (s->reader)
		db_close(s->reader);
	free(s->reader);
	if (s->private_dir && s->path)
		archive_remove(s->private_dir, s->path);
	watch_free(s->watch);
	overlay_release(&s->overlay);
	found_release(&s->found);
	tallies_free(s->tallies);
	rules_free(s->rules);
	free(s->private_dir);
	free(s->path);
	free(s);
}

/* The connection stays where it is: its SQL functions point back to it. */
static bool reader_open(struct store *s, struct err *e)
{
	struct archive_opened opened = { 0 };
	struct db *d = calloc(1, sizeof(*d));

	if (!d)
		BUG("out of memory");
	if (!archive_open(s->path, s->private_dir != NULL, d, &opened, e)) {
		free(d);
		return false;
	}
	d->overlay = &s->overlay;
	s->reader = d;
	s->read_only = opened.read_only;
	return true;
}

struct store *store_open(const struct store_options *o, struct err *e)
{
	struct store *s = calloc(1, sizeof(*s));

	if (!s)
		BUG("out of memory");
	s->path = path_of(o, s);
	if (!s->path)
		err_set(e, ERR_ARCHIVE, "%s", _("there is no place for temporary files"));
	else if (reader_open(s, e)) {
		s->watch = o->mode == STORE_FILE ? watch_new(s->path) : NULL;
		s->writer = writer_new(s->path, o->mode == STORE_MEMORY, s->watch, e);
	}
	if (s->writer)
		return s;
	store_free(s);
	return NULL;
}

void store_close(struct store *s)
{
	if (!s)
		return;
	writer_close(s->writer);
	store_free(s);
}

/* ---- reads ---- */

void read_begin(struct store *s)
{
	overlay_settle(&s->overlay, writer_marks_written(s->writer));
	s->reader->rc = SQLITE_OK;
	db_run(s->reader, "BEGIN", "");
}

bool read_end(struct store *s, struct err *e)
{
	int rc = s->reader->rc;

	s->reader->rc = SQLITE_OK;
	db_run(s->reader, "COMMIT", "");
	if (s->reader->rc)
		sqlite3_exec(s->reader->handle, "ROLLBACK", NULL, NULL, NULL);
	s->reader->rc = SQLITE_OK;
	return rc == SQLITE_OK || trouble_err(s, rc, e);
}

bool read_end_logged(struct store *s)
{
	struct err e = { 0 };
	char words[512];

	if (read_end(s, &e))
		return true;
	log_line(LOG_ERROR, "%s", err_words(&e, words, sizeof(words)));
	return false;
}

/* ---- writes ---- */

uint64_t store_put(struct store *s, struct op *op)
{
	return writer_put(s->writer, op);
}

bool trouble_err(const struct store *s, int code, struct err *e)
{
	switch (code & 0xff) {
	case SQLITE_FULL:
		return err_set(e, ERR_ARCHIVE, _("the disk is full: %s"), s->path);
	case SQLITE_READONLY: case SQLITE_CANTOPEN: case SQLITE_PERM:
		return err_set(e, ERR_ARCHIVE, _("it cannot be written: %s"), s->path);
	case SQLITE_IOERR:
		return err_set(e, ERR_ARCHIVE, _("the disk gives errors: %s"), s->path);
	case SQLITE_BUSY: case SQLITE_LOCKED:
		return err_set(e, ERR_ARCHIVE, _("another program holds it: %s"), s->path);
	case SQLITE_CORRUPT: case SQLITE_NOTADB:
		return err_set(e, ERR_ARCHIVE_DAMAGED, "%s", s->path);
	}
	return err_set(e, ERR_ARCHIVE, "%s: %s", sqlite3_errstr(code), s->path);
}

int store_fd(const struct store *s)
{
	return s->writer->pipe[0];
}

/* An archive that was read-only was perhaps opened as one that never changes. */
static void reader_reopen(struct store *s)
{
	struct db *before = s->reader;
	struct err e = { 0 };

	if (!reader_open(s, &e)) {
		s->reader = before;
		return;
	}
	db_close(before);
	free(before);
	s->found.valid = s->anchor.valid = false;
}

bool store_next_event(struct store *s, struct store_event *out)
{
	struct writer_event ev;

	*out = (struct store_event){ 0 };
	if (!writer_event(s->writer, &ev))
		return false;
	out->kind = ev.kind;
	out->ticket = ev.ticket;
	out->fresh = ev.fresh;
	out->article = ev.article;
	if (ev.kind == STORE_TROUBLE)
		trouble_err(s, ev.code, &out->err);
	if (ev.kind == STORE_RECOVERED && s->read_only)
		reader_reopen(s);
	return true;
}

bool store_flush(struct store *s, struct err *e)
{
	int rc = writer_flush(s->writer);

	return rc == 0 || trouble_err(s, rc, e);
}

bool store_healthy(const struct store *s, struct err *e)
{
	int rc = writer_trouble(s->writer);

	if (rc == 0 && s->read_only)
		rc = SQLITE_READONLY;
	return rc == 0 || trouble_err(s, rc, e);
}

bool store_changed(struct store *s)
{
	int64_t version = db_number(s->reader, s->version, "PRAGMA data_version", "");
	bool changed = s->version != 0 && version != s->version;

	s->reader->rc = SQLITE_OK;
	s->version = version;
	return changed;
}

int store_watch_fd(const struct store *s)
{
	return s->watch ? s->watch->fd : -1;
}

bool store_heard(struct store *s)
{
	return s->watch && watch_heard(s->watch);
}

bool store_verify(struct store *s, struct err *e)
{
	return archive_verify(s->path, e);
}
