/*
 * compact: the room that old stories left is given back.  For the command line
 * alone: it rewrites the file, and no reader's key may wait for that.
 */
#include "store/archive.h"
#include "store/inside.h"

/* Smaller gaps are filled by the next fetches. */
enum { WORTH_PERCENT = 4 };

static bool worth_it(struct db *d)
{
	int64_t pages = db_number(d, 0, "PRAGMA page_count", "");
	int64_t unused = db_number(d, 0, "PRAGMA freelist_count", "");

	return unused * 100 > pages * WORTH_PERCENT;
}

bool store_compact(struct store *s, struct err *e)
{
	struct db d;
	int rc = db_open(&d, s->path, DB_READ_WRITE);

	if (rc == SQLITE_OK) {
		db_exec(&d, "INSERT INTO search(search) VALUES('optimize');"
			"INSERT INTO heads(heads) VALUES('optimize');"
			"INSERT INTO names(names) VALUES('optimize')");
		if (!d.rc && worth_it(&d))
			db_exec(&d, "VACUUM");
		db_exec(&d, "PRAGMA wal_checkpoint(TRUNCATE)");
		rc = d.rc;
		db_close(&d);
	}
	return rc == SQLITE_OK || trouble_err(s, rc, e);
}
