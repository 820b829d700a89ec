/* layers: text base */
/*
 * fuzz: text.  Any bytes through the border guard and what stands behind it;
 * the laws that must hold are checked, not only that nothing crashes.  The
 * first byte chooses the width of lines, the second the declared charset.
 * Without a fuzzer it replays the files it is given.
 */
#include "text/charset.h"
#include "text/clean.h"
#include "text/collate.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/normalize.h"
#include "text/telex.h"
#include "text/width.h"
#include "text/wrap.h"
#include "base/err.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(x) do { if (!(x)) BUG("not so: %s", #x); } while (0)

typedef struct str clean_function(struct str dirty, struct arena *a);

static void check_clean(clean_function *clean, struct str s, struct arena *a)
{
	struct str once = clean(s, a), twice = clean(once, a);

	MUST(text_is_clean(once));
	MUST(text_is_nfc(once));
	MUST(str_eq(once, twice));
}

/* The cells of a cluster are the cluster. */
static void check_cells(struct grapheme g)
{
	struct str rest = g.s;
	struct grapheme cell;
	int sum = 0;

	while (text_next_cell(&rest, &cell)) {
		MUST(cell.s.n > 0 && cell.width >= 0 && cell.width <= 2);
		sum += cell.width;
	}
	MUST(sum == g.width);
}

static void check_clusters(struct str s)
{
	struct str rest = s;
	struct grapheme g;
	size_t n = 0, before = 0;
	int width = 0;

	while (text_next(&rest, &g)) {
		MUST(g.s.n > 0 && g.width >= 0 && g.width <= GRAPHEME_CELLS_MAX);
		check_cells(g);
		if (n)
			MUST(text_before(s, n) == before);
		before = n;
		n += g.s.n;
		width += g.width;
	}
	MUST(n == s.n && width == text_width(s));
}

static void check_wrap(struct str s, int width, struct arena *a)
{
	struct span spans[2] = {
		{ .text = str_sub(s, 0, s.n / 2), .style = STYLE_text },
		{ .text = str_sub(s, s.n / 2, s.n), .style = STYLE_link, .link = 1 },
	};
	int count;
	struct line *lines;

	/* only at a border of clusters is half of clean text clean text */
	while (spans[0].text.n && s.n > spans[0].text.n && (s.p[spans[0].text.n] & 0xC0) == 0x80)
		spans[0].text.n--;
	spans[1].text = str_skip(s, spans[0].text.n);
	lines = text_wrap(spans, 2, width, a, &count);
	MUST(count > 0);
	for (int i = 0; i < count; i++) {
		struct str line = STR("");
		struct grapheme g;
		int sum = 0;

		for (int k = 0; k < lines[i].n; k++) {
			line = arena_join(a, line, lines[i].v[k].text);
			sum += lines[i].v[k].width;
		}
		MUST(sum == lines[i].width && sum == text_width(line));
		MUST(!str_ends(line, STR(" ")));
		MUST(sum <= width || (text_next_cell(&line, &g) && !line.n));
	}
}

static void check_keys(struct str s, struct arena *a)
{
	struct str ascii = text_ascii(s, a), rest = s;
	struct token t;
	int width = text_width(s) / 2, used;

	for (size_t i = 0; i < ascii.n; i++)
		MUST((unsigned char)ascii.p[i] < 0x80);
	text_fold(s, a);
	text_collation_key(s, a);
	text_telex(s, a);
	text_vni(s, a);
	while (text_token(&rest, a, &t))
		MUST(t.source.n > 0);
	MUST(text_width(text_fit(s, width, a)) <= width);
	text_prefix(s, width, &used);
	MUST(used <= width);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const charsets[] = {
		NULL, "utf-8", "windows-1258", "viscii", "tcvn", "gb18030", "shift_jis", "euc-kr",
	};
	struct str raw = { (const char *)data, size }, s;
	struct arena a = { 0 };
	int width = size > 0 ? data[0] % 90 + 1 : 1;

	raw = str_skip(raw, 2);
	s = text_to_utf8(raw, str_of(charsets[size > 1 ? data[1] % 8 : 0]), &a, NULL);
	MUST(str_find_byte(s, '\0', 0) == s.n);
	check_clean(text_clean, raw, &a);
	check_clean(text_clean_pre, raw, &a);
	check_clean(text_clean_piece, raw, &a);
	check_clean(text_clean_url, raw, &a);
	check_clusters(raw);
	s = text_clean_pre(s, &a);
	check_clusters(s);
	check_wrap(s, width, &a);
	check_keys(s, &a);
	arena_release(&a);
	return 0;
}

#include "fuzz/replay.h"
