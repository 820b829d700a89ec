/* layers: markup model text base */
/*
 * bench: text.  What one article costs between the wire and the screen, in
 * milliseconds, the best of many runs (a shared machine only ever adds):
 *     clean, NFC, wrap of 100 kB of running text
 *     a page of 250 kB laid out again for another width
 * The text is that of the demo edition, over and over; -DTESTDIR leads there.
 * Files named on the command line are read instead.
 */
#include "base/path.h"
#include "bench/say.h"
#include "markup/todoc.h"
#include "model/typeset.h"
#include "text/clean.h"
#include "text/normalize.h"
#include <stdio.h>
#include <time.h>

enum { TEXT_BYTES = 100000, PAGE_BYTES = 250000, ROUNDS = 40, FILE_MAX_BYTES = 16 << 20 };

static const char *const demo_pages[] = {
	"baosongnuoc.example/8-cach-tru-nuoc-ngot-va-cuu-vuon-khi-man-ve-som-10398.html",
	"baosongnuoc.example/anh-cho-noi-cai-say-luc-4-gio-sang-10419.html",
	"tinmoi.example/nhom-hoc-sinh-dung-kinh-thien-van-tu-ong-nuoc-ch-4900212.html",
	"tinmoi.example/hon-6-000-nguoi-chay-marathon-xuyen-dem-ben-song-4900170.html",
};

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool read_pages(const char *const *files, int n, const char *folder, struct buf *out)
{
	struct err e = { 0 };
	char path[4096];

	for (int i = 0; i < n; i++) {
		snprintf(path, sizeof(path), "%s%s", folder, files[i]);
		if (path_read(path, out, &e))
			continue;
		fprintf(stderr, "%s: %s\n", path, e.detail);
		return false;
	}
	return true;
}

/* The pages until there are `bytes` of them. */
static struct str repeat(struct str s, size_t bytes, struct arena *a)
{
	char *p = arena_alloc(a, 1, bytes + s.n + 1);
	size_t n = 0;

	for (; s.n && n < bytes; n += s.n)
		memcpy(p + n, s.p, s.n);
	return (struct str){ p, n };
}

/* Only the running text: blocks long enough to be wrapped. */
static struct str running_text(const struct doc *d, struct arena *a)
{
	struct buf words;
	struct str s;

	buf_init(&words, FILE_MAX_BYTES);
	for (int i = 0; i < d->blocks.n; i++) {
		struct str text = block_text(&d->blocks.v[i], a);

		if (text.n < 120)
			continue;
		buf_add(&words, text);
		buf_add_byte(&words, '\n');
	}
	s = arena_str(a, buf_str(&words));
	buf_release(&words);
	return str_sub(repeat(s, TEXT_BYTES, a), 0, TEXT_BYTES);
}

struct best {
	double clean, nfc, wrap, all;
};

static double least(double a, double b)
{
	return a < b ? a : b;
}

static void bench_running(struct str text)
{
	struct best best = { 1e9, 1e9, 1e9, 1e9 };

	for (int i = 0; i < ROUNDS; i++) {
		struct arena a = { 0 };
		double t0 = now_ms(), t1, t2, t3;
		struct span span = { .text = text_clean_pre(text, &a) };
		int n;

		t1 = now_ms();
		span.text = text_nfc(span.text, &a);
		t2 = now_ms();
		text_wrap(&span, 1, 72, &a, &n);
		t3 = now_ms();
		best.clean = least(best.clean, t1 - t0);
		best.nfc = least(best.nfc, t2 - t1);
		best.wrap = least(best.wrap, t3 - t2);
		best.all = least(best.all, t3 - t0);
		arena_release(&a);
	}
	bench_say("100 kB of text: clean", "sapbao", best.clean, "ms", 0);
	bench_say("100 kB of text: NFC", "sapbao", best.nfc, "ms", 0);
	bench_say("100 kB of text: wrap", "sapbao", best.wrap, "ms", 0);
	bench_say("100 kB of text: together", "sapbao", best.all, "ms", 0);
}

static void bench_layout(const struct doc *d)
{
	double best = 1e9;

	for (int i = 0; i < ROUNDS; i++) {
		struct arena a = { 0 };
		struct typeset set;
		double t0 = now_ms();

		typeset_doc(d, &(struct typeset_options){ .width = 60 + i % 40, .number_links = true },
			&a, &set);
		best = least(best, now_ms() - t0);
		arena_release(&a);
	}
	bench_say("a page of 250 kB laid out again", "sapbao", best, "ms", 0);
}

int main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct html *h;
	struct buf pages;
	struct doc d;
	bool read;

	buf_init(&pages, FILE_MAX_BYTES);
	read = argc > 1 ? read_pages((const char *const *)argv + 1, argc - 1, "", &pages) :
		read_pages(demo_pages, sizeof(demo_pages) / sizeof(*demo_pages),
			TESTDIR "/../data/demo/", &pages);
	if (!read)
		return 1;
	h = html_parse(repeat(buf_str(&pages), PAGE_BYTES, &a), STR("https://bao.example/"), &e);
	if (!h)
		return 1;
	todoc(h, html_root(h), &(struct todoc_options){ 0 }, &a, &d);
	html_free(h);
	bench_running(running_text(&d, &a));
	bench_layout(&d);
	buf_release(&pages);
	arena_release(&a);
	return 0;
}
