/* layers: conf cells model text base */
/* `feed` lines: what they mean, and what is wrong with those that are wrong. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "conf/conf.h"
#include "conf/lex.h"

static bool add(struct portals *own, const char *line, struct arena *a, struct err *e)
{
	struct str rest = str_of(line);
	struct words w = { 0 };
	int column;

	assert_int_equal(lex_command(&rest, a, &w, &column, e), 1);
	return feeds_add(own, w.list.v, w.list.n, a, e);
}

static const struct category *only(const char *line, struct portals *own, struct arena *a)
{
	struct err e = { 0 };

	*own = (struct portals){ 0 };
	if (!add(own, line, a, &e))
		fail_msg("%s: %s", line, e.detail);
	assert_int_equal(own->list.n, 1);
	assert_int_equal(own->list.v[0]->categories.n, 1);
	return &own->list.v[0]->categories.v[0];
}

static void check(struct str got, const char *want)
{
	if (!str_eq(got, str_of(want)))
		fail_msg("\"%.*s\" instead of \"%s\"", STR_ARG(got), want);
}

static void sources(void **state)
{
	static const struct { const char *line; enum source_origin origin; const char *address, *rss, *key, *name; }
	rows[] = {
		{ "feed https://Bao.example/tin.xml \"Báo Mẫu\"", SOURCE_WEB, "https://Bao.example/tin.xml",
		  "https://Bao.example/tin.xml", "bao-example-tin-xml", "Báo Mẫu" },
		{ "feed https://bao.example/", SOURCE_WEB, "https://bao.example/", "https://bao.example/",
		  "bao-example", "bao.example" },
		{ "feed ~/tep.xml", SOURCE_FILE, "/nha/tep.xml", "file:///nha/tep.xml", "nha-tep-xml", "/nha/tep.xml" },
		{ "feed file:///a/b.xml B", SOURCE_FILE, "/a/b.xml", "file:///a/b.xml", "a-b-xml", "B" },
		{ "feed \"exec:lay-tin --moi\" Tin", SOURCE_PROGRAM, "", "exec:lay-tin --moi", "exec-lay-tin-moi", "Tin" },
		{ "feed \"filter:loc -x y:https://a.example/:http://b.example/r\" L", SOURCE_FILTER,
		  "https://a.example/:http://b.example/r", "filter:loc -x y:https://a.example/:http://b.example/r",
		  "a-example-http-b-example-r", "L" },
		{ "feed \"filter:loc:https://a.example/r\" L", SOURCE_FILTER, "https://a.example/r",
		  "filter:loc:https://a.example/r", "a-example-r", "L" },
		{ "feed https://u:p@a.example/r A", SOURCE_WEB, "https://a.example/r", "https://a.example/r",
		  "a-example-r", "A" },
		{ "feed \"filter:loc:https://u:p@a.example/r\" L", SOURCE_FILTER, "https://a.example/r",
		  "filter:loc:https://a.example/r", "a-example-r", "L" },
	};

	(void)state;
	setenv("HOME", "/nha", 1);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct arena a = { 0 };
		struct portals own;
		const struct category *c = only(rows[i].line, &own, &a);

		assert_int_equal(c->source->origin, rows[i].origin);
		check(c->source->address, rows[i].address);
		check(c->rss, rows[i].rss);
		check(c->key, rows[i].key);
		check(c->name, rows[i].name);
		check(own.list.v[0]->host, "own");
		arena_release(&a);
	}
}

static void options_and_groups(void **state)
{
	struct arena a = { 0 };
	struct portals own = { 0 };
	struct err e = { 0 };
	const struct source *s = only("feed https://u:p%3A%@a.example/r A \"Kinh tế\" passcmd='pass show \"bao a\"' "
		"user=toi header='X-A: 1' header='X-B: 2' timeout=30 proxy=socks5h://[::1]:9050", &own, &a)->source;

	(void)state;
	check(own.list.v[0]->host, "own-kinh-te");
	check(own.list.v[0]->name, "Kinh tế");
	check(s->auth, "u:p:%");
	check(str_of(s->passcmd[2]), "bao a");
	assert_null(s->passcmd[3]);
	check(s->headers, "X-A: 1\nX-B: 2\n");
	check(s->proxy, "socks5h://[::1]:9050");
	assert_int_equal(s->timeout_s, 30);
	/* the same source again is moved and renamed, not doubled */
	assert_true(add(&own, "feed https://a.example/r B", &a, &e));
	assert_int_equal(own.list.v[0]->categories.n, 0);
	check(own.list.v[1]->host, "own");
	check(own.list.v[1]->categories.v[0].name, "B");
	/* two that look alike have two keys */
	assert_true(add(&own, "feed https://a.example/r/ C", &a, &e));
	check(own.list.v[1]->categories.v[1].key, "a-example-r-2");
	arena_release(&a);
}

static void mistakes(void **state)
{
	static const char *const rows[] = {
		"feed", "feed gopher://a/", "feed tin", "feed exec:", "feed 'filter:loc'", "feed filter:https://a.example/",
		"feed https://a.example/ A B C", "feed https://a.example/ timeout=0", "feed https://a.example/ timeout=x",
		"feed https://a.example/ passcmd=", "feed 'exec:sh \"'",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct arena a = { 0 };
		struct portals own = { 0 };
		struct err e = { 0 };

		if (add(&own, rows[i], &a, &e) || e.code == ERR_NONE)
			fail_msg("taken: %s", rows[i]);
		arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sources),
		cmocka_unit_test(options_and_groups),
		cmocka_unit_test(mistakes),
	};

	return cmocka_run_group_tests_name("feeds", tests, NULL, NULL);
}
