/* discover: which feeds does a page offer? */
#include "feed/outline.h"

#include "markup/charref.h"
#include "markup/html.h"
#include "model/url.h"
#include "text/charset.h"
#include "text/clean.h"

enum { FEEDS_MAX = 200, NAME_BYTES_MAX = 1000 };

static bool is_feed_type(struct str type)
{
	static const char *const types[] = {
		"application/rss+xml", "application/atom+xml", "application/rdf+xml",
		"application/feed+json", "application/json", "text/xml", "application/xml",
	};

	type = str_trim(str_sub(type, 0, str_find_byte(type, ';', 0)));
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (str_eq_nocase(type, str_of(types[i])))
			return true;
	return false;
}

static bool has_word(struct str words, struct str wanted)
{
	struct str word;

	while (str_word(&words, &word))
		if (str_eq_nocase(word, wanted))
			return true;
	return false;
}

/* <link rel="alternate" type="application/rss+xml">; WordPress offers its API
 * as application/json too. */
static bool is_offer(const struct node *n)
{
	struct str href = node_attr(n, "href");

	return str_eq(node_name(n), STR("link")) && has_word(node_attr(n, "rel"), STR("alternate")) &&
	       is_feed_type(node_attr(n, "type")) && !str_has(href, STR("/wp-json/"));
}

static bool ends_nocase(struct str s, struct str end)
{
	return s.n > end.n && str_eq_nocase(str_skip(s, s.n - end.n), end);
}

/* <a href="/rss/thoi-su.rss"> */
static bool is_called_feed(const struct node *n)
{
	struct str href = node_attr(n, "href");

	if (!str_eq(node_name(n), STR("a")))
		return false;
	href = str_sub(href, 0, str_find_byte(href, '?', 0));
	return ends_nocase(href, STR(".rss")) || ends_nocase(href, STR(".rdf")) ||
	       ends_nocase(href, STR(".atom")) || ends_nocase(href, STR("/feed")) ||
	       ends_nocase(href, STR("/feed/")) || ends_nocase(href, STR("/rss.xml")) ||
	       ends_nocase(href, STR("/atom.xml")) || ends_nocase(href, STR("/feed.xml"));
}

static void collect(struct html *h, bool (*wanted)(const struct node *n), struct arena *a,
		    struct outlines *out)
{
	struct node *root = html_root(h);

	for (struct node *n = root; n && out->list.n < FEEDS_MAX; n = node_walk(n, root, false)) {
		struct outline *o;
		struct str title;

		if (!node_is_element(n) || !wanted(n))
			continue;
		o = outlines_add(out, html_base(h), node_attr(n, "href"), a);
		if (!o)
			continue;
		title = node_attr(n, "title").n ? node_attr(n, "title") : node_text(n, a);
		o->title = arena_str(a, text_clean(str_sub(title, 0, NAME_BYTES_MAX), a));
		o->page = url_resolve(STR_NONE, html_base(h), a);
	}
}

bool feeds_discover(struct str bytes, struct str http_charset, struct str url, struct arena *a,
		    struct outlines *out, struct err *e)
{
	struct str utf8 = charref_mend_c1(text_to_utf8(bytes, http_charset, a, NULL), a);
	struct html *h = html_parse(utf8, url, e);

	*out = (struct outlines){ 0 };
	if (!h)
		return false;
	out->title = html_title(h, a);
	collect(h, is_offer, a, out);
	if (!out->list.n)
		collect(h, is_called_feed, a, out);
	html_free(h);
	return out->list.n > 0 || err_set(e, ERR_NOT_A_FEED, "html");
}
