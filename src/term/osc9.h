/* osc9: the bytes that make the reader's terminal show a notice, also through
 * tmux and screen.  Whatever stands in the text, it ends nothing and begins
 * nothing.  Pure. */
#ifndef TERM_OSC9_H
#define TERM_OSC9_H

#include "term/osc52.h"

/* The text is the caller's, and begins with a word of his: "4;…" is a progress
 * bar on some terminals, "9;…" a folder. */
bool osc9_write(struct str text, enum osc52_inside inside, struct buf *out);

#endif
