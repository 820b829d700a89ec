/*
 * detect: bytes to the parser of their format, or to an error with a reason:
 * a page where a feed was promised must never pass for a feed without news.
 */
#include "feed/detect.h"

#include "feed/format.h"
#include "feed/gate.h"
#include "feed/space.h"

#include "base/zip.h"
#include "markup/charref.h"
#include "markup/lede.h"
#include "text/charset.h"
#include "text/clean.h"
#include "text/width.h"

enum { INFLATED_MAX = 64 << 20, TITLE_COLUMNS_MAX = 60, WRAPPERS_MAX = 16 };

static const struct {
	const char *roots;
	const struct shape *shape;
} formats[] = {
#define FORMAT(name, roots) {roots, &name##_shape},
#include "feed/formats.def"
};

static const struct other {
	const char *begins;
	other_parse *parse;
} others[] = {
#define OTHER(name, begins) {begins, name##_parse},
#include "feed/formats.def"
};

/* By the first byte that is no blank; NULL: XML, or nothing. */
static const struct other *other_for(struct str utf8)
{
	utf8 = str_trim(utf8);
	for (size_t i = 0; utf8.n && utf8.p[0] && i < sizeof others / sizeof others[0]; i++)
		if (strchr(others[i].begins, utf8.p[0]))
			return &others[i];
	return NULL;
}

bool detect_is_whole(struct str utf8)
{
	return other_for(utf8) != NULL;
}

static const struct shape *format_for(struct str root)
{
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		struct str rest = str_of(formats[i].roots), word;

		while (str_word(&rest, &word))
			if (str_eq_nocase(word, root))
				return formats[i].shape;
	}
	return NULL;
}

static struct str shortened(struct str s, struct arena *a)
{
	return text_fit(s, TITLE_COLUMNS_MAX, a);
}

static struct str page_title(struct str html, struct arena *a)
{
	size_t from = str_find_nocase(html, STR("<title"), 0), to;

	from = str_find_byte(html, '>', from);
	to = str_find_nocase(html, STR("</title"), from);
	if (to == html.n)
		return STR_NONE;
	return shortened(lede_from_html(str_sub(html, from + 1, to), a), a);
}

static bool is_html(struct str utf8, struct str root)
{
	static const char roots[] = "html head body title script style div p br b center h1 table";
	struct str head = str_sub(utf8, 0, 8 << 10), rest = str_of(roots), word;

	while (str_word(&rest, &word))
		if (str_eq_nocase(word, root))
			return true;
	return str_find_nocase(head, STR("<html"), 0) < head.n ||
	       str_find_nocase(head, STR("<!doctype html"), 0) < head.n;
}

static bool refuse(struct str kind, struct str what, struct err *e)
{
	if (!what.n)
		return err_set(e, ERR_NOT_A_FEED, "%.*s", STR_ARG(kind));
	return err_set(e, ERR_NOT_A_FEED, "%.*s: %.*s", STR_ARG(kind), STR_ARG(what));
}

/* `root` is the first element, STR_NONE when there is no markup at all. */
static bool no_feed(struct str utf8, struct str root, struct arena *a, struct err *e)
{
	const char *gate = gate_reason(utf8);

	if (gate)
		return err_set(e, ERR_GATE, "%s", gate);
	if (is_html(utf8, root))
		return refuse(STR("html"), page_title(utf8, a), e);
	if (utf8.p[0] == '{' || utf8.p[0] == '[')
		return refuse(STR("json"), STR_NONE, e);
	if (root.n && str_starts(utf8, STR("<")))
		return refuse(STR("xml"), shortened(text_clean(root, a), a), e);
	return refuse(STR("text"), shortened(text_clean(str_sub(utf8, 0, 400), a), a), e);
}

/* Blog engines have wrapped a feed into the frame of their pages: so look
 * past a few unknown elements, but there only for what says its namespace. */
const struct shape *detect_root(struct xml *x, struct str *root, struct arena *a)
{
	const struct shape *shape = NULL;

	for (int i = 0; !shape && i < WRAPPERS_MAX; i++) {
		enum xml_event event = xml_next(x);
		enum space space;

		while (event == XML_CLOSE || event == XML_WORDS)
			event = xml_next(x);
		if (event != XML_OPEN)
			break;
		space = space_of(xml_space(x));
		if (!root->n)
			*root = arena_str(a, xml_name(x));
		if (i == 0 || space == SPACE_ATOM || space == SPACE_RDF ||
		    str_eq(xml_name(x), STR("rss")))
			shape = format_for(xml_name(x));
	}
	return shape;
}

static bool parse_xml(struct str utf8, const struct feed_context *c, struct arena *a,
		      struct feed *out, struct err *e)
{
	struct err ignored = {0};
	struct xml *x = xml_open(utf8, &ignored);
	struct str root = STR_NONE;
	const struct shape *shape = x ? detect_root(x, &root, a) : NULL;

	if (shape)
		walk_feed(x, utf8, shape, c, a, out);
	if (x)
		xml_close(x);
	return shape || no_feed(utf8, root, a, e);
}

/* Nothing but a prolog says as little as nothing at all. */
static bool is_empty(struct str utf8)
{
	if (str_starts(utf8, STR("<?xml")))
		utf8 = str_trim(str_skip(utf8, str_find(utf8, STR("?>"), 0) + 2));
	return !utf8.n;
}

bool detect_parse(struct str utf8, const struct feed_context *c, struct arena *a, struct feed *out,
		  struct err *e)
{
	const struct other *other;

	utf8 = str_trim(utf8);
	if (is_empty(utf8))
		return err_set(e, ERR_EMPTY, "blank");
	if ((other = other_for(utf8)))
		return other->parse(utf8, c, a, out) || no_feed(utf8, STR_NONE, a, e);
	return parse_xml(utf8, c, a, out, e);
}

bool feed_parse(struct str bytes, const struct feed_context *c, struct arena *a, struct feed *out,
		struct err *e)
{
	struct str utf8 = text_to_utf8(zip_unpacked(bytes, INFLATED_MAX, a), c->http_charset, a, NULL);

	*out = (struct feed){0};
	if (!bytes.n)
		return err_set(e, ERR_EMPTY, "0 bytes");
	return detect_parse(charref_mend_c1(utf8, a), c, a, out, e);
}
