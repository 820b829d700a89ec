/*
 * clock: the time of day, injectable.  SAPBAO_NOW (seconds since 1970) pins
 * it for tests; nothing else in the program asks the system for wall time.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

struct clock {
	int64_t pinned_s;           /* 0: the system's clock */
};

struct clock clock_from_env(void);
int64_t clock_now_s(const struct clock *c);     /* wall time, seconds since 1970 */
int64_t clock_ticks_ms(void);                   /* monotonic, never pinned */

#endif
