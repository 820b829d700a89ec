/* layers: markup model text base */
/*
 * fuzz_html: any bytes as a page, as XML, as a title and as a selector.  What
 * comes out must be clean, must read back, and must fit its screen.  Built
 * with -DFUZZ_ENGINE it is a libFuzzer target, else a program that replays
 * the files it is given (corpus/html/).
 */
#include <stdio.h>

#include "markup/lede.h"
#include "markup/select.h"
#include "markup/todoc.h"
#include "markup/xml.h"
#include "model/typeset.h"
#include "text/charset.h"
#include "text/clean.h"
#include "text/width.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool good, const char *what)
{
	if (!good)
		BUG("%s", what);
}

static void try_doc(const struct doc *d, struct arena *a)
{
	struct buf one, two;
	struct doc back;
	struct err e = { 0 };

	buf_init(&one, 64 << 20);
	buf_init(&two, 64 << 20);
	must(doc_write(d, &one), "the encoding is too large");
	must(doc_read(buf_str(&one), a, &back, &e), e.detail);
	doc_write(&back, &two);
	must(str_eq(buf_str(&one), buf_str(&two)), "the encoding does not read back");
	for (int width = 1; width <= 80; width += width < 8 ? 3 : 36) {
		struct typeset set;
		typeset_doc(d, &(struct typeset_options){ .width = width, .number_links = width & 1 }, a, &set);
		for (int i = 0; i < set.lines.n; i++)
			must(set.lines.v[i].line.width <= (width < 2 ? 2 : width), "a line is too wide");
	}
	buf_release(&one);
	buf_release(&two);
}

static void try_page(struct str utf8, bool whole, struct arena *a)
{
	struct err e = { 0 };
	struct todoc_options o = { .whole_page = whole, .alt = whole };
	struct html *h = html_parse(utf8, STR("https://bao.example.vn/x/"), &e);
	struct nodes found;
	struct doc d;

	if (!h)
		return;
	must(text_is_clean(node_text(html_root(h), a)), "node_text is not clean");
	must(text_is_clean(html_title(h, a)) && text_is_clean(html_meta(h, "description", a)), "the head is not clean");
	todoc(h, html_root(h), &o, a, &d);
	if (select_all(h, NULL, STR("//p | //a/@href"), a, &found, &e) && found.list.n)
		node_remove(found.list.v[found.list.n / 2]);
	html_free(h);
	try_doc(&d, a);
}

static void try_xml(struct str utf8, struct arena *a)
{
	struct err e = { 0 };
	struct xml *x = xml_open(utf8, &e);
	enum xml_event event;
	int depth = 0;

	while (x && (event = xml_next(x)) != XML_END_OF_FILE) {
		depth += event == XML_OPEN;
		must(xml_depth(x) == depth, "the depth is wrong");
		if (event == XML_OPEN && depth == 3 && xml_attr(x, "href").n)
			xml_inner_markup(x, a);
		else if (event == XML_OPEN && depth == 4)
			xml_inner_words(x, a);
		else if (event != XML_CLOSE)
			continue;
		depth--;
	}
	must(depth == 0, "an element was not closed");
	xml_close(x);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct str bytes = { (const char *)data, size };
	struct str utf8 = text_to_utf8(bytes, STR_NONE, &a, NULL), xpath;
	struct err e = { 0 };

	if (size > 1 << 20)
		return 0;
	try_page(utf8, size & 1, &a);
	try_xml(utf8, &a);
	must(text_is_clean(lede_from_html(utf8, &a)), "a lede is not clean");
	must(text_is_clean(lede_paragraphs(utf8, &a)), "paragraphs are not clean");
	if (size < 200)
		select_css(bytes, &a, &xpath, &e);
	arena_release(&a);
	return 0;
}

#include "fuzz/replay.h"
