/*
 * tokens: the rewriting.  Everything here is one pass; the places that look
 * ahead for an end (raw elements, comments) remember when there is none, so
 * that no page can make them look again and again.
 */
#include "markup/tokens.h"

#include "markup/charref.h"
#include "markup/tags.h"

enum {
	NAME_MAX_BYTES = 64,
	ATTRIBUTES_MAX = 200,   /* libxml2 compares each with all others */
	DEPTH_MAX = 900         /* libxml2 2.13 drops what is below 2,048 */
};

struct tokens {
	struct str in;
	size_t at;
	struct buf *out;
	int depth;              /* open elements that must be closed by a tag */
	int too_deep;           /* start tags left out below DEPTH_MAX */
	bool no_comment_end;
	struct str no_end[16];  /* raw elements that have no end tag from here on */
	int no_end_n;
};

struct start_tag {
	struct str name;
	char name_bytes[NAME_MAX_BYTES];
	bool closes_itself;
};

static bool is_letter(char c)
{
	return str_lower(c) >= 'a' && str_lower(c) <= 'z';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_control(char c)
{
	return ((unsigned char)c < 0x20 && !is_blank(c)) || c == 0x7F;
}

static bool is_name_byte(char c)
{
	return is_letter(c) || str_digit(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

static char peek(const struct tokens *t, size_t ahead)
{
	return t->at + ahead < t->in.n ? t->in.p[t->at + ahead] : 0;
}

static void add_escaped_byte(struct buf *out, char c)
{
	switch (c) {
	case '<': buf_add(out, STR("&lt;")); break;
	case '>': buf_add(out, STR("&gt;")); break;
	case '&': buf_add(out, STR("&amp;")); break;
	case '"': buf_add(out, STR("&#34;")); break;
	default:
		if (!is_control(c))
			buf_add_byte(out, c);
	}
}

static bool is_plain(char c)
{
	return c != '<' && c != '>' && c != '&' && c != '"' && c != 0x7F
		&& ((unsigned char)c >= 0x20 || c == '\n' || c == '\t');
}

/* Text with references to text libxml2 cannot misread. */
static void add_decoded(struct buf *out, struct str s, enum charref_place place)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		while (i < s.n && is_plain(s.p[i]))
			i++;
		if (i > from)
			buf_add(out, str_sub(s, from, i));
		if (i == s.n)
			break;
		char decoded[8];
		int n = 0;
		size_t used = s.p[i] == '&' ? charref_read(str_skip(s, i), place, decoded, &n) : 0;
		for (int k = 0; k < n; k++)
			add_escaped_byte(out, decoded[k]);
		if (!used)
			add_escaped_byte(out, s.p[i]);
		i += used ? used : 1;
	}
}

static void add_verbatim(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		add_escaped_byte(out, s.p[i]);
}

/* Where "</name" stands from `from` on, or in.n. */
static size_t find_end_tag(struct str in, struct str name, size_t from)
{
	for (size_t i = from; (i = str_find_byte(in, '<', i)) < in.n; i++) {
		if (i + 2 + name.n > in.n || in.p[i + 1] != '/')
			continue;
		char after = i + 2 + name.n < in.n ? in.p[i + 2 + name.n] : '>';
		if (str_eq_nocase(str_sub(in, i + 2, i + 2 + name.n), name) && !is_name_byte(after))
			return i;
	}
	return in.n;
}

static bool known_endless(const struct tokens *t, struct str name)
{
	for (int i = 0; i < t->no_end_n; i++)
		if (str_eq(t->no_end[i], name))
			return true;
	return false;
}

/* The content of a raw element whose start tag ends at t->at. */
static bool cut_raw(struct tokens *t, struct str name, struct str *content)
{
	if (known_endless(t, name))
		return false;
	size_t end = find_end_tag(t->in, name, t->at);
	if (end == t->in.n) {
		/* The literal name outlives the tag. */
		static const char *const raw[] = { "script", "style", "iframe", "noembed", "noframes",
			"title", "textarea", "xmp", "svg" };
		for (size_t i = 0; i < sizeof(raw) / sizeof(*raw); i++)
			if (str_eq(str_of(raw[i]), name) && t->no_end_n < 16)
				t->no_end[t->no_end_n++] = str_of(raw[i]);
		return false;
	}
	*content = str_sub(t->in, t->at, end);
	t->at = end;
	return true;
}

static void skip_past(struct tokens *t, char c)
{
	t->at = str_find_byte(t->in, c, t->at);
	if (t->at < t->in.n)
		t->at++;
}

/* At "<!--".  A comment that never ends is taken to end at its first ">". */
static void skip_comment(struct tokens *t)
{
	size_t from = t->at + 4;

	if (peek(t, 4) == '>' || (peek(t, 4) == '-' && peek(t, 5) == '>')) {
		skip_past(t, '>');
		return;
	}
	for (size_t i = from; !t->no_comment_end && (i = str_find_byte(t->in, '-', i)) < t->in.n; i++) {
		struct str s = str_skip(t->in, i);
		if (!str_starts(s, STR("-->")) && !str_starts(s, STR("--!>")))
			continue;
		t->at = i;
		skip_past(t, '>');
		return;
	}
	t->no_comment_end = true;
	skip_past(t, '>');
}

static void read_name(struct tokens *t, struct start_tag *tag)
{
	size_t n = 0, from = t->at;
	bool good = true;

	while (t->at < t->in.n && !is_blank(peek(t, 0)) && peek(t, 0) != '/' && peek(t, 0) != '>') {
		char c = str_lower(t->in.p[t->at++]);
		good = good && is_name_byte(c) && c != ':' && n < NAME_MAX_BYTES;
		if (good)
			tag->name_bytes[n++] = c;
	}
	tag->name = good && t->at > from ? (struct str){ tag->name_bytes, n } : STR_NONE;
}

static struct str read_attribute_name(struct tokens *t)
{
	size_t from = t->at;

	if (peek(t, 0) == '=')
		t->at++;
	while (t->at < t->in.n && !is_blank(peek(t, 0)) && !strchr("/>=", peek(t, 0)))
		t->at++;
	return str_sub(t->in, from, t->at);
}

static void skip_blanks(struct tokens *t)
{
	while (t->at < t->in.n && is_blank(t->in.p[t->at]))
		t->at++;
}

/* After the name of an attribute. */
static struct str read_attribute_value(struct tokens *t)
{
	skip_blanks(t);
	if (peek(t, 0) != '=')
		return STR_NONE;
	t->at++;
	skip_blanks(t);
	char quote = peek(t, 0);
	size_t from = t->at;
	if (quote == '"' || quote == '\'') {
		t->at = str_find_byte(t->in, quote, ++from);
		struct str value = str_sub(t->in, from, t->at);
		t->at += t->at < t->in.n;
		return value;
	}
	while (t->at < t->in.n && !is_blank(peek(t, 0)) && peek(t, 0) != '>')
		t->at++;
	return str_sub(t->in, from, t->at);
}

static bool good_attribute_name(struct str name)
{
	if (!name.n || name.n > NAME_MAX_BYTES || !(is_letter(name.p[0]) || name.p[0] == '_'))
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (!is_name_byte(name.p[i]))
			return false;
	return true;
}

static void add_attribute(struct buf *out, struct str name, struct str value)
{
	buf_add_byte(out, ' ');
	for (size_t i = 0; i < name.n; i++)
		buf_add_byte(out, str_lower(name.p[i]));
	buf_add(out, STR("=\""));
	add_decoded(out, value, CHARREF_ATTRIBUTE);
	buf_add_byte(out, '"');
}

/* From after the name to after ">"; false when the file ends before. */
static bool read_attributes(struct tokens *t, struct start_tag *tag, bool keep)
{
	for (int n = 0;;) {
		skip_blanks(t);
		if (t->at >= t->in.n)
			return false;
		char c = t->in.p[t->at];
		if (c == '>') {
			t->at++;
			return true;
		}
		if (c == '/') {
			t->at++;
			tag->closes_itself = peek(t, 0) == '>';
			continue;
		}
		size_t before = t->at;
		struct str name = read_attribute_name(t);
		struct str value = read_attribute_value(t);
		if (keep && good_attribute_name(name) && n++ < ATTRIBUTES_MAX)
			add_attribute(t->out, name, value);
		t->at += t->at == before;
	}
}

static void add_end_tag(struct buf *out, struct str name)
{
	buf_add(out, STR("</"));
	buf_add(out, name);
	buf_add_byte(out, '>');
}

static void end_tag(struct tokens *t)
{
	struct start_tag tag = { 0 };

	t->at += 2;
	read_name(t, &tag);
	if (!read_attributes(t, &tag, false) || !tag.name.n)
		return;
	if (str_eq(tag.name, STR("br"))) {
		buf_add(t->out, STR("<br>"));
		return;
	}
	unsigned flags = tag_flags(tag.name);
	if ((flags & TAG_VOID) || str_eq(tag.name, STR("svg")))
		return;
	if (!(flags & TAG_OPEN_END)) {
		if (t->too_deep) {
			t->too_deep--;
			return;
		}
		t->depth -= t->depth > 0;
	}
	add_end_tag(t->out, tag.name);
}

/* The content of <script> and its like, up to the end tag. */
static void raw_content(struct tokens *t, struct str name)
{
	struct str content;

	if (!cut_raw(t, name, &content))
		return;
	if (str_eq(name, STR("script")))
		buf_add(t->out, content);
	else if (str_eq(name, STR("title")) || str_eq(name, STR("textarea")))
		add_decoded(t->out, content, CHARREF_TEXT);
	else if (str_eq(name, STR("xmp")))
		add_verbatim(t->out, content);
}

/* Drawings have no words, and their own syntax for empty elements. */
static void skip_drawing(struct tokens *t)
{
	struct start_tag tag = { 0 };
	struct str content;

	if (read_attributes(t, &tag, false) && !tag.closes_itself)
		cut_raw(t, STR("svg"), &content);
}

static void start_tag(struct tokens *t)
{
	struct start_tag tag = { 0 };
	size_t mark = t->out->n;

	t->at++;
	read_name(t, &tag);
	if (str_eq(tag.name, STR("svg"))) {
		skip_drawing(t);
		return;
	}
	unsigned flags = tag_flags(tag.name);
	bool counts = !(flags & (TAG_VOID | TAG_OPEN_END));
	bool keep = tag.name.n && !(counts && t->depth >= DEPTH_MAX);
	if (keep) {
		buf_add_byte(t->out, '<');
		buf_add(t->out, tag.name);
	}
	bool whole = read_attributes(t, &tag, keep);
	if (!keep || !whole) {
		/* Cut short by the end of the file: no tag at all. */
		t->out->n = keep ? mark : t->out->n;
		t->too_deep += tag.name.n && whole && !keep;
		return;
	}
	buf_add_byte(t->out, '>');
	if (flags & TAG_RAW)
		raw_content(t, tag.name);
	bool foreign = !flags && !tag_is_inline(tag.name);
	if (tag.closes_itself && foreign)
		add_end_tag(t->out, tag.name);
	else if (counts)
		t->depth++;
}

/* At "<". */
static void markup(struct tokens *t)
{
	char c = peek(t, 1);

	if (is_letter(c)) {
		start_tag(t);
	} else if (c == '/' && is_letter(peek(t, 2))) {
		end_tag(t);
	} else if (c == '!' && peek(t, 2) == '-' && peek(t, 3) == '-') {
		skip_comment(t);
	} else if (c == '!' || c == '?' || c == '/') {
		skip_past(t, '>');
	} else {
		add_escaped_byte(t->out, '<');
		t->at++;
	}
}

void tokens_rewrite(struct str html, struct buf *out)
{
	struct tokens t = { .in = html, .out = out };

	while (t.at < html.n) {
		size_t end = str_find_byte(html, '<', t.at);
		add_decoded(out, str_sub(html, t.at, end), CHARREF_TEXT);
		t.at = end;
		if (end < html.n)
			markup(&t);
	}
}
