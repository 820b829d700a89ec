/* gate: pages that stand where something else was promised: consent, cookie
 * and challenge pages. */
#ifndef FEED_GATE_H
#define FEED_GATE_H

#include "base/str.h"

/* A word for the kind of gate, NULL when the page is none. */
const char *gate_reason(struct str utf8);

#endif
