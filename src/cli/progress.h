/* progress: one line on standard error, written over again; only where that
 * is a terminal. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>

#include "base/str.h"

struct progress {
	bool on;
	int columns;
};

/* Columns of the terminal that this descriptor is; 0 when it is none. */
int progress_columns(int fd);
struct progress progress_begin(bool quiet);
void progress_show(const struct progress *p, int done, int total, struct str what);
void progress_clear(const struct progress *p);      /* before other words, and at the end */

#endif
