/* layers: conf cells model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/log.h"
#include "conf/conf.h"
#include "conf/lex.h"

static void test_lex(void **state)
{
	struct arena a = { 0 };
	struct str rest = STR("# only a comment\n set  a \"b c\\\"d\" ; next 'x\\y'#z\n\nlast");
	struct words w;
	struct err e = { 0 };
	int column = 0;

	(void)state;
	assert_int_equal(lex_command(&rest, &a, &w, &column, &e), 1);
	assert_int_equal(w.list.n, 3);
	assert_true(str_eq(w.list.v[2], STR("b c\"d")));
	assert_int_equal(w.columns.v[0], 2);
	assert_int_equal(lex_command(&rest, &a, &w, &column, &e), 1);
	assert_true(str_eq(w.list.v[1], STR("x\\y#z")));
	assert_int_equal(lex_command(&rest, &a, &w, &column, &e), 1);
	assert_true(str_eq(w.list.v[0], STR("last")));
	assert_int_equal(lex_command(&rest, &a, &w, &column, &e), 0);
	arena_release(&a);
}

static void test_lex_open_quotation(void **state)
{
	struct arena a = { 0 };
	struct str rest = STR("set a \"open\nset b c");
	struct words w;
	struct err e = { 0 };
	int column = 0;

	(void)state;
	assert_int_equal(lex_command(&rest, &a, &w, &column, &e), -1);
	assert_int_equal(column, 7);
	assert_int_equal(e.code, ERR_CONFIG);
	e = (struct err){ 0 };
	assert_int_equal(lex_command(&rest, &a, &w, &column, &e), 1);
	assert_true(str_eq(w.list.v[2], STR("c")));
	arena_release(&a);
}

static void test_options(void **state)
{
	struct arena a = { 0 };
	struct options o;
	struct err e = { 0 };

	(void)state;
	options_init(&o);
	assert_int_equal(o.number[OPT_measure], 72);
	assert_int_equal(o.number[OPT_hints], 1);
	assert_true(options_set(&o, STR("measure"), STR("60"), &a, &e));
	assert_int_equal(o.number[OPT_measure], 60);
	assert_false(options_set(&o, STR("measure"), STR("5"), &a, &e));
	assert_int_equal(o.number[OPT_measure], 60);
	e = (struct err){ 0 };
	assert_false(options_set(&o, STR("language"), STR("fr"), &a, &e));
	assert_true(options_set(&o, STR("language"), STR("vi"), &a, &e));
	e = (struct err){ 0 };
	assert_false(options_set(&o, STR("nothing"), STR("1"), &a, &e));
	arena_release(&a);
}

static struct key key(const char *name)
{
	struct key k = { 0 };

	assert_true(key_from_name(str_of(name), &k));
	return k;
}

static void test_keymap(void **state)
{
	struct arena a = { 0 };
	struct keymap m = { 0 };
	struct err e = { 0 };
	struct key keys[2] = { key("g"), key("g") };
	const struct binding *b;
	bool more;

	(void)state;
	assert_true(keymap_bind(&m, CONTEXT_ANY, STR("j"), STR("down"), STR(""), &a, &e));
	assert_true(keymap_bind(&m, CONTEXT_READER, STR("j"), STR("scroll"), STR(""), &a, &e));
	assert_true(keymap_bind(&m, CONTEXT_ANY, STR("g g"), STR("first"), STR(""), &a, &e));
	keys[0] = key("j");
	b = keymap_find(&m, CONTEXT_READER, keys, 1, &more);
	assert_non_null(b);
	assert_true(str_eq(b->command, STR("scroll")));
	b = keymap_find(&m, CONTEXT_ARTICLES, keys, 1, &more);
	assert_true(b && str_eq(b->command, STR("down")));
	keys[0] = key("g");
	assert_null(keymap_find(&m, CONTEXT_READER, keys, 1, &more));
	assert_true(more);
	assert_non_null(keymap_find(&m, CONTEXT_READER, keys, 2, &more));
	/* an empty command unbinds */
	assert_true(keymap_bind(&m, CONTEXT_ANY, STR("j"), STR(""), STR(""), &a, &e));
	keys[0] = key("j");
	assert_null(keymap_find(&m, CONTEXT_ARTICLES, keys, 1, &more));
	assert_false(keymap_bind(&m, CONTEXT_ANY, STR("NoSuchKey"), STR("x"), STR(""), &a, &e));
	assert_int_equal(e.code, ERR_CONFIG);
	arena_release(&a);
}

/* "gg", "<C-w>l", "<leader>a": keys written together; the leader is looked up
 * when a key is typed. */
static void test_key_runs(void **state)
{
	struct arena a = { 0 };
	struct keymap m = { .leader = key(",") };
	struct err e = { 0 };
	struct key keys[3] = { key("C-w"), key("l") };
	const struct binding *b;
	bool more;

	(void)state;
	assert_true(keymap_bind(&m, CONTEXT_ANY, STR("<C-w>l"), STR("right"), STR(""), &a, &e));
	assert_true(keymap_bind(&m, CONTEXT_ANY, STR("gg"), STR("first"), STR(""), &a, &e));
	assert_true(keymap_bind(&m, CONTEXT_ANY, STR("<leader>a"), STR("all"), STR(""), &a, &e));
	assert_true(keymap_bind(&m, CONTEXT_ANY, STR("<"), STR("less"), STR(""), &a, &e));
	b = keymap_find(&m, CONTEXT_READER, keys, 2, &more);
	assert_true(b && str_eq(b->command, STR("right")));
	keys[0] = keys[1] = key("g");
	b = keymap_find(&m, CONTEXT_READER, keys, 2, &more);
	assert_true(b && str_eq(b->command, STR("first")));
	assert_true(str_eq(binding_keys(&m, b, &a), STR("g g")));
	keys[0] = key("<");
	b = keymap_find(&m, CONTEXT_READER, keys, 1, &more);
	assert_true(b && !more && str_eq(b->command, STR("less")));
	m.leader = key("\\");
	keys[0] = key("\\");
	keys[1] = key("a");
	assert_null(keymap_find(&m, CONTEXT_READER, keys, 1, &more));
	assert_true(more);
	b = keymap_find(&m, CONTEXT_READER, keys, 2, &more);
	assert_true(b && str_eq(b->command, STR("all")));
	assert_true(str_eq(binding_keys(&m, b, &a), STR("\\ a")));
	/* a name that is misspelt is no run of letters */
	assert_false(keymap_bind(&m, CONTEXT_ANY, STR("Entr"), STR("x"), STR(""), &a, &e));
	assert_non_null(strstr(e.detail, "Enter"));
	e = (struct err){ 0 };
	assert_true(keymap_unbind(&m, CONTEXT_ANY, STR("g g"), &e));
	assert_false(keymap_unbind(&m, CONTEXT_ANY, STR("g g"), &e));
	arena_release(&a);
}

static void test_theme(void **state)
{
	struct arena a = { 0 };
	struct theme t;
	struct err e = { 0 };

	(void)state;
	assert_true(theme_read(STR("strong: bold\nerror: bright-red on 17 underline # loud\n"), STR("t"), &a, &t, &e));
	assert_int_equal(t.looks[STYLE_error].fg, 9);
	assert_int_equal(t.looks[STYLE_error].bg, 17);
	assert_true(t.looks[STYLE_error].underline && !t.looks[STYLE_error].bold);
	assert_true(t.looks[STYLE_title].bold);         /* falls back on strong */
	assert_int_equal(t.looks[STYLE_text].fg, -1);
	assert_true(theme_read(STR("# head\nlink: #1a2B3c on #000000 # a note #1\n"), STR("t"), &a, &t, &e));
	assert_int_equal(t.looks[STYLE_link].fg, LOOK_RGB | 0x1a2b3c);
	assert_int_equal(t.looks[STYLE_link].bg, LOOK_RGB);
	assert_false(theme_read(STR("link: #1a2b3 bold\nlink: 256\n"), STR("t"), &a, &t, &e));
	assert_false(theme_read(STR("\nno-such: bold\n"), STR("t"), &a, &t, &e));
	assert_non_null(strstr(e.detail, "t:2:"));
	arena_release(&a);
}

static struct str family(void *owner, struct str name)
{
	(void)owner;
	if (str_eq(name, STR("circle")))
		return STR("extends: circle\n");
	return str_eq(name, STR("house")) ? STR("title: h1\nstrip: .ad\nstrip: .share\ntz: +08:00\n") : STR_NONE;
}

static void test_portal_extends(void **state)
{
	struct arena a = { 0 };
	struct portal p;
	struct err e = { 0 };
	struct str text = STR(
		"extends: house\nname: Báo Thử\nhome: https://thu.example/\nstrip: .own\n"
		"category: Thời sự | /thoi-su/ | rss=/rss/thoi-su.rss\n"
		"category: Ảnh | /anh-12.html\n"
		"category: only a name\n");

	(void)state;
	assert_true(portal_read(text, STR("thu.example"), family, NULL, &a, &p, &e));
	assert_true(str_eq(p.name, STR("Báo Thử")));
	assert_int_equal(p.offset_min, 480);
	assert_true(p.rank > 100);      /* none given: after all others */
	assert_int_equal(p.categories.n, 2);
	assert_true(str_eq(p.categories.v[0].key, STR("thoi-su")));
	assert_true(str_eq(p.categories.v[0].rss, STR("https://thu.example/rss/thoi-su.rss")));
	assert_true(str_eq(p.categories.v[1].key, STR("anh-12")));
	assert_true(str_eq(p.categories.v[1].rss, STR("")));
	assert_true(str_has(p.rules, STR("title: h1\n")));
	assert_true(str_has(p.rules, STR("strip: .own\n")));
	assert_false(str_has(p.rules, STR("strip: .ad")));
	arena_release(&a);
}

static void test_portal_mistakes(void **state)
{
	struct arena a = { 0 };
	struct portal p;
	struct err e = { 0 };
	int before = log_count();

	(void)state;
	assert_true(portal_read(STR("name: X\nno colon here\nnosuchkey: 1\n"), STR("x.example"), NULL, NULL, &a, &p, &e));
	assert_int_equal(log_count(), before + 2);
	assert_non_null(strstr(log_get(before), "x.example.txt:2:"));
	assert_non_null(strstr(log_get(before + 1), "x.example.txt:3:"));
	assert_false(portal_read(STR("extends: circle\n"), STR("x.example"), family, NULL, &a, &p, &e));
	assert_int_equal(e.code, ERR_RULES);
	e = (struct err){ 0 };
	assert_false(portal_read(STR("extends: missing\n"), STR("x.example"), family, NULL, &a, &p, &e));
	assert_int_equal(e.code, ERR_RULES);
	arena_release(&a);
}

/* The first keeps the short key: archives know it under that one. */
static void test_portal_keys(void **state)
{
	static const char text[] =
		"category: Đời sống | /xa-hoi/doi-song.htm\n"
		"category: Đời sống | /gia-dinh/doi-song.htm\n"
		"category: Đời sống | /doi-song/\n"
		"category: Đời sống | /a/gia-dinh/doi-song/\n"
		"category: Doi song | | rss=/rss/doi-song.rss\n"
		"category: Trang chủ | /\n"
		"category: Home | | rss=/home.rss\n"
		"category: Lặp | /doi-song/doi-song.htm\n";
	static const char *const keys[] = { "doi-song", "gia-dinh/doi-song", "doi-song-2", "doi-song-3",
		"rss/doi-song", "home", "home-2", "doi-song/doi-song" };
	struct arena a = { 0 };
	struct portal p;
	struct err e = { 0 };

	(void)state;
	assert_true(portal_read(STR(text), STR("bao.vn"), NULL, NULL, &a, &p, &e));
	assert_int_equal(p.categories.n, 8);
	for (int i = 0; i < 8; i++)
		if (!str_eq(p.categories.v[i].key, str_of(keys[i])))
			fail_msg("%d: %.*s, not %s", i, STR_ARG(p.categories.v[i].key), keys[i]);
	arena_release(&a);
}

static void test_bundled_portals(void **state)
{
	struct arena a = { 0 };
	struct portals ps = { 0 };
	struct err e = { 0 };
	const struct portal *p;
	int before = log_count();

	(void)state;
	assert_true(portals_load(STR(PORTALDIR "/.."), STR_NONE, NULL, &a, &ps, &e));
	assert_int_equal(log_count(), before);          /* not one warning */
	assert_true(str_eq(ps.list.v[0]->host, STR("baocantho.com.vn")));      /* rank: 1 */
	p = portal_by_name(&ps, STR("baocantho"));
	assert_non_null(p);
	assert_true(p->status == PORTAL_LIVE && p->categories.n >= 12);
	p = portal_for_host(&ps, STR("kinhdoanh.vnexpress.net"));
	assert_true(p && str_eq(p->host, STR("vnexpress.net")) && p->categories.n >= 15);
	p = portal_for_host(&ps, STR("baohaugiang.com.vn"));
	assert_true(p && p->status == PORTAL_ARCHIVE);
	assert_null(portal_for_host(&ps, STR("notvnexpress.net")));
	arena_release(&a);
}

/* Files in the way of ftr-site-config: not a word of complaint. */
static void test_foreign_files(void **state)
{
	struct arena a = { 0 };
	struct portals ps = { 0 };
	struct err e = { 0 };
	const struct portal *p;
	int before = log_count();

	(void)state;
	assert_true(portals_load(STR(TESTDIR "/rules"), STR_NONE, NULL, &a, &ps, &e));
	assert_int_equal(log_count(), before);
	assert_int_equal(ps.list.n, 3);
	p = portal_for_host(&ps, STR("www.bao-mau.example"));   /* ".bao-mau.example.txt" */
	assert_true(p && str_eq(p->host, STR("bao-mau.example")) && p->categories.n == 0);
	assert_true(str_has(p->rules, STR("replace_string(</div><!--p-->): </p>")));
	p = portal_for_host(&ps, STR("bare.example"));
	assert_true(p && str_has(p->rules, STR("title: //title")) && str_has(p->rules, STR("strip: //nav")));
	arena_release(&a);
}

static void a_query_keeps_its_quotes(void **state)
{
	static const struct { const char *line, *query; int from; } cases[] = {
		{ "find chợ nổi", "chợ nổi", 1 }, { "find \"chợ nổi\"", "\"chợ nổi\"", 1 },
		{ "  find title:\"a b\"  -c ; quit", "title:\"a b\"  -c", 1 }, { "find 'a # \"b\"'", "a # \"b\"", 1 },
		{ "find 'a' 'b'", "'a' 'b'", 1 }, { "watch X | a # b", "a", 3 }, { "find", "", 1 },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str rest = str_of(cases[i].line), got;
		struct words w;
		struct err e = { 0 };
		int column;

		assert_int_equal(lex_command(&rest, &a, &w, &column, &e), 1);
		got = lex_query(&w, cases[i].from);
		if (!str_eq(got, str_of(cases[i].query)))
			fail_msg("%s: %.*s", cases[i].line, STR_ARG(got));
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_query_keeps_its_quotes),
		cmocka_unit_test(test_lex),
		cmocka_unit_test(test_lex_open_quotation),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_keymap), cmocka_unit_test(test_key_runs),
		cmocka_unit_test(test_theme),
		cmocka_unit_test(test_portal_extends),
		cmocka_unit_test(test_portal_mistakes),
		cmocka_unit_test(test_portal_keys),
		cmocka_unit_test(test_foreign_files),
		cmocka_unit_test(test_bundled_portals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
