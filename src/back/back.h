/*
 * back: the fetching and parsing process behind one socket.  Its loop sleeps
 * in net_wait only.
 */
#ifndef BACK_BACK_H
#define BACK_BACK_H

#include "base/err.h"
#include "base/str.h"

struct back_options {
	int fd;                     /* the socket to the front */
	struct str replay;          /* folder, or "" */
	struct str user_agent;
	int64_t connect_ms, total_ms;   /* 0: as net.h has them */
};

/* Runs until the front closes the socket.  Returns the exit status. */
int back_run(const struct back_options *o);

#endif
