/* The parts of todoc: todoc (elements), todoc_block (words to blocks),
 * todoc_table (what a table is, where its cells stand), todoc_picture,
 * todoc_caption, todoc_style. */
#ifndef MARKUP_TODOC_PRIVATE_H
#define MARKUP_TODOC_PRIVATE_H

#include "base/buf.h"
#include "markup/todoc.h"

/* Where words go.  All but FLOW are containers: a block boundary inside one
 * is a line break, not a new block. */
enum place {
	PLACE_FLOW,
	PLACE_ITEM, PLACE_DEFINITION,   /* may hold further places */
	PLACE_HEADING, PLACE_TERM, PLACE_CAPTION, PLACE_CELL, PLACE_PRE
};

struct look {
	unsigned flags;
	bool pre;               /* white space counts */
	struct str href;
};

/* What surrounds the words: saved at each element, restored after it. */
struct context {
	struct look look;
	enum place place;
	int level;              /* of a heading */
	int list;               /* index + 1 into lists */
	int item;               /* index + 1 into items */
	int table;              /* index + 1 into tables */
	int figure;             /* number of the figure, 0: none */
	bool quote;
};

struct list {
	int depth;
	bool ordered;
	int next, step;
};

struct item {
	int depth, number;
	bool used;              /* its block was begun: the marker is spent */
};

enum { TABLE_COLUMNS_MAX = 64 };

struct table {
	bool data;              /* else only layout */
	bool photo;             /* layout: one column with a picture in it */
	int row, column;        /* of the cell in work */
	int rows;
	int busy[TABLE_COLUMNS_MAX];    /* rows a cell above still spans */
};

struct builder {
	struct html *h;
	struct arena *a;
	struct doc *out;
	const struct todoc_options *options;
	struct context now;
	VEC(struct list) lists;
	VEC(struct item) items;
	VEC(struct table) tables;
	int figures;

	bool open;              /* `block` is in work */
	bool has_words;
	struct block block;
	struct buf run;         /* raw words of one look; "\n" is a break */
	struct look run_look;
	bool space_due;
	int breaks_due;
	VEC(struct block) pictures;     /* to follow the block in work */
	VEC(struct block) cells;        /* of the data table in work */

	bool picture_alt;       /* the last picture's words are only its alt */
	int orphan;             /* index + 1 of a caption before its picture */
	int orphan_figure;
};

/* todoc_block */
void builder_text(struct builder *b, struct str raw);
void builder_words(struct builder *b, struct str words);     /* no white space in it */
void builder_break(struct builder *b);                       /* <br> */
void builder_boundary(struct builder *b);                    /* a block begins or ends */
void builder_close(struct builder *b);
void builder_push(struct builder *b, struct block block);
void builder_cells(struct builder *b);                       /* the table ends */
void builder_push_cell(struct builder *b, struct block cell);
/* The open cell, as a block that is still empty. */
struct block builder_cell(const struct builder *b);
bool builder_absorbs(const struct builder *b);       /* no new container in here */
struct block *builder_last(struct builder *b);       /* or NULL */

/* todoc_table */
void table_measure(const struct node *table, struct table *t);
void table_row(struct table *t);
void table_cell(struct table *t, const struct node *cell);

/* todoc_picture */
void builder_picture(struct builder *b, const struct node *img);
bool picture_waits_for_caption(struct builder *b);

/* todoc_caption: may n be the caption of the picture right before it? */
bool node_is_caption(const struct node *n);
/* Is n one centred picture and, under it in the same paragraph, its caption? */
bool node_is_captioned(const struct node *n);

/* todoc_style: does the style attribute set `property` to `value`? */
bool node_style_says(const struct node *n, const char *property, const char *value);
/* Does the style keep the white space of n's words?  Only if n is a block or
 * all that its parent holds: pages mark single words so by accident. */
bool node_keeps_spaces(const struct node *n, bool block);

#endif
