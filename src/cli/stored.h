/* stored: an article of the archive, for the subcommands that print one. */
#ifndef CLI_STORED_H
#define CLI_STORED_H

#include "cli/cli.h"

/* Opens the archive and the article of this number; *status is set when it
 * cannot be.  The desk is the caller's to close, either way. */
bool stored_open(struct cli *c, struct str number, struct desk *d, struct stored_article *s, int *status);
/* As wide as lines are pleasant, and no wider than the terminal. */
int stored_columns(const struct cli *c);
/* Where the text is not in the archive, its lede stands for it. */
void stored_lede_for_body(struct stored_article *s, struct arena *a);
/* Says so; `text`: there is the feed's. */
void stored_hint(struct cli *c, const struct stored_article *s, bool text);

#endif
