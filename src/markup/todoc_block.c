/*
 * todoc_block: words to blocks.  White space is folded across inline borders
 * and never invented: a space is only due where the source had one, a break
 * only where a block or <br> was, and both wait for the next word, so that no
 * block begins or ends with them.
 */
#include "markup/todoc_private.h"
#include "text/clean.h"

enum { RUN_MAX_BYTES = 64 << 20 };

#define NBSP "\xC2\xA0"

static bool same_look(struct look x, struct look y)
{
	return x.flags == y.flags && x.pre == y.pre && str_eq(x.href, y.href);
}

struct block *builder_last(struct builder *b)
{
	return b->out->blocks.n ? &b->out->blocks.v[b->out->blocks.n - 1] : NULL;
}

bool builder_absorbs(const struct builder *b)
{
	return b->now.place > PLACE_DEFINITION;
}

void builder_push(struct builder *b, struct block block)
{
	*VEC_PUSH(&b->out->blocks, b->a) = block;
}

/* Words that stand in a table but in none of its cells come before it, as in
 * browsers; so the cells wait for the end of their table. */
void builder_push_cell(struct builder *b, struct block cell)
{
	*VEC_PUSH(&b->cells, b->a) = cell;
}

void builder_cells(struct builder *b)
{
	for (int i = 0; i < b->cells.n; i++)
		builder_push(b, b->cells.v[i]);
	b->cells.n = 0;
}

/* --- the run of one look --- */

static struct str clean_lines(struct str raw, struct arena *a)
{
	struct buf out;
	struct str line;
	bool first = true;

	if (str_find_byte(raw, '\n', 0) == raw.n)
		return text_clean_piece(raw, a);
	buf_init(&out, RUN_MAX_BYTES);
	for (; str_cut(&raw, '\n', &line); first = false) {
		if (!first)
			buf_add_byte(&out, '\n');
		buf_add(&out, text_clean_piece(line, a));
	}
	struct str s = arena_str(a, buf_str(&out));
	buf_release(&out);
	return s;
}

static void flush_run(struct builder *b)
{
	if (!b->run.n)
		return;
	struct str raw = arena_str(b->a, buf_str(&b->run));
	struct str clean = b->run_look.pre ? text_clean_pre(raw, b->a) : clean_lines(raw, b->a);
	doc_span(&b->block, clean, b->run_look.flags, b->run_look.href, b->a);
	buf_clear(&b->run);
}

static void add_to_run(struct builder *b, struct str s, struct look look)
{
	if (b->run.n && !same_look(look, b->run_look))
		flush_run(b);
	b->run_look = look;
	buf_add(&b->run, s);
}

/* --- the block --- */

struct block builder_cell(const struct builder *b)
{
	const struct table *t = &b->tables.v[b->now.table - 1];

	return (struct block){ .kind = b->now.level ? BLOCK_HEADER_CELL : BLOCK_CELL,
		.level = t->row, .number = t->column };
}

static struct block new_block(struct builder *b)
{
	struct item *item;

	switch (b->now.place) {
	case PLACE_ITEM:
		item = &b->items.v[b->now.item - 1];
		if (item->used)
			break;
		item->used = true;
		return (struct block){ .kind = BLOCK_ITEM, .level = item->depth, .number = item->number };
	case PLACE_HEADING:
		return (struct block){ .kind = BLOCK_HEADING, .level = b->now.level };
	case PLACE_TERM:
		return (struct block){ .kind = BLOCK_TERM };
	case PLACE_DEFINITION:
		return (struct block){ .kind = BLOCK_DEFINITION };
	case PLACE_PRE:
		return (struct block){ .kind = BLOCK_PRE };
	case PLACE_CELL:
		return builder_cell(b);
	default:
		break;
	}
	return (struct block){ .kind = b->now.quote ? BLOCK_QUOTE : BLOCK_PARAGRAPH };
}

/* The first words of a caption go to the picture before it. */
static bool take_picture(struct builder *b)
{
	if (b->now.place != PLACE_CAPTION || !picture_waits_for_caption(b))
		return false;
	b->block = b->out->blocks.v[--b->out->blocks.n];
	b->block.spans.n = 0;
	return true;
}

static void open_block(struct builder *b)
{
	if (b->open)
		return;
	if (!take_picture(b))
		b->block = new_block(b);
	b->open = true;
	b->has_words = false;
	b->space_due = false;
	b->breaks_due = 0;
}

static bool is_blank_at(struct str s, size_t i, size_t *n)
{
	*n = s.p[i] == NBSP[0] && i + 1 < s.n && s.p[i + 1] == NBSP[1] ? 2 : 1;
	return *n == 2 || str_space(s.p[i]);
}

static struct str trim_left(struct str s)
{
	size_t n;

	while (s.n && is_blank_at(s, 0, &n))
		s = str_skip(s, n);
	return s;
}

static struct str trim_right(struct str s)
{
	for (;;) {
		if (s.n && str_space(s.p[s.n - 1]))
			s.n--;
		else if (s.n > 1 && s.p[s.n - 2] == NBSP[0] && s.p[s.n - 1] == NBSP[1])
			s.n -= 2;
		else
			return s;
	}
}

/* Blank ends go, and with them spans that hold nothing else; the indentation
 * of preformatted text stays. */
static void trim_block(struct block *block)
{
	int drop = 0;

	while (block->spans.n) {
		struct doc_span *last = &block->spans.v[block->spans.n - 1];
		last->text = trim_right(last->text);
		if (last->text.n)
			break;
		block->spans.n--;
	}
	for (; drop < block->spans.n && block->kind != BLOCK_PRE; drop++) {
		block->spans.v[drop].text = trim_left(block->spans.v[drop].text);
		if (block->spans.v[drop].text.n)
			break;
	}
	if (!drop)
		return;
	block->spans.v += drop;
	block->spans.n -= drop;
	block->spans.cap -= drop;
}

static void push_pictures(struct builder *b)
{
	for (int i = 0; i < b->pictures.n; i++)
		builder_push(b, b->pictures.v[i]);
	b->pictures.n = 0;
}

void builder_close(struct builder *b)
{
	if (!b->open)
		return;
	flush_run(b);
	trim_block(&b->block);
	if (b->block.kind == BLOCK_CELL || b->block.kind == BLOCK_HEADER_CELL) {
		builder_push_cell(b, b->block);
	} else if (b->block.spans.n || b->block.kind == BLOCK_IMAGE) {
		builder_push(b, b->block);
		if (b->now.place == PLACE_CAPTION && b->block.kind == BLOCK_PARAGRAPH) {
			b->orphan = b->out->blocks.n;
			b->orphan_figure = b->now.figure;
		}
		if (b->block.kind == BLOCK_IMAGE)
			b->picture_alt = false;
	}
	b->open = false;
	b->block = (struct block){ 0 };
	push_pictures(b);
}

void builder_boundary(struct builder *b)
{
	if (!b->open)
		return;
	if (b->now.place == PLACE_FLOW)
		builder_close(b);
	else if (!b->breaks_due)
		b->breaks_due = 1;
}

void builder_break(struct builder *b)
{
	if (b->open)
		b->breaks_due++;
}

/* --- words --- */

static void settle_dues(struct builder *b)
{
	struct look both = { .flags = b->run_look.flags & b->now.look.flags, .pre = b->run_look.pre };

	if (str_eq(b->run_look.href, b->now.look.href))
		both.href = b->run_look.href;
	if (b->breaks_due && b->has_words) {
		bool twice = b->breaks_due > 1 && b->now.look.pre;
		add_to_run(b, twice ? STR("\n\n") : STR("\n"), both);
	} else if (b->space_due && b->has_words) {
		add_to_run(b, STR(" "), both);
	}
	b->breaks_due = 0;
	b->space_due = false;
}

void builder_words(struct builder *b, struct str words)
{
	/* <br><br> is how old pages write paragraphs. */
	if (b->breaks_due > 1 && b->now.place == PLACE_FLOW)
		builder_close(b);
	open_block(b);
	settle_dues(b);
	add_to_run(b, words, b->now.look);
	b->has_words = true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool all_blank(struct str s)
{
	while (s.n && is_blank(s.p[0]))
		s = str_skip(s, 1);
	return !s.n;
}

static void preformatted(struct builder *b, struct str raw)
{
	struct look look = b->now.look;

	if (!b->open && all_blank(raw))
		return;
	if (!b->open) {
		size_t first = str_starts(raw, STR("\r\n")) ? 2 : str_starts(raw, STR("\n"));
		raw = str_skip(raw, first);
	}
	open_block(b);
	settle_dues(b);
	look.flags &= ~(unsigned)SPAN_CODE;
	add_to_run(b, raw, look);
	b->has_words = true;
}

void builder_text(struct builder *b, struct str raw)
{
	if (b->now.look.pre) {
		preformatted(b, raw);
		return;
	}
	for (size_t i = 0; i < raw.n;) {
		size_t from = i;
		while (i < raw.n && !is_blank(raw.p[i]))
			i++;
		if (i > from)
			builder_words(b, str_sub(raw, from, i));
		b->space_due = b->space_due || i < raw.n;
		while (i < raw.n && is_blank(raw.p[i]))
			i++;
	}
}
