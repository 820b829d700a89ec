/* field_head: readers for the table of field.c; see there for their law. */
#ifndef FEED_FIELD_HEAD_H
#define FEED_FIELD_HEAD_H

#include "feed/walk.h"

void read_ttl(struct walk *w, int rank);
void read_skipped(struct walk *w, int rank);
void read_language(struct walk *w, int rank);
void read_publication(struct walk *w, int rank);
void read_period(struct walk *w, int rank);
void read_frequency(struct walk *w, int rank);

#endif
