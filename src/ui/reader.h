/*
 * reader: what the files of the reader pane share (pane_reader: scrolling and
 * places; reader_links; reader_hints; reader_wide;
 * reader_find).  View state is in struct ui.
 */
#ifndef UI_READER_H
#define UI_READER_H

#include "ui/pane.h"

void reader_set_top(struct ui *u, int line);            /* clamped */
bool reader_line_shown(const struct ui *u, int line);
/* Brings a line into view, a third from the top when it was out of it. */
void reader_show_line(struct ui *u, int line);

/* reader_wide.c: how far a line is moved to the left */
int reader_shift(const struct ui *u, int line);
void reader_show_columns(struct ui *u, int line, int x, int w);         /* brings them into view */
void reader_draw_line(const struct ui *u, const struct state *st, struct surface *s, struct rect r, int line);

/* reader_links.c */
bool reader_link_seen(const struct ui *u, const struct page_link *l);  /* begins in view */

/* reader_hints.c */
enum layer_result reader_hints_key(struct ui *u, struct key k, struct str *text);
void reader_draw_hints(const struct ui *u, struct surface *s, struct rect r);  /* text's rect */

/* reader_find.c */
void reader_place_matches(struct ui *u);        /* where the hits stand, anew */
int reader_search(struct ui *u, const struct state *st);
bool reader_step(struct ui *u, const struct state *st, int direction, bool here);
/* The text begins at column x. */
void reader_draw_matches(const struct ui *u, struct surface *s, struct rect r, int x);

#endif
