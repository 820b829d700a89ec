/*
 * shapes: the messages of the wire as tables of fields, which encode and
 * decode walk.  To send one more value, add one row in shapes.c.  Private to
 * wire/.
 */
#ifndef WIRE_SHAPES_H
#define WIRE_SHAPES_H

#include "wire/wire.h"

enum field_kind {
	FIELD_INT, FIELD_LONG, FIELD_BOOL,
	FIELD_TEXT,     /* clean text */
	FIELD_CLEANED,  /* the same, surely cleaned by who sends it: the bulk */
	FIELD_WEB,      /* a web address, or "" */
	FIELD_BYTES,    /* anything */
	FIELD_TAIL,     /* the same, as the last field: may be sent from elsewhere */
	FIELD_SHAPE, FIELD_SHAPES, FIELD_TEXTS,
	FIELD_DOC, FIELD_DETAIL, FIELD_CHAINS
};

struct shape;

struct field {
	enum field_kind kind;
	size_t offset;
	int64_t low, high;      /* range; for text and lists high is the ceiling */
	const struct shape *shape;
};

struct shape {
	const struct field *fields;     /* the tag is the row number from 1 */
	int n;
	size_t size;
};

enum { TEXT_BYTES_MAX = 1 << 20, DOC_BLOCKS_MAX = 200000 };

extern const struct shape request_shape, piece_shape, cancel_shape;
extern const struct shape *const answer_shapes[ANSWER_KIND_COUNT];

#endif
