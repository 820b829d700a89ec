#include "base/clock.h"

#include <stdlib.h>
#include <time.h>

#include "base/str.h"

struct clock clock_from_env(void)
{
	struct clock c = { 0 };

	str_int(str_of(getenv("SAPBAO_NOW")), &c.pinned_s);
	return c;
}

int64_t clock_now_s(const struct clock *c)
{
	return c->pinned_s ? c->pinned_s : (int64_t)time(NULL);
}

int64_t clock_ticks_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}
