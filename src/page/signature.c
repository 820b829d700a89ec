/*
 * signature: nodes to names, by the forms that byline.c knows.
 */
#include "page/signature.h"

#include "page/byline.h"
#include "page/tree.h"

enum {
	NODES_MAX = 12,
	NAMED_MAX = 60,
	LINE_MAX_BYTES = 150,       /* of a paragraph that signs */
	LAST_BLOCKS = 5,
	WALK_MAX = 60000
};

static void names_add(struct signature *out, struct str names, struct node *n, struct arena *a)
{
	if (!names.n)
		return;
	*VEC_PUSH(&out->nodes, a) = n;
	if (str_has(out->names, names))
		return;
	out->names = out->names.n
		? arena_printf(a, "%.*s, %.*s", STR_ARG(out->names), STR_ARG(names))
		: names;
}

/* Right-aligned paragraphs occur in the middle of a text too (under verses,
 * quotations): of paragraphs only the last one signs.  Names in elements of
 * their own all sign. */
void signature_by_rule(struct source *s, struct signature *out)
{
	struct nodes found;
	int from = 0;

	*out = (struct signature){ 0 };
	if (!source_pick(s, RULE_AUTHOR, NULL, &found))
		return;
	if (found.is_text) {
		out->names = byline_names(found.text, &s->scratch);
		return;
	}
	for (int i = 0; i < found.list.n; i++)
		if (tree_is_one(found.list.v[i], "p div")
			&& node_text(found.list.v[i], &s->scratch).n)
			from = i;
	for (int i = from; i < found.list.n && i < from + NODES_MAX; i++)
		names_add(out, byline_names(node_text(found.list.v[i], &s->scratch), &s->scratch),
			found.list.v[i], &s->scratch);
}

static const char author_elements[] =
	"//*[@rel='author' or @itemprop='author' or contains(concat(' ',@class,' '),' author ')"
	" or contains(@class,'byline') or contains(@class,'author') or contains(@class,'tac-gia') or contains(@id,'author')]";

/* The innermost of nested ones says it best: an author box also holds roles,
 * addresses and dates. */
void signature_by_name(struct source *s, struct signature *out)
{
	struct nodes found;
	struct err e = { 0 };

	*out = (struct signature){ 0 };
	if (!select_all(s->html, NULL, str_of(author_elements), &s->scratch, &found, &e))
		return;
	for (int i = 0; i < found.list.n && i < NAMED_MAX; i++) {
		struct node *n = found.list.v[i], *link;
		struct str words;

		if (i + 1 < found.list.n && node_within(found.list.v[i + 1], n))
			continue;
		words = node_text(n, &s->scratch);
		/* "Posted by NAME on Friday": the name is the link. */
		if (!byline_is_names(words, &s->scratch) && words.n <= LINE_MAX_BYTES
			&& (link = tree_find(n, "a")))
			words = node_text(link, &s->scratch);
		if (!byline_is_names(words, &s->scratch))
			continue;
		names_add(out, byline_names(words, &s->scratch), n, &s->scratch);
		if (!tree_is_one(n, "a span"))
			break;
	}
}

/* the end of the text */

static bool at_the_right(const struct node *n)
{
	struct str style = node_attr(n, "style");
	size_t at = str_find_nocase(style, STR("text-align"), 0);

	if (at < style.n
		&& str_find_nocase(str_sub(style, at, at + 22), STR("right"), 0)
			< str_sub(style, at, at + 22).n)
		return true;
	return str_eq_nocase(node_attr(n, "align"), STR("right"))
		|| tree_hint(n,
			"author byline text-right align-right signature tacgia tac-gia pauthor nguon");
}

static bool is_right(const struct node *n)
{
	const struct node *child = node_first(n);

	if (at_the_right(n) || (node_parent(n) && at_the_right(node_parent(n)) && !node_next(n)))
		return true;
	return child && node_is_element(child) && !node_next(child) && at_the_right(child);
}

/* All words in <strong> or <b>. */
static bool is_bold(const struct node *n)
{
	const struct node *at = n;
	bool bold = false, skip = false;

	while ((at = node_walk(at, n, skip))) {
		skip = tree_is_one(at, "strong b");
		bold = bold || skip;
		if (!skip && node_is_text(at) && str_trim(node_raw_text(at)).n)
			return false;
	}
	return bold;
}

static int last_blocks(struct node *body, struct node *ring[LAST_BLOCKS])
{
	struct node *n = body;
	int total = 0;

	for (int left = WALK_MAX; left > 0 && (n = node_walk(n, body, false)); left--)
		if (tree_is_leaf_block(n) && tree_length(n, 2) > 0)
			ring[total++ % LAST_BLOCKS] = n;
	return total;
}

void signature_at_end(struct source *s, struct node *body, struct signature *out)
{
	struct node *ring[LAST_BLOCKS];
	int total = last_blocks(body, ring);

	*out = (struct signature){ 0 };
	for (int i = 1; i <= LAST_BLOCKS && i < total; i++) {
		struct node *n = ring[(total - i) % LAST_BLOCKS];
		struct str words = node_text(n, &s->scratch);
		bool signs;

		if (words.n > LINE_MAX_BYTES)
			return;
		signs = (s->vietnamese && byline_is_labelled(words, &s->scratch))
			|| (byline_is_names(words, &s->scratch)
				&& (is_right(n) || (s->vietnamese && i == 1 && is_bold(n))))
			|| (s->vietnamese && i == 1 && tree_is_one(n, "p div")
				&& byline_is_person(words, &s->scratch));
		if (!signs)
			continue;
		names_add(out, byline_names(words, &s->scratch), n, &s->scratch);
		if (out->names.n)
			return;
	}
}

/* A name inside a paragraph of its own goes with the paragraph. */
void signature_remove(const struct signature *g, struct node *body)
{
	for (int i = 0; i < g->nodes.n; i++) {
		struct node *n = g->nodes.v[i], *up;
		size_t length = tree_length(n, LINE_MAX_BYTES * 2);

		if (!node_within(n, body) || n == body || !(node_is_element(n) || node_is_text(n)))
			continue;
		while ((up = node_parent(n)) && up != body && node_within(up, body)
			&& tree_length(up, LINE_MAX_BYTES * 2) == length)
			n = up;
		node_remove(n);
	}
}
