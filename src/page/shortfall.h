/*
 * shortfall: pages that hold only a part of their article, or none: behind a
 * subscription, encrypted for the paper's own scripts, a video.  Each mark by
 * itself proves nothing (whole articles carry them too); with little text
 * beside it, it is the reason that the reader is told.
 */
#ifndef PAGE_SHORTFALL_H
#define PAGE_SHORTFALL_H

#include "model/article.h"
#include "page/source.h"

struct shortfall_marks {
	bool closed;                /* says that it is not for everybody */
	bool walled;                /* has a box for subscribers */
	bool encrypted, video;
};

/* Before anything is stripped. */
struct shortfall_marks shortfall_find(struct source *s);
/* Takes encrypted blocks out of the body; true when there were some. */
bool shortfall_strip(struct doc *body, struct arena *scratch);
/* The reason for a body of so many bytes, or SHORTFALL_NONE. */
enum shortfall shortfall_reason(const struct shortfall_marks *m, size_t bytes);

#endif
