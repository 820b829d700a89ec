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
/* The same with `in` as its standard input and `out` as its standard output (-1:
 * /dev/null), in a process group of its own, so that it and what it starts can
 * be ended together.  What it complains of goes nowhere. */
bool proc_start_between(const char *const argv[], int in, int out, pid_t *pid, struct err *e);
/* Starts and waits; gives the exit status, 128 + N for signal N. */
bool proc_run(const char *const argv[], int *status, struct err *e);
/* Runs argv with `input` on its standard input (a pager, a pipe command). */
bool proc_feed(const char *const argv[], const char *input, size_t n, int *status, struct err *e);

#endif
