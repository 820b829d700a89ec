/* archive: the file on disk: found, judged, made, opened for reading. */
#ifndef STORE_ARCHIVE_H
#define STORE_ARCHIVE_H

#include "store/db.h"

struct archive_opened {
	bool read_only;
};

/* Opens the reading connection on `path` and brings the schema up to date. */
bool archive_open(const char *path, bool fast, struct db *d, struct archive_opened *out,
	struct err *e);
/* Pages, search index and counters; slow. */
bool archive_verify(const char *path, struct err *e);
/* A private folder for a throw-away archive; NULL when there is no place. */
char *archive_private_dir(void);
void archive_remove(const char *dir, const char *path);

#endif
