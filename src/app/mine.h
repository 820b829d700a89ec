/*
 * mine: the reader's own lists at the top of the categories pane.  Their rows
 * have no category id; `kind` and name tell them apart.
 */
#ifndef APP_MINE_H
#define APP_MINE_H

#include "app/app.h"

#define MINE ":mine"            /* stands for a portal's host in rows and folds */

/* Heading, starred, later, searches: those that are there. */
void mine_add_rows(struct app *app);
/* Shows the list of a row; false when it is none of these. */
bool mine_open(struct app *app, const struct side_row *r);
/* Row of what was remembered as the shown category, or -1. */
int mine_find(const struct app *app, struct str remembered);
/* Something new is in the archive: does a kept search that is shown wait for it? */
void mine_arrived(struct app *app);

#endif
