/*
 * sandbox_seccomp: which system calls may be made, by libseccomp.  What is not
 * in the table is answered "not permitted"; what only an intruder would call
 * ends the process.  Calls with a condition stand apart, below the table.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE             /* CLONE_THREAD */
#endif
#include "back/sandbox_parts.h"

#ifdef __linux__

#if HAVE_SECCOMP

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* Names, since not every machine has every call: an unknown one is skipped. */
static const char *const allowed[] = {
	/* bytes */
	"read", "readv", "pread64", "write", "writev", "close", "lseek", "_llseek",
	/* memory */
	"brk", "mmap", "mmap2", "munmap", "mremap", "madvise",
	/* files, to look at */
	"access", "faccessat", "faccessat2", "stat", "stat64", "lstat", "lstat64", "fstat",
	"fstat64", "newfstatat", "fstatat64", "statx", "readlink", "readlinkat",
	"getdents", "getdents64", "getcwd", "statfs", "statfs64", "fstatfs", "fstatfs64", "fadvise64",
	/* sockets */
	"connect", "send", "sendto", "sendmsg", "sendmmsg", "recv", "recvfrom", "recvmsg",
	"recvmmsg", "recvmmsg_time64", "shutdown", "getsockname", "getpeername", "getsockopt",
	"setsockopt",
	/* waiting */
	"poll", "ppoll", "ppoll_time64", "select", "_newselect", "pselect6", "pselect6_time64",
	"epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "epoll_pwait2", "eventfd2",
	"pipe", "pipe2", "nanosleep", "clock_nanosleep", "clock_nanosleep_time64",
	"restart_syscall",
	/* threads of the resolver */
	"futex", "futex_time64", "set_robust_list", "get_robust_list", "rseq", "sched_yield",
	"sched_getaffinity", "sched_getparam", "sched_getscheduler", "membarrier", "exit",
	"exit_group", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigreturn",
	"sigaltstack",
	/* who and when */
	"getpid", "gettid", "getppid", "getuid", "getuid32", "geteuid", "geteuid32", "getgid",
	"getgid32", "getegid", "getegid32", "uname", "getrlimit", "ugetrlimit", "getrusage",
	"sysinfo", "time", "gettimeofday", "clock_gettime", "clock_gettime64", "clock_getres",
	"clock_getres_time64", "getrandom", "getcpu",
};

static const char *const deadly[] = {
	"execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev",
	"pidfd_getfd", "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "mount",
	"umount2", "pivot_root", "chroot", "unshare", "setns", "init_module", "finit_module",
	"kexec_load", "keyctl", "add_key", "request_key", "open_by_handle_at", "personality",
};

/* `test` NULL: always.  A call that this machine does not have is no failure. */
static bool rule(scmp_filter_ctx f, uint32_t action, const char *name, const struct scmp_arg_cmp *test)
{
	int call = seccomp_syscall_resolve_name(name);

	return call == __NR_SCMP_ERROR
		|| seccomp_rule_add_array(f, action, call, test ? 1 : 0, test) == 0
		|| action != SCMP_ACT_ALLOW;
}

/* Argument number `at` of the call is `value`. */
static struct scmp_arg_cmp is(unsigned at, scmp_datum_t value)
{
	return (struct scmp_arg_cmp){ .arg = at, .op = SCMP_CMP_EQ, .datum_a = value };
}

/* Of the bits in `mask` exactly those of `value` are set. */
static struct scmp_arg_cmp bits(unsigned at, scmp_datum_t mask, scmp_datum_t value)
{
	return (struct scmp_arg_cmp){ .arg = at, .op = SCMP_CMP_MASKED_EQ,
		.datum_a = mask, .datum_b = value };
}

static bool allow_if(scmp_filter_ctx f, const char *name, struct scmp_arg_cmp test)
{
	return rule(f, SCMP_ACT_ALLOW, name, &test);
}

static bool allow_opening(scmp_filter_ctx f)
{
	const scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;

	return allow_if(f, "openat", bits(2, writing, O_RDONLY))
		&& allow_if(f, "open", bits(1, writing, O_RDONLY));
}

/* IPv4 and IPv6 only: a Unix socket leads to other programs of this user, and
 * netlink is a convenience of the resolver that it does without. */
static bool allow_sockets(scmp_filter_ctx f)
{
	return allow_if(f, "socket", is(0, AF_INET))
		&& allow_if(f, "socket", is(0, AF_INET6))
		/* curl wakes itself through a pair, which leads nowhere */
		&& allow_if(f, "socketpair", is(0, AF_UNIX));
}

/* clone3 hides its flags in memory that a filter cannot see: "not implemented"
 * makes the C library use clone, whose flags must be those of a thread. */
static bool allow_threads(scmp_filter_ctx f)
{
	return allow_if(f, "clone", bits(0, CLONE_THREAD, CLONE_THREAD))
		&& rule(f, SCMP_ACT_ERRNO(ENOSYS), "clone3", NULL)
		&& allow_if(f, "tgkill", is(0, (scmp_datum_t)getpid()));
}

static bool allow_odds(scmp_filter_ctx f)
{
	static const int fcntls[] = { F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC };
	bool ok = allow_if(f, "ioctl", is(1, FIONREAD))
		&& allow_if(f, "ioctl", is(1, FIONBIO))
		&& allow_if(f, "prctl", is(0, PR_SET_NAME))
		/* code comes from files only, never from data */
		&& allow_if(f, "mprotect", bits(2, PROT_EXEC, 0))
		/* to ask, not to set */
		&& allow_if(f, "prlimit64", is(2, 0));

	for (size_t i = 0; i < sizeof fcntls / sizeof fcntls[0]; i++)
		ok = ok && allow_if(f, "fcntl", is(1, (scmp_datum_t)fcntls[i]))
			&& allow_if(f, "fcntl64", is(1, (scmp_datum_t)fcntls[i]));
	return ok;
}

static bool fill(scmp_filter_ctx f)
{
	bool ok = true;

	for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
		ok = ok && rule(f, SCMP_ACT_ALLOW, allowed[i], NULL);
	for (size_t i = 0; i < sizeof deadly / sizeof deadly[0]; i++)
		ok = ok && rule(f, SCMP_ACT_KILL_PROCESS, deadly[i], NULL);
	return ok && allow_opening(f) && allow_sockets(f) && allow_threads(f) && allow_odds(f);
}

bool sandbox_seccomp(struct buf *report, struct err *e)
{
	scmp_filter_ctx f;
	int why;

	if (prctl(PR_GET_SECCOMP) < 0) {
		sandbox_say(report, "calls: not restricted, this kernel has no seccomp");
		return true;
	}
	f = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	why = f ? 0 : -ENOMEM;
	if (f && !fill(f))
		why = -EINVAL;
	if (why == 0)
		why = seccomp_load(f);
	if (f)
		seccomp_release(f);
	if (why)
		return err_set(e, ERR_BACK_START, "seccomp: %s", strerror(-why));
	sandbox_say(report, "calls: to read, to compute and to connect; no writing, no programs, "
		"no other processes (seccomp)");
	sandbox_say(report, "network: TCP and UDP over IP; neither mechanism can tell UDP ports apart");
	return true;
}

#else

bool sandbox_seccomp(struct buf *report, struct err *e)
{
	(void)e;
	sandbox_say(report, "calls: not restricted, built without libseccomp");
	return true;
}

#endif
#endif
