/*
 * gate: pages that stand where an article was asked for: cookie gates,
 * challenges, error pages.  They are errors with a reason, never news.
 */
#ifndef PAGE_GATE_H
#define PAGE_GATE_H

#include "base/err.h"
#include "markup/html.h"

/* A page that is only a script which sets a cookie and loads itself again.
 * False with ERR_GATE. */
bool gate_check_bytes(struct str text, struct err *e);
/* A challenge or consent page: few words, and they are of that kind. */
bool gate_check_tree(struct html *h, struct arena *a, struct err *e);
/* Words saying that the page does not exist; "" when they do not. */
struct str gate_error_words(struct html *h, struct arena *a);

#endif
