/*
 * sandbox_landlock: which files may be opened, by the kernel's Landlock.  Best
 * effort: an old kernel has less of it or none.  The numbers are written out
 * because headers are often older than the kernel that runs.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE             /* O_PATH, syscall */
#endif
#include "back/sandbox_parts.h"

#ifdef __linux__

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };     /* all machines */
enum { ASK_VERSION = 1, RULE_PATH_BENEATH = 1 };

#define READ_FILE (UINT64_C(1) << 2)
#define READ_DIR (UINT64_C(1) << 3)
#define FILES_V1 ((UINT64_C(1) << 13) - 1)
#define FILES_REFER (UINT64_C(1) << 13)         /* since 2 */
#define FILES_TRUNCATE (UINT64_C(1) << 14)      /* since 3 */
#define FILES_IOCTL_DEV (UINT64_C(1) << 15)     /* since 5 */
#define NET_BIND_TCP UINT64_C(1)                /* since 4 */
#define SCOPE_SOCKETS_SIGNALS UINT64_C(3)       /* since 6 */

struct ruleset {                /* struct landlock_ruleset_attr, grown to 6 */
	uint64_t files, net, scoped;
};

struct path_rule {              /* struct landlock_path_beneath_attr */
	uint64_t allowed;
	int32_t parent;
} __attribute__((packed));

static int ruleset_new(long version)
{
	struct ruleset r = { .files = FILES_V1 };
	size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;

	if (version >= 2) r.files |= FILES_REFER;
	if (version >= 3) r.files |= FILES_TRUNCATE;
	if (version >= 4) r.net = NET_BIND_TCP;
	if (version >= 5) r.files |= FILES_IOCTL_DEV;
	if (version >= 6) r.scoped = SCOPE_SOCKETS_SIGNALS;
	return (int)syscall(CREATE_RULESET, &r, size, 0);
}

/* A path that is not there allows nothing, which is what it holds. */
static bool allow_reading(int ruleset, const char *path)
{
	struct path_rule rule = { .allowed = READ_FILE };
	struct stat st;
	bool ok;

	rule.parent = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent < 0)
		return true;
	if (fstat(rule.parent, &st) == 0 && S_ISDIR(st.st_mode))
		rule.allowed |= READ_DIR;
	ok = syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0) == 0;
	close(rule.parent);
	return ok;
}

static bool allow_all(int ruleset, struct str replay)
{
	struct arena a = { 0 };
	bool ok = true;

	for (int i = 0; sandbox_paths[i]; i++)
		ok = allow_reading(ruleset, sandbox_paths[i]) && ok;
	for (int i = 0; sandbox_variables[i]; i++)
		if (getenv(sandbox_variables[i]))
			ok = allow_reading(ruleset, getenv(sandbox_variables[i])) && ok;
	if (replay.n)
		ok = allow_reading(ruleset, arena_z(&a, replay)) && ok;
	arena_release(&a);
	return ok;
}

bool sandbox_landlock(struct str replay, struct buf *report, struct err *e)
{
	long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
	int ruleset;
	bool ok;

	if (version < 1) {
		sandbox_say(report, "files: not restricted, this kernel has no Landlock");
		return true;
	}
	ruleset = ruleset_new(version);
	if (ruleset < 0)
		return err_set(e, ERR_BACK_START, "Landlock: %s", strerror(errno));
	ok = allow_all(ruleset, replay) && syscall(RESTRICT_SELF, ruleset, 0) == 0;
	if (!ok)
		err_set(e, ERR_BACK_START, "Landlock: %s", strerror(errno));
	close(ruleset);
	if (ok && report)
		buf_addf(report, "files: only certificates, names, character sets%s, to read (Landlock %ld)\n",
			replay.n ? " and the replay folder" : "", version);
	return ok;
}

#endif
