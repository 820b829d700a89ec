/* terminfo: is this terminal one that can be drawn on? */
#ifndef TERM_TERMINFO_H
#define TERM_TERMINFO_H

enum terminfo_answer { TERMINFO_UNKNOWN, TERMINFO_DUMB, TERMINFO_GOOD };

enum terminfo_answer terminfo_ask(const char *name);
/* Of the terminal that is open: what sets all looks off; NULL: nothing does. */
const char *terminfo_plain(void);

#endif
