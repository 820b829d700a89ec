/*
 * remembered: what is known of an address beside its news, from one run to the
 * next and whoever asked (the newsstand or a `fetch` at night): where it moved
 * for good, and why its last fetch failed.  Kept in the archive's memory.
 */
#ifndef APP_REMEMBERED_H
#define APP_REMEMBERED_H

#include "app/desk.h"

struct trouble {
	const struct portal *portal;        /* trouble_list sets these two */
	const struct category *category;
	struct str url;
	struct err err;             /* the cause */
	int64_t since_s;            /* first failure in a row */
	int64_t next_s;             /* not asked again before, unless the reader insists */
};

struct trouble_list {
	VEC(struct trouble) rows;
};

/* After the answer to a list: success forgets the trouble, and an address that
 * moved for good is asked at its new place, as long as something is there. */
void remembered_answer(struct desk *d, struct str url, const struct answer *ans);
/* Where to ask for this address; itself when nothing is known. */
struct str remembered_address(struct desk *d, struct str url, struct arena *a);
/* False: its last fetch did not fail. */
bool remembered_trouble(struct desk *d, struct str url, struct arena *a, struct trouble *out);
/* Of all categories, in the order of the panes: what an errors pane shows. */
void trouble_list(struct desk *d, struct arena *a, struct trouble_list *out);

#endif
