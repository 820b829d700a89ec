/*
 * typeset: a doc laid out at a width, as styled lines.  Pure; laying out for
 * another width parses nothing again.
 */
#ifndef MODEL_TYPESET_H
#define MODEL_TYPESET_H

#include "model/doc.h"
#include "text/wrap.h"

struct typeset_options {
	int width;              /* cells, at least 1 */
	bool number_links;      /* put [n] after each link */
	int first_number;       /* number of the first link */
	int table_width;        /* a table that does not fit may be so wide; 0: its rows are labelled */
	bool linear;            /* for speech and braille: tables by rows, no bars or rules */
	bool ascii;             /* words, bullets, rules and frames in ASCII */
};

struct set_line {
	struct line line;       /* indentation is part of the runs */
	int block;              /* index into the doc, -1 for the space between */
	int wide;               /* cells of the table it is a line of, where they are more than the width */
	const int *stops;       /* where that table's columns begin, -1 after the last */
};

struct set_link {
	struct str href;
	struct str text;
	int line;               /* where it begins */
	bool picture;           /* no page: a picture's address */
};

struct typeset {
	VEC(struct set_line) lines;
	VEC(struct set_link) links;     /* link number i + first_number */
};

void typeset_doc(const struct doc *d, const struct typeset_options *o, struct arena *a, struct typeset *out);

#endif
