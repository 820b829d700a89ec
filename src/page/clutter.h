/*
 * clutter: takes out of an article's container what is no text.
 */
#ifndef PAGE_CLUTTER_H
#define PAGE_CLUTTER_H

#include "page/measure.h"

/* From the tree under `root`, all of which `m` has measured or left out. */
void clutter_remove(struct page_measure *m, struct node *root);

#endif
