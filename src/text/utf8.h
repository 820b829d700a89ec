/*
 * utf8: decoding one code point of text that may be anything.  Private to
 * text/; the others use text_code_point.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* Decodes at p, n > 0 bytes left; gives the bytes used.  A bad sequence is
 * U+FFFD with *bad set, and as long as Unicode's "maximal subpart": what
 * follows it is looked at again. */
size_t utf8_decode(const char *p, size_t n, uint32_t *code_point, bool *bad);

/* Valid from end to end?  Feeds of many megabytes are asked this first. */
bool utf8_valid(struct str s);

#endif
