/*
 * standin: where a page names no related news (many fill them in by script),
 * the newest of the story's own category stand in, each marked `standin`.
 */
#ifndef APP_STANDIN_H
#define APP_STANDIN_H

#include "app/desk.h"

/* Does nothing where the article has related news, or no text yet.  `category`
 * is preferred where the story stands in several; 0: none is. */
void standin_related(struct desk *d, int64_t article, int64_t category, struct arena *a,
	struct article *art);

#endif
