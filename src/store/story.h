/*
 * story: the row of one story and what hangs on it (text, search words, lists,
 * addresses), written inside the caller's transaction.  It knows no queue.
 */
#ifndef STORE_STORY_H
#define STORE_STORY_H

#include "store/db.h"
#include "store/store.h"

/* What a list or a page tells of a story; "" where it says nothing. */
struct told {
	struct str key, url, title, lede, author, agency, tags;
	struct date published;
	struct str doc;         /* encoded text, or "" */
	bool page;              /* the article's own page: its text is the whole */
	unsigned char by[PART_COUNT];
};

/* The lists a story is put in. */
struct shelf {
	int64_t category;       /* 0: none but the portal's */
	int64_t portal;         /* row of portal */
	int64_t portal_list;    /* category row of the portal itself */
};

/* TELL_FILL only says what was unknown. */
enum telling { TELL_FILL, TELL_REPLACE };

#define STORY_FIND_SQL \
	"SELECT id FROM article WHERE key = ?1 UNION ALL" \
	" SELECT article FROM article_url WHERE key = ?1 LIMIT 1"

int64_t story_find(struct db *d, struct str key);       /* 0: unknown */
int64_t story_insert(struct db *d, const struct shelf *sh, const struct told *t, int64_t now_s);
void story_update(struct db *d, int64_t id, const struct told *t, enum telling how);
/* Puts it in the lists of the shelf where it is not there yet. */
void story_shelve(struct db *d, int64_t id, const struct shelf *sh);
void story_address(struct db *d, int64_t id, struct str key);
void story_delete(struct db *d, int64_t id);
/* Two rows proved to be one story: `from` goes into `into`. */
void story_merge(struct db *d, int64_t into, int64_t from);
/* The id a story has now, after merges. */
int64_t story_id(struct db *d, int64_t id);

/* The shelf of a category (0: the portal of the address). */
struct shelf shelf_of(struct db *d, int64_t category, struct str url);
/* The portal an address belongs to, or 0; makes none. */
int64_t portal_of_url(struct db *d, struct str url);

/* Stored text: encoded document <-> compressed column; "" when there is none. */
struct str text_load(struct db *d, int64_t article, struct arena *a);
void text_save(struct db *d, int64_t article, struct str doc);
/* The words of an encoded document, as the search index has them. */
struct str text_words(struct str doc, struct arena *a);
/* The index is written at the end of the transaction, by search_apply;
 * search_forget when there is none. */
void search_insert(struct db *d, int64_t id, struct str title, struct str lede, struct str words);
void search_delete(struct db *d, int64_t id, struct str title, struct str lede, struct str words);
/* The index of titles and ledes alone. */
void head_insert(struct db *d, int64_t id, struct str title, struct str lede);
void head_delete(struct db *d, int64_t id, struct str title, struct str lede);
/* The index of authors and tags. */
void names_insert(struct db *d, int64_t id, struct str author, struct str tags);
void names_delete(struct db *d, int64_t id, struct str author, struct str tags);
void search_apply(struct db *d);
void search_forget(struct db *d);
/* Every story goes into the indexes, which are empty. */
void search_index_all(struct db *d);

#endif
