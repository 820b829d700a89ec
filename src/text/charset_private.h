/* The parts of charset: charset (whole documents), charset_stream (pieces). */
#ifndef TEXT_CHARSET_PRIVATE_H
#define TEXT_CHARSET_PRIVATE_H

#include "text/charset.h"

/* Does the server or the document name a charset that we know and that is not
 * UTF-8?  `head` is the first 4096 bytes at least. */
bool charset_declares_other(struct str head, struct str http);
/* As UTF-8: bad bytes to U+FFFD, NUL and U+FEFF out; the input itself when it
 * has neither. */
struct str charset_repair(struct str s, bool valid, struct arena *a);
/* What follows nothing but ASCII, of a document that declares nothing else
 * than UTF-8. */
struct str charset_of_rest(struct str s, struct arena *a);

#endif
