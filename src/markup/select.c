/*
 * select: XPath under a limit.  Rules come from files that strangers write,
 * pages from strangers too: the product of both must end.
 */
#include "markup/select.h"

#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "markup/html_private.h"
#include "text/clean.h"

enum {
	OPERATIONS_MAX = 20 * 1000 * 1000,      /* about a second */
	XPATH_MAX_BYTES = 8192
};

#if LIBXML_VERSION >= 21200
static void say_nothing(void *ctx, const xmlError *e)
#else
static void say_nothing(void *ctx, xmlError *e)
#endif
{
	(void)ctx;
	(void)e;
}

bool select_is_xpath(struct str value)
{
	return str_starts(value, STR("/")) || str_starts(value, STR("("))
		|| str_starts(value, STR(".//"));
}

static xmlXPathContext *context_new(struct html *h, struct node *from)
{
	xmlXPathContext *c = xmlXPathNewContext(h->doc);

	if (!c)
		return NULL;
	if (!h->ordered)
		xmlXPathOrderDocElems(h->doc);  /* else sorting results is quadratic */
	h->ordered = true;
	c->node = from ? (xmlNode *)from : (xmlNode *)h->doc;
	c->opLimit = OPERATIONS_MAX;
	c->error = say_nothing;
	return c;
}

static void add_node(struct html *h, xmlNode *n, struct arena *a, struct nodes *out)
{
	struct node *found = (struct node *)n;

	if (n->type == XML_DOCUMENT_NODE || n->type == XML_HTML_DOCUMENT_NODE)
		found = h->root;
	else if (n->type != XML_ELEMENT_NODE && n->type != XML_TEXT_NODE
		&& n->type != XML_CDATA_SECTION_NODE && n->type != XML_ATTRIBUTE_NODE)
		return;
	if (out->list.n && out->list.v[out->list.n - 1] == found)
		return;
	*VEC_PUSH(&out->list, a) = found;
}

static void add_set(struct html *h, xmlNodeSet *set, struct arena *a, struct nodes *out)
{
	if (!set)
		return;
	xmlXPathNodeSetSort(set);
	for (int i = 0; i < set->nodeNr; i++)
		if (set->nodeTab[i])
			add_node(h, set->nodeTab[i], a, out);
}

static void take_result(struct html *h, xmlXPathObject *r, struct arena *a, struct nodes *out)
{
	if (r->type == XPATH_NODESET) {
		add_set(h, r->nodesetval, a, out);
		return;
	}
	xmlChar *words = xmlXPathCastToString(r);
	out->is_text = true;
	if (words)
		out->text = text_clean(arena_str(a, str_of((const char *)words)), a);
	xmlFree(words);
}

bool select_all(struct html *h, struct node *from, struct str xpath, struct arena *a,
	struct nodes *out, struct err *e)
{
	*out = (struct nodes){ 0 };
	if (!xpath.n || xpath.n > XPATH_MAX_BYTES)
		return err_set(e, ERR_RULES, "%.100s", xpath.n ? "XPath too long" : "empty XPath");
	xmlXPathContext *c = context_new(h, from);
	if (!c)
		return err_set(e, ERR_MEMORY, "XPath");
	xmlXPathCompExpr *compiled = xmlXPathCtxtCompile(c, (const xmlChar *)arena_z(a, xpath));
	xmlXPathObject *r = compiled ? xmlXPathCompiledEval(compiled, c) : NULL;
	if (r)
		take_result(h, r, a, out);
	else
		err_set(e, ERR_RULES, "%.*s", (int)(xpath.n < 200 ? xpath.n : 200), xpath.p);
	bool good = r != NULL;
	xmlXPathFreeObject(r);
	xmlXPathFreeCompExpr(compiled);
	xmlXPathFreeContext(c);
	return good;
}

struct node *select_first(struct html *h, struct node *from, struct str xpath, struct arena *a)
{
	struct nodes found;
	struct err e = { 0 };

	return select_all(h, from, xpath, a, &found, &e) && found.list.n ? found.list.v[0] : NULL;
}
