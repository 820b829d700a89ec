/*
 * zip: the door to zlib.  Every inflation has a ceiling, so a small bomb
 * cannot become a large one.
 */
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include "base/arena.h"
#include "base/buf.h"

bool zip_is_gzip(struct str bytes);
/* Appends the inflated bytes (gzip or zlib format) to out, whose ceiling
 * bounds the result; a truncated stream gives what there was and false. */
bool zip_inflate(struct str bytes, struct buf *out);
/* What is inside when the bytes are gzip, though nobody said so; else the bytes
 * themselves.  What a cut stream gives is better than nothing. */
struct str zip_unpacked(struct str bytes, size_t ceiling, struct arena *a);
bool zip_deflate(struct str bytes, struct buf *out);     /* zlib format */

#endif
