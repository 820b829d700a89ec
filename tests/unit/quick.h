/*
 * quick: make check-valgrind sets SAPBAO_TEST_QUICK.  Memcheck takes thirty times
 * as long, so inputs that are large only to be large get smaller, and what a
 * clock says is not looked at.  It also makes a fork of posix_spawn's vfork: that
 * a program could not be started never reaches the one who asked.
 */
#ifndef TESTS_UNIT_QUICK_H
#define TESTS_UNIT_QUICK_H

#include <stdbool.h>
#include <stdlib.h>

static inline bool quick(void)
{
	return getenv("SAPBAO_TEST_QUICK") != NULL;
}

/* Of something that is repeated n times. */
static inline int repeats(int n)
{
	return quick() ? n / 50 : n;
}

#endif
