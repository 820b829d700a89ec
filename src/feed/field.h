/* field: elements of feeds to fields of an entry, by the table fields.def. */
#ifndef FEED_FIELD_H
#define FEED_FIELD_H

#include "feed/walk.h"

/* Reads the element whose open event is the present one, when the table
 * knows it; false when it does not and nothing was read. */
bool field_read(struct walk *w);

/* For values that stand in attributes. */
void field_set_link(struct walk *w, struct str href, int rank);
void field_set_id(struct walk *w, struct str id, int rank);
void field_set_updated(struct walk *w, struct str date, int rank);

#endif
