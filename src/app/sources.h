/*
 * sources: how a list is asked for.  A portal's feed or page is one question
 * to the back; a feed of the reader's own may need a password first (passcmd),
 * come from a file or a program, or go through a filter.  Programs are run by
 * argv with a time and a ceiling; what they say is parsed in the back like
 * anything else.  Its answers come by the same way as the back's.
 */
#ifndef APP_SOURCES_H
#define APP_SOURCES_H

#include <poll.h>

#include "app/back_client.h"
#include "model/portal.h"

struct sources;

/* At most so many descriptors to sleep on. */
enum { SOURCES_POLL_MAX = 16 };

struct sources *sources_new(back_answered *answered, void *owner);
/* Before the back client that it was given. */
void sources_free(struct sources *s);
/* The back's answers come here first (give this as its back_answered, with the
 * sources as owner). */
void sources_back_answered(void *sources, const struct answer *ans, struct arena *a);
void sources_use(struct sources *s, struct back_client *back);
/* Like back_ask; source NULL: a portal's list, which is back_ask itself. */
uint64_t sources_ask(struct sources *s, const struct source *source, const struct request *r, struct err *e);
/* Its answer is not wanted any more; a program that runs for it is ended. */
void sources_cancel(struct sources *s, uint64_t id);
/* Under way, those of the back included. */
int sources_jobs(const struct sources *s);
/* Like back_progress; of a program nothing is known. */
bool sources_progress(const struct sources *s, uint64_t id, struct back_progress *out);
/* The back and all programs in one: descriptors, time, one step. */
int sources_poll(const struct sources *s, struct pollfd rows[SOURCES_POLL_MAX]);
int sources_timeout_ms(const struct sources *s);
void sources_step(struct sources *s);

#endif
