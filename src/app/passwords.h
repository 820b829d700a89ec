/*
 * passwords: what the passcmd of a feed said, kept in memory while the program
 * runs and wiped when it goes.  It starts no program and asks nobody.  Owned
 * by the sources.
 */
#ifndef APP_PASSWORDS_H
#define APP_PASSWORDS_H

#include "base/str.h"
#include "conf/conf.h"

enum { PASSWORD_MAX = 4096 };       /* bytes that a passcmd may say */

struct passwords { struct password *first; };   /* zeroed: none */

/* "user:password" of this source, NUL-terminated and borrowed, or NULL. */
const char *passwords_find(const struct passwords *p, const struct source *source);
/* The first line of what was said: the password when the feed line names a
 * user, else both. */
void passwords_keep(struct passwords *p, const struct source *source, struct str said);
/* When it was refused. */
void passwords_forget(struct passwords *p, const struct source *source);
void passwords_release(struct passwords *p);

#endif
