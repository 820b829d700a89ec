/*
 * zip: the door to zlib.  Every inflation has a ceiling, so a small bomb
 * cannot become a large one.
 */
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include "base/buf.h"

bool zip_is_gzip(struct str bytes);
/* Appends the inflated bytes (gzip or zlib format) to out, whose ceiling
 * bounds the result; a truncated stream gives what there was and false. */
bool zip_inflate(struct str bytes, struct buf *out);
bool zip_deflate(struct str bytes, struct buf *out);     /* zlib format */

#endif
