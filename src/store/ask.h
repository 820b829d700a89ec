/*
 * ask: terms of the query language as SQL.  Every word is quoted, so nothing a
 * reader types is syntax to SQLite.  The SQL speaks of `c`, the rows of
 * article_category of one list, and of the full-text table `search`.
 */
#ifndef STORE_ASK_H
#define STORE_ASK_H

#include "store/inside.h"

struct ask {
	struct range range;     /* narrowed by portals, categories and marks */
	bool nothing;           /* terms that no article can hold */
	bool words;             /* some word must be there: the index is asked */
	bool tiered;            /* some word may be anywhere: title matches first */
	int64_t from_s, to_s;   /* the times that are asked for; any: INT64_MIN, INT64_MAX */
	struct str where;       /* " AND …" */
};

/* `words` and `filter` may have no terms. */
struct ask ask_make(struct store *s, const struct range *r, const struct terms *words,
	const struct terms *filter, struct arena *a);
/* The index's match expression, quoted for SQL; words that may be anywhere are
 * sought in `columns` ("{title lede}", "" all). */
struct str ask_match(const struct terms *words, const struct terms *filter, const char *columns,
	struct arena *a);
/* Can the index of titles and ledes alone say it? */
bool ask_is_of_heads(const struct terms *words, const struct terms *filter, bool anywhere);
struct str sql_quoted(struct str s, struct arena *a);

#endif
