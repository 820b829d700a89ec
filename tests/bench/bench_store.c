/* layers: store model text base */
/*
 * bench: the archive.  Takes in SAPBAO_MANY stories (100,000) of invented
 * words, once as lists give them and once with texts of 2.5 kB in the middle,
 * and says what each question then costs, the limit of the house beside it.
 * Each part is a process of its own, so that its memory is its own.  With a
 * folder as argument the archive with texts stays there as archive.db.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench/say.h"
#include "store/store.h"
#include "text/fold.h"

enum { PORTALS = 6, CATEGORIES = 10, ALL = PORTALS * CATEGORIES, NOW = 1760000000, WORDS = 5200, TIMES = 9 };

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void say(const char *what, double value, const char *unit, double limit)
{
	bench_say(what, "sapbao", value, unit, limit);
}

/* ---- invented words, as often as words are: the n-th one 1/n times ---- */

struct tongue {
	char words[WORDS][16];
	double upto[WORDS];
	uint64_t seed;
};

static uint32_t chance(struct tongue *t)
{
	t->seed = t->seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(t->seed >> 33);
}

static void tongue_make(struct tongue *t)
{
	static const char *const onsets[] = { "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m",
		"n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x" };
	static const char *const rhymes[] = { "a", "á", "à", "ả", "ã", "ạ", "an", "án", "àn", "ang", "áng",
		"ê", "ế", "ề", "ên", "ệnh", "i", "í", "inh", "ình", "ô", "ố", "ồ", "ông", "ồng", "ơ", "ớ", "ờn",
		"ươn", "ường", "ước", "u", "ú", "ùng", "ung", "uyên", "uyết", "oa", "oá", "oàn" };
	enum { ONSETS = sizeof(onsets) / sizeof(*onsets), RHYMES = sizeof(rhymes) / sizeof(*rhymes) };
	double sum = 0;

	t->seed = 7;
	for (int i = 0; i < WORDS; i++) {
		int pair = (int)((i * 463LL) % (ONSETS * RHYMES));
		snprintf(t->words[i], sizeof(t->words[i]), "%s%s", onsets[pair % ONSETS],
			rhymes[pair / ONSETS]);
		if (i >= ONSETS * RHYMES)       /* names and numbers */
			snprintf(t->words[i], sizeof(t->words[i]), "%c%d", 'a' + i % 26, i);
		sum += 1.0 / (i + 8);
		t->upto[i] = sum;
	}
	for (int i = 0; i < WORDS; i++)
		t->upto[i] /= sum;
}

static const char *word(struct tongue *t)
{
	double x = chance(t) / 2147483648.0;
	int low = 0, high = WORDS - 1;

	while (low < high) {
		int middle = (low + high) / 2;
		if (t->upto[middle] < x)
			low = middle + 1;
		else
			high = middle;
	}
	return t->words[low];
}

static struct str sentence(struct tongue *t, size_t bytes, struct arena *a)
{
	char *p = arena_alloc(a, 1, bytes + 32);
	size_t n = 0;

	while (n < bytes)
		n += (size_t)snprintf(p + n, 32, "%s%s", n ? " " : "", word(t));
	return (struct str){ p, n };
}

/* Median 2,500 bytes: exp of a bell. */
static size_t text_bytes(struct tongue *t)
{
	double bell = 0, bytes = 2500;

	for (int i = 0; i < 12; i++)
		bell += chance(t) / 2147483648.0;
	for (int i = 0; i < 16; i++)    /* e to the power of 0.6 (bell - 6) */
		bytes *= 1 + (bell - 6) * 0.6 / 16;
	return (size_t)bytes;
}

/* ---- taking in ---- */

struct bench {
	struct store *store;
	struct tongue *tongue;
	int64_t categories[ALL];
	long long bytes;        /* of text that was taken in */
	int n;
	const char *path;
};

static void open_store(struct bench *b)
{
	struct store_options o = { STORE_FILE, str_of(b->path) };
	struct err e = { 0 };

	b->store = store_open(&o, &e);
	if (!b->store) {
		fprintf(stderr, "%s\n", e.detail);
		exit(1);
	}
}

static void portals(struct bench *b)
{
	struct arena a = { 0 };
	struct portals ps = { 0 };
	struct err e = { 0 };

	for (int i = 0; i < PORTALS; i++) {
		struct portal *p = ARENA_NEW(&a, struct portal);
		p->host = p->name = arena_printf(&a, "bao%d.example.vn", i);
		for (int j = 0; j < CATEGORIES; j++)
			*VEC_PUSH(&p->categories, &a) = (struct category){
				.key = arena_printf(&a, "muc-%d", j), .name = STR("Mục") };
		*VEC_PUSH(&ps.list, &a) = p;
	}
	store_put_portals(b->store, &ps, &e);
	for (int i = 0; i < ALL; i++)
		b->categories[i] = store_category_id(b->store, ps.list.v[i / CATEGORIES]->host,
			arena_printf(&a, "muc-%d", i % CATEGORIES));
	arena_release(&a);
}

static struct str url_of(int i, struct arena *a)
{
	return arena_printf(a, "https://bao%d.example.vn/muc-%d/tin-%d.html", i / 50 % ALL / CATEGORIES,
		i / 50 % CATEGORIES, i);
}

static void feed_put(struct bench *b, int from)
{
	struct feed f = { 0 };
	struct arena a = { 0 };

	for (int i = from; i < from + 50 && i < b->n; i++) {
		struct entry *e = VEC_PUSH(&f.entries, &a);
		e->url = url_of(i, &a);
		e->title = sentence(b->tongue, 60, &a);
		e->lede = sentence(b->tongue, 300, &a);
		e->published = (struct date){ true, true, NOW - (int64_t)(b->n - i) * 30, 420 };
		b->bytes += (long long)(e->title.n + e->lede.n);
	}
	store_save_feed(b->store, b->categories[from / 50 % ALL], &f, NOW);
	arena_release(&a);
}

static void page_put(struct bench *b, int i)
{
	struct article art = { 0 };
	struct arena a = { 0 };
	size_t left = text_bytes(b->tongue);

	art.url = url_of(i, &a);
	while (left > 0) {
		size_t n = left < 400 ? left : 400;
		struct str words = sentence(b->tongue, n, &a);
		doc_span(doc_block(&art.body, BLOCK_PARAGRAPH, &a), words, 0, STR_NONE, &a);
		b->bytes += (long long)words.n;
		left -= n;
	}
	store_save_article(b->store, art.url, &art, NOW);
	arena_release(&a);
}

static void flush(struct bench *b)
{
	struct err e = { 0 };

	if (store_flush(b->store, &e))
		return;
	fprintf(stderr, "%s\n", e.detail);
	exit(1);
}

static long long file_bytes(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? (long long)st.st_size : 0;
}

static double cpu_ms(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 +
		(double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

static void take_in(struct bench *b, bool bodies)
{
	double t = now_ms();
	char what[64];

	open_store(b);
	portals(b);
	for (int i = 0; i < b->n; i += 50) {
		feed_put(b, i);
		if (bodies)
			flush(b);       /* a page is asked for when its list is known */
		for (int j = i; bodies && j < i + 50 && j < b->n; j++)
			page_put(b, j);
		if (i % 1000 == 0)
			flush(b);
	}
	flush(b);
	snprintf(what, sizeof(what), "taking in %d, %s", b->n, bodies ? "with texts" : "title and lede");
	say(what, (now_ms() - t) / 1e3, "s", (bodies ? 40.0 : 10.0) * b->n / 100000);
	say("… of it the processor (with making the words)", cpu_ms() / 1e3, "s", 0);
	say("size of the archive to its text", (double)file_bytes(b->path) / (double)b->bytes, "", bodies ? 1.6 : 0);
	if (bodies) {
		struct err e = { 0 };
		t = now_ms();
		if (!store_compact(b->store, &e))
			fprintf(stderr, "%s\n", e.detail);
		say("sapbao clean: index merged, room given back", (now_ms() - t) / 1e3, "s", 0);
		say("size after it", (double)file_bytes(b->path) / (double)b->bytes, "", 1.6);
	}
	store_close(b->store);
}

/* ---- looking ---- */

static double list_ms(struct bench *b, struct query q, int first, int *total)
{
	double best = 1e9;

	for (int i = 0; i < TIMES; i++) {
		struct article_list l;
		struct arena a = { 0 };
		struct err e = { 0 };
		double t = now_ms();

		/* asked for the first time each time */
		store_changed(b->store);
		if (!store_articles(b->store, &q, first, 50, &a, &l, &e))
			fprintf(stderr, "%s\n", e.detail);
		t = now_ms() - t;
		if (i == 0 || (t < best && !q.words.n && !q.filter.n))
			best = t;
		*total = l.total;
		arena_release(&a);
	}
	return best;
}

static void lists(struct bench *b)
{
	struct query all = { 0 }, one = { .category = b->categories[7] };
	int total;

	say("next page, everything", list_ms(b, all, 50, &total), "ms", 2);
	say("in the middle", list_ms(b, all, b->n / 2, &total), "ms", 0);
	say("at the end", list_ms(b, all, b->n - 60, &total), "ms", 2);
	say("next page, a category", list_ms(b, one, 50, &total), "ms", 2);
	one.unread = true;
	say("unread of a category", list_ms(b, one, 0, &total), "ms", 2);
	all.starred = true;
	say("starred of everything", list_ms(b, all, 0, &total), "ms", 2);
	all = (struct query){ .newest = b->n - 500 };
	say("next page, 500 wait behind it", list_ms(b, all, 50, &total), "ms", 2);
	say("at the end, 500 wait behind it", list_ms(b, all, total - 60, &total), "ms", 2);
}

static void search_say(struct bench *b, const char *name, struct query q, double limit)
{
	int total;
	double t = list_ms(b, q, 0, &total);
	char what[80];

	snprintf(what, sizeof(what), "search: %s (%d)", name, total);
	say(what, t, "ms", limit);
}

/* The n-th word, or the next one with a mark. */
static struct str marked_word(const struct tongue *t, int n, struct arena *a)
{
	while (n + 1 < WORDS && str_eq(text_fold(str_of(t->words[n]), a), str_of(t->words[n])))
		n++;
	return str_of(t->words[n]);
}

/* With their marks, and typed bare. */
static void two_words(struct bench *b, double limit)
{
	struct arena a = { 0 };
	struct str two = arena_printf(&a, "%.*s %.*s", STR_ARG(marked_word(b->tongue, 3, &a)),
		STR_ARG(marked_word(b->tongue, 11, &a)));
	struct str bare = text_fold(two, &a);
	struct query q = { .words = two };

	search_say(b, "two common words", q, limit);
	q.words = bare;
	search_say(b, "two common words, bare", q, limit);
	q.words = arena_printf(&a, "\"%.*s\"", STR_ARG(two));
	search_say(b, "a phrase", q, limit);
	q.words = arena_printf(&a, "\"%.*s\"", STR_ARG(bare));
	search_say(b, "a phrase, bare", q, limit);
	arena_release(&a);
}

static void searches(struct bench *b)
{
	static const struct { const char *name, *bare; int word; } rows[] = {
		{ "the commonest word", "the same, bare", 0 }, { "a common word", "the same, bare", 30 },
		{ "a rare word", "the same, bare", 900 },
	};
	double limit = b->n > 100000 ? 100 : 20;
	struct query q = { 0 };
	struct arena a = { 0 };

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		q.words = marked_word(b->tongue, rows[i].word, &a);
		search_say(b, rows[i].name, q, limit);
		q.words = text_fold(q.words, &a);
		search_say(b, rows[i].bare, q, limit);
	}
	two_words(b, limit);
	q = (struct query){ .words = str_of(b->tongue->words[30]), .category = b->categories[7] };
	search_say(b, "a common word in a category", q, limit);
	q = (struct query){ .words = arena_printf(&a, "%s before:2d after:3d", b->tongue->words[30]), .now_s = NOW };
	search_say(b, "a common word of a day", q, limit);
	q = (struct query){ .filter = arena_printf(&a, "%.3s", b->tongue->words[30]) };
	search_say(b, "filter: beginnings in title and lede", q, limit);
	arena_release(&a);
}

static void one_by_one(struct bench *b)
{
	struct category_list rows;
	struct arena a = { 0 };
	struct err e = { 0 };
	double best = 1e9, worst = 0;

	for (int i = 0; i < TIMES; i++) {
		double t = now_ms();
		store_categories(b->store, &a, &rows, &e);
		t = now_ms() - t;
		best = t < best ? t : best;
	}
	say("unread counts of all categories", best, "ms", 5);
	for (int i = 0; i < 200; i++) {
		struct stored_article s;
		best = 1e9;
		for (int again = 0; again < 3; again++) {       /* the machine is shared */
			double t = now_ms();
			store_article(b->store, 1 + (int64_t)i * b->n / 201, &a, &s, &e);
			t = now_ms() - t;
			best = t < best ? t : best;
		}
		worst = best > worst ? best : worst;
	}
	say("opening an article, worst of 200", worst, "ms", 2);
	arena_release(&a);
}

/* The 60 lists again, word for word. */
static void refresh(struct bench *b)
{
	double t;

	b->n = ALL * 50 < b->n ? ALL * 50 : b->n;
	b->tongue->seed = 99;
	for (int round = 0; round < 3; round++) {
		b->tongue->seed = 99;
		t = cpu_ms();
		for (int i = 0; i < ALL; i++)
			if (i * 50 < b->n)
				feed_put(b, i * 50);
		flush(b);
		t = cpu_ms() - t;
	}
	say("60 categories with nothing new, processor", t, "ms", 100);
}

static double memory_mb(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)u.ru_maxrss / 1024;
}

static void look(struct bench *b)
{
	struct query q = { 0 };
	struct category_list rows;
	struct article_list l;
	struct arena a = { 0 };
	struct err e = { 0 };
	double t = now_ms();

	open_store(b);
	portals(b);
	store_categories(b->store, &a, &rows, &e);
	q.newest = store_newest(b->store);
	q.category = b->categories[7];
	store_articles(b->store, &q, 0, 120, &a, &l, &e);
	say("start to first list", now_ms() - t, "ms", b->n > 100000 ? 100 : 50);
	say("memory then", memory_mb(), "MB", b->n > 100000 ? 30 : 20);
	lists(b);
	one_by_one(b);
	searches(b);
	say("memory at the end", memory_mb(), "MB", b->n > 100000 ? 30 : 20);
	refresh(b);
	store_close(b->store);
	arena_release(&a);
}

/* ---- processes ---- */

static bool in_child(struct bench *b, void (*part)(struct bench *))
{
	pid_t pid;
	int status = 1;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		part(b);
		exit(0);
	}
	return waitpid(pid, &status, 0) == pid && status == 0;
}

static void with_texts(struct bench *b)
{
	take_in(b, true);
}

static void without_texts(struct bench *b)
{
	take_in(b, false);
}

static void remove_all(const char *path)
{
	static const char *const parts[] = { "", "-wal", "-shm", "-changes" };
	char name[256];

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		snprintf(name, sizeof(name), "%s%s", path, parts[i]);
		unlink(name);
	}
}

int main(int argc, char **argv)
{
	static struct tongue tongue;
	const char *n = getenv("SAPBAO_MANY");
	struct bench b = { .tongue = &tongue, .n = n ? atoi(n) : 100000 };
	char dir[128] = "/tmp/sapbao-bench-XXXXXX", lists_only[200], texts[200];
	bool ok;

	if (argc > 1)
		snprintf(dir, sizeof(dir), "%s", argv[1]);
	else if (!mkdtemp(dir))
		return 1;
	snprintf(lists_only, sizeof(lists_only), "%s/lists.db", dir);
	snprintf(texts, sizeof(texts), "%s/archive.db", dir);
	tongue_make(&tongue);
	b.path = lists_only;
	ok = in_child(&b, without_texts);
	remove_all(lists_only);
	b.path = texts;
	ok = ok && (file_bytes(texts) > 0 || in_child(&b, with_texts)) && in_child(&b, look);
	if (argc == 1) {
		remove_all(texts);
		rmdir(dir);
	}
	return ok ? 0 : 1;
}
