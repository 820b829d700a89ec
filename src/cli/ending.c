/* ending: a command that is interrupted, or whose reader has left, puts its
 * work away first and then ends as the signal would have ended it. */
#include "cli/cli.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "app/signals.h"

/* Has the reader of our output gone (`sapbao list | head`)? */
bool cli_reader_left(void)
{
	struct pollfd p = { .fd = STDOUT_FILENO, .events = POLLOUT };

	return poll(&p, 1, 0) > 0 && (p.revents & (POLLERR | POLLHUP));
}

/* What our starter ignores (nohup, a job of a shell without job control) stays
 * ignored; Ctrl-Z stops us as it stops any program. */
void cli_catch_signals(struct cli *c)
{
	static const int ending[] = { SIGHUP, SIGINT, SIGTERM };
	enum { ENDING = sizeof(ending) / sizeof(*ending) };
	struct sigaction standard = { .sa_handler = SIG_DFL }, was[ENDING], pipe_was;

	if (c->catching)
		return;
	c->catching = true;
	sigemptyset(&standard.sa_mask);
	sigaction(SIGPIPE, NULL, &pipe_was);
	c->pipe_ignored = pipe_was.sa_handler == SIG_IGN;
	for (int i = 0; i < ENDING; i++)
		sigaction(ending[i], NULL, &was[i]);
	signals_init(NULL);
	sigaction(SIGTSTP, &standard, NULL);
	for (int i = 0; i < ENDING; i++)
		if (was[i].sa_handler == SIG_IGN)
			sigaction(ending[i], &was[i], NULL);
}

bool cli_interrupted(struct cli *c)
{
	struct signals got;

	if (c->catching && !c->ended_by) {
		signals_take(&got);
		c->ended_by = got.ended_by;
	}
	return c->ended_by != 0;
}

/* What was noted happens now, as if it had not been caught. */
void cli_end_by_signal(struct cli *c)
{
	struct sigaction standard = { .sa_handler = SIG_DFL };

	if (!cli_interrupted(c) && ferror(stdout) && !c->pipe_ignored && cli_reader_left())
		c->ended_by = SIGPIPE;
	if (!c->catching || !c->ended_by)
		return;
	sigemptyset(&standard.sa_mask);
	sigaction(c->ended_by, &standard, NULL);
	raise(c->ended_by);
}
