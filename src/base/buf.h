/*
 * buf: growing bytes on the heap with a mandatory ceiling (after curl's
 * dynbuf).  Past the ceiling nothing is added and `failed` stays set, so a
 * writer may add without looking and look once at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
	char *p;            /* always NUL-terminated once something was added */
	size_t n, cap;
	size_t ceiling;     /* bytes; must be set by buf_init */
	bool failed;        /* an addition would have passed the ceiling */
};

void buf_init(struct buf *b, size_t ceiling);
void buf_release(struct buf *b);
void buf_clear(struct buf *b);              /* keeps memory and ceiling */
bool buf_add(struct buf *b, struct str s);
bool buf_add_z(struct buf *b, const char *z);
bool buf_add_byte(struct buf *b, char c);
bool buf_addf(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void buf_drop(struct buf *b, size_t n);     /* the first n bytes */
struct str buf_str(const struct buf *b);    /* borrowed until the next change */

#endif
