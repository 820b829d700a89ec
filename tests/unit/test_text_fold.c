/* layers: text base */
/* Search keys, ASCII, typed Vietnamese and dictionary order. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/clean.h"
#include "text/collate.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/normalize.h"
#include "text/telex.h"
#include <stdio.h>

struct pair {
	const char *in, *out;
};

typedef struct str text_function(struct str s, struct arena *a);

static void check(text_function *f, const struct pair *v, size_t n)
{
	struct arena a = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct str got = f(str_of(v[i].in), &a);

		if (!str_eq(got, str_of(v[i].out)))
			print_error("\"%s\": got \"%.*s\", want \"%s\"\n", v[i].in, STR_ARG(got), v[i].out);
		assert_true(str_eq(got, str_of(v[i].out)));
	}
	arena_release(&a);
}

#define CHECK(f, rows) check(f, rows, sizeof(rows) / sizeof(rows[0]))

static void test_fold(void **state)
{
	static const struct pair rows[] = {
		{ "", "" }, { "tin moi", "tin moi" }, { "Đường Hậu", "duong hau" },
		{ "THỦ TƯỚNG", "thu tuong" }, { "ĐẮK LẮK: Ắ Ấ Ố Ứ", "dak lak: a a o u" },
		{ "Tie\u0302\u0301ng", "tieng" }, { "Müller & Čapek", "muller & capek" },
		{ "Łódź, smørrebrød, straße", "lodz, smorrebrod, strasse" }, { "서울", "서울" },
		{ "ΆΘΉΝΑ", "αθηνα" }, { "5 triệu – “x”", "5 trieu – “x”" },
	};

	(void)state;
	CHECK(text_fold, rows);
}

static void test_ascii(void **state)
{
	static const struct pair rows[] = {
		{ "plain", "plain" }, { "đường Hậu", "duong Hau" }, { "ĐÀ NẴNG", "DA NANG" },
		{ "“a” ‘b’ «c» „d‟", "\"a\" 'b' \"c\" \"d\"" }, { "a – b — c − d", "a - b - c - d" },
		{ "rồi…", "roi..." }, { "• ● ▪ ·", "* * * *" }, { "┌─┬┐│║═╔", "+-++||-+" },
		{ "→ ← ↑ ↓ ▶ ◀", "> < ^ v > <" }, { "12 m²", "12 m2" }, { "½", "1/2" },
		{ "ﬁ ™ ©", "fi TM (c)" }, { "5\u00A0triệu ₫", "5 trieu d" }, { "ＡＢ", "AB" },
		{ "日本 tin \U0001F600", " tin " }, { "café naïve Åse", "cafe naive Ase" }, { "what?", "what?" },
		{ "100 € 36 °C", "100 EUR 36 oC" },
	};

	(void)state;
	CHECK(text_ascii, rows);
}

/* Nothing but ASCII comes out, whatever goes in, and never a '?'. */
static void test_ascii_always(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (uint32_t c = 0x80; c < 0x30000; c++) {
		char bytes[4];
		struct str s = text_ascii((struct str){ bytes, (size_t)text_encode(c, bytes) }, &a);

		for (size_t i = 0; i < s.n; i++)
			assert_true(s.p[i] >= ' ' && s.p[i] < 0x7F && (s.p[i] != '?' || c > 0xFE00 || c == 0x203D ||
				(c >= 0x2047 && c <= 0x2049) || c == 0x37E));
		arena_clear(&a);
	}
	arena_release(&a);
}

static void test_tokens(void **state)
{
	static const struct {
		const char *word, *folded, *exact;
		bool marked;
	} rows[] = {
		{ "duong", "duong", "duong", false }, { "đường", "duong", "đương1", true },
		{ "Dương", "duong", "dương", true }, { "ĐƯỜNG", "duong", "đương1", true },
		{ "thúy", "thuy", "thuy4", true }, { "thuý", "thuy", "thuy4", true },
		{ "hòa", "hoa", "hoa1", true }, { "hoà", "hoa", "hoa1", true },
		{ "khoẻ", "khoe", "khoe2", true }, { "khỏe", "khoe", "khoe2", true },
		{ "ngã", "nga", "nga3", true }, { "nặng", "nang", "năng5", true },
		{ "hoa\u0300", "hoa", "hoa1", true }, { "ê\u0323", "e", "ê5", true },
		{ "Covid19", "covid19", "covid19", false }, { "Müller", "muller", "muller", true },
		{ "Москва", "москва", "москва", false }, { "đ", "d", "đ", true },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str rest = str_of(rows[i].word);
		struct token t;

		assert_true(text_token(&rest, &a, &t));
		assert_true(str_eq(t.source, str_of(rows[i].word)));
		assert_true(str_eq(t.folded, str_of(rows[i].folded)));
		assert_true(str_eq(t.exact, str_of(rows[i].exact)));
		assert_int_equal(t.marked, rows[i].marked);
		assert_false(text_token(&rest, &a, &t));
	}
	arena_release(&a);
}

static void test_token_borders(void **state)
{
	static const char *const words[] = { "Hà", "Nội", "30", "11", "2025", "5", "000", "a1", "日", "本", "서울", "x" };
	struct str rest = STR("  “Hà Nội”, 30-11/2025: 5.000 (a1)… 日本서울 \u0301_x–");
	struct arena a = { 0 };
	struct token t;
	size_t n = 0;

	(void)state;
	while (text_token(&rest, &a, &t)) {
		assert_true(n < sizeof(words) / sizeof(words[0]));
		assert_true(str_eq(t.source, str_of(words[n++])));
	}
	assert_int_equal(n, sizeof(words) / sizeof(words[0]));
	arena_release(&a);
}

/* Composed or not, every letter gives the same keys. */
static void test_all_letters(void **state)
{
	struct arena a = { 0 };
	int n = 0;

	(void)state;
	for (uint32_t c = 0x80; c < 0x2000; c++) {
		const struct letter *l = letter_find(c);
		char bytes[4];
		struct str nfc = { bytes, (size_t)text_encode(c, bytes) }, nfd, rest;
		struct token x, y;

		if (!l)
			continue;
		n++;
		assert_int_equal(letter_compose(l->shape, l->tone, l->upper), c);
		assert_int_equal(text_base_letter(c), l->upper ? l->base - 32 : l->base);
		nfd = text_nfd(nfc, &a);
		rest = nfc;
		assert_true(text_token(&rest, &a, &x));
		rest = nfd;
		assert_true(text_token(&rest, &a, &y));
		assert_true(str_eq(x.folded, y.folded) && str_eq(x.exact, y.exact) && x.marked && y.marked);
		assert_true(str_eq(text_fold(nfc, &a), text_fold(nfd, &a)));
		assert_int_equal(text_fold(nfc, &a).n, 1);
	}
	assert_int_equal(n, 134);
	assert_int_equal(text_base_letter('x'), 'x');
	assert_int_equal(text_base_letter(0x4E00), 0x4E00);
	arena_release(&a);
}

static void test_telex(void **state)
{
	static const struct pair rows[] = {
		{ "ddaf nawngx", "đà nẵng" }, { "DDaf Nawngx", "Đà Nẵng" }, { "dduwowngf", "đường" },
		{ "dduongwf", "đường" }, { "thuyr", "thủy" }, { "tieesng vieejt", "tiếng việt" },
		{ "quoocs hooij", "quốc hội" }, { "hoaf", "hòa" }, { "hoangf", "hoàng" }, { "muwa", "mưa" },
		{ "muaw", "mưa" }, { "quaangr", "quẩng" }, { "huwu", "hưu" }, { "huuw", "hưu" },
		{ "nghieepj", "nghiệp" }, { "giuwx", "giữ" }, { "gif", "gì" }, { "dangd", "đang" },
		{ "khuyeens", "khuyến" }, { "ngoaif", "ngoài" }, { "quys", "quý" }, { "tw", "tư" },
		{ "banana", "banana" }, { "microsoft", "microsoft" }, { "window", "window" },
		{ "bass", "bass" }, { "đaf", "đaf" }, { "tin moi", "tin moi" }, { "hocf", "hocf" },
		{ "hocj, \"ddi\"!", "học, \"đi\"!" }, { "", "" }, { "covid19", "covid19" },
	};

	(void)state;
	CHECK(text_telex, rows);
}

static void test_vni(void **state)
{
	static const struct pair rows[] = {
		{ "d9a2 na8ng4", "đà nẵng" }, { "d9uo7ng2", "đường" }, { "tie61ng vie65t", "tiếng việt" },
		{ "quo61c ho65i", "quốc hội" }, { "thu3 tu7o7ng1", "thủ tướng" }, { "hoa2", "hòa" },
		{ "2025", "2025" }, { "covid19", "covid19" }, { "a4 5", "ã 5" }, { "h2o", "h2o" }, { "u23", "u23" },
	};

	(void)state;
	CHECK(text_vni, rows);
}

static void test_order(void **state)
{
	static const char *const words[] = {
		"", "1", "2", "a", "A", "à", "ả", "ã", "á", "ạ", "a b", "ai", "an", "ăn", "ân", "ba", "bà", "ba a",
		"bà b", "bá c", "ca", "da", "đa", "Đà Lạt", "Đà Nẵng", "đan", "Hà Giang", "Hà Nội", "Hải Phòng",
		"hòa", "hòn", "hôn", "hơn", "ma", "mà", "mả", "mã", "má", "mạ", "mai", "ta", "tăm", "tâm", "thu", "tư",
		"zz", "日",
	};
	enum { N = sizeof(words) / sizeof(words[0]) };
	struct arena a = { 0 };

	(void)state;
	for (int i = 1; i < N; i++) {
		struct str before = text_collation_key(str_of(words[i - 1]), &a);
		struct str after = text_collation_key(str_of(words[i]), &a);

		if (str_cmp(before, after) >= 0)
			print_error("\"%s\" is not before \"%s\"\n", words[i - 1], words[i]);
		assert_true(str_cmp(before, after) < 0);
	}
	assert_true(str_eq(text_collation_key(STR("hoa\u00A0mai"), &a), text_collation_key(STR("hoa mai"), &a)));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_ascii),
		cmocka_unit_test(test_ascii_always),
		cmocka_unit_test(test_tokens),
		cmocka_unit_test(test_token_borders),
		cmocka_unit_test(test_all_letters),
		cmocka_unit_test(test_telex),
		cmocka_unit_test(test_vni),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
