/* html_text: the words of nodes, and what a page says of itself in its head. */
#include "base/buf.h"
#include "markup/html.h"
#include "markup/html_private.h"
#include "markup/tags.h"
#include "model/url.h"
#include "text/clean.h"

enum { TEXT_MAX_BYTES = 32 << 20 };

static bool is_break(const struct node *n)
{
	return (tag_flags(node_name(n)) & TAG_BLOCK) || str_eq(node_name(n), STR("br"));
}

/* Scripts and such, but not a <title>, whose words are asked for. */
static bool is_wordless(const struct node *n)
{
	struct str name = node_name(n);

	return str_eq(name, STR("script")) || str_eq(name, STR("style")) || str_eq(name, STR("template"))
		|| str_eq(name, STR("iframe")) || str_eq(name, STR("noscript"));
}

/* Leaving blocks must part words too: a space for each one left. */
static void part_after(const struct node *n, const struct node *root,
	const struct node *next, struct buf *out)
{
	for (; n && n != root && n != next; n = node_parent(n)) {
		if (is_break(n))
			buf_add_byte(out, ' ');
		if (node_next(n))
			return;
	}
}

static void gather(const struct node *root, struct buf *out)
{
	for (const struct node *n = root, *next; n; n = next) {
		bool skip = n != root && is_wordless(n);
		if (node_is_text(n))
			buf_add(out, node_raw_text(n));
		else if (is_break(n))
			buf_add_byte(out, ' ');
		next = node_walk(n, root, skip);
		if (skip || !node_first(n))
			part_after(n, root, next, out);
	}
}

static struct str attribute_words(const struct node *n)
{
	const xmlNode *attr = (const xmlNode *)n;

	return node_attr((const struct node *)attr->parent, (const char *)attr->name);
}

struct str node_text(const struct node *n, struct arena *a)
{
	struct buf words;

	if (!n)
		return STR("");
	if (((const xmlNode *)n)->type == XML_ATTRIBUTE_NODE)
		return text_clean(arena_str(a, attribute_words(n)), a);
	buf_init(&words, TEXT_MAX_BYTES);
	gather(n, &words);
	struct str clean = text_clean(buf_str(&words), a);
	/* Clean text may be the input itself, which the buffer owns. */
	clean = arena_str(a, clean);
	buf_release(&words);
	return clean;
}

struct str html_title(struct html *h, struct arena *a)
{
	return h->title ? node_text(h->title, a) : STR("");
}

static bool meta_is(const struct node *n, const char *name)
{
	static const char *const keys[] = { "property", "name", "itemprop" };

	for (int i = 0; i < 3; i++)
		if (str_eq_nocase(str_trim(node_attr(n, keys[i])), str_of(name)))
			return true;
	return false;
}

struct str html_meta(struct html *h, const char *name, struct arena *a)
{
	for (int i = 0; i < h->head.n; i++) {
		const struct node *n = h->head.v[i];
		if (!str_eq(node_name(n), STR("meta")) || !meta_is(n, name))
			continue;
		struct str words = text_clean(arena_str(a, node_attr(n, "content")), a);
		if (words.n)
			return words;
	}
	return STR("");
}

static bool has_word_nocase(struct str list, struct str wanted)
{
	struct str word;

	while (str_word(&list, &word))
		if (str_eq_nocase(word, wanted))
			return true;
	return false;
}

struct str html_link(struct html *h, const char *rel, struct arena *a)
{
	for (int i = 0; i < h->head.n; i++) {
		const struct node *n = h->head.v[i];
		if (!str_eq(node_name(n), STR("link")) || !has_word_nocase(node_attr(n, "rel"), str_of(rel)))
			continue;
		struct str url = url_resolve(h->base, str_trim(node_attr(n, "href")), a);
		if (url.n)
			return url;
	}
	return STR("");
}
