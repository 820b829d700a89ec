/*
 * dump: the archive as lines of JSON, one row a line, and back.  The table of
 * parts in dump.c names every table and column that is worth keeping; what can
 * be made from them (search index, counters) is left out.  A new table of
 * migrate.c gets a row there, or it is lost on the way.
 */
#ifndef STORE_DUMP_H
#define STORE_DUMP_H

#include "base/buf.h"
#include "store/db.h"

enum { DUMP_FORMAT = 1, DUMP_LINE_BYTES_MAX = 64 << 20 };

struct dump_part {
	const char *name;       /* of its lines */
	const char *from;       /* table, and what of it */
	const char *columns;    /* parted by spaces */
	/* one letter a column: i number, n number or null, s text, d document
	 * (compressed in the table), x bytes as hexadecimal digits */
	const char *kinds;
	const char *order;      /* columns of its key */
	bool numbered;          /* the first column is the key, and a number */
	const char *put;        /* how a row comes in: ?1 … are the columns */
};

extern const struct dump_part dump_parts[];
extern const int dump_parts_count;

/* "id, host, …" for SQL, with a constant for what an older archive lacks. */
struct str dump_columns(struct db *d, const struct dump_part *p, struct arena *a);
/* The row of a statement over these columns as a line, without its end. */
bool dump_row(const struct dump_part *p, sqlite3_stmt *st, struct buf *line);
struct str dump_head(struct arena *a);
/* Is this the first line of a dump that this program can read? */
bool dump_is_head(struct str line);
/* Writes the row of a line; false: it is none (nothing was written).  What
 * SQLite says is in d->rc. */
bool dump_load(struct db *d, struct str line, const struct dump_part **part);
/* After the last row: index, and lists for what stands in none. */
void dump_finish(struct db *d);

#endif
