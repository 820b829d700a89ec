/*
 * wrap: styled spans to lines (UAX #14 with Vietnamese exceptions, greedy,
 * hanging spaces; DESIGN section 4).  Lines borrow the spans' text.
 */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "base/arena.h"
#include "text/style.h"

struct span {               /* a newline inside text is a forced break */
	struct str text;
	enum style style;
	int link;           /* 0: none; else the caller's number of a link */
};

struct run {                /* a piece of one span on one line */
	struct str text;
	enum style style;
	int link;
	int width;          /* cells */
};

struct line {
	struct run *v;
	int n;
	int width;          /* cells, without trailing spaces */
};

/* No spans give no lines.  A newline separates: an empty paragraph, also one
 * after a last newline, is one empty line.  No line ends in a space, and none
 * is wider than `width` cells (at least 1) unless one cluster is. */
struct line *text_wrap(const struct span *v, int n, int width, struct arena *a, int *count);

#endif
