/* layers: feed markup wire model text base */
/* A feed in pieces says what it says in one piece, wherever it is cut. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>

#include "base/path.h"
#include "feed/feed.h"

struct pieces {
	struct buf dump;
	int parts, entries;
};

static const struct feed_context context = {
	.url = { "https://bao.example.vn/rss/tin.rss", 34 },
	.dates = { .offset_min = 7 * 60 },
};

static void dump_entries(struct buf *b, const struct feed *f)
{
	struct arena a = { 0 };

	for (int i = 0; i < f->entries.n; i++) {
		const struct entry *e = &f->entries.v[i];
		struct str day = date_iso(e->published, &a);

		buf_addf(b, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%d|%d\n", STR_ARG(e->title), STR_ARG(e->link),
			STR_ARG(e->id), STR_ARG(e->author), STR_ARG(day), STR_ARG(e->lede), STR_ARG(e->content),
			e->categories.n, e->enclosures.n);
	}
	arena_release(&a);
}

static void dump_end(struct buf *b, bool ok, const struct feed *f, const struct err *e)
{
	if (ok)
		buf_addf(b, "%.*s|%.*s|%.*s|%d|%d\n", STR_ARG(f->title), STR_ARG(f->link), STR_ARG(f->language),
			f->ttl_min, f->cut);
	else
		buf_addf(b, "error %d %s\n", (int)e->code, e->detail);
}

static void take(void *owner, const struct feed *f)
{
	struct pieces *p = owner;

	p->parts++;
	p->entries += f->entries.n;
	dump_entries(&p->dump, f);
}

static void whole(struct str bytes, struct buf *out)
{
	struct arena a = { 0 };
	struct feed f;
	struct err e = { 0 };
	bool ok = feed_parse(bytes, &context, &a, &f, &e);

	if (ok)
		dump_entries(out, &f);
	dump_end(out, ok, &f, &e);
	arena_release(&a);
}

/* `flush`: everything complete is handed on after every piece. */
static void in_pieces(struct str bytes, size_t size, bool flush, struct pieces *out)
{
	struct arena a = { 0 }, part_arena = { 0 };
	struct feed_context c = context;
	struct feed f;
	struct err e = { 0 };
	struct feed_push *p;
	bool ok;

	c.part = take;
	c.owner = out;
	c.part_arena = &part_arena;
	p = feed_push_new(&c, &a, &f);
	for (size_t at = 0; at < bytes.n; at += size) {
		char *alone = arena_z(&a, str_sub(bytes, at, at + size));   /* no byte behind it */

		feed_push_add(p, (struct str){ alone, str_sub(bytes, at, at + size).n });
		if (flush)
			feed_push_flush(p);
	}
	ok = feed_push_end(p, &e);
	if (ok)
		dump_entries(&out->dump, &f);
	dump_end(&out->dump, ok, &f, &e);
	feed_push_free(p);
	arena_release(&part_arena);
	arena_release(&a);
}

static int compare(const char *name, struct str bytes)
{
	static const size_t sizes[] = { 1, 7, 61, 1000, 5001 };
	struct buf want;
	int wrong = 0;

	buf_init(&want, 64 << 20);
	whole(bytes, &want);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct pieces got = { 0 };

		buf_init(&got.dump, 64 << 20);
		in_pieces(bytes, sizes[i], i % 2, &got);
		if (!str_eq(buf_str(&got.dump), buf_str(&want))) {
			print_message("%s by %zu gives\n%.*s\ninstead of\n%.*s\n", name, sizes[i],
				STR_ARG(buf_str(&got.dump)), STR_ARG(buf_str(&want)));
			wrong++;
		}
		buf_release(&got.dump);
	}
	buf_release(&want);
	return wrong;
}

/* What says which charset it is comes first; the padding lets the rest come
 * in many pieces. */
static void padded(struct str bytes, struct buf *out)
{
	size_t root = str_find_byte(bytes, '>', 0) + 1;

	if (!str_starts(bytes, STR("<?xml")))
		root = 0;
	buf_add(out, str_sub(bytes, 0, root));
	for (int i = 0; i < 4200; i++)
		buf_add_byte(out, i % 80 ? ' ' : '\n');
	buf_add(out, str_skip(bytes, root));
}

static int compare_case(const char *name)
{
	char path[600];
	DIR *d;
	struct dirent *file;
	int wrong = 0;

	snprintf(path, sizeof path, "%s/feeds/%s", TESTDIR, name);
	d = opendir(path);
	while (d && (file = readdir(d))) {
		struct buf bytes, b;
		struct err e = { 0 };

		if (!str_starts(str_of(file->d_name), STR("in.")) || str_ends(str_of(file->d_name), STR(".gz")))
			continue;
		snprintf(path, sizeof path, "%s/feeds/%s/%s", TESTDIR, name, file->d_name);
		buf_init(&bytes, 16 << 20);
		buf_init(&b, 16 << 20);
		assert_true(path_read(path, &bytes, &e));
		padded(buf_str(&bytes), &b);
		wrong += compare(name, buf_str(&b));
		buf_release(&bytes);
		buf_release(&b);
	}
	if (d)
		closedir(d);
	return wrong;
}

static void every_feed_in_pieces(void **state)
{
	DIR *d = opendir(TESTDIR "/feeds");
	struct dirent *entry;
	int cases = 0, wrong = 0;

	(void)state;
	assert_non_null(d);
	while ((entry = readdir(d))) {
		if (entry->d_name[0] == '.')
			continue;
		cases++;
		wrong += compare_case(entry->d_name);
	}
	closedir(d);
	print_message("feeds in pieces: %d cases\n", cases);
	assert_true(cases >= 40);
	assert_int_equal(wrong, 0);
}

static void long_feed(struct buf *b, int entries)
{
	buf_add_z(b, "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY toa 'Toà soạn'>]><rss xmlns:m='http://search.yahoo.com/mrss/'>"
		"<channel><title>Báo Mẫu</title><link>https://bao.example.vn/</link><ttl>30</ttl>");
	for (int i = 0; i < entries; i++)
		buf_addf(b, "<item><title>Tin số %d &toa;</title><link>/%d.html</link><m:thumbnail url='/a%d.jpg'/>"
			"<description><![CDATA[<p>Đoạn %d: 5 < 6 & 7 </item> không hết</p>]]></description></item>\n",
			i, i, i, i);
	buf_add_z(b, "</channel></rss>");
}

/* The first entries do not wait for the last byte. */
static void entries_come_as_they_are_whole(void **state)
{
	struct pieces got = { 0 }, unhurried = { 0 };
	struct buf b;

	(void)state;
	buf_init(&b, 16 << 20);
	buf_init(&got.dump, 16 << 20);
	buf_init(&unhurried.dump, 16 << 20);
	long_feed(&b, 900);
	assert_int_equal(compare("long", buf_str(&b)), 0);
	in_pieces(buf_str(&b), 4000, true, &got);
	assert_true(got.parts > 20 && got.entries > 850);
	in_pieces(buf_str(&b), 4000, false, &unhurried);
	assert_true(unhurried.parts >= 3 && unhurried.parts < 20);
	buf_release(&b);
	buf_release(&got.dump);
	buf_release(&unhurried.dump);
}

/* One endless entry is not read again at every piece. */
static void a_long_entry_costs_no_square(void **state)
{
	struct pieces got = { 0 };
	struct buf b;

	(void)state;
	buf_init(&b, 64 << 20);
	buf_init(&got.dump, 64 << 20);
	buf_add_z(&b, "<rss><channel><item><title>Tin</title><description>");
	for (int i = 0; i < 1000000; i++)
		buf_add_z(&b, "</item <b> ");
	in_pieces(buf_str(&b), 700, true, &got);
	assert_true(str_has(buf_str(&got.dump), STR("Tin")));
	buf_release(&b);
	buf_release(&got.dump);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_feed_in_pieces),
		cmocka_unit_test(entries_come_as_they_are_whole),
		cmocka_unit_test(a_long_entry_costs_no_square),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
