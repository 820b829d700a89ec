/* layers: model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/url.h"

static void same(struct str got, const char *want, const char *of)
{
	if (!str_eq(got, str_of(want)))
		fail_msg("%s\n  gave %.*s\n  want %s", of, STR_ARG(got), want);
}

/* RFC 3986 5.4, then what portals do. */
static void resolves(void **state)
{
	static const struct { const char *base, *href, *want; } row[] = {
		{ "http://a/b/c/d;p?q", "g", "http://a/b/c/g" },
		{ "http://a/b/c/d;p?q", "./g", "http://a/b/c/g" },
		{ "http://a/b/c/d;p?q", "g/", "http://a/b/c/g/" },
		{ "http://a/b/c/d;p?q", "/g", "http://a/g" },
		{ "http://a/b/c/d;p?q", "//g", "http://g/" },
		{ "http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y" },
		{ "http://a/b/c/d;p?q", "g?y", "http://a/b/c/g?y" },
		{ "http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q#s" },
		{ "http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q" },
		{ "http://a/b/c/d;p?q", ".", "http://a/b/c/" },
		{ "http://a/b/c/d;p?q", "..", "http://a/b/" },
		{ "http://a/b/c/d;p?q", "../g", "http://a/b/g" },
		{ "http://a/b/c/d;p?q", "../..", "http://a/" },
		{ "http://a/b/c/d;p?q", "../../../../g", "http://a/g" },
		{ "http://a/b/c/d;p?q", "/./g", "http://a/g" },
		{ "http://a/b/c/d;p?q", "g..", "http://a/b/c/g.." },
		{ "http://a/b/c/d;p?q", "g;x=1/../y", "http://a/b/c/y" },
		{ "http://a/b/c/d;p?q", "g?y/../x", "http://a/b/c/g?y/../x" },
		{ "http://a", "b", "http://a/b" },
		{ "", "https://bao.vn/tin.html", "https://bao.vn/tin.html" },
		{ "", "//bao.vn/tin.html", "https://bao.vn/tin.html" },
		{ "https://bao.vn/x/", "//cdn.vn/a.jpg", "https://cdn.vn/a.jpg" },
		{ "https://bao.vn/x/", "HTTPS://Bao.vn/a", "https://Bao.vn/a" },
		{ "https://bao.vn/x/", "  tin\n-1.html\t", "https://bao.vn/x/tin-1.html" },
		{ "https://bao.vn/", "tag/Cần Thơ/", "https://bao.vn/tag/C%E1%BA%A7n%20Th%C6%A1/" },
		{ "https://bao.vn/a/", "\\b\\c?x=\\d", "https://bao.vn/b/c?x=%5Cd" },
		{ "", "https://hang.vnhttps://hang.vn/tin", "https://hang.vn/tin" },
		{ "", "https://hang.vn/chuyen?u=https://x.vn/", "https://hang.vn/chuyen?u=https://x.vn/" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
		same(url_resolve(str_of(row[i].base), str_of(row[i].href), &a), row[i].want, row[i].href);
	arena_release(&a);
}

static void refuses(void **state)
{
	static const char *const row[] = {
		"mailto:toasoan@bao.vn", "javascript:void(0)", "data:text/html,x", "file:///etc/passwd",
		"http://", "http:///tin", "https://a b.vn/", "https://bao.vn:99999/", "https://bao.vn:x/",
		"https://.vn/", "ftp://bao.vn/", "https://ba%0Ao.vn/",
	};
	struct arena a = { 0 };
	char longest[3000];

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
		same(url_resolve(STR("https://bao.vn/x"), str_of(row[i]), &a), "", row[i]);
	memset(longest, 'a', sizeof longest);
	memcpy(longest, "https://bao.vn/", 15);
	assert_false(url_is_web((struct str){ longest, sizeof longest }));
	assert_true(url_is_web((struct str){ longest, 2048 }));
	assert_int_equal(url_resolve(STR_NONE, STR("tin.html"), &a).n, 0);
	assert_false(url_is_web(STR("https://bao.vn/\xE1\xBA\xA7")));
	assert_false(url_is_web(STR_NONE));
	arena_release(&a);
}

/* Every address of a row is the same story; rows differ from one another. */
static void one_key_a_story(void **state)
{
	static const char *const row[][12] = {
		{ "bao.vn/tin-1.html",
		  "https://bao.vn/tin-1.html", "http://bao.vn/tin-1.html", "https://WWW.Bao.VN/tin-1.html",
		  "https://m.bao.vn/tin-1.html", "https://amp.bao.vn/tin-1.html", "https://bao.vn:443/tin-1.html",
		  "https://bao.vn/tin-1.html#binh-luan", "https://bao.vn/tin-1.html?utm_source=rss&utm_medium=x",
		  "https://bao.vn/tin-1.html?fbclid=1&zarsrc=30&ref=trang-chu", "https://bao.vn./tin-1.html?vn_source=rss" },
		{ "bao.vn/tin", "https://bao.vn/tin", "https://bao.vn/tin/", "https://bao.vn/tin/amp",
		  "https://bao.vn/tin/amp/", "https://bao.vn/tin/amp//amp", "https://mobile.bao.vn/tin?amp=1", "https://bao.vn/tin?",
		  "https://bao.vn/tin?&outputType=amp", "http://bao.vn:80/tin" },
		{ "bao.vn", "https://bao.vn", "https://bao.vn/", "http://www.bao.vn/?utm_source=x" },
		{ "bao.vn/amp", "https://bao.vn/amp", "https://bao.vn/amp/" },
		{ "bao.vn:8080/tin", "https://bao.vn:8080/tin" },
		{ "bao.vn/Tin", "https://bao.vn/Tin" },
		{ "bao.vn/xem?id=5&p=2", "https://bao.vn/xem?id=5&p=2", "https://bao.vn/xem?p=2&id=5",
		  "https://bao.vn/xem?p=2&amp;id=5&gclid=9" },
		{ "bao.vn/xem?id=6&p=2", "https://bao.vn/xem?id=6&p=2" },
		{ "bao.vn/C%E1%BA%A7n%20Th%C6%A1", "https://bao.vn/Cần Thơ", "https://bao.vn/C%e1%ba%a7n%20Th%c6%a1/" },
		{ "bao.vn/a-b", "https://bao.vn/a%2Db" },
		{ "bao.vn/tim?q=C%E1%BA%A7n%20Th%C6%A1", "https://bao.vn/tim?q=Cần+Thơ", "https://bao.vn/tim?q=Cần%20Thơ" },
		{ "m.vn/tin", "https://m.vn/tin", "https://www.m.vn/tin" },
		{ "thethao.bao.vn/tin", "https://thethao.bao.vn/tin", "https://m.thethao.bao.vn/tin" },
		{ "hang.vn/tin", "https://hang.vnhttps://hang.vn/tin" },
		{ "bao.vn/a/%2F/b", "https://bao.vn/a/%2f/b" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
		for (size_t k = 1; k < 12 && row[i][k]; k++)
			same(url_key(str_of(row[i][k]), &a), row[i][0], row[i][k]);
	arena_release(&a);
}

static void key_is_stable_and_bounded(void **state)
{
	struct arena a = { 0 };
	char many[20000] = "https://bao.vn/?";
	struct str key;

	(void)state;
	key = url_key(STR("https://www.bao.vn/T%c3%b4i?b=2&a=1&utm_id=3"), &a);
	same(url_key(arena_join(&a, STR("https://"), key), &a), "bao.vn/T%C3%B4i?a=1&b=2", "key of a key");
	for (size_t i = 16; i + 3 < sizeof many; i += 3)
		memcpy(many + i, "a=&", 3);
	assert_true(url_key((struct str){ many, sizeof many - 2 }, &a).n < 2000);
	same(url_key(STR("tag:bao.vn,2026:1"), &a), "tag:bao.vn,2026:1", "no web address");
	same(url_key(STR_NONE, &a), "", "nothing");
	arena_release(&a);
}

static void parts(void **state)
{
	(void)state;
	same(url_host(STR("https://ai:khoa@Bao.vn:8080/x?y@z")), "Bao.vn", "host");
	same(url_host(STR("http://[::1]:80/")), "[::1]", "an address of version 6");
	same(url_path(STR("https://bao.vn/a/b?c=1")), "/a/b?c=1", "path");
	same(url_path(STR("https://bao.vn")), "", "no path");
	assert_true(url_host_within(STR("video.bao.vn"), STR("bao.vn")));
	assert_true(url_host_within(STR("Bao.vn"), STR("bao.vn")));
	assert_false(url_host_within(STR("giabao.vn"), STR("bao.vn")));
	assert_false(url_host_within(STR("vn"), STR("bao.vn")));
	assert_false(url_host_within(STR("bao.vn"), STR("")));
}

/* What is settled is what resolving would give, whatever the base. */
static void settled(void **state)
{
	static const struct { const char *url; bool want; } row[] = {
		{ "https://bao.example.vn/a/b.html?x=1&y=a/../b#c", true },
		{ "http://bao.example.vn:8080/", true },
		{ "https://bao.example.vn/a//b", true },
		{ "https://bao.example.vn/a.b/..c.html", false },
		{ "https://bao.example.vn/a/../b", false },
		{ "https://bao.example.vn", false },
		{ "https://bao.example.vn?x=/y", false },
		{ "https://bao.example.vn//x", false },
		{ "https://bao.example.vnhttps://bao.example.vn/x", false },
		{ "HTTPS://bao.example.vn/", false },
		{ "https://bao.example.vn/a b", false },
		{ "https://bao.example.vn/th\xE1\xBA\xBB", false },
		{ "https://bao.example.vn/a|b", false },
		{ "https://bao.example.vn/a\\b", false },
		{ "https://bao.example.vn:99999/", false },
		{ "/a", false }, { "", false }, { "ftp://bao.example.vn/", false }, { "https:///x", false },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct str url = str_of(row[i].url);

		if (url_is_settled(url) != row[i].want)
			fail_msg("%s", row[i].url);
		if (row[i].want)
			assert_true(str_eq(url_resolve(STR("http://x.vn/y/"), url, &a), url));
	}
	arena_release(&a);
}

/* Joined or resolved, a path of a site gives the same. */
static void at_root(void **state)
{
	static const char *const parts[] = { "/", "a", "thoi-su", ".", "..", "b.html", "?x=1", "#c", "//", "%41", " ", "\\",
		"_9", "https://", "bao.vn", "\xE1\xBA\xBB", ":8", "@", "&" };
	struct arena a = { 0 };
	unsigned seed = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct str href = STR("/"), root = i % 2 ? STR("https://bao.vn/") : STR("http://www.bao.vn:8080/");

		for (seed = seed * 1103515245u + 12345u; seed >> 16 & 7; seed = seed * 1103515245u + 12345u)
			href = arena_join(&a, href, str_of(parts[(seed >> 20) % (sizeof parts / sizeof *parts)]));
		if (!str_eq(url_resolve_at_root(root, href, &a), url_resolve(root, href, &a)))
			fail_msg("%.*s", STR_ARG(href));
		arena_clear(&a);
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(resolves), cmocka_unit_test(settled), cmocka_unit_test(at_root), cmocka_unit_test(refuses), cmocka_unit_test(one_key_a_story),
		cmocka_unit_test(key_is_stable_and_bounded), cmocka_unit_test(parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
