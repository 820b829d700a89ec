/*
 * say: a row of a bench, for tests/bench/run, which makes the table of all:
 *     what <tab> whose <tab> value <tab> unit <tab> the house's limit, or 0
 */
#ifndef BENCH_SAY_H
#define BENCH_SAY_H

#include <stdio.h>

static inline void bench_say(const char *what, const char *whose, double value, const char *unit, double limit)
{
	printf("%s\t%s\t%.2f\t%s\t%g\n", what, whose, value, unit, limit);
	fflush(stdout);
}

#endif
