/* layers: net model text base */
/* Headers, addresses, and the replay folder in place of a network. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/path.h"
#include "net/address.h"
#include "net/header.h"
#include "net/net.h"
#include "net/replay.h"

#define NOW_S INT64_C(1767258000)       /* 2026-01-01 16:00 +07:00, a Thursday */

static void assert_str(struct str got, const char *want)
{
	if (!str_eq(got, str_of(want)))
		print_error("got \"%.*s\", want \"%s\"\n", STR_ARG(got), want);
	assert_true(str_eq(got, str_of(want)));
}

/* ---- headers ---- */

static struct header_notes notes_of(const char *lines, struct arena *a)
{
	struct header_notes h = { 0 };
	struct str rest = str_of(lines), line;

	header_start(&h);
	while (str_line(&rest, &line))
		header_line(&h, line, a);
	header_finish(&h, NOW_S);
	return h;
}

static void headers_are_noted(void **state)
{
	struct arena a = { 0 };
	struct header_notes h = notes_of("HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; Charset=\"UTF-8\"\r\n"
		"ETag: W/\"a b\"\r\nlast-modified:Thu, 01 Jan 2026 00:00:00 GMT\r\n"
		"Cache-Control: public, MAX-AGE=60\r\nRetry-After: 120\r\n\r\n", &a);

	(void)state;
	assert_int_equal(h.reply.status, 200);
	assert_str(h.content_type, "text/html");
	assert_str(h.charset, "utf-8");
	assert_str(h.reply.etag, "W/\"a b\"");
	assert_str(h.reply.last_modified, "Thu, 01 Jan 2026 00:00:00 GMT");
	assert_int_equal(h.reply.max_age_s, 60);
	assert_int_equal(h.reply.retry_after_s, 120);
	assert_int_equal(h.reply.expires_s, 0);
	arena_release(&a);
}

static void a_redirect_leaves_nothing_behind(void **state)
{
	struct arena a = { 0 };
	struct header_notes h = notes_of("HTTP/1.1 301 Moved\nETag: old\nCache-Control: max-age=9\n\n"
		"HTTP/2 200\nContent-Type: text/xml\n\n", &a);

	(void)state;
	assert_int_equal(h.reply.status, 200);
	assert_int_equal(h.reply.etag.n, 0);
	assert_int_equal(h.reply.max_age_s, -1);
	assert_str(h.content_type, "text/xml");
	arena_release(&a);
}

static void freshness_is_read_as_sent(void **state)
{
	struct arena a = { 0 };
	struct header_notes h = notes_of("HTTP/1.1 200 OK\nCache-Control: max-age=9, no-cache\n", &a);

	(void)state;
	assert_int_equal(h.reply.max_age_s, 0);
	h = notes_of("HTTP/1.1 200 OK\nExpires: 0\n", &a);
	assert_int_equal(h.reply.expires_s, 1);
	/* their clock is a day off: the distance counts */
	h = notes_of("HTTP/1.1 200 OK\nDate: Fri, 02 Jan 2026 10:00:00 GMT\n"
		"Expires: Fri, 02 Jan 2026 10:05:00 GMT\n", &a);
	assert_int_equal(h.reply.expires_s, NOW_S + 300);
	h = notes_of("HTTP/1.1 200 OK\nRetry-After: 999999999\nETag: a\x1b[m\n", &a);
	assert_int_equal(h.reply.retry_after_s, 86400);
	assert_int_equal(h.reply.etag.n, 0);
	arena_release(&a);
}

static void nonsense_headers_do_no_harm(void **state)
{
	struct arena a = { 0 };
	struct header_notes h = notes_of("HTTP/1.1 99999 x\n:\nno colon\n: empty name\nEtag:\n"
		"Cache-Control: max-age=-5, max-age=x\nContent-Type: ;charset=\n", &a);

	(void)state;
	assert_int_equal(h.reply.status, 0);
	assert_int_equal(h.reply.max_age_s, -1);
	assert_int_equal(h.content_type.n, 0);
	arena_release(&a);
}

/* ---- addresses ---- */

static bool is_private(const char *text)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
		return address_is_private((struct sockaddr *)&v4);
	assert_int_equal(inet_pton(AF_INET6, text, &v6.sin6_addr), 1);
	return address_is_private((struct sockaddr *)&v6);
}

static void private_addresses_are_known(void **state)
{
	static const char *const private[] = { "127.0.0.1", "127.255.0.9", "10.1.2.3",
		"172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
		"0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fc00::1", "fd12::1",
		"fe80::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
		"64:ff9b::7f00:1", "2002:7f00:1::1" };
	static const char *const public[] = { "8.8.8.8", "172.32.0.1", "172.15.255.255",
		"100.128.0.1", "192.169.0.1", "11.0.0.1", "128.0.0.1", "223.255.255.255",
		"2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1" };

	(void)state;
	for (size_t i = 0; i < sizeof private / sizeof *private; i++)
		if (!is_private(private[i]))
			fail_msg("%s is private", private[i]);
	for (size_t i = 0; i < sizeof public / sizeof *public; i++)
		if (is_private(public[i]))
			fail_msg("%s is public", public[i]);
	assert_true(address_is_private(&(struct sockaddr){ .sa_family = AF_UNIX }));
}

static void a_proxy_is_known_by_its_address(void **state)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET, .sin_port = htons(3128) };
	const struct sockaddr *sa = (struct sockaddr *)&v4;

	(void)state;
	inet_pton(AF_INET, "127.0.0.1", &v4.sin_addr);
	assert_true(address_is_proxy(sa, STR("http://127.0.0.1:3128/")));
	assert_true(address_is_proxy(sa, STR("socks5h://user:pass@127.0.0.1:3128")));
	assert_true(address_is_proxy(sa, STR("proxy.nha:3128")));
	assert_false(address_is_proxy(sa, STR("127.0.0.1:3129")));
	assert_false(address_is_proxy(sa, STR("127.0.0.2:3128")));
	assert_false(address_is_proxy(sa, STR("[::1]:3128")));
	assert_false(address_is_proxy(sa, STR("127.0.0.1")));
	assert_false(address_is_proxy(sa, STR("")));
}

/* ---- editions ---- */

static void assert_edition(const char *form, const char *want)
{
	struct buf out;

	buf_init(&out, 1 << 16);
	assert_true(replay_edition(str_of(form), NOW_S, &out));
	assert_str(buf_str(&out), want);
	buf_release(&out);
}

static void times_move_with_today(void **state)
{
	(void)state;
	assert_edition("x @{-3h %d/%m/%Y %H:%M} y", "x 01/01/2026 13:00 y");
	assert_edition("@{0 %Y-%m-%dT%H:%M:%S+07:00}", "2026-01-01T16:00:00+07:00");
	assert_edition("@{-2d@07:15 %w, %e/%c/%y}", "Thứ Ba, 30/12/25");
	assert_edition("@{-90m %a, %d %b %Y %H:%M:%S +0700}", "Thu, 01 Jan 2026 14:30:00 +0700");
	assert_edition("@{-4d %w}@{-0d@23:30 %d %H:%M}", "Chủ nhật31 23:30");
	assert_edition("@{0 %s}@{+1h %s%%}", "17672580001767261600%");
}

static void other_text_stays(void **state)
{
	(void)state;
	assert_edition("a@b.vn {x} @{ @{} @{3h %d} @{-3x %d} @{-3h}", "a@b.vn {x} @{ @{} @{3h %d} @{-3x %d} @{-3h}");
	assert_edition("@{-1h %q}@{-1h %", "@{-1h %q}@{-1h %");
	assert_edition("@{-1d@25:00 %d}", "@{-1d@25:00 %d}");
	assert_edition("", "");
}

/* ---- the folder ---- */

enum { REPLIES_MAX = 16 };

struct seen {
	struct arena a;
	struct net_reply v[REPLIES_MAX];
	int n;
};

static void on_done(void *owner, const struct net_reply *r)
{
	struct seen *s = owner;
	struct net_reply *kept = &s->v[s->n++];

	*kept = *r;
	kept->url = arena_str(&s->a, r->url);
	kept->content_type = arena_str(&s->a, r->content_type);
	kept->charset = arena_str(&s->a, r->charset);
	kept->bytes = arena_str(&s->a, r->bytes);
	kept->headers.etag = arena_str(&s->a, r->headers.etag);
}

struct folder {
	char dir[64];
	struct seen seen;
	struct net *net;
};

static void put_file(struct folder *f, const char *name, const char *bytes)
{
	char path[160];
	struct err e = { 0 };

	snprintf(path, sizeof path, "%s/%s", f->dir, name);
	assert_true(path_write(path, str_of(bytes), &e));
}

static struct folder folder_with(const char *index)
{
	struct folder f = { .dir = "/tmp/sapbao-replay-XXXXXX" };

	assert_non_null(mkdtemp(f.dir));
	put_file(&f, "index.tsv", index);
	put_file(&f, "a.html", "<p>một</p>");
	put_file(&f, "b.xml", "<rss>@{-3h %H:%M}</rss>");
	put_file(&f, "h.txt", "ETag: \"v1\"\nCache-Control: max-age=120\n");
	put_file(&f, "to.txt", "Location: /moi\n");
	put_file(&f, "round.txt", "Location: /vong\n");
	return f;
}

static void open_net(struct folder *f)
{
	struct net_options o = { .replay = str_of(f->dir) };
	struct err e = { 0 };

	f->net = net_new(&o, on_done, &f->seen, &e);
	assert_non_null(f->net);
}

static void ask(struct folder *f, uint64_t id, const char *url, const char *etag)
{
	struct net_request q = { .id = id, .url = str_of(url), .now_s = NOW_S,
		.state = { .etag = str_of(etag) } };
	struct err e = { 0 };

	assert_true(net_get(f->net, &q, &e));
}

static void wait_for(struct folder *f, int replies)
{
	int64_t until = clock_ticks_ms() + 5000;

	net_pump(f->net);
	while (f->seen.n < replies && clock_ticks_ms() < until) {
		assert_true(net_wait(f->net, -1, false, 1000));
		net_pump(f->net);
	}
	assert_int_equal(f->seen.n, replies);
}

static void folder_close(struct folder *f)
{
	static const char *const names[] = { "index.tsv", "a.html", "b.xml", "h.txt", "to.txt", "round.txt" };
	char path[160];

	net_free(f->net);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", f->dir, names[i]);
		unlink(path);
	}
	assert_int_equal(rmdir(f->dir), 0);
	arena_release(&f->seen.a);
}

static void pages_come_from_the_folder(void **state)
{
	struct folder f = folder_with("# a comment\n\n"
		"https://bao.vn/a\t200\ttext/html; charset=utf-8\ta.html\t0\th.txt\n"
		"https://bao.vn/cu\t301\t-\t-\t0\tto.txt\n"
		"https://bao.vn/moi\t404\ttext/html\ta.html\n"
		"https://bao.vn/chet\t0\t-\t-\n"
		"https://bao.vn/vong\t302\t-\t-\t0\tround.txt\n");
	const struct net_reply *v = f.seen.v;

	(void)state;
	open_net(&f);
	ask(&f, 1, "https://bao.vn/a", "");
	ask(&f, 2, "http://www.bao.vn/a/?utm_source=x#top", "");
	ask(&f, 3, "https://bao.vn/khong-co", "");
	ask(&f, 4, "https://bao.vn/cu", "");
	ask(&f, 5, "https://bao.vn/chet", "");
	ask(&f, 6, "https://bao.vn/vong", "");
	wait_for(&f, 6);
	v = f.seen.v;
	assert_int_equal(v[0].err.code, ERR_NONE);
	assert_int_equal(v[0].headers.status, 200);
	assert_int_equal(v[0].headers.max_age_s, 120);
	assert_str(v[0].headers.etag, "\"v1\"");
	assert_str(v[0].content_type, "text/html");
	assert_str(v[0].charset, "utf-8");
	assert_str(v[0].bytes, "<p>một</p>");
	assert_int_equal(v[1].err.code, ERR_NONE);
	assert_int_equal(v[2].err.code, ERR_REPLAY);
	assert_string_equal(v[2].err.detail, "https://bao.vn/khong-co");
	assert_int_equal(v[3].err.code, ERR_NOT_FOUND);
	assert_string_equal(v[3].err.detail, "404, bao.vn");
	assert_str(v[3].url, "https://bao.vn/moi");
	assert_str(v[3].bytes, "<p>một</p>");
	assert_int_equal(v[4].err.code, ERR_NETWORK);
	assert_true(v[4].headers.failed);
	assert_int_equal(v[5].err.code, ERR_HTTP);
	assert_string_equal(v[5].err.detail, "302, bao.vn");
	folder_close(&f);
}

static void known_etags_are_unchanged(void **state)
{
	struct folder f = folder_with("https://bao.vn/a\t200\ttext/html\ta.html\t0\th.txt\n");

	(void)state;
	open_net(&f);
	ask(&f, 1, "https://bao.vn/a", "\"v1\"");
	ask(&f, 2, "https://bao.vn/a", "\"v0\"");
	wait_for(&f, 2);
	assert_int_equal(f.seen.v[0].headers.status, 304);
	assert_int_equal(f.seen.v[0].bytes.n, 0);
	assert_int_equal(f.seen.v[1].headers.status, 200);
	folder_close(&f);
}

static void a_slow_page_holds_up_no_other(void **state)
{
	struct folder f = folder_with("https://bao.vn/a\t200\ttext/html\ta.html\t150\n"
		"https://bao.vn/b\t200\ttext/xml\tb.xml\t20\nhttps://bao.vn/c\t200\ttext/xml\tb.xml\t5000\n");
	int64_t begun = clock_ticks_ms();

	(void)state;
	open_net(&f);
	ask(&f, 1, "https://bao.vn/a", "");
	ask(&f, 2, "https://bao.vn/b", "");
	ask(&f, 3, "https://bao.vn/c", "");
	net_cancel(f.net, 3);
	net_cancel(f.net, 99);
	wait_for(&f, 2);
	assert_int_equal(f.seen.v[0].id, 2);
	assert_int_equal(f.seen.v[1].id, 1);
	assert_true(clock_ticks_ms() - begun >= 150);
	assert_str(f.seen.v[0].bytes, "<rss>@{-3h %H:%M}</rss>");
	net_pump(f.net);
	assert_int_equal(f.seen.n, 2);
	folder_close(&f);
}

static void editions_move_and_the_last_line_holds(void **state)
{
	struct folder f = folder_with("# edition\nhttps://bao.vn/a\t500\ttext/html\ta.html\n"
		"https://bao.vn/a\t200\ttext/xml\tb.xml\n");

	(void)state;
	open_net(&f);
	ask(&f, 1, "https://bao.vn/a", "");
	wait_for(&f, 1);
	assert_int_equal(f.seen.v[0].headers.status, 200);
	assert_str(f.seen.v[0].bytes, "<rss>13:00</rss>");
	folder_close(&f);
}

static void nothing_outside_is_read(void **state)
{
	static const char *const lines[] = {
		"https://bao.vn/a\t200\ttext/html\t../a.html\n", "https://bao.vn/a\t200\ttext/html\t/etc/passwd\n",
		"https://bao.vn/a\t200\ttext/html\tx/../../a.html\n", "https://bao.vn/a\t200\ttext/html\ta.html\t0\t../h.txt\n",
		"https://bao.vn/a\tzwei\ttext/html\ta.html\n", "https://bao.vn/a\t200\n",
		"https://bao.vn/a\t200\ttext/html\ta.html\t-5\n", "file:///etc/passwd\t200\t-\ta.html\n" };

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct folder f = folder_with(lines[i]);

		open_net(&f);
		ask(&f, 1, "https://bao.vn/a", "");
		wait_for(&f, 1);
		assert_int_equal(f.seen.v[0].err.code, ERR_FILE);
		assert_non_null(strstr(f.seen.v[0].err.detail, "index.tsv:1"));
		assert_int_equal(f.seen.v[0].bytes.n, 0);
		folder_close(&f);
	}
}

static void symbolic_links_are_not_followed(void **state)
{
	struct folder f = folder_with("https://bao.vn/a\t200\ttext/html\tlink\n");
	char path[160];

	(void)state;
	snprintf(path, sizeof path, "%s/link", f.dir);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	open_net(&f);
	ask(&f, 1, "https://bao.vn/a", "");
	wait_for(&f, 1);
	assert_int_equal(f.seen.v[0].err.code, ERR_FILE);
	assert_int_equal(f.seen.v[0].bytes.n, 0);
	unlink(path);
	folder_close(&f);
}

static void a_missing_folder_is_said_to_the_reader(void **state)
{
	struct folder f = { .dir = "/tmp/sapbao-no-such-folder" };
	struct err e = { 0 };
	struct net_request bad = { .id = 2, .url = STR("ftp://bao.vn/") };

	(void)state;
	open_net(&f);
	ask(&f, 1, "https://bao.vn/a", "");
	wait_for(&f, 1);
	assert_int_equal(f.seen.v[0].err.code, ERR_FILE);
	assert_false(net_get(f.net, &bad, &e));
	assert_int_equal(e.code, ERR_URL);
	net_free(f.net);
	arena_release(&f.seen.a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_are_noted),
		cmocka_unit_test(a_redirect_leaves_nothing_behind),
		cmocka_unit_test(freshness_is_read_as_sent),
		cmocka_unit_test(nonsense_headers_do_no_harm),
		cmocka_unit_test(private_addresses_are_known),
		cmocka_unit_test(a_proxy_is_known_by_its_address),
		cmocka_unit_test(times_move_with_today),
		cmocka_unit_test(other_text_stays),
		cmocka_unit_test(pages_come_from_the_folder),
		cmocka_unit_test(known_etags_are_unchanged),
		cmocka_unit_test(a_slow_page_holds_up_no_other),
		cmocka_unit_test(editions_move_and_the_last_line_holds),
		cmocka_unit_test(nothing_outside_is_read),
		cmocka_unit_test(symbolic_links_are_not_followed),
		cmocka_unit_test(a_missing_folder_is_said_to_the_reader),
	};

	return cmocka_run_group_tests_name("net_replay", tests, NULL, NULL);
}
