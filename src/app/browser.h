/*
 * browser: the program of the reader's that opens an address.  It knows the
 * environment, never a screen: who has a terminal gives it up first when the
 * browser wants it.
 */
#ifndef APP_BROWSER_H
#define APP_BROWSER_H

#include "base/arena.h"
#include "conf/conf.h"

/* The option, else $BROWSER, else xdg-open where there is a desktop; "" and *e:
 * none.  *own_window: it leaves the terminal alone. */
struct str browser_find(const struct options *o, bool *own_window, struct err *e);
/* Starts it by argv.  Without an own window it is waited for. */
bool browser_start(struct str program, struct str url, bool own_window, struct err *e);

#endif
