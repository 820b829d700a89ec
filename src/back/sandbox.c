/*
 * sandbox: see sandbox.h.  Limits first, then files, then system calls, since
 * each step needs what the next one takes away.  RLIMIT_NPROC is left alone: it
 * counts the whole user's processes and would stop curl's resolver threads.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE             /* pthread_setattr_default_np */
#endif
#include "back/sandbox.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "back/sandbox_parts.h"
#include "base/arena.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SHADOW_MEMORY 1
#endif
#endif
#ifndef HAS_SHADOW_MEMORY
#define HAS_SHADOW_MEMORY 0
#endif

/* Certificates, names, character sets, time zones, and the libraries that are
 * loaded late (gconv, name services).  Directories rather than files, because
 * /etc/resolv.conf is replaced whenever a laptop changes its network. */
const char *const sandbox_paths[] = {
	"/etc", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec", "/usr/share",
	"/usr/local/lib", "/usr/local/share", "/usr/local/etc", "/lib", "/lib32", "/lib64",
	"/var/lib/ca-certificates", "/run/systemd/resolve", "/run/NetworkManager",
	"/run/resolvconf", "/run/connman", "/nix/store", "/gnu/store",
	"/opt/homebrew/etc", "/dev/urandom", NULL
};

enum { DESCRIPTORS = 1024, THREAD_STACK = 512 << 10 };

const char *const sandbox_variables[] = { "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR", NULL };

void sandbox_say(struct buf *report, const char *line)
{
	if (report) {
		buf_add_z(report, line);
		buf_add_byte(report, '\n');
	}
}

static bool limit(int what, rlim_t most)
{
	struct rlimit now;

	if (getrlimit(what, &now) != 0)
		return false;
	if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most)
		most = now.rlim_max;
	return setrlimit(what, &(struct rlimit){ most, most }) == 0;
}

/* Names are looked up in a thread each: with the usual 8 MB of stack for all of
 * them the memory that we may have would be promised away. */
static void small_stacks(void)
{
#ifdef __GLIBC__
	pthread_attr_t at;

	if (pthread_attr_init(&at) != 0)
		return;
	if (pthread_attr_setstacksize(&at, THREAD_STACK) == 0)
		pthread_setattr_default_np(&at);
	pthread_attr_destroy(&at);
#endif
}

/* Descriptors: a connection and a resolver's pair for each transfer, and room. */
static bool limits(struct buf *report)
{
	const rlim_t memory = sizeof(void *) > 4 ? (rlim_t)2 << 30 : (rlim_t)1 << 30;
	bool ok = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, DESCRIPTORS);

	small_stacks();
#ifdef M_ARENA_MAX
	/* Each thread's own arena would reserve 64 MB of what we may have. */
	mallopt(M_ARENA_MAX, 2);
#endif
#ifdef RLIMIT_AS
	if (!HAS_SHADOW_MEMORY)
		ok = limit(RLIMIT_AS, memory) && ok;
	sandbox_say(report, HAS_SHADOW_MEMORY ? "limits: no file growth, no core, 1024 descriptors"
		: "limits: memory, no file growth, no core, 1024 descriptors");
#else
	(void)memory;
	sandbox_say(report, "limits: no file growth, no core, 1024 descriptors");
#endif
	return ok;
}

static bool is_switched_off(struct buf *report)
{
#if ALLOW_SANDBOX_OFF
	const char *wish = getenv("SAPBAO_SANDBOX");

	if (wish && strcmp(wish, "off") == 0) {
		sandbox_say(report, "sandbox: off (SAPBAO_SANDBOX)");
		return true;
	}
#else
	(void)report;
#endif
	return false;
}

#ifdef __OpenBSD__
static bool system_sandbox(struct str replay, struct buf *report, struct err *e)
{
	struct arena a = { 0 };

	for (int i = 0; sandbox_paths[i]; i++)
		if (unveil(sandbox_paths[i], "r") != 0 && errno != ENOENT)
			return err_set(e, ERR_BACK_START, "unveil: %s", strerror(errno));
	for (int i = 0; sandbox_variables[i]; i++)
		if (getenv(sandbox_variables[i]))
			unveil(getenv(sandbox_variables[i]), "r");
	if (replay.n)
		unveil(arena_z(&a, replay), "r");
	arena_release(&a);
	if (pledge("stdio rpath inet dns", NULL) != 0)
		return err_set(e, ERR_BACK_START, "pledge: %s", strerror(errno));
	sandbox_say(report, "files: only certificates, names and character sets, to read (unveil)");
	sandbox_say(report, "calls: stdio rpath inet dns (pledge)");
	return true;
}
#elif defined(__linux__)
static bool system_sandbox(struct str replay, struct buf *report, struct err *e)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return err_set(e, ERR_BACK_START, "no_new_privs: %s", strerror(errno));
	/* Not readable by other processes of this user either. */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	sandbox_say(report, "privileges: none to be gained (no_new_privs)");
	return sandbox_landlock(replay, report, e) && sandbox_seccomp(report, e);
}
#else
static bool system_sandbox(struct str replay, struct buf *report, struct err *e)
{
	(void)replay;
	(void)e;
	sandbox_say(report, "files, calls: a process apart, this system offers no more");
	return true;
}
#endif

bool sandbox_enter(struct str replay, struct buf *report, struct err *e)
{
	if (is_switched_off(report))
		return true;
	if (!limits(report))
		return err_set(e, ERR_BACK_START, "limits: %s", strerror(errno));
	return system_sandbox(replay, report, e);
}
