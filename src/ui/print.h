/*
 * print: fingerprints of what the reader shows, so that a page is laid out
 * again only when something in it has changed.  Pure.
 */
#ifndef UI_PRINT_H
#define UI_PRINT_H

#include "ui/draw.h"

/* Of everything that is shown, and how. */
uint64_t print_page(const struct state *st, int width, bool roomy);
/* Of the article alone; 0: none. */
uint64_t print_story(const struct state *st);

#endif
