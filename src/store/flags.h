/* flags: the marks of an article as one number.  ORDER: the triggers in
 * migrate.c spell them. */
#ifndef STORE_FLAGS_H
#define STORE_FLAGS_H

#include "store/store.h"

enum flag { FLAG_UNREAD = 1, FLAG_STARRED = 2, FLAG_LATER = 4, FLAG_HIDDEN = 8 };

struct flag_change {
	int mask, value;        /* which bits, and what they become */
};

/* What a mark does to the flags: "read" is the absence of unread. */
static inline struct flag_change flag_of(enum mark m, bool on)
{
	static const int bits[MARK_COUNT] = {
		[MARK_READ] = FLAG_UNREAD, [MARK_STARRED] = FLAG_STARRED,
		[MARK_LATER] = FLAG_LATER, [MARK_HIDDEN] = FLAG_HIDDEN,
	};
	bool set = m == MARK_READ ? !on : on;

	return (struct flag_change){ bits[m], set ? bits[m] : 0 };
}

static inline int flag_apply(int flags, struct flag_change c)
{
	return (flags & ~c.mask) | c.value;
}

#endif
