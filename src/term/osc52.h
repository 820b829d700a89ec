/* osc52: the bytes that put a text on the clipboard of the reader's terminal,
 * also through tmux and screen.  Pure. */
#ifndef TERM_OSC52_H
#define TERM_OSC52_H

#include "base/buf.h"

enum osc52_inside { OSC52_PLAIN, OSC52_TMUX, OSC52_SCREEN };

bool osc52_write(struct str text, enum osc52_inside inside, struct buf *out);

#endif
