/*
 * readable: measure every element once, bottom up; score paragraphs into
 * their ancestors; take the best container with the siblings that belong to
 * it; drop what is no text.
 */
#include "page/readable.h"

#include "page/clutter.h"
#include "page/measure.h"
#include "page/tree.h"

enum {
	PARAGRAPH_MIN_BYTES = 25,
	ENOUGH_BYTES = 500,         /* an article at once; less: try more loosely */
	SHORT_BYTES = 300,
	RIVALS_MAX = 8,
	RIVALS_SHARED = 3,
	ANCESTORS_SCORED = 5,
	GOOD_MIN_BYTES = 80,
	GAIN_MIN_BYTES = 200,
	TEASER_DEPTH = 4,
	CLIMB_MAX = 8
};

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
