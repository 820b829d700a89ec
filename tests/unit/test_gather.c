/* layers: back net feed page markup wire model text base */
/* Pages of an article, joined: what is asked for next, and what is said twice. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "back/gather.h"

/* A page of paragraphs; "@x" is a picture at x. */
static struct article page_of(struct gather *g, const char *url, const char *next, const char *const *words)
{
	struct article p = { .url = str_of(url), .title = STR("Bài dài kỳ"), .lede = STR("Sapô."),
		.next = str_of(next) };

	for (; *words; words++) {
		struct block *b = doc_block(&p.body, **words == '@' ? BLOCK_IMAGE : BLOCK_PARAGRAPH, &g->a);

		if (**words == '@')
			b->url = str_of(*words + 1);
		else
			doc_span(b, str_of(*words), 0, STR_NONE, &g->a);
	}
	return p;
}

static void add(struct gather *g, const char *url, const char *next, const char *const *words)
{
	struct article p = page_of(g, url, next, words);

	gather_page(g, &p, str_of(url), 1000);
}
#define ADD(g, url, next, ...) add(g, url, next, (const char *const[]){ __VA_ARGS__, NULL })

static void assert_text(struct gather *g, const char *want)
{
	struct buf b;

	buf_init(&b, 1 << 16);
	doc_text(&g->whole.body, &b);
	if (!str_eq(str_trim(buf_str(&b)), str_of(want)))
		fail_msg("%.*s", STR_ARG(buf_str(&b)));
	buf_release(&b);
}

static void assert_ask(const struct gather *g, const char *want)
{
	if (!str_eq(g->ask, str_of(want)))
		fail_msg("asks for '%.*s', not '%s'", STR_ARG(g->ask), want);
}

static void pages_become_one(void **state)
{
	struct gather g = { 0 };

	(void)state;
	ADD(&g, "https://bao.vn/a.html", "https://bao.vn/a-p2.html", "Sapô.", "@x.jpg", "Một.", "Theo X");
	assert_ask(&g, "https://bao.vn/a-p2.html");
	ADD(&g, "https://bao.vn/a-p2.html", "", "Bài dài kỳ", "Sapô.", "@x.jpg", "Hai.", "@y.jpg", "Theo X");
	assert_ask(&g, "");
	assert_int_equal(g.whole.pages, 2);
	assert_text(&g, "Sapô.\nMột.\nHai.\nTheo X");
	assert_int_equal(g.whole.body.blocks.n, 6);
	gather_release(&g);
}

/* Beyond the head a paragraph may say again what was said. */
static void only_head_and_foot_are_dropped(void **state)
{
	struct gather g = { 0 };

	(void)state;
	ADD(&g, "https://bao.vn/a", "https://bao.vn/a/2", "Sapô.", "1", "2", "3", "4", "5", "6", "7", "Điệp khúc.", "8");
	ADD(&g, "https://bao.vn/a/2", "", "Sapô.", "9", "Điệp khúc.", "10", "11", "12", "13", "14", "2", "15");
	assert_text(&g, "Sapô.\n1\n2\n3\n4\n5\n6\n7\nĐiệp khúc.\n8\n9\nĐiệp khúc.\n10\n11\n12\n13\n14\n2\n15");
	gather_release(&g);
}

static void loops_end(void **state)
{
	struct gather g = { 0 };

	(void)state;
	ADD(&g, "https://bao.vn/a", "https://bao.vn/a/2", "Một.");
	ADD(&g, "https://bao.vn/a/2", "https://www.bao.vn/a/", "Hai.");    /* the first again */
	assert_ask(&g, "");
	assert_int_equal(g.whole.next.n, 0);
	gather_release(&g);
	ADD(&g, "https://bao.vn/a", "https://bao.vn/a?p=2", "Một.");
	ADD(&g, "https://bao.vn/a?p=2", "https://bao.vn/a?p=3", "Một.");   /* the same text */
	assert_ask(&g, "");
	assert_int_equal(g.whole.pages, 1);
	gather_release(&g);
}

static void bounds_hold(void **state)
{
	struct gather g = { 0 };
	int asked = 0;

	(void)state;
	ADD(&g, "https://bao.vn/a", "https://khac.vn/a/2", "Một.");
	assert_ask(&g, "");
	assert_true(str_eq(g.whole.next, STR("https://khac.vn/a/2")));
	gather_release(&g);
	ADD(&g, "https://bao.vn/a/1", "https://bao.vn/a/2", "Đoạn 1.");
	while (g.ask.n && asked < 100) {
		struct str words = arena_printf(&g.a, "Đoạn %d.", ++asked + 1);
		struct str next = arena_printf(&g.a, "https://bao.vn/a/%d", asked + 2);

		ADD(&g, arena_z(&g.a, g.ask), next.p, words.p);
	}
	assert_int_equal(asked, 19);
	assert_int_equal(g.whole.pages, 20);
	assert_true(str_eq(g.whole.next, STR("https://bao.vn/a/21")));
	gather_release(&g);
	ADD(&g, "https://bao.vn/a/1", "https://bao.vn/a/2", "Đoạn 1.");
	{
		struct article p = page_of(&g, "", "https://bao.vn/a/3", (const char *const[]){ "Hai.", NULL });

		gather_page(&g, &p, STR("https://bao.vn/a/2"), 20 << 20);
	}
	assert_ask(&g, "");
	assert_int_equal(g.whole.pages, 2);
	gather_release(&g);
}

static void a_single_page_stands_for_all(void **state)
{
	struct gather g = { 0 };
	struct article first;

	(void)state;
	first = page_of(&g, "https://bao.vn/a", "https://bao.vn/a/2", (const char *const[]){ "Một.", "x", "y", "z", NULL });
	first.single = STR("https://in.bao.vn/a");
	gather_page(&g, &first, first.url, 10);
	assert_ask(&g, "https://in.bao.vn/a");
	ADD(&g, "https://in.bao.vn/a", "", "Một.", "x", "Hai.");
	assert_ask(&g, "");
	assert_text(&g, "Một.\nx\nHai.");
	assert_int_equal(g.whole.next.n, 0);
	assert_true(str_eq(g.whole.url, STR("https://bao.vn/a")));
	gather_release(&g);
	/* A stub in its place is not taken, and what was there stays. */
	first = page_of(&g, "https://bao.vn/a", "", (const char *const[]){ "Một.", "x", "y", "z", NULL });
	first.single = STR("https://in.bao.vn/a");
	gather_page(&g, &first, first.url, 10);
	ADD(&g, "https://in.bao.vn/a", "", "Mời đăng nhập.");
	assert_text(&g, "Một.\nx\ny\nz");
	gather_release(&g);
}

static void the_last_page_names_the_related(void **state)
{
	struct gather g = { 0 };
	struct article p;

	(void)state;
	p = page_of(&g, "https://bao.vn/a", "https://bao.vn/a/2", (const char *const[]){ "Một.", NULL });
	VEC_PUSH(&p.related, &g.a)->title = STR("Ở trang đầu");
	gather_page(&g, &p, p.url, 10);
	assert_true(str_eq(g.whole.related.v[0].title, STR("Ở trang đầu")));
	p = page_of(&g, "", "https://bao.vn/a/3", (const char *const[]){ "Hai.", NULL });
	VEC_PUSH(&p.related, &g.a)->title = STR("Ở trang sau");
	gather_page(&g, &p, STR("https://bao.vn/a/2"), 10);
	gather_miss(&g);
	assert_ask(&g, "");
	assert_int_equal(g.whole.related.n, 1);
	assert_true(str_eq(g.whole.related.v[0].title, STR("Ở trang sau")));
	assert_true(str_eq(g.whole.next, STR("https://bao.vn/a/3")));
	gather_release(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_become_one),
		cmocka_unit_test(only_head_and_foot_are_dropped),
		cmocka_unit_test(loops_end),
		cmocka_unit_test(bounds_hold),
		cmocka_unit_test(a_single_page_stands_for_all),
		cmocka_unit_test(the_last_page_names_the_related),
	};

	return cmocka_run_group_tests_name("gather", tests, NULL, NULL);
}
