#include "app/back_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/proc.h"
#include "base/words.h"

bool back_process_start(struct back_process *b, const struct back_options *o, struct err *e)
{
	const char *argv[6] = { o->program.p, "--fd", "3" };
	int ends[2];
	bool ok;

	if (o->replay.n) {
		argv[3] = "--replay";
		argv[4] = o->replay.p;
	}
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
		return err_set(e, ERR_BACK_START, "%s", strerror(errno));
	for (int i = 0; i < 2; i++)
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	ok = proc_start(argv, ends[1], true, &b->pid, e);
	close(ends[1]);
	if (!ok) {
		close(ends[0]);
		e->code = ERR_BACK_START;
		return false;
	}
	fcntl(ends[0], F_SETFL, fcntl(ends[0], F_GETFL) | O_NONBLOCK);
	channel_init(&b->channel, ends[0]);
	b->heard_ms = clock_ticks_ms();
	b->running = b->mute = true;
	log_line(LOG_INFO, "%s", _("the fetcher was started"));
	return true;
}

void back_process_stop(struct back_process *b, bool by_us)
{
	int st = 0;

	if (!b->running)
		return;
	close(b->channel.fd);
	channel_release(&b->channel);
	if (by_us)
		kill(b->pid, SIGKILL);
	while (waitpid(b->pid, &st, 0) < 0 && errno == EINTR)
		;
	if (!by_us && WIFSIGNALED(st))
		b->died_by = WTERMSIG(st);
	b->running = false;
}
