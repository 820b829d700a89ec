/*
 * errand: a job under way, from the wish to the written row.  It knows how to
 * ask the back and how to be found again; what its answer means is for those
 * who sent it.  The app owns all errands; each owns its own words.
 */
#ifndef APP_ERRAND_H
#define APP_ERRAND_H

#include "base/vec.h"
#include "wire/wire.h"

struct app;

/* Why a job was asked for: decides what its answer is. */
enum purpose { FOR_LIST, FOR_PAGE };

struct errand {
	uint64_t job;               /* 0: answered */
	enum purpose purpose;
	enum job_kind kind;
	int64_t category;           /* FOR_LIST */
	const struct portal *portal;
	const struct source *source;    /* of a feed of the reader's own, else NULL */
	struct str url;             /* asked for; in the errand's arena */
	bool insisted;
	bool ahead;                 /* FOR_PAGE: nobody has asked for it yet */
	bool waited_for;            /* by the reader: nobody does when he moves on */
	int64_t asked_ms;           /* monotonic */
	int older_tries;            /* > 0: asked for by `older` */
	uint64_t ticket;            /* of the write of its answer, 0: none yet */
	VEC(uint64_t) parts;        /* writes of parts that are under way */
	int n_parts, fresh;         /* parts that came; articles that were new */
	int cut;                    /* 1 << enum feed_cut: what was left out */
	bool over;                  /* only parts are waited for */
	bool fills;                 /* an empty list grows by its parts */
	struct arena arena;
	struct errand *next;
};

struct errand *errand_new(struct app *app, enum purpose purpose, struct str url);
/* Priority 0: the reader waits.  `typed`: the reader gave this address, which
 * may lead into a private network.  False: *e says why; the errand stays the
 * caller's to free. */
bool errand_send(struct app *app, struct errand *r, enum job_kind kind, int priority, bool typed, struct err *e);
/* The errand that waits for this answer, or for this write; NULL: none. */
struct errand *errand_of_job(const struct app *app, uint64_t job);
struct errand *errand_of_write(const struct app *app, uint64_t ticket);
/* Was this the write of a part?  It is not under way any more. */
bool errand_part_written(struct errand *r, uint64_t ticket);
/* Its answer is not wanted any more; what came of it is still written. */
void errand_cancel(struct app *app, struct errand *gone);
/* No answer will come: it is over when its parts are written. */
void errand_end(struct app *app, struct errand *r);
void errand_free(struct app *app, struct errand *gone);
void errand_free_all(struct app *app);

#endif
