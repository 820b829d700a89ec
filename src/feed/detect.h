/* detect: whole documents in UTF-8 to the parser of their format. */
#ifndef FEED_DETECT_H
#define FEED_DETECT_H

#include "feed/walk.h"

/* Stands at the root then; NULL: no format's.  *root: the first element. */
const struct shape *detect_root(struct xml *x, struct str *root, struct arena *a);
/* Does it begin like a format that must be read as a whole? */
bool detect_is_whole(struct str utf8);
bool detect_parse(struct str utf8, const struct feed_context *c, struct arena *a, struct feed *out,
		  struct err *e);

#endif
