/*
 * breaks: where a line of running text may end.  UAX #14 with what Vietnamese
 * typesetting and the web ask for on top.  Private to text/.
 */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include "base/str.h"

enum {
	BREAK_NONE,
	BREAK_WEAK,     /* only inside a word that is wider than the line */
	BREAK_HERE
};

/* One paragraph without newlines; breaks[i] is about the place before byte i.
 * Linear in its length. */
void text_breaks(struct str paragraph, char *breaks);

#endif
