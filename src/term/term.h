/*
 * term: the terminal, and the door to curses.  Two kinds behind one table:
 * the real one and a null one that reads keys from a script and keeps the
 * screen as cells (golden tests).
 */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include "base/err.h"
#include "cells/key.h"
#include "cells/surface.h"
#include "conf/conf.h"

struct term;

struct term_options {
	const struct theme *theme;
	bool ascii;             /* never send anything but ASCII */
	bool linear;            /* plain lines will do where the cursor cannot be placed */
	bool ssh;               /* longer wait for the rest of an escape sequence; the
	                         * line is asked whether it keeps up */
};

/* Takes the terminal over.  Fails with a sentence for TERM unset, "dumb" or
 * unknown, and when standard output is no terminal; with `linear` such a one
 * speaks in plain lines. */
struct term *term_open(const struct term_options *o, struct err *e);
/* `keys`: names parted by spaces, "text:…" types letters, "resize:80x24",
 * "click:X,Y",
 * "wheel-up:X,Y", "wheel-down:X,Y", "dump:FILE", "wait:N" (until no job is under way, at most N ms). */
struct term *term_open_null(int w, int h, struct str keys, struct err *e);
void term_close(struct term *t);
void term_size(struct term *t, int *w, int *h);
int term_fd(const struct term *t);              /* to poll; -1 for the null terminal */
/* The next key that is there already; false when none is.  A lost terminal
 * sets *lost. */
bool term_read(struct term *t, struct key *out, bool *lost);
/* One write, which never waits. */
void term_present(struct term *t, const struct surface *s);
/* Sends on what the terminal did not take at once; true when nothing is left.
 * A new frame waits for that, so that a stalled line gets one frame, the
 * newest, when it goes on; over SSH it also waits for the other end's word
 * that the last big one has arrived. */
bool term_drained(struct term *t);
bool term_wants_write(const struct term *t);    /* poll its descriptor for writing too */
void term_redraw(struct term *t);               /* the next present repaints all */
void term_set_theme(struct term *t, const struct theme *theme);
/* Do words lead to their addresses (OSC 8)?  AUTO: where the terminal is one
 * that is known to understand it.  ORDER: the choices of the option hyperlinks. */
enum term_links { TERM_LINKS_AUTO, TERM_LINKS_ON, TERM_LINKS_OFF };
void term_set_links(struct term *t, enum term_links wanted);
/* The terminal tells clicks and the wheel (cells/pointer.h) from now on, and
 * takes no selection of its own; switched off wherever the terminal is left. */
void term_set_mouse(struct term *t, bool on);
void term_resized(struct term *t);              /* after SIGWINCH or SIGCONT */
void term_suspend(struct term *t);              /* screen given back to the shell */
void term_resume(struct term *t);
/* Copy to the clipboard of the reader's terminal (OSC 52). */
void term_copy(struct term *t, struct str text);
/* Is a line being typed at a prompt now?  Told after every key. */
void term_typing(struct term *t, bool typing);
/* Rings the bell; with a text, asks the terminal to show that instead (OSC 9). */
void term_alert(struct term *t, struct str text);
bool term_is_null(const struct term *t);
bool term_has_lines_only(const struct term *t);  /* no screen: nothing to restore */
/* For the null terminal: what the script wants now.  A wait, dump or resize
 * is handed out once, with its argument (borrowed; a resize has been done to
 * term_size); a key stays until term_read takes it. */
enum script_want { SCRIPT_KEY, SCRIPT_WAIT, SCRIPT_DUMP, SCRIPT_RESIZE, SCRIPT_END };
enum script_want term_script(struct term *t, struct str *argument);
/* The null terminal's screen as last presented (surface_dump's two planes);
 * false for the real one. */
bool term_dump(const struct term *t, bool styles, struct buf *out);
/* From a signal handler: the bytes that restore the screen. */
void term_panic(void);

#endif
