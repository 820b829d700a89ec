/* columns: which columns the rows of the article list have, and where: the
 * option `columns`, as far as the pane is wide enough.  Pure. */
#ifndef UI_COLUMNS_H
#define UI_COLUMNS_H

#include "ui/draw.h"

enum column { COLUMN_MARKS, COLUMN_TIME, COLUMN_PORTAL, COLUMN_TITLE, COLUMN_LEDE, COLUMN_COUNT };

struct columns {
	struct { int x, w; } at[COLUMN_COUNT];  /* w 0: not shown */
	bool years;                             /* times need their year */
	bool days;                              /* rows stand under their day: times are hours */
};

/* The same for all rows that are loaded; x from the left edge of the pane. */
struct columns columns_of(const struct state *st, struct surface *s, int w);

#endif
