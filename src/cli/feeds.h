/* feeds: the reader's own feeds as files, for import and export. */
#ifndef CLI_FEEDS_H
#define CLI_FEEDS_H

#include "app/desk.h"
#include "model/outline.h"

/* The file that import writes, beside the configuration. */
struct str feeds_file(struct desk *d);
/* What it says, and what the configuration says.  `text`: of the file, to be
 * written back with more; a missing file is empty. */
bool feeds_read(struct desk *d, struct outlines *out, struct str *text, struct err *e);

#endif
