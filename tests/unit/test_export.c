/* layers: model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "model/export.h"

static const char body[] =
	"p\tMột {b đậm} {@https://a.vn/1 nối}\n"
	"h 2\tĐề mục\n"
	"li 1 0\ta\nli 2 1\tb\nli 2 2\tc\nli 1 0\td\n"
	"q\te\\nf\n"
	"pre\tx < y\\n z\n"
	"th 0 0\tT|\nth 0 1\tS\ntd 1 0\t1\ntd 1 1\t{i 2}\n"
	"dt\tg\ndd\th\n"
	"hr\t\n"
	"img https://a.vn/x.jpg\tẢnh <A>\n"
	"p\t1. * & {u u}{+ 2}\n";

static void make(struct arena *a, struct article *art)
{
	struct err e = { 0 };

	*art = (struct article){ .url = STR("https://a.vn/bai"), .title = STR("Tựa * đề"), .author = STR("Nguyễn A"),
		.published = { .known = true, .has_time = true, .utc_s = 1748400000, .offset_min = 420 } };
	assert_true(doc_read(str_of(body), a, &art->body, &e));
	*VEC_PUSH(&art->related, a) = (struct related){ .title = STR("Bài khác"), .url = STR("https://a.vn/2") };
}

static void test_text(void **state)
{
	struct arena a = { 0 };
	struct article art;
	struct buf out;

	(void)state;
	make(&a, &art);
	buf_init(&out, 1 << 16);
	assert_true(export_text(&art, 40, &out));
	assert_string_equal(out.p,
		"Tựa * đề\nNguyễn A, 2025-05-28T09:40:00+07:00\nhttps://a.vn/bai\n\nMột đậm nối\n\nĐề mục\n\n• a\n  1. b\n  2. c\n• d\n\n│ e\n│ f\n\n"
		"x < y\n z\n\nT|  S\n1   2\n\ng\n    h\n\n────────────────────────────────────────\n\nẢnh <A>\n\n1. * & u^2\n\n"
		"Related\n\n1. Bài khác\n   https://a.vn/2\n");
	buf_release(&out);
	arena_release(&a);
}

static void test_markdown(void **state)
{
	struct arena a = { 0 };
	struct article art;
	struct buf out;

	(void)state;
	make(&a, &art);
	buf_init(&out, 1 << 16);
	assert_true(export_markdown(&art, &out));
	assert_string_equal(out.p,
		"# Tựa \\* đề\n\nNguyễn A, 2025-05-28T09:40:00+07:00\n\n<https://a.vn/bai>\n\nMột **đậm** [nối](<https://a.vn/1>)\n\n## Đề mục\n\n"
		"-   a\n    1.  b\n    2.  c\n-   d\n\n> e\\\n> f\n\n```\nx < y\n z\n```\n\n| T\\| | S |\n| --- | --- |\n| 1 | *2* |\n\n"
		"g\n:   h\n\n---\n\n![Ảnh \\<A\\>](<https://a.vn/x.jpg>)\n\n1\\. \\* \\& <u>u</u><sup>2</sup>\n\n## Related\n\n1. [Bài khác](<https://a.vn/2>)\n");
	buf_release(&out);
	arena_release(&a);
}

static void test_html(void **state)
{
	struct arena a = { 0 };
	struct article art;
	struct buf out;

	(void)state;
	make(&a, &art);
	buf_init(&out, 1 << 16);
	assert_true(export_html(&art, &out));
	assert_string_equal(out.p,
		"<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>Tựa * đề</title>\n</head>\n<body>\n<article>\n<h1>Tựa * đề</h1>\n"
		"<p>Nguyễn A, 2025-05-28T09:40:00+07:00</p>\n<p><a href=\"https://a.vn/bai\">https://a.vn/bai</a></p>\n"
		"<p>Một <strong>đậm</strong> <a href=\"https://a.vn/1\">nối</a></p>\n<h2>Đề mục</h2>\n"
		"<ul>\n<li>a<ol>\n<li>b</li>\n<li>c</li>\n</ol>\n</li>\n<li>d</li>\n</ul>\n"
		"<blockquote>e<br>\nf</blockquote>\n<pre>x &lt; y\n z</pre>\n"
		"<table>\n<tr>\n<th>T|</th>\n<th>S</th>\n</tr>\n<tr>\n<td>1</td>\n<td><em>2</em></td>\n</tr>\n</table>\n"
		"<dl>\n<dt>g</dt>\n<dd>h</dd>\n</dl>\n<hr>\n<figure><img src=\"https://a.vn/x.jpg\" alt=\"\"><figcaption>Ảnh &lt;A&gt;</figcaption>\n</figure>\n"
		"<p>1. * &amp; <u>u</u><sup>2</sup></p>\n<h2>Related</h2>\n<ol>\n<li><a href=\"https://a.vn/2\">Bài khác</a></li>\n</ol>\n</article>\n</body>\n</html>\n");
	buf_release(&out);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_text), cmocka_unit_test(test_markdown), cmocka_unit_test(test_html) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
