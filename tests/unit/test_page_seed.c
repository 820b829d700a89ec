/* layers: page markup wire model text base */
/* The page this program began with, where its copy exists: every field. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/json.h"
#include "page/page.h"
#include "unit/dump.h"

static void same(struct str got, struct json *want)
{
	if (!str_eq(got, json_text(want)))
		print_error("got  %.*s\nwant %.*s\n", STR_ARG(got), STR_ARG(json_text(want)));
	assert_true(str_eq(got, json_text(want)));
}

static void same_story(const struct related *r, struct json *want, struct arena *a)
{
	same(r->title, json_member(want, "title"));
	same(date_iso(r->published, a), json_member(want, "published"));
	if (json_member(want, "url"))
		same(r->url, json_member(want, "url"));
	if (json_member(want, "lede"))
		same(r->lede, json_member(want, "lede"));
}

static void every_field(void **state)
{
	struct arena a = { 0 };
	struct str bytes =
		dump_read(SHAREDDIR "/pages/baohaugiang.com.vn/rebuilt_from_text.html", &a);
	struct json *want = json_parse(dump_read(SHAREDDIR "/seed/expected.json", &a));
	struct page_context c = { 0 };
	struct article x;
	struct err e = { 0 };
	struct buf text;

	(void)state;
	if (!bytes.n || !want) {
		arena_release(&a);
		skip();
	}
	c.url = json_text(json_member(want, "url"));
	c.rules = dump_read(PORTALDIR "/baohaugiang.com.vn.txt", &a);
	assert_true(page_article(bytes, &c, &a, &x, &e));
	same(x.url, json_member(want, "url"));
	same(x.title, json_member(want, "title"));
	same(date_iso(x.published, &a), json_member(want, "date"));
	same(x.author, json_member(want, "author"));
	same(x.agency, json_member(want, "agency"));
	same(x.notice, json_member(want, "weather"));
	buf_init(&text, DUMP_CEILING);
	doc_text(&x.body, &text);
	same(str_trim(buf_str(&text)), json_member(want, "text"));
	buf_release(&text);
	assert_true(str_starts(json_text(json_member(want, "text")), x.lede));
	assert_int_equal(x.related.n, json_count(json_member(want, "related")));
	for (int i = 0; i < x.related.n; i++)
		same_story(&x.related.v[i], json_item(json_member(want, "related"), i), &a);
	assert_int_equal(x.latest.n, json_count(json_member(want, "latest")));
	for (int i = 0; i < x.latest.n; i++)
		same_story(&x.latest.v[i], json_item(json_member(want, "latest"), i), &a);
	json_free(want);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_field) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
