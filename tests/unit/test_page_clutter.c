/* layers: page markup wire model text base */
/* What is text and what is not, on pages without rules: each kind of clutter in
 * the structure that papers give it, and beside it what looks alike and is
 * text.  All words are invented. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/page.h"
#include "unit/dump.h"

/* Where a piece stands: above the element that holds most of the text, in it
 * between two paragraphs or at the end, or at the end of the article. */
enum place { ABOVE, BETWEEN, LAST, BELOW, PLACES };

#define PARAGRAPH(n) "<p>Paragraph " #n " tells of the ferry, the people who take it each morning, what they carry," \
	" and how the river has changed since the new bridge was begun upstream.</p>"

static const char more[] =
	"<div class=more><p>The tenth paragraph stands in an element of its own, as papers put a text's end that came in"
	" later: of the master, who has been on the river for thirty years, the mate, who came last spring, and the dog,"
	" who came with neither of them and will be here tomorrow.</p></div>";

/* At the end of the text nothing comes later. */
static struct str page_with(enum place place, const char *piece, struct arena *a)
{
	const char *at[PLACES] = { "", "", "", "" };

	at[place] = piece;
	return arena_printf(a,
		"<html><head><title>The ferry at dawn - The Sample</title></head><body><nav><a href=/>Home</a></nav>"
		"<article><h1>The ferry at dawn</h1>%s<div class=text>" PARAGRAPH(1) PARAGRAPH(2) PARAGRAPH(3)
		"%s" PARAGRAPH(4) PARAGRAPH(5) PARAGRAPH(6) PARAGRAPH(7) PARAGRAPH(8) PARAGRAPH(9) "%s</div>%s%s</article></body></html>",
		at[ABOVE], at[BETWEEN], at[LAST], place == LAST ? "" : more, at[BELOW]);
}

static struct str text_of(struct str html, struct article *x, struct arena *a)
{
	struct page_context c = { .url = STR("https://sample.example/news/the-ferry-at-dawn-10001.html") };
	struct err e = { 0 };
	struct buf out;
	struct str text;

	assert_true(page_article(html, &c, a, x, &e));
	buf_init(&out, DUMP_CEILING);
	doc_text(&x->body, &out);
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

static void clutter_goes_and_text_stays(void **state)
{
	static const struct { enum place place; const char *piece; bool stays; } cases[] = {
		/* who wrote it, however long */
		{ BELOW, "<div class=author-profile><p>WORDS has sailed all her life, and wrote three books about rivers,"
			" boats and the towns that live by them, and teaches others to do so.</p></div>", false },
		{ BELOW, "<div class=ArticleAuthorsSection><p>WORDS is our reporter for rivers and harbours.</p></div>", false },
		/* asked for, shown on hover, in a bar */
		{ BETWEEN, "<div class=plus-cta-wrap><p>WORDS: join our readers today.</p></div>", false },
		{ BETWEEN, "<p>The minister <span class=rollover-box>WORDS and other stories</span> said so.</p>", false },
		{ ABOVE, "<div class='sticky infobar'><p>WORDS and cookies on this page, as on all pages.</p></div>", false },
		/* for screen readers */
		{ BETWEEN, "<figure><img src=/a.jpg><figcaption><span class=off-screen>WORDS</span>The ferry.</figcaption></figure>", false },
		{ BETWEEN, "<figure><img src=/a.jpg><figcaption>WORDS on the ferry.</figcaption></figure>", true },
		/* to other stories */
		{ BETWEEN, "<p><b>Read more: </b><a href=/news/other-10002.html>WORDS of the bridge that is not built</a></p>", false },
		{ BETWEEN, "<a href=/news/other-10002.html>WORDS of the bridge that is not built</a>", false },
		{ BETWEEN, "<p>The builders say <a href=/news/other-10002.html>WORDS of the bridge that is not built</a> will do.</p>", true },
		{ BETWEEN, "<p><a href=https://elsewhere.example/report>WORDS of the bridge that is not built</a></p>", true },
		/* the head of the page, and the picture above the text */
		{ ABOVE, "<div><p>WORDS on river life</p></div>", false },
		{ ABOVE, "<figure><img src=/a.jpg><figcaption>WORDS waits for the first ferry of the day, which is late,"
			" as it was on every day of this year.</figcaption></figure>", false },
		{ BETWEEN, "<figure><img src=/a.jpg><figcaption>WORDS waits for the first ferry of the day, which is late,"
			" as it was on every day of this year.</figcaption></figure>", true },
		{ ABOVE, "<ul><li>WORDS on the ferry, in short.</li><li>Second point.</li></ul>", true },
		/* the foot */
		{ BELOW, "<p class=note>WORDS? Tell us.</p>", false },
		{ BELOW, "<h3>WORDS from here</h3>", false },
		{ BELOW, "<table><tr><th>Boat</th><th>Time</th></tr><tr><td>WORDS</td><td>6:10</td></tr></table>", true },
		{ LAST, "<h3>WORDS of the desk</h3>", false },
		{ BETWEEN, "<h3>WORDS of the ferrymen</h3>", true },
		{ LAST, "<p><em>WORDS to <a href=https://elsewhere.example/list>our letter</a>.</em></p>", false },
		{ LAST, "<p><em>WORDS, said the ferryman.</em></p>", true },
		/* day and hour */
		{ ABOVE, "<h2 class=kicker>Rivers</h2><div>WORDS 4 March 2026, 08:15</div>", false },
		{ BETWEEN, "<p>WORDS sank on 4 March 2026 at 08:15.</p>", true },
		/* advertisements, place holders, buttons, players */
		{ BETWEEN, "<section class='ad wide'><div>WORDS have not loaded yet.</div></section>", false },
		{ BETWEEN, "<div class=load><p>WORDS have not loaded yet.</p></div>", true },
		{ BETWEEN, "<div aria-hidden=true><p>WORDS and ornaments</p></div>", false },
		{ BETWEEN, "<p>Book it: <a class='btn big' href=https://shop.example/x>WORDS now</a></p>", false },
		{ BETWEEN, "<div class=video-box><span>2:34</span><span>WORDS in one minute</span></div>", false },
		{ BETWEEN, "<div class=video-box><p>WORDS filmed from the bridge.</p></div>", true },
		{ BETWEEN, "<div class=hide><p>WORDS for small screens.</p></div>", false },
		{ BETWEEN, "<blockquote class=pullquote>WORDS are all we have</blockquote>", false },
		{ BETWEEN, "<blockquote>WORDS are all we have</blockquote>", true },
		/* who took the picture */
		{ BETWEEN, "<figure><img src=/a.jpg><figcaption>The ferry. <span class=credit>WORDS Agency</span></figcaption></figure>", false },
		{ BETWEEN, "<figure><img src=/a.jpg><figcaption>The ferry. Photo: WORDS Agency</figcaption></figure>", true },
		/* folded away, but text */
		{ BETWEEN, "<div class='faq-accordion panel-hidden'><p>WORDS, asked at last, of the ferry and its master, the river and its bridge, the town that waits for them"
			" and the boats that come no more.</p></div>", true },
		{ BETWEEN, "<div class=panel-hidden><p>WORDS, asked at last, of the ferry and its master, the river and its bridge, the town that waits for them"
			" and the boats that come no more.</p></div>", false },
		/* a box of links in a piece of the text */
		{ BETWEEN, "<div class=piece><p>WORDS and the ferry, whose master would not speak to us, though he was asked twice"
			" and had the time.</p><div class=jobs><a href=https://jobs.example/1>A master for a ferry, by the hour, with a licence</a>"
			" <a href=https://jobs.example/2>A mate for a ferry, by the day, with a good arm</a>"
			" <a href=https://jobs.example/3>A cook for a ferry, by the night, with a light hand</a></div></div>", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		struct article x;
		struct str text = text_of(page_with(cases[i].place, cases[i].piece, &a), &x, &a);

		if (str_has(text, STR("WORDS")) != cases[i].stays)
			print_error("%s: %s\n", cases[i].stays ? "lost" : "kept", cases[i].piece);
		assert_int_equal(str_has(text, STR("WORDS")), cases[i].stays);
		assert_true(str_has(text, STR("Paragraph 1 tells")) && str_has(text, STR("Paragraph 9 tells")));
		arena_release(&a);
	}
}

/* The opening picture loses its words, and can still be opened. */
static void opening_picture_stays(void **state)
{
	struct arena a = { 0 };
	struct article x;
	int pictures = 0;

	(void)state;
	text_of(page_with(ABOVE, "<figure><img src=/dawn.jpg><figcaption>Dawn.</figcaption></figure>", &a), &x, &a);
	for (int i = 0; i < x.body.blocks.n; i++)
		if (x.body.blocks.v[i].kind == BLOCK_IMAGE) {
			pictures++;
			assert_int_equal(x.body.blocks.v[i].spans.n, 0);
		}
	assert_int_equal(pictures, 1);
	arena_release(&a);
}

/* A page of links to stories keeps them. */
static void a_list_of_stories_is_text(void **state)
{
	struct arena a = { 0 };
	struct article x;
	struct str links = STR(""), text;

	(void)state;
	for (int i = 0; i < 20; i++)
		links = arena_printf(&a, "%.*s<p><a href=/news/story-%d.html>STORY %d of the twenty that this week had</a></p>",
			STR_ARG(links), 10010 + i, i);
	text = text_of(page_with(BETWEEN, links.p, &a), &x, &a);
	assert_true(str_has(text, STR("STORY 0 of")) && str_has(text, STR("STORY 19 of")));
	arena_release(&a);
}

static struct str first_words(struct article *x, struct arena *a)
{
	assert_true(x->body.blocks.n > 0);
	return str_sub(block_text(&x->body.blocks.v[0], a), 0, 11);
}

/* The headline behind a kicker, or in other words than the title. */
static void headlines_in_other_words(void **state)
{
	static const char *const heads[] = {
		"<h2><span>River life</span> The ferry at dawn - and who takes it at last</h2>",
		"<div>Rivers</div><h2>The ferry at dawn: who takes it</h2>",
	};
	/* A subhead that speaks of the same things, under a text. */
	static const char under[] = "<p>A first short paragraph that is a text of its own, and no kicker.</p>"
		"<h2>Why the ferry at dawn</h2>";
	struct arena a = { 0 };
	struct article x;

	(void)state;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct str html = arena_printf(&a, "<html><head><title>The ferry at dawn</title></head><body><article>%s"
			PARAGRAPH(1) PARAGRAPH(2) PARAGRAPH(3) PARAGRAPH(4) PARAGRAPH(5) "</article></body></html>", heads[i]);

		text_of(html, &x, &a);
		assert_true(str_eq(first_words(&x, &a), STR("Paragraph 1")));
	}
	struct str html = arena_printf(&a, "<html><head><title>The ferry at dawn</title></head><body><article><div>%s"
		PARAGRAPH(1) PARAGRAPH(2) PARAGRAPH(3) PARAGRAPH(4) PARAGRAPH(5) "</div></article></body></html>", under);
	assert_true(str_has(text_of(html, &x, &a), STR("Why the ferry")));
	assert_true(str_eq(first_words(&x, &a), STR("A first sho")));
	/* One h1 is the headline in any words. */
	html = arena_printf(&a, "<html><head><title>Searched words</title></head><body><article><p>Rivers</p><h1>Quite another line</h1>"
		PARAGRAPH(1) PARAGRAPH(2) PARAGRAPH(3) PARAGRAPH(4) PARAGRAPH(5) "</article></body></html>");
	text_of(html, &x, &a);
	assert_true(str_eq(first_words(&x, &a), STR("Paragraph 1")));
	arena_release(&a);
}

/* The standfirst before a description that repeats the first paragraph. */
static void ledes_above_the_text(void **state)
{
	static const struct { const char *piece; bool lede; } cases[] = {
		{ "<p class=excerpt>STAND here, who takes the first ferry of the day.</p>", true },
		{ "<div class=standfirst><p>STAND here, who takes the first ferry of the day.</p></div>", true },
		{ "<h2 class=subtitle>STAND here, who takes the first ferry of the day.</h2>", true },
		{ "<div><img src=/a.jpg></div><div class=lead-text>STAND here, who waits for the ferry of the day.</div>", false },
		{ "<div class=lead-media><p>STAND here, who waits for the first ferry of the day.</p></div>", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		struct article x;
		struct str html = arena_printf(&a, "<html><head><meta name=description content='Paragraph 1 tells of the ferry, the people"
			" who take it each morning, what they carry, and how the river has changed since the new bridge was begun upstream.'>"
			"%.*s", STR_ARG(str_skip(page_with(ABOVE, cases[i].piece, &a), strlen("<html><head>"))));

		text_of(html, &x, &a);
		if (str_starts(x.lede, STR("STAND")) != cases[i].lede)
			print_error("%.*s: %s\n", STR_ARG(x.lede), cases[i].piece);
		assert_int_equal(str_starts(x.lede, STR("STAND")), cases[i].lede);
		assert_true(str_starts(x.lede, cases[i].lede ? STR("STAND") : STR("Paragraph 1")));
		arena_release(&a);
	}
}

static struct str stated(const char *title, const char *ld, const char *og, struct arena *a)
{
	return arena_printf(a, "<html><head><title>%s</title><meta property='og:title' content='%s'>"
		"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"%s\"}</script></head><body><article><div>"
		PARAGRAPH(1) PARAGRAPH(2) PARAGRAPH(3) PARAGRAPH(4) PARAGRAPH(5) "</div></article></body></html>", title, og, ld);
}

/* <title> is the search engines'. */
static void titles_that_differ(void **state)
{
	static const struct { const char *title, *ld, *og, *want; } cases[] = {
		{ "Ferry dawn timetable fares | The Sample", "Ferry dawn timetable fares", "Who takes the first boat", "Who takes the first boat" },
		{ "Who takes the first boat", "The ferry at dawn", "Who takes the first boat", "The ferry at dawn" },
		{ "On the river: the ferry at dawn", "On the river: the ferry at dawn", "The ferry at dawn", "On the river: the ferry at dawn" },
		{ "Something else", "The ferry at dawn", "Who takes the first boat", "The ferry at dawn" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		struct article x;

		text_of(stated(cases[i].title, cases[i].ld, cases[i].og, &a), &x, &a);
		assert_true(str_eq(x.title, str_of(cases[i].want)));
		arena_release(&a);
	}
}

/* A day without an hour, and one in a list, where there is no other. */
static void dates_of_last_resort(void **state)
{
	static const struct { const char *head, *piece, *want; } cases[] = {
		{ "", "<div class=post-date>4 March 2026</div>", "2026-03-04T00:00:00+00:00" },
		{ "", "<ul><li class=date>13 May 2026, 15:44</li></ul>", "2026-05-13T15:44:00+00:00" },
		{ "<meta property='article:published_time' content='2026-02-01T08:00:00Z'>",
			"<div class=post-date>4 March 2026</div><ul><li class=date>13 May 2026, 15:44</li></ul>",
			"2026-02-01T08:00:00+00:00" },
		{ "", "<ul><li class=date>13 May 2026, 15:44</li></ul><div class=date>4 March 2026, 08:15</div>",
			"2026-03-04T08:15:00+00:00" },
		{ "", "<div>No day at all</div>", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = { 0 };
		struct article x;
		struct str html = arena_printf(&a, "<html><head>%s%.*s", cases[i].head,
			STR_ARG(str_skip(page_with(ABOVE, cases[i].piece, &a), strlen("<html><head>"))));

		text_of(html, &x, &a);
		if (!str_eq(date_iso(x.published, &a), str_of(cases[i].want)))
			print_error("%.*s for %s\n", STR_ARG(date_iso(x.published, &a)), cases[i].piece);
		assert_true(str_eq(date_iso(x.published, &a), str_of(cases[i].want)));
		arena_release(&a);
	}
}

/* "Posted by NAME on Friday": the name is the link. */
static void author_in_a_sentence(void **state)
{
	struct arena a = { 0 };
	struct article x;

	(void)state;
	text_of(page_with(ABOVE, "<span class=story-byline>Posted by <a href=/u/jane>Jane Roe</a> on Friday, from the"
		" where-it-began dept.</span>", &a), &x, &a);
	assert_true(str_eq(x.author, STR("Jane Roe")));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clutter_goes_and_text_stays),
		cmocka_unit_test(opening_picture_stays),
		cmocka_unit_test(a_list_of_stories_is_text),
		cmocka_unit_test(headlines_in_other_words),
		cmocka_unit_test(ledes_above_the_text),
		cmocka_unit_test(titles_that_differ),
		cmocka_unit_test(dates_of_last_resort),
		cmocka_unit_test(author_in_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
