/* query: which articles a list shows.  Zeroed: all, newest first. */
#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H

#include "base/str.h"

struct query {
	int64_t category;       /* 0: any */
	struct str portal;      /* host; "": any */
	bool unread, starred, later;
	struct str words;       /* full-text search; "": none */
	struct str filter;      /* folded words that title or lede must hold */
};

#endif
