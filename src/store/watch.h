/*
 * watch: how instances hear of each other's writes.  A small file beside the
 * archive gets a byte after each write; inotify or kqueue tells those who
 * look at it, without any polling.  Where there is neither, `fd` is -1 and the
 * reader's next key looks.  It knows nothing of what was written.
 *
 * The file's size counts all writes; less our own, a different number means
 * that somebody else wrote.
 */
#ifndef STORE_WATCH_H
#define STORE_WATCH_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

struct watch {
	char *path;
	int fd;                 /* readable: somebody touched the file; -1: cannot be told */
	int eye;                /* kqueue: what it looks at */
	int file;               /* to touch it; -1: cannot be written */
	pthread_mutex_t lock;   /* of file, own */
	int64_t own;            /* bytes that are ours */
	int64_t others;         /* as of the last watch_heard */
};

/* Never fails: what cannot be had is -1. */
struct watch *watch_new(const char *archive);
void watch_touch(struct watch *w);      /* the writing thread, after a write; NULL: nothing */
/* Takes what waits in fd; true when it was somebody else.  Reading thread. */
bool watch_heard(struct watch *w);
void watch_free(struct watch *w);       /* NULL: nothing */

#endif
