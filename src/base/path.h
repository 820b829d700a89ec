/*
 * path: where files live (XDG base directories), and whole-file reading.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/* $XDG_DATA_HOME/sapbao, else ~/.local/share/sapbao. */
struct str path_data_home(struct arena *a);
struct str path_config_home(struct arena *a);
/* Data files of the program: SAPBAO_DATADIR, else `data` beside the program
 * when it runs in its build or source tree, else the installed pkgdatadir. */
struct str path_data_dir(struct arena *a);
/* Where vi/LC_MESSAGES/sapbao.mo is: `po` in the build tree, else localedir. */
struct str path_locale_dir(struct arena *a);
/* The back program: SAPBAO_FETCH, else beside the front, else pkglibexecdir. */
struct str path_fetch_program(struct arena *a);
/* Directory of the running program; STR_NONE when it cannot be told. */
struct str path_self_dir(struct arena *a);
struct str path_join(struct arena *a, struct str dir, struct str name);
bool path_exists(struct arena *a, struct str path);
/* Makes the directory (mode 0700) and its missing parents. */
bool path_make_dirs(struct arena *a, struct str dir, struct err *e);
/* Appends the whole file to b; refuses directories; the ceiling of b holds. */
bool path_read(const char *path, struct buf *b, struct err *e);
/* The same in pieces: a descriptor or -1, "-" is standard input; bytes, 0 at the
 * end, -1 with errno. */
int path_open(const char *path, struct err *e);
ssize_t path_read_some(int fd, char *room, size_t n);
/* "~/x" is in the home folder; the path itself otherwise. */
struct str path_expand(struct arena *a, struct str path);
/* Writes beside the target, then renames: never a half-written file.
 * What is no file (a device, a pipe) is written to as it is. */
bool path_write(const char *path, struct str bytes, struct err *e);

#endif
