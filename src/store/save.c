/*
 * save: feeds and articles on their way into the archive: copied by the
 * reading thread, written by the writer.
 */
#include "model/url.h"
#include "store/inside.h"
#include "store/rules.h"
#include "store/story.h"

enum { SLICE_ENTRIES = 50, DOC_BYTES_MAX = 32 << 20 };

/* ---- copies ---- */

static struct str doc_encoded(const struct doc *doc, struct arena *a)
{
	struct str out = STR("");
	struct buf b;

	buf_init(&b, DOC_BYTES_MAX);
	if (doc->blocks.n && doc_write(doc, &b))
		out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* A plain text of a feed is a paragraph a line. */
static struct str text_of_entry(const struct entry *e, struct arena *a)
{
	struct str text = e->content, line;
	struct doc doc = { 0 };

	if (e->body.blocks.n)
		return doc_encoded(&e->body, a);
	while (str_line(&text, &line)) {
		line = str_trim(line);
		if (line.n)
			doc_span(doc_block(&doc, BLOCK_PARAGRAPH, a), line, 0, STR_NONE, a);
	}
	return doc_encoded(&doc, a);
}

uint64_t store_save_feed(struct store *s, int64_t category, const struct feed *f, int64_t now_s)
{
	struct op *op = op_new(OP_FEED, now_s);
	struct arena *a = &op->arena;

	op->id = category;
	op->rules = s->rules;
	for (int i = 0; i < f->entries.n; i++) {
		const struct entry *from = &f->entries.v[i];
		struct entry *to;

		if (!url_is_web(from->url))
			continue;
		to = VEC_PUSH(&op->feed.entries, a);
		to->url = arena_str(a, from->url);
		to->title = arena_str(a, from->title);
		to->lede = arena_str(a, from->lede);
		to->author = arena_str(a, from->author);
		to->content = text_of_entry(from, a);   /* encoded from here on */
		to->published = from->published.known ? from->published : from->updated;
	}
	return store_put(s, op);
}

static void related_copy(struct article *to, const struct article *from, struct arena *a)
{
	for (int i = 0; i < from->related.n; i++) {
		const struct related *r = &from->related.v[i];
		struct related *copy = VEC_PUSH(&to->related, a);

		*copy = *r;
		copy->title = arena_str(a, r->title);
		copy->url = arena_str(a, r->url);
		copy->lede = arena_str(a, r->lede);
	}
}

uint64_t store_save_article(struct store *s, struct str asked_url, const struct article *art,
	int64_t now_s)
{
	struct op *op = op_new(OP_ARTICLE, now_s);
	struct arena *a = &op->arena;
	struct article *to = &op->article;

	op->rules = s->rules;
	op->url = arena_str(a, asked_url);
	op->doc = doc_encoded(&art->body, a);
	to->url = arena_str(a, art->url);
	to->title = arena_str(a, art->title);
	to->author = arena_str(a, art->author);
	to->agency = arena_str(a, art->agency);
	to->lede = arena_str(a, art->lede);
	to->charset = arena_str(a, art->charset);
	to->published = art->published;
	memcpy(to->by, art->by, sizeof(to->by));
	for (int i = 0; i < art->tags.n; i++)
		*VEC_PUSH(&to->tags, a) = arena_str(a, art->tags.v[i]);
	related_copy(to, art, a);
	return store_put(s, op);
}

/* ---- a feed ---- */

static int64_t hash_add(int64_t hash, struct str s)
{
	uint64_t h = (uint64_t)hash ^ s.n;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return (int64_t)(h * 0x9e3779b97f4a7c15u);
}

/* What a list said of a story, to see when it says something else. */
static int64_t said_of(const struct entry *e)
{
	int64_t h = hash_add(hash_add(hash_add(1, e->title), e->lede), e->content);

	return (hash_add(h, e->author) & INT64_MAX) | 1;        /* 0: nothing yet */
}

static struct told told_of_entry(const struct entry *e, struct arena *a)
{
	struct told t = { .url = e->url, .title = e->title, .lede = e->lede,
		.author = e->author, .published = e->published };

	t.key = url_key(e->url, a);
	t.doc = e->content;
	for (int i = 0; i < PART_COUNT; i++)
		t.by[i] = CHAIN_FEED;
	return t;
}

/* A list that repeats itself writes nothing.  One that says something new
 * replaces; one that speaks of the story for the first time only fills, so
 * that two lists with different words do not take turns. */
static void entry_known(struct db *d, int64_t id, const struct shelf *sh, const struct entry *e,
	struct arena *a)
{
	int64_t list = sh->category ? sh->category : sh->portal_list;
	int64_t said = said_of(e);
	int64_t before = db_number(d, -1, "SELECT c.said FROM article_category c"
		" WHERE c.article = ?1 AND c.category = ?2", "ii", id, list);
	struct told t;

	if (before == said)
		return;
	t = told_of_entry(e, a);
	if (before < 0)
		story_shelve(d, id, sh);
	story_update(d, id, &t, before > 0 ? TELL_REPLACE : TELL_FILL);
	db_run(d, "UPDATE article_category SET said = ?3 WHERE article = ?1 AND category = ?2",
		"iii", id, list, said);
}

static void entry_write(struct db *d, const struct op *op, const struct shelf *sh, const struct entry *e,
	struct op_progress *p)
{
	int64_t list = sh->category ? sh->category : sh->portal_list;
	struct arena a = { 0 };
	struct told t;
	int64_t id;

	id = story_find(d, url_key(e->url, &a));
	if (id) {
		entry_known(d, id, sh, e, &a);
	} else {
		t = told_of_entry(e, &a);
		id = t.key.n ? story_insert(d, sh, &t, op->now_s) : 0;
		p->fresh += id != 0 && !rules_try(d, op->rules, id, sh, &t, op->now_s, p);
		db_run(d, "UPDATE article_category SET said = ?3 WHERE article = ?1 AND category = ?2",
			"iii", id, list, said_of(e));
	}
	arena_release(&a);
}

/* From the last to the first: what stands on top of a page without times gets
 * the highest id, and so the top of the list. */
void feed_write(struct db *d, struct op *op, struct op_progress *p)
{
	int n = op->feed.entries.n, i = n - (int)p->done;
	struct shelf sh = { 0 };

	if (op->id)
		sh = shelf_of(d, op->id, STR(""));
	for (int slice = 0; i > 0 && slice < SLICE_ENTRIES && !d->rc; slice++) {
		const struct entry *e = &op->feed.entries.v[--i];
		struct shelf own = sh.portal ? sh : shelf_of(d, 0, e->url);
		entry_write(d, op, &own, e, p);
	}
	p->done = n - i;
	p->more = i > 0;
	if (!p->more && op->id)
		db_run(d, "UPDATE category SET fetched_s = max(fetched_s, ?2) WHERE id = ?1", "ii",
			op->id, op->now_s);
}

/* ---- an article ---- */

static void related_write(struct db *d, int64_t id, const struct article *art)
{
	if (!art->related.n)
		return;
	db_run(d, "DELETE FROM related WHERE article = ?1", "i", id);
	for (int i = 0; i < art->related.n; i++) {
		const struct related *r = &art->related.v[i];
		db_run(d, "INSERT INTO related(article, place, url, title, lede, published_s, has_time,"
			" offset_min) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", "idsssidd", id, i, r->url,
			r->title, r->lede, r->published.known ? r->published.utc_s : (int64_t)0,
			(int)r->published.has_time, r->published.offset_min);
	}
}

static struct str tags_joined(const struct article *art, struct arena *a)
{
	struct str out = STR("");

	for (int i = 0; i < art->tags.n; i++) {
		if (i)
			out = arena_join(a, out, STR("\n"));
		out = arena_join(a, out, art->tags.v[i]);
	}
	return out;
}

/* A page's word about its own address counts only inside its own site: else
 * a hostile page could take over another paper's story. */
static bool canonical_counts(struct db *d, struct str asked, struct str canonical)
{
	struct str path = url_path(canonical);
	int64_t portal;

	if (!url_is_web(canonical) || path.n <= 1)
		return false;
	if (url_host_within(url_host(asked), url_host(canonical)) ||
			url_host_within(url_host(canonical), url_host(asked)))
		return true;
	portal = portal_of_url(d, asked);
	return portal && portal == portal_of_url(d, canonical);
}

static int64_t known_story(struct db *d, struct str asked_key, struct str own_key)
{
	int64_t asked = story_find(d, asked_key), own = story_find(d, own_key);

	if (!asked || !own || asked == own)
		return asked ? asked : own;
	story_merge(d, asked < own ? asked : own, asked < own ? own : asked);
	return asked < own ? asked : own;
}

void article_write(struct db *d, struct op *op, struct op_progress *p)
{
	const struct article *art = &op->article;
	struct arena a = { 0 };
	struct str asked = url_key(op->url, &a);
	bool canonical = canonical_counts(d, op->url, art->url);
	struct str own = canonical ? url_key(art->url, &a) : asked;
	struct told t = { .key = own, .url = canonical ? art->url : op->url, .title = art->title,
		.lede = art->lede, .author = art->author, .agency = art->agency,
		.tags = tags_joined(art, &a), .published = art->published, .doc = op->doc, .page = true };
	int64_t id = known_story(d, asked, own);

	memcpy(t.by, art->by, sizeof(t.by));
	if (id) {
		story_update(d, id, &t, TELL_REPLACE);
	} else if (own.n) {
		struct shelf sh = shelf_of(d, 0, op->url);
		id = story_insert(d, &sh, &t, op->now_s);
		p->fresh = id != 0;
		rules_try(d, op->rules, id, &sh, &t, op->now_s, p);
	}
	if (id) {
		story_address(d, id, asked);
		story_address(d, id, own);
		related_write(d, id, art);
		db_run(d, "UPDATE article SET charset = ?2 WHERE id = ?1 AND charset <> ?2", "is", id, art->charset);
	}
	p->article = id;
	arena_release(&a);
}
