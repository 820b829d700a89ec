/*
 * signals: turns signals into bytes on a pipe that the loop polls.  The pipe
 * is the second global of the program: handlers can reach nothing else.
 */
#ifndef APP_SIGNALS_H
#define APP_SIGNALS_H

#include <stdbool.h>

struct signals { bool resized, stop, resumed; int ended_by; };

/* Returns the descriptor to poll, or -1. */
int signals_init(void (*panic)(void));
void signals_take(struct signals *out);     /* what came since; clears it */

#endif
