/*
 * opportunity: where UAX #14 lets a line end, before this house's exceptions
 * (breaks.h).  Private to text/.
 */
#ifndef TEXT_OPPORTUNITY_H
#define TEXT_OPPORTUNITY_H

#include "text/breaks.h"

/* One paragraph without newlines; BREAK_HERE or BREAK_NONE for each byte. */
void text_opportunities(struct str paragraph, char *breaks);

#endif
