/*
 * doc: building blocks, and the text encoding of doc.h.  Writing and reading
 * are each other's inverse for any doc whose spans doc_span made: it joins
 * neighbours of one look, as reading does.
 */
#include "model/doc.h"

#include <limits.h>

#include "text/clean.h"

enum { TEXT_MAX_BYTES = 64 << 20, LEVEL_MAX = 100000, ITEM_DEPTH_MAX = 1000 };

/* How each kind is written.  ORDER: enum block_kind. */
static const struct kind {
	const char *word;
	enum { NO_FIELDS, ONE_LEVEL, LEVEL_NUMBER, ADDRESS } fields;
	int level_min, level_max;
} kinds[BLOCK_KIND_COUNT] = {
	[BLOCK_PARAGRAPH] = { "p", NO_FIELDS, 0, 0 },
	[BLOCK_HEADING] = { "h", ONE_LEVEL, 1, 6 },
	[BLOCK_ITEM] = { "li", LEVEL_NUMBER, 1, ITEM_DEPTH_MAX },
	[BLOCK_QUOTE] = { "q", NO_FIELDS, 0, 0 },
	[BLOCK_PRE] = { "pre", NO_FIELDS, 0, 0 },
	[BLOCK_CELL] = { "td", LEVEL_NUMBER, 0, LEVEL_MAX },
	[BLOCK_HEADER_CELL] = { "th", LEVEL_NUMBER, 0, LEVEL_MAX },
	[BLOCK_TERM] = { "dt", NO_FIELDS, 0, 0 },
	[BLOCK_DEFINITION] = { "dd", NO_FIELDS, 0, 0 },
	[BLOCK_RULE] = { "hr", NO_FIELDS, 0, 0 },
	[BLOCK_IMAGE] = { "img", ADDRESS, 0, 0 },
};

/* ORDER: enum span_flag, bit by bit. */
static const char flag_letters[] = "biusc+-";

/* --- building --- */

struct block *doc_block(struct doc *d, enum block_kind kind, struct arena *a)
{
	struct block *b = VEC_PUSH(&d->blocks, a);

	b->kind = kind;
	b->level = kind == BLOCK_HEADING || kind == BLOCK_ITEM;
	return b;
}

/* The last span, when it has this look. */
static struct doc_span *last_alike(const struct block *b, unsigned flags, struct str href)
{
	struct doc_span *last;

	if (!b->spans.n)
		return NULL;
	last = &b->spans.v[b->spans.n - 1];
	return last->flags == flags && str_eq(last->href, href) ? last : NULL;
}

void doc_span(struct block *b, struct str text, unsigned flags, struct str href, struct arena *a)
{
	struct doc_span *last = last_alike(b, flags, href);

	if (!text.n)
		return;
	if (last) {
		last->text = arena_join(a, last->text, text);
		return;
	}
	*VEC_PUSH(&b->spans, a) = (struct doc_span){ text, flags, href };
}

static void add_spans(const struct block *b, struct buf *out)
{
	for (int i = 0; i < b->spans.n; i++)
		buf_add(out, b->spans.v[i].text);
}

struct str block_text(const struct block *b, struct arena *a)
{
	struct buf words;

	if (b->spans.n == 0)
		return STR("");
	if (b->spans.n == 1)
		return b->spans.v[0].text;
	buf_init(&words, TEXT_MAX_BYTES);
	add_spans(b, &words);
	struct str s = arena_str(a, buf_str(&words));
	buf_release(&words);
	return s;
}

bool doc_text(const struct doc *d, struct buf *out)
{
	for (int i = 0; i < d->blocks.n; i++) {
		size_t before = out->n;
		add_spans(&d->blocks.v[i], out);
		if (out->n > before)
			buf_add_byte(out, '\n');
	}
	return !out->failed;
}

/* --- writing --- */

static void write_text(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *escape = s.p[i] == '\n' ? "\\n" : s.p[i] == '\t' ? "\\t" : s.p[i] == '\\' ? "\\\\"
			: s.p[i] == '{' ? "\\{" : s.p[i] == '}' ? "\\}" : NULL;
		if (escape)
			buf_add_z(out, escape);
		else
			buf_add_byte(out, s.p[i]);
	}
}

/* An address is printable ASCII by contract; anything else is escaped so that
 * no address can break the line. */
static void write_address(struct str url, struct buf *out)
{
	for (size_t i = 0; i < url.n; i++) {
		if (url.p[i] > ' ' && url.p[i] < 0x7F)
			buf_add_byte(out, url.p[i]);
		else
			buf_addf(out, "%%%02X", (unsigned char)url.p[i]);
	}
}

static void write_span(const struct doc_span *s, struct buf *out)
{
	if (!s->text.n)
		return;
	bool plain = !s->flags && !s->href.n;
	if (!plain) {
		buf_add_byte(out, '{');
		for (int bit = 0; flag_letters[bit]; bit++)
			if (s->flags & 1u << bit)
				buf_add_byte(out, flag_letters[bit]);
		if (s->href.n)
			buf_add_byte(out, '@');
		write_address(s->href, out);
		buf_add_byte(out, ' ');
	}
	write_text(s->text, out);
	if (!plain)
		buf_add_byte(out, '}');
}

bool doc_write(const struct doc *d, struct buf *out)
{
	for (int i = 0; i < d->blocks.n; i++) {
		const struct block *b = &d->blocks.v[i];
		const struct kind *k = &kinds[b->kind];
		buf_add_z(out, k->word);
		if (k->fields == ONE_LEVEL)
			buf_addf(out, " %d", b->level);
		if (k->fields == LEVEL_NUMBER)
			buf_addf(out, " %d %d", b->level, b->number);
		if (k->fields == ADDRESS) {
			buf_add_byte(out, ' ');
			write_address(b->url.n ? b->url : STR("-"), out);
		}
		buf_add_byte(out, '\t');
		for (int j = 0; j < b->spans.n; j++)
			write_span(&b->spans.v[j], out);
		buf_add_byte(out, '\n');
	}
	return !out->failed;
}

/* --- reading --- */

struct reader {
	struct arena *a;
	struct str rest;        /* of the line */
	char *room;             /* for what is left of the line, decoded */
	int line;
	struct err *e;
};

static bool refuse(struct reader *r, const char *what)
{
	return err_set(r->e, ERR_PARSE, "doc line %d: %s", r->line, what);
}

static const struct kind *find_kind(struct str word)
{
	for (int i = 0; i < BLOCK_KIND_COUNT; i++)
		if (str_eq(word, str_of(kinds[i].word)))
			return &kinds[i];
	return NULL;
}

/* " N" with no sign, no leading zero and nothing else. */
static bool read_number(struct str *head, int low, int high, int *out)
{
	struct str part;
	int64_t n;

	if (!head->p || !str_cut(head, ' ', &part) || !str_int(part, &n) || n < low || n > high)
		return false;
	if (!str_digit(part.p[0]) || (part.n > 1 && part.p[0] == '0'))
		return false;
	*out = (int)n;
	return true;
}

static bool good_address(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] >= 0x7F)
			return false;
	return s.n > 0;
}

static bool read_head(struct reader *r, struct str head, struct block *b)
{
	struct str word, url;

	if (!str_cut(&head, ' ', &word))
		return refuse(r, "empty");
	const struct kind *k = find_kind(word);
	if (!k)
		return refuse(r, "unknown kind");
	b->kind = (enum block_kind)(k - kinds);
	if ((k->fields == ONE_LEVEL || k->fields == LEVEL_NUMBER)
		&& !read_number(&head, k->level_min, k->level_max, &b->level))
		return refuse(r, "bad level");
	if (k->fields == LEVEL_NUMBER && !read_number(&head, 0, INT_MAX, &b->number))
		return refuse(r, "bad number");
	if (k->fields == ADDRESS) {
		if (!head.p || !str_cut(&head, ' ', &url) || !good_address(url))
			return refuse(r, "bad address");
		b->url = str_eq(url, STR("-")) ? STR_NONE : url;
	}
	return head.p ? refuse(r, "too many fields") : true;
}

/* Text up to a brace or the end of the line; escapes undone. */
static bool read_text(struct reader *r, struct str *out)
{
	static const char from[] = "nt\\{}", to[] = "\n\t\\{}";
	struct str s = r->rest;
	char *p = r->room;
	size_t n = 0, i = 0;

	for (; i < s.n && s.p[i] != '{' && s.p[i] != '}'; i++) {
		if (s.p[i] == '\t')
			return refuse(r, "a raw tab");
		if (s.p[i] != '\\') {
			p[n++] = s.p[i];
			continue;
		}
		const char *hit = ++i < s.n && s.p[i] ? strchr(from, s.p[i]) : NULL;
		if (!hit)
			return refuse(r, "bad escape");
		p[n++] = to[hit - from];
	}
	r->rest = str_skip(s, i);
	r->room += n;
	*out = (struct str){ p, n };
	return text_is_clean(*out) ? true : refuse(r, "text that is not clean");
}

/* After "{": flags, "@" and an address, one space. */
static bool read_look(struct reader *r, unsigned *flags, struct str *href)
{
	struct str look;
	size_t space = str_find_byte(r->rest, ' ', 0);

	if (space == r->rest.n)
		return refuse(r, "a span without text");
	look = str_sub(r->rest, 0, space);
	r->rest = str_skip(r->rest, space + 1);
	*flags = 0;
	for (int last = -1; look.n && look.p[0] != '@'; look = str_skip(look, 1)) {
		const char *hit = look.p[0] ? strchr(flag_letters, look.p[0]) : NULL;
		if (!hit || hit - flag_letters <= last)
			return refuse(r, "bad flags");
		last = (int)(hit - flag_letters);
		*flags |= 1u << last;
	}
	*href = look.n ? str_skip(look, 1) : STR_NONE;
	if (look.n && !good_address(*href))
		return refuse(r, "bad address");
	return *flags || look.n ? true : refuse(r, "a span without flags");
}

/* Neighbours of one look would have been written as one. */
static bool add_read_span(struct reader *r, struct block *b, struct doc_span span)
{
	if (last_alike(b, span.flags, span.href))
		return refuse(r, "two spans of one look");
	*VEC_PUSH(&b->spans, r->a) = span;
	return true;
}

static bool read_spans(struct reader *r, struct block *b)
{
	r->room = arena_alloc(r->a, 1, r->rest.n + 1);
	while (r->rest.n) {
		unsigned flags = 0;
		struct str href = STR_NONE, text = STR_NONE;
		bool look = r->rest.p[0] == '{';
		if (look) {
			r->rest = str_skip(r->rest, 1);
			if (!read_look(r, &flags, &href))
				return false;
		}
		if (!read_text(r, &text))
			return false;
		if (look) {
			if (!r->rest.n || r->rest.p[0] != '}')
				return refuse(r, "a span that does not end");
			r->rest = str_skip(r->rest, 1);
		} else if (r->rest.n && r->rest.p[0] == '}') {
			return refuse(r, "a stray brace");
		}
		if (!text.n)
			return refuse(r, "an empty span");
		if (!add_read_span(r, b, (struct doc_span){ text, flags, href }))
			return false;
	}
	return true;
}

bool doc_read(struct str encoded, struct arena *a, struct doc *out, struct err *e)
{
	struct reader r = { .a = a, .e = e };
	struct str all = arena_str(a, encoded);

	*out = (struct doc){ 0 };
	while (all.n) {
		size_t end = str_find_byte(all, '\n', 0);
		size_t tab = str_find_byte(str_sub(all, 0, end), '\t', 0);
		r.line++;
		if (end == all.n)
			return refuse(&r, "no newline at its end");
		if (tab == end)
			return refuse(&r, "no tab");
		struct block b = { 0 };
		if (!read_head(&r, str_sub(all, 0, tab), &b))
			return false;
		r.rest = str_sub(all, tab + 1, end);
		if (!read_spans(&r, &b))
			return false;
		*VEC_PUSH(&out->blocks, a) = b;
		all = str_skip(all, end + 1);
	}
	return true;
}
