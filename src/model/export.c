/* export: an article as plain text, and what the three forms share. */
#include "model/export.h"

#include "base/words.h"
#include "model/export_private.h"
#include "model/typeset.h"

bool export_is_cell(const struct block *b)
{
	return b->kind == BLOCK_CELL || b->kind == BLOCK_HEADER_CELL;
}

int export_table_end(const struct doc *d, int from)
{
	int to = from + 1;

	while (to < d->blocks.n && export_is_cell(&d->blocks.v[to])
		&& (d->blocks.v[to].level || d->blocks.v[to].number))
		to++;
	return to;
}

/* "Nguyễn Văn A, 2026-05-28T17:00:00+07:00" */
struct str export_byline(const struct article *art, struct arena *a)
{
	struct str date = date_iso(art->published, a);

	if (!art->author.n || !date.n)
		return art->author.n ? art->author : date;
	return arena_printf(a, "%.*s, %.*s", STR_ARG(art->author), STR_ARG(date));
}

static void put_line(const struct line *line, struct buf *out)
{
	for (int i = 0; i < line->n; i++)
		buf_add(out, line->v[i].text);
	buf_add_byte(out, '\n');
}

static void put_doc(const struct doc *d, int width, struct arena *a, struct buf *out)
{
	struct typeset_options o = { .width = width };
	struct typeset set;

	typeset_doc(d, &o, a, &set);
	for (int i = 0; i < set.lines.n; i++)
		put_line(&set.lines.v[i].line, out);
}

static void put_paragraph(struct str text, enum block_kind kind, int width, struct arena *a,
	struct buf *out)
{
	struct doc d = { 0 };

	if (!text.n)
		return;
	doc_span(doc_block(&d, kind, a), text, 0, STR_NONE, a);
	put_doc(&d, width, a, out);
}

static void put_related_one(const struct related *r, int number, int width, struct arena *a,
	struct buf *out)
{
	struct doc d = { 0 };
	struct block *b = doc_block(&d, BLOCK_ITEM, a);
	struct str mark = arena_printf(a, "%d. ", number);

	b->number = number;
	doc_span(b, r->title, 0, STR_NONE, a);
	put_doc(&d, width, a, out);
	/* An address is copied from here: it is never wrapped. */
	buf_addf(out, "%*s%.*s\n", (int)mark.n, "", STR_ARG(r->url));
}

static void put_related(const struct article *art, int width, struct arena *a, struct buf *out)
{
	if (!article_has_related(art))
		return;
	buf_add_byte(out, '\n');
	put_paragraph(str_of(_("Related")), BLOCK_HEADING, width, a, out);
	buf_add_byte(out, '\n');
	for (int i = 0; i < art->related.n; i++)
		put_related_one(&art->related.v[i], i + 1, width, a, out);
}

bool export_text(const struct article *art, int width, struct buf *out)
{
	struct arena a = { 0 };

	put_paragraph(art->title, BLOCK_HEADING, width, &a, out);
	put_paragraph(export_byline(art, &a), BLOCK_PARAGRAPH, width, &a, out);
	if (art->url.n)        /* never wrapped either */
		buf_addf(out, "%.*s\n", STR_ARG(art->url));
	if (art->body.blocks.n)
		buf_add_byte(out, '\n');
	put_doc(&art->body, width, &a, out);
	put_related(art, width, &a, out);
	arena_release(&a);
	return !out->failed;
}

enum export_form export_form_find(struct str name)
{
	static const struct { const char *name; enum export_form form; } names[] = {
		{ "text", EXPORT_TEXT }, { "txt", EXPORT_TEXT }, { "md", EXPORT_MARKDOWN },
		{ "markdown", EXPORT_MARKDOWN }, { "html", EXPORT_HTML }, { "htm", EXPORT_HTML },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq_nocase(name, str_of(names[i].name)))
			return names[i].form;
	return EXPORT_NONE;
}

bool export_write(enum export_form form, const struct article *art, int width, struct buf *out)
{
	switch (form) {
	case EXPORT_MARKDOWN: return export_markdown(art, out);
	case EXPORT_HTML:     return export_html(art, out);
	default:              return export_text(art, width, out);
	}
}
