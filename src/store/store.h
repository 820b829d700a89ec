/*
 * store: the archive, and the door to SQLite.  One story is one row, whichever
 * way it came.  Reads are answered at once from the caller's connection;
 * writes go to one thread's queue (marks first) and are answered through
 * store_fd.  It knows no screen and no network.
 *
 * When the archive cannot be written (full disk, read-only home) writes stay
 * in memory, are tried again, and reads see the marks all the same.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/err.h"
#include "base/map.h"
#include "model/article.h"
#include "model/policy.h"
#include "model/portal.h"
#include "model/query.h"

struct store;

enum store_mode {
	STORE_FILE,             /* made when it is not there */
	STORE_MEMORY            /* throw-away: the demo, or no usable home */
};

struct store_options {
	enum store_mode mode;
	struct str path;        /* STORE_FILE */
};

/* Opens and migrates.  Never overwrites a damaged or newer file: it fails
 * with ERR_ARCHIVE_DAMAGED or ERR_ARCHIVE_NEWER.  A file that can only be read
 * opens read-only (see store_trouble). */
struct store *store_open(const struct store_options *o, struct err *e);
void store_close(struct store *s);      /* writes out what is queued */
/* Puts the portals and categories of the configuration in (cheap when they
 * are there already).  False while the archive cannot be written: go on with
 * what it has. */
bool store_put_portals(struct store *s, const struct portals *ps, struct err *e);

/* ---- what the writer says ---- */

enum store_event_kind { STORE_SAVED, STORE_TROUBLE, STORE_RECOVERED };

struct store_event {
	enum store_event_kind kind;
	uint64_t ticket;        /* STORE_SAVED: of the write */
	int fresh;              /* articles that were new */
	int64_t article;        /* store_save_article: its id */
	struct err err;         /* STORE_TROUBLE */
};

int store_fd(const struct store *s);            /* readable: events wait */
bool store_next_event(struct store *s, struct store_event *out);
/* Blocks until the queue is written, or cannot be (the command line only). */
bool store_flush(struct store *s, struct err *e);

/* ---- writes: queued, copied, never blocking; the ticket comes back ---- */

/* A list that came in parts is saved so, in order, each with a now_s one less
 * than the one before: then what has no time stands in the list's own order. */
uint64_t store_save_feed(struct store *s, int64_t category, const struct feed *f, int64_t now_s);
uint64_t store_save_article(struct store *s, struct str asked_url, const struct article *art, int64_t now_s);
uint64_t store_save_state(struct store *s, struct str url, const struct fetch_state *st);

enum mark { MARK_READ, MARK_STARRED, MARK_LATER, MARK_HIDDEN, MARK_COUNT };

uint64_t store_mark(struct store *s, int64_t article, enum mark m, bool on, int64_t now_s);
/* Rows [first, first + count) of the query, count -1: to its end; *n (may be
 * NULL): how many. */
uint64_t store_mark_list(struct store *s, const struct query *q, int first, int count, enum mark m, bool on, int64_t now_s, int *n);
/* The newest mark or tag, as one step; or the newest of what rules did. */
enum undo_of { UNDO_MARKS, UNDO_RULES };
uint64_t store_undo(struct store *s, enum undo_of of, int64_t now_s);
uint64_t store_redo(struct store *s, int64_t now_s);    /* what undo took back last */
/* The reader's own tags.  Off without a name: all of them. */
uint64_t store_tag(struct store *s, int64_t article, struct str name, bool on, int64_t now_s);
/* Kept under its name, over an older one; no words: forgotten. */
uint64_t store_save_search(struct store *s, struct str name, struct str words, int64_t now_s);

struct kill_rule { enum mark mark; struct str query; };
struct kill_rules { VEC(struct kill_rule) list; };

/* Stories that match get the mark as they come in, from the next write on.
 * They are tried on what is told of a story then.  Copied. */
void store_set_rules(struct store *s, const struct kill_rules *rules, int offset_min);
/* What stays in the archive, beside all that is unread, starred, tagged, kept
 * for later or of a closed paper: stories first seen in the last `days`, and of
 * each portal the newest `articles`; 0: no limit. */
struct store_keep { int days, articles; };

/* Old stories go; the event's `fresh` says how many. */
uint64_t store_expire(struct store *s, struct store_keep keep, int64_t now_s);
/* Place in an article, kept over restarts. */
uint64_t store_save_place(struct store *s, int64_t article, int block, int64_t now_s);

/* ---- reads ---- */

struct category_row {
	int64_t id;                 /* 0: the portal's own row */
	struct str portal;          /* host */
	struct str portal_name;
	struct str key, name;
	int unread, total;
	int64_t fetched_s;          /* 0: never */
	int64_t opened_s;           /* last time the reader looked; 0: never */
	enum portal_status status;
};

struct category_list { VEC(struct category_row) rows; };

/* One row a portal, then its categories, in the order of the portal files. */
bool store_categories(struct store *s, struct arena *a, struct category_list *out, struct err *e);
/* How many came in after article `newest`, as `total` of the portals (id 0) and
 * categories that got some. */
bool store_new_since(struct store *s, int64_t newest, struct arena *a, struct category_list *out, struct err *e);
bool store_category_opened(struct store *s, int64_t category, int64_t now_s);

struct article_row {
	int64_t id;
	struct str title, url, portal, lede;
	int64_t published_s;        /* 0: unknown */
	bool has_time;
	int64_t seen_s;             /* first sight */
	bool unread, starred, later, hidden, has_body;
};

struct article_list {
	int total;                  /* rows of the query (search stops counting at 1000) */
	int first;                  /* index of v[0] */
	struct str read_as;         /* a search: the words in Telex or VNI were read so; "" */
	VEC(struct article_row) rows;
};

/* Rows [first, first + count) of the query, newest first (search: title, then
 * lede, then body matches). */
bool store_articles(struct store *s, const struct query *q, int first, int count, struct arena *a, struct article_list *out, struct err *e);
/* Where a search's words stand in a row of it: in the title, and a line around
 * them of lede or text (the lede itself where they stand in neither). */
bool store_excerpt(struct store *s, const struct query *q, const struct article_row *row, int columns, struct arena *a, struct text_hits *title, struct excerpt *out);
/* How many the plain list of this query would have more without its bound. */
int store_waiting(struct store *s, const struct query *q);
/* The id that was given last: a bound for query.newest. */
int64_t store_newest(struct store *s);
/* Index of an article in the query's list, or -1. */
int store_index_of(struct store *s, const struct query *q, int64_t article);
/* From index `from` (not itself) in direction +1 or -1: the next unread, or -1. */
int store_next_unread(struct store *s, const struct query *q, int from, int direction);

struct stored_article {
	struct article_row row;
	struct article article;     /* body empty when has_body is false */
	struct str author, agency;
	int place;                  /* block at the top of the reader, 0 at first */
};

bool store_article(struct store *s, int64_t id, struct arena *a, struct stored_article *out, struct err *e);
/* Id of the story this address belongs to, or 0. */
int64_t store_find(struct store *s, struct str url);
bool store_state(struct store *s, struct str url, struct arena *a, struct fetch_state *out);
struct tag_list { VEC(struct str) names; };
struct saved_search { struct str name, query; };
struct saved_searches { VEC(struct saved_search) list; };

bool store_tags(struct store *s, int64_t article, struct arena *a, struct tag_list *out);   /* 0: of all */
bool store_searches(struct store *s, struct arena *a, struct saved_searches *out);
/* Unread ones of a search, of the thousand newest; cheap while nothing new
 * comes in. */
int store_search_unread(struct store *s, const struct query *q);
bool store_kept(struct store *s, int *starred, int *later);     /* how many */
/* A category by portal host and key: its id, or 0. */
int64_t store_category_id(struct store *s, struct str portal, struct str key);
/* A category that the article stands in, the wanted one if it may be, else the
 * smallest; or 0. */
int64_t store_category_of(struct store *s, int64_t article, int64_t wanted);
/* False while the archive cannot be written; *e says why. */
bool store_healthy(const struct store *s, struct err *e);
/* Readable when another instance may have written; -1 where the system cannot
 * tell (then store_changed at the next key does). */
int store_watch_fd(const struct store *s);
/* Empties that descriptor; true when it was another instance. */
bool store_heard(struct store *s);
/* Did anybody (another instance, or our own writer) write since the last call?
 * Cheap enough for every key. */
bool store_changed(struct store *s);
/* Reads the whole archive: is everything in it sound?  Slow (seconds). */
bool store_verify(struct store *s, struct err *e);
/* What store_expire would take away, by portal. */
struct old_row { struct str portal; int n; };
struct old_list { int total; VEC(struct old_row) rows; };
bool store_old(struct store *s, struct store_keep keep, int64_t now_s, struct arena *a, struct old_list *out, struct err *e);
/* Merges the search index and gives unused room back to the disk: slow, for
 * the command line only. */
bool store_compact(struct store *s, struct err *e);
/* Small values that outlive a run ("focus", "category"…). */
/* All whose name begins so: name → struct str, as store_memory() has it. */
void store_memories(struct store *s, struct str beginning, struct arena *a, struct map *out);
struct str store_memory(struct store *s, struct str name, struct arena *a);
void store_remember(struct store *s, struct str name, struct str value);

/* ---- the file as a whole: for the command line, on a path ---- */

typedef bool store_line(void *ctx, struct str line);            /* false: stop */
typedef bool store_next_line(void *ctx, struct str *line);      /* false: the end */

/* Everything as lines of JSON, the same bytes for the same archive. */
bool store_export(struct str path, store_line *put, void *ctx, struct err *e);
/* Such lines into an archive without stories: all of them, or none. */
bool store_import(struct str path, store_next_line *next, void *ctx, int *articles, struct err *e);

struct store_sum { int64_t articles, texts, bytes; };
/* Is everything in it sound?  Slow. */
bool store_check(struct str path, struct store_sum *out, struct err *e);

struct store_repair {
	int articles, rows;     /* read out of it */
	int damaged;            /* tables with places that could not be read */
	struct str kept;        /* where the old file is now */
};
/* What can be read goes into a new file in its place; the old one is kept.
 * Nobody else may have it open. */
bool store_repair(struct str path, struct arena *a, struct store_repair *out, struct err *e);

#endif
