/*
 * pane: the table that describes a pane, and struct ui, which only the files
 * of this folder see.
 */
#ifndef UI_PANE_H
#define UI_PANE_H

#include "ui/compose.h"
#include "ui/draw.h"
#include "ui/find.h"
#include "ui/layout.h"
#include "ui/list.h"
#include "ui/prompt.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct pane_title {
	struct str left, right;
	enum style right_style;
	int indent, width;      /* where the words stand in the pane */
};

struct pane_ops {
	enum context context;
	/* Pure.  The body's rect has at least one cell. */
	void (*draw)(const struct ui *u, const struct state *st, struct surface *s, struct rect r);
	/* Sets the words; indent and width come filled in for a plain pane. */
	void (*title)(const struct ui *u, const struct state *st, struct arena *a, struct pane_title *t);
	/* Changes view state only; false when nothing moved. */
	bool (*move)(struct ui *u, const struct state *st, enum motion m, int count);
	/* What stands at this cell of the body: a row, in the reader a link's number;
	 * -1: nothing. */
	int (*hit)(const struct ui *u, const struct state *st, int x, int y);
	/* Moves the view; the selection goes along only where it would leave it. */
	void (*scroll)(struct ui *u, const struct state *st, int lines);
	/* Data or size changed: keep the place, clamp. */
	void (*sync)(struct ui *u, const struct state *st);
	/* Finds what u->search holds: the number of hits. */
	int (*search)(struct ui *u, const struct state *st);
	/* Goes to the next hit; with `here` the place itself counts. */
	bool (*step)(struct ui *u, const struct state *st, int direction, bool here);
};

extern const struct pane_ops *const pane_table[PANE_COUNT];

struct match { int line, x, w, hit; };          /* the part of a hit on one line */

struct search {
	bool on;
	enum pane_id pane;
	struct str words;
	struct find find;
	struct arena arena;             /* of words and find */
	struct arena places;            /* of matches */
	VEC(struct match) matches;      /* reader only, in page order */
	int at;                         /* hit last stepped to, -1: none */
};

/* Letters over the links in view. */
struct hints {
	const char *command;            /* run with the number of the link, NULL: no letters */
	char typed[2];
	int n;
};

struct ui {
	int w, h;
	enum pane_id focus;
	bool zoom;
	struct layout at;
	int rows[PANE_COUNT];           /* of each pane's body when it is shown */
	int reader_w;
	struct list side, list;
	struct page page;
	int page_top;
	int page_line;                  /* under the cursor, in linear mode */
	int page_left;                  /* of tables wider than the page */
	bool unfolded;                  /* all related news of this page are shown */
	int link;                       /* number of the selected link, 0: none */
	struct search search;
	struct hints hints;
	struct sheet sheet;
	struct prompt prompt;
	struct arena answer;            /* what ui_layer_key lends */
};

/* Row of the whole list, NULL when it is not loaded. */
const struct list_row *articles_row(const struct state *st, int row);
int articles_visible(const struct ui *u, const struct state *st);

/* Marks the hits in words that were drawn at (x, y) in `width` cells. */
void search_mark(const struct ui *u, enum pane_id p, struct surface *s, int x, int y, int width,
		 struct str words);

void status_draw(const struct ui *u, const struct state *st, struct surface *s);

#endif
