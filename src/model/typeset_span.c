/* typeset_span: the spans of a block as the spans that are wrapped: one style
 * each, links with their numbers. */
#include "base/buf.h"
#include "model/typeset_private.h"
#include "text/fold.h"

struct str set_spaces(struct setter *s, int n)
{
	static const char blank[] = "                                                                ";
	enum { BLANKS = sizeof(blank) - 1 };

	if (n <= 0)
		return STR("");
	if (n <= BLANKS)
		return (struct str){ blank, (size_t)n };
	char *p = arena_alloc(s->a, 1, (size_t)n);
	memset(p, ' ', (size_t)n);
	return (struct str){ p, (size_t)n };
}

/* The first that applies wins: a cell has one style. */
static enum style style_of(const struct doc_span *span, enum style base)
{
	static const struct { unsigned flag; enum style style; } looks[] = {
		{ SPAN_CODE, STYLE_code }, { SPAN_STRUCK, STYLE_deleted }, { SPAN_STRONG, STYLE_strong },
		{ SPAN_EMPHASIS, STYLE_emphasis }, { SPAN_UNDERLINE, STYLE_underline },
	};

	if (span->href.n)
		return STYLE_link;
	if (base != STYLE_text && base != STYLE_quote)
		return base;
	for (size_t i = 0; i < sizeof(looks) / sizeof(*looks); i++)
		if (span->flags & looks[i].flag)
			return looks[i].style;
	return base;
}

static int first_number(const struct setter *s)
{
	return s->o->first_number > 0 ? s->o->first_number : 1;
}

int set_new_link(struct setter *s, struct str href, struct str text)
{
	*VEC_PUSH(&s->out->links, s->a) = (struct set_link){ href, text, -1, false };
	return s->out->links.n - 1 + first_number(s);
}

void set_link_number(struct setter *s, int link, struct spans *out)
{
	if (!link || !s->o->number_links)
		return;
	struct str number = arena_printf(s->a, "[%d]", link);
	*VEC_PUSH(&out->list, s->a) = (struct span){ number, STYLE_link_number, link };
}

/* A word character that a raised digit would be read together with. */
static bool joins(char c)
{
	return str_digit(c) || (str_lower(c) >= 'a' && str_lower(c) <= 'z') || (unsigned char)c >= 0x80;
}

/* "m2" and "10-9" would be wrong; "1st" and "word[3]" need no mark. */
static bool needs_caret(const struct doc_span *span, const struct doc_span *before)
{
	char c = span->text.p[0];

	return (span->flags & SPAN_SUPER) && before && !(before->flags & SPAN_SUPER)
		&& before->text.n && joins(before->text.p[before->text.n - 1])
		&& (str_digit(c) || c == '+' || c == '-' || str_starts(span->text, STR("−")));
}

static struct str link_text(const struct block *b, int from, struct arena *a)
{
	struct block part = { .spans = { .v = b->spans.v + from } };

	while (from + part.spans.n < b->spans.n
		&& str_eq(part.spans.v[part.spans.n].href, b->spans.v[from].href))
		part.spans.n++;
	return block_text(&part, a);
}

void set_spans(struct setter *s, const struct block *b, enum style base, struct spans *out)
{
	struct str href = STR_NONE;
	int link = 0;

	for (int i = 0; i < b->spans.n; i++) {
		const struct doc_span *span = &b->spans.v[i];
		if (!span->text.n)
			continue;
		if (!str_eq(span->href, href)) {
			set_link_number(s, link, out);
			href = span->href;
			link = href.n ? set_new_link(s, href, link_text(b, i, s->a)) : 0;
		}
		enum style style = style_of(span, base);
		if (needs_caret(span, i ? &b->spans.v[i - 1] : NULL))
			*VEC_PUSH(&out->list, s->a) = (struct span){ STR("^"), style, link };
		*VEC_PUSH(&out->list, s->a) = (struct span){ span->text, style, link };
	}
	set_link_number(s, link, out);
}

/* Before anything is measured: "…" is three cells then. */
struct doc *set_ascii_doc(const struct doc *d, struct arena *a)
{
	struct doc *out = ARENA_NEW(a, struct doc);

	for (int i = 0; i < d->blocks.n; i++) {
		const struct block *from = &d->blocks.v[i];
		struct block *to = VEC_PUSH(&out->blocks, a);

		*to = *from;
		to->spans.v = NULL;
		to->spans.n = to->spans.cap = 0;
		for (int k = 0; k < from->spans.n; k++) {
			struct doc_span span = from->spans.v[k];

			span.text = text_ascii(span.text, a);
			if (span.text.n)
				*VEC_PUSH(&to->spans, a) = span;
		}
	}
	return out;
}
