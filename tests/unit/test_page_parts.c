/* layers: page markup wire model text base */
/* The pure parts of page/: bylines, agencies, next pages, compiled rules; and
 * small pages, each for one law. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/byline.h"
#include "page/page.h"
#include "page/paging.h"
#include "page/polish.h"
#include "page/rules.h"
#include "unit/dump.h"
#include "unit/quick.h"

static void same(struct str got, const char *want)
{
	if (!str_eq(got, str_of(want)))
		print_error("got \"%.*s\", want \"%s\"\n", STR_ARG(got), want);
	assert_true(str_eq(got, str_of(want)));
}

static void bylines(void **state)
{
	static const struct { const char *line, *names; } cases[] = {
		{ "Tin, ảnh: AN MẪU", "AN MẪU" },
		{ "TIN, ẢNH: AN MẪU", "AN MẪU" },
		{ "Bài, ảnh: Lê Thử", "Lê Thử" },
		{ "Bài và ảnh: Lê Thử", "Lê Thử" },
		{ "Theo Phan Dụ", "Phan Dụ" },
		{ "Hà Mẫu (tổng hợp)", "Hà Mẫu" },
		{ "Hà Mẫu (Theo Reuters)", "Hà Mẫu" },
		{ "Thực hiện: Hà Mẫu - Lê Thử", "Hà Mẫu, Lê Thử" },
		{ "Bài: Hà Mẫu - Ảnh: Lê Thử", "Hà Mẫu" },
		{ "HÀ MẪU, LÊ THỬ và 1 tác giả khác", "HÀ MẪU, LÊ THỬ" },
		{ "Hà Mẫu và Lê Thử", "Hà Mẫu, Lê Thử" },
		{ "Hà Mẫu, Hà Mẫu", "Hà Mẫu" },
		{ "P.V - TTXVN", "P.V, TTXVN" },
		{ "By Jane Doe and John Roe", "Jane Doe, John Roe" },
		{ "Ảnh: Lê Thử", "" },
		{ "07/03/2026 08:01", "" },
		{ "Chúng tôi không chịu trách nhiệm về nội dung quảng cáo đăng trên trang này", "" },
		{ "", "" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		same(byline_names(str_of(cases[i].line), &a), cases[i].names);
	assert_true(byline_is_labelled(STR("Tin, ảnh: AN MẪU"), &a));
	assert_false(byline_is_labelled(STR("Ảnh: AN MẪU"), &a));
	assert_false(byline_is_labelled(STR("Ông nói: được"), &a));
	assert_true(byline_is_labelled(STR("Theo Phan Dụ"), &a));
	assert_false(byline_is_labelled(STR("Theo chủ đầu tư, công trình sẽ xong trước mùa mưa."), &a));
	assert_true(byline_is_person(STR("Đinh Ước Ơn"), &a));
	assert_false(byline_is_person(STR("Đinh ước"), &a));
	assert_false(byline_is_person(STR("Một câu kết ngắn"), &a));
	assert_true(byline_is_names(STR("Lê Thử - Hà Mẫu"), &a));
	assert_false(byline_is_names(STR("Bạn nghĩ sao?"), &a));
	assert_false(byline_is_names(STR("Trở lại trang đầu"), &a)
		&& byline_is_names(STR("đọc tiếp"), &a));
	arena_release(&a);
}

static void agencies(void **state)
{
	static const struct { const char *text, *agency; } cases[] = {
		{ "(HG) - Ngày 30-11, hội thảo", "HG" },
		{ "(HGO) – Ngày 13-5, đoàn", "HGO" },
		{ "(Dân trí) - Giá gạo", "Dân trí" },
		{ "(Chinhphu.vn)- Chính sách", "Chinhphu.vn" },
		{ "TTO - Chiều nay", "TTO" },
		{ "NLĐO – Chiều nay", "NLĐO" },
		{ "Báo Mẫu - Chiều nay", "Báo Mẫu" },
		{ "(30-11) - Ngày", "" },
		{ "(HG) Ngày", "" },
		{ "Hà Giang - Hơn 23h", "" },
		{ "Ngày - đêm", "" },
		{ "(một câu dài trong ngoặc đơn ở đầu bài) - rồi", "" },
		{ "", "" },
	};
	const struct str bare[] = { STR("Báo Mẫu") };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		same(byline_agency(str_of(cases[i].text), bare, 1), cases[i].agency);
}

static void next_pages(void **state)
{
	static const struct { const char *pattern, *path, *zone, *next; } cases[] = {
		{ "/{slug}-p{n}", "/thoi-su", "", "/thoi-su-p2" },
		{ "/{slug}-p{n}", "/thoi-su-p2", "", "/thoi-su-p3" },
		{ "/{slug}-p{n}", "/thoi-su/giao-thong-p9", "", "/thoi-su/giao-thong-p10" },
		{ "/{slug}?p={n}", "/thoi-su/", "", "/thoi-su?p=2" },
		{ "/{slug}?p={n}", "/thoi-su?p=2", "", "/thoi-su?p=3" },
		{ "/{slug}?p={n}", "/thoi-su/can-tho/?p=4", "", "/thoi-su/can-tho?p=5" },
		{ "/{slug}-page{n0}", "/kinh-doanh", "", "/kinh-doanh-page1" },
		{ "/{slug}-page{n0}", "/kinh-doanh-page1", "", "/kinh-doanh-page2" },
		{ "/{slug}/trang{n}.html", "/kinh-te.html", "", "/kinh-te/trang2.html" },
		{ "/timeline/{zone}/trang-{n}.htm", "/thoi-su.htm", "3", "/timeline/3/trang-2.htm" },
		{ "/timeline/{zone}/trang-{n}.htm", "/timeline/3/trang-2.htm", "", "/timeline/3/trang-3.htm" },
		{ "/timeline/{zone}/trang-{n}.htm", "/thoi-su.htm", "", "" },
		{ "/{slug}", "/thoi-su", "", "" },
		{ "/{slug}-p{n}", "/", "", "" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		same(paging_next(str_of(cases[i].pattern), str_of(cases[i].path),
			     str_of(cases[i].zone), &a),
			cases[i].next);
	arena_release(&a);
}

static void compiled_rules(void **state)
{
	struct arena a = { 0 };
	struct rules r;

	(void)state;
	rules_compile(
		STR("title: //h1\ntitle: css:.t\nsapo: p.lead\nlede: //h2\nstrip_id_or_class: 'ads'\n"
		    "strip_image_src: /pixel\nfind_string: <b>\nreplace_string(x): y\nreplace_string: <i>\n"
		    "tz: +07:00\nalias: a.vn b.vn\nagency: HG, HGO\nrelated: p >\nunknown: z\ntidy: no\n"),
		&a, &r);
	assert_int_equal(r.of[RULE_TITLE].xpaths.n, 2);
	same(r.of[RULE_TITLE].xpaths.v[0], "//h1");
	assert_true(str_has(r.of[RULE_TITLE].xpaths.v[1], STR("descendant-or-self")));
	assert_int_equal(r.of[RULE_LEDE].xpaths.n, 2);
	same(r.of[RULE_LEDE].xpaths.v[1], "//h2");
	assert_int_equal(r.of[RULE_STRIP].xpaths.n, 2);
	assert_true(str_has(r.of[RULE_STRIP].xpaths.v[0], STR("' ads '")));
	assert_int_equal(r.replacements.n, 2);
	same(r.replacements.v[0].put, "<i>");
	same(r.replacements.v[1].put, "y");
	assert_true(r.has_offset && r.offset_min == 420);
	assert_int_equal(r.hosts.n, 2);
	assert_int_equal(r.agencies.n, 2);
	assert_int_equal(r.bad, 1);
	arena_release(&a);
}

/* if_page_contains binds to the last single_page_link, else to the last
 * next_page_link. */
static void links_with_conditions(void **state)
{
	struct arena a = { 0 };
	struct rules r;

	(void)state;
	rules_compile(STR("next_page_link: //a[@id='n']\nif_page_contains: //p[@class='more']\n"
			  "single_page_link: //a[@id='s']/@href\nsingle_page_link: concat(//a, '?all')\n"
			  "if_page_contains: //nav\n"), &a, &r);
	assert_int_equal(r.next_pages.n, 1);
	same(r.next_pages.v[0].only_if, "//p[@class='more']");
	assert_int_equal(r.single_pages.n, 2);
	assert_int_equal(r.single_pages.v[0].only_if.n, 0);
	same(r.single_pages.v[1].only_if, "//nav");
	arena_release(&a);
}

/* small pages */

static const char text[] =
	"<p>Đoạn thứ nhất nói về con đường làng, về hàng dừa nước và những chuyến đò chiều của bà con trong ấp, kể lại theo lời ông từ giữ đình.</p>"
	"<p>Đoạn thứ hai nói về mùa nước, về cá linh, bông điên điển và những buổi chợ nổi sớm mai, khi ghe xuồng còn chong đèn.</p>"
	"<p>Đoạn thứ ba nói về lớp học bên sông, nơi mười hai đứa trẻ học chữ mỗi tối, sau khi phụ cha mẹ giăng lưới và hái rau.</p>";

static bool read_page(
	const char *html, const char *rules, struct arena *a, struct article *x, struct err *e)
{
	struct page_context c = {
		.url = STR("https://bao.example.vn/tin/bai-viet-thu-nhat-10001.html"),
		.rules = str_of(rules)
	};

	c.dates.now_s = 1770500000;
	return page_article(str_of(html), &c, a, x, e);
}

static struct str page_of(struct arena *a, const char *head, const char *before, const char *after)
{
	return arena_printf(a,
		"<html lang=vi><head>%s</head><body>%s<div class=content>%s</div>%s</body></html>",
		head, before, text, after);
}

static void rule_then_json_then_meta(void **state)
{
	struct arena a = { 0 };
	struct article x;
	struct err e = { 0 };
	struct str html = page_of(&a,
		"<title>T - Báo Mẫu</title><meta property='og:title' content='Tựa của thẻ meta'>"
		"<meta property='og:site_name' content='Báo Mẫu'><meta property='article:published_time' content='2026-02-01T08:00:00+07:00'>"
		"<script type='application/ld+json'>[{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Tựa &#273;&uacute;ng\n của máy\","
		"\"datePublished\":\"2026-02-01T09:00:00+07:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"L&ecirc; Th&#7917;\"},{\"name\":\"Hà Mẫu\"}],"
		"\"publisher\":{\"name\":\"Báo Mẫu\"}}]}]</script>",
		"<h1>Tựa trên trang</h1>", "");

	(void)state;
	assert_true(read_page(html.p, "title: //h1", &a, &x, &e));
	same(x.title, "Tựa trên trang");
	assert_int_equal(x.by[PART_TITLE], CHAIN_RULE);
	same(x.author, "Lê Thử, Hà Mẫu");
	assert_int_equal(x.by[PART_AUTHOR], CHAIN_JSONLD);
	assert_true(read_page(html.p, "title: //h6", &a, &x, &e));
	same(x.title, "Tựa đúng của máy");
	assert_int_equal(x.by[PART_TITLE], CHAIN_JSONLD);
	same(date_iso(x.published, &a), "2026-02-01T09:00:00+07:00");
	html = page_of(&a,
		"<meta property='og:title' content='Tựa của thẻ meta - Báo Mẫu'><meta property='og:site_name' content='Báo Mẫu'>"
		"<meta name=author content='Báo Mẫu'>",
		"", "");
	assert_true(read_page(html.p, "", &a, &x, &e));
	same(x.title, "Tựa của thẻ meta");
	assert_int_equal(x.by[PART_TITLE], CHAIN_METADATA);
	assert_int_equal(x.author.n, 0);
	arena_release(&a);
}

static void shown_date_beats_a_wrong_zone(void **state)
{
	struct arena a = { 0 };
	struct article x;
	struct err e = { 0 };
	struct str html = page_of(&a,
		"<meta property='article:published_time' content='2026-02-01T17:34:20+08:00'>",
		"<h1>Một tựa bài đủ dài</h1><span class=date>Chủ nhật, 1/2/2026, 17:34 (GMT+7)</span>",
		"");

	(void)state;
	assert_true(read_page(html.p, "", &a, &x, &e));
	same(date_iso(x.published, &a), "2026-02-01T17:34:00+07:00");
	html = page_of(&a,
		"<meta property='article:published_time' content='2026-02-01T17:34:20+07:00'>",
		"<h1>Một tựa bài đủ dài</h1><span class=date>Chủ nhật, 1/2/2026</span>", "");
	assert_true(read_page(html.p, "date: //span", &a, &x, &e));
	same(date_iso(x.published, &a), "2026-02-01T17:34:20+07:00");
	html = page_of(&a, "", "<h1>Một tựa bài đủ dài</h1>", "");
	assert_true(read_page(html.p, "", &a, &x, &e));
	assert_false(x.published.known);
	arena_release(&a);
}

static void lede_apart_comes_first_once(void **state)
{
	struct arena a = { 0 };
	struct article x;
	struct err e = { 0 };
	struct str html = page_of(&a, "",
		"<h1>Một tựa bài đủ dài</h1><p class=sapo>Câu dẫn nằm ngoài phần thân của bài viết.</p>",
		"");
	const char *rules = "sapo: p.sapo\nbody: css:.content";

	(void)state;
	assert_true(read_page(html.p, rules, &a, &x, &e));
	assert_int_equal(x.body.blocks.n, 4);
	same(block_text(&x.body.blocks.v[0], &a), "Câu dẫn nằm ngoài phần thân của bài viết.");
	/* The same words as the first paragraph of the body: not twice. */
	html = arena_printf(&a,
		"<body><p class=sapo>Câu dẫn nằm ngoài phần thân.</p><div class=content><p><b>Câu dẫn nằm ngoài phần thân.</b></p>%s</div>",
		text);
	assert_true(read_page(html.p, rules, &a, &x, &e));
	assert_int_equal(x.body.blocks.n, 4);
	/* A description that is shown nowhere is the lede, and no text. */
	html = page_of(&a,
		"<meta name=description content='Lời tóm tắt chỉ dành cho máy tìm kiếm mà thôi.'>",
		"<h1>Một tựa bài đủ dài</h1>", "");
	assert_true(read_page(html.p, rules, &a, &x, &e));
	same(x.lede, "Lời tóm tắt chỉ dành cho máy tìm kiếm mà thôi.");
	assert_int_equal(x.by[PART_LEDE], CHAIN_METADATA);
	assert_int_equal(x.body.blocks.n, 3);
	arena_release(&a);
}

static void related_before_strip(void **state)
{
	struct arena a = { 0 };
	struct article x;
	struct err e = { 0 };
	struct str html = page_of(&a, "", "<h1>Một tựa bài đủ dài</h1>",
		"<div class=lq><h3>Tin liên quan</h3><ul>"
		"<li><a href='/tin/bai-viet-thu-hai-10002.html?utm_source=x'><img src=a.jpg></a><a href='/tin/bai-viet-thu-hai-10002.html'>Bài viết thứ hai&nbsp;</a><i>09:30 02/02/2026</i></li>"
		"<li><a href='/tin/bai-viet-thu-ba-10003.html'>Bài viết thứ ba</a><time datetime='2026-02-03T10:00:00+07:00'>3/2</time><p>Tóm tắt của bài viết thứ ba, một câu.</p></li>"
		"<li><a href='https://ads.example.com/x-10004.html'>Quảng cáo</a></li>"
		"<li><a href='javascript:alert(1)'>Không phải bài</a></li>"
		"<li><a href='#'>Cũng không</a></li>"
		"<li><a href='/tin/bai-viet-thu-nhat-10001.html#y'>Chính bài này</a></li></ul></div>");

	(void)state;
	assert_true(read_page(html.p, "related: .lq li\nstrip: css:.lq\nbody: //body", &a, &x, &e));
	assert_int_equal(x.related.n, 2);
	same(x.related.v[0].title, "Bài viết thứ hai");
	same(x.related.v[0].url, "https://bao.example.vn/tin/bai-viet-thu-hai-10002.html");
	same(x.related.v[1].lede, "Tóm tắt của bài viết thứ ba, một câu.");
	same(date_iso(x.related.v[1].published, &a), "2026-02-03T10:00:00+07:00");
	for (int i = 0; i < x.body.blocks.n; i++)
		assert_false(str_has(block_text(&x.body.blocks.v[i], &a), STR("thứ hai&"))
			|| str_has(block_text(&x.body.blocks.v[i], &a), STR("Tin liên quan")));
	assert_true(read_page(html.p, "", &a, &x, &e));
	assert_int_equal(x.by[PART_RELATED], CHAIN_GENERIC);
	assert_int_equal(x.related.n, 2);
	arena_release(&a);
}

/* Addresses of the rest of a text: by rule, by rel=next of this article only. */
static void where_the_rest_stands(void **state)
{
	static const struct { const char *head, *after, *rules, *single, *next; } cases[] = {
		{ "", "<a id=n href='?trang=2'>2</a>", "next_page_link: //a[@id='n']\n", "",
		  "https://bao.example.vn/tin/bai-viet-thu-nhat-10001.html?trang=2" },
		{ "", "<a id=s href='/in/10001.html'>In</a>", "single_page_link: //a[@id='s']/@href\n",
		  "https://bao.example.vn/in/10001.html", "" },
		{ "", "<a id=s href='/in/10001.html'>In</a>",
		  "single_page_link: //a[@id='s']\nif_page_contains: //ol[@class='pages']\n", "", "" },
		{ "", "<a id=n href='https://khac.example/2'>2</a>", "next_page_link: //a[@id='n']\n", "", "" },
		{ "<link rel=next href='/tin/bai-viet-thu-nhat-10001-p2.html'>", "", "", "",
		  "https://bao.example.vn/tin/bai-viet-thu-nhat-10001-p2.html" },
		{ "<link rel=next href='/tin/bai-viet-thu-hai-10002.html'>", "", "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		struct article x;
		struct err e = { 0 };
		struct str html = page_of(&a, cases[i].head, "<h1>Bài viết thứ nhất về con sông</h1>",
			cases[i].after);

		assert_true(read_page(arena_z(&a, html), cases[i].rules, &a, &x, &e));
		same(x.single, cases[i].single);
		same(x.next, cases[i].next);
		arena_release(&a);
	}
}

static void para(struct doc *d, enum block_kind kind, const char *words, struct arena *a)
{
	doc_span(doc_block(d, kind, a), str_of(words), 0, STR_NONE, a);
}

/* The headline and what stands above it, lines of the page, what is there twice. */
static void furniture_of_a_body(void **state)
{
	static const char long_one[] = "Đoạn thứ nhất nói về con đường làng và hàng dừa nước ven sông.";
	struct arena a = { 0 };
	struct doc d = { 0 };

	(void)state;
	para(&d, BLOCK_PARAGRAPH, "Đời sống", &a);
	para(&d, BLOCK_HEADING, "Bài viết thứ nhất về con sông", &a);
	para(&d, BLOCK_PARAGRAPH, long_one, &a);
	para(&d, BLOCK_PARAGRAPH, "ADVERTISEMENT", &a);
	para(&d, BLOCK_IMAGE, "Con đò chiều.", &a);
	para(&d, BLOCK_PARAGRAPH, long_one, &a);
	para(&d, BLOCK_IMAGE, "Con đò chiều.", &a);
	para(&d, BLOCK_PARAGRAPH, "Hết.", &a);
	para(&d, BLOCK_PARAGRAPH, "Hết.", &a);
	polish(&d, STR("Bài viết thứ nhất về con sông"), &a);
	assert_int_equal(d.blocks.n, 5);
	same(block_text(&d.blocks.v[0], &a), long_one);
	same(block_text(&d.blocks.v[1], &a), "Con đò chiều.");
	assert_int_equal(d.blocks.v[2].kind, BLOCK_IMAGE);
	assert_int_equal(d.blocks.v[2].spans.n, 0);
	arena_release(&a);
}

/* A last paragraph that begins like a source line, and is none. */
static void sentences_that_begin_with_theo(void **state)
{
	struct arena a = { 0 };
	struct article x;
	struct err e = { 0 };
	struct buf b;
	struct str html = arena_printf(&a, "<html lang=vi><body><h1>Bài viết về công trình</h1><div class=content>%s"
		"<p>Theo chủ đầu tư, công trình sẽ xong trước mùa mưa.</p></div></body></html>", text);

	(void)state;
	assert_true(read_page(arena_z(&a, html), "", &a, &x, &e));
	buf_init(&b, 1 << 20);
	doc_text(&x.body, &b);
	assert_non_null(strstr(b.p, "Theo chủ đầu tư"));
	assert_int_equal(x.author.n, 0);
	buf_release(&b);
	arena_release(&a);
}

static void replacements_before_parsing(void **state)
{
	struct arena a = { 0 };
	struct article x;
	struct err e = { 0 };
	struct str html = page_of(&a, "", "<!--mo", "dong-->");

	(void)state;
	assert_false(read_page(html.p, "", &a, &x, &e));
	assert_int_equal(e.code, ERR_NO_ARTICLE);
	e = (struct err){ 0 };
	assert_true(read_page(html.p,
		"replace_string(<!--mo): <p>\nfind_string: dong-->\nreplace_string: </p>", &a, &x,
		&e));
	assert_true(x.body.blocks.n >= 3);
	arena_release(&a);
}

static void pages_that_are_no_article(void **state)
{
	static const struct { const char *html; enum err_code code; } cases[] = {
		{ "", ERR_EMPTY },
		{ " \n\t ", ERR_EMPTY },
		{ "<html><body></body></html>", ERR_NO_ARTICLE },
		{ "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>", ERR_NO_ARTICLE },
		{ "<html><body><script>document.cookie=\"D1N=abc\"+\"; path=/\";window.location.reload(true);</script></body></html>", ERR_GATE },
		{ "<html><head><title>Just a moment...</title></head><body><div id=challenge-form></div></body></html>", ERR_GATE },
		{ "<html><head><title>x</title></head><body><form action='/y'><div class='g-recaptcha'></div></form></body></html>", ERR_GATE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		struct article x;
		struct feed f;
		struct err e = { 0 };
		struct page_context c = { .url = STR("https://bao.example.vn/") };

		assert_false(read_page(cases[i].html, "", &a, &x, &e));
		assert_int_equal(e.code, cases[i].code);
		assert_true(e.detail[0] != '\0');
		e = (struct err){ 0 };
		assert_false(page_listing(str_of(cases[i].html), &c, &a, &f, &e));
		assert_int_equal(
			e.code, cases[i].code == ERR_NO_ARTICLE ? ERR_NO_LIST : cases[i].code);
		arena_release(&a);
	}
}

/* A wrong rule costs its part only. */
static void broken_rules_fall_through(void **state)
{
	struct arena a = { 0 };
	struct article x;
	struct err e = { 0 };
	struct str html = page_of(&a, "", "<h1>Một tựa bài đủ dài</h1>", "");

	(void)state;
	assert_true(read_page(html.p,
		"title: //h1[\nbody: css:>>\nbody: //nowhere\ndate: count(\nauthor: 'Lê Thử'\nrelated: [[\n",
		&a, &x, &e));
	same(x.title, "Một tựa bài đủ dài");
	assert_int_equal(x.by[PART_TITLE], CHAIN_GENERIC);
	assert_int_equal(x.by[PART_BODY], CHAIN_GENERIC);
	same(x.author, "Lê Thử");
	arena_release(&a);
}

static void bounded_on_hostile_pages(void **state)
{
	struct arena a = { 0 };
	struct article x;
	struct feed f;
	struct err e = { 0 };
	struct buf b;
	struct page_context c = { .url = STR("https://bao.example.vn/") };

	(void)state;
	buf_init(&b, 8 << 20);
	buf_add_z(&b, "<body>");
	for (int i = 0; i < 400; i++)
		buf_add_z(&b, "<div><nav>");
	buf_add_z(&b, text);
	for (int i = 0; i < 3000; i++)
		buf_addf(&b,
			"<li><a href='/tin/mot-bai-viet-nao-do-%d.html'>Một bài viết nào đó có tựa dài</a>",
			i);
	read_page(b.p, "", &a, &x, &e);
	assert_true(page_listing(buf_str(&b), &c, &a, &f, &e));
	assert_true(f.entries.n > 2 && f.entries.n <= 500);
	buf_clear(&b);
	for (int i = 0; i < repeats(50000); i++)
		buf_add_z(&b, "<div><a href=x><li><p>chữ ");
	read_page(b.p, "body: //div", &a, &x, &e);
	page_listing(buf_str(&b), &c, &a, &f, &e);
	buf_release(&b);
	arena_release(&a);
}

/* The reader is told when a page was not clean UTF-8, whatever it declared. */
static void charset_is_told(void **state)
{
	static const struct { const char *declared, *letters, *told, *shown; } cases[] = {
		{ "utf-8", "ti\xE1\xBA\xBFng", "", "tiếng" },
		{ "iso-8859-1", "ti\xE1\xBA\xBFng", "", "tiếng" },           /* it lies */
		{ "x-no-such", "ti\xE1\xBA\xBFng \xFFm", "utf-8", "tiếng \xEF\xBF\xBDm" },
		{ "utf-8", "ti\xE1\xBA\xBFng \xFFm", "utf-8", "tiếng \xEF\xBF\xBDm" },
		{ "windows-1258", "ti\xEA\xEC" "ng", "windows-1258", "tiếng" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct arena a = { 0 };
		struct article x = { 0 };
		struct err e = { 0 };
		struct str body = STR("");

		for (int k = 0; k < 40; k++)
			body = arena_printf(&a, "%.*s %s, một câu đủ dài để là bài.", STR_ARG(body),
					    cases[i].letters);
		if (str_eq(str_of(cases[i].told), STR("windows-1258")))
			body = arena_printf(&a, "%s and words of plain ASCII, which make an article of "
				"this page, since it has to be long enough to be one; and so on, and so on, "
				"until nobody doubts it any more.", cases[i].letters);
		struct page_context c = { .url = STR("https://bao.example.vn/bai-1.html") };
		struct str page = arena_printf(&a, "<meta charset=%s><h1>T</h1><article><p>%.*s</p></article>",
					       cases[i].declared, STR_ARG(body));

		assert_true(page_article(page, &c, &a, &x, &e));
		same(x.charset, cases[i].told);
		assert_true(str_has(block_text(&x.body.blocks.v[0], &a), str_of(cases[i].shown)));
		arena_release(&a);
	}
}

/* A reason where there is one, and never for a whole article. */
static void shortfalls(void **state)
{
#define HEAD "<html lang=vi><head><title>Vườn sau hè</title><meta name=description content='Một vườn nhỏ nuôi cả xóm qua mùa nước lớn.'>"
#define LONG "<p>Mỗi buổi sáng bà con ra vườn hái rau, hái xong lại tưới, tưới xong mới về nấu cơm, đi chợ, đưa con đi học.</p>"
#define MORE(n) "<p>Ngày thứ " n ", nhà bên kia kênh mang sang một giỏ rau húng, đổi lấy hai trái bầu, rồi ngồi lại kể chuyện con nước năm ngoái, " \
	"lúc ấy vườn ngập tới gối mà giàn mướp vẫn trổ bông, người lớn trẻ con chèo xuồng đi hái, hái đầy rổ thì chia cho cả xóm.</p>"
#define CIPHER "VTJGc2RHVmtYMTlxUzNrZ0pXcVBxdzV2c2xLb1ZJUkZtWlBqVUtQbFZ5bThXbXhKSHV2TkJ4"
	static const char free_no[] = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\" : \"False\",\"x\":1}</script>";
	static const char free_yes[] = "<script type='application/ld+json'>{\"isAccessibleForFree\":true,\"hasPart\":false}</script>";
	const struct { const char *head, *body; enum shortfall want; const char *holds; } cases[] = {
		{ free_no, "<article><h1>Vườn sau hè</h1><p>Mời bạn đăng nhập.</p></article>", SHORTFALL_SUBSCRIPTION, "Một vườn nhỏ" },
		{ free_no, "<article>" LONG LONG LONG "</article>", SHORTFALL_SUBSCRIPTION, "Mỗi buổi sáng" },
		{ free_yes, "<article>" LONG LONG LONG "</article>", SHORTFALL_NONE, "Mỗi buổi sáng" },
		{ "", "<article>" LONG LONG "<div class=article-paywall>Mua gói</div></article>", SHORTFALL_SUBSCRIPTION, "Mỗi buổi sáng" },
		{ "", "<div id=dcontent>" CIPHER CIPHER CIPHER CIPHER "</div>", SHORTFALL_ENCRYPTED, "Một vườn nhỏ" },
		{ "", "<article><h1>Vườn sau hè</h1><p>" CIPHER CIPHER CIPHER CIPHER "</p></article>", SHORTFALL_ENCRYPTED, "Một vườn nhỏ" },
		{ "<meta property=og:type content=video.other>", "<div class=player></div>", SHORTFALL_VIDEO, "Một vườn nhỏ" },
		{ "", "<article><video src=/x.mp4></video>" LONG MORE("hai") MORE("ba") MORE("tư") "</article>", SHORTFALL_NONE, "Mỗi buổi sáng" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		struct page_context c = { .url = STR("https://bao.example/vuon-sau-he-10001.html") };
		struct article x;
		struct err e = { 0 };
		struct buf words;

		if (!page_article(arena_printf(&a, "%s%s</head><body>%s</body></html>", HEAD, cases[i].head,
				cases[i].body), &c, &a, &x, &e))
			fail_msg("%d: %s", (int)i, e.detail);
		if (x.shortfall != cases[i].want)
			fail_msg("%d: %s, not %s", (int)i, shortfall_name(x.shortfall), shortfall_name(cases[i].want));
		buf_init(&words, 1 << 20);
		doc_text(&x.body, &words);
		assert_true(str_has(buf_str(&words), str_of(cases[i].holds)));
		assert_false(str_has(buf_str(&words), STR(CIPHER)));
		buf_release(&words);
		arena_release(&a);
	}
}

/* Without a reason and without a text it is no article. */
static void nothing_is_no_article(void **state)
{
	struct page_context c = { .url = STR("https://bao.example/vuon-sau-he-10001.html") };
	struct arena a = { 0 };
	struct article x;
	struct err e = { 0 };

	(void)state;
	assert_false(page_article(STR(HEAD "</head><body><p>Trống.</p></body></html>"), &c, &a, &x, &e));
	assert_int_equal(e.code, ERR_NO_ARTICLE);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bylines),
		cmocka_unit_test(charset_is_told),
		cmocka_unit_test(agencies),
		cmocka_unit_test(shortfalls),
		cmocka_unit_test(nothing_is_no_article),
		cmocka_unit_test(next_pages),
		cmocka_unit_test(compiled_rules),
		cmocka_unit_test(rule_then_json_then_meta),
		cmocka_unit_test(shown_date_beats_a_wrong_zone),
		cmocka_unit_test(lede_apart_comes_first_once),
		cmocka_unit_test(related_before_strip),
		cmocka_unit_test(furniture_of_a_body),
		cmocka_unit_test(sentences_that_begin_with_theo),
		cmocka_unit_test(links_with_conditions),
		cmocka_unit_test(where_the_rest_stands),
		cmocka_unit_test(replacements_before_parsing),
		cmocka_unit_test(pages_that_are_no_article),
		cmocka_unit_test(broken_rules_fall_through),
		cmocka_unit_test(bounded_on_hostile_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
