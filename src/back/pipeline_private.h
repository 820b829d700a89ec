/* The parts of the pipeline: pipeline (whole documents), pipeline_push. */
#ifndef BACK_PIPELINE_PRIVATE_H
#define BACK_PIPELINE_PRIVATE_H

#include "back/pipeline.h"
#include "feed/feed.h"

struct work {
	const struct request *r;
	const struct net_reply *reply;  /* NULL: local */
	struct course *course;          /* NULL: local, or refused */
	struct str bytes, url, charset, type, rules;
	struct arena a, part_arena;
	struct buf inflated;
	struct answer ans;
	pipeline_send *send;
	void *owner;
	bool part_lost;                 /* it did not fit */
};

struct work work_new(const struct request *r, pipeline_send *send, void *owner);
void work_release(struct work *w);
/* Where it came from and as what; borrowed. */
void work_set_reply(struct work *w, const struct net_reply *reply);
void work_set_local(struct work *w);
bool work_type_is_readable(struct work *w, struct err *e);
/* Its parts, if asked for, are sent by w, which must stay where it is. */
struct feed_context work_feed_context(struct work *w);
/* An answer of this kind with what the fetch brought. */
struct answer work_answer(const struct work *w, enum answer_kind kind);
void work_answer_error(struct work *w, const struct err *why);
/* A list is read: its ceiling, and when to ask for it again. */
void work_end_list(struct work *w);
/* w->ans; an error when it does not fit. */
void work_send_last(struct work *w);

#endif
