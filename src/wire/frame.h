/*
 * frame: what the encoder and the decoder must agree about.  A frame is its
 * length, a type and the fields of its shape (shapes.h), each with a tag and a
 * length.  Private to wire/.
 */
#ifndef WIRE_FRAME_H
#define WIRE_FRAME_H

struct any_vec {                        /* what every VEC looks like */
	void *v;
	int n, cap;
};

enum {
	HEAD_BYTES = 5, NUMBER_BYTES = 8,
	TYPE_REQUEST = 1, TYPE_PIECE = 2, TYPE_CANCEL = 3, TYPE_ANSWER = 16      /* + enum answer_kind */
};

#endif
