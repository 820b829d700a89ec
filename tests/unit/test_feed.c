/* layers: feed markup wire model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/path.h"
#include "base/zip.h"
#include "feed/feed.h"
#include "feed/gate.h"
#include "text/clean.h"

/*
 * tests/feeds/CASE/in.* is a feed as it came, out.txt what it must say.
 * UPDATE=1 writes the out.txt anew; read the difference before you keep it.
 */
static const char *const error_names[] = {
#define ERR(code, status, words) #code,
#include "base/errors.def"
#undef ERR
};

static const struct feed_context context = {
	.url = { "https://bao.example.vn/rss/tin.rss", 34 },
	.dates = { .offset_min = 7 * 60 },
};

static void dump_line(struct buf *b, const char *name, struct str value)
{
	if (value.n)
		buf_addf(b, "%s: %.*s\n", name, STR_ARG(value));
}

static void dump_lines(struct buf *b, const char *name, struct str value)
{
	struct str line;

	while (value.n && str_line(&value, &line))
		dump_line(b, name, line);
}

static void dump_entry(struct buf *b, const struct entry *e, struct arena *a)
{
	buf_add_z(b, "\n");
	dump_line(b, "title", e->title);
	dump_line(b, "link", e->link);
	dump_line(b, "url", e->url);
	dump_line(b, "id", e->id);
	dump_line(b, "author", e->author);
	dump_line(b, e->published.has_time ? "published" : "published, day only", date_iso(e->published, a));
	dump_line(b, e->updated.has_time ? "updated" : "updated, day only", date_iso(e->updated, a));
	dump_line(b, "lede", e->lede);
	dump_lines(b, "content", e->content);
	for (int i = 0; i < e->categories.n; i++)
		dump_line(b, "category", e->categories.v[i]);
	dump_line(b, "picture", e->picture);
	dump_line(b, "comments", e->comments);
	for (int i = 0; i < e->enclosures.n; i++)
		buf_addf(b, "enclosure: %.*s (%.*s, %lld)\n", STR_ARG(e->enclosures.v[i].url),
			STR_ARG(e->enclosures.v[i].type), (long long)e->enclosures.v[i].length);
}

static void dump(struct buf *b, const struct feed *f, struct arena *a)
{
	dump_line(b, "title", f->title);
	dump_line(b, "link", f->link);
	dump_line(b, "next", f->next);
	dump_line(b, "language", f->language);
	if (f->skip_hours || f->skip_days)
		buf_addf(b, "skip: hours %06x, days %02x\n", (unsigned)f->skip_hours, (unsigned)f->skip_days);
	for (int i = 0; i < CUT_COUNT; i++)
		if (f->cut >> i & 1)
			buf_addf(b, "cut: %s\n", feed_cut_words((enum feed_cut)i));
	if (f->ttl_min)
		buf_addf(b, "ttl: %d\n", f->ttl_min);
	buf_addf(b, "entries: %d\n", f->entries.n);
	for (int i = 0; i < f->entries.n; i++)
		dump_entry(b, &f->entries.v[i], a);
}

static void assert_clean(const struct feed *f)
{
	assert_true(text_is_clean(f->title) && text_is_clean(f->link) && text_is_clean(f->next));
	for (int i = 0; i < f->entries.n; i++) {
		const struct entry *e = &f->entries.v[i];
		const struct str all[] = { e->id, e->title, e->link, e->url, e->author, e->lede, e->content,
					   e->picture, e->comments };

		for (size_t k = 0; k < sizeof all / sizeof all[0]; k++)
			assert_true(text_is_clean(all[k]));
		for (int k = 0; k < e->categories.n; k++)
			assert_true(text_is_clean(e->categories.v[k]));
	}
}

static void run(struct str bytes, struct buf *out)
{
	struct arena a = { 0 };
	struct feed f;
	struct err e = { 0 };

	if (feed_parse(bytes, &context, &a, &f, &e)) {
		assert_int_equal(e.code, ERR_NONE);
		assert_clean(&f);
		dump(out, &f, &a);
	} else {
		assert_true(text_is_clean(str_of(e.detail)));
		buf_addf(out, "error: %s (%s)\n", error_names[e.code], e.detail);
	}
	arena_release(&a);
}

static bool find_input(const char *dir, char *path, size_t n)
{
	DIR *d = opendir(dir);
	struct dirent *file;
	bool found = false;

	while (d && !found && (file = readdir(d))) {
		found = str_starts(str_of(file->d_name), STR("in."));
		snprintf(path, n, "%s/%s", dir, file->d_name);
	}
	if (d)
		closedir(d);
	return found;
}

/* True when the case says what it must. */
static bool check_case(const char *name)
{
	char dir[512], in[1024], golden[1024];
	struct buf bytes, want, got;
	struct err e = { 0 };
	bool same = true;

	snprintf(dir, sizeof dir, "%s/feeds/%s", TESTDIR, name);
	snprintf(golden, sizeof golden, "%s/out.txt", dir);
	assert_true(find_input(dir, in, sizeof in));
	buf_init(&bytes, 16 << 20);
	buf_init(&want, 1 << 20);
	buf_init(&got, 1 << 20);
	assert_true(path_read(in, &bytes, &e));
	run(buf_str(&bytes), &got);
	if (getenv("UPDATE")) {
		assert_true(path_write(golden, buf_str(&got), &e));
	} else {
		path_read(golden, &want, &e);
		same = str_eq(buf_str(&got), buf_str(&want));
		if (!same)
			print_message("%s gives\n%.*s\ninstead of\n%.*s\n", name, STR_ARG(buf_str(&got)),
				      STR_ARG(buf_str(&want)));
	}
	buf_release(&bytes);
	buf_release(&want);
	buf_release(&got);
	return same;
}

static void goldens(void **state)
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
		wrong += !check_case(entry->d_name);
	}
	closedir(d);
	print_message("feeds: %d cases\n", cases);
	assert_true(cases >= 40);
	assert_int_equal(wrong, 0);
}

static int count(struct str bytes)
{
	struct arena a = { 0 };
	struct feed f;
	struct err e = { 0 };
	int n = feed_parse(bytes, &context, &a, &f, &e) ? f.entries.n : -1;

	arena_release(&a);
	return n;
}

static int cut(struct str bytes)
{
	struct arena a = { 0 };
	struct feed f;
	struct err e = { 0 };
	int bits = feed_parse(bytes, &context, &a, &f, &e) ? f.cut : -1;

	arena_release(&a);
	return bits;
}

/* No number in a document may cost more than its bytes. */
static void limits(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 64 << 20);
	buf_add_z(&b, "<rss><channel>");
	for (int i = 0; i < 60000; i++)
		buf_addf(&b, "<item><title>Tin %d</title></item>", i);
	assert_int_equal(count(buf_str(&b)), 50000);
	assert_int_equal(cut(buf_str(&b)), 1 << CUT_ENTRIES);

	buf_clear(&b);
	buf_add_z(&b, "<rss><channel><item><title>Tin</title><link>https://b.vn/1</link><description>");
	for (int i = 0; i < 100000; i++)
		buf_add_z(&b, "<div>");
	buf_add_z(&b, "sâu</description></item></channel></rss>");
	assert_int_equal(count(buf_str(&b)), 1);
	assert_int_equal(cut(buf_str(&b)), 1 << CUT_DEPTH);

	buf_clear(&b);
	buf_add_z(&b, "<rss><channel><item ");
	for (int i = 0; i < 100000; i++)
		buf_addf(&b, "a%d='1' ", i);
	buf_add_z(&b, "><title>Tin</title><guid ");
	for (int i = 0; i < 100000; i++)
		buf_addf(&b, "a%d='1' ", i);
	buf_add_z(&b, ">1</guid></item></channel></rss>");
	assert_int_equal(count(buf_str(&b)), 1);
	assert_int_equal(cut(buf_str(&b)), 1 << CUT_ATTRIBUTES);

	buf_clear(&b);
	buf_add_z(&b, "<rss><channel><item>");
	for (int i = 0; i < 20000; i++)
		buf_addf(&b, "<category>c%d</category><author>a%d</author>", i, i);
	buf_add_z(&b, "</item></channel></rss>");
	assert_int_equal(count(buf_str(&b)), 1);
	assert_int_equal(cut(buf_str(&b)), 0);

	buf_clear(&b);
	buf_add_z(&b, "<rss><channel><item><title>Tin</title><description>");
	for (int i = 0; i < 500000; i++)
		buf_add_z(&b, "sạp báo ");
	buf_add_z(&b, "</description></item></channel></rss>");
	assert_int_equal(count(buf_str(&b)), 1);
	assert_int_equal(cut(buf_str(&b)), 1 << CUT_TEXT);
	buf_release(&b);
}

struct parts {
	struct buf dump;
	struct arena a;
	int parts, entries;
};

static void take_part(void *owner, const struct feed *f)
{
	struct parts *p = owner;

	p->parts++;
	p->entries += f->entries.n;
	for (int i = 0; i < f->entries.n; i++)
		dump_entry(&p->dump, &f->entries.v[i], &p->a);
}

/* A long feed in parts says what it says in one piece. */
static void parts(void **state)
{
	struct arena part_arena = { 0 }, a = { 0 };
	struct parts p = { 0 };
	struct feed_context c = context;
	struct feed f;
	struct err e = { 0 };
	struct buf b, whole;

	(void)state;
	buf_init(&b, 1 << 20);
	buf_init(&whole, 1 << 20);
	buf_init(&p.dump, 1 << 20);
	buf_add_z(&b, "<feed xmlns='http://www.w3.org/2005/Atom'><title>Báo</title><author><name>Tòa soạn</name></author>"
		  "<link href='https://bao.example.vn/x/'/>");
	for (int i = 0; i < 1001; i++)
		buf_addf(&b, "<entry><id>%d</id><title>Tin số %d</title><link href='%d.html'/></entry>", i, i, i);
	assert_true(feed_parse(buf_str(&b), &context, &a, &f, &e));
	assert_int_equal(f.entries.n, 1001);
	for (int i = 0; i < f.entries.n; i++)
		dump_entry(&whole, &f.entries.v[i], &a);
	c.part = take_part;
	c.owner = &p;
	c.part_arena = &part_arena;
	assert_true(feed_parse(buf_str(&b), &c, &a, &f, &e));
	assert_true(p.parts >= 3 && f.entries.n > 0);
	assert_int_equal(p.entries + f.entries.n, 1001);
	take_part(&p, &f);
	assert_true(str_eq(buf_str(&p.dump), buf_str(&whole)));
	assert_true(str_has(buf_str(&whole), STR("author: Tòa soạn")));
	buf_release(&b);
	buf_release(&whole);
	buf_release(&p.dump);
	arena_release(&part_arena);
	arena_release(&p.a);
	arena_release(&a);
}

static void hints(void **state)
{
	static const char feed[] = "<rss><channel><item><pubDate>03/04/2026 09:00</pubDate></item></channel></rss>";
	static const struct {
		struct date_hints hints;
		const char *want;
	} rows[] = {
		{ { 0, false, 0 }, "2026-04-03T09:00:00+00:00" },
		{ { 420, false, 0 }, "2026-04-03T09:00:00+07:00" },
		{ { 420, true, 0 }, "2026-03-04T09:00:00+07:00" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct feed_context c = { .dates = rows[i].hints };
		struct arena a = { 0 };
		struct feed f;
		struct err e = { 0 };

		assert_true(feed_parse(str_of(feed), &c, &a, &f, &e));
		assert_true(str_eq(date_iso(f.entries.v[0].published, &a), str_of(rows[i].want)));
		arena_release(&a);
	}
}

/* Nothing in the result may point into the bytes: the caller frees them. */
static void owns_its_text(void **state)
{
	char bytes[] = "<rss><channel><title>Báo</title><link>https://b.vn/</link><item><title>Tin</title>"
		       "<link>https://b.vn/1</link><guid>https://b.vn/1</guid><description>Lời</description>"
		       "<category>C</category><author>A</author></item></channel></rss>";
	struct arena a = { 0 };
	struct feed f;
	struct err e = { 0 };
	struct buf before, after;

	(void)state;
	buf_init(&before, 10000);
	buf_init(&after, 10000);
	assert_true(feed_parse(str_of(bytes), &context, &a, &f, &e));
	dump(&before, &f, &a);
	memset(bytes, 'x', sizeof bytes - 1);
	dump(&after, &f, &a);
	assert_true(str_eq(buf_str(&before), buf_str(&after)));
	buf_release(&before);
	buf_release(&after);
	arena_release(&a);
}

static void gates(void **state)
{
	(void)state;
	assert_string_equal(gate_reason(STR("<script>document.cookie=\"a=b\";window.location.reload(true)</script>")),
			    "cookie");
	assert_null(gate_reason(STR("<html><title>Tin</title><p>Không có gì</p></html>")));
	assert_null(gate_reason(STR_NONE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goldens), cmocka_unit_test(limits), cmocka_unit_test(hints),
		cmocka_unit_test(parts),
		cmocka_unit_test(owns_its_text), cmocka_unit_test(gates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
