/*
 * polish: what stands in a body by way of the page, not of the text: the
 * headline once more and what stands above it, a caption or paragraph that
 * stands twice, lines such as "Advertisement".  It works on the doc; it knows
 * no markup.
 */
#ifndef PAGE_POLISH_H
#define PAGE_POLISH_H

#include "model/doc.h"

/* A body found by rule is the paper's own: only its title is taken out. */
void polish_title(struct doc *d, struct str title, struct arena *scratch);
/* All of it, for a body that was found by reading. */
void polish(struct doc *d, struct str title, struct arena *scratch);

#endif
