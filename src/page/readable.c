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

#include "model/url.h"
#include "page/readable_private.h"
#include "page/tree.h"

enum {
	ELEMENTS_MAX = 200000,
	PARAGRAPH_MIN_BYTES = 25,
	ENOUGH_BYTES = 500,         /* an article at once; less: try more loosely */
	SHORT_BYTES = 300,
	UNSEEN_MAX_BYTES = 300,
	RIVALS_MAX = 8,
	RIVALS_SHARED = 3,
	ANCESTORS_SCORED = 5,
	GOOD_MIN_BYTES = 80,
	CAPTION_DEPTH = 6,
	GAIN_MIN_BYTES = 200,
	TEASER_DEPTH = 4,
	CLIMB_MAX = 8
};

/* hints in class and id.  Vietnamese CMSs name things in both languages. */

static const char unlikely[] =
	"comment disqus binhluan binh-luan footer share social chia-se sponsor related lienquan"
	" lien-quan promo sidebar breadcrumb pager pagination popup cookie newsletter subscri banner advert quangcao"
	" quang-cao menu navbar masthead recommend xem-them xemthem docnhieu tin-moi tinmoi toolbar tooltip"
	" modal widget outbrain taboola remark legends skyscraper print copyright";
static const char maybe[] =
	"article body column content main shadow noi-dung noidung detail entry story";
static const char never_text[] =
	"head script style noscript template nav footer button input select textarea iframe"
	" object embed svg canvas dialog link meta ins";

/* For machines that read aloud; on the screen it would stand twice. */
static const char unseen[] =
	"sr-only screen-reader screenreader visually-hidden visuallyhidden off-screen offscreen";

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

static bool is_unseen(const struct node *n)
{
	return tree_is_one(n, "span div p h1 h2 h3 h4 h5 h6 strong b em i small figcaption label")
		&& tree_hint(n, unseen) && tree_length(n, UNSEEN_MAX_BYTES) < UNSEEN_MAX_BYTES;
}

/* What readers wrote, whatever else the box is called. */
static bool is_comments(const struct node *n)
{
	return tree_is_one(n, "div section ul ol aside dl")
		&& tree_hint(n, "comments comment-list commentlist comment-section disqus binh-luan binhluan respond")
		&& !tree_hint(n, "no-comments");
}

/* measuring */

struct measure *measure_of(struct page_measure *m, const struct node *n)
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
	if (m->strict || m->checks_left <= 0)
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

	m->strict = strict;
	m->half = tree_length(root, SIZE_MAX) / 2;
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
		skip = ((tree_is_one(n, never_text) || tree_is_hidden(n) || is_unseen(n)) && is_droppable(m, n))
			|| (strict && n != root && is_unlikely(n))
			|| (is_comments(n) && m->checks_left-- > 0
				&& tree_length(n, m->half + 1) <= m->half);
		if (!skip)
			element_add(m, n);
	}
	for (int i = m->n - 1; i >= 0; i--) {
		struct measure *x = &m->v[i], *up = x->parent >= 0 ? &m->v[x->parent] : NULL;

		x->last = x->last > i ? x->last : i;
		if (!up)
			continue;
		up->last = up->last > x->last ? up->last : x->last;
		up->bytes += x->bytes;
		up->link_bytes += x->link_bytes;
		up->commas += x->commas;
		up->items += x->items + tree_is(x->node, "li");
		up->pictures += x->pictures + tree_is(x->node, "img");
		up->tables += x->tables + tree_is(x->node, "table");
	}
}

float measure_link_density(const struct measure *x)
{
	return x->bytes ? (float)x->link_bytes / (float)x->bytes : 0.f;
}

/* scoring */

static float first_score(const struct node *n)
{
	float score = measure_weight(n);

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

/* The words of another story: near them a heading that is a link, and little
 * else. */
static bool in_teaser(struct page_measure *m, int at)
{
	for (int i = 0; i < TEASER_DEPTH && at >= 0; i++, at = m->v[at].parent) {
		if (m->v[at].bytes > TEASER_MAX_BYTES)
			return false;
		if (m->v[at].headlinks > 0)
			return true;
	}
	return false;
}

static struct str bare_host(struct str url)
{
	struct str host = url_host(url);

	return str_starts(host, STR("www.")) ? str_skip(host, 4) : host;
}

/* Lists of products and places link their headings too, but to elsewhere. */
bool measure_leads_inside(struct page_measure *m, struct node *heading)
{
	struct node *link = tree_is(node_parent(heading), "a") ? node_parent(heading)
							       : tree_find(heading, "a");
	struct str url = link ? url_resolve(m->base, node_attr(link, "href"), m->scratch) : STR_NONE;

	return url.n && str_eq(bare_host(url), bare_host(m->base));
}

bool measure_in_caption(const struct node *n)
{
	for (int i = 0; i < CAPTION_DEPTH && n && node_is_element(n); i++, n = node_parent(n))
		if (tree_is_one(n, "figure figcaption") || tree_hint(n, "caption"))
			return true;
	return false;
}

static void good_all(struct page_measure *m, bool strict)
{
	for (int i = 0; i < m->n; i++) {
		struct measure *x = &m->v[i];

		x->headlinks = tree_is_heading(x->node) && x->bytes > 10 && measure_link_density(x) > .8f
			&& measure_leads_inside(m, x->node);
	}
	for (int i = m->n - 1; i > 0; i--)
		m->v[m->v[i].parent].headlinks += m->v[i].headlinks;
	for (int i = 0; i < m->n; i++) {
		struct measure *x = &m->v[i];

		if (x->bytes >= GOOD_MIN_BYTES && is_paragraph(x->node) && measure_link_density(x) < .35f
			&& !measure_in_caption(x->node) && !(strict && in_teaser(m, i)))
			x->good = x->bytes;
	}
	/* A quotation around paragraphs is not counted twice. */
	for (int i = m->n - 1; i > 0; i--) {
		struct measure *x = &m->v[i], *up = &m->v[x->parent];

		up->good = up->good > up->bytes - x->good ? up->good : up->good + x->good;
	}
}

static void score_all(struct page_measure *m, bool strict)
{
	good_all(m, strict);
	for (int i = 0; i < m->n; i++) {
		struct measure *x = &m->v[i];
		float score;
		int up = x->parent;

		if (x->bytes < PARAGRAPH_MIN_BYTES || !is_paragraph(x->node)
			|| measure_link_density(x) > .5f || (strict && in_teaser(m, i)))
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
		x->score *= 1.f - measure_link_density(x);
		/* A title in a box called "content" is no article. */
		if (x->bytes < SHORT_BYTES)
			x->score *= (float)x->bytes / SHORT_BYTES;
		if (!best || x->score > best->score)
			best = x;
	}
	return best;
}

bool measure_is_above(struct page_measure *m, int above, int at)
{
	return at >= above && at <= m->v[above].last;
}

/* A text cut into many boxes of one page builder: when several rivals score
 * nearly as well, what holds three of them is the container. */
static struct measure *shared(struct page_measure *m, struct measure *best)
{
	int rivals[RIVALS_MAX], n = 0, at = (int)(best - m->v);

	for (int i = 0; i < m->n && n < RIVALS_MAX; i++)
		if (i != at && m->v[i].scored && m->v[i].score >= best->score * .6f
			&& !measure_is_above(m, i, at) && !measure_is_above(m, at, i))
			rivals[n++] = i;
	for (int up = best->parent; n >= RIVALS_SHARED - 1 && up >= 0; up = m->v[up].parent) {
		int held = 1;

		if (tree_is_one(m->v[up].node, "body html"))
			break;
		for (int i = 0; i < n; i++)
			held += measure_is_above(m, up, rivals[i]);
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

/* Page builders cut a text into sections, each in boxes of its own: take the
 * ancestor that has more of the text, as long as most of what comes with it is
 * text too. */
static struct measure *widened(struct page_measure *m, struct measure *best)
{
	struct measure *top = best;

	for (int at = best->parent; at >= 0; at = m->v[at].parent) {
		struct measure *up = &m->v[at];
		int more = up->good - top->good, bytes = up->bytes - top->bytes;

		if (tree_is_one(up->node, "html"))
			break;
		if (more >= GAIN_MIN_BYTES && more * 10 >= top->good && more * 2 >= bytes)
			top = up;
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
	return x->bytes > 80 ? measure_link_density(x) < .25f
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

static struct node *attempt(struct html *h, struct arena *scratch, bool strict, int *bytes)
{
	struct page_measure m = { .scratch = scratch, .base = html_base(h) };
	struct node *root = html_root(h);
	struct measure *best;

	*bytes = 0;
	/* Not from <body>: broken pages have words beside it, or two of it. */
	measure_all(&m, root, strict);
	score_all(&m, strict);
	best = best_of(&m);
	if (!best)
		return NULL;
	best = widened(&m, climbed(&m, shared(&m, best)));
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
