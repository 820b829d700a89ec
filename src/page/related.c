/*
 * related: rules first; else boxes that call themselves so, by class or by
 * heading ("Xem thêm", "Tin liên quan").
 */
#include "page/related.h"

#include "base/map.h"
#include "model/url.h"
#include "page/item.h"
#include "page/tree.h"
#include "text/fold.h"

enum {
	RELATED_MAX = 60,
	NODES_MAX = 400,
	HEADINGS_MAX = 4000,
	BOX_CLIMB_MAX = 4,
	NOTICE_MAX_BYTES = 2000
};

/* The lists of struct article have a type without a name; this one serves both. */
struct gathered {
	struct { VEC(struct related) list; } out;
	struct map seen;            /* url_key */
};

static void gathered_open(struct source *s, struct gathered *g)
{
	*g = (struct gathered){ 0 };
	*map_put(&g->seen, url_key(s->own_url, &s->scratch), &s->scratch) = s;
	*map_put(&g->seen, url_key(s->url, &s->scratch), &s->scratch) = s;
}

/* related_lede and related_date, looked for in the story's box. */
static void related_rules(struct source *s, struct item *item)
{
	struct str words = source_words(s, RULE_RELATED_LEDE, item->box);
	struct nodes dates;

	if (words.n && !tree_same(words, item->title, &s->scratch))
		item->lede = words;
	if (source_pick(s, RULE_RELATED_DATE, item->box, &dates) && !dates.is_text) {
		struct date d = source_date(s, dates.list.v[0]);

		item->published = d.known ? d : item->published;
	}
}

static void gather(struct source *s, struct gathered *g, struct node *n, bool guess)
{
	struct node *link = item_link(s, n);
	struct item item;
	struct related *r;
	void **slot;

	if (!link || g->out.list.n >= RELATED_MAX)
		return;
	if (!item_read(s, link, item_box(s, link), &item) || !source_is_own(s, item.url))
		return;
	if (url_path(item.url).n <= 1 || (guess && !source_is_article(s, item.url)))
		return;
	related_rules(s, &item);
	slot = map_put(&g->seen, url_key(item.url, &s->scratch), &s->scratch);
	if (*slot)
		return;
	*slot = s;
	r = VEC_PUSH(&g->out.list, s->a);
	r->title = source_keep(s, item.title);
	r->url = source_keep(s, item.url);
	r->lede = source_keep(s, item.lede);
	r->published = item.published;
}

static bool gather_by_rule(struct source *s, enum rule_key key, struct gathered *g)
{
	for (int i = 0; i < s->rules.of[key].xpaths.n && !g->out.list.n; i++) {
		struct nodes found = { 0 };
		struct err e = { 0 };

		if (select_all(
			    s->html, NULL, s->rules.of[key].xpaths.v[i], &s->scratch, &found, &e))
			for (int j = 0; j < found.list.n && j < NODES_MAX; j++)
				gather(s, g, found.list.v[j], false);
	}
	return g->out.list.n > 0;
}

/* without rules */

static void gather_box(struct source *s, struct gathered *g, struct node *box)
{
	struct node *n = box;
	int left = HEADINGS_MAX;

	while ((n = node_walk(n, box, false)) && left-- > 0)
		if (tree_is(n, "a") && tree_length(n, 15) >= 15)
			gather(s, g, n, true);
}

static bool related_heading(struct str words, struct arena *a)
{
	static const char *const phrases[] = {
		"xem them",
		"doc them",
		"tin lien quan",
		"bai lien quan",
		"bai viet lien quan",
		"tin bai lien quan",
		"tin cung chuyen muc",
		"cung chuyen muc",
		"tin cung muc",
		"tin khac",
		"cac tin khac",
		"bai khac",
		"co the ban quan tam",
		"related",
		"related articles",
		"related news",
		"related stories",
		"read more",
	};
	struct str folded;

	if (words.n < 5 || words.n > 60)
		return false;
	folded = str_trim(text_fold(words, a));
	while (folded.n && strchr(":.>", folded.p[folded.n - 1]))
		folded = str_trim(str_sub(folded, 0, folded.n - 1));
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (str_eq(folded, str_of(phrases[i])))
			return true;
	return false;
}

/* The heading stands in, or before, the box of links: climb until some come. */
static void gather_after_heading(struct source *s, struct gathered *g, struct node *heading)
{
	struct node *box = heading;

	for (int i = 0; i < BOX_CLIMB_MAX && g->out.list.n == 0; i++) {
		box = node_parent(box);
		if (!box || !node_is_element(box) || tree_is_one(box, "body html main article"))
			return;
		gather_box(s, g, box);
	}
}

static void gather_by_guess(struct source *s, struct gathered *g)
{
	struct node *root = html_root(s->html), *n = root;
	bool skip = false;

	while (g->out.list.n == 0 && (n = node_walk(n, root, skip))) {
		skip = tree_is_one(n, "script style noscript head");
		if (!skip && tree_is_one(n, "div section aside ul")
			&& tree_hint(n, "related lien-quan lienquan tinlienquan relate-")
			&& tree_length(n, 40) >= 40)
			gather_box(s, g, n);
	}
	n = root;
	skip = false;
	for (int left = HEADINGS_MAX;
		g->out.list.n == 0 && left > 0 && (n = node_walk(n, root, skip));) {
		skip = tree_is_one(n, "script style noscript head");
		if (skip || !tree_is_one(n, "h2 h3 h4 h5 h6 span strong b a p div")
			|| tree_length(n, 60) >= 60)
			continue;
		left--;
		if (related_heading(node_text(n, &s->scratch), &s->scratch))
			gather_after_heading(s, g, n);
	}
}

/* one line of notice */

static struct str notice_words(struct source *s)
{
	struct str words = source_words(s, RULE_NOTICE, NULL);

	return words.n <= NOTICE_MAX_BYTES ? words : STR_NONE;
}

void related_take(struct source *s, struct article *out)
{
	struct gathered g;

	gathered_open(s, &g);
	if (gather_by_rule(s, RULE_RELATED, &g)) {
		out->by[PART_RELATED] = CHAIN_RULE;
	} else {
		gather_by_guess(s, &g);
		out->by[PART_RELATED] = g.out.list.n ? CHAIN_GENERIC : CHAIN_NONE;
	}
	for (int i = 0; i < g.out.list.n; i++)
		*VEC_PUSH(&out->related, s->a) = g.out.list.v[i];
	gathered_open(s, &g);
	gather_by_rule(s, RULE_LATEST, &g);
	for (int i = 0; i < g.out.list.n; i++)
		*VEC_PUSH(&out->latest, s->a) = g.out.list.v[i];
	out->notice = source_keep(s, notice_words(s));
}
