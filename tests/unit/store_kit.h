/* store_kit: what the tests of the archive share: a private folder, small
 * invented feeds, waiting for the writer. */
#ifndef UNIT_STORE_KIT_H
#define UNIT_STORE_KIT_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/store.h"

enum { NOW = 1760000000 };

struct kit {
	char dir[64], path[96];
	struct arena arena;
	struct store *store;
	int64_t news, latest;           /* categories */
};

static inline void kit_open(struct kit *k)
{
	struct store_options o = { STORE_FILE, { k->path, strlen(k->path) } };
	struct err e = { 0 };

	k->store = store_open(&o, &e);
	if (!k->store)
		fail_msg("store_open: %d %s", (int)e.code, e.detail);
}

static inline struct category kit_category(const char *key, const char *name)
{
	return (struct category){ str_of(key), str_of(name), STR(""), STR(""), NULL };
}

static inline struct portal *kit_portal(struct kit *k, const char *host, const char *name)
{
	struct portal *p = ARENA_NEW(&k->arena, struct portal);

	p->host = str_of(host);
	p->name = str_of(name);
	*VEC_PUSH(&p->categories, &k->arena) = kit_category("moi-nhat", "Mới nhất");
	*VEC_PUSH(&p->categories, &k->arena) = kit_category("thoi-su", "Thời sự");
	return p;
}

static inline void kit_portals(struct kit *k)
{
	struct portals ps = { 0 };
	struct err e = { 0 };

	*VEC_PUSH(&ps.list, &k->arena) = kit_portal(k, "bao.example.vn", "Báo Ví Dụ");
	*VEC_PUSH(&ps.list, &k->arena) = kit_portal(k, "tin.example.org", "Tin Mẫu");
	assert_true(store_put_portals(k->store, &ps, &e));
	k->latest = store_category_id(k->store, STR("bao.example.vn"), STR("moi-nhat"));
	k->news = store_category_id(k->store, STR("bao.example.vn"), STR("thoi-su"));
	assert_true(k->latest > 0 && k->news > 0);
}

static inline int kit_setup(void **state)
{
	struct kit *k = calloc(1, sizeof(*k));

	snprintf(k->dir, sizeof(k->dir), "/tmp/sapbao-test-XXXXXX");
	if (!mkdtemp(k->dir))
		return -1;
	snprintf(k->path, sizeof(k->path), "%s/archive", k->dir);
	kit_open(k);
	kit_portals(k);
	*state = k;
	return 0;
}

static inline void kit_close(struct kit *k)
{
	store_close(k->store);
	k->store = NULL;
}

static inline int kit_teardown(void **state)
{
	static const char *const parts[] = { "", "-wal", "-shm", "-journal", "-changes" };
	struct kit *k = *state;
	char name[128];

	store_close(k->store);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", k->path, parts[i]);
		unlink(name);
	}
	rmdir(k->dir);
	arena_release(&k->arena);
	free(k);
	return 0;
}

static inline struct date kit_date(int64_t utc_s)
{
	return (struct date){ true, true, utc_s, 420 };
}

static inline struct entry *kit_entry(struct kit *k, struct feed *f, const char *url,
	const char *title, const char *lede, int64_t utc_s)
{
	struct entry *e = VEC_PUSH(&f->entries, &k->arena);

	e->url = e->link = str_of(url);
	e->title = str_of(title);
	e->lede = str_of(lede);
	if (utc_s)
		e->published = kit_date(utc_s);
	return e;
}

static inline void kit_flush(struct kit *k)
{
	struct err e = { 0 };

	if (!store_flush(k->store, &e))
		fail_msg("flush: %s", e.detail);
}

/* Saves and waits; how many were new. */
static inline int kit_save(struct kit *k, int64_t category, const struct feed *f, int64_t now_s)
{
	uint64_t ticket = store_save_feed(k->store, category, f, now_s);
	struct store_event ev;
	int fresh = -1;

	kit_flush(k);
	while (store_next_event(k->store, &ev))
		if (ev.kind == STORE_SAVED && ev.ticket == ticket)
			fresh = ev.fresh;
	return fresh;
}

static inline int64_t kit_save_one(struct kit *k, int64_t category, const char *url,
	const char *title, const char *lede, int64_t utc_s, int64_t now_s)
{
	struct feed f = { 0 };

	kit_entry(k, &f, url, title, lede, utc_s);
	kit_save(k, category, &f, now_s);
	return store_find(k->store, str_of(url));
}

static inline int64_t kit_save_page(struct kit *k, const char *asked, const struct article *art,
	int64_t now_s)
{
	uint64_t ticket = store_save_article(k->store, str_of(asked), art, now_s);
	struct store_event ev;
	int64_t id = 0;

	kit_flush(k);
	while (store_next_event(k->store, &ev))
		if (ev.kind == STORE_SAVED && ev.ticket == ticket)
			id = ev.article;
	return id;
}

static inline struct article_list kit_list(struct kit *k, struct query q)
{
	struct article_list out;
	struct err e = { 0 };

	if (!store_articles(k->store, &q, 0, 1000, &k->arena, &out, &e))
		fail_msg("list: %s", e.detail);
	return out;
}

static inline struct stored_article kit_article(struct kit *k, int64_t id)
{
	struct stored_article out;
	struct err e = { 0 };

	if (!store_article(k->store, id, &k->arena, &out, &e))
		fail_msg("article %lld: %d %s", (long long)id, (int)e.code, e.detail);
	return out;
}

static inline struct category_row kit_row(struct kit *k, const char *portal, const char *key)
{
	struct category_list list;
	struct err e = { 0 };

	assert_true(store_categories(k->store, &k->arena, &list, &e));
	for (int i = 0; i < list.rows.n; i++)
		if (str_eq(list.rows.v[i].portal, str_of(portal)) && str_eq(list.rows.v[i].key, str_of(key)))
			return list.rows.v[i];
	fail_msg("no row %s/%s", portal, key);
	return (struct category_row){ 0 };
}

#define assert_str(s, z) do { \
	struct str got_ = (s); \
	if (!str_eq(got_, str_of(z))) \
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(got_), (z)); \
} while (0)

/* The archive is sound, page by page. */
static inline void kit_verify(struct kit *k)
{
	struct err e = { 0 };

	if (!store_verify(k->store, &e))
		fail_msg("%s", e.detail);
}

/* So many plain stories, in the list of news. */
static inline void kit_fill(struct kit *k, int n)
{
	struct feed f = { 0 };

	for (int i = 0; i < n; i++)
		kit_entry(k, &f, arena_printf(&k->arena, "https://bao.example.vn/%d", i).p,
			"Tin thường ngày", "Sa pô của tin", NOW - i);
	kit_save(k, k->news, &f, NOW);
}

/* Exit status of a child, 128 + N for signal N. */
static inline int kit_wait_for(pid_t pid)
{
	int status = 0;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

#endif
