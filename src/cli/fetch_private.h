/* fetch_private: what fetch.c does and fetch_report.c tells of. */
#ifndef CLI_FETCH_PRIVATE_H
#define CLI_FETCH_PRIVATE_H

#include "base/map.h"
#include "cli/cli.h"
#include "cli/progress.h"

enum stage { TASK_WAITING, TASK_ASKED, TASK_DONE };

/* What came of it.  Resting: it failed lately and its time has not come. */
enum outcome { CAME, UNCHANGED, FRESH, RESTING, FAILED };

struct task {
	const struct portal *portal;
	const struct category *category;
	int64_t category_id;
	enum job_kind kind;         /* JOB_ARTICLE: a text */
	struct str url;
	enum stage stage;
	enum outcome outcome;
	uint64_t job;
	VEC(uint64_t) tickets;      /* of the writes of what came, in parts or whole */
	int fresh;                  /* articles that were new */
	int cut;                    /* 1 << enum feed_cut: what was left out */
	int64_t next_s;             /* FRESH, RESTING: when it may be asked again */
	struct err err;             /* FAILED */
};

struct fetching {
	struct cli *c;
	struct desk *desk;
	VEC(struct task) tasks;
	int from;                   /* those before it are done */
	int lists;                  /* the first so many are lists */
	struct map texts;           /* addresses of texts that were asked for */
	bool not_recorded;          /* --record failed */
	struct progress progress;
};

/* "portal/category". */
struct str fetch_task_name(const struct task *t, struct arena *a);
/* Prints what came of every task; gives the exit status. */
int fetch_report(struct fetching *f);

#endif
