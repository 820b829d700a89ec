/*
 * tty_kit: a program on a terminal of its own, and what it writes counted.
 * The news it shows are invented: one paper, 300 articles with titles as long
 * as real ones (52 characters at the middle), one page of running text.  No
 * network: everything is answered from a folder.
 */
#ifndef UNIT_TTY_KIT_H
#define UNIT_TTY_KIT_H

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum {
	TTY_PATH = 512, TTY_ARGUMENTS = 24, TTY_TITLES = 300,
	TTY_QUIET_MS = 150,     /* nothing for so long: the frame is whole */
	TTY_STEP_MS = 25,       /* between keys of a row, whose sum counts */
	TTY_PATIENCE_MS = 10000,
	TTY_NOW = 1785726000    /* the program's clock (SAPBAO_NOW) */
};

/* ---- a folder with news ---- */

struct tty_home { char dir[64]; };

static inline void tty_die(const char *what)
{
	perror(what);
	exit(99);
}

static inline const char *tty_path(const struct tty_home *h, const char *name)
{
	static char paths[4][TTY_PATH];
	static int turn;
	char *path = paths[turn++ % 4];

	snprintf(path, TTY_PATH, "%s/%s", h->dir, name);
	return path;
}

static inline FILE *tty_create(const struct tty_home *h, const char *name)
{
	FILE *f = fopen(tty_path(h, name), "w");

	if (!f)
		tty_die(name);
	return f;
}

static inline unsigned tty_random(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

/* About `letters` letters of invented words. */
static inline void tty_words(FILE *f, unsigned *seed, unsigned letters)
{
	static const char *const syllables[] = {
		"nước", "mặn", "lùi", "dần", "vườn", "quýt", "xã", "Vàm", "Thuận", "được", "mùa", "giá",
		"lúa", "nhích", "thêm", "đường", "bến", "phà", "chợ", "nổi", "trường", "học", "sinh",
		"thi", "nghề", "cho", "trong", "theo", "ba", "tay", "ra", "khu", "huyện", "trao", "nhà", "mới", "hộ", "khó", "khăn", "cầu", "thông", "xe",
		"kênh", "nạo", "vét", "giữ", "ngọt", "hợp", "tác", "hai", "trăm", "héc-ta", "an", "toàn",
	};
	unsigned used = 0;

	while (used < letters) {
		const char *s = syllables[tty_random(seed, sizeof(syllables) / sizeof(*syllables))];
		fprintf(f, "%s%s", used ? " " : "", s);
		for (used++; *s; s++)
			used += ((unsigned char)*s & 0xc0) != 0x80;
	}
}

static inline void tty_write_feed(const struct tty_home *h)
{
	FILE *f = tty_create(h, "replay/feed");
	unsigned seed = 2026;
	char when[64];

	fputs("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Tin Thử</title>\n", f);
	for (int i = 0; i < TTY_TITLES; i++) {
		time_t t = TTY_NOW - 600 - i * 1700;
		strftime(when, sizeof(when), "%a, %d %b %Y %H:%M:%S GMT", gmtime(&t));
		fputs("<item><title>", f);
		tty_words(f, &seed, 30 + tty_random(&seed, 34));
		fprintf(f, " %d</title><link>https://aatin.example/bai-%d.html</link><pubDate>%s</pubDate><description>",
			i, i, when);
		/* readers that know no more than the feed find a text in the last one */
		tty_words(f, &seed, i + 1 < TTY_TITLES ? 150 : 15000);
		fputs("</description></item>\n", f);
	}
	fputs("</channel></rss>\n", f);
	fclose(f);
}

static inline void tty_write_page(const struct tty_home *h, int paragraphs)
{
	FILE *f = tty_create(h, "replay/page");
	unsigned seed = 7;

	fputs("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Bài</title></head><body><h1>", f);
	tty_words(f, &seed, 60);
	fputs("</h1><div class=\"noidung\">", f);
	for (int i = 0; i < paragraphs; i++) {
		fputs("<p>", f);
		tty_words(f, &seed, 420);
		fputs(".</p>\n", f);
	}
	fputs("</div></body></html>\n", f);
	fclose(f);
}

static inline void tty_home_make(struct tty_home *h)
{
	static const char *const folders[] = {
		"home", "data", "config", "config/sapbao", "config/sapbao/portals", "run", "replay",
	};
	FILE *f;

	snprintf(h->dir, sizeof(h->dir), "/tmp/sapbao-tty.XXXXXX");
	if (!mkdtemp(h->dir))
		tty_die("mkdtemp");
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		if (mkdir(tty_path(h, folders[i]), 0700) != 0)
			tty_die(folders[i]);
	f = tty_create(h, "config/sapbao/portals/aatin.example.txt");
	fputs("name: An Tin\nhome: https://aatin.example/\ntz: +07:00\nstatus: live\nrank: 1\n"
	      "category: Thời sự | /thoi-su | rss=/rss/thoi-su\ntitle: css:h1\nbody: css:.noidung\n", f);
	fclose(f);
	f = tty_create(h, "replay/index.tsv");
	fputs("https://aatin.example/rss/thoi-su\t200\ttext/xml; charset=utf-8\tfeed\n", f);
	for (int i = 0; i < TTY_TITLES; i++)
		fprintf(f, "https://aatin.example/bai-%d.html\t200\ttext/html; charset=utf-8\tpage\n", i);
	fclose(f);
	tty_write_feed(h);
	tty_write_page(h, 60);
}

static inline void tty_home_remove(const struct tty_home *h)
{
	char command[TTY_PATH];

	snprintf(command, sizeof(command), "rm -rf '%s'", h->dir);
	if (system(command) != 0)
		fprintf(stderr, "%s was left\n", h->dir);
}

/* The environment of everything that is started here. */
static inline void tty_home_enter(const struct tty_home *h)
{
	static const char *const gone[] = {
		"TMUX", "STY", "NO_COLOR", "COLORTERM", "LANGUAGE", "LC_MESSAGES", "SSH_CONNECTION", "ESCDELAY",
		"LINES", "COLUMNS",
	};
	char now[32];

	snprintf(now, sizeof(now), "%d", TTY_NOW);
	setenv("HOME", tty_path(h, "home"), 1);
	setenv("XDG_DATA_HOME", tty_path(h, "data"), 1);
	setenv("XDG_CONFIG_HOME", tty_path(h, "config"), 1);
	setenv("XDG_RUNTIME_DIR", tty_path(h, "run"), 1);
	setenv("TZ", "<+07>-7", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("SAPBAO_NOW", now, 1);
	for (size_t i = 0; i < sizeof(gone) / sizeof(*gone); i++)
		unsetenv(gone[i]);
}

/* ---- a program on a terminal ---- */

struct tty {
	int fd;                 /* the terminal's other side */
	pid_t pid;
	char *out;              /* what it wrote since tty_forget; ends with a 0 */
	size_t n, cap;
	int writes;             /* reads that gave something: at least as many writes */
};

static inline int64_t tty_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static inline void tty_child(const char *slave, int w, int h, const char *const *argv)
{
	struct winsize ws = { .ws_row = (unsigned short)h, .ws_col = (unsigned short)w };
	int fd;

	setsid();
	fd = open(slave, O_RDWR);
#ifdef TIOCSCTTY
	ioctl(fd, TIOCSCTTY, 0);
#endif
	ioctl(fd, TIOCSWINSZ, &ws);
	for (int i = 0; i < 3; i++)
		dup2(fd, i);
	if (fd > 2)
		close(fd);
	execvp(argv[0], (char *const *)argv);
	_exit(127);
}

static inline struct tty tty_start(int w, int h, const char *const *argv)
{
	struct tty t = { .fd = posix_openpt(O_RDWR | O_NOCTTY) };
	const char *slave;

	if (t.fd < 0 || grantpt(t.fd) != 0 || unlockpt(t.fd) != 0)
		tty_die("pty");
	slave = ptsname(t.fd);
	fcntl(t.fd, F_SETFD, FD_CLOEXEC);
	t.pid = fork();
	if (t.pid < 0)
		tty_die("fork");
	if (t.pid == 0)
		tty_child(slave, w, h, argv);
	return t;
}

static inline bool tty_wait(const struct tty *t, int ms)
{
	struct pollfd p = { .fd = t->fd, .events = POLLIN };

	return poll(&p, 1, ms) > 0 && (p.revents & POLLIN);
}

/* At most `most` bytes of what is there; false at the end. */
static inline bool tty_read(struct tty *t, size_t most)
{
	ssize_t got;

	if (t->n + most + 1 > t->cap) {
		t->cap = 2 * (t->n + most + 1);
		t->out = realloc(t->out, t->cap);
		if (!t->out)
			abort();
	}
	got = read(t->fd, t->out + t->n, most);
	if (got <= 0)
		return got < 0 && errno == EINTR;
	t->n += (size_t)got;
	t->out[t->n] = '\0';
	t->writes++;
	return true;
}

/* Until it has written something and then nothing for `quiet_ms`; gives the
 * bytes. */
static inline size_t tty_settle_for(struct tty *t, int quiet_ms)
{
	size_t before = t->n;

	if (tty_wait(t, TTY_PATIENCE_MS))
		while (tty_read(t, 65536) && tty_wait(t, quiet_ms))
			;
	return t->n - before;
}

static inline size_t tty_settle(struct tty *t)
{
	return tty_settle_for(t, TTY_QUIET_MS);
}

static inline void tty_forget(struct tty *t)
{
	t->n = 0;
	t->writes = 0;
}

static inline void tty_type(const struct tty *t, const char *keys)
{
	for (size_t n = strlen(keys); n > 0;) {
		ssize_t put = write(t->fd, keys, n);
		if (put < 0)
			tty_die("typing");
		keys += put;
		n -= (size_t)put;
	}
}

/* What one press costs. */
static inline size_t tty_press(struct tty *t, const char *keys)
{
	tty_forget(t);
	tty_type(t, keys);
	return tty_settle(t);
}

/* The same key many times, each after the frame of the one before. */
static inline size_t tty_press_often(struct tty *t, const char *keys, int times)
{
	tty_forget(t);
	for (int i = 0; i < times; i++) {
		tty_type(t, keys);
		tty_settle_for(t, TTY_STEP_MS);
	}
	while (tty_wait(t, TTY_QUIET_MS) && tty_read(t, 65536))
		;
	return t->n;
}

/* Its exit status; 128 + the signal; -1 when it had to be killed. */
static inline int tty_end(struct tty *t, const char *keys)
{
	int64_t end = tty_ms() + TTY_PATIENCE_MS;
	int status = 0;
	pid_t gone = 0;

	if (keys)
		tty_type(t, keys);
	while (gone == 0 && tty_ms() < end) {
		if (tty_wait(t, 20))
			tty_read(t, 65536);
		gone = waitpid(t->pid, &status, WNOHANG);
	}
	if (gone == 0) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, &status, 0);
	}
	close(t->fd);
	free(t->out);
	if (gone == 0)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* A command without a terminal; its output is thrown away. */
static inline int tty_run(const char *const *argv)
{
	pid_t pid = fork();
	int status = 0;

	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);
		dup2(null, 0);
		dup2(null, 1);
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
	return waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The 300 articles go into the archive.  False: there is no program to try. */
static inline bool tty_home_fill(const struct tty_home *h)
{
	const char *program = getenv("SAPBAO"), *replay = tty_path(h, "replay");

	if (!program)
		return false;
	if (tty_run((const char *const[]){ program, "--replay", replay, "fetch", "aatin.example", NULL }) != 0) {
		fprintf(stderr, "the articles could not be taken in\n");
		exit(99);
	}
	/* the next start has the cursor in the list */
	return tty_run((const char *const[]){ program, "--replay", replay, "--headless", "80x24", "--keys",
					      "wait:9000 Enter wait:9000 Q", NULL }) == 0;
}

#endif
