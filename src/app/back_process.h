/*
 * back_process: one run of sapbao-fetch and the socket to it.  It knows no jobs:
 * what is asked again of the next one is the client's business (back_client).
 */
#ifndef APP_BACK_PROCESS_H
#define APP_BACK_PROCESS_H

#include <sys/types.h>

#include "app/back_client.h"
#include "wire/channel.h"

struct back_process {
	struct channel channel;     /* while it runs */
	bool running;
	bool mute;                  /* it has said nothing yet */
	pid_t pid;
	int died_by;                /* a signal, of the last one that ended by itself */
	int64_t heard_ms;           /* last frame of any kind */
};

bool back_process_start(struct back_process *b, const struct back_options *o, struct err *e);
/* The wait is short: it was killed by us, or it closed its socket by exiting. */
void back_process_stop(struct back_process *b, bool by_us);

#endif
