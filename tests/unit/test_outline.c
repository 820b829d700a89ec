/* layers: feed markup wire model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "feed/outline.h"
#include "text/clean.h"

/* "title|feed|page|tag;tag" a line. */
static struct str dump(const struct outlines *o, struct arena *a)
{
	struct str all = STR("");

	for (int i = 0; i < o->list.n; i++) {
		const struct outline *one = &o->list.v[i];
		struct str tags = STR("");

		assert_true(text_is_clean(one->title) && text_is_clean(one->feed) && text_is_clean(one->page));
		for (int k = 0; k < one->tags.n; k++)
			tags = arena_printf(a, "%.*s%s%.*s", STR_ARG(tags), k ? ";" : "", STR_ARG(one->tags.v[k]));
		all = arena_printf(a, "%.*s%.*s|%.*s|%.*s|%.*s\n", STR_ARG(all), STR_ARG(one->title),
			STR_ARG(one->feed), STR_ARG(one->page), STR_ARG(tags));
	}
	return all;
}

static void assert_dump(const struct outlines *o, const char *want, struct arena *a)
{
	assert_string_equal(arena_z(a, dump(o, a)), want);
}

static const char opml[] =
	"<?xml version=\"1.0\"?>\n<opml version=\"1.1\"><head><title>Sạp của tôi</title></head><body>"
	"<outline text=\"Báo &amp; tin\"><outline text='Trong nước'>"
	"<outline type='rss' text='Thời sự' xmlUrl='https://bao.example.vn/rss/thoi-su.rss?a=1&b=2' htmlUrl='https://bao.example.vn/'/>"
	"</outline><outline type=\"rss\" title=\"Chỉ có title\" xmlUrl=\"https://bao.example.vn/2.rss\" category=\"/Thể thao,mới\"></outline>"
	"</outline>"
	"<outline TYPE=rss text=\"\x1b[1mHoa\" XMLURL=\"HTTPS://khac.example.vn/3.xml\"/>"
	"<outline text='Trùng' xmlUrl='https://bao.example.vn/2.rss'/>"
	"<outline text='Xấu' xmlUrl='javascript:alert(1)'/><outline text='Tệp' xmlUrl='file:///etc/passwd'/>"
	"<outline type='rss' text='url' url='https://khac.example.vn/4.xml'>"
	"<outline text='cụt' xmlUrl='https://khac.example.vn/5.xml'";

static const char opml_lines[] =
	"Thời sự|https://bao.example.vn/rss/thoi-su.rss?a=1&b=2|https://bao.example.vn/|Báo & tin/Trong nước\n"
	"Chỉ có title|https://bao.example.vn/2.rss||Báo & tin;/Thể thao;mới\n"
	"[1mHoa|https://khac.example.vn/3.xml||\n"
	"url|https://khac.example.vn/4.xml||\n"
	"cụt|https://khac.example.vn/5.xml||\n";

static void opml_in(void **state)
{
	struct arena a = { 0 };
	struct outlines o;
	struct err e = { 0 };

	(void)state;
	assert_true(opml_parse(str_of(opml), &a, &o, &e));
	assert_string_equal(arena_z(&a, o.title), "Sạp của tôi");
	assert_dump(&o, opml_lines, &a);
	assert_int_equal(o.skipped, 2);
	assert_false(opml_parse(STR("<rss><channel/></rss>"), &a, &o, &e));
	assert_int_equal(e.code, ERR_PARSE);
	e = (struct err){ 0 };
	assert_false(opml_parse(STR("  "), &a, &o, &e));
	assert_int_equal(e.code, ERR_EMPTY);
	assert_false(opml_parse(STR("không có gì"), &a, &o, &e));
	arena_release(&a);
}

/* What is written is read again. */
static void opml_out(void **state)
{
	struct arena a = { 0 };
	struct outlines o, again;
	struct err e = { 0 };
	struct buf b, twice;

	(void)state;
	buf_init(&b, 1 << 16);
	buf_init(&twice, 1 << 16);
	assert_true(opml_parse(str_of(opml), &a, &o, &e));
	assert_true(outlines_opml(&o, &b));
	assert_true(opml_parse(buf_str(&b), &a, &again, &e));
	assert_dump(&again, opml_lines, &a);
	assert_true(outlines_opml(&again, &twice));
	assert_true(str_eq(buf_str(&b), buf_str(&twice)));
	assert_true(str_has(buf_str(&b), STR("<outline text=\"Báo &amp; tin\">")));
	buf_release(&b);
	buf_init(&b, 100);
	assert_false(outlines_opml(&o, &b));
	buf_release(&b);
	buf_release(&twice);
	arena_release(&a);
}

static void newsboat_urls(void **state)
{
	static const char lines[] =
		"# sạp\n\nhttps://bao.example.vn/1.rss\n"
		"https://bao.example.vn/2.rss \"thời sự\" mới \"~Tên \\\"riêng\\\"\" \"!\" # ghi chú\r\n"
		"\"query:Chưa đọc:unread = \\\"yes\\\"\"\n"
		"exec:rm -rf ~\nfilter:sort:https://bao.example.vn/3.rss\nfile:///home/an/4.rss\n"
		"  https://bao.example.vn/5.rss \"ngỏ";
	struct arena a = { 0 };
	struct outlines o;
	struct err e = { 0 };

	(void)state;
	assert_true(urls_parse(str_of(lines), &a, &o, &e));
	assert_dump(&o, "|https://bao.example.vn/1.rss||\n"
			"Tên \"riêng\"|https://bao.example.vn/2.rss||thời sự;mới\n"
			"|https://bao.example.vn/5.rss||ngỏ\n", &a);
	assert_int_equal(o.skipped, 4);
	assert_false(urls_parse(STR("# chỉ có ghi chú\n"), &a, &o, &e));
	arena_release(&a);
}

static void discovery(void **state)
{
	static const struct { const char *page, *want; } rows[] = {
		{ "<html><head><title>Báo</title><base href='https://bao.example.vn/goc/'>"
		  "<link rel='alternate' type='application/rss+xml' title='Tin &amp; ảnh' href='tin.rss'>"
		  "<LINK REL='Alternate Home' TYPE='application/atom+xml; charset=utf-8' HREF='//khac.example.vn/a.xml'>"
		  "<link rel=alternate hreflang=en href=/en/><link rel=stylesheet type=text/css href=/x.css>"
		  "<link rel=alternate type=application/json href=/wp-json/wp/v2/posts/1>"
		  "<link rel=alternate type=application/feed+json href=/feed.json></head><body><a href=/cu.rss>cũ</a>",
		  "Tin & ảnh|https://bao.example.vn/goc/tin.rss|https://bao.example.vn/goc/|\n"
		  "|https://khac.example.vn/a.xml|https://bao.example.vn/goc/|\n"
		  "|https://bao.example.vn/feed.json|https://bao.example.vn/goc/|\n" },
		{ "<html><body><ul><li><a href=\"/rss/thoi-su.rss\">Thời sự</a><li><a href=/rss/the-gioi.rss?x=1><b>Thế giới</b></a>"
		  "<li><a href=/rss/thoi-su.rss>lần nữa</a><li><a href=/tin.html>Tin</a></ul>",
		  "Thời sự|https://bao.example.vn/rss/thoi-su.rss|https://bao.example.vn/rss|\n"
		  "Thế giới|https://bao.example.vn/rss/the-gioi.rss?x=1|https://bao.example.vn/rss|\n" },
	};
	struct arena a = { 0 };
	struct outlines o;
	struct err e = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_true(feeds_discover(str_of(rows[i].page), STR_NONE, STR("https://bao.example.vn/rss"), &a, &o, &e));
		assert_dump(&o, rows[i].want, &a);
	}
	assert_false(feeds_discover(STR("<p>Không có gì</p>"), STR_NONE, STR("https://bao.example.vn/"), &a, &o, &e));
	assert_int_equal(e.code, ERR_NOT_A_FEED);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opml_in), cmocka_unit_test(opml_out), cmocka_unit_test(newsboat_urls),
		cmocka_unit_test(discovery),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
