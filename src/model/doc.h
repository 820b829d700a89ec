/*
 * doc: the body of an article, as flat blocks of styled spans.  It knows no
 * markup and no screen.  Everything is borrowed from the arena of whoever
 * built it.  All text in it is clean (text/clean.h).
 *
 * The text encoding (wire, archive, golden files): one block a line,
 *     p TAB text            paragraph        h N TAB text     heading, N 1..6
 *     li D N TAB text       item: depth D from 1, number N (0: bullet)
 *     q TAB text            quotation        pre TAB text     preformatted
 *     td R C TAB text       table cell: row R, column C from 0; th: a header
 *     dt, dd TAB text       definition list  hr TAB           rule
 *     img URL TAB text      picture with its caption (URL may be "-")
 * In the text: \n \t \\ \{ \} are escapes; {flags text} is a span, flags any
 * of b strong, i emphasis, u underline (ins), s struck, c code, + superscript,
 * - subscript, then, for a link, "@" and the address, then a space:
 *     {b đậm}   {@https://a.vn/x liên kết}   {bi@https://a.vn/ cả hai}
 * A cell R 0 C 0 begins a new table.
 */
#ifndef MODEL_DOC_H
#define MODEL_DOC_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"

enum block_kind {
	BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_ITEM, BLOCK_QUOTE, BLOCK_PRE,
	BLOCK_CELL, BLOCK_HEADER_CELL, BLOCK_TERM, BLOCK_DEFINITION,
	BLOCK_RULE, BLOCK_IMAGE,
	BLOCK_KIND_COUNT
};

enum span_flag {
	SPAN_STRONG = 1, SPAN_EMPHASIS = 2, SPAN_UNDERLINE = 4, SPAN_STRUCK = 8,
	SPAN_CODE = 16, SPAN_SUPER = 32, SPAN_SUB = 64
};

struct doc_span {
	struct str text;        /* "\n" is a line break inside the block */
	unsigned flags;
	struct str href;        /* resolved address, or STR_NONE */
};

struct block {
	enum block_kind kind;
	int level;              /* heading 1..6, item depth, cell row */
	int number;             /* item number (0: bullet), cell column */
	struct str url;         /* picture */
	VEC(struct doc_span) spans;
};

struct doc {
	VEC(struct block) blocks;
};

struct block *doc_block(struct doc *d, enum block_kind kind, struct arena *a);
void doc_span(struct block *b, struct str text, unsigned flags, struct str href, struct arena *a);
/* The block's words without styles. */
struct str block_text(const struct block *b, struct arena *a);
/* All words, one block a line (cells too), for search and `parse`. */
bool doc_text(const struct doc *d, struct buf *out);
bool doc_write(const struct doc *d, struct buf *out);
/* Reads the encoding; refuses unknown kinds and bad escapes. */
bool doc_read(struct str encoded, struct arena *a, struct doc *out, struct err *e);

#endif
