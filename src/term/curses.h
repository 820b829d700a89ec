/*
 * curses: what the files of the real terminal share.  Only term_curses*.c
 * include it: the system's <curses.h> comes in here and nowhere else.
 */
#ifndef TERM_CURSES_H
#define TERM_CURSES_H

#include <stdlib.h>
#include <termios.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>
#undef ERR      /* base/err.h expands a macro of this name */

#include "base/words.h"
#include "term/kinds.h"
#include "term/outlet.h"

#define ERR (-1)        /* again, for the macros of curses */

enum { PAIRS_MAX = 250 };       /* pair numbers that fit every curses */

struct pair { short fg, bg; };

struct term_curses {
	struct term base;
	SCREEN *screen;
	struct outlet outlet;
	struct termios shell_modes;     /* the terminal's, as we found them */
	WINDOW *keys;                   /* a pad: reading from it repaints nothing */
	bool ascii, colour;
	struct links links;
	bool linking;                   /* cells carry marks of links */
	uint16_t link_index;            /* of the frame's link that was looked up last … */
	int link_number;                /* … and its number */
	bool mouse;                     /* switched on */
	bool rgb;                       /* COLORTERM says: any colour */
	struct pair pairs[PAIRS_MAX];   /* pair i + 1 of curses */
	int n_pairs;
	attr_t attributes[STYLE_COUNT];
	short colours[STYLE_COUNT];
	struct key pushed;              /* read too far after an Esc */
	bool has_pushed, suspended;
	/* term_curses_pace.c */
	bool asks, was_answered;        /* big frames are followed by a question */
	int64_t asked_ms;               /* the question is under way since; 0: none is */
};

static inline struct term_curses *curses_of(struct term *t)
{
	return (struct term_curses *)t;
}

/* term_curses_look.c: the theme's looks as attributes and colour pairs */
void curses_set_theme(struct term *t, const struct theme *theme);

/* term_curses_keys.c: what was typed */
bool curses_read(struct term *t, struct key *out, bool *lost);

/* term_curses_pace.c: no more on the line than it carries */
void pace_sent(struct term_curses *t, size_t bytes);    /* a frame went out */
bool pace_answer(struct term_curses *t, struct str sequence);  /* an answer, no key */
bool pace_waits(struct term_curses *t);                 /* no new frame yet */
void pace_finish(struct term_curses *t);                /* before the terminal is left */

#endif
