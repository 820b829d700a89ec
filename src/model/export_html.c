/* export_html: an article as one page of HTML, with nothing fetched by it but
 * its pictures. */
#include "base/words.h"
#include "model/export.h"
#include "model/export_private.h"

static const struct { unsigned flag; const char *name; } tags[] = {
	{ SPAN_STRONG, "strong" }, { SPAN_EMPHASIS, "em" }, { SPAN_UNDERLINE, "u" }, { SPAN_STRUCK, "del" },
	{ SPAN_CODE, "code" }, { SPAN_SUPER, "sup" }, { SPAN_SUB, "sub" },
};

enum { TAGS = sizeof(tags) / sizeof(*tags) };

static void put_escaped(struct str s, bool breaks, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		switch (s.p[i]) {
		case '<': buf_add(out, STR("&lt;")); break;
		case '>': buf_add(out, STR("&gt;")); break;
		case '&': buf_add(out, STR("&amp;")); break;
		case '"': buf_add(out, STR("&quot;")); break;
		case '\n': buf_add(out, breaks ? STR("<br>\n") : STR("\n")); break;
		default: buf_add_byte(out, s.p[i]);
		}
	}
}

static void put_spans(const struct block *b, struct buf *out)
{
	for (int i = 0; i < b->spans.n; i++) {
		const struct doc_span *span = &b->spans.v[i];
		if (span->href.n) {
			buf_add(out, STR("<a href=\""));
			put_escaped(span->href, false, out);
			buf_add(out, STR("\">"));
		}
		for (int k = 0; k < TAGS; k++)
			if (span->flags & tags[k].flag)
				buf_addf(out, "<%s>", tags[k].name);
		put_escaped(span->text, b->kind != BLOCK_PRE, out);
		for (int k = TAGS - 1; k >= 0; k--)
			if (span->flags & tags[k].flag)
				buf_addf(out, "</%s>", tags[k].name);
		if (span->href.n)
			buf_add(out, STR("</a>"));
	}
}

static void put_element(const char *name, const struct block *b, struct buf *out)
{
	buf_addf(out, "<%s>", name);
	put_spans(b, out);
	buf_addf(out, "</%s>\n", name);
}

static void put_picture(const struct block *b, struct buf *out)
{
	buf_add(out, STR("<figure>"));
	if (b->url.n) {
		buf_add(out, STR("<img src=\""));
		put_escaped(b->url, false, out);
		buf_add(out, STR("\" alt=\"\">"));
	}
	if (b->spans.n)
		put_element("figcaption", b, out);
	buf_add(out, STR("</figure>\n"));
}

static void put_table(const struct doc *d, int from, int to, struct buf *out)
{
	buf_add(out, STR("<table>\n"));
	for (int i = from; i < to; i++) {
		const struct block *b = &d->blocks.v[i];
		bool first = i == from || b[-1].level != b->level;
		int column = first ? 0 : b[-1].number + 1;
		if (first)
			buf_add_z(out, i == from ? "<tr>\n" : "</tr>\n<tr>\n");
		for (int gap = 0; column < b->number && gap < 64; column++, gap++)
			buf_add(out, STR("<td></td>"));
		put_element(b->kind == BLOCK_HEADER_CELL ? "th" : "td", b, out);
	}
	buf_add(out, STR("</tr>\n</table>\n"));
}

/* The lists that are open, outermost first. */
struct lists {
	bool ordered[64];
	int depth;
};

static void lists_to(struct lists *l, int depth, const struct block *b, struct buf *out)
{
	while (l->depth > depth)
		buf_add_z(out, l->ordered[--l->depth] ? "</li>\n</ol>\n" : "</li>\n</ul>\n");
	while (b && l->depth < depth) {
		l->ordered[l->depth] = b->number > 0;
		if (l->depth + 1 < depth)
			buf_add_z(out, b->number > 0 ? "<ol>\n<li>" : "<ul>\n<li>");
		else if (b->number > 1)
			buf_addf(out, "<ol start=\"%d\">\n", b->number);
		else
			buf_add_z(out, b->number > 0 ? "<ol>\n" : "<ul>\n");
		l->depth++;
	}
}

static void put_item(struct lists *l, const struct block *b, struct buf *out)
{
	int depth = b->level < 1 ? 1 : b->level > 64 ? 64 : b->level;

	if (l->depth >= depth && l->ordered[depth - 1] != (b->number > 0))
		lists_to(l, depth - 1, NULL, out);
	bool sibling = l->depth >= depth;
	lists_to(l, depth, b, out);
	buf_add_z(out, sibling ? "</li>\n<li>" : "<li>");
	put_spans(b, out);
}

static void put_block(const struct block *b, struct buf *out)
{
	static const char *const names[BLOCK_KIND_COUNT] = {
		[BLOCK_PARAGRAPH] = "p", [BLOCK_QUOTE] = "blockquote", [BLOCK_PRE] = "pre",
		[BLOCK_TERM] = "dt", [BLOCK_DEFINITION] = "dd",
	};
	char heading[3] = "h1";

	if (b->kind == BLOCK_RULE)
		buf_add(out, STR("<hr>\n"));
	else if (b->kind == BLOCK_IMAGE)
		put_picture(b, out);
	else if (b->kind == BLOCK_HEADING) {
		heading[1] = (char)('0' + (b->level < 1 ? 1 : b->level > 6 ? 6 : b->level));
		put_element(heading, b, out);
	} else
		put_element(names[b->kind], b, out);
}

static bool is_definition(const struct block *b)
{
	return b->kind == BLOCK_TERM || b->kind == BLOCK_DEFINITION;
}

static void put_doc(const struct doc *d, struct buf *out)
{
	struct lists lists = { 0 };

	for (int i = 0; i < d->blocks.n; i++) {
		const struct block *b = &d->blocks.v[i];
		if (b->kind == BLOCK_ITEM) {
			put_item(&lists, b, out);
			continue;
		}
		lists_to(&lists, 0, NULL, out);
		if (export_is_cell(b)) {
			int to = export_table_end(d, i);
			put_table(d, i, to, out);
			i = to - 1;
			continue;
		}
		bool term = is_definition(b);
		if (term && !(i && is_definition(b - 1)))
			buf_add(out, STR("<dl>\n"));
		put_block(b, out);
		if (term && !(i + 1 < d->blocks.n && is_definition(b + 1)))
			buf_add(out, STR("</dl>\n"));
	}
	lists_to(&lists, 0, NULL, out);
}

static void put_link(struct str url, struct str words, struct buf *out)
{
	buf_add(out, STR("<a href=\""));
	put_escaped(url, false, out);
	buf_add(out, STR("\">"));
	put_escaped(words.n ? words : url, false, out);
	buf_add(out, STR("</a>"));
}

static void put_related(const struct article *art, struct buf *out)
{
	if (!article_has_related(art))
		return;
	buf_add(out, STR("<h2>"));
	put_escaped(str_of(_("Related")), false, out);
	buf_add(out, STR("</h2>\n<ol>\n"));
	for (int i = 0; i < art->related.n; i++) {
		buf_add(out, STR("<li>"));
		put_link(art->related.v[i].url, art->related.v[i].title, out);
		buf_add(out, STR("</li>\n"));
	}
	buf_add(out, STR("</ol>\n"));
}

bool export_html(const struct article *art, struct buf *out)
{
	struct arena a = { 0 };
	struct str byline = export_byline(art, &a);

	buf_add(out, STR("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>"));
	put_escaped(art->title, false, out);
	buf_add(out, STR("</title>\n</head>\n<body>\n<article>\n<h1>"));
	put_escaped(art->title, false, out);
	buf_add(out, STR("</h1>\n"));
	if (byline.n) {
		buf_add(out, STR("<p>"));
		put_escaped(byline, false, out);
		buf_add(out, STR("</p>\n"));
	}
	if (art->url.n) {
		buf_add(out, STR("<p>"));
		put_link(art->url, art->url, out);
		buf_add(out, STR("</p>\n"));
	}
	put_doc(&art->body, out);
	put_related(art, out);
	buf_add(out, STR("</article>\n</body>\n</html>\n"));
	arena_release(&a);
	return !out->failed;
}
