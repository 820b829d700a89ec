/*
 * listing: a category page to a list of entries: by item rules, else by the
 * links that look like headlines.
 */
#include "page/page.h"

#include "base/map.h"
#include "model/url.h"
#include "page/gate.h"
#include "page/item.h"
#include "page/metadata.h"
#include "page/paging.h"
#include "page/source.h"
#include "page/tree.h"
#include "text/clean.h"

enum {
	ENTRIES_MAX = 500,
	ITEMS_MAX = 3000,
	LINKS_MAX = 6000,
	HEADLINE_MIN_BYTES = 20,
	HEADLINE_MIN_WORDS = 4,
	HEADLINE_MAX_BYTES = 400,
	GROUP_MIN = 3,              /* links alike, to be a list */
	LIST_MIN = 2
};

struct listing {
	struct source s;
	struct map seen;            /* url_key to index + 1 */
	struct feed *out;
};

/* entries */

/* A story stands on a page two or three times; what one place lacks (time,
 * lede) another may have. */
static void entry_merge(struct listing *l, struct entry *e, const struct item *i)
{
	if (!e->lede.n)
		e->lede = source_keep(&l->s, i->lede);
	if (!e->published.known)
		e->published = i->published;
	if (!e->picture.n)
		e->picture = source_keep(&l->s, i->picture);
}

static void entry_add(struct listing *l, const struct item *i)
{
	struct str key = url_key(i->url, &l->s.scratch);
	void **slot = map_put(&l->seen, key, &l->s.scratch);
	struct entry *e;

	if (*slot) {
		entry_merge(l, &l->out->entries.v[(uintptr_t)*slot - 1], i);
		return;
	}
	if (l->out->entries.n >= ENTRIES_MAX)
		return;
	e = VEC_PUSH(&l->out->entries, l->s.a);
	*slot = (void *)(uintptr_t)l->out->entries.n;
	e->title = source_keep(&l->s, i->title);
	e->link = source_keep(&l->s, text_clean(i->href, &l->s.scratch));
	e->url = source_keep(&l->s, i->url);
	entry_merge(l, e, i);
}

/* by rules */

static struct node *rule_link(struct listing *l, struct node *item)
{
	struct nodes found;

	if (source_pick(&l->s, RULE_ITEM_URI, item, &found))
		for (int i = 0; i < found.list.n && i < 50; i++) {
			struct node *n = found.list.v[i];

			/* .//a/@href gives the attribute; the link is meant. */
			if (!node_is_element(n))
				n = node_parent(n);
			if (n && source_link(&l->s, node_attr(n, "href")).n)
				return n;
		}
	return item_link(&l->s, item);
}

static void item_by_rule(struct listing *l, struct node *n)
{
	struct node *link = rule_link(l, n), *box = n;
	struct item item;
	struct str words;
	struct nodes dates;

	if (!link)
		return;
	if (tree_is(n, "a"))
		box = item_box(&l->s, n);
	words = source_words(&l->s, RULE_ITEM_TITLE, n);
	if (!item_read(&l->s, link, box, &item) && !words.n)
		return;
	item.title = words.n ? item_trim(words) : item.title;
	if (!item.url.n || !item.title.n || !source_is_own(&l->s, item.url))
		return;
	words = source_words(&l->s, RULE_ITEM_DESC, n);
	if (words.n || l->s.rules.of[RULE_ITEM_DESC].xpaths.n)
		item.lede = tree_same(words, item.title, &l->s.scratch) ? STR_NONE : words;
	if (source_pick(&l->s, RULE_ITEM_DATE, n, &dates))
		for (int i = 0; i < dates.list.n && i < 10; i++) {
			struct date d = source_date(&l->s, dates.list.v[i]);

			if (d.known && (item.published = d, true))
				break;
		}
	entry_add(l, &item);
}

static bool list_by_rule(struct listing *l)
{
	for (int i = 0; i < l->s.rules.of[RULE_ITEM].xpaths.n && !l->out->entries.n; i++) {
		struct nodes found = { 0 };
		struct err e = { 0 };

		if (select_all(l->s.html, NULL, l->s.rules.of[RULE_ITEM].xpaths.v[i], &l->s.scratch,
			    &found, &e))
			for (int j = 0; j < found.list.n && j < ITEMS_MAX; j++)
				item_by_rule(l, found.list.v[j]);
	}
	return l->out->entries.n > 0;
}

/* by looks */

static bool is_headline(struct str words)
{
	struct str word;
	int n = 0;

	if (words.n < HEADLINE_MIN_BYTES || words.n > HEADLINE_MAX_BYTES)
		return false;
	while (str_word(&words, &word))
		n++;
	return n >= HEADLINE_MIN_WORDS;
}

static bool in_furniture(const struct node *n)
{
	for (int i = 0; n && i < 40; i++, n = node_parent(n))
		if (tree_is_one(n, "nav footer form")
			|| tree_hint(n, "breadcrumb footer main-nav menu"))
			return true;
	return false;
}

/* Names and classes of the link and two ancestors: links of one list agree. */
static struct str signature(struct listing *l, const struct node *n)
{
	struct str made = STR_NONE;

	for (int i = 0; n && i < 3; i++, n = node_parent(n))
		if (node_is_element(n))
			made = arena_printf(&l->s.scratch, "%.*s/%.*s.%.*s", STR_ARG(made),
				STR_ARG(node_name(n)), STR_ARG(node_attr(n, "class")));
	return made;
}

static bool under_heading(const struct node *link)
{
	for (int i = 0; link && i < 3; i++, link = node_parent(link))
		if (tree_is_heading(link))
			return true;
	return false;
}

struct candidate { struct node *link; struct str group; bool heading; };

/* `everywhere`: in navigation too, for pages that an unplaced end tag put
 * there as a whole. */
static void list_by_looks(struct listing *l, bool everywhere)
{
	VEC(struct candidate) found = { 0 };
	struct node *root = html_root(l->s.html), *n = root;
	struct map groups = { 0 };
	bool skip = false;

	while (found.n < LINKS_MAX && (n = node_walk(n, root, skip))) {
		struct str url;

		skip = tree_is_one(n, "script style noscript head");
		if (skip || !tree_is(n, "a") || !is_headline(item_title(&l->s, n)))
			continue;
		url = source_link(&l->s, node_attr(n, "href"));
		if (!url.n || !source_is_own(&l->s, url) || !source_is_article(&l->s, url))
			continue;
		if (!everywhere && in_furniture(n))
			continue;
		struct candidate *c = VEC_PUSH(&found, &l->s.scratch);
		*c = (struct candidate){ n, signature(l, n),
			under_heading(n) || tree_find(n, "h2") || tree_find(n, "h3") };
		void **count = map_put(&groups, c->group, &l->s.scratch);
		*count = (void *)((uintptr_t)*count + 1);
	}
	for (int i = 0; i < found.n; i++) {
		struct item item;

		if (!found.v[i].heading
			&& (uintptr_t)map_get(&groups, found.v[i].group) < GROUP_MIN)
			continue;
		if (item_read(&l->s, found.v[i].link, item_box(&l->s, found.v[i].link), &item))
			entry_add(l, &item);
	}
}

static bool list_by_reading(struct listing *l)
{
	list_by_looks(l, false);
	/* Where the item rules fit no more, article_url may be as old. */
	if (l->out->entries.n < LIST_MIN && l->s.rules.article_urls.n) {
		l->s.rules.article_urls.n = 0;
		list_by_looks(l, false);
	}
	if (l->out->entries.n < LIST_MIN)
		list_by_looks(l, true);
	return l->out->entries.n >= LIST_MIN;
}

/* the list itself */

static struct str next_by_link(struct listing *l)
{
	static const char *const marks[] = {
		"//a[@rel='next' or contains(concat(' ',@class,' '),' next ') or contains(@class,'next-page')]/@href",
		"//a[normalize-space(.)='Trang sau' or normalize-space(.)='Tiếp' or normalize-space(.)='Next' or normalize-space(.)='>']/@href",
	};
	struct str here = url_key(l->s.url, &l->s.scratch);

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct node *n = select_first(l->s.html, NULL, str_of(marks[i]), &l->s.scratch);
		struct str url = n ? source_link(&l->s, node_text(n, &l->s.scratch)) : STR_NONE;

		if (url.n && source_is_own(&l->s, url)
			&& !str_eq(url_key(url, &l->s.scratch), here))
			return url;
	}
	return STR_NONE;
}

static struct str next_page(struct listing *l)
{
	struct str next = html_link(l->s.html, "next", &l->s.scratch);
	struct str zone = source_words(&l->s, RULE_ZONE, NULL);

	if (url_is_web(next) && source_is_own(&l->s, next))
		return next;
	for (int i = 0; i < l->s.rules.page_urls.n; i++) {
		next = paging_next(
			l->s.rules.page_urls.v[i], url_path(l->s.url), zone, &l->s.scratch);
		/* Against the page's address, not <base>: that may be a template folder. */
		next = next.n ? url_resolve(l->s.url, next, &l->s.scratch) : STR_NONE;
		if (next.n)
			return next;
	}
	return next_by_link(l);
}

static struct str list_title(struct listing *l)
{
	struct metadata m;
	struct node *heading = tree_find(html_root(l->s.html), "h1");
	struct str title = heading ? item_trim(node_text(heading, &l->s.scratch)) : STR_NONE;

	if (title.n && title.n <= 80)
		return title;
	metadata_read(&l->s, &m);
	return metadata_bare_title(&l->s, &m, html_title(l->s.html, &l->s.scratch));
}

bool page_listing(struct str bytes, const struct page_context *c, struct arena *a, struct feed *out,
	struct err *e)
{
	struct listing l = { .out = out };
	struct str words;
	bool good = false;

	*out = (struct feed){ 0 };
	if (!source_open(bytes, c, a, &l.s, e))
		return false;
	if (!source_refuse_gate(&l.s, e))
		goto out;
	if (!list_by_rule(&l) && !list_by_reading(&l)) {
		words = gate_error_words(l.s.html, &l.s.scratch);
		words = words.n ? words : c->url;
		err_set(e, ERR_NO_LIST, "%.*s", (int)(words.n < 200 ? words.n : 200),
			words.p ? words.p : "");
		goto out;
	}
	out->title = source_keep(&l.s, list_title(&l));
	out->link = source_keep(&l.s, l.s.own_url);
	out->next = source_keep(&l.s, next_page(&l));
	out->notice = source_keep(&l.s, source_words(&l.s, RULE_NOTICE, NULL));
	good = true;
out:
	source_close(&l.s);
	return good;
}
