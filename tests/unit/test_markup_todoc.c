/* layers: markup model text base */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <time.h>

#include "markup/todoc.h"
#include "unit/quick.h"

static const struct pair {
	const char *html, *doc;
} pairs[] = {
	/* paragraphs */
	{ "<p>một<p>hai", "p\tmột\np\thai\n" },
	{ "bare <b>text</b>", "p\tbare {b text}\n" },
	{ "một<br><br>hai<br>ba<br><br><br>", "p\tmột\np\thai\\nba\n" },
	{ "<div>một<div>hai</div>ba</div>", "p\tmột\np\thai\np\tba\n" },
	{ "<p>&nbsp;</p><p> </p><p>\xE2\x80\x8B</p><div></div>", "" },
	{ "<p> &nbsp;x&nbsp; </p>", "p\tx\n" },
	/* white space */
	{ "<p><b>Hà</b> Nội", "p\t{b Hà} Nội\n" },
	{ "<p>Hà<b>Nội</b>", "p\tHà{b Nội}\n" },
	{ "<p>Hà\n\t <b> Nội </b> mới", "p\tHà {b Nội} mới\n" },
	{ "<p><b>một </b><b>hai</b>", "p\t{b một hai}\n" },
	{ "<p><i>x</i>\n<i>y</i> <u>z</u>", "p\t{i x y} {u z}\n" },
	/* looks */
	{ "<p><strong>a</strong><em>b</em><ins>c</ins><del>d</del><code>e</code>m<sup>2</sup>H<sub>2</sub>O",
		"p\t{b a}{i b}{u c}{s d}{c e}m{+ 2}H{- 2}O\n" },
	{ "<p><b>a<i>b</i></b>", "p\t{b a}{bi b}\n" },
	{ "<p>a {b} \\c", "p\ta \\{b\\} \\\\c\n" },
	/* links */
	{ "<p><a href='/x y'>nối</a>, <a href='#a'>đích</a>, <a href='javascript:x'>js</a>, <a name=b>tên</a>",
		"p\t{@https://bao.example.vn/x%20y nối}, đích, js, tên\n" },
	{ "<a href=/1><h3>Tựa</h3><p>lede</p></a>", "h 3\t{@https://bao.example.vn/1 Tựa}\np\t{@https://bao.example.vn/1 lede}\n" },
	/* headings, quotes, rules, code */
	{ "<h1>a</h1><h6>b<br>c</h6>", "h 1\ta\nh 6\tb\\nc\n" },
	{ "<blockquote>a<p>b</p></blockquote>c", "q\ta\nq\tb\np\tc\n" },
	{ "a<hr><hr>b", "p\ta\nhr\t\np\tb\n" },
	{ "<pre>\n a\n  <b>b</b>\n\n</pre>", "pre\t a\\n  {b b}\n" },
	{ "<b style='white-space:pre'>\n  a\n   b\n</b>", "pre\t{b   a\\n   b}\n" },
	{ "<div style='white-space: pre'>a  b\nc</div>d", "pre\ta  b\\nc\np\td\n" },
	{ "<p>a  b <span style='white-space:pre'>c  d</span></p>", "p\ta b c d\n" },
	{ "<p style='white-space:pre-wrap'>a  b</p>", "p\ta b\n" },
	{ "<pre><code>x\ty</code></pre>", "pre\tx       y\n" },
	{ "<p>a <q>b</q> c", "p\ta “b” c\n" },
	/* lists */
	{ "<ul><li>a<li>b</ul>", "li 1 0\ta\nli 1 0\tb\n" },
	{ "<ol start=3><li>a<li>b<li value=9>c<li>d</ol>", "li 1 3\ta\nli 1 4\tb\nli 1 9\tc\nli 1 10\td\n" },
	{ "<ol reversed><li>a<li>b</ol>", "li 1 2\ta\nli 1 1\tb\n" },
	{ "<ul><li>a<ol><li>b<ul><li>c</ul></ol><li>d</ul>", "li 1 0\ta\nli 2 1\tb\nli 3 0\tc\nli 1 0\td\n" },
	{ "<ul><li><p>a</p><p>b</p></ul>", "li 1 0\ta\\nb\n" },
	{ "<ul><li>a<ul><li>b</ul>c</ul>", "li 1 0\ta\nli 2 0\tb\np\tc\n" },
	{ "<ol><li><ul><li>a</ul><li>b</ol>", "li 1 1\t\nli 2 0\ta\nli 1 2\tb\n" },
	{ "<ul><li><h3><a href=/1>a</a></h3><p>b</ul>", "li 1 0\t{@https://bao.example.vn/1 a}\\nb\n" },
	{ "<ul><li></li><li>a</ul><li>b", "li 1 0\ta\nli 1 0\tb\n" },
	{ "<dl><dt>a<dd>b<dd>c</dl>", "dt\ta\ndd\tb\ndd\tc\n" },
	/* tables */
	{ "<table><caption>t</caption><tr><th>a<th>b<tr><td>1<td>2</table>c",
		"p\tt\nth 0 0\ta\nth 0 1\tb\ntd 1 0\t1\ntd 1 1\t2\np\tc\n" },
	{ "<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td colspan=2>d<td>e</table>",
		"td 0 0\ta\ntd 0 1\tb\ntd 1 1\tc\ntd 2 0\td\ntd 2 2\te\n" },
	{ "<table><tr><td><td>b<tr><td>c</table>", "td 0 0\t\ntd 0 1\tb\ntd 1 0\tc\n" },
	{ "<table><tr><td><p>a</p><p>b</p><td>c<br>d</table>", "td 0 0\ta\\nb\ntd 0 1\tc\\nd\n" },
	{ "<table>x<tr><td>a<td>b<tr>y</tr></table>", "p\tx\np\ty\ntd 0 0\ta\ntd 0 1\tb\n" },
	{ "<table><tr><td>a<tr><td>b</table>", "p\ta\np\tb\n" },
	{ "<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "td 0 0\ta\ntd 0 1\tb\np\tc\n" },
	{ "<table role=presentation><tr><td>a<td>b</table>", "p\ta\np\tb\n" },
	/* pictures */
	{ "<figure><img src=/a.jpg alt=x><figcaption>Ảnh: <i>A</i></figcaption></figure>b", "img https://bao.example.vn/a.jpg\tẢnh: {i A}\np\tb\n" },
	{ "<figure><figcaption>Ảnh</figcaption><img src=/a.jpg></figure>b", "img https://bao.example.vn/a.jpg\tẢnh\np\tb\n" },
	{ "<img src='data:image/gif;base64,x' data-src=/b.jpg>", "img https://bao.example.vn/b.jpg\t\n" },
	{ "<img src=/lazy.gif data-original=/b.jpg>", "img https://bao.example.vn/b.jpg\t\n" },
	{ "<img srcset='/s.jpg 320w, /l.jpg 640w'>", "img https://bao.example.vn/l.jpg\t\n" },
	{ "<img src=/t.gif width=1 height=1><img>", "" },
	{ "<p>a <img src=/a.jpg> b</p><p>c", "p\ta b\nimg https://bao.example.vn/a.jpg\t\np\tc\n" },
	{ "<p>vui <img class=emoji alt=\"😀\" src=/e.png></p>", "p\tvui 😀\n" },
	{ "<table class=tplCaption><tr><td><img src=/a.jpg><tr><td class=pCaption>Chú thích</table>b",
		"img https://bao.example.vn/a.jpg\tChú thích\np\tb\n" },
	{ "<table><tr><td><img src=/a.jpg><tr><td>Chú thích</table>b", "img https://bao.example.vn/a.jpg\tChú thích\np\tb\n" },
	{ "<div><img src=/a.jpg><div class='PhotoCMS_Caption'><p>Một</p><p>Hai</p></div></div>b", "img https://bao.example.vn/a.jpg\tMột\\nHai\np\tb\n" },
	{ "<p style='text-align: center;'><img src=/a.jpg></p>\n<p style='text-align: center;'><em>Chú thích</em></p><p>b",
		"img https://bao.example.vn/a.jpg\t{i Chú thích}\np\tb\n" },
	{ "<p align=center><img src=/a.jpg></p><p align=center>Chú thích</p><p align=center>b",
		"img https://bao.example.vn/a.jpg\tChú thích\np\tb\n" },
	{ "<p align=center><img src=/a.jpg></p><p align=center><b>Đề mục</b></p>b",
		"img https://bao.example.vn/a.jpg\t\np\t{b Đề mục}\np\tb\n" },
	{ "a<p align=center><img src=/a.jpg><br><em>Chú</em> thích</p>b", "p\ta\nimg https://bao.example.vn/a.jpg\t{i Chú} thích\np\tb\n" },
	{ "<p><img src=/a.jpg><br>một</p>", "img https://bao.example.vn/a.jpg\t\np\tmột\n" },
	{ "<p align=center><img src=/a.jpg> một <img src=/b.jpg></p>",
		"img https://bao.example.vn/a.jpg\t\np\tmột\nimg https://bao.example.vn/b.jpg\t\n" },
	{ "<p align=center>một</p><p align=center><em>hai</em></p>", "p\tmột\np\t{i hai}\n" },
	{ "<img src=/a.jpg><div align=center><p>một<p>hai</div>", "img https://bao.example.vn/a.jpg\t\np\tmột\np\thai\n" },
	{ "<p><span><img src=/a.jpg></span></p><p class=img_chu_thich_1>Chú thích</p>b", "img https://bao.example.vn/a.jpg\tChú thích\np\tb\n" },
	{ "<table><tr><td><img src=/a.jpg></td></tr><tr><td class=Image>Ảnh: A</td></tr></table>b", "img https://bao.example.vn/a.jpg\tẢnh: A\np\tb\n" },
	{ "<figure class=noCaption><img src=/a.jpg></figure><figure class=noCaption><img src=/b.jpg></figure>",
		"img https://bao.example.vn/a.jpg\t\nimg https://bao.example.vn/b.jpg\t\n" },
	{ "<p class=caption>không có ảnh</p>", "p\tkhông có ảnh\n" },
	/* what is not shown */
	{ "a<script>x</script><style>y</style><noscript>z</noscript><template>w</template><svg><text>v</text></svg>b", "p\tab\n" },
	{ "a<p style='color:red; display : none'>x</p><p hidden>y</p>b", "p\ta\np\tb\n" },
	{ "a<nav>x</nav><select><option>y</select><button>z</button><textarea>w</textarea><input value=v>b", "p\ta\np\tb\n" },
};

static void encode(const char *in, const struct todoc_options *o, struct buf *out)
{
	struct err e = { 0 };
	struct arena a = { 0 };
	struct html *h = html_parse(str_of(in), STR("https://bao.example.vn/"), &e);
	struct doc d;

	buf_clear(out);
	assert_non_null(h);
	todoc(h, html_root(h), o, &a, &d);
	html_free(h);           /* the doc must not need the tree */
	assert_true(doc_write(&d, out));
	buf_add(out, STR(""));
	arena_release(&a);
}

static void test_pairs(void **state)
{
	struct todoc_options o = { 0 };
	struct buf out;

	(void)state;
	buf_init(&out, 1 << 20);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		encode(pairs[i].html, &o, &out);
		assert_string_equal(out.p, pairs[i].doc);
	}
	buf_release(&out);
}

static void test_options(void **state)
{
	struct todoc_options whole = { .whole_page = true }, alt = { .alt = true };
	struct buf out;

	(void)state;
	buf_init(&out, 1 << 20);
	encode("a<nav>x</nav><button>z</button>", &whole, &out);
	assert_string_equal(out.p, "p\ta\np\tx\np\tz\n");
	encode("<img src=/a.jpg alt='Mô tả'><p>b", &alt, &out);
	assert_string_equal(out.p, "img https://bao.example.vn/a.jpg\tMô tả\np\tb\n");
	encode("<figure><img src=/a.jpg alt='Mô tả'><figcaption>Chú thích</figcaption></figure>", &alt, &out);
	assert_string_equal(out.p, "img https://bao.example.vn/a.jpg\tChú thích\n");
	buf_release(&out);
}

static void test_fragment(void **state)
{
	struct arena a = { 0 };
	struct doc d;
	struct buf out;

	(void)state;
	buf_init(&out, 1 << 20);
	todoc_fragment(STR("một &amp; hai<p>ba <a href='4.html'>bốn</a>"), STR("https://bao.example.vn/x/"), &a, &d);
	doc_write(&d, &out);
	assert_string_equal(out.p, "p\tmột & hai\np\tba {@https://bao.example.vn/x/4.html bốn}\n");
	todoc_fragment(STR(""), STR(""), &a, &d);
	assert_int_equal(d.blocks.n, 0);
	buf_release(&out);
	arena_release(&a);
}

/* Whatever comes out can be written and read back. */
static void test_reads_back(void **state)
{
	static const char *const bits[] = { "<p>", "</p>", "<b>", "</b>", "<a href=/x{y}>", "</a>", "x", " ", "\n", "&nbsp;", "<br>", "<li>",
		"<ol>", "</ol>", "<table>", "<tr>", "<td>", "</table>", "<pre>", "</pre>", "\t", "{", "}", "\\", "<img src=a.jpg>",
		"<figure>", "<figcaption>", "</figure>", "<h2>", "</h2>", "e&#769;", "&#8203;", "<dd>", "<blockquote>", "<q>", "<code>" };
	uint32_t seed = 11;
	struct arena a = { 0 };
	struct buf in, one, two;

	(void)state;
	buf_init(&in, 1 << 20);
	buf_init(&one, 1 << 20);
	buf_init(&two, 1 << 20);
	for (int round = 0; round < 3000; round++) {
		struct err e = { 0 };
		struct doc d, back;
		buf_clear(&in);
		buf_clear(&one);
		buf_clear(&two);
		for (int k = 0; k < 40; k++) {
			seed = seed * 1664525 + 1013904223;
			buf_add_z(&in, bits[(seed >> 16) % (sizeof(bits) / sizeof(*bits))]);
		}
		todoc_fragment(buf_str(&in), STR("https://bao.example.vn/"), &a, &d);
		doc_write(&d, &one);
		if (!doc_read(buf_str(&one), &a, &back, &e))
			fail_msg("%s: %s\nfrom %s", e.detail, one.p, in.p);
		doc_write(&back, &two);
		assert_true(str_eq(buf_str(&one), buf_str(&two)));
		arena_clear(&a);
	}
	buf_release(&in);
	buf_release(&one);
	buf_release(&two);
	arena_release(&a);
}

static void test_hostile(void **state)
{
	static const char *const units[] = { "<div>y", "<ul><li>y", "<table><tr><td>y", "<table>y<tr><td>", "<a href=/x>y", "<img src=/a>y",
		"<figure><img src=/a><figcaption>y", "<b>y</b>", "<br>y", "<pre>y\n", "<blockquote>y", "<td>y", "<ol reversed><li>y" };
	struct arena a = { 0 };
	struct buf b;

	(void)state;
	buf_init(&b, 1 << 22);
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct timespec t0, t1;
		struct doc d;
		buf_clear(&b);
		for (int k = 0; k < repeats(50000); k++)
			buf_add_z(&b, units[i]);
		clock_gettime(CLOCK_MONOTONIC, &t0);
		todoc_fragment(buf_str(&b), STR("https://bao.example.vn/"), &a, &d);
		clock_gettime(CLOCK_MONOTONIC, &t1);
		double took = (double)(t1.tv_sec - t0.tv_sec) + (double)(t1.tv_nsec - t0.tv_nsec) / 1e9;
		if (took > 1.0)
			print_message("\"%s\" took %.1f s\n", units[i], took);
		assert_true(took < 5.0 || quick());
		arena_clear(&a);
	}
	buf_release(&b);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs), cmocka_unit_test(test_options), cmocka_unit_test(test_fragment),
		cmocka_unit_test(test_reads_back), cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
