/* draw: the small tools that all panes draw with, and the signs they share. */
#ifndef UI_DRAW_H
#define UI_DRAW_H

#include "cells/surface.h"
#include "ui/state.h"

/* All one cell wide. */
struct marks {
	const char *select, *unread, *star, *later, *open, *folded;
	const char *busy, *failed, *closed, *left, *right, *dot;
};

/* In ASCII when the option says so or ambiguous characters are two wide. */
/* For speech and braille lines: nothing but words, the cursor on what is meant. */
bool draw_linear(const struct state *st);
/* There the terminal's cursor stands. */
void draw_cursor(const struct state *st, struct surface *s, int x, int y);
const struct marks *marks_of(const struct state *st);
bool draw_ascii(const struct state *st);

/* Text cut to `width` cells with an ellipsis; ASCII surfaces count what will
 * be shown.  Gives the cells used. */
int draw_fit(struct surface *s, int x, int y, int width, struct str text, enum style style);
/* Ends at column x + width; gives the cells used. */
/* Marks the places of words that were drawn at (x, y) in `width` cells. */
void draw_hits(struct surface *s, int x, int y, int width, struct str words, const struct text_hits *hits);
int draw_right(struct surface *s, int x, int y, int width, struct str text, enum style style);
/* A paragraph wrapped into r; gives the lines used. */
int draw_paragraph(struct surface *s, struct rect r, struct str text, enum style style);
/* Cells that a text will take on this surface. */
int draw_width(struct surface *s, struct str text);

/* The first key that is bound to a command in the live keymap, else the
 * standard one. */
struct str key_of(const struct state *st, const char *command, const char *standard);
/* A portal's name, its host when the side list does not know it. */
struct str portal_name(const struct state *st, struct str host);
long option_number(const struct state *st, enum option o);

#endif
