/* places: names of portals and categories on the command line. */
#ifndef APP_PLACES_H
#define APP_PLACES_H

#include "app/desk.h"

/* "PORTAL" or "PORTAL/CATEGORY"; *category is NULL for the whole portal.
 * False with a "did you mean" for a name that matches nothing. */
bool place_find(struct desk *d, struct str name, const struct portal **portal,
		const struct category **category, struct err *e);

#endif
