/*
 * query: which articles a list shows, and the language in which a reader says
 * it.  Whatever is typed is a query: what is no filter is words.  Pure: it
 * knows no archive; store/ask.c turns terms into SQL.
 *
 *     words "a phrase" begin* -absent
 *     title: lede: body: author: tag:     words in one place
 *     portal: category:                   by host, key or name; several: any
 *     before: after:                      2025-06-30 30/06/2025 2025 7d hôm-qua
 *     unread starred later hidden         and with - their opposite
 *
 * Each filter has a Vietnamese name too (query.def).
 */
#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H

#include "model/phrase.h"

/* A list.  Zeroed: all, newest first. */
struct query {
	int64_t category;       /* 0: any */
	struct str portal;      /* host; "": any */
	bool unread, starred, later;
	int64_t newest;         /* 0, or: only articles known when this was the
	                         * newest id, so that a list stands still */
	struct str words;       /* full-text search, in the language; "": none */
	struct str filter;      /* the same, but every word is the folded
	                         * beginning of one in title or lede */
	bool by_time;           /* a search newest first, not title matches first */
	int64_t now_s;          /* for "7d": the day it is … */
	int offset_min;         /* … where the reader is */
};

enum term_kind {
	TERM_WORDS,             /* in `field` */
	TERM_PORTAL, TERM_CATEGORY,
	TERM_BEFORE, TERM_AFTER,
	TERM_MARK
};

enum query_field { FIELD_ANY, FIELD_TITLE, FIELD_LEDE, FIELD_BODY, FIELD_AUTHOR, FIELD_TAG };
enum query_mark { QUERY_UNREAD = 1, QUERY_STARRED = 2, QUERY_LATER = 4, QUERY_HIDDEN = 8 };

struct term {
	enum term_kind kind;
	enum query_field field;
	bool minus, prefix;
	struct str text;        /* as typed, without quotes and star */
	int64_t when_s;         /* before this, or from it on */
	enum query_mark mark;
};

struct terms { VEC(struct term) list; };

enum { TERMS_MAX = 32, QUERY_BYTES_MAX = 4096 };

/* Reads the terms; what is too much is left out.  Copies. */
void query_read(struct str typed, int64_t now_s, int offset_min, struct arena *a, struct terms *out);
/* Day or hour that a word names ("30/06/2025", "7d", "hôm qua"): its beginning. */
bool query_date(struct str word, int64_t now_s, int offset_min, int64_t *out_s);
/* What the words would read if they were typed in Telex, or in VNI; false when
 * that is no other query. */
typedef struct str query_typing(struct str typed, struct arena *a);
bool query_retype(const struct terms *t, query_typing *typing, struct arena *a, struct terms *out);
/* The words of a query as a reader would type them, for a title. */
struct str query_text(const struct terms *t, struct arena *a);
/* The i-th name of a filter or mark ("title:", "unread"); NULL behind the last. */
const char *query_filter(int i);
/* Does `wanted` name the portal or category with this key and name? */
bool query_names(struct str wanted, struct str key, struct str name, struct arena *a);

/* ---- one article, tested purely ---- */

struct query_subject {
	struct str title, lede, body, author;
	struct str tags;        /* one a line */
	struct str host, portal_name;
	struct str category, category_name;
	int64_t when_s;
	int marks;              /* enum query_mark bits */
};

/* Every term holds; several portals, or several categories: one of them. */
bool query_matches(const struct terms *t, const struct query_subject *s, struct arena *a);

/* ---- what was found, shown ---- */

struct excerpt {
	struct str text;        /* one line */
	struct text_hits hits;
};

/* Places of the words that were sought in `field`. */
void query_hits(const struct terms *t, enum query_field field, struct str text, struct arena *a,
	struct text_hits *out);
/* A line of `text` around the most matches, at most `columns` wide; false when
 * it has none. */
bool query_excerpt(const struct terms *t, enum query_field field, struct str text, int columns,
	struct arena *a, struct excerpt *out);
/* Its text with these words before and after each match. */
struct str excerpt_marked(const struct excerpt *x, struct str before, struct str after, struct arena *a);

#endif
