/* inside: what the files of store/ share of struct store. */
#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include "store/overlay.h"
#include "store/writer.h"

/* The ids of a list that no index holds in order (a search, a filter), kept
 * until the archive, the pending marks or the question changes. */
struct found {
	struct str key;
	int64_t version;
	uint64_t generation;
	bool valid;
	int64_t *ids;
	size_t n, cap;
	struct terms terms;     /* what was sought … */
	struct str read_as;     /* … and in words, when it was read as Telex or VNI */
	struct arena arena;     /* of key, terms, read_as */
};

/* A query made ready: the list it ranges over and the flags it asks for. */
struct range {
	int64_t category;       /* -1: no such list */
	int mask, want;
	int64_t newest;         /* 0: no bound is needed */
	bool stored;            /* plain: no words, no filter */
};

/* The first row of the page that was read last. */
struct anchor {
	bool valid;
	struct range range;
	int64_t version;
	uint64_t generation;
	int first;              /* its index */
	int64_t sort_s, article;
};

struct rules;
struct tally;

struct store {
	struct db *reader;
	char *path;
	char *private_dir;      /* STORE_MEMORY: removed at the close */
	bool read_only;
	struct watch *watch;    /* NULL: a throw-away archive */
	struct writer *writer;
	struct overlay overlay;
	struct found found;
	struct anchor anchor;
	struct tally *tallies;  /* of saved searches */
	struct rules *rules;
	int64_t version;        /* of the last store_changed */
};

/* Every read begins and ends with these: one snapshot, marks laid over it. */
void read_begin(struct store *s);
bool read_end(struct store *s, struct err *e);
/* For reads that have no way to say what went wrong: the log has it. */
bool read_end_logged(struct store *s);
/* Queues; the one way in for all writes. */
uint64_t store_put(struct store *s, struct op *op);
/* The sentence about SQLite's code. */
bool trouble_err(const struct store *s, int code, struct err *e);

void tallies_free(struct tally *t);

/* ---- lists ---- */

struct range range_of(struct store *s, const struct query *q);
/* The range's rows as SQL after SELECT …: FROM and WHERE with ?1 category,
 * ?2 mask, ?3 want; the flags expression has the pending marks in it. */
const char *flags_sql(const struct store *s);
/* All ids of a query, in order; borrowed until the next read. */
const struct found *found_ids(struct store *s, const struct query *q);
/* The same, made anew into `f`. */
void found_make(struct store *s, const struct query *q, struct found *f);
void found_add(struct found *f, int64_t id);
void found_release(struct found *f);

#define ROW_COLUMNS \
	"a.id, a.title, a.url, p.host, a.lede, a.published_s, a.has_time, a.seen_s, a.flags, a.has_body"
#define ROW_FROM " FROM article a LEFT JOIN portal p ON p.id = a.portal"

struct article_row row_read(struct store *s, sqlite3_stmt *st, struct arena *a);

#endif
