/* layers: wire model text base */
/* The wire: what goes in comes out, and nothing that was bent is believed. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "wire/channel.h"
#include "wire/wire.h"

#define T(s) STR(s)

static void assert_str(struct str got, const char *want)
{
	assert_int_equal(got.n, strlen(want));
	assert_memory_equal(got.p ? got.p : "", want, got.n);
}

static struct request sample_request(void)
{
	return (struct request){
		.id = 77, .kind = JOB_LISTING, .priority = 3, .url = T("https://bao.vn/thoi-su/"),
		.local = true, .bytes = T("<p>\x1b thô\xff"), .content_type = T("text/html; charset=utf-8"),
		.rules = T("title: //h1\n\tbody: //div\n"), .no_rules = true, .offset_min = 420,
		.now_s = 1767225600, .proxy = T("socks5://127.0.0.1:9050"),
		.state = { .etag = T("\"ab\""), .last_modified = T("Thu, 01 Jan 2026 00:00:00 GMT"),
			.fetched_s = 5, .next_s = 6, .failures = 7, .status = 304 },
		.insist = true, .record = true, .private_ok = true,
	};
}

static struct date day(int64_t utc_s)
{
	return (struct date){ .known = true, .has_time = true, .utc_s = utc_s, .offset_min = 420 };
}

static struct answer sample_feed(struct arena *a)
{
	struct answer ans = { .id = 9, .kind = ANSWER_FEED, .url = T("https://bao.vn/rss"),
		.has_state = true, .state = { .etag = T("x"), .status = 200, .next_s = 99 } };
	struct feed *f = &ans.feed;
	struct entry *e;

	f->title = T("Báo Mẫu");
	f->link = T("https://bao.vn/");
	f->next = T("https://bao.vn/trang-2");
	f->notice = T("Trời mưa");
	f->ttl_min = 15;
	e = VEC_PUSH(&f->entries, a);
	*e = (struct entry){ .id = T("g1"), .title = T("Cầu mới"), .link = T(" /a"),
		.url = T("https://bao.vn/a.html"), .author = T("An Nhiên"), .lede = T("Dẫn"),
		.content = T("Đoạn một\nĐoạn hai"), .published = day(1767225600),
		.updated = day(-3600), .picture = T("https://bao.vn/a.jpg"), .comments = T("c") };
	*(struct str *)VEC_PUSH(&e->categories, a) = T("Thời sự");
	*(struct str *)VEC_PUSH(&e->categories, a) = T("Xã hội");
	e = VEC_PUSH(&f->entries, a);
	e->title = T("Không ngày");
	return ans;
}

static struct answer sample_article(struct arena *a)
{
	struct answer ans = { .id = INT64_MAX, .kind = ANSWER_ARTICLE, .url = T("https://bao.vn/a") };
	struct article *art = &ans.article;
	struct block *b = doc_block(&art->body, BLOCK_HEADING, a);
	struct related *r;

	b->level = 2;
	doc_span(b, T("Mục một"), 0, STR_NONE, a);
	b = doc_block(&art->body, BLOCK_PARAGRAPH, a);
	doc_span(b, T("chữ "), 0, STR_NONE, a);
	doc_span(b, T("đậm\nxuống {dòng}"), SPAN_STRONG, T("https://bao.vn/b"), a);
	b = doc_block(&art->body, BLOCK_IMAGE, a);
	b->url = T("https://bao.vn/anh.jpg");
	doc_span(b, T("Ảnh: P.Y"), SPAN_EMPHASIS, STR_NONE, a);
	art->url = T("https://bao.vn/a.html");
	art->title = T("Tựa");
	art->author = T("P.Y");
	art->agency = T("HG");
	art->lede = T("(HG) - Dẫn");
	art->published = day(1767225600);
	art->notice = T("Ghi chú");
	art->charset = T("windows-1258");
	*(struct str *)VEC_PUSH(&art->tags, a) = T("cầu");
	r = VEC_PUSH(&art->related, a);
	*r = (struct related){ T("Liên quan"), T("https://bao.vn/r"), day(1), T("ld"), false };
	r = VEC_PUSH(&art->latest, a);
	r->title = T("Mới");
	art->by[PART_TITLE] = CHAIN_RULE;
	art->by[PART_BODY] = CHAIN_GENERIC;
	return ans;
}

static struct answer sample_error(void)
{
	struct answer ans = { .id = 3, .kind = ANSWER_ERROR, .has_state = true };

	err_set(&ans.err, ERR_HTTP, "404 Not Found (bao.vn)");
	return ans;
}

static struct str frame_of(struct buf *b)
{
	struct str frame;
	size_t used;

	assert_int_equal(wire_frame(buf_str(b), &frame, &used), 1);
	assert_int_equal(used, b->n);
	return frame;
}

static void request_comes_back_whole(void **state)
{
	struct request r = sample_request(), got;
	struct arena a = { 0 };
	struct buf b, again;
	struct err e = { 0 };

	(void)state;
	buf_init(&b, 1 << 20);
	buf_init(&again, 1 << 20);
	assert_true(wire_put_request(&r, &b));
	assert_true(wire_get_request(frame_of(&b), &a, &got, &e));
	assert_int_equal(got.id, 77);
	assert_int_equal(got.kind, JOB_LISTING);
	assert_int_equal(got.priority, 3);
	assert_str(got.url, "https://bao.vn/thoi-su/");
	assert_str(got.bytes, "<p>\x1b thô\xff");
	assert_str(got.rules, "title: //h1\n\tbody: //div\n");
	assert_true(got.local && got.no_rules && got.insist && got.record && got.private_ok);
	assert_int_equal(got.offset_min, 420);
	assert_int_equal(got.state.failures, 7);
	assert_str(got.state.last_modified, "Thu, 01 Jan 2026 00:00:00 GMT");
	assert_true(wire_put_request(&got, &again));
	assert_true(str_eq(buf_str(&b), buf_str(&again)));
	buf_release(&b);
	buf_release(&again);
	arena_release(&a);
}

/* Encodes, decodes, encodes: the same bytes. */
static struct answer round_trip(const struct answer *ans, struct arena *a)
{
	struct buf b, again;
	struct answer got;
	struct err e = { 0 };

	buf_init(&b, 1 << 20);
	buf_init(&again, 1 << 20);
	assert_true(wire_put_answer(ans, &b));
	assert_true(wire_get_answer(arena_str(a, frame_of(&b)), a, &got, &e));
	assert_true(wire_put_answer(&got, &again));
	assert_true(str_eq(buf_str(&b), buf_str(&again)));
	buf_release(&b);
	buf_release(&again);
	return got;
}

static void feed_comes_back_whole(void **state)
{
	struct arena a = { 0 };
	struct answer ans = sample_feed(&a), got = round_trip(&ans, &a);
	const struct entry *e = &got.feed.entries.v[0];

	(void)state;
	assert_int_equal(got.kind, ANSWER_FEED);
	assert_str(got.feed.title, "Báo Mẫu");
	assert_int_equal(got.feed.ttl_min, 15);
	assert_int_equal(got.feed.entries.n, 2);
	assert_str(e->content, "Đoạn một\nĐoạn hai");
	assert_true(e->published.known && e->published.has_time);
	assert_int_equal(e->updated.utc_s, -3600);
	assert_int_equal(e->categories.n, 2);
	assert_str(e->categories.v[1], "Xã hội");
	assert_false(got.feed.entries.v[1].published.known);
	assert_true(got.has_state);
	assert_int_equal(got.state.next_s, 99);
	arena_release(&a);
}

static void article_comes_back_whole(void **state)
{
	struct arena a = { 0 };
	struct answer ans = sample_article(&a), got = round_trip(&ans, &a);
	const struct article *art = &got.article;

	(void)state;
	assert_int_equal(art->body.blocks.n, 3);
	assert_int_equal(art->body.blocks.v[0].level, 2);
	assert_str(art->body.blocks.v[1].spans.v[1].text, "đậm\nxuống {dòng}");
	assert_str(art->body.blocks.v[1].spans.v[1].href, "https://bao.vn/b");
	assert_int_equal(art->body.blocks.v[1].spans.v[1].flags, SPAN_STRONG);
	assert_str(art->body.blocks.v[2].url, "https://bao.vn/anh.jpg");
	assert_str(art->related.v[0].url, "https://bao.vn/r");
	assert_str(art->latest.v[0].title, "Mới");
	assert_int_equal(art->by[PART_BODY], CHAIN_GENERIC);
	arena_release(&a);
}

static void outlines_come_back_whole(void **state)
{
	struct arena a = { 0 };
	struct answer ans = { .id = 6, .kind = ANSWER_OUTLINES }, got;
	struct outline *o = VEC_PUSH(&ans.outlines.list, &a);

	(void)state;
	ans.outlines.title = T("Báo");
	ans.outlines.skipped = 3;
	o->title = T("Tin");
	o->feed = T("https://bao.vn/rss");
	*VEC_PUSH(&o->tags, &a) = T("Trong nước");
	got = round_trip(&ans, &a);
	assert_int_equal(got.outlines.skipped, 3);
	assert_int_equal(got.outlines.list.n, 1);
	assert_str(got.outlines.list.v[0].feed, "https://bao.vn/rss");
	assert_str(got.outlines.list.v[0].tags.v[0], "Trong nước");
	/* no list can name anything but the web */
	o->feed = T("exec:~/bin/x");
	got = round_trip(&ans, &a);
	assert_int_equal(got.outlines.list.v[0].feed.n, 0);
	arena_release(&a);
}

static void pieces_come_back_and_every_cut_is_refused(void **state)
{
	struct piece p = { .id = 9, .last = true, .bytes = { "\0\xff" "a", 3 } }, got;
	struct err e = { 0 };
	struct str frame;
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 20);
	assert_true(wire_put_piece_head(&p, &b));
	buf_add(&b, p.bytes);
	frame = frame_of(&b);
	assert_true(wire_is_piece(frame) && wire_get_piece(frame, &got, &e));
	assert_int_equal(got.id, 9);
	assert_true(got.last);
	assert_memory_equal(got.bytes.p, "\0\xff" "a", 3);
	for (size_t n = 0; n < frame.n; n++)
		assert_false(wire_get_piece(str_sub(frame, 0, n), &got, &e));
	buf_release(&b);
}

static void a_cancel_comes_back_and_every_cut_is_refused(void **state)
{
	struct cancel c = { .id = 1234567 }, got;
	struct err e = { 0 };
	struct arena a = { 0 };
	struct request r;
	struct str frame;
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 10);
	assert_true(wire_put_cancel(&c, &b));
	frame = frame_of(&b);
	assert_true(wire_is_cancel(frame) && !wire_is_piece(frame));
	assert_false(wire_get_request(frame, &a, &r, &e));
	assert_true(wire_get_cancel(frame, &got, &e));
	assert_int_equal(got.id, 1234567);
	for (size_t n = 0; n < frame.n; n++)
		assert_false(wire_get_cancel(str_sub(frame, 0, n), &got, &e));
	memset(b.p + b.n - 8, 0xff, 8);         /* no id is negative */
	assert_false(wire_get_cancel(frame, &got, &e));
	buf_release(&b);
	arena_release(&a);
}

static void the_small_answers_come_back(void **state)
{
	struct arena a = { 0 };
	struct answer error = sample_error(), got = round_trip(&error, &a);
	struct answer raw = { .id = 4, .kind = ANSWER_RAW, .status = 503, .content_type = T("text/html"),
		.bytes = { "\0\xff\x1b", 3 }, .url = T("http://bao.vn/") };
	struct answer plain = { .id = 5 };

	(void)state;
	assert_int_equal(got.err.code, ERR_HTTP);
	assert_string_equal(got.err.detail, "404 Not Found (bao.vn)");
	got = round_trip(&raw, &a);
	assert_int_equal(got.status, 503);
	assert_memory_equal(got.bytes.p, "\0\xff\x1b", 3);
	for (int kind = 0; kind < ANSWER_KIND_COUNT; kind++) {
		plain.kind = (enum answer_kind)kind;
		got = round_trip(&plain, &a);
		assert_int_equal(got.kind, kind);
		assert_int_equal(got.id, 5);
	}
	arena_release(&a);
}

static void every_cut_is_refused(void **state)
{
	struct arena a = { 0 };
	struct answer samples[3];
	int refused = 0;

	(void)state;
	samples[0] = sample_feed(&a);
	samples[1] = sample_article(&a);
	samples[2] = sample_error();
	for (int i = 0; i < 3; i++) {
		struct buf b;
		struct str frame;

		buf_init(&b, 1 << 20);
		assert_true(wire_put_answer(&samples[i], &b));
		frame = frame_of(&b);
		for (size_t n = 0; n < frame.n; n++, refused++) {
			struct answer got;
			struct err e = { 0 };
			struct arena scratch = { 0 };
			/* a copy of exactly n bytes, for the sanitizer */
			char *cut = malloc(n ? n : 1);

			memcpy(cut, frame.p, n);
			assert_false(wire_get_answer((struct str){ cut, n }, &scratch, &got, &e));
			assert_int_equal(e.code, ERR_BACK_LIED);
			free(cut);
			arena_release(&scratch);
		}
		buf_release(&b);
	}
	print_message("%d cuts refused\n", refused);
	arena_release(&a);
}

/* Whatever byte is bent, what is believed still keeps the rules: it can be sent
 * again without a word of repair. */
static void every_bent_byte_is_harmless(void **state)
{
	struct arena a = { 0 };
	struct answer ans = sample_article(&a);
	struct buf b, again;
	int believed = 0, refused = 0, said = log_count();
	static const unsigned char bends[] = { 0x01, 0x80, 0xff, 0x1b };

	(void)state;
	buf_init(&b, 1 << 20);
	buf_init(&again, 1 << 20);
	assert_true(wire_put_answer(&ans, &b));
	for (size_t i = 4; i < b.n; i++)
		for (size_t k = 0; k < sizeof bends; k++) {
			struct arena scratch = { 0 };
			struct answer got;
			struct err e = { 0 };

			b.p[i] = (char)(b.p[i] ^ bends[k]);
			buf_clear(&again);
			if (!wire_get_answer(str_skip(buf_str(&b), 4), &scratch, &got, &e)) {
				refused++;
			} else {
				believed++;
				assert_true(wire_put_answer(&got, &again));
			}
			b.p[i] = (char)(b.p[i] ^ bends[k]);
			arena_release(&scratch);
		}
	assert_int_equal(log_count(), said);
	print_message("%d bent frames refused, %d believed\n", refused, believed);
	assert_true(refused > believed);
	buf_release(&b);
	buf_release(&again);
	arena_release(&a);
}

/* Replaces the only occurrence of `old` (of the same length) and decodes. */
static bool believes(const struct answer *ans, const char *old, const char *new, size_t n)
{
	struct arena a = { 0 };
	struct buf b;
	struct answer got;
	struct err e = { 0 };
	size_t at;
	bool ok;

	buf_init(&b, 1 << 20);
	assert_true(wire_put_answer(ans, &b));
	at = str_find(buf_str(&b), (struct str){ old, n }, 0);
	assert_true(at < b.n);
	memcpy(b.p + at, new, n);
	ok = wire_get_answer(frame_of(&b), &a, &got, &e);
	assert_true(ok || e.code == ERR_BACK_LIED);
	buf_release(&b);
	arena_release(&a);
	return ok;
}

static void hostile_values_are_refused(void **state)
{
	struct arena a = { 0 };
	struct answer feed = sample_feed(&a), article = sample_article(&a), error = sample_error();

	(void)state;
	assert_true(believes(&feed, "Nhi", "Khi", 3));
	assert_false(believes(&feed, "Nhi", "\x1b[m", 3));
	assert_false(believes(&feed, "Nhi", "a\xff" "b", 3));
	assert_false(believes(&feed, "Nhi", "\xe2\x80\xae", 3));       /* RLO */
	assert_false(believes(&feed, "https://bao.vn/a.html", "javascript:alert(1234)", 21));
	assert_false(believes(&feed, "https://bao.vn/trang-2", "file:///etc/passwd.txt", 22));
	assert_false(believes(&article, "Mục", "\xcc\x81" "\x9b" "c", 4));
	assert_false(believes(&article, "P.Y", "P\x1bY", 3));
	assert_false(believes(&article, "h 2\t", "hh2\t", 4));
	assert_false(believes(&error, "404", "4\x07" "4", 3));
	assert_false(believes(&error, "\1\10\0\0\0\17", "\1\10\0\0\0\377", 6));     /* no such code */
	arena_release(&a);
}

static bool frame_believed(const char *bytes, size_t n)
{
	struct arena a = { 0 };
	struct answer got;
	struct err e = { 0 };
	bool ok = wire_get_answer((struct str){ bytes, n }, &a, &got, &e);

	arena_release(&a);
	return ok;
}

static void the_form_is_kept(void **state)
{
	static const char taken[] = "\x16\1\10\0\0\0\5\0\0\0\0\0\0\0";
	static const char doubled[] = "\x16\1\10\0\0\0\5\0\0\0\0\0\0\0\1\10\0\0\0\5\0\0\0\0\0\0\0";
	static const char id_zero[] = "\x16\1\10\0\0\0\0\0\0\0\0\0\0\0";
	static const char id_short[] = "\x16\1\7\0\0\0\5\0\0\0\0\0\0";
	static const char unknown[] = "\x7f\1\10\0\0\0\5\0\0\0\0\0\0\0";
	static const char trailing[] = "\x16\1\10\0\0\0\5\0\0\0\0\0\0\0\0";
	static const char past_end[] = "\x16\1\xff\xff\xff\xff\5\0\0\0\0\0\0\0";

	(void)state;
	assert_true(frame_believed(taken, sizeof taken - 1));
	assert_false(frame_believed(doubled, sizeof doubled - 1));
	assert_false(frame_believed(id_zero, sizeof id_zero - 1));
	assert_false(frame_believed(id_short, sizeof id_short - 1));
	assert_false(frame_believed(unknown, sizeof unknown - 1));
	assert_false(frame_believed(trailing, sizeof trailing - 1));
	assert_false(frame_believed(past_end, sizeof past_end - 1));
	assert_false(frame_believed("\x16", 1));
	assert_false(frame_believed("", 0));
}

static void ceilings_hold_and_leave_the_buffer(void **state)
{
	struct arena a = { 0 };
	struct answer ans = { .id = 1, .kind = ANSWER_FEED }, small = sample_error();
	struct buf b;
	size_t before;

	(void)state;
	buf_init(&b, WIRE_FRAME_MAX);
	assert_true(wire_put_answer(&small, &b));
	before = b.n;
	for (int i = 0; i <= WIRE_ENTRIES_MAX; i++)
		(void)VEC_PUSH(&ans.feed.entries, &a);
	assert_false(wire_put_answer(&ans, &b));
	assert_int_equal(b.n, before);
	ans.feed.entries.n--;
	assert_true(wire_put_answer(&ans, &b));
	b.n = before;
	ans.feed.entries.n = 0;
	ans.feed.title = (struct str){ arena_alloc(&a, 1, 2 << 20), 2 << 20 };
	memset((char *)(uintptr_t)ans.feed.title.p, 'x', ans.feed.title.n);
	assert_false(wire_put_answer(&ans, &b));
	assert_int_equal(b.n, before);
	assert_true(wire_put_answer(&small, &b));
	buf_release(&b);
	arena_release(&a);
}

/* What a parser forgot is repaired, not sent to be refused. */
static void the_encoder_repairs(void **state)
{
	struct arena a = { 0 };
	struct answer ans = { .id = 1, .kind = ANSWER_FEED }, got;
	struct entry *e = VEC_PUSH(&ans.feed.entries, &a);
	struct answer error = { .id = 2, .kind = ANSWER_ERROR };

	(void)state;
	e->title = T("a\x1b[1mb");
	e->url = T("javascript:x");
	e->published = (struct date){ true, true, INT64_MAX, 99999 };
	got = round_trip(&ans, &a);
	assert_int_equal(str_find_byte(got.feed.entries.v[0].title, '\x1b', 0),
		got.feed.entries.v[0].title.n);
	assert_int_equal(got.feed.entries.v[0].url.n, 0);
	assert_int_equal(got.feed.entries.v[0].published.offset_min, 1440);
	error.err.code = ERR_PARSE;
	memset(error.err.detail, '\xff', sizeof error.err.detail - 1);
	got = round_trip(&error, &a);
	assert_true(strlen(got.err.detail) >= 240);
	arena_release(&a);
}

/* The head with the bytes behind it is the whole frame. */
static void the_tail_may_follow(void **state)
{
	struct request r = { .id = 7, .kind = JOB_FEED, .url = T("https://bao.vn/rss"), .local = true,
		.rules = T("name: Báo"), .bytes = T("<rss/>"), .parts = true };
	struct buf whole, head;

	(void)state;
	buf_init(&whole, 1 << 16);
	buf_init(&head, 1 << 16);
	assert_true(wire_put_request(&r, &whole));
	assert_true(wire_put_request_head(&r, &head));
	assert_int_equal(head.n + r.bytes.n, whole.n);
	buf_add(&head, r.bytes);
	assert_memory_equal(head.p, whole.p, whole.n);
	buf_release(&whole);
	buf_release(&head);
}

static void frames_are_measured(void **state)
{
	struct str frame;
	size_t used;

	(void)state;
	assert_int_equal(wire_frame(T("\1\0\0"), &frame, &used), 0);
	assert_int_equal(wire_frame((struct str){ "\2\0\0\0a", 5 }, &frame, &used), 0);
	assert_int_equal(wire_frame((struct str){ "\2\0\0\0abc", 7 }, &frame, &used), 1);
	assert_int_equal(used, 6);
	assert_str(frame, "ab");
	assert_int_equal(wire_frame((struct str){ "\0\0\0\0a", 5 }, &frame, &used), -1);
	assert_int_equal(wire_frame(T("\xff\xff\xff\xff"), &frame, &used), -1);
	assert_int_equal(wire_frame((struct str){ "\1\0\0\3", 4 }, &frame, &used), -1);
}

static void pump(struct channel *c)
{
	struct err e = { 0 };

	assert_true(channel_pump(c, &e));
}

static void channels_carry_large_frames(void **state)
{
	struct channel one, two;
	struct arena a = { 0 };
	struct answer raw = { .id = 8, .kind = ANSWER_RAW }, got;
	struct err e = { 0 };
	struct str frame;
	int ends[2], frames = 0;

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	channel_init(&one, ends[0]);
	channel_init(&two, ends[1]);
	raw.bytes = (struct str){ arena_alloc(&a, 1, 9 << 20), 9 << 20 };
	for (int i = 0; i < 3; i++)
		assert_true(wire_put_answer(&raw, &one.out));
	while (frames < 3) {
		pump(&one);
		pump(&two);
		while (channel_frame(&two, &frame) == 1) {
			struct arena scratch = { 0 };

			assert_true(wire_get_answer(frame, &scratch, &got, &e));
			assert_int_equal(got.bytes.n, 9 << 20);
			arena_release(&scratch);
			frames++;
		}
	}
	assert_false(channel_wants_write(&one));
	close(ends[0]);
	pump(&two);
	assert_true(two.closed);
	assert_int_equal(channel_frame(&two, &frame), 0);
	channel_release(&one);
	channel_release(&two);
	close(ends[1]);
	arena_release(&a);
}

/* A request whose bytes lie elsewhere, and another one after it: the second
 * does not overtake the bytes of the first.  A kept frame outlives the pump. */
static void channels_send_tails(void **state)
{
	struct channel one, two;
	struct arena a = { 0 };
	struct request r = { .id = 1, .local = true, .url = T("https://bao.vn/rss") }, got;
	struct str frame = STR_NONE;
	struct buf head, kept;
	struct err e = { 0 };
	int ends[2];

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	channel_init(&one, ends[0]);
	channel_init(&two, ends[1]);
	r.bytes = (struct str){ arena_alloc(&a, 1, 5 << 20), 5 << 20 };
	for (int i = 0; i < 2; i++) {
		buf_init(&head, 1 << 16);
		r.id = (uint64_t)i + 1;
		assert_true(wire_put_request_head(&r, &head));
		channel_send(&one, buf_str(&head), r.bytes);
		assert_true(channel_wants_write(&one));
		buf_release(&head);
	}
	for (uint64_t id = 1; id <= 2; id++) {
		while (channel_frame(&two, &frame) == 0) {
			pump(&one);
			pump(&two);
		}
		channel_keep(&two, &kept);
		pump(&one);
		pump(&two);
		assert_true(wire_get_request(frame, &a, &got, &e));
		assert_int_equal(got.id, id);
		assert_true(str_eq(got.bytes, r.bytes));
		buf_release(&kept);
	}
	assert_false(channel_wants_write(&one));
	channel_release(&one);
	channel_release(&two);
	close(ends[0]);
	close(ends[1]);
	arena_release(&a);
}

static void channels_notice_nonsense_and_farewells(void **state)
{
	struct channel c;
	struct answer error = sample_error();
	struct str frame;
	int ends[2];

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	channel_init(&c, ends[0]);
	assert_int_equal(write(ends[1], "\xff\xff\xff\xff", 4), 4);
	pump(&c);
	assert_int_equal(channel_frame(&c, &frame), -1);
	close(ends[1]);
	assert_true(wire_put_answer(&error, &c.out));
	pump(&c);       /* no SIGPIPE */
	assert_true(c.closed);
	channel_release(&c);
	close(ends[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(request_comes_back_whole),
		cmocka_unit_test(feed_comes_back_whole),
		cmocka_unit_test(article_comes_back_whole),
		cmocka_unit_test(outlines_come_back_whole),
		cmocka_unit_test(pieces_come_back_and_every_cut_is_refused),
		cmocka_unit_test(a_cancel_comes_back_and_every_cut_is_refused),
		cmocka_unit_test(the_small_answers_come_back),
		cmocka_unit_test(every_cut_is_refused),
		cmocka_unit_test(every_bent_byte_is_harmless),
		cmocka_unit_test(hostile_values_are_refused),
		cmocka_unit_test(the_form_is_kept),
		cmocka_unit_test(ceilings_hold_and_leave_the_buffer),
		cmocka_unit_test(the_encoder_repairs),
		cmocka_unit_test(the_tail_may_follow),
		cmocka_unit_test(frames_are_measured),
		cmocka_unit_test(channels_carry_large_frames),
		cmocka_unit_test(channels_send_tails),
		cmocka_unit_test(channels_notice_nonsense_and_farewells),
	};

	return cmocka_run_group_tests_name("wire", tests, NULL, NULL);
}
