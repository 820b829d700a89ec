/*
 * ui: what is where on the screen, which row is selected, how far a page is
 * scrolled.  It owns view state only; data is in struct state.  Drawing is
 * pure: const ui and state in, cells out.
 */
#ifndef UI_UI_H
#define UI_UI_H

#include "base/buf.h"
#include "cells/key.h"
#include "cells/surface.h"
#include "ui/state.h"

enum pane_id { PANE_CATEGORIES, PANE_ARTICLES, PANE_READER, PANE_COUNT };

/* Layers of lines over the panes. */
enum sheet_id {
	SHEET_NONE,
#define SHEET(id, functions) SHEET_##id,
#include "ui/panes.def"
#undef SHEET
	SHEET_COUNT
};

/* Motions that a pane understands. */
enum motion {
	MOVE_DOWN, MOVE_UP, MOVE_PAGE_DOWN, MOVE_PAGE_UP, MOVE_HALF_DOWN, MOVE_HALF_UP,
	MOVE_FIRST, MOVE_LAST
};

enum prompt_kind { PROMPT_COMMAND, PROMPT_SEARCH, PROMPT_FILTER, PROMPT_ARCHIVE, PROMPT_HUNT };

struct ui;

struct ui *ui_new(void);
void ui_free(struct ui *u);
/* New window size: lays out again and clamps all scrolling. */
void ui_resize(struct ui *u, const struct state *st, int w, int h);
/* Data was swapped: keep selections by id, lay the page out when it changed. */
void ui_sync(struct ui *u, const struct state *st);
void ui_draw(const struct ui *u, const struct state *st, struct surface *s);

enum pane_id ui_focus(const struct ui *u);
void ui_set_focus(struct ui *u, const struct state *st, enum pane_id p);
void ui_focus_next(struct ui *u, const struct state *st, int direction);
void ui_zoom(struct ui *u, const struct state *st);         /* toggles */
bool ui_zoomed(const struct ui *u);
bool ui_pane_shown(const struct ui *u, enum pane_id p);     /* on the screen */
enum context ui_context(const struct ui *u);                /* keymap layer now */

bool ui_move(struct ui *u, const struct state *st, enum motion m, int count);
/* Selected row of a pane: index, or -1 when empty. */
int ui_selected(const struct ui *u, enum pane_id p);
void ui_select(struct ui *u, const struct state *st, enum pane_id p, int row);
/* Rows of the article list that should be in state: [*first, *first + *count). */
void ui_wanted(const struct ui *u, const struct state *st, int *first, int *count);

/* the pointer */
enum spot_kind {
	SPOT_NONE,
	SPOT_PANE,              /* a pane, at no row of it */
	SPOT_ROW,               /* number: a row of it */
	SPOT_LINK,              /* number: a link of the reader */
	SPOT_LINE               /* number: a line of the sheet that can be chosen */
};
struct spot { enum spot_kind kind; enum pane_id pane; int number; };
/* What stands at this cell of the screen. */
struct spot ui_spot(const struct ui *u, const struct state *st, int x, int y);
/* Scrolls the sheet, or the pane that is under this cell. */
void ui_scroll(struct ui *u, const struct state *st, int x, int y, int lines);

/* the reader */
int ui_page_top(const struct ui *u);                        /* line at the top */
void ui_set_page_top(struct ui *u, const struct state *st, int line);
int ui_page_block(const struct ui *u);                      /* doc block at the top, for the archive */
void ui_set_page_block(struct ui *u, const struct state *st, int block);
/* Links by number: related 1…n first, then links of the body, then tags.  Number 0 is
 * the link selected by ui_cycle_link.  STR_NONE when there is none. */
int ui_link_count(const struct ui *u);                      /* that show a number */
struct str ui_link(const struct ui *u, int number);
/* What a tag searches for; STR_NONE where the number is another link. */
struct str ui_link_words(const struct ui *u, int number);
void ui_cycle_link(struct ui *u, const struct state *st, int direction);
int ui_selected_link(const struct ui *u);                   /* number, or 0 */
bool ui_link_is_picture(const struct ui *u, int number);
/* Number of the first picture in view, else of the next, else of the last; 0: none. */
int ui_picture(const struct ui *u);
/* Letters over the links in view; the one typed runs "command NUMBER" (a string
 * that lives on).  False when there is no link in view. */
bool ui_hints_open(struct ui *u, const char *command);
bool ui_hints_typed(const struct ui *u, struct str *typed);     /* are they shown? */

/* Shows or hides the end of a long list of related news; false: it is short. */
bool ui_fold_related(struct ui *u, const struct state *st);
/* Tables that are wider than the page; false where none is in view. */
bool ui_scroll_sideways(struct ui *u, int direction, int count);

/* search in view: in the reader's lines or the list's titles */
int ui_search(struct ui *u, const struct state *st, struct str words);     /* matches */
bool ui_search_step(struct ui *u, const struct state *st, int direction);
bool ui_searching(const struct ui *u);
/* In the reader, which of how many hits was stepped to last; 0: not told. */
int ui_search_place(const struct ui *u, int *of);
/* In the reader: would the next step begin again at the other end? */
bool ui_search_ends(const struct ui *u, int direction);
struct str ui_search_words(const struct ui *u);
void ui_search_clear(struct ui *u);

/* layers over the panes: the top one gets keys first */
void ui_sheet_open(struct ui *u, const struct state *st, enum sheet_id id);
enum sheet_id ui_sheet(const struct ui *u);
/* "": opens the line that filters; else filters by these words. */
void ui_sheet_filter(struct ui *u, const struct state *st, struct str words);
int ui_sheet_selected(const struct ui *u);      /* its line, -1: none can be chosen */
void ui_sheet_select(struct ui *u, const struct state *st, int line);
bool ui_sheet_stays(const struct ui *u);        /* when its choice is run */
/* Command line of the chosen row, or ""; borrowed until the next call. */
struct str ui_sheet_choice(struct ui *u, const struct state *st);
/* What its own command acts on (a job), or 0. */
int64_t ui_sheet_id(struct ui *u, const struct state *st);
void ui_prompt_open(struct ui *u, enum prompt_kind k, struct str text);
/* The line being typed, if one is; borrowed until the next key. */
bool ui_prompt_line(const struct ui *u, enum prompt_kind *kind, struct str *line);
bool ui_is_typing(const struct ui *u);          /* in a prompt or a sheet's filter */
/* Lines typed earlier, oldest first; STR_NONE past the end. */
struct str ui_history(const struct ui *u, enum prompt_kind k, int nth);
void ui_history_add(struct ui *u, enum prompt_kind k, struct str line);
/* What a key did to the top layer. */
enum layer_result { LAYER_NONE, LAYER_USED, LAYER_ACCEPTED, LAYER_CLOSED };
/* ACCEPTED: *kind and *text (borrowed until the next call) hold the line. */
enum layer_result ui_layer_key(struct ui *u, const struct state *st, struct key k, enum prompt_kind *kind, struct str *text);
/* Completion candidates for Tab in the command prompt. */
typedef struct str ui_completer(void *owner, struct str line, int nth);
void ui_set_completer(struct ui *u, ui_completer *f, void *owner);
/* Closes the top layer; false when there was none. */
bool ui_layer_close(struct ui *u);

#endif
