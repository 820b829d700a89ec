/*
 * opening: rule, then the description that machines get, where it is also
 * shown, then an element that calls itself so between title and text.
 */
#include "page/opening.h"

#include "page/tree.h"

enum {
	SHOWN_MIN_BYTES = 30,       /* shorter descriptions are slogans */
	LEDE_MAX_BYTES = 2500,
	WALK_AFTER_TITLE = 300,
	WALK_TO_TEXT = 2000,
	FIRST_BLOCKS = 4,
	FIGURE_DEPTH = 6
};

static bool by_rule(struct source *s, struct opening *out)
{
	struct nodes found;

	if (!source_pick(s, RULE_LEDE, NULL, &found))
		return false;
	if (found.is_text)
		out->words = found.text;
	for (int i = 0; i < found.list.n && i < 20 && !out->words.n; i++) {
		out->words = tree_words(found.list.v[i], &s->scratch);
		out->node = found.list.v[i];
	}
	out->by = CHAIN_RULE;
	return out->words.n > 0;
}

/* descriptions */

static struct str without_dots(struct str s, bool *cut)
{
	*cut = false;
	while (str_ends(s, STR("...")) || str_ends(s, STR("…"))) {
		s = str_trim(str_sub(s, 0, s.n - 3));
		*cut = true;
	}
	return s;
}

/* Is the description shown on the page?  Then the shown words are the lede:
 * descriptions are often cut short. */
static void find_shown(struct source *s, struct opening *o)
{
	struct node *root = tree_find(html_root(s->html), "body"), *n;
	bool cut, skip = false;
	struct str wanted = without_dots(o->words, &cut);
	struct str key = tree_key(wanted, &s->scratch);

	if (!root || wanted.n < SHOWN_MIN_BYTES)
		return;
	for (n = root; (n = node_walk(n, root, skip));) {
		struct str words, shown;
		size_t length;

		skip = tree_is_one(n, "script style noscript template");
		if (skip || !tree_is_leaf_block(n))
			continue;
		length = tree_length(n, 3 * wanted.n + 200);
		if (length * 10 < wanted.n * 6 || length >= 3 * wanted.n + 200)
			continue;
		words = node_text(n, &s->scratch);
		shown = tree_key(words, &s->scratch);
		/* The location stamp may stand in front of what was described. */
		if (str_eq(shown, key) || (cut && str_starts(shown, key))
			|| (str_ends(shown, key) && shown.n - key.n < 40)) {
			o->node = n;
			o->words = str_eq(shown, key) || words.n <= LEDE_MAX_BYTES
				? tree_words(n, &s->scratch)
				: o->words;
			return;
		}
	}
}

static bool by_description(struct source *s, const struct metadata *m, struct opening *out)
{
	struct opening ld = { .by = CHAIN_JSONLD }, meta = { .by = CHAIN_METADATA };

	ld.words = metadata_bare_title(s, m, m->ld.lede);
	meta.words = metadata_bare_title(s, m, m->meta.lede);
	if (ld.words.n >= SHOWN_MIN_BYTES)
		find_shown(s, &ld);
	if (meta.words.n >= SHOWN_MIN_BYTES && !ld.node)
		find_shown(s, &meta);
	*out = ld.words.n >= SHOWN_MIN_BYTES && (ld.node || !meta.node) ? ld : meta;
	return out->words.n >= SHOWN_MIN_BYTES;
}

/* between title and text */

static const char ledes[] =
	"sapo lead lede standfirst summary excerpt description subtitle intro chapo dek";
/* Of these, what a box around it is called: "lead" is also a picture. */
static const char lede_boxes[] = "sapo standfirst summary excerpt chapo";

static bool is_picture(const struct node *n)
{
	return tree_is_one(n, "img picture figure")
		|| (tree_length(n, SHOWN_MIN_BYTES) < SHOWN_MIN_BYTES && tree_find((struct node *)n, "img"));
}

/* A caption, by its name or by its place under a picture; or part of a heading. */
static bool is_caption(const struct node *n)
{
	const struct node *prev;

	for (int i = 0; n && node_is_element(n) && i < FIGURE_DEPTH; i++, n = node_parent(n)) {
		if (tree_is_one(n, "figure figcaption") || tree_hint(n, "caption") || (i && tree_is_heading(n)))
			return true;
		for (prev = i < 2 ? node_prev(n) : NULL; prev && !node_is_element(prev);)
			prev = node_prev(prev);
		if (prev && is_picture(prev))
			return true;
	}
	return false;
}

/* It, or the small box around it. */
static bool is_named(const struct node *n)
{
	const struct node *box = node_parent(n);

	if (tree_hint(n, ledes))
		return !is_caption(n);
	return box && !tree_is_heading(n) && tree_hint(box, lede_boxes) && !is_caption(n)
		&& tree_length(box, LEDE_MAX_BYTES) < LEDE_MAX_BYTES;
}

static bool by_place(struct source *s, struct opening *out)
{
	struct node *root = html_root(s->html), *n = tree_find(root, "h1");
	bool skip = true;

	for (int left = WALK_AFTER_TITLE; n && left > 0 && (n = node_walk(n, root, skip)); left--) {
		size_t length;

		skip = tree_is_one(n, "script style noscript template nav ul");
		if (skip || !node_is_element(n))
			continue;
		length = tree_length(n, LEDE_MAX_BYTES);
		if (length < SHOWN_MIN_BYTES || length >= LEDE_MAX_BYTES || !tree_is_leaf_block(n))
			continue;
		if (is_named(n)) {
			*out = (struct opening){
				.words = tree_words(n, &s->scratch), .node = n, .by = CHAIN_GENERIC
			};
			return out->words.n > 0;
		}
		if (tree_is(n, "p"))
			return false;
	}
	return false;
}

/* Does x end before y begins?  Both are near: the walk is short. */
static bool is_before(struct node *x, const struct node *y, const struct node *root)
{
	bool skip = true;

	for (int left = WALK_TO_TEXT; x && left > 0 && (x = node_walk(x, root, skip)); left--) {
		skip = false;
		if (x == y)
			return true;
	}
	return false;
}

void opening_find(struct source *s, const struct metadata *m, struct opening *out)
{
	struct opening placed = { 0 };

	*out = (struct opening){ 0 };
	if (by_rule(s, out))
		return;
	*out = (struct opening){ 0 };
	by_description(s, m, out);
	if (by_place(s, &placed) && (!out->node || is_before(placed.node, out->node, html_root(s->html))))
		*out = placed;
}

/* joining */

static bool is_there(struct source *s, const struct doc *d, struct str lede)
{
	for (int i = 0; i < d->blocks.n && i < FIRST_BLOCKS; i++)
		if (tree_begins(block_text(&d->blocks.v[i], &s->scratch), lede, &s->scratch))
			return true;
	return false;
}

static void put_first(struct source *s, struct doc *d, struct str words)
{
	struct block *b = doc_block(d, BLOCK_PARAGRAPH, s->a), made;

	doc_span(b, words, 0, STR_NONE, s->a);
	made = d->blocks.v[d->blocks.n - 1];
	memmove(d->blocks.v + 1, d->blocks.v, (size_t)(d->blocks.n - 1) * sizeof *d->blocks.v);
	d->blocks.v[0] = made;
}

static struct str first_paragraph(struct source *s, const struct doc *d)
{
	for (int i = 0; i < d->blocks.n; i++) {
		struct str words;

		if (d->blocks.v[i].kind != BLOCK_PARAGRAPH)
			continue;
		words = str_trim(block_text(&d->blocks.v[i], &s->scratch));
		if (words.n >= SHOWN_MIN_BYTES)
			return words;
	}
	return STR_NONE;
}

void opening_join(
	struct source *s, const struct opening *o, struct node *body_node, struct article *out)
{
	out->lede = source_keep(s, o->words);
	out->by[PART_LEDE] = (unsigned char)o->by;
	if (!out->lede.n) {
		out->lede = source_keep(s, first_paragraph(s, &out->body));
		out->by[PART_LEDE] = out->lede.n ? CHAIN_GENERIC : CHAIN_NONE;
		return;
	}
	if (!o->node || (body_node && node_within(o->node, body_node)))
		return;
	if (!is_there(s, &out->body, out->lede))
		put_first(s, &out->body, out->lede);
}
