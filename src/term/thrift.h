/*
 * thrift: takes out of what curses sends the bytes that change nothing.
 *
 * curses spends a third of a list's page on looks: "Esc ( B" with each of
 * them, default colours and then all off, plain looks for a blank between two
 * words.  Here a look is only noted; it is sent, in its shortest form, when a
 * character that shows it comes.  Whatever else curses says passes as it is.
 *
 * Pure: bytes in, bytes out.  Only for terminals whose looks are ECMA-48's
 * (thrift_knows); a sequence that is not understood passes untouched and makes
 * the next look be sent whole.
 */
#ifndef TERM_THRIFT_H
#define TERM_THRIFT_H

#include "term/links.h"

enum { THRIFT_PALETTE = 256 };

struct thrift_look {
	unsigned on;            /* bit n: attribute n of ECMA-48, 1 bold … 9 crossed out */
	int32_t fg, bg;         /* -1 default, 0…255, or a red-green-blue colour */
};

struct thrift {
	struct thrift_look shown, wanted;
	bool lost;              /* what is shown is not known */
	char charset;           /* of G0: 'B' */
	bool shifted;           /* after SO */
	char last;              /* byte of text sent last */
	const struct links *links;      /* marks in the text lead there; NULL: there are none */
	int link;               /* where what is sent now leads; 0 between two frames */
	/* Red, green and blue to send for an entry of the palette; 0 and -1: the
	 * entry itself.  Set from outside. */
	int32_t stands_for[THRIFT_PALETTE];
};

void thrift_init(struct thrift *t);
/* Can this terminal be served?  `plain` is what sets all looks off there. */
bool thrift_knows(const char *plain);
/* Others have written: what the terminal shows is not known any more. */
void thrift_lose(struct thrift *t);
/* One whole frame: no sequence may be cut in two. */
void thrift_pass(struct thrift *t, struct str in, struct buf *out);
/* The look that was noted last, sent now: before others write. */
void thrift_settle(struct thrift *t, struct buf *out);

#endif
