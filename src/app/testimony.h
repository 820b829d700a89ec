/*
 * testimony: does what the back says fit what it was asked?  The wire has
 * looked at every value; here it is the order and the kind, since a captured
 * back may also say true things at the wrong time, or without end.  Pure.
 */
#ifndef APP_TESTIMONY_H
#define APP_TESTIMONY_H

#include "wire/wire.h"

enum stage { STAGE_SENT, STAGE_TAKEN, STAGE_READING };

struct testimony {
	enum stage stage;
	bool feed, article, outlines;   /* what may be the answer */
	bool parts, raw, unchanged; /* what may come beside it */
	int readings, raws;         /* documents of one job so far */
	int entries;                /* in parts so far */
};

struct testimony testimony_of(const struct request *r);
/* Asked again of another back. */
void testimony_restart(struct testimony *t);
/* Takes it in; false: it cannot be true. */
bool testimony_fits(struct testimony *t, const struct answer *ans);
/* Is this the last word on its question? */
bool testimony_ends(const struct answer *ans);

#endif
