/* outline: what kind of document names the feeds. */
#include "feed/outline.h"

#include "feed/feed.h"
#include "model/url.h"
#include "text/charset.h"

enum { HEAD_BYTES = 4096 };

static bool has(struct str head, const char *word)
{
	return str_find_nocase(head, str_of(word), 0) < head.n;
}

static bool itself(struct str bytes, struct str http_charset, struct str url, struct arena *a,
		   struct outlines *out)
{
	struct feed_context c = { .url = url, .http_charset = http_charset };
	struct err ignored = { 0 };
	struct outline *o;
	struct feed f;

	*out = (struct outlines){ 0 };
	if (!url_is_web(url) || !feed_parse(bytes, &c, a, &f, &ignored) ||
	    !(o = outlines_add(out, STR_NONE, url, a)))
		return false;
	o->title = out->title = f.title;
	o->page = url_is_web(f.link) ? f.link : STR_NONE;
	return true;
}

bool outline_parse(struct str bytes, struct str http_charset, struct str url, struct arena *a,
		   struct outlines *out, struct err *e)
{
	struct str utf8 = str_trim(text_to_utf8(bytes, http_charset, a, NULL));
	struct str head = str_sub(utf8, 0, HEAD_BYTES);

	*out = (struct outlines){ 0 };
	if (!utf8.n)
		return err_set(e, ERR_EMPTY, "%.*s", STR_ARG(url));
	if (has(head, "<opml"))
		return opml_parse(bytes, a, out, e);
	if (itself(bytes, http_charset, url, a, out))
		return true;
	return utf8.p[0] == '<' || has(head, "<html") ? feeds_discover(bytes, http_charset, url, a, out, e)
						      : urls_parse(bytes, a, out, e);
}
