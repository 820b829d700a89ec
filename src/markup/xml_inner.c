/* xml_inner: what is inside an element, as one string. */
#include "base/buf.h"
#include "markup/tags.h"
#include "markup/xml_private.h"

enum { INNER_MAX_BYTES = 64 << 20 };

static struct str keep(struct buf *b, struct arena *a)
{
	struct str s = arena_str(a, buf_str(b));

	buf_release(b);
	return s;
}

/* Runs to the close of the element whose open event is the present one. */
static bool next_inside(struct xml *x, int depth)
{
	enum xml_event event = xml_next(x);

	return event != XML_END_OF_FILE && event != XML_BROKEN
		&& !(event == XML_CLOSE && xml_depth(x) <= depth);
}

struct str xml_inner_words(struct xml *x, struct arena *a)
{
	int depth = xml_depth(x);
	struct buf out;

	if (x->event != XML_OPEN)
		return STR("");
	buf_init(&out, INNER_MAX_BYTES);
	while (next_inside(x, depth)) {
		if (x->event == XML_WORDS)
			buf_add(&out, xml_words(x));
		else if ((tag_flags_nocase(xml_name(x)) & TAG_BLOCK) || str_eq_nocase(xml_name(x), STR("br")))
			buf_add_byte(&out, ' ');
	}
	return keep(&out, a);
}

static void add_escaped(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<')
			buf_add(out, STR("&lt;"));
		else if (s.p[i] == '>')
			buf_add(out, STR("&gt;"));
		else if (s.p[i] == '&')
			buf_add(out, STR("&amp;"));
		else if (s.p[i] == '"')
			buf_add(out, STR("&quot;"));
		else
			buf_add_byte(out, s.p[i]);
	}
}

static void add_open(struct xml *x, struct buf *out)
{
	buf_addf(out, "<%.*s", STR_ARG(xml_name(x)));
	for (int i = 0; i < x->attrs.n; i++) {
		const struct xml_attribute *attr = &x->attrs.v[i];
		if (str_eq(attr->prefix, STR("xmlns")) || str_eq(attr->local, STR("xmlns")))
			continue;
		buf_addf(out, " %.*s=\"", STR_ARG(attr->local));
		add_escaped(out, xml_decode(x, attr->value, &x->words_arena));
		buf_add_byte(out, '"');
	}
	buf_add_byte(out, '>');
}

struct str xml_inner_markup(struct xml *x, struct arena *a)
{
	int depth = xml_depth(x);
	struct buf out;

	if (x->event != XML_OPEN)
		return STR("");
	buf_init(&out, INNER_MAX_BYTES);
	while (next_inside(x, depth)) {
		if (x->event == XML_OPEN)
			add_open(x, &out);
		else if (x->event == XML_WORDS)
			add_escaped(&out, xml_words(x));
		else if (!(tag_flags_nocase(xml_name(x)) & TAG_VOID))
			buf_addf(&out, "</%.*s>", STR_ARG(xml_name(x)));
	}
	return keep(&out, a);
}

void xml_skip(struct xml *x)
{
	int depth = xml_depth(x);

	if (x->event != XML_OPEN)
		return;
	while (next_inside(x, depth))
		;
}
