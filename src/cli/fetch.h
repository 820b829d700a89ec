/* fetch: the archive, opened for the subcommands that read it. */
#ifndef CLI_FETCH_H
#define CLI_FETCH_H

#include "cli/cli.h"

/* Opens the archive.  The demo's is thrown away after each command, so it is
 * filled first, with the text of `article` too when that is not 0. */
bool fetch_open(struct cli *c, struct desk *desk, int64_t article, struct err *e);

#endif
