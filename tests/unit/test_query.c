/* layers: model text base */
/* The query language: what is typed becomes terms, any typing is a query, and
 * terms against one article. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "model/query.h"
#include "model/date.h"
#include "text/telex.h"

enum { ZONE = 420 };

static const int64_t now_s = 1767258000;        /* 2026-01-01 16:00 +07:00 */

static struct terms read_terms(const char *typed, struct arena *a)
{
	struct terms t;

	query_read(str_of(typed), now_s, ZONE, a, &t);
	return t;
}

/* "+title:chợ*" and so on, one a term. */
static struct str dump(const struct terms *t, struct arena *a)
{
	static const char *const kinds[] = { "", "portal:", "category:", "before:", "after:", "is:" };
	static const char *const fields[] = { "", "title:", "lede:", "body:", "author:", "tag:" };
	struct str out = STR("");

	for (int i = 0; i < t->list.n; i++) {
		const struct term *x = &t->list.v[i];
		out = arena_printf(a, "%.*s%s%s%s%s[%.*s]%s", STR_ARG(out), i ? " " : "", x->minus ? "-" : "",
			kinds[x->kind], fields[x->field], STR_ARG(x->text), x->prefix ? "*" : "");
	}
	return out;
}

static void typing_becomes_terms(void **state)
{
	static const struct { const char *typed, *terms; } cases[] = {
		{ "", "" }, { "  ", "" }, { "!!!", "" }, { "-", "" }, { "\"", "" }, { "*", "" },
		{ "mưa lũ", "[mưa] [lũ]" }, { "\"mưa lũ\" -bão", "[mưa lũ] -[bão]" },
		{ "\"mưa lũ", "[mưa lũ]" }, { "ngh*", "[ngh]*" }, { "\"a b\"*", "[a b]" },
		{ "-\"a b\"", "-[a b]" }, { "cho -", "[cho]" }, { "tp.hcm", "[tp.hcm]" },
		{ "title:lũ", "title:[lũ]" }, { "tiêu-đề:lũ", "title:[lũ]" }, { "tieu-de:lũ*", "title:[lũ]*" },
		{ "TITLE:\"mưa lũ\"", "title:[mưa lũ]" }, { "-lede:x", "-lede:[x]" }, { "nội-dung:x", "body:[x]" },
		{ "tác-giả:\"Minh Anh\"", "author:[Minh Anh]" }, { "thẻ:cầu", "tag:[cầu]" },
		{ "báo:tuoitre mục:thoi-su", "portal:[tuoitre] category:[thoi-su]" },
		/* other marks make another word */
		{ "bão:số", "[bão:số]" }, { "Bão: số 3", "[Bão:] [số] [3]" }, { "http://x.vn", "[http://x.vn]" },
		{ "title:", "[title:]" }, { "title: x", "[title:] [x]" }, { "title:\"\"", "[title:]" },
		{ "unread", "is:[unread]" }, { "-unread", "-is:[unread]" }, { "chưa-đọc", "is:[chưa-đọc]" },
		{ "\"unread\"", "[unread]" }, { "sao", "[sao]" }, { "có-sao", "is:[có-sao]" },
		{ "unread*", "[unread]*" }, { "đọc-sau", "is:[đọc-sau]" }, { "hidden later", "is:[hidden] is:[later]" },
		{ "trước:\"hôm qua\"", "before:[hôm qua]" }, { "sau:hôm qua mưa", "after:[hômqua] [mưa]" },
		{ "after:7d", "after:[7d]" }, { "after:never", "[after:never]" }, { "từ:1/1", "after:[1/1]" },
		/* decomposed typing is the same */
		{ "ti\xc3\xaau-\xc4\x91\x65\xcc\x82\xcc\x80:x", "title:[x]" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct terms t = read_terms(cases[i].typed, &a);
		struct str got = dump(&t, &a);
		if (!str_eq(got, str_of(cases[i].terms)))
			fail_msg("%s: %.*s, not %s", cases[i].typed, STR_ARG(got), cases[i].terms);
	}
	arena_release(&a);
}

static void days_have_many_spellings(void **state)
{
	static const struct { const char *typed, *iso; } cases[] = {
		{ "2025-06-30", "2025-06-30T00:00:00+07:00" }, { "30/06/2025", "2025-06-30T00:00:00+07:00" },
		{ "30/6/2025", "2025-06-30T00:00:00+07:00" }, { "30-6-2025", "2025-06-30T00:00:00+07:00" },
		{ "30.6.2025", "2025-06-30T00:00:00+07:00" }, { "2025", "2025-01-01T00:00:00+07:00" },
		{ "2025-06", "2025-06-01T00:00:00+07:00" }, { "06/2025", "2025-06-01T00:00:00+07:00" },
		{ "30/6", "2025-06-30T00:00:00+07:00" }, { "1/1", "2026-01-01T00:00:00+07:00" },
		{ "29/2", "2024-02-29T00:00:00+07:00" }, { "2025-1-2", "2025-01-02T00:00:00+07:00" },
		{ "hôm qua", "2025-12-31T00:00:00+07:00" }, { "hom-qua", "2025-12-31T00:00:00+07:00" },
		{ "hôm nay", "2026-01-01T00:00:00+07:00" }, { "today", "2026-01-01T00:00:00+07:00" },
		{ "hôm kia", "2025-12-30T00:00:00+07:00" }, { "7d", "2025-12-25T00:00:00+07:00" },
		{ "7 ngày", "2025-12-25T00:00:00+07:00" }, { "2w", "2025-12-18T00:00:00+07:00" },
		{ "3h", "2026-01-01T13:00:00+07:00" }, { "1y", "2025-01-01T00:00:00+07:00" },
		{ "30/02/2025", "" }, { "31/4", "" }, { "0/0/0", "" }, { "2025-13-01", "" }, { "1-2-3-4", "" },
		{ "x", "" }, { "", "" }, { "99999d", "" }, { "d", "" }, { "1//2", "" }, { "2500-01-01", "" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct date d = { .has_time = true, .offset_min = ZONE };
		struct str iso;

		d.known = query_date(str_of(cases[i].typed), now_s, ZONE, &d.utc_s);
		iso = date_iso(d, &a);
		if (!str_eq(iso, str_of(cases[i].iso)))
			fail_msg("%s: %.*s, not %s", cases[i].typed, STR_ARG(iso), cases[i].iso);
	}
	arena_release(&a);
}

#define TEXT(literal) { (literal), sizeof(literal) - 1 }
static const struct query_subject subject = {
	.title = TEXT("Đà Nẵng mở chợ đêm"), .lede = TEXT("Thúy và thuỷ điện, Hoà Bình"),
	.body = TEXT("Thủ tướng đã họp."), .author = TEXT("Minh Anh"),
	.tags = TEXT("chợ đêm\ndu lịch"), .host = TEXT("tuoitre.vn"),
	.portal_name = TEXT("Tuổi Trẻ"), .category = TEXT("thoi-su"),
	.category_name = TEXT("Thời sự"), .when_s = 1767200000, .marks = QUERY_UNREAD | QUERY_STARRED,
};

static void one_article_is_tested_purely(void **state)
{
	static const struct { const char *typed; bool yes; } cases[] = {
		{ "da nang", true }, { "đà nẵng", true }, { "đa nang", false }, { "đá", false }, { "đã", true },
		{ "\"chợ đêm\"", true }, { "\"đêm chợ\"", false }, { "thuy", true }, { "thuý", true },
		{ "hòa", true }, { "hóa", false }, { "THỦ TƯỚNG", true }, { "tướ*", true }, { "tưở*", true },
		{ "tướ", false }, { "title:chợ", true }, { "title:thúy", false }, { "lede:thúy", true },
		{ "body:họp", true }, { "author:minh", true }, { "minh", false }, { "author:\"anh minh\"", false },
		{ "tag:\"du lịch\"", true }, { "tag:bão", false }, { "-bão", true }, { "-chợ", false },
		{ "portal:tuoitre", true }, { "báo:\"tuổi trẻ\"", true }, { "báo:tuoitre.vn", true },
		{ "báo:tuoitr", false }, { "báo:thanhnien báo:tuoitre", true }, { "-báo:tuoitre", false },
		{ "báo:thanhnien", false }, { "mục:thoi-su", true }, { "mục:\"thời sự\"", true },
		{ "mục:kinh-te", false }, { "unread", true }, { "later", false }, { "-later starred", true },
		{ "after:2025", true }, { "before:2025", false }, { "before:hôm-nay", true }, { "", false },
		{ "!!!", false },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct terms t = read_terms(cases[i].typed, &a);
		if (query_matches(&t, &subject, &a) != cases[i].yes)
			fail_msg("%s: %s", cases[i].typed, cases[i].yes ? "no" : "yes");
	}
	arena_release(&a);
}

static void a_second_reading_of_the_keys(void **state)
{
	struct arena a = { 0 };
	struct terms t = read_terms("ddaf nawngx title:chowj after:2025", &a), other;

	(void)state;
	assert_true(query_retype(&t, text_telex, &a, &other));
	assert_true(str_eq(query_text(&other, &a), STR("đà nẵng title:chợ after:\"2025\"")));
	t = read_terms("d9a2 na84ng", &a);
	assert_false(query_retype(&t, text_telex, &a, &other));
	assert_true(query_retype(&t, text_vni, &a, &other));
	assert_true(str_eq(query_text(&other, &a), STR("đà nẵng")));
	t = read_terms("microsoft", &a);
	assert_false(query_retype(&t, text_telex, &a, &other));
	arena_release(&a);
}

static void an_excerpt_stands_around_the_matches(void **state)
{
	static const char text[] = "Một hai ba bốn năm sáu bảy tám chín mười mười một.\n"
		"Nước lũ về muộn, bà con Hoà An đón lũ, cá linh theo lũ vào đồng; hết câu dài này.";
	static const struct { const char *typed; int columns; const char *wanted; } cases[] = {
		{ "lũ", 40, "…muộn, bà con Hoà An đón [lũ], cá linh th…" },
		{ "lũ", 60, "…mười mười một. Nước [lũ] về muộn, bà con Hoà An đón [lũ], cá l…" },
		{ "hòa an", 30, "…Nước lũ về muộn, bà con [Hoà]…" },
		{ "\"hoa an\"", 34, "…Nước lũ về muộn, bà con [Hoà An] đ…" },
		{ "một", 30, "[Một] hai ba bốn năm sáu bảy tá…" },
		{ "dài -x title:câu", 200, "…lũ vào đồng; hết câu [dài] này." },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct terms t = read_terms(cases[i].typed, &a);
		struct excerpt x;
		struct str got;

		assert_true(query_excerpt(&t, FIELD_BODY, str_of(text), cases[i].columns, &a, &x));
		got = excerpt_marked(&x, STR("["), STR("]"), &a);
		if (!str_eq(got, str_of(cases[i].wanted)))
			fail_msg("%s: %.*s", cases[i].typed, STR_ARG(got));
	}
	arena_release(&a);
}

static void no_match_no_excerpt(void **state)
{
	struct arena a = { 0 };
	struct terms t = read_terms("title:lũ -an", &a);
	struct excerpt x;

	(void)state;
	assert_false(query_excerpt(&t, FIELD_BODY, STR("lũ an"), 40, &a, &x));
	assert_false(query_excerpt(&t, FIELD_BODY, STR(""), 40, &a, &x));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_becomes_terms), cmocka_unit_test(days_have_many_spellings),
		cmocka_unit_test(one_article_is_tested_purely), cmocka_unit_test(a_second_reading_of_the_keys),
		cmocka_unit_test(an_excerpt_stands_around_the_matches), cmocka_unit_test(no_match_no_excerpt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
