/*
 * history: the way through the articles, as a browser keeps it: back returns
 * to the exact line.  It knows addresses and lines, no screen.
 */
#ifndef APP_HISTORY_H
#define APP_HISTORY_H

#include "base/arena.h"

enum { HISTORY_MAX = 100 };

struct place {
	int64_t id;             /* archive id, 0: not in it */
	struct str url;         /* owned by the history */
	int line;               /* top line */
};

struct history {
	struct place v[HISTORY_MAX];
	int n;                  /* places known */
	int at;                 /* the one being read; -1: the list before v[0] */
	struct arena arena;
};

void history_init(struct history *h);
void history_release(struct history *h);
/* A new page is opened: whatever was ahead is forgotten. */
void history_visit(struct history *h, int64_t id, struct str url);
/* A page is opened from a list: the whole path starts anew. */
void history_clear(struct history *h);
/* Back on the list from which the path began; forward stays possible. */
void history_leave(struct history *h);
void history_note(struct history *h, int64_t id, int line);  /* of the page being read */
/* The place one step away (-1 back, +1 forward), made current; NULL: none. */
const struct place *history_step(struct history *h, int direction);
int history_back_steps(const struct history *h);
int history_forward_steps(const struct history *h);

#endif
