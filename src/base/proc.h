/*
 * proc: start other programs, by argv only, never through a shell.
 */
#ifndef BASE_PROC_H
#define BASE_PROC_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"

/* Starts argv[0] (looked up in PATH when it has no slash) with descriptor
 * `keep` (>= 0) given as descriptor 3, all others closed but 0 to 2;
 * `quiet` points those at /dev/null.  The caller reaps. */
bool proc_start(const char *const argv[], int keep, bool quiet, pid_t *pid, struct err *e);
/* Starts and waits; gives the exit status, 128 + N for signal N. */
bool proc_run(const char *const argv[], int *status, struct err *e);
/* Runs argv with `input` on its standard input (a pager, a pipe command). */
bool proc_feed(const char *const argv[], const char *input, size_t n, int *status, struct err *e);

#endif
