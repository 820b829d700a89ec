/*
 * story: the row of one story; see story.h.
 *
 * LAW: first sight wins.  A story keeps its place in the lists: the time of a
 * dated one is taken once, an undated one keeps the time it was first seen,
 * and nothing here ever sets unread again.
 */
#include "store/story.h"

#include "store/flags.h"

struct row {
	struct str title, lede, author, agency, tags;
	struct date published;
	int64_t seen_s, sort_s;
	bool has_body;
};

int64_t story_find(struct db *d, struct str key)
{
	return key.n ? db_number(d, 0, STORY_FIND_SQL, "s", key) : 0;
}

int64_t story_id(struct db *d, int64_t id)
{
	return db_number(d, id, "SELECT article FROM article_twin WHERE id = ?1", "i", id);
}

void story_address(struct db *d, int64_t id, struct str key)
{
	if (key.n && !story_find(d, key))
		db_run(d, "INSERT INTO article_url(key, article) VALUES(?1, ?2)", "si", key, id);
}

static void put(struct db *d, int64_t list, int64_t id)
{
	db_run(d, "INSERT OR IGNORE INTO article_category(category, sort_s, article, flags)"
		" SELECT ?1, sort_s, id, flags FROM article WHERE id = ?2", "ii", list, id);
}

void story_shelve(struct db *d, int64_t id, const struct shelf *sh)
{
	put(d, 0, id);
	if (sh->portal_list)
		put(d, sh->portal_list, id);
	if (sh->category)
		put(d, sh->category, id);
}

/* A machine that lost its clock says a year before this program was written:
 * then the papers know better what time it is. */
enum { WRITTEN_S = 1735689600 /* 2025 */ };

/* A time to come is a wrong clock, and would stand on top for ever. */
static struct date clamped(struct date when, int64_t now_s)
{
	if (when.known && when.utc_s > now_s && now_s >= WRITTEN_S)
		when.utc_s = now_s;
	return when.known ? when : (struct date){ 0 };
}

static struct str title_of(const struct told *t)
{
	return t->title.n ? t->title : t->lede.n ? t->lede : t->url;
}

int64_t story_insert(struct db *d, const struct shelf *sh, const struct told *t, int64_t now_s)
{
	struct date when = clamped(t->published, now_s);
	struct arena a = { 0 };
	int64_t id;

	db_run(d, "INSERT INTO article(key, url, portal, title, lede, published_s, has_time,"
		" offset_min, seen_s, sort_s, flags, has_body, author, agency, tags, chain)"
		" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
		"ssissiddiiddsssb", t->key, t->url, sh->portal, title_of(t), t->lede,
		when.utc_s, (int)when.has_time, when.offset_min, now_s,
		when.known ? when.utc_s : now_s, (int)FLAG_UNREAD, (int)(t->page && t->doc.n),
		t->author, t->agency, t->tags,
		(struct str){ (const char *)t->by, sizeof(t->by) });
	id = sqlite3_last_insert_rowid(d->handle);
	if (t->doc.n)
		text_save(d, id, t->doc);
	search_insert(d, id, title_of(t), t->lede, text_words(t->doc, &a));
	head_insert(d, id, title_of(t), t->lede);
	names_insert(d, id, t->author, t->tags);
	story_shelve(d, id, sh);
	arena_release(&a);
	return d->rc ? 0 : id;
}

static bool row_load(struct db *d, int64_t id, struct arena *a, struct row *r)
{
	sqlite3_stmt *st = db_query(d, "SELECT title, lede, author, agency, tags, published_s,"
		" has_time, offset_min, seen_s, sort_s, has_body FROM article WHERE id = ?1", "i", id);

	if (!db_row(d, st))
		return false;
	r->title = db_str(st, 0, a);
	r->lede = db_str(st, 1, a);
	r->author = db_str(st, 2, a);
	r->agency = db_str(st, 3, a);
	r->tags = db_str(st, 4, a);
	r->published.utc_s = db_int(st, 5);
	r->published.known = r->published.utc_s != 0;
	r->published.has_time = db_int(st, 6);
	r->published.offset_min = (int)db_int(st, 7);
	r->seen_s = db_int(st, 8);
	r->sort_s = db_int(st, 9);
	r->has_body = db_int(st, 10);
	db_stop(st);
	return true;
}

static bool take(struct str *have, struct str told, enum telling how)
{
	if (!told.n || (how == TELL_FILL && have->n) || str_eq(*have, told))
		return false;
	*have = told;
	return true;
}

/* A day becomes a time of that day; an unknown date becomes known, and never
 * carries the story anywhere else: a list stands still, also when its page has
 * told the date. */
static bool take_date(struct row *r, struct date told)
{
	enum { DAY_S = 86400 };
	struct date have = r->published;

	told = clamped(told, r->seen_s);
	if (!told.known || told.utc_s == 0)
		return false;
	if (have.known && (have.has_time || !told.has_time ||
			told.utc_s - have.utc_s >= DAY_S || told.utc_s < have.utc_s))
		return false;
	r->published = told;
	return true;
}

static void row_save(struct db *d, int64_t id, const struct row *r)
{
	db_run(d, "UPDATE article SET title = ?2, lede = ?3, author = ?4, agency = ?5, tags = ?6,"
		" published_s = ?7, has_time = ?8, offset_min = ?9, sort_s = ?10, has_body = ?11"
		" WHERE id = ?1", "isssssiddid", id, r->title, r->lede, r->author, r->agency, r->tags,
		r->published.utc_s, (int)r->published.has_time, r->published.offset_min,
		r->sort_s, (int)r->has_body);
}

/* Feed text never replaces a page's. */
static bool takes_doc(const struct row *r, const struct told *t, struct str have, enum telling how)
{
	if (!t->doc.n || str_eq(t->doc, have))
		return false;
	return t->page || (!r->has_body && (how == TELL_REPLACE || !have.n));
}

void story_update(struct db *d, int64_t id, const struct told *t, enum telling how)
{
	struct arena a = { 0 };
	struct row old, r;
	struct str doc;
	bool words, doc_new, names, rest;

	if (!row_load(d, id, &a, &old))
		goto out;
	r = old;
	doc = text_load(d, id, &a);
	words = take(&r.title, t->title, how);
	words |= take(&r.lede, t->lede, how);
	names = take(&r.author, t->author, how);
	names |= take(&r.tags, t->tags, how);
	rest = take(&r.agency, t->agency, how) || names;
	rest |= take_date(&r, t->published);
	doc_new = takes_doc(&old, t, doc, how);
	if (t->page && t->doc.n)
		r.has_body = true;
	if (words || doc_new) {
		search_delete(d, id, old.title, old.lede, text_words(doc, &a));
		search_insert(d, id, r.title, r.lede, text_words(doc_new ? t->doc : doc, &a));
	}
	if (words) {
		head_delete(d, id, old.title, old.lede);
		head_insert(d, id, r.title, r.lede);
	}
	if (names) {
		names_delete(d, id, old.author, old.tags);
		names_insert(d, id, r.author, r.tags);
	}
	if (doc_new)
		text_save(d, id, t->doc);
	if (words || rest || doc_new || r.has_body != old.has_body)
		row_save(d, id, &r);
	if (t->page || doc_new)
		db_run(d, "UPDATE article SET chain = ?2 WHERE id = ?1", "ib", id,
			(struct str){ (const char *)t->by, sizeof(t->by) });
out:
	arena_release(&a);
}

void story_delete(struct db *d, int64_t id)
{
	static const char *const tables[] = {
		"DELETE FROM article_category WHERE article = ?1",
		"DELETE FROM article_url WHERE article = ?1",
		"DELETE FROM article_twin WHERE article = ?1",
		"DELETE FROM article_text WHERE article = ?1",
		"DELETE FROM article_tag WHERE article = ?1",
		"DELETE FROM related WHERE article = ?1",
		"DELETE FROM article WHERE id = ?1",
	};
	struct arena a = { 0 };
	struct row r;

	if (row_load(d, id, &a, &r)) {
		search_delete(d, id, r.title, r.lede, text_words(text_load(d, id, &a), &a));
		head_delete(d, id, r.title, r.lede);
		names_delete(d, id, r.author, r.tags);
		for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
			db_run(d, tables[i], "i", id);
	}
	arena_release(&a);
}
