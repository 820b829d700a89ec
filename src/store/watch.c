/* watch: how instances hear of each other's writes; see watch.h. */
#include "store/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"

#if defined(__linux__)
#include <sys/inotify.h>
#elif defined(__FreeBSD__) || defined(__NetBSD__) || defined(__OpenBSD__) || defined(__DragonFly__) \
	|| defined(__APPLE__)
#define HAVE_KQUEUE_ 1
#include <sys/types.h>
#include <sys/event.h>
#include <sys/time.h>
#endif

enum { SIZE_MAX_BYTES = 1 << 16 };

/* ---- the system's ear ---- */

#if defined(__linux__)

static int ear_open(const char *path, int *eye)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

	if (fd >= 0 && inotify_add_watch(fd, path, IN_MODIFY) < 0) {
		close(fd);
		fd = -1;
	}
	*eye = -1;
	return fd;
}

static void ear_drain(int fd)
{
	char events[1024];

	while (read(fd, events, sizeof(events)) > 0)
		;
}

#elif defined(HAVE_KQUEUE_)

static int ear_open(const char *path, int *eye)
{
	struct kevent change;
	int queue = kqueue();

	*eye = open(path, O_RDONLY | O_CLOEXEC);
	EV_SET(&change, *eye, EVFILT_VNODE, EV_ADD | EV_CLEAR, NOTE_WRITE | NOTE_EXTEND, 0, 0);
	if (queue >= 0 && *eye >= 0 && kevent(queue, &change, 1, NULL, 0, NULL) == 0) {
		fcntl(queue, F_SETFD, FD_CLOEXEC);
		return queue;
	}
	if (queue >= 0)
		close(queue);
	return -1;
}

static void ear_drain(int fd)
{
	struct timespec none = { 0, 0 };
	struct kevent events[8];

	while (kevent(fd, NULL, 0, events, 8, &none) > 0)
		;
}

#else

static int ear_open(const char *path, int *eye)
{
	(void)path;
	*eye = -1;
	return -1;
}

static void ear_drain(int fd)
{
	(void)fd;
}

#endif

/* ---- the file ---- */

static char *path_beside(const char *archive)
{
	static const char ending[] = "-changes";
	char *path = malloc(strlen(archive) + sizeof(ending));

	if (!path)
		BUG("out of memory");
	strcpy(path, archive);
	strcat(path, ending);
	return path;
}

static int64_t size_now(const struct watch *w)
{
	struct stat st;

	return stat(w->path, &st) == 0 ? (int64_t)st.st_size : 0;
}

/* One that was taken away is made again, for those who come later. */
static void file_open(struct watch *w)
{
	struct stat st;

	if (w->file >= 0 && fstat(w->file, &st) == 0 && st.st_nlink > 0)
		return;
	if (w->file >= 0)
		close(w->file);
	w->file = open(w->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

/* To those who look, a number that starts again is a change: they look once
 * for nothing. */
static void file_shorten(struct watch *w)
{
	if (w->file >= 0 && size_now(w) > SIZE_MAX_BYTES)
		w->own = ftruncate(w->file, 0) == 0 ? 0 : w->own;
}

struct watch *watch_new(const char *archive)
{
	struct watch *w = calloc(1, sizeof(*w));

	if (!w)
		BUG("out of memory");
	w->path = path_beside(archive);
	w->file = -1;
	pthread_mutex_init(&w->lock, NULL);
	file_open(w);
	file_shorten(w);
	w->others = size_now(w);
	w->fd = ear_open(w->path, &w->eye);
	return w;
}

void watch_touch(struct watch *w)
{
	if (!w)
		return;
	pthread_mutex_lock(&w->lock);
	file_open(w);
	if (w->file >= 0 && write(w->file, ".", 1) == 1)
		w->own++;
	pthread_mutex_unlock(&w->lock);
}

bool watch_heard(struct watch *w)
{
	int64_t others;
	bool heard;

	if (w->fd < 0)
		return false;
	ear_drain(w->fd);
	pthread_mutex_lock(&w->lock);
	others = size_now(w) - w->own;
	heard = others != w->others;
	w->others = others;
	pthread_mutex_unlock(&w->lock);
	return heard;
}

void watch_free(struct watch *w)
{
	if (!w)
		return;
	if (w->fd >= 0)
		close(w->fd);
	if (w->eye >= 0)
		close(w->eye);
	if (w->file >= 0)
		close(w->file);
	pthread_mutex_destroy(&w->lock);
	free(w->path);
	free(w);
}
