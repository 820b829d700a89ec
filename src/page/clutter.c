/*
 * clutter: what stands inside an article's container and is no text: boxes of
 * links, share bars, teasers, subscription boxes, who and when.  By names
 * (class, id) and by measure, never by site.
 */
#include "page/clutter.h"

#include "page/readable.h"
#include "page/tree.h"

enum {
	FORM_MAX_BYTES = 400,
	SIGN_MAX_BYTES = 160,
	POINTER_MIN_BYTES = 20,
	POINTER_MAX_BYTES = 250,
	POINTER_MAX_NODES = 60,
	LABEL_MAX_BYTES = 24,
	BUTTON_MAX_BYTES = 60,
	PLAYER_MAX_NODES = 60,
	CORE_SHARE = 5,
	POINTERS_SHARE = 6         /* more of the text than one in so many */
};

/* Words that name a box as no text, whatever else its name holds. */
static const char boxes[] =
	"newsletter subscri signup sign-up paywall regwall donat promo related lien-quan lienquan recirc"
	" read-more readmore read-next readnext also-read share social follow comment disqus outbrain"
	" taboola sponsor advert banner ad-slot adslot ad-container breadcrumb tags taglist tag-list"
	" popup modal cookie recommend trending most-read mostread most-popular toolbar"
	" disclaimer copyright hidden pullquote pull-quote rollover tooltip popover infobar -cta cta- _cta call-to-action";
/* Names that no container of a text has for another reason: what they hold may
 * be long, next to a short text. */
static const char firm_boxes[] = "author biograph";
/* Who and when, which the reader is told elsewhere. */
static const char signs[] =
	"byline by-line dateline author publish pubdate timestamp time-stamp post-meta entry-meta article-meta"
	" meta-data metadata article__meta article-info post-info post-date entry-date date-time datetime"
	" last-updated updated read-time reading-time readtime pub-date photo-credit image-credit img-credit"
	" photocredit media-credit";

/* Folded away until the reader asks; but text. */
static const char folds[] = "accordion collaps faq";

static bool is_box(const struct measure *x, int all_good)
{
	return (tree_hint(x->node, boxes) && !tree_hint(x->node, folds) && x->good * 10 <= all_good)
		|| (tree_hint(x->node, firm_boxes) && x->good * 2 <= all_good);
}

/* A class that is the word itself: "ad", not "header". */
static bool has_class_of(const struct node *n, const char *const names[])
{
	for (int i = 0; names[i]; i++)
		if (node_has_class(n, str_of(names[i])))
			return true;
	return false;
}

static const char *const adverts[] = { "ad", "ads", "advert", "adv", "ad-unit", NULL };
static const char *const hides[] = { "hide", "is-hidden", "d-none", "invisible", NULL };
static const char *const credits[] = { "credit", "credits", NULL };

static bool is_classed(const struct measure *x, int all_good)
{
	const struct node *n = x->node;

	if (x->good * 10 > all_good || !node_has_attr(n, "class"))
		return false;
	return has_class_of(n, adverts) || has_class_of(n, hides)
		|| (x->bytes <= SIGN_MAX_BYTES && has_class_of(n, credits));
}

/* Ornaments and place holders. */
static bool is_silent(const struct measure *x)
{
	return x->good == 0 && x->bytes <= SIGN_MAX_BYTES && str_eq(node_attr(x->node, "aria-hidden"), STR("true"));
}

/* The title and length that a player shows; a caption under it is a paragraph. */
static bool is_player(struct page_measure *m, const struct measure *x)
{
	return x->good == 0 && x->bytes <= SIGN_MAX_BYTES && tree_is_one(x->node, "div section span")
		&& x->last - (x - m->v) <= PLAYER_MAX_NODES && tree_hint(x->node, "video player audio podcast")
		&& !measure_in_caption(x->node) && !tree_find(x->node, "p");
}

static bool is_button(const struct measure *x)
{
	return x->bytes <= BUTTON_MAX_BYTES && x->bytes > 0 && x->pictures == 0
		&& tree_is_one(x->node, "a span div") && tree_hint(x->node, "button btn");
}

static bool is_sign(const struct measure *x)
{
	return x->bytes <= SIGN_MAX_BYTES && x->good == 0 && tree_hint(x->node, signs);
}

static bool is_named(struct page_measure *m, const struct measure *x, int all_good)
{
	return is_box(x, all_good) || is_sign(x) || is_classed(x, all_good) || is_silent(x)
		|| is_player(m, x) || is_button(x);
}

/* Asked once of each element, so that a page of links stays linear. */
static bool is_leaf(struct measure *x)
{
	if (!x->leaf)
		x->leaf = tree_is_leaf_block(x->node) ? 1 : -1;
	return x->leaf > 0;
}

/* A link that stands between paragraphs, in none of them. */
static bool is_bare_link(struct page_measure *m, const struct measure *x)
{
	return tree_is(x->node, "a") && x->parent >= 0 && tree_is_block(m->v[x->parent].node)
		&& !is_leaf(&m->v[x->parent]);
}

/* No words stand behind the first link under n. */
static bool ends_in_link(struct node *n)
{
	struct node *at = tree_is(n, "a") ? n : tree_find(n, "a");
	bool skip = true;

	for (int left = POINTER_MAX_NODES; at && (at = node_walk(at, n, skip)); skip = tree_is(at, "a"))
		if (left-- == 0 || (node_is_text(at) && str_trim(node_raw_text(at)).n > 1))
			return false;
	return true;
}

/* A paragraph that is one link to another story, with at most a label before it
 * ("Read more:"). */
static bool is_pointer(struct page_measure *m, const struct measure *x)
{
	return x->link_bytes >= POINTER_MIN_BYTES && x->bytes <= POINTER_MAX_BYTES
		&& x->bytes - x->link_bytes <= LABEL_MAX_BYTES
		&& (tree_is(x->node, "p") || is_bare_link(m, x)) && ends_in_link(x->node)
		&& measure_leads_inside(m, x->node);
}

/* A box of links, of share buttons or of teasers inside the text. */
static bool is_clutter(struct page_measure *m, const struct measure *x, int all_good, bool teasers, bool pointers)
{
	const struct node *n = x->node;
	float density = measure_link_density(x);

	if (is_named(m, x, all_good))
		return true;
	if (x->headlinks > 0 && x->bytes <= TEASER_MAX_BYTES && !tree_is_heading(n) && teasers)
		return true;

	if (pointers && is_pointer(m, x))
		return true;
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
	if (measure_weight(n) < 0 && (density > .2f || x->bytes < 100))
		return true;
	if (x->commas >= 10)
		return false;
	if (tree_is_one(n, "ul ol"))
		return x->items > 0 && density > .6f;
	if (x->pictures > 0 && x->bytes < 300)
		return density > .8f && x->bytes > 60;
	return density > .5f && x->bytes > 30 && x->good * 4 <= x->bytes;
}

/* Most of its words stand under headings that are links: then these are the
 * article's own sections. */
static bool is_of_teasers(struct page_measure *m, struct node *root)
{
	struct measure *top = measure_of(m, root);
	int inside = 0, end;

	if (!top)
		return false;
	for (end = (int)(top - m->v) + 1; end < m->n && measure_is_above(m, (int)(top - m->v), end);) {
		struct measure *x = &m->v[end];

		if (x->headlinks > 0 && x->bytes <= TEASER_MAX_BYTES) {
			inside += x->bytes;
			end = x->last + 1;
		} else {
			end++;
		}
	}
	return inside * 4 > top->bytes;
}

/* A list of stories, each a paragraph: then the links are the text. */
static bool is_of_pointers(struct page_measure *m, struct node *root)
{
	struct measure *top = measure_of(m, root);
	int inside = 0;

	for (struct measure *x = top; top && x - m->v <= top->last; x++)
		inside += is_pointer(m, x) ? x->bytes : 0;
	return top && inside * POINTERS_SHARE > top->bytes;
}

/* The innermost element that holds most of the text: what stands around it in
 * the container is the page's head (kicker, date, the picture above the text)
 * and foot. */
struct core {
	int from, to;               /* indexes of the element and of its last one */
	int last_good;              /* of the last paragraph of the container */
};

static struct core core_of(struct page_measure *m, const struct measure *top)
{
	const struct measure *core = top;
	int last = top->last;

	for (const struct measure *x = top + 1; x - m->v <= core->last; x++)
		if (x->parent == core - m->v && x->good * CORE_SHARE >= top->good * (CORE_SHARE - 1))
			core = x;
	while (last > top - m->v && m->v[last].good == 0)
		last--;
	/* Paragraphs too short to count: then all of it is the core. */
	if (core->bytes * 2 < top->bytes)
		core = top;
	return (struct core){ .from = (int)(core - m->v), .to = core->last, .last_good = last };
}

/* Before and after the core: short lines and captions; after the last paragraph
 * too, all but tables. */
static bool is_margin(struct page_measure *m, const struct measure *x, const struct core *c)
{
	const struct node *n = x->node;
	int at = (int)(x - m->v);
	bool head = x->last < c->from, foot = at > c->to;

	if (!(head || foot) || x->pictures || x->tables || tree_is_one(n, "img picture source table"))
		return false;
	if (at > c->last_good)
		return true;
	return measure_in_caption(n)
		|| (x->good == 0 && tree_is_one(n, "p div section header center address")
			&& !tree_is(node_parent(n), "li") && tree_is_leaf_block(n));
}

void clutter_remove(struct page_measure *m, struct node *root)
{
	struct node *n = root, *next;
	struct measure *top = measure_of(m, root);
	struct core core = top ? core_of(m, top) : (struct core){ .to = m->n };
	int all_good = top ? top->good : 0, table_end = -1;
	bool teasers = !is_of_teasers(m, root), pointers = !is_of_pointers(m, root);

	for (; n; n = next) {
		struct measure *x = measure_of(m, n);
		bool drop = n != root && node_is_element(n)
			&& (x ? is_clutter(m, x, all_good, teasers, pointers)
					|| (x - m->v > table_end && is_margin(m, x, &core))
			      : !tree_is_one(n, "br img picture source wbr hr video"));

		if (x && tree_is(n, "table"))
			table_end = x->last;
		next = node_walk(n, root, drop);
		if (drop)
			node_remove(n);
	}
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
