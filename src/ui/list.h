/*
 * list: which row is selected and which is at the top.  Arithmetic only, the
 * same for every pane with rows.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "ui/ui.h"

struct list {
	int selected, top, n;
	int64_t id;             /* of the selected row; 0: not known */
	bool leaps;             /* a step past the edge turns half a page: beside
	                         * other panes no terminal can scroll, and 30 lines
	                         * a second would be 100 kB */
};

/* Keeps the selection inside n rows and inside the `height` rows shown. */
void list_clamp(struct list *l, int n, int height);
/* False when nothing moved. */
bool list_move(struct list *l, int n, int height, enum motion m, int count);
/* Moves the view; the selection stays where it is as long as it is seen. */
void list_scroll(struct list *l, int n, int height, int lines);
/* Puts the selection on another row without moving it on the screen. */
void list_shift(struct list *l, int row, int n, int height);
/* Selects a row that was found: one outside the view, or at its edge, comes into
 * the middle, so that what stands around it is seen. */
void list_show(struct list *l, int row, int n, int height);
/* How far a motion goes, in lines of a view of `height`: a page keeps one or
 * two lines of what was read. */
int motion_lines(enum motion m, int count, int height);
/* Lines that a page goes on by when it keeps `overlap` of the one before. */
int list_page(int height, int overlap);

#endif
