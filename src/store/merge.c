/*
 * merge: two rows that are one story.  The one first seen stays; being read
 * wins over unread, and every star, later and hidden stays.
 */
#include "store/flags.h"
#include "store/story.h"

struct half {
	struct str key, url, title, lede, author;
	int64_t flags, place;
	bool has_body;
	struct str chain;
};

static bool half_load(struct db *d, int64_t id, struct arena *a, struct half *h)
{
	sqlite3_stmt *st = db_query(d, "SELECT key, url, title, lede, author, flags, place, has_body,"
		" chain FROM article WHERE id = ?1", "i", id);

	if (!db_row(d, st))
		return false;
	h->key = db_str(st, 0, a);
	h->url = db_str(st, 1, a);
	h->title = db_str(st, 2, a);
	h->lede = db_str(st, 3, a);
	h->author = db_str(st, 4, a);
	h->flags = db_int(st, 5);
	h->place = db_int(st, 6);
	h->has_body = db_int(st, 7);
	h->chain = db_str(st, 8, a);
	db_stop(st);
	return true;
}

static int64_t flags_of_both(int64_t x, int64_t y)
{
	return (x & y & FLAG_UNREAD) | ((x | y) & ~(int64_t)FLAG_UNREAD);
}

/* The lists, addresses and old ids of `from` become those of `into`. */
static void move_places(struct db *d, int64_t into, int64_t from)
{
	db_run(d, "INSERT OR IGNORE INTO article_category(category, sort_s, article, flags, said)"
		" SELECT c.category, a.sort_s, a.id, a.flags, c.said FROM article_category c, article a"
		" WHERE c.article = ?2 AND a.id = ?1", "ii", into, from);
	db_run(d, "UPDATE article_url SET article = ?1 WHERE article = ?2", "ii", into, from);
	db_run(d, "UPDATE article_twin SET article = ?1 WHERE article = ?2", "ii", into, from);
	db_run(d, "UPDATE OR IGNORE article_tag SET article = ?1 WHERE article = ?2", "ii", into, from);
}

static void move_related(struct db *d, int64_t into, int64_t from)
{
	if (!db_number(d, 0, "SELECT 1 FROM related WHERE article = ?1 LIMIT 1", "i", into))
		db_run(d, "UPDATE related SET article = ?1 WHERE article = ?2", "ii", into, from);
}

void story_merge(struct db *d, int64_t into, int64_t from)
{
	struct arena a = { 0 };
	struct half x, y;
	struct told t = { 0 };

	if (into == from || !half_load(d, into, &a, &x) || !half_load(d, from, &a, &y))
		goto out;
	t.title = y.title;
	t.lede = y.lede;
	t.author = y.author;
	t.page = y.has_body && !x.has_body;     /* a whole text wins over none */
	t.doc = text_load(d, from, &a);
	if (y.chain.n == sizeof(t.by))
		memcpy(t.by, y.chain.p, sizeof(t.by));
	move_related(d, into, from);
	db_run(d, "UPDATE article SET flags = ?2, place = max(place, ?3) WHERE id = ?1", "iii",
		into, flags_of_both(x.flags, y.flags), y.place);
	move_places(d, into, from);
	story_delete(d, from);
	story_update(d, into, &t, TELL_FILL);
	story_address(d, into, y.key);
	db_run(d, "INSERT INTO article_twin(id, article) VALUES(?1, ?2)", "ii", from, into);
out:
	arena_release(&a);
}
