#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

struct str path_join(struct arena *a, struct str dir, struct str name)
{
	bool slash = dir.n && dir.p[dir.n - 1] == '/';

	return arena_printf(a, "%.*s%s%.*s", STR_ARG(dir), slash ? "" : "/", STR_ARG(name));
}

/* The XDG specification ignores values that are not absolute. */
static struct str home_dir(struct arena *a, const char *variable, const char *below_home)
{
	struct str base = str_of(getenv(variable)), home = str_of(getenv("HOME"));

	if (base.n && base.p[0] == '/')
		return path_join(a, base, STR("sapbao"));
	if (home.n == 0)
		return STR_NONE;
	return path_join(a, path_join(a, home, str_of(below_home)), STR("sapbao"));
}

struct str path_data_home(struct arena *a)
{
	return home_dir(a, "XDG_DATA_HOME", ".local/share");
}

struct str path_config_home(struct arena *a)
{
	return home_dir(a, "XDG_CONFIG_HOME", ".config");
}

bool path_exists(struct arena *a, struct str path)
{
	struct stat st;

	return path.n && stat(arena_z(a, path), &st) == 0;
}

struct str path_self_dir(struct arena *a)
{
	char self[4096];
	struct str s = STR_NONE;
#if defined(__linux__) || defined(__NetBSD__)
#ifdef __linux__
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self));
#else
	ssize_t n = readlink("/proc/curproc/exe", self, sizeof(self));
#endif

	if (n > 0 && (size_t)n < sizeof(self))
		s = (struct str){ self, (size_t)n };
#elif defined(__APPLE__)
	uint32_t size = sizeof(self);

	if (_NSGetExecutablePath(self, &size) == 0)
		s = str_of(self);
#else
	(void)self;
#endif
	while (s.n && s.p[s.n - 1] != '/')
		s.n--;
	return s.n > 1 ? arena_str(a, str_sub(s, 0, s.n - 1)) : STR_NONE;
}

/* In its build tree the program stands beside config.status, whose source tree
 * may be elsewhere (VPATH): SRCDIR is compiled in for that case only. */
static bool in_build_tree(struct arena *a, struct str self)
{
	return self.n && path_exists(a, path_join(a, self, STR("config.status")));
}

struct str path_data_dir(struct arena *a)
{
	struct str env = str_of(getenv("SAPBAO_DATADIR")), self, beside;

	if (env.n)
		return env;
	self = path_self_dir(a);
	if (in_build_tree(a, self)) {
		beside = path_join(a, self, STR("data/keys"));
		if (path_exists(a, beside))
			return path_join(a, self, STR("data"));
#ifdef SRCDIR
		if (str_starts(STR(SRCDIR), STR("/")))
			return path_join(a, STR(SRCDIR), STR("data"));
		return path_join(a, path_join(a, self, STR(SRCDIR)), STR("data"));
#endif
	}
	return STR(PKGDATADIR);
}

struct str path_fetch_program(struct arena *a)
{
	struct str env = str_of(getenv("SAPBAO_FETCH")), self;

	if (env.n)
		return env;
	self = path_self_dir(a);
	if (in_build_tree(a, self))
		return path_join(a, self, STR("sapbao-fetch"));
	return STR(PKGLIBEXECDIR "/sapbao-fetch");
}

struct str path_locale_dir(struct arena *a)
{
	struct str self = path_self_dir(a);

	return in_build_tree(a, self) ? path_join(a, self, STR("po")) : STR(LOCALEDIR);
}

bool path_make_dirs(struct arena *a, struct str dir, struct err *e)
{
	char *z = arena_z(a, dir);

	for (size_t i = 1; i <= dir.n; i++) {
		char kept = z[i];

		if (kept != '/' && kept != '\0')
			continue;
		z[i] = '\0';
		if (mkdir(z, 0700) != 0 && errno != EEXIST) {
			int why = errno;
			struct stat st;

			/* A read-only parent that is there is no obstacle. */
			if (stat(z, &st) != 0)
				return err_set(e, ERR_FILE, "%s: %s", z, strerror(why));
		}
		z[i] = kept;
	}
	return true;
}

int path_open(const char *path, struct err *e)
{
	int fd = strcmp(path, "-") == 0 ? dup(0) : open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;

	if (fd < 0) {
		err_set(e, ERR_FILE, "%s: %s", path, strerror(errno));
	} else if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		err_set(e, ERR_FILE, "%s: %s", path, strerror(EISDIR));
		close(fd);
		fd = -1;
	}
	return fd;
}

ssize_t path_read_some(int fd, char *room, size_t n)
{
	ssize_t got;

	do
		got = read(fd, room, n);
	while (got < 0 && errno == EINTR);
	return got;
}

bool path_read(const char *path, struct buf *b, struct err *e)
{
	int fd = path_open(path, e);
	char chunk[16384];
	ssize_t n;

	if (fd < 0)
		return false;
	while ((n = path_read_some(fd, chunk, sizeof(chunk))) > 0)
		if (!buf_add(b, (struct str){ chunk, (size_t)n })) {
			err_set(e, ERR_MEMORY, "%s", path);
			break;
		}
	if (n < 0)
		err_set(e, ERR_FILE, "%s: %s", path, strerror(errno));
	close(fd);
	return n == 0;
}

static bool write_all(int fd, struct str s)
{
	while (s.n) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s = str_skip(s, (size_t)n);
	}
	return true;
}

/* A device or a pipe is written to; a file in its place would be no help. */
static bool is_special(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static bool write_special(const char *path, struct str bytes, struct err *e)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	bool ok = fd >= 0 && write_all(fd, bytes);

	if (!ok)
		err_set(e, ERR_FILE, "%s: %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

struct str path_expand(struct arena *a, struct str path)
{
	struct str home = str_of(getenv("HOME"));

	return str_starts(path, STR("~/")) && home.n ? arena_join(a, home, str_skip(path, 1)) : path;
}

bool path_write(const char *path, struct str bytes, struct err *e)
{
	if (is_special(path))
		return write_special(path, bytes, e);

	struct arena a = { 0 };
	char *beside = arena_z(&a, arena_printf(&a, "%s.XXXXXX", path));
	int fd = mkstemp(beside);
	mode_t mask = umask(0);
	bool ok;
	int why;

	umask(mask);
	/* mkstemp's 0600 is for secrets; this is the reader's own file. */
	ok = fd >= 0 && fchmod(fd, 0666 & ~mask) == 0 && write_all(fd, bytes) && fsync(fd) == 0;
	why = errno;

	if (fd >= 0 && close(fd) != 0 && ok) {
		why = errno;
		ok = false;
	}
	if (ok && rename(beside, path) != 0) {
		why = errno;
		ok = false;
	}
	if (!ok) {
		if (fd >= 0)
			unlink(beside);
		err_set(e, ERR_FILE, "%s: %s", path, strerror(why));
	}
	arena_release(&a);
	return ok;
}
