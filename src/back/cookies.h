/*
 * cookies: what a gate handed out, for the hosts whose portal file says that
 * there is one (`gate: cookie-reload`).  Nothing else ever sends or keeps a
 * cookie.  They live as long as this process and are written nowhere.
 */
#ifndef BACK_COOKIES_H
#define BACK_COOKIES_H

#include "base/map.h"

struct cookies {
	struct arena a;
	struct map of_host;         /* "name=value; name=value" of each */
};

/* Keeps the pairs in `words` for this host: of a Cookie line, or of a page
 * whose script says document.cookie="name=value; path=/".  False: no new one. */
bool cookies_keep(struct cookies *c, struct str host, struct str pairs);
bool cookies_keep_script(struct cookies *c, struct str host, struct str page);
/* The value of a Cookie header for this host, or "". */
struct str cookies_for(const struct cookies *c, struct str host);
void cookies_release(struct cookies *c);

#endif
