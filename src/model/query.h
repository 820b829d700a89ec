/* query: which articles a list shows.  Zeroed: all, newest first. */
#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H

#include "base/str.h"

struct query {
	int64_t category;       /* 0: any */
	struct str portal;      /* host; "": any */
	bool unread, starred, later;
	int64_t newest;         /* 0, or: only articles known when this was the
	                         * newest id, so that a list stands still */
	struct str words;       /* full-text search; "": none */
	struct str filter;      /* folded words that title or lede must hold */
};

#endif
