/* layers: back net feed page markup wire model text base */
/* One document through the pipeline: which answers, in which order. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "back/pipeline.h"
#include "base/zip.h"

#define NOW_S INT64_C(1767258000)       /* 2026-01-01 16:00 +07:00 */

enum { ANSWERS_MAX = 8 };

/* Keeps answers as the front would get them: through the wire. */
struct front {
	struct arena a;
	struct answer v[ANSWERS_MAX];
	int n;
	size_t ceiling;
};

static bool keep(void *owner, const struct answer *ans)
{
	struct front *f = owner;
	struct err e = { 0 };
	struct buf b;
	bool fits;

	buf_init(&b, f->ceiling ? f->ceiling : WIRE_FRAME_MAX);
	fits = wire_put_answer(ans, &b);
	if (fits && !wire_get_answer(arena_str(&f->a, str_skip(buf_str(&b), 4)), &f->a, &f->v[f->n++], &e))
		fail_msg("the front refuses: %s", e.detail);
	buf_release(&b);
	return fits;
}

static struct request request_for(enum job_kind kind)
{
	return (struct request){ .id = 4, .kind = kind, .url = STR("https://bao.vn/x"),
		.offset_min = 420, .now_s = NOW_S };
}

static struct net_reply reply_with(struct str bytes, const char *type)
{
	return (struct net_reply){ .id = 4, .headers = { .status = 200, .max_age_s = -1, .etag = STR("\"e\"") },
		.url = STR("https://bao.vn/x"), .content_type = str_of(type), .bytes = bytes };
}

static void release(struct front *f)
{
	arena_release(&f->a);
	*f = (struct front){ 0 };
}

/* The kinds in order, as one letter each. */
static void assert_kinds(const struct front *f, const char *want)
{
	char got[ANSWERS_MAX + 1] = "";

	for (int i = 0; i < f->n; i++)
		got[i] = "RFAUEBT"[f->v[i].kind];
	assert_string_equal(got, want);
}

static const struct answer *last(const struct front *f)
{
	assert_true(f->n > 0);
	return &f->v[f->n - 1];
}

static void assert_error(struct front *f, enum err_code code)
{
	if (last(f)->kind != ANSWER_ERROR || last(f)->err.code != code)
		fail_msg("kind %d, error %d (%s), not %d", last(f)->kind, last(f)->err.code,
			last(f)->err.detail, code);
	release(f);
}

static const char feed_words[] =
	"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Báo Mẫu</title><ttl>90</ttl>"
	"<item><title>Cầu mới</title><link>/cau-moi.html</link>"
	"<pubDate>10/2/2025 09:25</pubDate></item></channel></rss>";

static const char page_words[] =
	"<!DOCTYPE html><html><head><title>Thông xe cầu mới</title></head><body><article>"
	"<h1>Thông xe cầu mới</h1>"
	"<p>Sáng nay cây cầu bắc qua sông đã thông xe sau nhiều tháng thi công, người dân đi lại thuận tiện.</p>"
	"<p>Cây cầu dài hai trăm mét, rộng mười hai mét, có đường dành riêng cho người đi bộ và xe đạp.</p>"
	"<p>Công trình hoàn thành sớm hơn kế hoạch hai tháng và đã được nghiệm thu vào tuần trước.</p>"
	"</article></body></html>";

static const char gate_words[] = "<script>document.cookie=\"D=1\";window.location.reload(true)</script>";

/* A job whose only document this is. */
static void fetched(struct front *f, const struct request *r, const struct net_reply *reply)
{
	struct course c = { 0 };

	assert_false(pipeline_fetched(r, reply, &c, keep, f));
	course_release(&c);
}

static void run(struct front *f, enum job_kind kind, struct str bytes, const char *type)
{
	struct request r = request_for(kind);
	struct net_reply reply = reply_with(bytes, type);

	fetched(f, &r, &reply);
}

static void a_feed_is_named_then_answered(void **state)
{
	struct front f = { 0 };

	(void)state;
	run(&f, JOB_FEED, STR(feed_words), "text/xml");
	assert_kinds(&f, "RF");
	assert_int_equal(f.v[0].id, 4);
	assert_int_equal(last(&f)->feed.entries.n, 1);
	assert_true(str_eq(last(&f)->feed.entries.v[0].url, STR("https://bao.vn/cau-moi.html")));
	assert_true(last(&f)->has_state);
	assert_true(str_eq(last(&f)->state.etag, STR("\"e\"")));
	assert_int_equal(last(&f)->state.next_s, NOW_S + 90 * 60);      /* the feed's ttl */
	release(&f);
}

static int64_t entry_day(const char *rules, bool no_rules)
{
	struct front f = { 0 };
	struct request r = request_for(JOB_FEED);
	struct net_reply reply = reply_with(STR(feed_words), "text/xml");
	int64_t utc_s;

	r.rules = str_of(rules);
	r.no_rules = no_rules;
	fetched(&f, &r, &reply);
	assert_int_equal(last(&f)->feed.entries.n, 1);
	utc_s = last(&f)->feed.entries.v[0].published.utc_s;
	release(&f);
	return utc_s;
}

static void the_portal_says_which_number_is_the_month(void **state)
{
	int64_t october = date_from_civil(2025, 10, 2, 2, 25, 0);
	int64_t february = date_from_civil(2025, 2, 10, 2, 25, 0);

	(void)state;
	assert_int_equal(entry_day("feed_date: mdy\n", false), october);
	assert_int_equal(entry_day("name: Báo\n", false), february);
	assert_int_equal(entry_day("feed_date: mdy\n", true), february);
}

static void pages_give_articles_lists_and_docs(void **state)
{
	struct front f = { 0 };

	(void)state;
	run(&f, JOB_ARTICLE, STR(page_words), "text/html");
	assert_kinds(&f, "RA");
	assert_true(str_eq(last(&f)->article.title, STR("Thông xe cầu mới")));
	assert_true(last(&f)->article.body.blocks.n >= 3);
	release(&f);
	run(&f, JOB_RENDER, STR(page_words), "text/html");
	assert_kinds(&f, "RA");
	assert_true(last(&f)->article.body.blocks.n >= 4);
	release(&f);
	run(&f, JOB_LISTING, STR("<html><body><p>trống</p></body></html>"), "text/html");
	assert_error(&f, ERR_NO_LIST);
}

static void what_is_no_feed_is_an_error_with_a_reason(void **state)
{
	struct front f = { 0 };

	(void)state;
	run(&f, JOB_FEED, STR(page_words), "text/html");
	assert_kinds(&f, "RE");
	assert_error(&f, ERR_NOT_A_FEED);
	run(&f, JOB_FEED, STR(gate_words), "text/html");
	assert_error(&f, ERR_GATE);
	run(&f, JOB_ARTICLE, STR(gate_words), "text/html");
	assert_error(&f, ERR_GATE);
	run(&f, JOB_FEED, STR(""), "text/xml");
	assert_error(&f, ERR_EMPTY);
	run(&f, JOB_ARTICLE, STR(" \n\t "), "text/html");
	assert_error(&f, ERR_EMPTY);
	run(&f, JOB_ARTICLE, STR("\x89PNG\r\n\x1a\n0000"), "text/html");
	assert_error(&f, ERR_PARSE);
	run(&f, JOB_ARTICLE, STR(page_words), "video/mp4");
	assert_error(&f, ERR_PARSE);
}

/* Otherwise the next answer would be "unchanged" for what nobody has. */
static void an_unreadable_page_keeps_no_validators(void **state)
{
	struct front f = { 0 };
	struct request r = request_for(JOB_FEED);
	struct net_reply reply = reply_with(STR(page_words), "text/html");

	(void)state;
	r.state = (struct fetch_state){ .etag = STR("\"old\""), .failures = 1 };
	fetched(&f, &r, &reply);
	assert_true(str_eq(last(&f)->state.etag, STR("\"old\"")));
	assert_int_equal(last(&f)->state.failures, 2);
	assert_true(last(&f)->state.next_s > NOW_S);
	release(&f);
}

static void gzip_is_sniffed(void **state)
{
	static const char gzipped[] =           /* "<rss version=..." as a gzip file */
		"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff";
	struct front f = { 0 };
	struct arena a = { 0 };
	struct buf zlib, gz;
	struct str deflated;

	(void)state;
	buf_init(&zlib, 1 << 16);
	buf_init(&gz, 1 << 16);
	assert_true(zip_deflate(STR(feed_words), &zlib));
	/* zlib's frame off, a gzip head on; no trailer: a stream cut at its end */
	deflated = str_sub(buf_str(&zlib), 2, zlib.n - 4);
	buf_add(&gz, (struct str){ gzipped, 10 });
	buf_add(&gz, deflated);
	run(&f, JOB_FEED, buf_str(&gz), "application/x-gzip");
	assert_kinds(&f, "RF");
	assert_int_equal(last(&f)->feed.entries.n, 1);
	release(&f);
	run(&f, JOB_FEED, STR("\x1f\x8b\x08\0\0\0\0\0\2\377\377\377\377\377\377\377\377\377\377\377"), "text/xml");
	assert_error(&f, ERR_EMPTY);
	buf_release(&zlib);
	buf_release(&gz);
	arena_release(&a);
}

static void errors_of_the_network_pass_through(void **state)
{
	struct front f = { 0 };
	struct request r = request_for(JOB_FEED);
	struct net_reply reply = reply_with(STR("<p>lỗi</p>"), "text/html");

	(void)state;
	r.record = true;
	reply.headers.status = 503;
	reply.headers.retry_after_s = 7200;
	err_set(&reply.err, ERR_HTTP, "503 Service Unavailable (bao.vn)");
	fetched(&f, &r, &reply);
	assert_kinds(&f, "BE");
	assert_int_equal(f.v[0].status, 503);
	assert_true(str_eq(f.v[0].bytes, STR("<p>lỗi</p>")));
	assert_int_equal(last(&f)->state.next_s, NOW_S + 7200);
	assert_int_equal(last(&f)->state.status, 503);
	assert_error(&f, ERR_HTTP);
	reply = (struct net_reply){ .id = 4, .url = STR("https://bao.vn/x"),
		.headers = { .max_age_s = -1, .failed = true } };
	err_set(&reply.err, ERR_DNS, "bao.vn");
	fetched(&f, &r, &reply);
	assert_kinds(&f, "E");
	assert_int_equal(last(&f)->state.failures, 1);
	assert_error(&f, ERR_DNS);
}

static void unchanged_is_said_so(void **state)
{
	struct front f = { 0 };
	struct request r = request_for(JOB_FEED);
	struct net_reply reply = reply_with(STR(""), "");

	(void)state;
	reply.headers = (struct fetch_reply){ .status = 304, .max_age_s = 3600 };
	r.state.etag = STR("\"e\"");
	fetched(&f, &r, &reply);
	assert_kinds(&f, "U");
	assert_true(str_eq(last(&f)->state.etag, STR("\"e\"")));
	assert_int_equal(last(&f)->state.next_s, NOW_S + 3600);
	release(&f);
}

static void a_recording_is_whole(void **state)
{
	struct front f = { 0 };
	struct request r = request_for(JOB_FEED);
	struct net_reply reply = reply_with(STR(feed_words), "text/xml");

	(void)state;
	r.record = true;
	reply.charset = STR("utf-8");
	fetched(&f, &r, &reply);
	assert_kinds(&f, "RBF");
	assert_true(str_eq(f.v[1].bytes, STR(feed_words)));
	assert_true(str_eq(f.v[1].content_type, STR("text/xml; charset=utf-8")));
	assert_int_equal(f.v[1].status, 200);
	release(&f);
}

static void local_bytes_need_no_network(void **state)
{
	struct front f = { 0 };
	struct request r = request_for(JOB_FEED);

	(void)state;
	r.local = r.record = true;
	r.bytes = STR(feed_words);
	r.content_type = STR("text/xml; charset=utf-8");
	pipeline_local(&r, keep, &f);
	assert_kinds(&f, "RF");
	assert_false(last(&f)->has_state);
	assert_int_equal(last(&f)->url.n, 0);
	release(&f);
	r.url = STR("");
	r.bytes = STR("");
	pipeline_local(&r, keep, &f);
	assert_error(&f, ERR_EMPTY);
}

static void too_much_for_the_wire_is_an_error(void **state)
{
	struct front f = { .ceiling = 400 };

	(void)state;
	run(&f, JOB_ARTICLE, STR(page_words), "text/html");
	assert_kinds(&f, "RE");
	assert_error(&f, ERR_TOO_LARGE);
}

static void the_network_is_asked_as_the_rules_say(void **state)
{
	struct arena a = { 0 };
	struct request r = request_for(JOB_FEED);
	struct course c = { 0 };
	struct net_request q;
	struct err e = { 0 };

	(void)state;
	r.url = STR("https://bao.vn/tìm kiếm?q=đ");
	r.rules = STR("http_header(User-Agent): máy đọc\nhttp_header(X-A): b\nhttp_header: trống\ntitle: //h1\n");
	r.state.etag = STR("\"e\"");
	r.private_ok = true;
	r.priority = 3;
	assert_true(pipeline_ask(&r, &c, &a, &q, &e));
	assert_true(str_eq(q.url, STR("https://bao.vn/t%C3%ACm%20ki%E1%BA%BFm?q=%C4%91")));
	assert_true(str_eq(q.headers, STR("user-agent: máy đọc\nx-a: b\n"))
		|| str_eq(q.headers, STR("User-Agent: máy đọc\nX-A: b\n")));
	assert_true(str_eq(q.state.etag, STR("\"e\"")));
	assert_true(q.private_ok);
	assert_false(q.cookies);
	assert_int_equal(q.priority, 3);
	c.ask = STR("http://192.168.0.1/2");    /* where a page leads, nobody typed */
	assert_true(pipeline_ask(&r, &c, &a, &q, &e));
	assert_true(str_eq(q.url, c.ask));
	assert_false(q.private_ok);
	c.ask = STR("");
	r.insist = r.no_rules = true;
	assert_true(pipeline_ask(&r, &c, &a, &q, &e));
	assert_int_equal(q.state.etag.n, 0);
	assert_int_equal(q.headers.n, 0);
	r.url = STR("file:///etc/passwd");
	assert_false(pipeline_ask(&r, &c, &a, &q, &e));
	assert_int_equal(e.code, ERR_URL);
	arena_release(&a);
}

static struct net_reply gate_reply(const char *script)
{
	struct net_reply reply = reply_with(str_of(script), "text/html");

	reply.url = STR("https://bao.vn/x");
	return reply;
}

/* Only where the portal's file says so, once, and for that host. */
static void a_gate_gets_its_cookie_back(void **state)
{
	struct cookies jar = { 0 };
	struct front f = { 0 };
	struct arena a = { 0 };
	struct request r = request_for(JOB_FEED);
	struct course c = { .cookies = &jar }, second = { .cookies = &jar };
	struct net_reply gate = gate_reply(gate_words), feed = reply_with(STR(feed_words), "text/xml");
	struct net_request q;
	struct err e = { 0 };

	(void)state;
	assert_false(pipeline_fetched(&r, &gate, &c, keep, &f));
	assert_error(&f, ERR_GATE);
	r.rules = STR("gate: cookie-reload\n");
	assert_true(pipeline_fetched(&r, &gate, &c, keep, &f));
	assert_int_equal(f.n, 0);
	assert_true(pipeline_ask(&r, &c, &a, &q, &e));
	assert_true(q.cookies);
	assert_true(str_eq(q.cookie, STR("D=1")));
	assert_true(str_eq(q.url, STR("https://bao.vn/x")));
	assert_false(pipeline_fetched(&r, &feed, &c, keep, &f));
	assert_kinds(&f, "RF");
	release(&f);
	/* The next job has it from the start; the same gate again is an error. */
	assert_true(pipeline_ask(&r, &second, &a, &q, &e));
	assert_true(str_eq(q.cookie, STR("D=1")));
	assert_false(pipeline_fetched(&r, &gate, &second, keep, &f));
	assert_error(&f, ERR_GATE);
	assert_int_equal(cookies_for(&jar, STR("khac.vn")).n, 0);
	course_release(&c);
	course_release(&second);
	cookies_release(&jar);
	arena_release(&a);
}

static void cookies_of_scripts(void **state)
{
	static const struct { const char *page, *want; } cases[] = {
		{ "document.cookie='a=1; path=/'; location.reload()", "a=1" },
		{ "document.cookie = \"a=1\";document.cookie=\"b=2;x\"", "a=1; b=2" },
		{ "document.cookie=name+'=1'", "" },
		{ "document.cookie=\"khong co dau bang\"", "" },
		{ "document.cookie=\"a=\x01\"", "" },
		{ "document.cookie=\"a=1\r\nX-Hai: b\"", "" },
		{ "document.cookie=\"a=đ\"", "" },
		{ "document.cookie", "" },
		{ "document.cookie=\"a=b", "a=b" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct cookies jar = { 0 };
		bool kept = cookies_keep_script(&jar, STR("bao.vn"), str_of(cases[i].page));
		struct str got = cookies_for(&jar, STR("bao.vn"));

		if (kept != (cases[i].want[0] != 0) || !str_eq(got, str_of(cases[i].want)))
			fail_msg("%s: %.*s", cases[i].page, STR_ARG(got));
		cookies_release(&jar);
	}
}

static void a_refusal_is_one_answer(void **state)
{
	struct front f = { 0 };
	struct request r = request_for(JOB_ARTICLE);
	struct err why = { 0 };

	(void)state;
	err_set(&why, ERR_URL, "x\x1b[m");
	pipeline_refuse(&r, &why, keep, &f);
	assert_kinds(&f, "E");
	assert_false(last(&f)->has_state);
	assert_error(&f, ERR_URL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_feed_is_named_then_answered),
		cmocka_unit_test(the_portal_says_which_number_is_the_month),
		cmocka_unit_test(pages_give_articles_lists_and_docs),
		cmocka_unit_test(what_is_no_feed_is_an_error_with_a_reason),
		cmocka_unit_test(an_unreadable_page_keeps_no_validators),
		cmocka_unit_test(gzip_is_sniffed),
		cmocka_unit_test(errors_of_the_network_pass_through),
		cmocka_unit_test(unchanged_is_said_so),
		cmocka_unit_test(a_recording_is_whole),
		cmocka_unit_test(local_bytes_need_no_network),
		cmocka_unit_test(too_much_for_the_wire_is_an_error),
		cmocka_unit_test(the_network_is_asked_as_the_rules_say),
		cmocka_unit_test(a_gate_gets_its_cookie_back),
		cmocka_unit_test(cookies_of_scripts),
		cmocka_unit_test(a_refusal_is_one_answer),
	};

	return cmocka_run_group_tests_name("pipeline", tests, NULL, NULL);
}
