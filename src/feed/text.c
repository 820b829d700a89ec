/* text: reading constructs. */
#include "feed/text.h"

#include "markup/lede.h"
#include "markup/todoc.h"
#include "text/clean.h"

/* The standard alphabet; other bytes are skipped. */
static struct str decode_base64(struct walk *w, struct str s)
{
	char *out = arena_alloc(w->a, 1, s.n * 3 / 4 + 4);
	uint32_t bits = 0;
	size_t n = 0;
	int have = 0;

	for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
		static const char alphabet[] =
			"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		const char *at = s.p[i] ? strchr(alphabet, s.p[i]) : NULL;

		if (!at)
			continue;
		bits = bits << 6 | (uint32_t)(at - alphabet);
		have += 6;
		if (have >= 8) {
			have -= 8;
			out[n++] = (char)(bits >> have & 0xff);
		}
	}
	return (struct str){out, n};
}

static bool is_type(struct str type, const char *name)
{
	return str_eq_nocase(str_trim(str_sub(type, 0, str_find_byte(type, ';', 0))), str_of(name));
}

static bool ends_nocase(struct str s, struct str end)
{
	return s.n >= end.n && str_eq_nocase(str_skip(s, s.n - end.n), end);
}

/* RFC 4287 4.1.3.3: any media type that is neither text nor XML. */
static bool is_binary(struct str type)
{
	type = str_trim(str_sub(type, 0, str_find_byte(type, ';', 0)));
	return str_find_byte(type, '/', 0) < type.n && !str_starts_nocase(type, STR("text/")) &&
	       !ends_nocase(type, STR("+xml")) && !ends_nocase(type, STR("/xml")) &&
	       !ends_nocase(type, STR("html"));
}

/* Without a type Atom says plain text, yet half of those who leave it out
 * mean HTML; lede tells "5 < 6" from a tag, so only a stated "text" is
 * taken by the letter. */
struct feed_text text_read(struct walk *w)
{
	bool atom = walk_space(w) == SPACE_ATOM;
	struct str type = atom ? xml_attr(w->x, "type") : STR_NONE;
	struct str mode = atom ? xml_attr(w->x, "mode") : STR_NONE;
	bool literal = is_type(type, "text") || is_type(type, "text/plain");
	bool xhtml = is_type(type, "xhtml") || is_type(type, "application/xhtml+xml");
	bool base64 = mode.n ? str_eq_nocase(mode, STR("base64")) : is_binary(type);
	bool xml = str_eq_nocase(mode, STR("xml")), escaped = str_eq_nocase(mode, STR("escaped"));
	struct str s;

	if (base64)
		return (struct feed_text){decode_base64(w, walk_collect(w, COLLECT_WORDS)),
					  literal};
	if (walk_space(w) == SPACE_XHTML)
		xhtml = true;
	if (literal && !escaped && !xml)
		return (struct feed_text){walk_collect(w, COLLECT_WORDS), true};
	s = walk_collect(w,
			 (xhtml && !escaped) || (xml && !literal) ? COLLECT_XHTML : COLLECT_HTML);
	return (struct feed_text){s, false};
}

struct str text_line(struct walk *w, struct feed_text t)
{
	return walk_keep(w, t.literal ? text_clean(t.s, w->a) : lede_from_html(t.s, w->a));
}

struct str text_plain_lines(struct str s, struct arena *a)
{
	struct buf b;
	struct str line, out;

	buf_init(&b, s.n * 4 + 16);
	while (str_line(&s, &line)) {
		line = text_clean(line, a);
		if (line.n && b.n)
			buf_add_byte(&b, '\n');
		buf_add(&b, line);
	}
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

struct str text_paragraphs(struct walk *w, struct feed_text t)
{
	return walk_keep(w, t.literal ? text_plain_lines(t.s, w->a) : lede_paragraphs(t.s, w->a));
}

/* The wire takes more blocks, but no feed has so many that were written. */
enum { HTML_BYTES_MAX = 1 << 20, BLOCKS_MAX = 50000 };

struct doc text_doc_of(struct str html, struct str base, struct arena *a, bool *cut)
{
	struct doc d = { 0 };

	*cut = html.n > HTML_BYTES_MAX;
	for (html.n = *cut ? HTML_BYTES_MAX : html.n; *cut && html.n && ((unsigned char)html.p[html.n - 1] & 0xC0) == 0x80; )
		html.n--;
	todoc_fragment(html, base, a, &d);
	if (d.blocks.n > BLOCKS_MAX) {
		d.blocks.n = BLOCKS_MAX;
		*cut = true;
	}
	return d;
}

struct doc text_doc(struct walk *w, struct feed_text t)
{
	struct str base = xml_base(w->x);
	struct doc d;
	bool cut;

	d = text_doc_of(t.s, base.n ? base : w->head_entry.url.n ? w->head_entry.url : w->c->url, w->a, &cut);
	if (cut)
		w->out->cut |= 1 << CUT_TEXT;
	return d;
}

/* Many feeds give the lede twice, once with a picture. */
bool text_says_more(const struct doc *d, struct str lede)
{
	size_t n = 0;

	for (int i = 0; i < d->blocks.n; i++)
		for (int k = 0; k < d->blocks.v[i].spans.n; k++)
			n += d->blocks.v[i].spans.v[k].text.n;
	return n > lede.n + lede.n / 4;
}

static bool is_address(struct str s)
{
	return str_find_byte(s, '@', 0) < s.n && str_find_byte(s, ' ', 0) == s.n;
}

struct str text_person(struct str s, bool *bare)
{
	size_t open = str_find_byte(s, '(', 0), close = str_find_byte(s, ')', open);
	struct str before = str_trim(str_sub(s, 0, open)),
		   inside = str_trim(str_sub(s, open + 1, close));

	*bare = false;
	if (open < s.n && close == s.n - 1) {
		if (is_address(before) && inside.n)
			return inside;
		if (is_address(inside) && before.n)
			return before;
	}
	*bare = is_address(s);
	return s;
}

/* Value of an attribute inside one tag. */
static struct str tag_attribute(struct str tag, struct str name)
{
	for (size_t at = 0; (at = str_find_nocase(tag, name, at)) < tag.n; at += name.n) {
		struct str rest = str_skip(tag, at + name.n);
		char quote;

		if (at == 0 || !str_space(tag.p[at - 1]) || !rest.n || rest.p[0] != '=')
			continue;
		rest = str_trim(str_skip(rest, 1));
		quote = rest.n ? rest.p[0] : 0;
		if (quote == '"' || quote == '\'')
			return str_sub(rest, 1, str_find_byte(rest, quote, 1));
		str_word(&rest, &tag);
		return tag;
	}
	return STR_NONE;
}

static bool is_pixel(struct str tag)
{
	return str_eq(tag_attribute(tag, STR("width")), STR("1")) ||
	       str_eq(tag_attribute(tag, STR("height")), STR("1"));
}

struct str text_first_picture(struct str html)
{
	for (size_t at = 0; (at = str_find_byte(html, '<', at)) < html.n; at++) {
		struct str tag = str_skip(html, at), src;

		if (!str_starts_nocase(tag, STR("<img")))
			continue;
		tag = str_sub(tag, 0, str_find_byte(tag, '>', 0));
		src = tag_attribute(tag, STR("src"));
		if (src.n && !is_pixel(tag) && !str_starts_nocase(src, STR("data:")))
			return str_trim(src);
	}
	return STR_NONE;
}
