/* migrate: the schema of the archive, as numbered steps. */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "store/db.h"

int migrate_version(void);              /* what this program writes */
/* Brings an archive (or an empty file) up to date; the error is d->rc. */
void migrate_run(struct db *d);

#endif
