#include "app/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static int ends[2] = { -1, -1 };
static void (*panic_action)(void);

static void note(int signal_number)
{
	unsigned char byte = (unsigned char)signal_number;
	int kept = errno;

	if (write(ends[1], &byte, 1) < 0) {
		/* The pipe is full: the loop will wake up anyway. */
	}
	errno = kept;
}

static void panic(int signal_number)
{
	panic_action();
	/* SA_RESETHAND has put the default back. */
	raise(signal_number);
}

static void catch(int signal_number, void (*handler)(int), int flags)
{
	struct sigaction sa = { .sa_handler = handler, .sa_flags = flags };

	sigemptyset(&sa.sa_mask);
	sigaction(signal_number, &sa, NULL);
}

int signals_init(void (*panic_hook)(void))
{
	static const int noted[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT };
	static const int deadly[] = { SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL };
	static char stack[32768];       /* SIGSTKSZ is no constant in newer glibc */
	stack_t alternate = { .ss_sp = stack, .ss_size = sizeof(stack) };

	if (pipe(ends) != 0)
		return -1;
	for (int i = 0; i < 2; i++) {
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
		fcntl(ends[i], F_SETFL, O_NONBLOCK);
	}
	for (size_t i = 0; i < sizeof(noted) / sizeof(*noted); i++)
		catch(noted[i], note, SA_RESTART);
	catch(SIGPIPE, SIG_IGN, 0);
	catch(SIGXFSZ, SIG_IGN, 0);
	panic_action = panic_hook;
	sigaltstack(&alternate, NULL);
	for (size_t i = 0; panic_hook && i < sizeof(deadly) / sizeof(*deadly); i++)
		catch(deadly[i], panic, SA_ONSTACK | SA_RESETHAND);
	return ends[0];
}

void signals_take(struct signals *out)
{
	unsigned char bytes[64];
	ssize_t n;

	memset(out, 0, sizeof(*out));
	while ((n = read(ends[0], bytes, sizeof(bytes))) > 0)
		for (ssize_t i = 0; i < n; i++)
			switch (bytes[i]) {
			case SIGWINCH: out->resized = true; break;
			case SIGTSTP:  out->stop = true; break;
			case SIGCONT:  out->resumed = true; break;
			default:       out->ended_by = bytes[i]; break;
			}
}
