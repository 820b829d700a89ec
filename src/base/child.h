/*
 * child: a program that is given bytes and gives bytes back, while the caller
 * goes on: a source of the reader's own, a filter, a password command.  By argv
 * only, never through a shell.  It has a time and a ceiling; past either the
 * program and all that it started are killed.  It knows nothing of what the
 * bytes mean.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <poll.h>

#include "base/buf.h"
#include "base/err.h"

struct child;

enum { CHILD_FDS = 2 };

struct child_options {
	struct str input;           /* copied; what the program does not read is dropped */
	size_t ceiling;             /* bytes of its answer */
	int limit_ms;               /* from start to end */
};

/* NULL and *e where it cannot be started.  Owned by the caller, who ignores
 * SIGPIPE: a program need not read what it is given. */
struct child *child_start(const char *const argv[], const struct child_options *o, struct err *e);
/* Kills what still runs. */
void child_free(struct child *c);
/* What to sleep on; gives the number of rows filled. */
int child_poll(const struct child *c, struct pollfd rows[CHILD_FDS]);
/* Milliseconds until child_step must be called again, whatever the descriptors say. */
int child_timeout_ms(const struct child *c);
/* Moves bytes on, never waits.  True when it is over: *e is clear, or says why
 * its output does not count (it failed, took too long, said too much). */
bool child_step(struct child *c, struct err *e);
/* All it said; borrowed until child_free. */
struct str child_output(const struct child *c);

#endif
