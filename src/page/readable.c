/*
 * readable: measure every element once, bottom up; score paragraphs into
 * their ancestors; take the best container with the siblings that belong to
 * it; drop what is no text.
 *
 * Elements are kept in one array in document order, so that a parent stands
 * before its children and one backward pass sums up.  node_slot holds the
 * index into it (plus one).
 */
#include "page/readable.h"

#include <stdint.h>
#include <stdlib.h>

#include "page/tree.h"

enum {
	ELEMENTS_MAX = 200000,
	PARAGRAPH_MIN_BYTES = 25,
	ENOUGH_BYTES = 500,         /* an article at once; less: try more loosely */
	FORM_MAX_BYTES = 400,
	SHORT_BYTES = 300,
	RIVALS_MAX = 8,
	RIVALS_SHARED = 3,
	ANCESTORS_SCORED = 5,
	CLIMB_MAX = 8
};

struct measure {
	struct node *node;
	int parent;                 /* index, or -1 */
	int bytes, link_bytes;      /* words, and those inside links */
	int commas, items, pictures;
	float score;
	bool scored, dropped;
};

struct page_measure {
	struct measure *v;
	int n, cap;
	size_t half;                /* of the page's bytes; 0: drop without asking */
	int checks_left;
	struct arena *scratch;
};

/* hints in class and id.  Vietnamese CMSs name things in both languages. */

static const char unlikely[] =
	"comment disqus binhluan binh-luan footer share social chia-se sponsor related lienquan"
	" lien-quan promo sidebar breadcrumb pager pagination popup cookie newsletter subscri banner advert quangcao"
	" quang-cao menu navbar masthead recommend xem-them xemthem docnhieu tin-moi tinmoi toolbar tooltip"
	" modal widget outbrain taboola remark legends skyscraper print copyright";
static const char maybe[] =
	"article body column content main shadow noi-dung noidung detail entry story";
static const char positive[] =
	"article body content entry hentry main page post text blog story detail fck noi-dung noidung";
static const char negative[] =
	"hidden banner combx comment com- contact foot masthead media meta outbrain promo related"
	" scroll share shoutbox sidebar sponsor shopping tags tool widget lien-quan lienquan nav- menu";

static const char never_text[] =
	"head script style noscript template nav footer button input select textarea iframe"
	" object embed svg canvas dialog link meta ins";

static bool is_unlikely(const struct node *n)
{
	struct str role = node_attr(n, "role");

	if (str_eq(role, STR("navigation")) || str_eq(role, STR("menu"))
		|| str_eq(role, STR("complementary")) || str_eq(role, STR("dialog"))
		|| str_eq(role, STR("alert")))
		return true;
	if (tree_is_one(n, "body html article main a table tbody tr td p h1"))
		return false;
	return tree_hint(n, unlikely) && !tree_hint(n, maybe);
}

static float weight(const struct node *n)
{
	return (tree_hint(n, positive) ? 25.f : 0.f) - (tree_hint(n, negative) ? 25.f : 0.f);
}

/* measuring */

static struct measure *measure_of(struct page_measure *m, const struct node *n)
{
	uintptr_t index = n ? (uintptr_t)*node_slot((struct node *)n) : 0;

	return index ? &m->v[index - 1] : NULL;
}

static int element_add(struct page_measure *m, struct node *n)
{
	struct measure *up = measure_of(m, node_parent(n));

	if (m->n == m->cap)
		vec_grow(&m->v, &m->cap, sizeof *m->v, m->scratch),
			up = measure_of(m, node_parent(n));
	m->v[m->n] = (struct measure){ .node = n, .parent = up ? (int)(up - m->v) : -1 };
	*node_slot(n) = (void *)(uintptr_t)(m->n + 1);
	return m->n++;
}

static void words_count(struct measure *to, struct str words, bool in_link)
{
	int bytes = 0;

	for (size_t i = 0; i < words.n; i++) {
		bytes += !str_space(words.p[i]);
		to->commas += words.p[i] == ',';
	}
	to->bytes += bytes;
	to->link_bytes += in_link ? bytes : 0;
}

static bool inside_link(struct page_measure *m, const struct measure *at)
{
	for (int i = 0; at && i < 12; i++) {
		if (tree_is(at->node, "a"))
			return true;
		at = at->parent >= 0 ? &m->v[at->parent] : NULL;
	}
	return false;
}

/* An end tag the parser could not place leaves the rest of the page inside a
 * <nav> or <button>; pages hidden until their script runs exist too.  What
 * holds half of the words is kept, when looking loosely. */
static bool is_droppable(struct page_measure *m, const struct node *n)
{
	if (tree_is_one(n, "head script style noscript template iframe object embed svg canvas"))
		return true;
	if (m->half == 0 || m->checks_left <= 0)
		return true;
	m->checks_left--;
	return tree_length(n, m->half) < m->half;
}

/* Everything under a dropped element is left out of the array, and so counts
 * nowhere. */
static void measure_all(struct page_measure *m, struct node *root, bool strict)
{
	struct node *n = root;
	bool skip = false;

	m->half = strict ? 0 : tree_length(root, SIZE_MAX) / 2;
	m->checks_left = 40;

	for (; n && m->n < ELEMENTS_MAX; n = node_walk(n, root, skip)) {
		skip = false;
		*node_slot(n) = NULL;
		if (node_is_text(n)) {
			struct measure *up = measure_of(m, node_parent(n));

			if (up)
				words_count(up, node_raw_text(n), inside_link(m, up));
			continue;
		}
		if (!node_is_element(n))
			continue;
		skip = ((tree_is_one(n, never_text) || tree_is_hidden(n)) && is_droppable(m, n))
			|| (strict && n != root && is_unlikely(n));
		if (!skip)
			element_add(m, n);
	}
	for (int i = m->n - 1; i >= 0; i--) {
		struct measure *x = &m->v[i], *up = x->parent >= 0 ? &m->v[x->parent] : NULL;

		if (!up)
			continue;
		up->bytes += x->bytes;
		up->link_bytes += x->link_bytes;
		up->commas += x->commas;
		up->items += x->items + tree_is(x->node, "li");
		up->pictures += x->pictures + tree_is(x->node, "img");
	}
}

static float link_density(const struct measure *x)
{
	return x->bytes ? (float)x->link_bytes / (float)x->bytes : 0.f;
}

/* scoring */

static float first_score(const struct node *n)
{
	float score = weight(n);

	if (tree_is_one(n, "div article main section"))
		score += 5;
	else if (tree_is_one(n, "pre td blockquote"))
		score += 3;
	else if (tree_is_one(n, "address ol ul dl dd dt li"))
		score -= 3;
	else if (tree_is_heading(n) || tree_is(n, "th"))
		score -= 5;
	if (str_eq(node_attr(n, "itemprop"), STR("articleBody")))
		score += 60;
	return score;
}

/* A paragraph, or a container whose words stand in it directly. */
static bool is_paragraph(const struct node *n)
{
	return tree_is_one(n, "p pre td blockquote h2 h3 h4 h5 h6")
		|| (tree_is_one(n, "div section article li span font") && tree_is_leaf_block(n));
}

static void score_all(struct page_measure *m)
{
	for (int i = 0; i < m->n; i++) {
		struct measure *x = &m->v[i];
		float score;
		int up = x->parent;

		if (x->bytes < PARAGRAPH_MIN_BYTES || !is_paragraph(x->node)
			|| link_density(x) > .5f)
			continue;
		score = 1.f + (float)x->commas + (x->bytes > 300 ? 3.f : (float)x->bytes / 100.f);
		for (int level = 0; up >= 0 && level < ANCESTORS_SCORED;
			level++, up = m->v[up].parent) {
			struct measure *a = &m->v[up];

			if (!a->scored) {
				a->scored = true;
				a->score = first_score(a->node);
			}
			a->score += level == 0 ? score
				: level == 1   ? score / 2.f
					       : score / (3.f * (float)level);
		}
	}
}

static struct measure *best_of(struct page_measure *m)
{
	struct measure *best = NULL;

	for (int i = 0; i < m->n; i++) {
		struct measure *x = &m->v[i];

		if (!x->scored || tree_is_one(x->node, "html"))
			continue;
		x->score *= 1.f - link_density(x);
		/* A title in a box called "content" is no article. */
		if (x->bytes < SHORT_BYTES)
			x->score *= (float)x->bytes / SHORT_BYTES;
		if (!best || x->score > best->score)
			best = x;
	}
	return best;
}

static bool is_above(struct page_measure *m, int above, int at)
{
	while (at > above)
		at = m->v[at].parent;
	return at == above;
}

/* A text cut into many boxes of one page builder: when several rivals score
 * nearly as well, what holds three of them is the container. */
static struct measure *shared(struct page_measure *m, struct measure *best)
{
	int rivals[RIVALS_MAX], n = 0, at = (int)(best - m->v);

	for (int i = 0; i < m->n && n < RIVALS_MAX; i++)
		if (i != at && m->v[i].scored && m->v[i].score >= best->score * .6f
			&& !is_above(m, i, at) && !is_above(m, at, i))
			rivals[n++] = i;
	for (int up = best->parent; n >= RIVALS_SHARED - 1 && up >= 0; up = m->v[up].parent) {
		int held = 1;

		if (tree_is_one(m->v[up].node, "body html"))
			break;
		for (int i = 0; i < n; i++)
			held += is_above(m, up, rivals[i]);
		if (held >= RIVALS_SHARED)
			return &m->v[up];
	}
	return best;
}

/* The best container may hold only part: climb while the parent scores
 * nearly as well, and out of a lone wrapper. */
static struct measure *climbed(struct page_measure *m, struct measure *best)
{
	struct measure *top = best;
	float floor = best->score / 3.f, last = best->score;

	for (int i = 0; i < CLIMB_MAX && top->parent >= 0; i++) {
		struct measure *up = &m->v[top->parent];

		if (tree_is_one(up->node, "body html"))
			break;
		if (up->bytes == top->bytes) {
			top = up;
			continue;
		}
		if (!up->scored || up->score < floor || up->score <= last)
			break;
		top = up;
		last = up->score;
	}
	return top;
}

/* siblings */

static bool sibling_belongs(struct page_measure *m, const struct measure *best, struct node *n)
{
	struct measure *x = measure_of(m, n);
	float bonus, threshold = best->score * .2f;

	if (!x)
		return false;
	if (threshold < 10.f)
		threshold = 10.f;
	bonus = node_attr(n, "class").n
			&& str_eq(node_attr(n, "class"), node_attr(best->node, "class"))
		? best->score * .2f
		: 0.f;
	if (x->scored && x->score + bonus >= threshold)
		return true;
	if (!tree_is(n, "p"))
		return false;
	return x->bytes > 80 ? link_density(x) < .25f
			     : x->bytes > 0 && x->link_bytes == 0 && x->commas > 0;
}

/* Leaves in best's parent only what belongs to the article; gives the node
 * to read from. */
static struct node *joined(struct page_measure *m, struct measure *best)
{
	struct node *parent = node_parent(best->node), *n, *next;
	bool alone = true;

	if (!parent || !node_is_element(parent) || tree_is_one(best->node, "body article main"))
		return best->node;
	for (n = node_first(parent); n; n = node_next(n))
		if (n != best->node && node_is_element(n) && sibling_belongs(m, best, n))
			alone = false;
	if (alone)
		return best->node;
	for (n = node_first(parent); n; n = next) {
		next = node_next(n);
		if (n != best->node && !(node_is_element(n) && sibling_belongs(m, best, n)))
			node_remove(n);
	}
	return parent;
}

/* dropping */

/* A box of links, of share buttons or of teasers inside the text. */
static bool is_clutter(const struct measure *x)
{
	const struct node *n = x->node;
	float density = link_density(x);

	if (tree_is_one(n,
		    "figure figcaption blockquote pre p a strong em b i span h1 h2 h3 h4 h5 h6 td th tr tbody code"))
		return false;
	if (tree_is(n, "aside"))
		return true;
	/* A form may wrap the whole page (ASP.NET); one that asks is short. */
	if (tree_is(n, "form") && x->bytes < FORM_MAX_BYTES)
		return true;
	if (tree_is_one(n, "table"))
		return density > .6f && x->bytes > 40;
	if (weight(n) < 0 && (density > .2f || x->bytes < 200))
		return true;
	if (x->commas >= 10)
		return false;
	if (tree_is_one(n, "ul ol"))
		return x->items > 0 && density > .6f;
	if (x->pictures > 0 && x->bytes < 300)
		return density > .8f && x->bytes > 60;
	return density > .5f && x->bytes > 30;
}

static void clutter_remove(struct page_measure *m, struct node *root)
{
	struct node *n = root, *next;

	for (; n; n = next) {
		struct measure *x = measure_of(m, n);
		bool drop = n != root && node_is_element(n)
			&& (x ? is_clutter(x)
			      : !tree_is_one(n, "br img picture source wbr hr video"));

		next = node_walk(n, root, drop);
		if (drop)
			node_remove(n);
	}
}

static struct node *attempt(struct html *h, struct arena *scratch, bool strict, int *bytes)
{
	struct page_measure m = { .scratch = scratch };
	struct node *root = html_root(h);
	struct measure *best;

	*bytes = 0;
	/* Not from <body>: broken pages have words beside it, or two of it. */
	measure_all(&m, root, strict);
	score_all(&m);
	best = best_of(&m);
	if (!best)
		return NULL;
	best = climbed(&m, shared(&m, best));
	*bytes = best->bytes - best->link_bytes;
	if (strict && *bytes < ENOUGH_BYTES)
		return NULL;
	root = joined(&m, best);
	clutter_remove(&m, root);
	return root;
}

struct node *readable_find(struct html *h, struct arena *scratch)
{
	int bytes;
	struct node *found = attempt(h, scratch, true, &bytes);

	return found ? found : attempt(h, scratch, false, &bytes);
}

void readable_tidy(struct node *body)
{
	struct node *n, *next;

	for (n = node_walk(body, body, false); n; n = next) {
		bool drop = node_is_element(n)
			&& (tree_is_one(n,
				    "script style noscript template form button input select textarea nav ins")
				|| tree_is_hidden(n));

		next = node_walk(n, body, drop);
		if (drop)
			node_remove(n);
	}
}
