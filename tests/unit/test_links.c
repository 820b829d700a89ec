/* layers: term conf cells wire model text base */
/*
 * Links of the screen: what is said to the terminal, and by a model terminal
 * that listens to the real thing on a pseudo-terminal: after frames that
 * scroll, change words and change only where they lead, every cell shows its
 * letter and leads where the surface says.
 */
#if defined(__linux__) || defined(__APPLE__)
#ifndef _GNU_SOURCE
#define _GNU_SOURCE             /* posix_openpt beside the BSD ioctls */
#endif
#ifndef _DARWIN_C_SOURCE
#define _DARWIN_C_SOURCE
#endif
#endif
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "term/term.h"
#include "term/terminfo.h"
#include "term/thrift.h"

/* ---- the table and its marks ---- */

static void numbers_and_marks(void **state)
{
	struct links l = { 0 };
	uint32_t marks[LINK_MARKS];
	char bad[] = "https://a.vn/\033]0;x";

	(void)state;
	assert_int_equal(links_number(&l, STR("https://a.vn/1")), 1);
	assert_int_equal(links_number(&l, STR("https://a.vn/2")), 2);
	assert_int_equal(links_number(&l, STR("https://a.vn/1")), 1);
	assert_int_equal(links_number(&l, str_of(bad)), 0);
	assert_int_equal(links_number(&l, STR("https://a.vn/a\ab")), 0);
	assert_int_equal(links_number(&l, STR("https://a.vn/a b")), 0);
	assert_int_equal(links_number(&l, STR("https://a.vn/đ")), 0);
	assert_int_equal(links_number(&l, STR("javascript:alert(1)")), 0);
	assert_int_equal(links_number(&l, STR("file:///etc/passwd")), 0);
	assert_int_equal(links_number(&l, STR("")), 0);
	links_marks(1 * 64 + 5, marks);
	assert_int_equal(marks[0], 0xe0101);
	assert_int_equal(marks[1], 0xe0105);
	assert_int_equal(links_read_marks(STR("\xf3\xa0\x84\x81\xf3\xa0\x84\x85z")), 69);
	assert_int_equal(links_read_marks(STR("\xf3\xa0\x84\x81\xf3\xa0\x84")), 0);
	assert_int_equal(links_read_marks(STR("\xf3\xa0\x84\x81\xf3\xa0\x84\xc0")), 0);
	assert_int_equal(links_read_marks(STR("đườngđường")), 0);
	for (int i = 3; i <= LINKS_MAX + 5; i++) {
		struct arena a = { 0 };
		int number = links_number(&l, arena_printf(&a, "https://a.vn/%d", i));
		assert_int_equal(number, i <= LINKS_MAX ? i : 0);
		arena_release(&a);
	}
	assert_true(links_many(&l));
	assert_int_equal(links_number(&l, STR("https://a.vn/2")), 2);
	links_release(&l);
	assert_false(links_many(&l));
}

#define A1 "\xf3\xa0\x84\x80\xf3\xa0\x84\x81"
#define A2 "\xf3\xa0\x84\x80\xf3\xa0\x84\x82"
#define SAY1 "\033]8;id=1;https://a.vn/1\033\\"
#define SAY2 "\033]8;id=2;https://a.vn/2\033\\"
#define SAY0 "\033]8;;\033\\"

static void expect(const char *in, const char *want)
{
	struct links l = { 0 };
	struct thrift t;
	struct buf out;

	thrift_init(&t);
	links_number(&l, STR("https://a.vn/1"));
	links_number(&l, STR("https://a.vn/2"));
	t.links = &l;
	buf_init(&out, 4096);
	thrift_pass(&t, STR("x"), &out);
	buf_clear(&out);
	thrift_pass(&t, str_of(in), &out);
	buf_add_byte(&out, '\0');
	assert_string_equal(out.p, want);
	links_release(&l);
	buf_release(&out);
}

static void what_the_terminal_is_told(void **state)
{
	(void)state;
	expect("abc", "abc");
	expect("a" A1 "b" A1 "c", SAY1 "ab" SAY0 "c");
	expect("đ" A1 " " A1 "é" A2, SAY1 "đ " SAY2 "é" SAY0);
	expect("\033[1ma" A1 "\033[m b", SAY1 "\033[1ma" SAY0 " \033[mb");
	expect("a" A1 "\033[2;5Hb" A1, SAY1 "a\033[2;5Hb" SAY0);        /* goes on elsewhere */
	expect("a" A1 "\033[K", SAY1 "a" SAY0 "\033[K");
	expect("a" A1 "\n", SAY1 "a" SAY0 "\n");
	expect("a" A1 "\033M", SAY1 "a" SAY0 "\033M");
	/* a number that nobody gave */
	expect("a\xf3\xa0\x84\x81\xf3\xa0\x84\x81", SAY0 "a" SAY0);
}

/* ---- which terminals ---- */

static const char *const *environment;

static const char *env(const char *name)
{
	size_t n = strlen(name);

	for (int i = 0; environment[i]; i++)
		if (strncmp(environment[i], name, n) == 0 && environment[i][n] == '=')
			return environment[i] + n + 1;
	return NULL;
}

static void terminals_that_know_them(void **state)
{
	static const char *const yes[][6] = {
		{ "TERM=xterm-kitty" }, { "TERM=foot-extra" }, { "TERM=xterm-256color", "VTE_VERSION=6800" },
		{ "TERM=xterm-256color", "TERM_PROGRAM=WezTerm" }, { "TERM=xterm-256color", "KONSOLE_VERSION=220401" },
		{ "TERM=xterm-256color", "WT_SESSION=1" },
		{ "TERM=tmux-256color", "TMUX=x", "TERM_PROGRAM=tmux", "TERM_PROGRAM_VERSION=3.4" },
		{ "TERM=screen-256color", "TMUX=x", "TERM_PROGRAM=tmux", "TERM_PROGRAM_VERSION=3.10a" },
		{ "TERM=tmux", "TMUX=x", "TERM_PROGRAM=tmux", "TERM_PROGRAM_VERSION=4" },
	};
	static const char *const no[][6] = {
		{ "TERM=xterm-256color" }, { "TERM=linux" }, { NULL }, { "TERM=xterm-kitty", "SSH_CONNECTION=1 2 3 4" },
		{ "TERM=xterm", "VTE_VERSION=4600" }, { "TERM=screen-256color", "VTE_VERSION=6800" },
		{ "TERM=xterm-256color", "STY=1.pts", "VTE_VERSION=6800" }, { "TERM=xterm", "KONSOLE_VERSION=190400" },
		{ "TERM=tmux-256color", "TMUX=x", "TERM_PROGRAM=tmux", "TERM_PROGRAM_VERSION=3.3a" },
		{ "TERM=screen-256color", "TMUX=x", "VTE_VERSION=6800" }, { "TERM=tmux", "TERM_PROGRAM=tmux" },
		{ "TERM=xterm-256color", "TERM_PROGRAM=Apple_Terminal" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (environment = yes[i], !links_known(env))
			fail_msg("not known: %s", yes[i][0]);
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (environment = no[i], links_known(env))
			fail_msg("known: %s", no[i][0]);
}

/* ---- a model terminal ---- */

enum { W = 40, H = 12, ADDRESS_MAX = 40, NUMBERS_MAX = 8 };

struct place { char letter[8]; char link[ADDRESS_MAX]; };

struct model {
	struct place at[H][W];
	int x, y, top, bottom;
	char link[ADDRESS_MAX];
	const char *unknown;            /* a sequence that it does not know */
};

static void blank(struct model *m, int y, int from, int to)
{
	for (int x = from < 0 ? 0 : from; x < to && x < W; x++) {
		m->at[y][x] = (struct place){ " ", "" };
		strcpy(m->at[y][x].link, m->link);      /* the worst that a terminal may do */
	}
}

static void scroll(struct model *m, int from, int to, int lines)
{
	for (; lines > 0; lines--) {
		memmove(m->at[from], m->at[from + 1], (size_t)(to - from) * sizeof(m->at[0]));
		blank(m, to, 0, W);
	}
	for (; lines < 0; lines++) {
		memmove(m->at[from + 1], m->at[from], (size_t)(to - from) * sizeof(m->at[0]));
		blank(m, from, 0, W);
	}
}

static void shift(struct model *m, int n)
{
	struct place *row = m->at[m->y];
	int left = W - m->x, by = n < 0 ? -n : n;

	by = by > left ? left : by;
	if (n > 0) {
		memmove(row + m->x + by, row + m->x, (size_t)(left - by) * sizeof(*row));
		blank(m, m->y, m->x, m->x + by);
	} else {
		memmove(row + m->x, row + m->x + by, (size_t)(left - by) * sizeof(*row));
		blank(m, m->y, W - by, W);
	}
}

static void erase(struct model *m, char kind, int how)
{
	blank(m, m->y, how == 0 ? m->x : 0, how == 1 ? m->x + 1 : W);
	for (int y = 0; y < H && kind == 'J'; y++)
		if (how == 2 || (how == 0 && y > m->y) || (how == 1 && y < m->y))
			blank(m, y, 0, W);
}

static void put(struct model *m, struct str letter)
{
	struct place *p = &m->at[m->y][m->x < W ? m->x : W - 1];

	memset(p, 0, sizeof(*p));
	memcpy(p->letter, letter.p, letter.n);
	strcpy(p->link, m->link);
	m->x++;
}

static void control(struct model *m, const char *s, char final)
{
	int v[NUMBERS_MAX] = { 0 }, n = 0, one;

	for (; *s != final && n < NUMBERS_MAX; s++)
		if (*s == ';')
			n++;
		else if (*s >= '0' && *s <= '9')
			v[n] = v[n] * 10 + *s - '0';
	one = v[0] ? v[0] : 1;
	switch (final) {
	case 'H': m->y = one - 1; m->x = v[1] ? v[1] - 1 : 0; break;
	case 'd': m->y = one - 1; break;
	case 'G': m->x = one - 1; break;
	case 'A': m->y -= one; break;
	case 'B': m->y += one; break;
	case 'C': m->x += one; break;
	case 'D': m->x -= one; break;
	case 'J': case 'K': erase(m, final, v[0]); break;
	case 'X': blank(m, m->y, m->x, m->x + one); break;
	case '@': shift(m, one); break;
	case 'P': shift(m, -one); break;
	case 'L': scroll(m, m->y, m->bottom, -one); break;
	case 'M': scroll(m, m->y, m->bottom, one); break;
	case 'S': scroll(m, m->top, m->bottom, one); break;
	case 'T': scroll(m, m->top, m->bottom, -one); break;
	case 'r': m->top = one - 1; m->bottom = v[1] ? v[1] - 1 : H - 1; m->x = m->y = 0; break;
	case 'b': while (one-- > 0) put(m, str_of(m->at[m->y][m->x - 1].letter)); break;
	case 'm': case 'h': case 'l': case 't': break;
	default:  m->unknown = "a control sequence";
	}
}

/* "8;id=N;ADDRESS" */
static void command(struct model *m, struct str s)
{
	size_t from = str_find_byte(s, ';', 2);

	if (!str_starts(s, STR("8;")) || from >= s.n || s.n - from > ADDRESS_MAX) {
		m->unknown = "a command";
		return;
	}
	s = str_skip(s, from + 1);
	memset(m->link, 0, sizeof(m->link));
	if (s.n)
		memcpy(m->link, s.p, s.n);
}

static size_t sequence(struct model *m, struct str s)
{
	size_t n = 2;

	if (s.p[1] == '[') {
		while (n < s.n && (s.p[n] < '@' || s.p[n] > '~'))
			n++;
		control(m, s.p + 2, s.p[n]);
	} else if (s.p[1] == ']') {
		while (n < s.n && s.p[n] != '\033')
			n++;
		command(m, str_sub(s, 2, n));
		n++;
	} else if (s.p[1] == 'M' && m->y == m->top) {
		scroll(m, m->top, m->bottom, -1);
		n = 1;
	} else if (s.p[1] == 'M') {
		m->y--;
		n = 1;
	} else if (s.p[1] == '(') {
		n = 2;
	} else {
		n = 1;          /* keypad modes and such */
	}
	return n + 1;
}

static size_t heard(struct model *m, struct str s)
{
	unsigned char c = (unsigned char)s.p[0];
	size_t n = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

	if (c == '\033')
		return sequence(m, s);
	if (c == '\r')
		m->x = 0;
	else if (c == '\b')
		m->x--;
	else if (c == '\n' && m->y == m->bottom)
		scroll(m, m->top, m->bottom, 1);
	else if (c == '\n')
		m->y++;
	else if (links_read_marks(s))
		m->unknown = "a mark";
	else if (c >= ' ')
		put(m, str_sub(s, 0, n));
	return n;
}

/* ---- frames ---- */

static const char *const letters[] = { "a", "b", "đ", "ế", " ", "n" };
static const char *const addresses[] = { "https://a.vn/1", "https://a.vn/2", "https://b.vn/a?x=1;y=2", "" };

static unsigned next(unsigned *seed)
{
	return *seed = *seed * 1103515245u + 12345u, *seed >> 16 & 0x7fff;
}

/* Frame i of a list that is scrolled up and down; each third frame differs only in where it leads. */
static void frame(struct surface *s, int i)
{
	int top = (i / 3) * 7 % 20;

	surface_begin(s, W, H);
	for (int y = 0; y < H; y++) {
		unsigned seed = (unsigned)(top + y) * 7919u;
		int w = (int)(next(&seed) % (W - 4));

		for (int x = 0; x < w; x++)
			surface_text(s, x, y, 1, str_of(letters[next(&seed) % 6]), x % 9 ? STYLE_text : STYLE_link);
		surface_link(s, (struct rect){ (int)(next(&seed) % 5), y, w / 2 + 1, 1 },
			     str_of(addresses[(next(&seed) + (unsigned)(i % 3)) % 4]));
	}
}

static void play(const char *name, int frames)
{
	struct term_options o = { 0 };
	struct surface s = { 0 };
	struct err e = { 0 };
	struct term *t;
	int fd;

	setsid();
	fd = open(name, O_RDWR);
	dup2(fd, 0);
	dup2(fd, 1);
	setenv("TERM", "xterm-256color", 1);
	unsetenv("COLORTERM");
	t = term_open(&o, &e);
	if (!t)
		_exit(1);
	term_set_links(t, TERM_LINKS_ON);
	for (int i = 0; i <= frames; i++) {
		frame(&s, i);
		term_present(t, &s);
		while (!term_drained(t))
			usleep(1000);
	}
	usleep(20000);
	_exit(0);
}

static void listen_to(int frames, struct model *m)
{
	struct winsize size = { .ws_row = H, .ws_col = W };
	int master = posix_openpt(O_RDWR | O_NOCTTY), slave, status;
	struct buf all;
	char bytes[4096];
	ssize_t n;
	pid_t pid;

	assert_true(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
	slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	ioctl(slave, TIOCSWINSZ, &size);
	pid = fork();
	if (pid == 0)
		play(ptsname(master), frames);
	close(slave);
	buf_init(&all, 1 << 20);
	while ((n = read(master, bytes, sizeof(bytes))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			buf_add(&all, (struct str){ bytes, (size_t)n });
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
	close(master);
	buf_add_byte(&all, '\0');
	for (struct str rest = str_sub(buf_str(&all), 0, all.n - 1); rest.n > 0;) {
		size_t took = heard(m, rest);
		rest = str_skip(rest, took < rest.n ? took : rest.n);
		if (m->x < 0 || m->y < 0 || m->y >= H)
			fail_msg("the cursor left the screen");
	}
	buf_release(&all);
}

static void compare(const struct model *m, const struct surface *s, int frames)
{
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++) {
			const struct cell *c = &s->cells[y * W + x];
			struct str letter = c->p ? (struct str){ c->p, c->n } : STR(" ");
			struct str link = c->link ? s->links.v[c->link - 1] : STR("");

			if (!str_eq(str_of(m->at[y][x].letter), letter) || !str_eq(str_of(m->at[y][x].link), link))
				fail_msg("after %d frames, %d,%d: \"%s\" leads to \"%s\", not \"%.*s\" to \"%.*s\"", frames,
					 x, y, m->at[y][x].letter, m->at[y][x].link, STR_ARG(letter), STR_ARG(link));
		}
}

static void every_cell_leads_where_it_should(void **state)
{
	(void)state;
	if (terminfo_ask("xterm-256color") != TERMINFO_GOOD || MB_CUR_MAX < 4)
		skip();
	for (int frames = 0; frames < 24; frames++) {
		struct model m = { .bottom = H - 1 };
		struct surface s = { 0 };

		for (int y = 0; y < H; y++)
			blank(&m, y, 0, W);
		listen_to(frames, &m);
		frame(&s, frames);
		if (m.unknown)
			fail_msg("the model terminal was sent %s that it does not know", m.unknown);
		assert_string_equal(m.link, "");        /* nothing leads anywhere after a frame */
		compare(&m, &s, frames);
		surface_release(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_and_marks), cmocka_unit_test(what_the_terminal_is_told),
		cmocka_unit_test(terminals_that_know_them), cmocka_unit_test(every_cell_leads_where_it_should),
	};

	if (!setlocale(LC_ALL, "C.UTF-8"))
		setlocale(LC_ALL, "en_US.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
