/*
 * layout: what is where, as a pure function of the window's size.  Nothing
 * overlaps and nothing leaves the window, at any size (tests/unit/test_layout).
 */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "cells/surface.h"
#include "ui/ui.h"

/* ORDER: the choices of the option `layout`. */
enum layout_mode { LAYOUT_AUTO, LAYOUT_ONE, LAYOUT_TWO, LAYOUT_THREE };

struct layout_spec {
	int w, h;
	enum layout_mode mode;
	enum pane_id focus;
	bool zoom;              /* the focused pane alone */
	int side_w;             /* of the categories, in columns; 0: the standard */
	int list_percent;       /* of the articles, of what they share with the reader; 0 */
	bool hints;             /* a line of key hints, where there is room */
};

struct layout {
	bool tiny;              /* too small for any pane */
	struct rect title[PANE_COUNT], body[PANE_COUNT];        /* h 0: not shown */
	struct rect divider[PANE_COUNT - 1];
	int dividers;
	struct rect hint, status;
};

void layout_solve(const struct layout_spec *spec, struct layout *out);

#endif
