/* sandbox_parts: the pieces that sandbox.c puts together, one a file.  Each
 * says in `report` (may be NULL) what it achieved. */
#ifndef BACK_SANDBOX_PARTS_H
#define BACK_SANDBOX_PARTS_H

#include "base/buf.h"
#include "base/err.h"

/* What may be read: NULL-terminated; paths that are not there do not count. */
extern const char *const sandbox_paths[];
/* Variables of the environment that name certificates, to be read too. */
extern const char *const sandbox_variables[];

/* False only where the kernel has it and refused us. */
bool sandbox_landlock(struct str replay, struct buf *report, struct err *e);
bool sandbox_seccomp(struct buf *report, struct err *e);

void sandbox_say(struct buf *report, const char *line);

#endif
