#include "ui/compose_private.h"

#include "base/words.h"
#include "model/typeset.h"
#include "text/fold.h"
#include "text/width.h"
#include "ui/print.h"
#include "ui/when.h"

enum { MEASURE_LEAST = 20, INDENT_MAX = 16, ROOMY_H = 15, TAG_MAX = 12, WORDS_A_MINUTE = 250, TABLE_MAX = 400 };

int compose_width(const struct state *st, int w)
{
	int pad = w >= 40 ? 2 : w >= 24 ? 1 : 0;
	int measure = (int)option_number(st, OPT_measure);

	if (measure < MEASURE_LEAST)
		measure = MEASURE_LEAST;
	w -= 2 * pad;
	return w < 1 ? 1 : w < measure ? w : measure;
}

/* ---- lines ---- */

struct str compose_own(struct composer *c, struct str s)
{
	return c->ascii ? text_ascii(s, c->a) : arena_str(c->a, s);
}

struct run compose_run(struct str text, enum style style, int link)
{
	return (struct run){ text, style, link, text_width(text) };
}

struct str compose_spaces(int n)
{
	static const char sixteen[] = "                ";

	return (struct str){ sixteen, (size_t)(n < 0 ? 0 : n > INDENT_MAX ? INDENT_MAX : n) };
}

void compose_blank(struct composer *c)
{
	if (c->p->lines.n > 0)
		*VEC_PUSH(&c->p->lines, c->a) = (struct page_line){ .block = -1 };
}

void compose_spans(struct composer *c, struct run lead, const struct span *v, int n, int block)
{
	int count, width = c->width - lead.width;
	struct line *lines = text_wrap(v, n, width > 0 ? width : 1, c->a, &count);

	for (int i = 0; i < count; i++) {
		struct line l = { ARENA_ARRAY(c->a, struct run, (size_t)lines[i].n + 1), 0, lines[i].width };
		if (lead.width > 0) {
			l.v[l.n++] = i == 0 ? lead : compose_run(compose_spaces(lead.width), STYLE_text, 0);
			l.width += lead.width;
		}
		for (int j = 0; j < lines[i].n; j++)
			l.v[l.n++] = lines[i].v[j];
		*VEC_PUSH(&c->p->lines, c->a) = (struct page_line){ .line = l, .block = block };
	}
}

void compose_text(struct composer *c, struct str text, enum style style)
{
	struct span span = { compose_own(c, text), style, 0 };

	if (text.n)
		compose_spans(c, (struct run){ 0 }, &span, 1, -1);
}

/* ---- the head ---- */

struct str compose_skip_tag(struct str tag, struct str s)
{
	static const char *const dashes[] = { "-", "–", "—", ":" };
	struct str rest;

	if (tag.n == 0 || !str_starts(s, tag))
		return s;
	rest = str_trim(str_skip(s, tag.n));
	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++)
		if (str_starts(rest, str_of(dashes[i])))
			return str_trim(str_skip(rest, strlen(dashes[i])));
	return s;
}

struct str compose_tag(struct str s)
{
	size_t i = 1;

	if (!str_starts(s, STR("(")))
		return STR_NONE;
	while (i < s.n && i <= TAG_MAX && ((s.p[i] >= 'A' && s.p[i] <= 'Z') || s.p[i] == '-'
	       || str_starts(str_skip(s, i), STR("Đ")) || str_starts(str_skip(s, i - 1), STR("Đ"))))
		i++;
	return i > 1 && i < s.n && s.p[i] == ')' ? str_sub(s, 0, i + 1) : STR_NONE;
}

/* "(HG) - Sáng nay…" without the tag, which the byline shows. */
static struct str after_tag(const struct composer *c, struct str s)
{
	return compose_skip_tag(c->tag, s);
}

static struct str lede_of(const struct composer *c)
{
	return c->art ? after_tag(c, c->art->lede) : STR_NONE;
}

/* Parts side by side, as many on a line as go whole. */
static void put_joined(struct composer *c, const struct str *parts, int n, enum style style)
{
	struct str line = STR(""), longer;

	for (int i = 0; i < n; i++) {
		if (parts[i].n == 0)
			continue;
		longer = line.n ? arena_join(c->a, line, str_of(c->marks->dot)) : line;
		longer = arena_join(c->a, longer, parts[i]);
		if (line.n && text_width(longer) > c->width) {
			compose_text(c, line, style);
			longer = parts[i];
		}
		line = longer;
	}
	compose_text(c, line, style);
}

/* Of syllables, which is what spaces part in Vietnamese. */
static struct str reading_time(const struct composer *c)
{
	const struct doc *d = &c->art->body;
	int words = 0;

	for (int i = 0; i < d->blocks.n; i++)
		for (int j = 0; j < d->blocks.v[i].spans.n; j++) {
			struct str rest = d->blocks.v[i].spans.v[j].text, word;
			while (str_word(&rest, &word))
				words++;
		}
	if (words == 0 || c->st->page.status != PAGE_READY)
		return STR_NONE;
	words = (words + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
	return arena_printf(c->a, _("%d min read"), words > 0 ? words : 1);
}

static void put_head(struct composer *c)
{
	const struct article *art = c->art;
	const struct state *st = c->st;

	c->p->portal = compose_own(c, st->page.portal_name);
	if (!art) {
		compose_text(c, st->page.portal_name, STYLE_date);
		return;
	}
	c->p->title = compose_own(c, art->title);
	compose_text(c, art->title, STYLE_title);
	put_joined(c, (struct str[]){ st->page.portal_name,
				      when_full(art->published, st->offset_min, c->a),
				      when_ago(art->published, st->now_s, st->offset_min, c->a),
				      reading_time(c) },
		   4, STYLE_date);
	put_joined(c, (struct str[]){ art->author, art->agency }, 2, STYLE_byline);
	if (st->page.tags.n)
		compose_text(c, st->page.tags, STYLE_starred);
}

static void put_lede(struct composer *c)
{
	if (!c->art || lede_of(c).n == 0)
		return;
	compose_blank(c);
	compose_text(c, lede_of(c), STYLE_lede);
}

/* ---- the body ---- */

static bool same_words(struct str a, struct str b)
{
	return str_eq(str_trim(a), str_trim(b));
}

/* A page's lede stands in its body too; it is shown once, above. */
static bool repeats_lede(const struct composer *c, const struct block *b)
{
	struct str text;

	if (b->kind != BLOCK_PARAGRAPH || c->art->lede.n == 0)
		return false;
	text = block_text(b, c->a);
	return same_words(text, c->art->lede) || same_words(after_tag(c, text), lede_of(c));
}

/* The tag may be a span of its own ("(HG)" in bold, then " - Sáng nay"). */
static struct str untagged(const struct composer *c, const struct block *b, int i)
{
	struct str text = b->spans.v[i].text;
	bool alone = b->spans.n > 1 && c->tag.n && str_eq(str_trim(b->spans.v[0].text), c->tag);
	struct str joined;

	if (b->kind != BLOCK_PARAGRAPH || i > 1 || (i == 1 && !alone))
		return text;
	if (!alone)
		return after_tag(c, text);
	joined = arena_join(c->a, c->tag, b->spans.v[1].text);
	if (after_tag(c, joined).n == joined.n)
		return text;
	return i == 0 ? STR_NONE : after_tag(c, joined);
}

static void own_block(struct composer *c, const struct block *from, struct block *to)
{
	*to = (struct block){ .kind = from->kind, .level = from->level, .number = from->number,
			      .url = arena_str(c->a, from->url) };
	for (int i = 0; i < from->spans.n; i++) {
		const struct doc_span *s = &from->spans.v[i];
		struct str text = untagged(c, from, i);
		if (text.n)
			doc_span(to, compose_own(c, text), s->flags, arena_str(c->a, s->href), c->a);
	}
}

/* The part of the doc that is shown; *skipped blocks before it are not. */
static struct doc own_doc(struct composer *c, int *skipped)
{
	const struct doc *from = &c->art->body;
	struct doc d = { 0 };

	*skipped = from->blocks.n > 0 && repeats_lede(c, &from->blocks.v[0]) ? 1 : 0;
	for (int i = *skipped; i < from->blocks.n; i++)
		own_block(c, &from->blocks.v[i], VEC_PUSH(&d.blocks, c->a));
	return d;
}

static void put_body(struct composer *c)
{
	struct typeset_options o = { .width = c->width, .number_links = true,
				     .first_number = c->art->related.n + 1, .ascii = c->ascii,
				     .table_width = option_number(c->st, OPT_tables) == 0 ? TABLE_MAX : 0,
				     .linear = draw_linear(c->st) };
	struct typeset set = { 0 };
	int skipped, first;
	struct doc d = own_doc(c, &skipped);

	c->p->body = c->p->lines.n;
	if (d.blocks.n == 0)
		return;
	compose_blank(c);
	c->p->body = first = c->p->lines.n;
	typeset_doc(&d, &o, c->a, &set);
	for (int i = 0; i < set.lines.n; i++) {
		int block = set.lines.v[i].block;
		*VEC_PUSH(&c->p->lines, c->a) = (struct page_line){
			.line = set.lines.v[i].line, .wide = set.lines.v[i].wide,
			.stops = set.lines.v[i].stops,
			.block = block < 0 ? -1 : block + skipped };
	}
	for (int i = 0; i < set.links.n; i++)
		*VEC_PUSH(&c->p->links, c->a) = (struct page_link){
			.number = o.first_number + i, .href = set.links.v[i].href,
			.line = first + set.links.v[i].line, .picture = set.links.v[i].picture };
}

static void put_ways_out(struct composer *c)
{
	const struct { const char *command, *key, *words; } ways[] = {
		{ "refresh", "r", N_("try again") },
		{ "browse", "o", N_("open in the browser") },
		{ "back", "h", N_("back") },
	};
	struct str parts[3];

	for (int i = 0; i < 3; i++) {
		struct str key = key_of(c->st, ways[i].command, ways[i].key);
		parts[i] = key.n ? arena_printf(c->a, "%.*s %s", STR_ARG(key), _(ways[i].words)) : STR_NONE;
	}
	compose_blank(c);
	put_joined(c, parts, 3, STYLE_muted);
}

static void put_page(struct composer *c)
{
	switch (c->st->page.status) {
	case PAGE_NONE:
		compose_text(c, str_of(_("Choose an article and press Enter.")), STYLE_muted);
		break;
	case PAGE_LOADING:
		put_head(c);
		put_lede(c);
		compose_blank(c);
		compose_text(c, str_of(_("loading…")), STYLE_muted);
		break;
	case PAGE_FAILED:
		put_head(c);
		compose_blank(c);
		/* above the lede, or a low screen would not say it at all */
		compose_text(c, c->st->page.trouble, STYLE_error);
		put_ways_out(c);
		put_lede(c);    /* under it: a small window shows why first */
		break;
	case PAGE_READY:
		put_head(c);
		put_lede(c);
		if (!c->art)
			break;
		put_body(c);
		compose_foot(c);
		break;
	}
}

bool compose_page(struct page *p, const struct state *st, int pane_w, int pane_h, bool unfolded)
{
	struct composer c = { .p = p, .a = &p->arena, .st = st, .marks = marks_of(st),
			      .art = st->page.status == PAGE_NONE ? NULL : st->page.article,
			      .width = compose_width(st, pane_w), .ascii = draw_ascii(st),
			      .roomy = pane_h >= ROOMY_H, .unfolded = unfolded };
	uint64_t print = print_page(st, c.width, c.roomy) ^ unfolded;

	if (p->print == print)
		return false;
	arena_clear(&p->arena);
	*p = (struct page){ .arena = p->arena, .width = c.width, .print = print, .story = print_story(st) };
	if (c.art && c.art->agency.n)
		c.tag = arena_printf(c.a, "(%.*s)", STR_ARG(c.art->agency));
	else if (c.art && st->page.status != PAGE_READY)
		c.tag = compose_tag(c.art->lede);
	p->body = -1;
	if (c.roomy)
		*VEC_PUSH(&p->lines, c.a) = (struct page_line){ .block = -1 };
	put_page(&c);
	if (p->body < 0)
		p->body = p->lines.n;
	return true;
}

void compose_release(struct page *p)
{
	arena_release(&p->arena);
	*p = (struct page){ 0 };
}

int compose_block_line(const struct page *p, int block)
{
	for (int i = p->body; block >= 0 && i < p->lines.n; i++)
		if (p->lines.v[i].block >= block)
			return i;
	return -1;
}

int compose_line_block(const struct page *p, int line)
{
	if (line < p->body)
		return -1;
	for (int i = line; i < p->lines.n; i++)
		if (p->lines.v[i].block >= 0)
			return p->lines.v[i].block;
	return -1;
}
