/*
 * html: the tree, and the cursor over it.  struct node is xmlNode under
 * another name; a text node's bytes, an attribute's value and the names are
 * libxml2's own memory.
 */
#include "markup/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include "markup/html_private.h"
#include "markup/tags.h"
#include "markup/tokens.h"
#include "model/url.h"
#include "text/clean.h"

/* The HTML4 parser has the same bit for its limits but, before 2.14, no name
 * for it.  Without it all text below depth 256 is lost. */
enum {
	PARSE_OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR
		| HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT | HTML_PARSE_NODEFDTD
		| HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE,
	INPUT_MAX_BYTES = 64 << 20
};

static xmlNode *raw(const struct node *n)
{
	return (xmlNode *)(uintptr_t)n;
}

static struct node *node_of(xmlNode *n)
{
	return (struct node *)n;
}

static struct str borrowed(const xmlChar *z)
{
	return str_of((const char *)z);
}

/* --- the page --- */

/* The default handler drops the white space between two inline elements. */
static void keep_spaces(htmlParserCtxtPtr c)
{
	if (c->sax)
		c->sax->ignorableWhitespace = xmlSAX2Characters;
}

/* Some of libxml2 writes to standard error, which is somebody's screen,
 * whatever the options say. */
static void say_nothing(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

static xmlDoc *read_tokens(struct str tokens)
{
	htmlParserCtxtPtr c = htmlNewParserCtxt();

	xmlSetGenericErrorFunc(NULL, say_nothing);
	if (!c)
		return NULL;
	keep_spaces(c);
	xmlDoc *doc = htmlCtxtReadMemory(c, tokens.p, (int)tokens.n, NULL, "UTF-8", PARSE_OPTIONS);
	htmlFreeParserCtxt(c);
	return doc;
}

static size_t text_bytes(const struct node *root)
{
	size_t n = 0;

	for (const struct node *x = root; x; x = node_walk(x, root, false))
		n += node_is_text(x) ? node_raw_text(x).n : 0;
	return n;
}

/* Broken pages come with several roots; the one with the words counts. */
static struct node *choose_root(xmlDoc *doc)
{
	struct node *best = NULL;
	size_t most = 0;
	int roots = 0;

	for (xmlNode *x = doc->children; x; x = x->next)
		roots += x->type == XML_ELEMENT_NODE;
	for (xmlNode *x = doc->children; x; x = x->next) {
		if (x->type != XML_ELEMENT_NODE)
			continue;
		size_t n = roots > 1 ? text_bytes(node_of(x)) : 0;
		if (!best || n > most) {
			best = node_of(x);
			most = n;
		}
	}
	return best;
}

static void note_head(struct html *h, struct node *n)
{
	struct str name = node_name(n);

	if (str_eq(name, STR("meta")) || str_eq(name, STR("link")))
		*VEC_PUSH(&h->head, &h->arena) = n;
	else if (str_eq(name, STR("title")) && !h->title)
		h->title = n;
	else if (str_eq(name, STR("base")) && !h->base.n && node_attr(n, "href").n)
		h->base = url_resolve(h->url, node_attr(n, "href"), &h->arena);
}

static void note_heads(struct html *h)
{
	for (xmlNode *x = h->doc->children; x; x = x->next)
		for (struct node *n = node_of(x); n; n = node_walk(n, node_of(x), false))
			if (node_is_element(n))
				note_head(h, n);
	if (!h->base.n)
		h->base = h->url;
}

struct html *html_parse(struct str utf8, struct str url, struct err *e)
{
	struct buf tokens;
	struct html *h = NULL;

	if (!str_trim(utf8).n) {
		err_set(e, ERR_EMPTY, "%.*s", STR_ARG(url));
		return NULL;
	}
	if (utf8.n > INPUT_MAX_BYTES) {
		err_set(e, ERR_TOO_LARGE, "%.*s", STR_ARG(url));
		return NULL;
	}
	buf_init(&tokens, utf8.n * 6 + 64);
	tokens_rewrite(utf8, &tokens);
	xmlDoc *doc = tokens.n ? read_tokens(buf_str(&tokens)) : NULL;
	buf_release(&tokens);
	struct node *root = doc ? choose_root(doc) : NULL;
	if (!root) {
		if (doc)
			xmlFreeDoc(doc);
		err_set(e, ERR_PARSE, "%.*s", STR_ARG(url));
		return NULL;
	}
	struct arena a = { 0 };
	h = ARENA_NEW(&a, struct html);
	*h = (struct html){ .arena = a, .doc = doc, .root = root };
	h->url = arena_str(&h->arena, url);
	doc->_private = h;
	note_heads(h);
	return h;
}

void html_free(struct html *h)
{
	if (!h)
		return;
	/* Before the document: their names live in its dictionary. */
	for (int i = 0; i < h->removed.n; i++)
		xmlFreeNode(raw(h->removed.v[i]));
	xmlFreeDoc(h->doc);
	struct arena a = h->arena;      /* h itself lives in it */
	arena_release(&a);
}

struct node *html_root(struct html *h)
{
	return h->root;
}

struct str html_base(struct html *h)
{
	return h->base;
}

/* --- the cursor --- */

bool node_is_element(const struct node *n)
{
	return n && raw(n)->type == XML_ELEMENT_NODE;
}

bool node_is_text(const struct node *n)
{
	return n && (raw(n)->type == XML_TEXT_NODE || raw(n)->type == XML_CDATA_SECTION_NODE);
}

struct str node_name(const struct node *n)
{
	if (!n || (raw(n)->type != XML_ELEMENT_NODE && raw(n)->type != XML_ATTRIBUTE_NODE))
		return STR("");
	return borrowed(raw(n)->name);
}

struct str node_raw_text(const struct node *n)
{
	return node_is_text(n) ? borrowed(raw(n)->content) : STR("");
}

static struct str attribute_value(const xmlAttr *attr)
{
	const xmlNode *text = attr->children;

	return text && text->content ? borrowed(text->content) : STR("");
}

struct str node_attr(const struct node *n, const char *name)
{
	if (!node_is_element(n))
		return STR("");
	for (const xmlAttr *attr = raw(n)->properties; attr; attr = attr->next)
		if (strcmp((const char *)attr->name, name) == 0)
			return attribute_value(attr);
	return STR("");
}

bool node_has_attr(const struct node *n, const char *name)
{
	if (!node_is_element(n))
		return false;
	for (const xmlAttr *attr = raw(n)->properties; attr; attr = attr->next)
		if (strcmp((const char *)attr->name, name) == 0)
			return true;
	return false;
}

bool node_has_class(const struct node *n, struct str name)
{
	struct str rest = node_attr(n, "class"), word;

	while (str_word(&rest, &word))
		if (str_eq(word, name))
			return true;
	return false;
}

struct node *node_parent(const struct node *n)
{
	xmlNode *p = raw(n)->parent;

	return p && p->type == XML_ELEMENT_NODE ? node_of(p) : NULL;
}

/* Elements and text only: nothing else reaches the rest of the program.  An
 * entity reference's children would lead into the DTD and round in circles. */
static bool is_seen(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE || n->type == XML_TEXT_NODE
		|| n->type == XML_CDATA_SECTION_NODE;
}

struct node *node_first(const struct node *n)
{
	xmlNode *x = node_is_element(n) ? raw(n)->children : NULL;

	while (x && !is_seen(x))
		x = x->next;
	return node_of(x);
}

struct node *node_next(const struct node *n)
{
	if (raw(n)->type == XML_ATTRIBUTE_NODE)
		return NULL;
	xmlNode *x = raw(n)->next;
	while (x && !is_seen(x))
		x = x->next;
	return node_of(x);
}

struct node *node_prev(const struct node *n)
{
	if (raw(n)->type == XML_ATTRIBUTE_NODE)
		return NULL;
	xmlNode *x = raw(n)->prev;
	while (x && !is_seen(x))
		x = x->prev;
	return node_of(x);
}

struct node *node_walk(const struct node *n, const struct node *root, bool skip_children)
{
	struct node *next = skip_children ? NULL : node_first(n);

	while (!next && n && n != root) {
		next = node_next(n);
		n = node_parent(n);
	}
	return next;
}

bool node_within(const struct node *n, const struct node *ancestor)
{
	for (; n; n = node_parent(n))
		if (n == ancestor)
			return true;
	return false;
}

void node_remove(struct node *n)
{
	xmlNode *x = raw(n);
	struct html *h = x->doc ? x->doc->_private : NULL;

	if (!x->parent || !h)
		return;
	xmlUnlinkNode(x);
	*VEC_PUSH(&h->removed, &h->arena) = n;
}

void **node_slot(struct node *n)
{
	return &raw(n)->_private;
}
