/*
 * typeset: blocks to lines.  Blocks stand apart by one empty line; the items
 * of a list, and a term and its definitions, stand together.
 */
#include "model/typeset.h"

#include <stdio.h>

#include "base/words.h"
#include "model/typeset_private.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/width.h"

enum { BAR_MIN_WIDTH = 8, SHORT_RULE = 3, DEFINITION_INDENT = 4 };

/* --- lines --- */

static int run_of_last_ink(const struct line *line)
{
	int n = line->n;

	while (n > 0 && !str_trim(line->v[n - 1].text).n)
		n--;
	return n;
}

void set_put(struct setter *s, int block, struct line line)
{
	int at = s->out->lines.n;

	line.n = run_of_last_ink(&line);
	line.width = 0;
	for (int i = 0; i < line.n; i++) {
		struct run *run = &line.v[i];
		while (i == line.n - 1 && run->text.p[run->text.n - 1] == ' ')
			run->text.n--;
		run->width = text_width(run->text);
		line.width += run->width;
		int link = run->link - (s->o->first_number > 0 ? s->o->first_number : 1);
		if (run->link && link < s->out->links.n && s->out->links.v[link].line < 0)
			s->out->links.v[link].line = at;
	}
	*VEC_PUSH(&s->out->lines, s->a) = (struct set_line){ .line = line, .block = block };
}

void set_gap(struct setter *s)
{
	int n = s->out->lines.n;

	if (n && s->out->lines.v[n - 1].block >= 0)
		*VEC_PUSH(&s->out->lines, s->a) = (struct set_line){ .block = -1 };
}

static struct line behind_margin(struct setter *s, struct margin margin, const struct line *line)
{
	struct line out = { .v = ARENA_ARRAY(s->a, struct run, (size_t)line->n + 1) };

	if (margin.text.n)
		out.v[out.n++] = (struct run){ .text = margin.text, .style = margin.style };
	if (line->n)
		memcpy(out.v + out.n, line->v, sizeof(*line->v) * (size_t)line->n);
	out.n += line->n;
	return out;
}

void set_wrapped(struct setter *s, const struct spans *spans, struct margin first,
	struct margin rest)
{
	int taken = text_width(first.text), n;

	if (text_width(rest.text) > taken)
		taken = text_width(rest.text);
	/* A cluster may be two cells wide. */
	if (taken + 2 > s->o->width) {
		first.text = rest.text = STR("");
		taken = 0;
	}
	struct line *lines = text_wrap(spans->list.v, spans->list.n, s->o->width - taken, s->a, &n);
	for (int i = 0; i < n; i++)
		set_put(s, s->block, behind_margin(s, i ? rest : first, &lines[i]));
	if (n == 0)
		set_put(s, s->block, behind_margin(s, first, &(struct line){ 0 }));
}

/* --- kinds of blocks --- */

static void set_plain(struct setter *s, const struct block *b, enum style style)
{
	struct spans spans = { 0 };

	set_spans(s, b, style, &spans);
	set_wrapped(s, &spans, (struct margin){ 0 }, (struct margin){ 0 });
}

static struct margin quote_bar(const struct setter *s)
{
	struct margin bar = { STR(""), STYLE_border };

	if (s->o->width >= BAR_MIN_WIDTH)
		bar.text = s->o->linear ? STR("> ") : s->o->ascii ? STR("| ") : STR("│ ");
	return bar;
}

static void set_quote(struct setter *s, const struct block *b)
{
	struct spans spans = { 0 };

	set_spans(s, b, STYLE_quote, &spans);
	set_wrapped(s, &spans, quote_bar(s), quote_bar(s));
}

static int item_depth(const struct block *b)
{
	return b->level < 1 ? 1 : b->level > SET_DEPTH_MAX ? SET_DEPTH_MAX : b->level;
}

/* By depth, as text browsers do; the deeper ones are ASCII anyway. */
static struct str bullet(const struct setter *s, const struct block *b)
{
	static const char *const bullets[] = { "• ", "+ ", "o ", "- " };
	int kind = (item_depth(b) - 1) % 4;
	struct str marker = str_of(bullets[kind]);

	/* where it is two cells wide it is too wide for its column */
	return kind == 0 && (s->o->ascii || text_width(marker) > 2) ? STR("* ") : marker;
}

/* Right-aligned in the columns that the widest marker of its list needs. */
static struct str item_marker(struct setter *s, const struct block *b, int hang)
{
	struct str marker = bullet(s, b);

	if (b->number > 0)
		marker = arena_printf(s->a, "%d. ", b->number);
	return arena_join(s->a, set_spaces(s, hang - text_width(marker)), marker);
}

/* Levels that have no item of their own are as wide as a bullet. */
static int item_indent(struct setter *s, const struct block *b, int hang)
{
	const struct block *before = s->block ? b - 1 : NULL;
	int depth = item_depth(b), known = 1;

	if (before && before->kind == BLOCK_ITEM)
		known = item_depth(before) + 1;
	for (int d = known + 1; d <= depth; d++)
		s->indent[d] = s->indent[d - 1] + 2;
	if (depth < SET_DEPTH_MAX)
		s->indent[depth + 1] = s->indent[depth] + hang;
	return s->indent[depth];
}

static void set_item(struct setter *s, const struct block *b)
{
	int hang = s->hangs[s->block], indent = item_indent(s, b, hang);
	struct spans spans = { 0 };

	if (indent + hang > s->o->width / 2)
		indent = s->o->width / 2 > hang ? s->o->width / 2 - hang : 0;
	set_spans(s, b, STYLE_text, &spans);
	struct str marker = arena_join(s->a, set_spaces(s, indent), item_marker(s, b, hang));
	set_wrapped(s, &spans, (struct margin){ marker, STYLE_text },
		(struct margin){ set_spaces(s, indent + hang), STYLE_text });
}

static void set_definition(struct setter *s, const struct block *b)
{
	int indent = s->o->width >= 5 * DEFINITION_INDENT ? DEFINITION_INDENT : s->o->width / 5;
	struct margin margin = { set_spaces(s, indent), STYLE_text };
	struct spans spans = { 0 };

	set_spans(s, b, STYLE_text, &spans);
	set_wrapped(s, &spans, margin, margin);
}

static void set_rule(struct setter *s)
{
	struct str piece = s->o->ascii || s->o->linear ? STR("-") : STR("─");
	int n = s->o->linear && s->o->width > SHORT_RULE ? SHORT_RULE : s->o->width / text_width(piece);
	char *p = arena_alloc(s->a, piece.n, (size_t)n + 1);
	struct run *run = ARENA_NEW(s->a, struct run);

	for (int i = 0; i < n; i++)
		memcpy(p + piece.n * (size_t)i, piece.p, piece.n);
	*run = (struct run){ .text = { p, piece.n * (size_t)n }, .style = STYLE_border };
	set_put(s, s->block, (struct line){ .v = run, .n = n > 0 });
}

/* Without words a picture is seen only where its number can be chosen. */
static void set_picture(struct setter *s, const struct block *b)
{
	struct spans spans = { 0 };
	struct str words = block_text(b, s->a);

	set_spans(s, b, STYLE_caption, &spans);
	if (b->url.n && s->o->number_links) {
		if (!words.n)
			words = arena_printf(s->a, "(%s)", _("picture"));
		words = s->o->ascii ? text_ascii(words, s->a) : words;
		int link = set_new_link(s, b->url, words);

		s->out->links.v[s->out->links.n - 1].picture = true;
		if (!spans.list.n)
			*VEC_PUSH(&spans.list, s->a) = (struct span){ words, STYLE_caption, link };
		*VEC_PUSH(&spans.list, s->a) = (struct span){ STR(" "), STYLE_caption, 0 };
		set_link_number(s, link, &spans);
	}
	if (spans.list.n)
		set_wrapped(s, &spans, (struct margin){ 0 }, (struct margin){ 0 });
}

/* --- preformatted --- */

struct pre {
	struct setter *s;
	VEC(struct run) runs;
	int width;
};

static void pre_line(struct pre *p)
{
	set_put(p->s, p->s->block, (struct line){ .v = p->runs.v, .n = p->runs.n });
	p->runs.v = NULL;
	p->runs.n = p->runs.cap = p->width = 0;
}

static int first_width(struct str words)
{
	struct grapheme g = { 0 };

	text_next(&words, &g);
	return g.width;
}

/* As it stands; what is too wide is cut between clusters. */
static void pre_words(struct pre *p, struct str words, const struct span *look)
{
	while (words.n) {
		int used = 0, room = p->s->o->width - p->width;
		if (p->runs.n && first_width(words) > room) {
			pre_line(p);
			continue;
		}
		struct str piece = text_prefix(words, room, &used);
		if (!piece.n)           /* one cell wider than the screen */
			piece = text_prefix(words, 2, &used);
		if (!piece.n)
			return;
		*VEC_PUSH(&p->runs, p->s->a) = (struct run){ piece, look->style, look->link, used };
		p->width += used;
		words = str_skip(words, piece.n);
	}
}

static void set_pre(struct setter *s, const struct block *b)
{
	struct spans spans = { 0 };
	struct pre p = { .s = s };

	set_spans(s, b, STYLE_text, &spans);
	for (int i = 0; i < spans.list.n; i++) {
		const struct span *look = &spans.list.v[i];
		struct str rest = look->text, words;
		for (bool first = true; str_cut(&rest, '\n', &words); first = false) {
			if (!first)
				pre_line(&p);
			pre_words(&p, words, look);
		}
	}
	pre_line(&p);
}

/* --- the whole --- */

static bool is_cell(const struct block *b)
{
	return b->kind == BLOCK_CELL || b->kind == BLOCK_HEADER_CELL;
}

static bool begins_table(const struct block *b)
{
	return is_cell(b) && b->level == 0 && b->number == 0;
}

static bool is_seen(const struct setter *s, const struct block *b)
{
	if (b->kind == BLOCK_RULE || b->kind == BLOCK_ITEM || is_cell(b))
		return true;
	return b->spans.n || (b->kind == BLOCK_IMAGE && b->url.n && s->o->number_links);
}

static bool is_definition(const struct block *b)
{
	return b->kind == BLOCK_TERM || b->kind == BLOCK_DEFINITION;
}

static void part(struct setter *s, const struct block *before, const struct block *b)
{
	if (!before || (before->kind == BLOCK_ITEM && b->kind == BLOCK_ITEM))
		return;
	if (is_definition(before) && b->kind == BLOCK_DEFINITION)
		return;
	set_gap(s);
	if (before->kind != BLOCK_QUOTE || b->kind != BLOCK_QUOTE || !s->out->lines.n)
		return;
	struct margin bar = quote_bar(s);
	struct run *run = ARENA_NEW(s->a, struct run);
	*run = (struct run){ .text = str_trim(bar.text), .style = bar.style };
	run->width = text_width(run->text);
	s->out->lines.v[s->out->lines.n - 1].line = (struct line){ run, bar.text.n > 0, run->width };
}

/* Cells of the marker of every item: the widest of its own list. */
static int *measure_markers(struct setter *s)
{
	int n = s->doc->blocks.n;
	int *hangs = ARENA_ARRAY(s->a, int, (size_t)n + 1);
	int *list_of = ARENA_ARRAY(s->a, int, (size_t)n + 1);
	int *widest = ARENA_ARRAY(s->a, int, (size_t)n + 1);
	int current[SET_DEPTH_MAX + 2] = { 0 }, lists = 0;

	for (int i = 0; i < n; i++) {
		const struct block *b = &s->doc->blocks.v[i];
		int depth = b->kind == BLOCK_ITEM ? item_depth(b) : 0;
		for (int d = depth + 1; d <= SET_DEPTH_MAX; d++)
			current[d] = 0;
		if (!depth)
			continue;
		if (!current[depth])
			current[depth] = ++lists;
		int width = b->number > 0 ? snprintf(NULL, 0, "%d. ", b->number) : 2;
		list_of[i] = current[depth];
		if (width > widest[list_of[i]])
			widest[list_of[i]] = width;
	}
	for (int i = 0; i < n; i++)
		hangs[i] = widest[list_of[i]];
	return hangs;
}

static void set_block(struct setter *s, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING: set_plain(s, b, STYLE_heading); break;
	case BLOCK_TERM: set_plain(s, b, STYLE_strong); break;
	case BLOCK_ITEM: set_item(s, b); break;
	case BLOCK_QUOTE: set_quote(s, b); break;
	case BLOCK_PRE: set_pre(s, b); break;
	case BLOCK_DEFINITION: set_definition(s, b); break;
	case BLOCK_RULE: set_rule(s); break;
	case BLOCK_IMAGE: set_picture(s, b); break;
	default: set_plain(s, b, STYLE_text);
	}
}

static int table_end(const struct doc *d, int from)
{
	int to = from + 1;

	while (to < d->blocks.n && is_cell(&d->blocks.v[to]) && !begins_table(&d->blocks.v[to]))
		to++;
	return to;
}

void typeset_doc(const struct doc *d, const struct typeset_options *o, struct arena *a,
	struct typeset *out)
{
	struct typeset_options options = *o;
	struct setter s = { .doc = d, .o = &options, .a = a, .out = out };
	const struct block *before = NULL;

	if (options.width < 1)
		options.width = 1;
	*out = (struct typeset){ 0 };
	if (options.ascii)
		s.doc = d = set_ascii_doc(d, a);
	s.hangs = measure_markers(&s);
	for (int i = 0; i < d->blocks.n; i++) {
		const struct block *b = &d->blocks.v[i];
		if (!is_seen(&s, b))
			continue;
		part(&s, before, b);
		s.block = i;
		if (is_cell(b)) {
			int to = table_end(d, i);
			set_table(&s, i, to);
			i = to - 1;
		} else {
			set_block(&s, b);
		}
		before = b;
	}
	while (out->lines.n && out->lines.v[out->lines.n - 1].block < 0)
		out->lines.n--;
	/* A link of nothing but spaces is on no line: it stands with the one before. */
	for (int i = 0; i < out->links.n; i++)
		if (out->links.v[i].line < 0)
			out->links.v[i].line = i ? out->links.v[i - 1].line : 0;
}
