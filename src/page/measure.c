/*
 * measure: every element once, bottom up.  They are kept in one array in
 * document order, so that a parent stands before its children and one backward
 * pass sums up.  node_slot holds the index into it (plus one).
 */
#include "page/measure.h"

#include <stdint.h>

#include "model/url.h"
#include "page/tree.h"

enum { ELEMENTS_MAX = 200000, UNSEEN_MAX_BYTES = 300, CAPTION_DEPTH = 6 };

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

void measure_all(struct page_measure *m, struct node *root, bool strict)
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

bool measure_is_above(struct page_measure *m, int above, int at)
{
	return at >= above && at <= m->v[above].last;
}

/* names and places */

static const char positive[] =
	"article body content entry hentry main page post text blog story detail fck noi-dung noidung";
static const char negative[] =
	"hidden banner combx comment com- contact foot masthead media meta outbrain promo related"
	" scroll share shoutbox sidebar sponsor shopping tags tool widget lien-quan lienquan nav- menu";

float measure_weight(const struct node *n)
{
	return (tree_hint(n, positive) ? 25.f : 0.f) - (tree_hint(n, negative) ? 25.f : 0.f);
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
