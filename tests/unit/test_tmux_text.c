/* layers: term conf cells model text base */
/*
 * A real terminal shows what the surface holds, cell by cell.  2,000 strings
 * go the program's own way (clean, surface, curses) into a pane of a private
 * tmux, and the pane's capture must be the surface.
 *
 * Trap: equal text does not prove equal columns.  So each string is followed
 * by dots to a fixed column, over a screen that was full of another sign: a
 * terminal that counts fewer cells leaves such a sign standing at the end of
 * the row, one that counts more loses a dot.
 *
 * The program is both sides: "paint FOLDER" is what runs in the pane.
 */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700      /* mkdtemp */
#endif
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/path.h"
#include "cells/surface.h"
#include "term/term.h"
#include "text/clean.h"
#include "text/normalize.h"
#include "text/width.h"
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	STRINGS = 2000, COLUMNS = 100, ROWS = 40, HALF = COLUMNS / 2,
	PATH_BYTES = 512, PATIENCE_MS = 10000
};

/* ---- the strings ---- */

static const char *const syllables[] = {
	"nghiêng", "Hậu", "Giang", "được", "thuý", "khoẻ", "Đặng", "ườm", "quýt", "TP.HCM", "ỷ",
	"ẵm", "1.500", "đồng",
	"“ngoặc”", "–", "…", "m²", "5°C", "12,5%", "Ễnh", "ương", "₫", "·",
};

static const char *const odd[] = {
	/* emoji, alone and in sequences */
	"\U0001F600", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F1FB\U0001F1F3",
	"\U0001F44D\U0001F3FD", "\u2764\uFE0F",
	"1\uFE0F\u20E3", "\U0001FAE0", "\U0001FAE8", "\u231A", "\u2600",
	"\U0001F3F4\U000E0067\U000E0062\U000E007F",
	/* hostile */
	"\x1B[31m", "\x1B]0;x\x07", "\xC2\x9B[2J", "\u202Eabc\u202C", "\u2066", "\u200B",
	"\uFEFF", "\u00AD", "\u2028", "\t", "\r\n", "\b",
	"\xFF\xFE", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE1\xBB", "\xEF\xBF\xBE",
	"\uE000", "\uFFFC", "\U00050005",
	"e\u0301\u0302\u0303\u0304\u0305\u0306", "\u0301", " \u0301", "\u1160", "\u115F",
	"\uFFA0", "\u3164", "\u034F", "\u180E", "\u2800",
	/* ambiguous, boxes, old letters of Hangul */
	"│", "─", "●", "★", "□", "×", "§", "½", "①", "\u1112\u1161\u11AB", "\uFF21",
	"\uFF76\uFF9E",
};

static const struct range {
	uint32_t first, last;
} scripts[] = {
	{ 0x4E00, 0x9FFF }, { 0x3041, 0x30FF }, { 0xAC00, 0xD7A3 }, { 0x0E01, 0x0E5B },
	{ 0x0600, 0x06FF }, { 0x05D0, 0x05F4 },
	{ 0x0900, 0x097F }, { 0x1780, 0x17F9 }, { 0x0E81, 0x0EDF }, { 0x0400, 0x052F },
	{ 0x0370, 0x03FF }, { 0x1E00, 0x1EFF },
	{ 0x2000, 0x2BFF }, { 0x1F300, 0x1FAFF }, { 0x0B80, 0x0BFF }, { 0x1000, 0x109F },
	{ 0xFF00, 0xFFEF }, { 0x20000, 0x2A6DF },
	{ 0x0300, 0x036F }, { 0x00A0, 0x024F }, { 0x1, 0x10FFFF },
};

#define COUNT(x) (sizeof(x) / sizeof((x)[0]))

struct maker {
	unsigned seed;
	char text[400];
	size_t n;
};

static unsigned roll(struct maker *m, size_t sides)
{
	m->seed = m->seed * 1103515245u + 12345u;
	return (m->seed >> 12) % (unsigned)sides;
}

static void put(struct maker *m, const char *bytes, size_t n)
{
	if (m->n + n < sizeof(m->text)) {
		memcpy(m->text + m->n, bytes, n);
		m->n += n;
	}
}

static void put_script(struct maker *m)
{
	const struct range *r = &scripts[roll(m, COUNT(scripts))];

	for (int k = 0; k < 9; k++) {
		char bytes[4];
		uint32_t c = r->first + roll(m, r->last - r->first + 1);

		put(m, bytes, (size_t)text_encode(c, bytes));
	}
}

/* As windows-1258 has it: the letter with its hat, the tone after it. */
static struct str tone_apart(struct str s, struct arena *a)
{
	static const char *const tones[] = { "\u0300", "\u0301", "\u0303", "\u0309", "\u0323" };
	struct buf out;
	struct str rest = s, result;

	buf_init(&out, 4096);
	while (rest.n) {
		struct str letter = rest, parts, base = STR("");
		const char *tone = "";

		text_code_point(&rest);
		letter.n -= rest.n;
		parts = text_nfd(letter, a);
		while (parts.n) {
			struct str part = parts;
			bool is_tone = false;

			text_code_point(&parts);
			part.n -= parts.n;
			for (size_t k = 0; k < COUNT(tones); k++)
				if (str_eq(part, str_of(tones[k]))) {
					tone = tones[k];
					is_tone = true;
				}
			if (!is_tone)
				base = arena_join(a, base, part);
		}
		buf_add(&out, text_nfc(base, a));
		buf_add_z(&out, tone);
	}
	result = arena_str(a, buf_str(&out));
	buf_release(&out);
	return result;
}

/* The 146 letters of Vietnamese, twelve a string, in three forms. */
static struct str letters_at(int i, struct arena *a)
{
	static const char *const letters[] = {
		"a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "A", "Ă", "Â", "E",
		"Ê", "I", "O", "Ô", "Ơ", "U", "Ư", "Y",
		"đ", "Đ",
	};
	static const char *const tones[] = { "", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323" };
	struct str s = STR("");

	for (int k = i / 3 * 12; k < i / 3 * 12 + 12; k++) {
		s = arena_join(a, s, str_of(letters[k / 6 % (int)COUNT(letters)]));
		s = arena_join(a, s, k / 6 < 24 ? str_of(tones[k % 6]) : STR("-"));
	}
	s = text_nfc(s, a);
	return i % 3 == 0 ? s : i % 3 == 1 ? text_nfd(s, a) : tone_apart(s, a);
}

/* String number i, as it comes from outside. */
static struct str string_at(int i, struct arena *a)
{
	struct maker m = { .seed = (unsigned)i * 2654435761u + 7 };
	int kind = i % 5;
	struct str s;

	if (i < 13 * 3)
		return letters_at(i, a);
	for (int k = 0; k < 6; k++) {
		const char *part = kind < 3 || k % 2 ? syllables[roll(&m, COUNT(syllables))] :
			odd[roll(&m, COUNT(odd))];

		if (kind == 4 && k % 2 == 0)
			put_script(&m);
		else
			put(&m, part, strlen(part));
		if (roll(&m, 3))
			put(&m, " ", 1);
	}
	s = arena_str(a, (struct str){ m.text, m.n });
	return kind == 1 ? text_nfd(s, a) : kind == 2 ? tone_apart(s, a) : s;
}

/* ---- in the pane ---- */

static void draw_background(struct surface *s)
{
	for (int y = 0; y < ROWS; y++)
		for (int x = 0; x < COLUMNS; x++)
			surface_text(s, x, y, 1, STR("\xC2\xA5"), STYLE_text);
}

static void draw_string(struct surface *s, int x, int y, struct str text)
{
	int used = surface_text(s, x, y, HALF - 1, text, STYLE_text);

	for (; used < HALF; used++)
		surface_text(s, x + used, y, 1, STR("."), STYLE_text);
}

static void draw_page(struct surface *s, int page, struct arena *a)
{
	for (int i = 0; i < ROWS * 2; i++)
		draw_string(s, i % 2 * HALF, i / 2, text_clean(string_at(page * ROWS * 2 + i, a), a));
}

static void page_path(char *path, const char *folder, int page)
{
	snprintf(path, PATH_BYTES, "%s/page-%d", folder, page);
}

static bool write_dump(const struct surface *s, const char *folder, int page)
{
	char path[PATH_BYTES], temporary[PATH_BYTES + 8];
	struct buf out;
	FILE *f;
	bool good;

	buf_init(&out, 1 << 20);
	surface_dump(s, false, &out);
	page_path(path, folder, page);
	snprintf(temporary, sizeof(temporary), "%s.new", path);
	f = fopen(temporary, "w");
	good = f && fwrite(out.p, 1, out.n, f) == out.n;
	good = f && fclose(f) == 0 && good;
	buf_release(&out);
	return good && rename(temporary, path) == 0;
}

static bool wait_key(struct term *t)
{
	struct pollfd p = { .fd = term_fd(t), .events = POLLIN };
	struct key key;
	bool lost = false;

	while (!lost) {
		if (term_read(t, &key, &lost))
			return true;
		if (poll(&p, 1, PATIENCE_MS) <= 0)
			return false;
	}
	return false;
}

/* To the last byte, as the program's loop does. */
static void present(struct term *t, const struct surface *s)
{
	struct pollfd p = { .fd = term_fd(t), .events = POLLOUT };

	term_present(t, s);
	while (!term_drained(t) && poll(&p, 1, PATIENCE_MS) > 0)
		;
}

static int paint(const char *folder)
{
	struct surface s = { 0 };
	struct arena a = { 0 };
	struct err e = { 0 };
	struct term *t;

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
	t = term_open(&(struct term_options){ 0 }, &e);
	if (!t)
		return 1;
	for (int page = 0; page * ROWS * 2 < STRINGS; page++) {
		surface_begin(&s, COLUMNS, ROWS);
		draw_background(&s);
		present(t, &s);
		surface_begin(&s, COLUMNS, ROWS);
		draw_page(&s, page, &a);
		present(t, &s);
		if (!write_dump(&s, folder, page) || !wait_key(t))
			break;
		arena_clear(&a);
	}
	term_close(t);
	surface_release(&s);
	arena_release(&a);
	return 0;
}

/* ---- before the pane ---- */

static char *self;

struct pane {
	const char *tmux;
	char folder[PATH_BYTES - 64];
};

static void nap(void)
{
	nanosleep(&(struct timespec){ .tv_nsec = 10 * 1000 * 1000 }, NULL);
}

/* Runs tmux with these words; what it prints goes to `out` unless NULL. */
static bool tmux(const struct pane *p, const char *words, struct buf *out)
{
	char command[2048], piece[4096];
	size_t n;
	FILE *f;

	snprintf(command, sizeof(command), "LC_ALL=C.UTF-8 %s -u -S %s/socket -f /dev/null %s 2>/dev/null",
		p->tmux, p->folder, words);
	f = popen(command, "r");
	if (!f)
		return false;
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		if (out)
			buf_add(out, (struct str){ piece, n });
	return pclose(f) == 0;
}

static bool wait_file(const char *path)
{
	struct stat st;

	for (int ms = 0; ms < PATIENCE_MS; ms += 10) {
		if (stat(path, &st) == 0)
			return true;
		nap();
	}
	return false;
}

static void report(struct str want, struct str got)
{
	struct str x, y;

	for (int row = 0; str_line(&want, &x) && str_line(&got, &y); row++)
		if (!str_eq(x, y))
			print_error("row %d\n  surface  %.*s\n  terminal %.*s\n", row, STR_ARG(x), STR_ARG(y));
}

/* The terminal may need a moment to draw what curses has sent. */
static bool page_equals(const struct pane *p, int page)
{
	char path[PATH_BYTES];
	struct buf want, got;
	struct err e = { 0 };
	bool equal = false;

	buf_init(&want, 1 << 20);
	buf_init(&got, 1 << 20);
	page_path(path, p->folder, page);
	if (wait_file(path) && path_read(path, &want, &e))
		for (int tries = 0; tries < 100 && !equal; tries++) {
			if (tries)
				nap();
			buf_clear(&got);
			tmux(p, "capture-pane -p -t text", &got);
			equal = str_eq(buf_str(&want), buf_str(&got));
		}
	if (!equal)
		report(buf_str(&want), buf_str(&got));
	buf_release(&want);
	buf_release(&got);
	unlink(path);
	return equal;
}

static bool has_terminal(const char *name)
{
	char command[128];

	snprintf(command, sizeof(command), "infocmp %s >/dev/null 2>&1", name);
	return system(command) == 0;
}

static void check_terminal(const char *name)
{
	const char *directory = getenv("TMPDIR");
	struct pane p = { .tmux = getenv("TMUX_PROGRAM") };
	char words[2048];
	int pages = (STRINGS + ROWS * 2 - 1) / (ROWS * 2), equal = 0;

	if (!p.tmux || !*p.tmux)
		p.tmux = "tmux";
	snprintf(p.folder, sizeof(p.folder), "%s/text-tmux-XXXXXX",
		directory && *directory ? directory : "/tmp");
	assert_non_null(mkdtemp(p.folder));
	snprintf(words, sizeof(words),
		"start-server ';' set -g status off ';' new-session -d -s text -x %d -y %d "
		"env TERM=%s NO_COLOR=1 '%s' paint '%s'",
		COLUMNS, ROWS, name, self, p.folder);
	if (!has_terminal(name) || !tmux(&p, "-V", NULL)) {
		rmdir(p.folder);
		skip();
	}
	assert_true(tmux(&p, words, NULL));
	for (int page = 0; page < pages; page++) {
		bool good = page_equals(&p, page);

		equal += good;
		tmux(&p, "send-keys -t text x", NULL);
		if (!good)
			break;
	}
	tmux(&p, "kill-server", NULL);
	snprintf(words, sizeof(words), "%s/socket", p.folder);
	unlink(words);
	rmdir(p.folder);
	print_message("%s: %d of %d pages, %d strings a page\n", name, equal, pages, ROWS * 2);
	assert_int_equal(equal, pages);
}

static void test_xterm(void **state)
{
	(void)state;
	check_terminal("xterm-256color");
}

static void test_screen(void **state)
{
	(void)state;
	check_terminal("screen-256color");
}

static void test_tmux(void **state)
{
	(void)state;
	check_terminal("tmux-256color");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xterm),
		cmocka_unit_test(test_screen),
		cmocka_unit_test(test_tmux),
	};

	if (argc == 3 && str_eq(str_of(argv[1]), STR("paint")))
		return paint(argv[2]);
	self = argv[0];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
