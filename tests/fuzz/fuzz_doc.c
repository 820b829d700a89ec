/* layers: model text base */
/*
 * fuzz: doc.  Bytes as the blocks and spans of an article, laid out at many
 * widths and written out; and as the encoding itself.  What is checked: no
 * line too wide or with a space at its end, every run's width true, every link
 * on a line, the encoding reads back as it was written.
 * Without a fuzzer it replays the files it is given.
 */
#include "model/typeset.h"
#include "text/clean.h"
#include "text/grapheme.h"
#include "text/width.h"
#include "base/path.h"
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(x) do { if (!(x)) BUG("not so: %s", #x); } while (0)

enum { WRITE_MAX_BYTES = 64 << 20, SIZE_MAX_BYTES = 1 << 16 };

static int byte_of(struct str *rest)
{
	int byte = rest->n ? (unsigned char)rest->p[0] : 0;

	*rest = str_skip(*rest, 1);
	return byte;
}

/* Levels and numbers: mostly small ones, now and then absurd ones. */
static int number_of(struct str *rest, int most)
{
	int byte = byte_of(rest), n = byte < 250 ? byte % 8 : (byte - 249) * 9999;

	return n < most ? n : most;
}

static void add_block(struct doc *d, struct str *rest, struct arena *a)
{
	struct block *b = doc_block(d, (enum block_kind)(byte_of(rest) % BLOCK_KIND_COUNT), a);
	int spans = byte_of(rest) % 5;

	if (b->kind == BLOCK_HEADING)
		b->level = 1 + number_of(rest, 5);
	else if (b->kind == BLOCK_ITEM)
		b->level = 1 + number_of(rest, 999);
	else if (b->kind == BLOCK_CELL || b->kind == BLOCK_HEADER_CELL)
		b->level = number_of(rest, 100000);
	if (b->kind == BLOCK_ITEM || b->kind == BLOCK_CELL || b->kind == BLOCK_HEADER_CELL)
		b->number = number_of(rest, 1000000);
	if (b->kind == BLOCK_IMAGE && byte_of(rest) % 2)
		b->url = STR("https://bao.example.vn/a.jpg");
	for (; spans > 0; spans--) {
		unsigned flags = (unsigned)byte_of(rest) & 127;
		struct str href = byte_of(rest) % 4 ? STR_NONE : STR("https://bao.example.vn/");
		size_t n = (size_t)byte_of(rest);
		struct str words = text_clean_pre(str_sub(*rest, 0, n), a);

		*rest = str_skip(*rest, n);
		doc_span(b, words, flags, href, a);
	}
}

static void check_line(const struct set_line *set, const struct doc *d, int width, struct arena *a)
{
	const struct line *line = &set->line;
	struct str all = STR("");
	struct grapheme g;
	int sum = 0;

	MUST(set->block >= -1 && set->block < d->blocks.n);
	for (int i = 0; i < line->n; i++) {
		MUST(line->v[i].width == text_width(line->v[i].text));
		sum += line->v[i].width;
		all = arena_join(a, all, line->v[i].text);
	}
	MUST(sum == line->width);
	MUST(!str_ends(all, STR(" ")));
	width = set->wide > width ? set->wide : width;
	MUST(sum <= width || (text_next_cell(&all, &g) && !all.n));
}

static void try_layout(const struct doc *d, int width, bool numbers, struct arena *a)
{
	struct typeset set;

	typeset_doc(d, &(struct typeset_options){ .width = width, .number_links = numbers,
		.first_number = 3, .ascii = width % 2, .table_width = width % 3 ? 3 * width : 0 }, a, &set);
	for (int i = 0; i < set.lines.n; i++)
		check_line(&set.lines.v[i], d, width, a);
	for (int i = 0; i < set.links.n; i++)
		MUST(set.links.v[i].line >= 0 && set.links.v[i].line < set.lines.n);
}

static void try_doc(const struct doc *d, int width, struct arena *a)
{
	struct buf one, two;
	struct doc back;
	struct err e = { 0 };

	buf_init(&one, WRITE_MAX_BYTES);
	buf_init(&two, WRITE_MAX_BYTES);
	MUST(doc_write(d, &one));
	MUST(doc_read(buf_str(&one), a, &back, &e));
	MUST(doc_write(&back, &two));
	MUST(str_eq(buf_str(&one), buf_str(&two)));
	buf_clear(&two);
	MUST(doc_text(d, &two));
	buf_release(&one);
	buf_release(&two);
	try_layout(d, width, false, a);
	try_layout(d, 1, true, a);
	try_layout(d, 72, true, a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = { (const char *)data, size };
	struct arena a = { 0 };
	struct doc d = { 0 }, read;
	struct err e = { 0 };
	int width;

	if (size > SIZE_MAX_BYTES)
		return 0;
	if (doc_read(rest, &a, &read, &e))
		try_doc(&read, 40, &a);
	width = 1 + byte_of(&rest) % 120;
	while (rest.n)
		add_block(&d, &rest, &a);
	try_doc(&d, width, &a);
	arena_release(&a);
	return 0;
}

#include "fuzz/replay.h"
