/*
 * surface: a grid of cells that panes draw on and a terminal shows.  Bytes
 * live in its frame arena.  Drawing outside is clipped.
 */
#ifndef CELLS_SURFACE_H
#define CELLS_SURFACE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "text/wrap.h"

struct cell {
	const char *p;              /* one grapheme; NULL: a space */
	uint8_t n;                  /* bytes */
	uint8_t width;              /* 1 or 2; 0: right half of a wide cell */
	uint8_t style;              /* enum style */
	uint16_t link;              /* index + 1 into the surface's links; 0: none */
	bool reverse;               /* the line under the cursor, at the theme's will */
};

struct rect { int x, y, w, h; };

struct surface {
	int w, h;
	struct cell *cells;         /* w * h, row by row */
	struct arena frame;
	VEC(struct str) links;      /* addresses that cells lead to; borrowed for the frame */
	int cursor_x, cursor_y;     /* -1: hidden */
	bool ascii;                 /* fold everything to ASCII on its way in */
};

void surface_begin(struct surface *s, int w, int h);    /* blank, new size */
void surface_release(struct surface *s);
/* Writes at (x, y), clipped to `width` cells; gives the cells used. */
int surface_text(struct surface *s, int x, int y, int width, struct str text, enum style style);
int surface_line(struct surface *s, int x, int y, int width, const struct line *l);
void surface_fill(struct surface *s, struct rect r, enum style style);
/* A horizontal or vertical rule of line-drawing characters (ASCII if asked). */
void surface_hline(struct surface *s, int x, int y, int w, enum style style);
void surface_vline(struct surface *s, int x, int y, int h, enum style style);
void surface_restyle(struct surface *s, struct rect r, enum style style);
/* These cells lead to an address, for terminals that let one be opened. */
void surface_link(struct surface *s, struct rect r, struct str address);
/* Text plane: h lines, trailing spaces kept off.  With `styles` a line "----"
 * and the style plane: one letter a cell (trailing plain ones kept off), with
 * a legend after it.  For golden files. */
bool surface_dump(const struct surface *s, bool styles, struct buf *out);

#endif
