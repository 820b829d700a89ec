/* export_markdown: CommonMark with the pipe tables of GitHub.  What Markdown
 * has no sign for (underline, superscript) is written as HTML, as it allows. */
#include "base/words.h"
#include "model/export.h"
#include "model/export_private.h"

struct mark {
	unsigned flag;
	const char *open, *close;
};

static const struct mark marks[] = {
	{ SPAN_STRONG, "**", "**" }, { SPAN_EMPHASIS, "*", "*" }, { SPAN_STRUCK, "~~", "~~" },
	{ SPAN_UNDERLINE, "<u>", "</u>" }, { SPAN_SUPER, "<sup>", "</sup>" }, { SPAN_SUB, "<sub>", "</sub>" },
};

enum { MARKS = sizeof(marks) / sizeof(*marks) };

/* Where a line of text would read as a list, a heading or a rule. */
static bool begins_block(struct str s)
{
	size_t digits = 0;

	if (s.n && strchr("#+-=", s.p[0]))
		return true;
	while (digits < s.n && str_digit(s.p[digits]))
		digits++;
	return digits && digits < s.n && (s.p[digits] == '.' || s.p[digits] == ')');
}

/* `pad` begins each further line of the block; NULL in a cell, where a line
 * break is <br>. */
static void put_words(struct str s, bool line_start, const char *pad, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (line_start && begins_block(str_skip(s, i))) {
			while (str_digit(s.p[i]))
				buf_add_byte(out, s.p[i++]);
			buf_addf(out, "\\%c", s.p[i]);
			line_start = false;
			continue;
		}
		line_start = c == '\n';
		if (c == '\n')
			buf_add_z(out, pad ? "\\\n" : "<br>");
		if (c == '\n' && pad)
			buf_add_z(out, pad);
		if (strchr("\\`*_[]<>&|~", c) && c)
			buf_add_byte(out, '\\');
		if (c != '\n')
			buf_add_byte(out, c);
	}
}

/* A code span needs a fence longer than any inside. */
static void put_code(struct str s, struct buf *out)
{
	int longest = 0, now = 0;

	for (size_t i = 0; i < s.n; i++) {
		now = s.p[i] == '`' ? now + 1 : 0;
		longest = now > longest ? now : longest;
	}
	for (int i = 0; i <= longest; i++)
		buf_add_byte(out, '`');
	bool padded = s.n && (s.p[0] == '`' || s.p[s.n - 1] == '`');
	buf_addf(out, padded ? " %.*s " : "%.*s", STR_ARG(s));
	for (int i = 0; i <= longest; i++)
		buf_add_byte(out, '`');
}

/* Signs must touch words: the spaces at both ends stay outside of them. */
static void put_span(const struct doc_span *span, bool line_start, const char *pad, struct buf *out)
{
	struct str core = str_trim(span->text);
	size_t before = core.n ? (size_t)(core.p - span->text.p) : 0;

	if (!core.n) {
		put_words(span->text, line_start, pad, out);
		return;
	}
	put_words(str_sub(span->text, 0, before), line_start, pad, out);
	if (span->href.n)
		buf_add_byte(out, '[');
	for (int i = 0; i < MARKS; i++)
		buf_add_z(out, span->flags & marks[i].flag ? marks[i].open : "");
	if (span->flags & SPAN_CODE)
		put_code(core, out);
	else
		put_words(core, line_start && !span->flags && !span->href.n, pad, out);
	for (int i = MARKS - 1; i >= 0; i--)
		buf_add_z(out, span->flags & marks[i].flag ? marks[i].close : "");
	if (span->href.n)
		buf_addf(out, "](<%.*s>)", STR_ARG(span->href));
	put_words(str_skip(span->text, before + core.n), false, pad, out);
}

static void put_spans(const struct block *b, const char *pad, struct buf *out)
{
	for (int i = 0; i < b->spans.n; i++)
		put_span(&b->spans.v[i], i == 0, pad, out);
}

static void put_pre(const struct block *b, struct arena *a, struct buf *out)
{
	struct str text = block_text(b, a), line;
	const char *fence = str_has(text, STR("```")) ? "~~~~~~" : "```";

	buf_addf(out, "%s\n", fence);
	while (str_line(&text, &line))
		buf_addf(out, "%.*s\n", STR_ARG(line));
	buf_addf(out, "%s\n", fence);
}

static void put_item(const struct block *b, struct buf *out)
{
	char pad[256] = "";
	size_t indent = (size_t)(b->level < 1 ? 0 : b->level > 20 ? 20 : b->level - 1) * 4;

	memset(pad, ' ', indent + 4);
	buf_add(out, (struct str){ pad, indent });
	if (b->number > 0)
		buf_addf(out, b->number < 10 ? "%d.  " : "%d. ", b->number);
	else
		buf_add(out, STR("-   "));
	put_spans(b, pad, out);
	buf_add_byte(out, '\n');
}

/* Rows of equal length: the format needs a header row, so the first is one. */
static void put_table(const struct doc *d, int from, int to, struct buf *out)
{
	enum { COLUMNS_MAX = 64 };
	int columns = 0, column = 0;

	for (int i = from; i < to; i++)
		if (d->blocks.v[i].number >= columns && d->blocks.v[i].number < COLUMNS_MAX)
			columns = d->blocks.v[i].number + 1;
	for (int i = from; i < to; i++) {
		const struct block *b = &d->blocks.v[i];
		buf_add(out, column ? STR(" ") : STR("| "));
		for (; column < b->number && column < columns; column++)
			buf_add(out, STR("| "));
		put_spans(b, NULL, out);
		buf_add(out, STR(" |"));
		column++;
		if (i + 1 < to && d->blocks.v[i + 1].level == b->level)
			continue;
		for (; column < columns; column++)
			buf_add(out, STR("  |"));
		buf_add_byte(out, '\n');
		column = 0;
		if (b->level > d->blocks.v[from].level || (i + 1 < to && d->blocks.v[i].level != d->blocks.v[from].level))
			continue;
		for (int c = 0; c < columns; c++)
			buf_add_z(out, c ? " --- |" : "| --- |");
		buf_add_byte(out, '\n');
	}
}

static void put_picture(const struct block *b, struct buf *out)
{
	if (b->url.n) {
		buf_add(out, STR("!["));
		for (int i = 0; i < b->spans.n; i++)
			put_words(b->spans.v[i].text, false, NULL, out);
		buf_addf(out, "](<%.*s>)\n", STR_ARG(b->url));
		return;
	}
	put_spans(b, "", out);
	buf_add_byte(out, '\n');
}

static void put_block(const struct block *b, struct arena *a, struct buf *out)
{
	const char *pad = "";

	switch (b->kind) {
	case BLOCK_PRE: put_pre(b, a, out); return;
	case BLOCK_ITEM: put_item(b, out); return;
	case BLOCK_IMAGE: put_picture(b, out); return;
	case BLOCK_RULE: buf_add(out, STR("---\n")); return;
	case BLOCK_HEADING:
		for (int i = 0; i < b->level; i++)
			buf_add_byte(out, '#');
		buf_add_byte(out, ' ');
		put_spans(b, NULL, out);
		buf_add_byte(out, '\n');
		return;
	case BLOCK_QUOTE: pad = "> "; break;
	case BLOCK_DEFINITION: pad = "    "; buf_add(out, STR(":   ")); break;
	default: break;
	}
	buf_add_z(out, b->kind == BLOCK_QUOTE ? pad : "");
	put_spans(b, pad, out);
	buf_add_byte(out, '\n');
}

static bool tight(const struct block *before, const struct block *b)
{
	return (before->kind == BLOCK_ITEM && b->kind == BLOCK_ITEM) || b->kind == BLOCK_DEFINITION;
}

static void put_doc(const struct doc *d, struct arena *a, struct buf *out)
{
	for (int i = 0; i < d->blocks.n; i++) {
		const struct block *b = &d->blocks.v[i];
		if (i && b->kind == BLOCK_QUOTE && b[-1].kind == BLOCK_QUOTE)
			buf_add(out, STR(">\n"));
		else if (i && !tight(b - 1, b))
			buf_add_byte(out, '\n');
		if (export_is_cell(b)) {
			int to = export_table_end(d, i);
			put_table(d, i, to, out);
			i = to - 1;
		} else {
			put_block(b, a, out);
		}
	}
}

static void put_related(const struct article *art, struct buf *out)
{
	if (!article_has_related(art))
		return;
	buf_addf(out, "\n## %s\n\n", _("Related"));
	for (int i = 0; i < art->related.n; i++) {
		const struct related *r = &art->related.v[i];
		struct doc_span link = { r->title.n ? r->title : r->url, 0, r->url };
		buf_addf(out, "%d. ", i + 1);
		put_span(&link, false, "   ", out);
		buf_add_byte(out, '\n');
	}
}

bool export_markdown(const struct article *art, struct buf *out)
{
	struct arena a = { 0 };
	struct str byline = export_byline(art, &a);

	if (art->title.n) {
		buf_add(out, STR("# "));
		put_words(art->title, false, NULL, out);
		buf_add(out, STR("\n\n"));
	}
	if (byline.n) {
		put_words(byline, true, "", out);
		buf_add(out, STR("\n\n"));
	}
	if (art->url.n)
		buf_addf(out, "<%.*s>\n\n", STR_ARG(art->url));
	put_doc(&art->body, &a, out);
	put_related(art, out);
	arena_release(&a);
	return !out->failed;
}
