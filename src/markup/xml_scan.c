/* xml_scan: the bytes of XML: names, attributes, sections, references. */
#include "base/buf.h"
#include "markup/charref.h"
#include "markup/xml_private.h"

enum { ATTRIBUTES_MAX = 256, DECLARED_MAX_BYTES = 2 << 20 };

static bool is_name_start(char c)
{
	return (str_lower(c) >= 'a' && str_lower(c) <= 'z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_name_byte(char c)
{
	return is_name_start(c) || str_digit(c) || c == '-' || c == '.' || c == ':';
}

bool xml_name_begins(struct str s)
{
	return s.n && is_name_start(s.p[0]);
}

static char peek(const struct xml *x, size_t ahead)
{
	return x->at + ahead < x->in.n ? x->in.p[x->at + ahead] : 0;
}

/* "<b 6" with another "<" before its ">" is text ("a <b và <c"), but a quoted
 * value may hold anything. */
static bool tag_ends(const struct xml *x)
{
	for (size_t i = x->at + 1; i < x->in.n; i++) {
		char c = x->in.p[i];
		if (c == '>')
			return true;
		if (c == '<')
			return false;
		if ((c == '"' || c == '\'') && x->in.p[i - 1] == '=')
			return true;
	}
	return true;            /* cut short by the end of the file */
}

bool xml_is_markup(const struct xml *x)
{
	char c = peek(x, 1);

	if (c == '!' || c == '?')
		return true;
	if (c == '/')
		return is_name_start(peek(x, 2));
	return is_name_start(c) && tag_ends(x);
}

static struct str read_name(struct xml *x)
{
	size_t from = x->at;

	while (x->at < x->in.n && is_name_byte(x->in.p[x->at]))
		x->at++;
	return str_sub(x->in, from, x->at);
}

static void split_name(struct str name, struct str *prefix, struct str *local)
{
	size_t colon = str_find_byte(name, ':', 0);
	bool has = colon > 0 && colon + 1 < name.n;

	*prefix = has ? str_sub(name, 0, colon) : STR("");
	*local = has ? str_skip(name, colon + 1) : name;
}

static void skip_spaces(struct xml *x)
{
	while (x->at < x->in.n && str_space(x->in.p[x->at]))
		x->at++;
}

/* A quote that is never closed ends with the tag. */
static struct str quoted_value(struct xml *x, char quote)
{
	bool *none = &x->no_quote[quote == '\''];
	size_t from = ++x->at, end = *none ? x->in.n : str_find_byte(x->in, quote, from);

	*none = end == x->in.n;
	x->starved = x->starved || *none;
	if (*none) {
		end = str_find_byte(x->in, '>', from);
		x->at = end;
	} else {
		x->at = end + 1;
	}
	return str_sub(x->in, from, end);
}

static struct str attribute_value(struct xml *x)
{
	skip_spaces(x);
	if (peek(x, 0) != '=')
		return STR("");
	x->at++;
	skip_spaces(x);
	char quote = peek(x, 0);
	if (quote == '"' || quote == '\'')
		return quoted_value(x, quote);
	size_t from = x->at;
	while (x->at < x->in.n && !str_space(peek(x, 0)) && peek(x, 0) != '>'
		&& !(peek(x, 0) == '/' && peek(x, 1) == '>'))
		x->at++;
	return str_sub(x->in, from, x->at);
}

/* From after the name to after ">". */
static void read_attributes(struct xml *x, struct xml_tag *tag)
{
	for (;;) {
		skip_spaces(x);
		char c = peek(x, 0);
		if (x->at >= x->in.n || c == '<')
			return;
		if (c == '>') {
			x->at++;
			return;
		}
		if (!is_name_start(c)) {
			tag->closes_itself = c == '/' && peek(x, 1) == '>';
			x->at++;
			continue;
		}
		struct xml_attribute attr = { 0 };
		split_name(read_name(x), &attr.prefix, &attr.local);
		attr.value = attribute_value(x);
		if (x->attrs.n < ATTRIBUTES_MAX)
			*VEC_PUSH(&x->attrs, &x->arena) = attr;
		else
			x->had_more_attributes = true;
	}
}

/* Past the next `end`, or past the next ">", or to the end of the file. */
static void skip_to(struct xml *x, struct str end)
{
	size_t at = str_find(x->in, end, x->at);

	if (at < x->in.n) {
		x->at = at + end.n;
		return;
	}
	x->starved = true;
	at = str_find_byte(x->in, '>', x->at);
	x->at = at < x->in.n ? at + 1 : at;
}

static void skip_comment(struct xml *x)
{
	struct str end = x->no_comment_end ? STR(">") : STR("-->");

	x->no_comment_end = x->no_comment_end || str_find(x->in, end, x->at) == x->in.n;
	skip_to(x, end);
}

static void skip_doctype(struct xml *x)
{
	size_t from = x->at;
	int brackets = 0;
	char quote = 0;

	for (size_t i = x->at; i < x->in.n; i++) {
		char c = x->in.p[i];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '[')
			brackets++;
		else if (c == ']')
			brackets--;
		else if (c == '>' && brackets <= 0) {
			x->at = i + 1;
			xml_read_entities(x, str_sub(x->in, from, i));
			return;
		}
	}
	x->starved = true;
	skip_to(x, STR(">"));
}

/* At "<![CDATA[".  A section without an end goes on to the end of the file,
 * unless another one begins: then it was meant to end at a close tag. */
static struct str read_cdata(struct xml *x)
{
	size_t from = x->at + 9;
	size_t end = x->no_cdata_end ? x->in.n : str_find(x->in, STR("]]>"), from);

	x->no_cdata_end = end == x->in.n;
	x->starved = x->starved || x->no_cdata_end;
	struct str section = str_sub(x->in, from, end);
	size_t other = str_find(section, STR("<![CDATA["), 0);
	size_t close = str_find(section, STR("</"), 0);
	const struct xml_element *el = x->open.n ? &x->open.v[x->open.n - 1] : NULL;
	bool nested = other < section.n || end == x->in.n;
	while (nested && el && close < other) {
		if (str_starts(str_skip(section, close + 2), el->local) || (el->prefix.n
			&& str_starts(str_skip(section, close + 2), el->prefix))) {
			x->at = from + close;
			return str_sub(section, 0, close);
		}
		close = str_find(section, STR("</"), close + 2);
	}
	x->at = end < x->in.n ? end + 3 : end;
	return section;
}

static enum xml_markup read_declaration(struct xml *x, struct xml_tag *tag)
{
	struct str rest = str_skip(x->in, x->at);

	if (str_starts(rest, STR("<![CDATA["))) {
		tag->content = read_cdata(x);
		return XML_MARKUP_CDATA;
	}
	if (str_starts(rest, STR("<!--")))
		skip_comment(x);
	else if (str_starts_nocase(rest, STR("<!DOCTYPE")))
		skip_doctype(x);
	else
		skip_to(x, STR(">"));
	return XML_MARKUP_NONE;
}

enum xml_markup xml_read_markup(struct xml *x, struct xml_tag *tag)
{
	char c = peek(x, 1);

	if (c == '!')
		return read_declaration(x, tag);
	if (c == '?') {
		skip_to(x, STR("?>"));
		return XML_MARKUP_NONE;
	}
	x->at += c == '/' ? 2 : 1;
	split_name(read_name(x), &tag->prefix, &tag->local);
	read_attributes(x, tag);
	return c == '/' ? XML_MARKUP_CLOSE : XML_MARKUP_OPEN;
}

struct str xml_read_words(struct xml *x)
{
	size_t from = x->at;

	do
		x->at = str_find_byte(x->in, '<', x->at + (x->at < x->in.n && x->in.p[x->at] == '<'));
	while (x->at < x->in.n && !xml_is_markup(x));
	return str_sub(x->in, from, x->at);
}

static bool is_control(char c)
{
	return (unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

static bool has_controls(struct str s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t i = 0;

	while (i < s.n) {
		uint64_t eight;
		size_t end = i + 8;

		/* of eight bytes none below 0x20: the borrow would show */
		if (end <= s.n) {
			memcpy(&eight, s.p + i, sizeof eight);
			i = (eight - 0x20 * ones) & ~eight & 0x80 * ones ? i : end;
		}
		for (; i < end && i < s.n; i++)
			if (is_control(s.p[i]))
				return true;
	}
	return false;
}

struct str xml_drop_controls(struct str s, struct arena *a)
{
	if (!has_controls(s))
		return s;
	char *p = arena_alloc(a, 1, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (!is_control(s.p[i]))
			p[n++] = s.p[i];
	return (struct str){ p, n };
}

static struct str decode_all(const struct xml *x, struct str s, struct arena *a)
{
	struct str value, out;
	struct buf b;

	buf_init(&b, s.n * 2 + DECLARED_MAX_BYTES);
	for (size_t i = 0, next; i < s.n; i = next) {
		char decoded[8];
		int k = 0;

		next = str_find_byte(s, '&', i);
		buf_add(&b, str_sub(s, i, next));
		if (next == s.n)
			break;
		i = next;
		if ((next = i + xml_entity_read(x->entities, str_skip(s, i), &value)) > i)
			buf_add(&b, value);
		else if ((next = i + charref_read(str_skip(s, i), CHARREF_STRICT, decoded, &k)) > i)
			buf_add(&b, (struct str){ decoded, (size_t)k });
		else
			buf_add_byte(&b, s.p[next++]);
	}
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* No reference is longer decoded than written: &nGt; is 5 bytes and becomes 6,
 * hence the double room. */
static struct str decode_references(struct str s, struct arena *a)
{
	char *p = arena_alloc(a, 1, s.n * 2 + 8);
	size_t n = 0;

	for (size_t i = 0; i < s.n;) {
		char decoded[8];
		int k = 0;
		size_t used = s.p[i] == '&' ? charref_read(str_skip(s, i), CHARREF_STRICT, decoded, &k) : 0;
		if (!used)
			p[n++] = s.p[i];
		memcpy(p + n, decoded, used ? (size_t)k : 0);
		n += used ? (size_t)k : 0;
		i += used ? used : 1;
	}
	return (struct str){ p, n };
}

struct str xml_decode(const struct xml *x, struct str s, struct arena *a)
{
	if (str_find_byte(s, '&', 0) < s.n)
		s = x->entities ? decode_all(x, s, a) : decode_references(s, a);
	return xml_drop_controls(s, a);
}
