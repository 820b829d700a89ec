/*
 * lede: the byte scanner.  Feeds escape titles and summaries once, twice or
 * not at all, so it works in passes until nothing changes:
 *     &amp;lt;b&amp;gt;tin&amp;lt;/b&amp;gt; → &lt;b&gt;tin&lt;/b&gt; → <b>tin</b> → tin
 * From the second pass on only what is surely meant as markup counts: "5 < 6"
 * and "AT&T" are words.
 */
#include "markup/lede.h"

#include "base/buf.h"
#include "markup/charref.h"
#include "markup/tags.h"
#include "text/clean.h"

enum { PASSES_MAX = 3 };

struct scan {
	struct str in;
	size_t at;
	struct buf *out;
	bool first_pass;
	bool lines;             /* blocks part lines, not words */
	bool entities_only;
	bool changed;
	bool no_tag_end;        /* no ">" from here on */
	bool no_comment_end;    /* no "-->" from here on */
	bool no_section_end;    /* no "]]" from here on */
	size_t quoted_to;       /* sections before are quoted, see drop_section */
	size_t section_end;     /* where "]]>" of the present one stands, or in.n */
};

struct tag_seen {
	struct str name;
	bool closes;            /* </name> */
	bool attributes;        /* something looks like name= */
	size_t end;             /* after ">"; in.n when cut short */
	bool cut;
};

static bool is_letter(char c)
{
	return str_lower(c) >= 'a' && str_lower(c) <= 'z';
}

static bool is_name_byte(char c)
{
	return is_letter(c) || str_digit(c) || c == '-' || c == ':' || c == '_';
}

/* From "<" over quoted values to after ">". */
static struct tag_seen look_at_tag(const struct scan *s)
{
	struct str in = s->in;
	struct tag_seen t = { .closes = in.p[s->at + 1] == '/' };
	size_t from = s->at + 1 + t.closes, i = from;

	while (i < in.n && is_name_byte(in.p[i]))
		i++;
	t.name = str_sub(in, from, i);
	for (char before = 0; i < in.n && in.p[i] != '>'; before = in.p[i++]) {
		if (before != '=' || (in.p[i] != '"' && in.p[i] != '\''))
			continue;
		t.attributes = true;
		size_t quote = str_find_byte(in, in.p[i], i + 1);
		if (quote < in.n)
			i = quote;
	}
	t.cut = i >= in.n;
	t.end = t.cut ? in.n : i + 1;
	t.attributes = t.attributes || str_find_byte(str_sub(in, from, t.end), '=', 0) < t.end - from;
	return t;
}

static bool is_known(struct str name)
{
	return tag_flags_nocase(name) || tag_is_inline(name);
}

/* Is this "<" markup, or a less-than sign? */
static bool is_markup(const struct scan *s, const struct tag_seen *t)
{
	if (t->cut)
		return is_known(t->name) && (t->attributes || t->closes);
	return s->first_pass || is_known(t->name);
}

static void part(struct scan *s, char how)
{
	buf_add_byte(s->out, s->lines ? how : ' ');
}

/* The content of script and style is code; past its end tag. */
static size_t skip_raw(const struct scan *s, struct str name, size_t from)
{
	for (size_t i = from; (i = str_find_byte(s->in, '<', i)) < s->in.n; i++) {
		struct str rest = str_skip(s->in, i + 1);
		if (!rest.n || rest.p[0] != '/' || !str_starts_nocase(str_skip(rest, 1), name))
			continue;
		size_t end = str_find_byte(s->in, '>', i);
		return end < s->in.n ? end + 1 : end;
	}
	/* Never closed: to its end in a first pass, as browsers do. */
	return s->first_pass ? s->in.n : from;
}

static void drop_tag(struct scan *s, const struct tag_seen *t)
{
	unsigned flags = tag_flags_nocase(t->name);

	s->changed = true;
	s->at = t->end;
	if (str_eq_nocase(t->name, STR("br")))
		part(s, '\n');
	else if (flags & TAG_BLOCK)
		part(s, '\n');
	if (t->closes || t->cut)
		return;
	if (str_eq_nocase(t->name, STR("script")) || str_eq_nocase(t->name, STR("style")))
		s->at = skip_raw(s, t->name, t->end);
}

static bool skip_bytes(struct scan *s, size_t to)
{
	s->at = to;
	s->changed = true;
	return true;
}

/* A CDATA section loses only its brackets.  One whose end is escaped
 * ("]]&gt;") is quoted, not meant: it stays. */
static bool drop_section(struct scan *s)
{
	size_t close;

	if (s->at < s->quoted_to)
		return false;
	if (s->no_section_end || s->section_end < s->in.n)
		return skip_bytes(s, s->at + 9);
	close = str_find(s->in, STR("]]"), s->at);
	if (str_starts(str_skip(s->in, close), STR("]]&gt;"))) {
		s->quoted_to = close;
		return false;
	}
	s->section_end = str_find(s->in, STR("]]>"), close);
	s->no_section_end = s->section_end == s->in.n;
	return skip_bytes(s, s->at + 9);
}

/* A comment without an end ends at the next ">"; where there is none, only
 * its mark goes: the words behind it may be all there is. */
static bool drop_comment(struct scan *s)
{
	size_t at = s->no_comment_end ? s->in.n : str_find(s->in, STR("-->"), s->at);

	if (at < s->in.n)
		return skip_bytes(s, at + 3);
	s->no_comment_end = true;
	at = s->no_tag_end ? s->in.n : str_find_byte(s->in, '>', s->at);
	s->no_tag_end = at == s->in.n;
	return skip_bytes(s, at < s->in.n ? at + 1 : s->at + 4);
}

static bool drop_declaration(struct scan *s)
{
	struct str rest = str_skip(s->in, s->at);

	if (str_starts(rest, STR("<![CDATA[")))
		return drop_section(s);
	if (str_starts(rest, STR("<!--")))
		return drop_comment(s);
	size_t at = s->no_tag_end ? s->in.n : str_find_byte(s->in, '>', s->at);
	s->no_tag_end = at == s->in.n;
	return !s->no_tag_end && skip_bytes(s, at + 1);
}

static void less_than(struct scan *s)
{
	char c = s->at + 1 < s->in.n ? s->in.p[s->at + 1] : 0;

	if (is_letter(c) || (c == '/' && s->at + 2 < s->in.n && is_letter(s->in.p[s->at + 2]))) {
		struct tag_seen t = { 0 };
		if (!s->no_tag_end)
			t = look_at_tag(s);
		/* Kept for all "<" to come: looking again costs a whole pass each. */
		s->no_tag_end = s->no_tag_end || (t.cut && !is_markup(s, &t));
		if (!s->no_tag_end && is_markup(s, &t)) {
			drop_tag(s, &t);
			return;
		}
	} else if ((c == '!' || c == '?') && s->first_pass && drop_declaration(s)) {
		return;
	}
	buf_add_byte(s->out, s->in.p[s->at++]);
}

static void ampersand(struct scan *s)
{
	enum charref_place place = s->first_pass ? CHARREF_TEXT : CHARREF_STRICT;
	char decoded[8];
	int n;
	size_t used = charref_read(str_skip(s->in, s->at), place, decoded, &n);

	if (!used) {
		buf_add_byte(s->out, s->in.p[s->at++]);
		return;
	}
	buf_add(s->out, (struct str){ decoded, (size_t)n });
	s->at += used;
	s->changed = true;
}

static void copy_plain(struct scan *s, size_t to)
{
	size_t from = s->out->n;

	buf_add(s->out, str_sub(s->in, s->at, to));
	s->at = to;
	if (!s->lines || !s->first_pass || s->out->failed)
		return;
	/* Lines of the source mean nothing; only ours do. */
	for (size_t i = from; i < s->out->n; i++)
		if (s->out->p[i] == '\n' || s->out->p[i] == '\r')
			s->out->p[i] = ' ';
}

static void run_pass(struct scan *s)
{
	size_t amp = str_find_byte(s->in, '&', 0);
	size_t tag = s->entities_only ? s->in.n : str_find_byte(s->in, '<', 0);

	s->section_end = s->in.n;
	while (s->at < s->in.n) {
		size_t next = amp < tag ? amp : tag;
		if (s->section_end < next)
			next = s->section_end < s->at ? s->at : s->section_end;
		copy_plain(s, next);
		if (next == s->in.n)
			break;
		if (s->at >= s->section_end) {
			s->at += s->at == s->section_end ? 3 : 0;
			s->section_end = s->in.n;
		} else if (s->in.p[next] == '&')
			ampersand(s);
		else
			less_than(s);
		if (amp < s->at)
			amp = str_find_byte(s->in, '&', s->at);
		if (tag < s->at)
			tag = str_find_byte(s->in, '<', s->at);
	}
}

/* Decodes and drops until stable; the result is raw, in `a` or html itself. */
static struct str strip(struct str html, bool lines, struct arena *a)
{
	struct buf now, before;

	buf_init(&now, html.n * 4 + 64);
	buf_init(&before, html.n * 4 + 64);
	for (int pass = 0; pass < PASSES_MAX; pass++) {
		struct scan s = { .out = &now, .lines = lines, .first_pass = pass == 0 };
		s.in = pass ? buf_str(&before) : html;
		buf_clear(&now);
		run_pass(&s);
		struct buf t = before;
		before = now;
		now = t;
		if (!s.changed)
			break;
	}
	struct str out = arena_str(a, buf_str(&before));
	buf_release(&now);
	buf_release(&before);
	return out;
}

static bool has_markup(struct str s)
{
	return str_find_byte(s, '<', 0) < s.n || str_find_byte(s, '&', 0) < s.n;
}

struct str lede_from_html(struct str html, struct arena *a)
{
	return text_clean(has_markup(html) ? strip(html, false, a) : html, a);
}

struct str lede_paragraphs(struct str html, struct arena *a)
{
	struct str rest = strip(html, true, a), line;
	struct buf out;

	buf_init(&out, rest.n * 4 + 64);
	while (str_line(&rest, &line)) {
		line = text_clean(line, a);
		if (!line.n)
			continue;
		if (out.n)
			buf_add_byte(&out, '\n');
		buf_add(&out, line);
	}
	struct str text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

static struct str decode(struct str s, bool loose, struct arena *a)
{
	struct buf out;

	buf_init(&out, s.n * 4 + 64);
	struct scan scan = { .in = s, .out = &out, .first_pass = loose, .entities_only = true };
	run_pass(&scan);
	struct str text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

struct str lede_entities(struct str s, struct arena *a)
{
	return str_find_byte(s, '&', 0) < s.n ? decode(s, true, a) : s;
}

struct str lede_address(struct str s, struct arena *a)
{
	size_t at = str_find_byte(s, '&', 0);

	return str_find_byte(s, ';', at) < s.n ? decode(s, false, a) : s;
}
