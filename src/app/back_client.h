/*
 * back_client: the front's end of the socket to sapbao-fetch.  It starts the
 * back at the first request, keeps every request until it is answered, kills
 * a back that hangs or lies, starts another and asks again for all but the
 * document that was being parsed.  It knows no store and no screen.
 */
#ifndef APP_BACK_CLIENT_H
#define APP_BACK_CLIENT_H

#include "wire/wire.h"

struct back_client;

/* Called for every answer but ANSWER_READING and ANSWER_TAKEN.  A back that died
 * is asked again, so parts may come twice.  `a` holds the
 * answer's strings; the callee may take it over by copying the struct and
 * zeroing the original.  Errors made here (the back died, …) come as
 * ANSWER_ERROR too.  A job ends with the first answer that is neither
 * ANSWER_RAW nor ANSWER_PART. */
typedef void back_answered(void *owner, const struct answer *ans, struct arena *a);

struct back_options {
	struct str program;         /* sapbao-fetch */
	struct str replay;          /* folder, or "" */
	int deadline_ms;            /* for parsing one document */
	int network_ms;             /* for one job in all */
};

struct back_client *back_client_new(const struct back_options *o, back_answered *answered, void *owner);
void back_client_free(struct back_client *c);
/* Gives the job a number (r->id is ignored) and sends it.  0: refused, because
 * this address made the back fail twice (unless r->insist). */
uint64_t back_ask(struct back_client *c, const struct request *r, struct err *e);
/* Nobody waits for it any more: `answered` is not called for it.  False: a local
 * document, whose bytes are in use until it is answered; or no such job. */
bool back_cancel(struct back_client *c, uint64_t job);
/* How far a job is. */
struct back_progress {
	bool taken, reading;        /* by the back; its document */
	int entries;                /* that came so far */
	int64_t bytes;              /* 0: not known */
};
bool back_progress(const struct back_client *c, uint64_t job, struct back_progress *out);
/* The same for a local document that is not in memory: `source` gives its next
 * bytes, 0 at its end, and is called when there is room for them. */
typedef size_t back_source(void *owner, char *room, size_t n);
uint64_t back_ask_pieces(struct back_client *c, const struct request *r, back_source *source, void *owner,
			 struct err *e);
int back_jobs(const struct back_client *c);                 /* under way */
int back_fd(const struct back_client *c);                   /* -1: none started */
bool back_wants_write(const struct back_client *c);
/* Milliseconds until a deadline must be looked at, or -1. */
int back_timeout_ms(const struct back_client *c);
/* Reads, writes, watches deadlines, calls `answered`. */
void back_step(struct back_client *c);
/* This process was stopped for a while: silence meanwhile means nothing. */
void back_resumed(struct back_client *c);
/* Signal that ended the last back that died by itself, else 0. */
int back_died_by(const struct back_client *c);
/* Runs steps until no job is under way (the command line). */
void back_wait_all(struct back_client *c);

#endif
