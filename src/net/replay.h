/*
 * replay: answers from a folder instead of the network: bug reports, tests
 * and the bundled demo edition.  It opens no socket and touches no curl.
 *
 * The folder holds index.tsv, one response a line:
 *
 *     URL TAB status TAB type TAB file [TAB delay_ms [TAB headers]]
 *
 * - "#" begins a comment line; empty lines do not count.
 * - An address is found as it is written, else by its url_key (so http and
 *   https, www. and tracking parameters do not matter).  Of two lines for one
 *   address the later holds, as in a recording that went on.
 * - status is the HTTP status; 0 stands for "no connection".  A 3xx with a
 *   Location among its headers is followed inside the folder, five times at
 *   most.
 * - type is a Content-Type ("text/html; charset=utf-8"), "-" for none.
 * - file and headers are paths inside the folder: neither absolute nor with
 *   "..".  "-" is no body.  The body may be gzip.  headers is a file of
 *   "Name: value" lines.  An ETag or Last-Modified there that the request
 *   names again is answered by 304.
 * - delay_ms is how long the answer takes; other requests do not wait for it.
 *
 * A comment line "# edition" says that the files hold times that move with
 * today, so that an edition never grows old:
 *
 *     @{-3h %d/%m/%Y %H:%M}      three hours before now
 *     @{-2d@07:15 %Y-%m-%dT%H:%M:%S+07:00}    07:15 two days ago
 *
 * The first word is a shift: a sign, a number and m, h or d, or a bare 0;
 * "@HH:MM" after it sets the time of that day (a day earlier when that would
 * lie ahead of now).  Times are in +07:00.  "now" is the time in the first
 * request that this process answered, so that a list and its articles agree.
 * The rest up to "}" is the form: %Y %y year, %m %d %H %M %S two digits, %c %e
 * month and day without padding, %w the weekday in Vietnamese ("Thứ Hai" to
 * "Chủ nhật"), %a %b weekday and month for RFC 822 ("Mon", "Jan"), %s seconds
 * since 1970, %% a percent sign.  What does not fit this form stays as it is.
 */
#ifndef NET_REPLAY_H
#define NET_REPLAY_H

#include "base/err.h"
#include "net/net.h"

struct replay;

/* Never NULL: where there is no such folder, or its index is wrong, that is the
 * answer to every request, so that it reaches the reader. */
struct replay *replay_open(struct str dir, size_t body_ceiling);
void replay_free(struct replay *r);
/* Queues an answer; what is wrong comes as one too. */
void replay_ask(struct replay *r, const struct net_request *q);
void replay_cancel(struct replay *r, uint64_t id);
/* Milliseconds until the next answer is due, or -1: none is waiting. */
int replay_due_ms(const struct replay *r);
/* Calls done for the first answer that is due; false when none is. */
bool replay_pump(struct replay *r, net_done *done, void *owner);

/* Pure: a file of an edition with its times filled in (replay_edition.c). */
bool replay_edition(struct str bytes, int64_t now_s, struct buf *out);

#endif
