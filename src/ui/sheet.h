/*
 * sheet: a layer over the panes that is a list of lines: help, log, jobs,
 * errors, options, the palette.  One row in panes.def and one function that
 * makes the lines; scrolling, choosing, filtering and drawing are here.
 */
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include "ui/draw.h"
#include "ui/list.h"
#include "ui/prompt.h"
#include "ui/ui.h"

struct sheet_line {
	struct str heading;             /* a line of its own; else: */
	struct str left, words, right;
	struct str run;                 /* command line of Enter, "" none */
	int64_t id;                     /* what the sheet's own command acts on, 0 nothing */
	enum style style;               /* of the words */
	bool part;                      /* goes on with the line before it */
};

struct sheet_lines { VEC(struct sheet_line) list; };

struct sheet_ops {
	const char *title;
	const char *empty;              /* said when there is no line */
	struct { const char *command, *key, *words; } hint;     /* on the right of the title */
	bool choose;                    /* one line is selected; Enter runs it */
	bool stays;                     /* and the sheet stays open then */
	bool hunt;                      /* what is typed chooses; `build` filters and sorts */
	bool right_first;               /* the right column is shown in narrow windows too */
	int left_w;                     /* of 80 columns */
	/* Pure.  `filter` is "" but for a hunt. */
	void (*build)(const struct state *st, struct str filter, struct arena *a, struct sheet_lines *out);
};

struct sheet {
	enum sheet_id id;               /* SHEET_NONE: closed */
	struct list at;                 /* selected (or nothing) and top */
	struct prompt filter;           /* its text filters, while typed and after */
};

extern const struct sheet_ops *const sheet_table[SHEET_COUNT];

/* A heading that is not the first has an empty line over it. */
void sheet_heading(struct sheet_lines *out, struct str words, struct arena *a);
struct sheet_line *sheet_add(struct sheet_lines *out, struct arena *a);

void sheet_draw(const struct ui *u, const struct state *st, struct surface *s, struct rect r);
enum layer_result sheet_key(struct ui *u, const struct state *st, struct key k, struct str *run);
bool sheet_move(struct ui *u, const struct state *st, enum motion m, int count);
/* The line that can be chosen at this row of the screen, -1: none. */
int sheet_hit(const struct ui *u, const struct state *st, int y);
void sheet_clamp(struct ui *u, const struct state *st);

#endif
