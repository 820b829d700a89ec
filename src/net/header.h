/*
 * header: what the reader's business is in the headers of one response.
 * Pure; it knows lines, neither curl nor sockets.
 */
#ifndef NET_HEADER_H
#define NET_HEADER_H

#include "base/arena.h"
#include "base/err.h"
#include "model/policy.h"

struct header_notes {
	struct fetch_reply reply;
	struct str content_type;    /* lower case, without parameters */
	struct str charset;         /* lower case */
	struct str location;
	int64_t date_s, expires_s;  /* as sent, 0: not given */
	bool expires_bad;           /* "0", "-1" and such mean: already */
	size_t bytes;               /* of all lines, for a ceiling */
	int moves, detours;         /* redirects on the way: for good, and for now */
};

/* Before the first line, and again by itself at each status line. */
void header_start(struct header_notes *h);
/* One line, with or without its newline; copies into a what it keeps. */
void header_line(struct header_notes *h, struct str line, struct arena *a);
/* After the last line: Expires by our own clock, since theirs may be wrong. */
void header_finish(struct header_notes *h, int64_t now_s);
/* "text/html; charset=UTF-8" in two; both lower case, "" when absent. */
void header_type(struct str value, struct arena *a, struct str *type, struct str *charset);
/* An answer that is no page, as an error: our words, since HTTP/2 has none and
 * servers may say anything. */
void header_refuse(int status, struct str host, struct err *e);

#endif
