/*
 * tree: names, hints, lengths.
 */
#include "page/tree.h"

#include "text/fold.h"

enum { SLUG_MIN_BYTES = 40 };

bool tree_is(const struct node *n, const char *name)
{
	return node_is_element(n) && str_eq(node_name(n), str_of(name));
}

bool tree_is_one(const struct node *n, const char *names)
{
	struct str rest = str_of(names), name;

	if (!node_is_element(n))
		return false;
	while (str_word(&rest, &name))
		if (str_eq(node_name(n), name))
			return true;
	return false;
}

bool tree_is_block(const struct node *n)
{
	return tree_is_one(n,
		"p div section article li ul ol table tr td th h1 h2 h3 h4 h5 h6 blockquote"
		" pre figure figcaption main aside header footer nav form dl dt dd address hr center details");
}

bool tree_is_heading(const struct node *n)
{
	struct str name = node_is_element(n) ? node_name(n) : STR_NONE;

	return name.n == 2 && name.p[0] == 'h' && name.p[1] >= '1' && name.p[1] <= '6';
}

static bool contains_one(struct str hay, const char *words)
{
	struct str rest = str_of(words), word;

	while (hay.n && str_word(&rest, &word))
		if (str_find_nocase(hay, word, 0) < hay.n)
			return true;
	return false;
}

/* A long id is the slug of a heading: its words say what the section is about,
 * not what kind of box it is. */
bool tree_hint(const struct node *n, const char *words)
{
	struct str id;

	if (!node_is_element(n))
		return false;
	id = node_attr(n, "id");
	return contains_one(node_attr(n, "class"), words)
		|| (id.n <= SLUG_MIN_BYTES && contains_one(id, words));
}

bool tree_is_hidden(const struct node *n)
{
	struct str style = node_attr(n, "style");
	size_t at = str_find_nocase(style, STR("display"), 0);

	if (at < style.n) {
		struct str value = str_trim(str_skip(style, at + 7));

		if (str_starts(value, STR(":"))
			&& str_starts_nocase(str_trim(str_skip(value, 1)), STR("none")))
			return true;
	}
	at = str_find_nocase(style, STR("visibility"), 0);
	return at < style.n && str_find_nocase(style, STR("hidden"), at) < style.n;
}

bool tree_is_leaf_block(const struct node *n)
{
	const struct node *at = n;
	int left = 2000;

	if (!tree_is_block(n))
		return false;
	while ((at = node_walk(at, n, false)) && left-- > 0)
		if (tree_is_block(at))
			return false;
	return left > 0;
}

size_t tree_length(const struct node *n, size_t limit)
{
	const struct node *at = n;
	bool skip = false;
	size_t length = 0, left = limit < SIZE_MAX / 16 ? 1000 + limit * 4 : SIZE_MAX;

	if (node_is_text(n))
		return str_trim(node_raw_text(n)).n;
	while (length < limit && (at = node_walk(at, n, skip))) {
		if (left-- == 0)
			return limit;
		skip = tree_is_one(at, "script style noscript template");
		if (!node_is_text(at))
			continue;
		for (struct str s = node_raw_text(at); s.n && length < limit; s = str_skip(s, 1))
			length += !str_space(s.p[0]);
	}
	return length;
}

struct node *tree_find(struct node *root, const char *name)
{
	struct node *at = root;

	while (at && !tree_is(at, name))
		at = node_walk(at, root, false);
	return at;
}

/* The element that begins n's words, if it is called a place. */
static const struct node *stamp_of(const struct node *n)
{
	for (int depth = 0; n && depth < 4; depth++) {
		n = node_first(n);
		while (n && !node_is_element(n) && str_trim(node_raw_text(n)).n == 0)
			n = node_next(n);
		if (!n || !node_is_element(n))
			return NULL;
		if (tree_hint(n, "location-stamp location place dateline"))
			return n;
	}
	return NULL;
}

struct str tree_words(const struct node *n, struct arena *a)
{
	const struct node *first = stamp_of(n);
	struct str words = node_text(n, a), stamp = first ? node_text(first, a) : STR_NONE;

	if (!stamp.n || !str_starts(words, stamp) || words.n == stamp.n)
		return words;
	words = str_trim(str_skip(words, stamp.n));
	if (words.n
		&& (words.p[0] == '-' || str_starts(words, STR("–"))
			|| str_starts(words, STR("—"))))
		return arena_printf(a, "%.*s %.*s", STR_ARG(stamp), STR_ARG(words));
	return arena_printf(a, "%.*s - %.*s", STR_ARG(stamp), STR_ARG(words));
}

struct str tree_key(struct str words, struct arena *a)
{
	struct str folded = text_fold(words, a);
	char *p = arena_alloc(a, 1, folded.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < folded.n; i++) {
		unsigned char c = (unsigned char)folded.p[i];

		if (str_digit((char)c) || (c >= 'a' && c <= 'z') || c >= 0x80)
			p[n++] = (char)c;
	}
	return (struct str){ p, n };
}

bool tree_same(struct str x, struct str y, struct arena *a)
{
	struct str kx = tree_key(x, a);

	return kx.n > 0 && str_eq(kx, tree_key(y, a));
}

bool tree_begins(struct str x, struct str y, struct arena *a)
{
	struct str ky = tree_key(y, a);

	return ky.n > 0 && str_starts(tree_key(x, a), ky);
}
