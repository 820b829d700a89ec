/*
 * item: bounded looks at the neighbourhood of a link.
 */
#include "page/item.h"

#include "model/url.h"
#include "page/tree.h"
#include "text/clean.h"

enum {
	CLIMB_MAX = 7,              /* levels from a link to its box */
	BOX_NODES_MAX = 600,        /* nodes looked at in a box */
	BOX_PARAGRAPHS_MAX = 3,
	BOX_LINKS_MAX = 12,
	BOX_BYTES_MAX = 3000,
	TITLE_MAX_BYTES = 600,
	LEDE_MIN_BYTES = 30,
	LEDE_MAX_BYTES = 4000,
	DATE_MAX_BYTES = 80
};

static bool is_link(const struct node *n)
{
	return tree_is(n, "a") && node_attr(n, "href").n > 0;
}

/* titles */

struct str item_trim(struct str words)
{
	words = str_trim(words);
	while (str_ends(words, STR("\xC2\xA0")))
		words = str_trim(str_sub(words, 0, words.n - 2));
	while (str_starts(words, STR("\xC2\xA0")))
		words = str_trim(str_skip(words, 2));
	return words;
}

/* Unclosed links hold the rest of the page: its words are no title, and must
 * not be gathered for each of them. */
static struct str short_text(struct source *s, struct node *n)
{
	return tree_length(n, TITLE_MAX_BYTES) < TITLE_MAX_BYTES ? node_text(n, &s->scratch)
								 : STR_NONE;
}

struct str item_title(struct source *s, struct node *link)
{
	struct node *n = link, *heading = NULL;
	struct str title;
	int left = BOX_NODES_MAX;

	/* A link may wrap the whole item, summary included: the heading, or
	 * what is called a title, is meant then. */
	while ((n = node_walk(n, link, false)) && left-- > 0 && !heading)
		if (tree_is_heading(n) || (tree_hint(n, "title headline") && node_is_element(n)))
			heading = n;
	title = heading ? short_text(s, heading) : STR_NONE;
	if (!title.n)
		title = short_text(s, link);
	if (!title.n || title.n > TITLE_MAX_BYTES)
		title = text_clean(node_attr(link, "title"), &s->scratch);
	return item_trim(title);
}

/* links */

struct node *item_link(struct source *s, struct node *n)
{
	struct node *at = n, *first = NULL;
	int left = BOX_NODES_MAX;

	if (is_link(n))
		return n;
	while ((at = node_walk(at, n, false)) && left-- > 0) {
		if (!is_link(at) || !source_link(s, node_attr(at, "href")).n)
			continue;
		if (tree_length(at, 1) > 0)
			return at;
		first = first ? first : at;
	}
	return first;
}

/* Could n be the box of one story?  Not with a link that leads elsewhere, nor
 * with so many paragraphs that it is the text around a lone link. */
static bool holds_one(struct source *s, struct node *n, struct str href, struct str key)
{
	struct node *at = n;
	int left = BOX_NODES_MAX, paragraphs = 0, links = 0;

	while ((at = node_walk(at, n, false))) {
		struct str url;

		paragraphs += tree_is(at, "p");
		if (left-- == 0 || paragraphs > BOX_PARAGRAPHS_MAX || tree_is(at, "h1"))
			return false;
		if (!is_link(at))
			continue;
		if (++links > BOX_LINKS_MAX)
			return false;
		if (str_eq(node_attr(at, "href"), href))
			continue;
		url = source_link(s, node_attr(at, "href"));
		if (url.n && !str_eq(url_key(url, &s->scratch), key))
			return false;
	}
	return tree_length(n, BOX_BYTES_MAX) < BOX_BYTES_MAX;
}

struct node *item_box(struct source *s, struct node *link)
{
	struct str href = node_attr(link, "href");
	struct str key = url_key(source_link(s, href), &s->scratch);
	struct node *box = link;

	/* An <article> or <li> is the box of one story by itself: around one that
	 * stands inside a text there is only the text. */
	for (int i = 0; i < CLIMB_MAX && !tree_is_one(box, "article li"); i++) {
		struct node *up = node_parent(box);

		if (!up || !node_is_element(up) || tree_is_one(up, "body html main"))
			break;
		if (!holds_one(s, up, href, key))
			break;
		box = up;
	}
	return box;
}

/* times and ledes */

struct date item_date(struct source *s, struct node *box, const struct node *not_in)
{
	struct node *n = box;
	struct date best = { 0 };
	bool skip = false;
	int left = BOX_NODES_MAX;

	while ((n = node_walk(n, box, skip)) && left-- > 0) {
		struct date d;

		skip = not_in && n == not_in;
		if (skip || !node_is_element(n))
			continue;
		if (!tree_is(n, "time") && !node_attr(n, "datetime").n
			&& !tree_hint(n, "time date publish ngay pubdate"))
			continue;
		if (tree_length(n, DATE_MAX_BYTES) >= DATE_MAX_BYTES)
			continue;
		d = source_date(s, n);
		if (d.known && (!best.known || (d.has_time && !best.has_time)))
			best = d;
	}
	return best;
}

static bool lede_like(struct source *s, struct node *n, struct str words, struct str title)
{
	if (words.n < LEDE_MIN_BYTES || words.n > LEDE_MAX_BYTES)
		return false;
	if (tree_is_heading(n) || tree_is_one(n, "script style ul ol li table figcaption"))
		return false;
	if (words.n <= DATE_MAX_BYTES && tree_hint(n, "time date meta cate"))
		return false;
	return !tree_same(words, title, &s->scratch);
}

struct str item_lede(struct source *s, struct node *box, struct str title)
{
	struct node *n = box;
	struct str best = STR_NONE;
	int best_rank = 0, left = BOX_NODES_MAX;

	while ((n = node_walk(n, box, false)) && left-- > 0) {
		int rank = tree_hint(n, "desc sapo lead summary excerpt intro") ? 3
			: tree_is(n, "p") ? 2 : tree_is_leaf_block(n) ? 1 : 0;
		struct str words;

		if (rank <= best_rank)
			continue;
		if (tree_length(n, LEDE_MAX_BYTES) >= LEDE_MAX_BYTES)
			continue;
		words = tree_words(n, &s->scratch);
		if (!lede_like(s, n, words, title))
			continue;
		if (rank == 3 && !tree_is_leaf_block(n) && tree_begins(words, title, &s->scratch))
			continue;
		best = words;
		best_rank = rank;
	}
	return best;
}

static struct str item_picture(struct source *s, struct node *box)
{
	static const char *const names[] = { "data-src", "data-original", "data-lazy-src", "src" };
	struct node *image = tree_find(box, "img");

	if (image)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			struct str url = source_link(s, node_attr(image, names[i]));

			if (url.n)
				return url;
		}
	return STR_NONE;
}

/* reading */

/* An image link without words: the text link beside it names the story. */
static struct str title_beside(struct source *s, struct node *box)
{
	struct node *n = box;
	struct str title = STR_NONE;
	int left = BOX_NODES_MAX;

	while (!title.n && (n = node_walk(n, box, false)) && left-- > 0)
		if (is_link(n) || tree_is_heading(n))
			title = item_title(s, n);
	return title;
}

bool item_read(struct source *s, struct node *link, struct node *box, struct item *out)
{
	*out = (struct item){ .link = link, .box = box };
	out->href = str_trim(node_attr(link, "href"));
	out->url = source_link(s, out->href);
	if (!out->url.n)
		return false;
	out->title = item_title(s, link);
	if (!out->title.n)
		out->title = title_beside(s, box);
	if (!out->title.n)
		return false;
	out->published = item_date(s, box, NULL);
	out->lede = item_lede(s, box, out->title);
	out->picture = item_picture(s, box);
	return true;
}
