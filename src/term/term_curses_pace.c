/*
 * term_curses_pace: over SSH a terminal takes any number of bytes at once, for
 * they wait in buffers on the way: a key held down would draw screens that are
 * seen half a minute later.  So each big frame is followed by a question (DSR,
 * "Esc [ 5 n", which every terminal since the VT100 answers), and the next
 * frame waits for the answer: by then the keys of the meantime are in it.  A
 * terminal that does not answer is not asked again.
 */
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include "term/curses.h"
#include "base/clock.h"

enum {
	BIG_FRAME = 600,        /* bytes; 30 smaller ones a second are no burden */
	ANSWER_MS = 3000,       /* a whole screen takes one on a bad line */
	LAST_ANSWER_MS = 1000
};

void pace_sent(struct term_curses *t, size_t bytes)
{
	if (!t->asks || t->asked_ms || bytes < BIG_FRAME)
		return;
	t->asked_ms = clock_ticks_ms();
	outlet_put(&t->outlet, STR("\033[5n"));
}

bool pace_answer(struct term_curses *t, struct str sequence)
{
	if (!t->asked_ms || !str_eq(sequence, STR("0n")))
		return false;
	t->asked_ms = 0;
	t->was_answered = true;
	return true;
}

bool pace_waits(struct term_curses *t)
{
	if (!t->asked_ms)
		return false;
	if (clock_ticks_ms() - t->asked_ms < ANSWER_MS)
		return true;
	t->asked_ms = 0;
	t->asks = t->was_answered;
	return false;
}

/* What is asked for is not left to the shell. */
void pace_finish(struct term_curses *t)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	if (!t->asked_ms)
		return;
	if (poll(&p, 1, LAST_ANSWER_MS) > 0)
		tcflush(STDIN_FILENO, TCIFLUSH);
	t->asked_ms = 0;
}
