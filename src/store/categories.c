/* categories: the portals and categories of the configuration, and how much
 * stands in each. */
#include <stdlib.h>

#include "store/inside.h"
#include "store/story.h"

/* ---- the configuration comes in ---- */

static uint64_t hash_add(uint64_t h, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return (h ^ 0xff) * 0x100000001b3u;
}

static struct str portals_mark(const struct portals *ps, struct arena *a)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (int i = 0; i < ps->list.n; i++) {
		const struct portal *p = ps->list.v[i];
		char status = (char)('0' + p->status);

		h = hash_add(hash_add(hash_add(h, p->host), p->name), p->alias);
		h = hash_add(h, (struct str){ &status, 1 });
		for (int k = 0; k < p->categories.n; k++) {
			const struct category *c = &p->categories.v[k];
			h = hash_add(hash_add(hash_add(hash_add(h, c->key), c->name), c->url), c->rss);
		}
	}
	return arena_printf(a, "%016llx", (unsigned long long)h);
}

static struct portal *portal_copy(const struct portal *from, struct arena *a)
{
	struct portal *to = ARENA_NEW(a, struct portal);

	to->host = arena_str(a, from->host);
	to->name = arena_str(a, from->name);
	to->alias = arena_str(a, from->alias);
	to->status = from->status;
	for (int i = 0; i < from->categories.n; i++) {
		const struct category *c = &from->categories.v[i];
		struct category *copy = VEC_PUSH(&to->categories, a);

		copy->key = arena_str(a, c->key);
		copy->name = arena_str(a, c->name);
		copy->url = arena_str(a, c->url);
		copy->rss = arena_str(a, c->rss);
	}
	return to;
}

/* The mark of what was last put in stands in memory, so that a start with the
 * same portal files writes nothing. */
bool store_put_portals(struct store *s, const struct portals *ps, struct err *e)
{
	static const struct str name = { "portals", 7 };
	struct arena a = { 0 };
	struct str mark = portals_mark(ps, &a);
	bool same = str_eq(store_memory(s, name, &a), mark);
	struct op *op;

	if (!same) {
		op = op_new(OP_PORTALS, 0);
		for (int i = 0; i < ps->list.n; i++)
			*VEC_PUSH(&op->portals.list, &op->arena) = portal_copy(ps->list.v[i], &op->arena);
		op->name = name;
		op->value = arena_str(&op->arena, mark);
		store_put(s, op);
	}
	arena_release(&a);
	return same || store_flush(s, e);
}

static void hosts_write(struct db *d, const struct portal *p, int64_t id)
{
	struct str rest = p->alias, host;

	db_run(d, "DELETE FROM portal_host WHERE portal = ?1", "i", id);
	db_run(d, "INSERT OR REPLACE INTO portal_host(host, portal) VALUES(?1, ?2)", "si", p->host, id);
	while (str_word(&rest, &host))
		db_run(d, "INSERT OR IGNORE INTO portal_host(host, portal) VALUES(?1, ?2)", "si", host, id);
}

static void category_write(struct db *d, int64_t portal, int place, const struct category *c)
{
	db_run(d, "INSERT INTO category(portal, key, name, url, rss, place)"
		" VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(portal, key) DO UPDATE SET"
		" name = ?3, url = ?4, rss = ?5, place = ?6", "issssd", portal, c->key, c->name, c->url,
		c->rss, place);
}

/* A file of rules alone (of ftr-site-config there are two thousand) has no row
 * in the newsstand. */
static void portal_write(struct db *d, int place, const struct portal *p)
{
	int64_t id;

	db_run(d, "INSERT INTO portal(host, name, status, place) VALUES(?1, ?2, ?3, nullif(?4, -1))"
		" ON CONFLICT(host) DO UPDATE SET name = ?2, status = ?3, place = nullif(?4, -1)", "ssdd",
		p->host, p->name, (int)p->status, p->categories.n ? place : -1);
	id = db_number(d, 0, "SELECT id FROM portal WHERE host = ?1", "s", p->host);
	hosts_write(d, p, id);
	db_run(d, "INSERT OR IGNORE INTO category(portal, key) VALUES(?1, '')", "i", id);
	for (int i = 0; i < p->categories.n; i++)
		if (p->categories.v[i].key.n)
			category_write(d, id, i, &p->categories.v[i]);
}

/* What left the portal files leaves the panes, never the archive. */
void portals_write(struct db *d, struct op *op, struct op_progress *p)
{
	(void)p;
	db_run(d, "UPDATE portal SET place = NULL", "");
	db_run(d, "UPDATE category SET place = NULL", "");
	for (int i = 0; i < op->portals.list.n; i++)
		portal_write(d, i, op->portals.list.v[i]);
	memory_write(d, op, p);
}

/* ---- read ---- */

static void category_read(sqlite3_stmt *st, struct arena *a, struct category_row *row)
{
	bool own = db_peek(st, 4).n == 0;

	row->id = own ? 0 : db_int(st, 0);
	row->portal = db_str(st, 1, a);
	row->portal_name = db_str(st, 2, a);
	row->status = (enum portal_status)db_int(st, 3);
	row->key = db_str(st, 4, a);
	row->name = own ? row->portal_name : db_str(st, 5, a);
	row->unread = (int)db_int(st, 6);
	row->total = (int)db_int(st, 7);
	row->fetched_s = db_int(st, 8);
	row->opened_s = db_int(st, 9);
}

static int list_cmp(const void *x, const void *y)
{
	int64_t l = *(const int64_t *)x, r = *(const int64_t *)y;

	return (l > r) - (l < r);
}

/* ids[i] is the list of row i; `sorted` holds list and row in pairs. */
static void row_adjust(struct category_list *out, const int64_t (*sorted)[2], int64_t list,
	int before, int after)
{
	const int64_t (*hit)[2] = bsearch(&list, sorted, (size_t)out->rows.n, sizeof(*sorted), list_cmp);
	struct category_row *row = hit ? &out->rows.v[(*hit)[1]] : NULL;

	if (!row)
		return;
	row->total += !(after & FLAG_HIDDEN) - !(before & FLAG_HIDDEN);
	row->unread += (!(after & FLAG_HIDDEN) && (after & FLAG_UNREAD)) -
		(!(before & FLAG_HIDDEN) && (before & FLAG_UNREAD));
}

/* The counters are of what is written; what is not yet is added by hand. */
static void overlay_counts(struct store *s, int64_t (*sorted)[2], struct category_list *out)
{
	const struct overlay_slot *slot;
	size_t at = 0;

	qsort(sorted, (size_t)out->rows.n, sizeof(*sorted), list_cmp);
	while ((slot = overlay_next(&s->overlay, &at))) {
		sqlite3_stmt *st = db_query(s->reader, "SELECT category, flags FROM article_category"
			" WHERE article = ?1", "i", slot->article);
		while (db_row(s->reader, st)) {
			int before = (int)db_int(st, 1);
			row_adjust(out, sorted, db_int(st, 0), before, flag_apply(before, slot->change));
		}
	}
}

bool store_categories(struct store *s, struct arena *a, struct category_list *out, struct err *e)
{
	VEC(int64_t) lists = { 0 };
	int64_t (*sorted)[2];
	sqlite3_stmt *st;

	*out = (struct category_list){ 0 };
	read_begin(s);
	/* a 304 is an answer too: its time stands with the address */
	st = db_query(s->reader, "SELECT c.id, p.host, p.name, p.status, c.key, c.name, c.unread,"
		" c.total, max(c.fetched_s, ifnull(r.fetched_s, 0), ifnull(u.fetched_s, 0)), c.opened_s"
		" FROM portal p JOIN category c ON c.portal = p.id"
		" LEFT JOIN fetch_state r ON r.url = c.rss LEFT JOIN fetch_state u ON u.url = c.url"
		" WHERE p.place IS NOT NULL AND (c.place IS NOT NULL OR c.key = '')"
		" ORDER BY p.place, c.key <> '', c.place", "");
	while (db_row(s->reader, st)) {
		*VEC_PUSH(&lists, a) = db_int(st, 0);
		category_read(st, a, VEC_PUSH(&out->rows, a));
	}
	if (!overlay_empty(&s->overlay) && lists.n) {
		sorted = arena_alloc(a, sizeof(*sorted), (size_t)lists.n);
		for (int i = 0; i < lists.n; i++) {
			sorted[i][0] = lists.v[i];
			sorted[i][1] = i;
		}
		overlay_counts(s, sorted, out);
	}
	return read_end(s, e);
}

int64_t store_category_id(struct store *s, struct str portal, struct str key)
{
	int64_t id;

	read_begin(s);
	id = db_number(s->reader, 0, "SELECT c.id FROM category c JOIN portal p ON p.id = c.portal"
		" WHERE p.host = ?1 AND c.key = ?2 AND c.key <> ''", "ss", portal, key);
	return read_end_logged(s) ? id : 0;
}

int64_t store_category_of(struct store *s, int64_t article, int64_t wanted)
{
	struct err e = { 0 };
	int64_t id;

	read_begin(s);
	id = db_number(s->reader, 0, "SELECT k.id FROM article_category c JOIN category k"
		" ON k.id = c.category WHERE c.article = ?1 AND k.key <> '' AND k.place IS NOT NULL"
		" ORDER BY k.id = ?2 DESC, k.total, k.place LIMIT 1", "ii",
		story_id(s->reader, article), wanted);
	return read_end(s, &e) ? id : 0;
}

bool store_category_opened(struct store *s, int64_t category, int64_t now_s)
{
	struct op *op = op_new(OP_OPENED, now_s);

	op->id = category;
	store_put(s, op);
	return true;
}

void opened_write(struct db *d, struct op *op, struct op_progress *p)
{
	(void)p;
	if (op->id)
		db_run(d, "UPDATE category SET opened_s = ?2 WHERE id = ?1", "ii", op->id, op->now_s);
}
