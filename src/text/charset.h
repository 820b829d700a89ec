/*
 * charset: bytes of a document to UTF-8, decided before any parser sees them:
 * BOM > valid UTF-8 > HTTP > what the document declares.  Bad bytes become
 * U+FFFD; a document is never lost to one of them.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include "base/arena.h"

/* `http` is the charset of the Content-Type header or STR_NONE.  `used`, if
 * not NULL, gets the name of the charset that was believed.  The result is
 * valid UTF-8 without NUL or BOM; it may be the input itself. */
struct str text_to_utf8(struct str bytes, struct str http, struct arena *a, struct str *used);

#endif
