/* layers: base */
/*
 * bench: screen.  Bytes that a key costs on the line at 50 rows of 100
 * columns, of this program and of its peers where they are installed, in one
 * run over the same 300 articles.
 *
 * sapbao must be named in $SAPBAO, else ./sapbao is taken.
 */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include "bench/say.h"
#include "unit/tty_kit.h"
#include <sys/resource.h>

enum { COLUMNS = 100, ROWS = 50, BURST = 100, STEPS = 20 };

struct row { const char *name; size_t first, step, steps, page, burst, line, text_page; };

static size_t mean(struct tty *t, const char *keys, int times)
{
	return tty_press_often(t, keys, times) / (size_t)times;
}

/* `enter` leads from the first screen to the list, `down` and `page` move in
 * it, `open` shows an article or is NULL. */
static void measure(struct row *r, const char *const *argv, const char *enter, const char *open,
		const char *leave)
{
	static const char down[] = "j", page[] = "\033[6~";
	char burst[BURST + 1];
	struct tty t = tty_start(COLUMNS, ROWS, argv);

	memset(burst, 'j', BURST);
	burst[BURST] = '\0';
	r->first = tty_settle(&t);
	if (enter) {
		size_t list = tty_press(&t, enter);
		r->first = list > r->first ? list : r->first;
	}
	r->step = mean(&t, down, STEPS);
	r->page = mean(&t, page, 3);
	r->steps = mean(&t, down, 60);
	r->burst = tty_press(&t, burst);
	if (open) {
		tty_press(&t, open);
		r->line = mean(&t, down, 5);
		r->text_page = mean(&t, page, 2);
	}
	tty_end(&t, leave);
}

/* `suffix`: told apart from another program's rows; "" where they compare. */
static void print_row(const struct row *r, const char *suffix)
{
	const struct { const char *what; size_t bytes; double limit; } parts[] = {
		{ "the first list", r->first, 0 }, { "a j in a list", r->step, 70 },
		{ "a j, the list moving too", r->steps, 0 }, { "a page of a list", r->page, 0 },
		{ "100 j at once", r->burst, 0 }, { "a line of an article", r->line, 0 },
		{ "a page of an article", r->text_page, 0 },
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		char what[80];

		if (parts[i].bytes == 0)
			continue;
		snprintf(what, sizeof(what), "%s%s", parts[i].what, suffix);
		bench_say(what, r->name, (double)parts[i].bytes, "B", parts[i].limit);
	}
}

static bool installed(const char *name)
{
	char command[128];

	snprintf(command, sizeof(command), "command -v %s >/dev/null 2>&1", name);
	return system(command) == 0;
}

static void ours(const struct tty_home *h)
{
	static const char *const layouts[] = { "one", "two", "three" };
	const char *const argv[] = { getenv("SAPBAO"), "--replay", tty_path(h, "replay"), NULL };

	for (size_t i = 0; i < sizeof(layouts) / sizeof(*layouts); i++) {
		char suffix[32] = "";
		struct row r = { .name = "sapbao" };
		FILE *f = tty_create(h, "config/sapbao/config");

		fprintf(f, "set layout %s\n", layouts[i]);
		fclose(f);
		if (i > 0)
			snprintf(suffix, sizeof(suffix), ", layout %s", layouts[i]);
		measure(&r, argv, NULL, "\r", "Q");
		print_row(&r, suffix);
	}
}

static void newsboat(const struct tty_home *h)
{
	struct row r = { .name = "newsboat" };
	char urls[TTY_PATH], cache[TTY_PATH];
	FILE *f = tty_create(h, "urls");

	fprintf(f, "file://%s\n", tty_path(h, "replay/feed"));
	fclose(f);
	snprintf(urls, sizeof(urls), "%s", tty_path(h, "urls"));
	snprintf(cache, sizeof(cache), "%s", tty_path(h, "cache.db"));
	f = tty_create(h, "newsboat.conf");
	fputs("bind-key j down\nbind-key k up\nconfirm-exit no\n", f);
	fclose(f);
	tty_run((const char *const[]){ "newsboat", "-u", urls, "-c", cache, "-C", tty_path(h, "newsboat.conf"), "-x",
				       "reload", NULL });
	measure(&r, (const char *const[]){ "newsboat", "-q", "-u", urls, "-c", cache, "-C",
					   tty_path(h, "newsboat.conf"), NULL }, "\r", "\r", "qqq");
	print_row(&r, "");
}

static void sfeed(const struct tty_home *h)
{
	struct row r = { .name = "sfeed" };
	char command[2 * TTY_PATH];

	snprintf(command, sizeof(command), "sfeed <'%s' >'%s'", tty_path(h, "replay/feed"), tty_path(h, "tin"));
	if (system(command) != 0)
		return;
	measure(&r, (const char *const[]){ "sfeed_curses", tty_path(h, "tin"), NULL }, "l", NULL, "q");
	print_row(&r, "");
}

static void less(const struct tty_home *h)
{
	struct row r = { .name = "less" };
	struct tty t;
	FILE *f = tty_create(h, "text");
	unsigned seed = 7;

	for (int i = 0; i < 400; i++) {
		tty_words(f, &seed, 66);
		fputs("\n", f);
	}
	fclose(f);
	t = tty_start(COLUMNS, ROWS, (const char *const[]){ "less", tty_path(h, "text"), NULL });
	r.first = tty_settle(&t);
	r.line = mean(&t, "j", 5);
	r.text_page = mean(&t, " ", 2);
	tty_end(&t, "q");
	print_row(&r, "");
}

/* ---- the processor's time of a redraw ---- */

static double children_ms(void)
{
	struct rusage u;

	getrusage(RUSAGE_CHILDREN, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3
		+ (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

/* A run of pages up and down, less a run without them. */
static double run_ms(const struct tty_home *h, int pages)
{
	const char *const argv[] = { getenv("SAPBAO"), "--replay", tty_path(h, "replay"), NULL };
	double before = children_ms();
	struct tty t = tty_start(200, 60, argv);

	tty_settle(&t);
	for (int i = 0; i < pages; i++) {
		tty_type(&t, i % 2 ? "b" : " ");
		tty_settle_for(&t, 10);
	}
	tty_end(&t, "Q");
	return children_ms() - before;
}

static void redraw(const struct tty_home *h)
{
	enum { PAGES = 400 };
	double start = run_ms(h, 0);

	bench_say("a page at 60x200, processor", "sapbao", (run_ms(h, PAGES) - start) / PAGES, "ms", 0);
}

int main(void)
{
	struct tty_home h;

	tty_home_make(&h);
	tty_home_enter(&h);
	setenv("SAPBAO", "./sapbao", 0);
	setenv("TERM", "xterm-256color", 1);
	if (!tty_home_fill(&h))
		return 1;
	ours(&h);
	if (installed("newsboat"))
		newsboat(&h);
	if (installed("sfeed") && installed("sfeed_curses"))
		sfeed(&h);
	if (installed("less"))
		less(&h);
	redraw(&h);
	tty_home_remove(&h);
	return 0;
}
