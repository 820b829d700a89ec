/* The parts of the pipeline: pipeline (whole documents), pipeline_push, course,
 * readable. */
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
/* readable: false with the reason.  News is also no gate and not nothing. */
bool work_unzip(struct work *w, struct err *e);
bool work_type_is_readable(struct work *w, struct err *e);
bool work_is_news(struct work *w, struct err *e);
/* Its parts, if asked for, are sent by w, which must stay where it is. */
struct feed_context work_feed_context(struct work *w);
/* An answer of this kind with what the fetch brought. */
struct answer work_answer(const struct work *w, enum answer_kind kind);
void work_answer_error(struct work *w, const struct err *why);
/* A list is read: its ceiling, and when to ask for it again. */
void work_end_list(struct work *w);
/* w->ans; an error when it does not fit. */
void work_send_last(struct work *w);

/* course: true where another document, course->ask, is wanted. */
bool course_has_gate(struct str rules, struct arena *a);
/* A gate that the portal's file names: its cookie is kept, and the same address
 * asked for once more.  Looked at before anything is parsed. */
bool course_passes_gate(struct work *w);
/* Is this one of the pages of an article? */
bool course_gathers(const struct work *w);
bool course_gather(struct work *w);
/* Of an article that has begun, one page less is no reason to show none. */
bool course_failed(struct work *w, const struct err *why);

#endif
