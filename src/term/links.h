/*
 * links: addresses that text on the screen leads to (OSC 8).
 *
 * curses knows nothing of them.  So each address has a number, and each cell of
 * its words carries the number as two marks that no text of ours contains
 * (U+E0100 to U+E013F, which the border guard drops): curses moves and compares
 * them with the cell, and thrift takes them out again and says the address
 * instead.  A number belongs to one address for as long as the table lives, so
 * that words which only lead elsewhere are painted anew.  Pure.
 */
#ifndef TERM_LINKS_H
#define TERM_LINKS_H

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"

enum { LINKS_MAX = 64 * 64 - 1, LINK_MARKS = 2, LINK_MARK_BYTES = 8 };

struct links {
	struct arena arena;
	struct map numbers;
	VEC(struct str) addresses;      /* number i + 1 */
};

void links_release(struct links *l);            /* and forgets all */
/* 0: there is no room, or this is no address of the web. */
int links_number(struct links *l, struct str address);
/* So many that they had better be forgotten before the next frame, which must
 * then be painted whole. */
bool links_many(const struct links *l);
void links_marks(int number, uint32_t out[LINK_MARKS]);
/* Do these bytes begin with a number's marks?  0: no. */
int links_read_marks(struct str bytes);
/* From here on text leads there; 0: nowhere.  All pieces of one address have
 * the same id, so that a terminal shows a wrapped link as one. */
void links_say(const struct links *l, int number, struct buf *out);

/* Does the environment (a getenv) speak of a terminal that knows them?  Never
 * over SSH, where each costs a hundred bytes, nor in screen or an old tmux. */
bool links_known(const char *env(const char *name));

#endif
