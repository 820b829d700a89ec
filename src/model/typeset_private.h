/* The parts of typeset: typeset (blocks), typeset_span (looks, links),
 * typeset_table. */
#ifndef MODEL_TYPESET_PRIVATE_H
#define MODEL_TYPESET_PRIVATE_H

#include "model/typeset.h"

enum { SET_DEPTH_MAX = 64 };

struct setter {
	const struct doc *doc;
	const struct typeset_options *o;
	struct arena *a;
	struct typeset *out;
	int block;                      /* index of the block in work */
	int indent[SET_DEPTH_MAX + 1];  /* where items of each depth begin */
	const int *hangs;               /* cells of the marker of each item */
};

struct spans {
	VEC(struct span) list;
};

/* A prefix of a line: a marker, a bar, spaces. */
struct margin {
	struct str text;
	enum style style;
};

/* typeset_span */
void set_spans(struct setter *s, const struct block *b, enum style base, struct spans *out);
void set_link_number(struct setter *s, int link, struct spans *out);
int set_new_link(struct setter *s, struct str href, struct str text);
struct str set_spaces(struct setter *s, int n);
/* A copy with every word in ASCII, block for block. */
struct doc *set_ascii_doc(const struct doc *d, struct arena *a);

/* typeset */
/* Takes a line over; runs of no text must not be in it. */
void set_put(struct setter *s, int block, struct line line);
void set_gap(struct setter *s);
/* Wraps spans behind margins: `first` for the first line, `rest` for others. */
void set_wrapped(struct setter *s, const struct spans *spans, struct margin first, struct margin rest);

/* typeset_table: the cells [from, to) of the doc. */
void set_table(struct setter *s, int from, int to);

#endif
