/*
 * gather: see gather.h.  Every page of an article repeats its head (title,
 * lede, picture) and often its foot (signature, source); of the joined text
 * each stands once, the head at the front, the foot at the end.
 */
#include "back/gather.h"

#include "base/buf.h"
#include "model/url.h"

enum {
	PAGES_MAX = 20, BYTES_MAX = 16 << 20,
	HEAD_BLOCKS = 8, FOOT_BLOCKS = 4, TEXT_MAX = 8 << 20
};

/* ---- one text out of two ---- */

static struct str words_of(const struct block *b, struct arena *a)
{
	return str_trim(block_text(b, a));
}

static bool is_same(const struct block *x, const struct block *y, struct arena *a)
{
	struct str words = words_of(x, a);

	if (x->kind == BLOCK_IMAGE || y->kind == BLOCK_IMAGE)
		return x->kind == y->kind && x->url.n && str_eq(x->url, y->url);
	return words.n && str_eq(words, words_of(y, a));
}

static bool in_head(const struct gather *g, const struct block *b, struct arena *a)
{
	struct str words = words_of(b, a);

	if (words.n && (str_eq(words, g->whole.title) || str_eq(words, g->whole.lede)))
		return true;
	for (int i = 0; i < g->whole.body.blocks.n && i < HEAD_BLOCKS; i++)
		if (is_same(&g->whole.body.blocks.v[i], b, a))
			return true;
	return false;
}

/* What both end with belongs to the end of the whole. */
static int same_foot(const struct doc *x, const struct doc *y, struct arena *a)
{
	int n = 0;

	while (n < FOOT_BLOCKS && n < x->blocks.n && n < y->blocks.n
	       && is_same(&x->blocks.v[x->blocks.n - 1 - n], &y->blocks.v[y->blocks.n - 1 - n], a))
		n++;
	return n;
}

/* How many blocks of this page say something new. */
static int join(struct gather *g, const struct doc *page)
{
	struct doc *whole = &g->whole.body;
	struct arena scratch = { 0 };
	struct doc fresh = { 0 };
	int foot = same_foot(whole, page, &scratch), body = page->blocks.n - foot;

	for (int i = 0; i < body; i++)
		if (i >= HEAD_BLOCKS || !in_head(g, &page->blocks.v[i], &scratch))
			*VEC_PUSH(&fresh.blocks, &scratch) = page->blocks.v[i];
	body = fresh.blocks.n;
	for (int i = page->blocks.n - foot; body && i < page->blocks.n; i++)
		*VEC_PUSH(&fresh.blocks, &scratch) = page->blocks.v[i];
	whole->blocks.n -= body ? foot : 0;
	for (int i = 0; i < fresh.blocks.n; i++)
		*VEC_PUSH(&whole->blocks, &g->a) = fresh.blocks.v[i];
	arena_release(&scratch);
	return body;
}

/* ---- where it goes on ---- */

static bool note(struct gather *g, struct str what)
{
	void **slot = map_put(&g->seen, what, &g->a);
	bool fresh = !*slot;

	*slot = g;
	return fresh;
}

static bool is_new_text(struct gather *g, const struct doc *d)
{
	struct buf b;
	bool fresh;

	buf_init(&b, TEXT_MAX);
	doc_text(d, &b);
	fresh = note(g, buf_str(&b));
	buf_release(&b);
	return fresh;
}

static bool may_ask(const struct gather *g, struct str url)
{
	return url_is_web(url) && g->pages < PAGES_MAX && g->bytes < BYTES_MAX;
}

/* A page that was read already leads nowhere: then there is no more. */
static void go_on(struct gather *g, const struct article *page, struct str url)
{
	bool single = g->pages == 1 && page->single.n && may_ask(g, page->single)
		&& !map_get(&g->seen, url_key(page->single, &g->a));
	bool next = page->next.n && !map_get(&g->seen, url_key(page->next, &g->a));

	g->whole.next = next ? page->next : STR_NONE;
	g->single = single;
	g->ask = single ? page->single : STR_NONE;
	if (!single && next && may_ask(g, page->next)
	    && str_eq_nocase(url_host(page->next), url_host(url)))
		g->ask = page->next;
	if (g->ask.n)
		note(g, url_key(g->ask, &g->a));
}

/* ---- pages ---- */

static void take_related(struct gather *g, const struct article *page)
{
	if (page->related.n == 0)
		return;
	memcpy(&g->whole.related, &page->related, sizeof(g->whole.related));
	g->whole.by[PART_RELATED] = page->by[PART_RELATED];
}

/* What a print page lacks, the page itself had. */
static void take_single(struct gather *g, const struct article *page)
{
	if (page->body.blocks.n < g->whole.body.blocks.n / 2)
		return;     /* a stub in place of the whole */
	g->whole.body = page->body;
	g->whole.next = page->next;
	g->whole.by[PART_BODY] = page->by[PART_BODY];
	if (!g->whole.related.n)
		take_related(g, page);
}

static void take_next(struct gather *g, const struct article *page)
{
	if (!is_new_text(g, &page->body) || join(g, &page->body) == 0) {
		g->ask = g->whole.next = STR_NONE;
		return;
	}
	g->pages++;
	/* The last page has them, where only one has. */
	take_related(g, page);
}

static void take_first(struct gather *g, const struct article *page, struct str url)
{
	g->whole = *page;
	g->pages = 1;
	note(g, url_key(url, &g->a));
	note(g, url_key(page->url, &g->a));
	is_new_text(g, &page->body);
}

void gather_page(struct gather *g, const struct article *page, struct str url, size_t bytes)
{
	int before = g->pages;
	bool single = g->single;

	g->bytes += bytes;
	g->single = false;
	g->ask = STR_NONE;
	if (before == 0)
		take_first(g, page, url);
	else if (single)
		take_single(g, page);
	else
		take_next(g, page);
	if (single || g->pages > before)
		go_on(g, page, url);
	g->whole.single = STR_NONE;
	g->whole.pages = g->pages;
}

void gather_miss(struct gather *g)
{
	g->ask = STR_NONE;
	g->single = false;
}

void gather_release(struct gather *g)
{
	arena_release(&g->a);
	*g = (struct gather){ 0 };
}
