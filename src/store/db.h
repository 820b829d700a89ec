/*
 * db: one SQLite connection with its prepared statements.  It knows how to
 * run SQL, not what the archive means.  A connection belongs to one thread.
 *
 * Errors stick: after the first one `rc` stays set, every further call does
 * nothing and answers "no row", so that a run of statements is looked at
 * once, at its end (and rolled back).
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/vec.h"

enum { DB_STATEMENTS = 64, DB_APPLICATION_ID = 0x53617042 /* "SapB" */ };

struct overlay;
struct search_work;

struct word_note { struct str folded, exact; };

struct db {
	sqlite3 *handle;
	int rc;                         /* first error, extended code; sticks */
	sqlite3_stmt *cache[DB_STATEMENTS];
	int cached, evict;
	struct arena scratch;           /* of the SQL functions */
	struct arena work_arena;        /* of what waits for the search index (text.c) */
	struct search_work *work, *work_last;
	struct map known;               /* words that stand in `word`, or will */
	VEC(struct word_note) notes;    /* the latter ones (vocabulary.c) */
	struct arena known_arena, notes_arena;
	const struct overlay *overlay;  /* marks not yet written; NULL: none */
};

enum db_mode { DB_READ_WRITE, DB_IMMUTABLE };

/* Opens; registers the tokenizer and the SQL functions.  Touches no page. */
int db_open(struct db *d, const char *path, enum db_mode mode);
void db_close(struct db *d);
int db_exec(struct db *d, const char *sql);         /* not cached */

/* A prepared statement with its values: i int64_t, d int, s struct str as
 * text, b struct str as blob.  NULL after an error. */
sqlite3_stmt *db_query(struct db *d, const char *sql, const char *types, ...);
/* Steps; false at the end or on an error, and then the statement is reset. */
bool db_row(struct db *d, sqlite3_stmt *st);
/* Leaves a statement before its end. */
void db_stop(sqlite3_stmt *st);
/* Runs a statement to its end; rows changed, or -1. */
int db_run(struct db *d, const char *sql, const char *types, ...);
/* First column of the first row, or `none`. */
int64_t db_number(struct db *d, int64_t none, const char *sql, const char *types, ...);

struct str db_str(sqlite3_stmt *st, int column, struct arena *a);
struct str db_peek(sqlite3_stmt *st, int column);   /* until the next step */
int64_t db_int(sqlite3_stmt *st, int column);

#endif
