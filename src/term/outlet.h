/*
 * outlet: the last yard between curses and the terminal.  While a frame is
 * made, curses writes into a file in memory; what comes out of it goes through
 * thrift and to the terminal in one write that never waits: what the terminal
 * does not take now (a stalled line, Ctrl-S) is kept.
 *
 * curses has a descriptor of its own, so that outside of a frame it speaks to
 * the terminal itself (modes, suspension), and a crash handler's descriptor 1
 * is never anything but the terminal.  Where there is no such file, curses
 * writes straight to the terminal.
 */
#ifndef TERM_OUTLET_H
#define TERM_OUTLET_H

#include <stdio.h>

#include "term/thrift.h"

struct outlet {
	FILE *file;             /* what curses writes to */
	int terminal;           /* its descriptor, as it is between frames */
	int memory;             /* the file that takes a frame; -1: none */
	int fast;               /* the terminal, never waited for; -1: none */
	bool thrifty;           /* looks are those that thrift knows */
	struct thrift thrift;
	struct buf raw, out;    /* a frame from curses; what is still to be sent */
};

bool outlet_open(struct outlet *o);
void outlet_close(struct outlet *o);
/* curses is up: `plain` is what sets all looks off on this terminal. */
void outlet_know(struct outlet *o, const char *plain);
/* Text may carry marks of links from now on (NULL: no more); false where nobody
 * would take them out again. */
bool outlet_link(struct outlet *o, const struct links *links);
void outlet_begin(struct outlet *o);
/* The frame is sent, as far as it goes; gives its bytes. */
size_t outlet_end(struct outlet *o);
void outlet_put(struct outlet *o, struct str bytes);   /* after what is being sent */
/* Sends on; true when all is sent. */
bool outlet_push(struct outlet *o);
/* Before curses or another program speaks to the terminal: all is sent (for a
 * second at most), and the look is what curses thinks it is.  False: the
 * terminal is stalled, and who writes to it waits for ever. */
bool outlet_settle(struct outlet *o);
void outlet_drop(struct outlet *o);             /* ends a frame that nobody will see */

#endif
