/* layers: text base */
/* Documents in every charset a page may come in, told and untold. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/charset.h"
#include "text/clean.h"
#include "text/normalize.h"
#include <iconv.h>
#include <stdio.h>

#define SAMPLE "Tiếng Việt: Đường về quê, ăn ở, ừ thì ngã nặng"

/* Test documents are made by the library that will read them; false when it
 * does not know the charset. */
static bool encode(const char *to, struct str s, char *room, size_t size, struct str *out)
{
	iconv_t c = iconv_open(to, "UTF-8");
	char *in = (char *)s.p, *end = room;
	size_t left = s.n, space = size;
	bool ok;

	if (c == (iconv_t)-1)
		return false;
	ok = iconv(c, &in, &left, &end, &space) != (size_t)-1 && iconv(c, NULL, NULL, &end, &space) != (size_t)-1;
	iconv_close(c);
	*out = (struct str){ room, (size_t)(end - room) };
	return ok;
}

static struct str decode(struct str bytes, const char *http, const char *want_used, struct arena *a)
{
	struct str used = STR_NONE, got = text_to_utf8(bytes, str_of(http), a, &used);

	if (!str_eq(used, str_of(want_used)))
		print_error("believed \"%.*s\", want \"%s\"\n", STR_ARG(used), want_used);
	assert_true(str_eq(used, str_of(want_used)));
	return got;
}

static void check(const char *bytes, size_t n, const char *http, const char *used, const char *want)
{
	struct arena a = { 0 };
	struct str got = decode((struct str){ bytes, n }, http, used, &a);

	if (!str_eq(got, str_of(want)))
		print_error("got \"%.*s\", want \"%s\"\n", STR_ARG(got), want);
	assert_true(str_eq(got, str_of(want)));
	arena_release(&a);
}

#define CHECK(bytes, http, used, want) check(bytes, sizeof(bytes) - 1, http, used, want)

static void test_utf8(void **state)
{
	static const char plain[] = "<p>Đường</p>";
	struct arena a = { 0 };

	(void)state;
	assert_ptr_equal(text_to_utf8(STR(plain), STR_NONE, &a, NULL).p, plain);
	arena_release(&a);
	CHECK("", NULL, "utf-8", "");
	CHECK("\xEF\xBB\xBF\xEF\xBB\xBFĐường", NULL, "utf-8", "Đường");
	CHECK("\xEF\xBB\xBF \xEF\xBB\xBFxa\0b", NULL, "utf-8", " xab");
	/* valid UTF-8 wins over every declaration */
	CHECK("<?xml encoding=\"utf-16\"?>Tin mới", "iso-8859-1", "utf-8", "<?xml encoding=\"utf-16\"?>Tin mới");
	CHECK("<meta charset=windows-1258>Tin mới", NULL, "utf-8", "<meta charset=windows-1258>Tin mới");
	CHECK("<?xml encoding=\"x-unknown-99\"?>Tin mới", NULL, "utf-8", "<?xml encoding=\"x-unknown-99\"?>Tin mới");
	/* accidents */
	CHECK("<?xml encoding='UTF-8'?>B\xE1o Th\xFF, Tin một", NULL, "utf-8", "<?xml encoding='UTF-8'?>B\uFFFDo Th\uFFFD, Tin một");
	CHECK("Tin một hai m\xE1\xBB", "windows-1258", "utf-8", "Tin một hai m\uFFFD");
	CHECK("m\xE1\xBB", "utf-8", "utf-8", "m\uFFFD");
	CHECK("Tin một \xED\xA0\x80", NULL, "utf-8", "Tin một \uFFFD\uFFFD\uFFFD");
}

static void test_western(void **state)
{
	(void)state;
	CHECK("It\x92s \x93so\x94 caf\xE9", NULL, "windows-1252", "It’s “so” café");
	CHECK("It\x92s", "utf-8", "windows-1252", "It’s");
	CHECK("caf\xE9", "ISO-8859-1", "windows-1252", "café");
	CHECK("caf\xE9 \x80", "\"us-ascii\"", "windows-1252", "café €");
	CHECK("a\x81" "b", "latin1", "windows-1252", "a\uFFFDb");
}

static void test_declared(void **state)
{
	(void)state;
	CHECK("<html><meta charset=\"koi8-r\">\xF4\xC5\xCB\xD3\xD4", NULL, "koi8-r", "<html><meta charset=\"koi8-r\">Текст");
	CHECK("<META http-equiv=Content-Type content='text/html; charset=KOI8-R'>\xF4", NULL, "koi8-r",
		"<META http-equiv=Content-Type content='text/html; charset=KOI8-R'>Т");
	CHECK("<?xml version='1.0' encoding='windows-1251'?>\xD2\xE5", NULL, "windows-1251", "<?xml version='1.0' encoding='windows-1251'?>Те");
	/* the server before the page; a refuted utf-8 before nothing */
	CHECK("<meta charset=koi8-r>\xD2\xE5", "windows-1251", "windows-1251", "<meta charset=koi8-r>Те");
	CHECK("<meta charset=koi8-r>\xF4", "utf-8", "koi8-r", "<meta charset=koi8-r>Т");
	/* a comment declares nothing; nor does an unknown name, or a dangerous one */
	CHECK("<!-- <meta charset=koi8-r> -->\xE9.", NULL, "windows-1252", "<!-- <meta charset=koi8-r> -->é.");
	CHECK("\xE9.", "no-such-charset", "windows-1252", "é.");
	CHECK("+ADw-script+AD4-", "utf-7", "utf-8", "+ADw-script+AD4-");
	CHECK("caf\xE9s", "koi8-r//TRANSLIT", "windows-1252", "cafés");
	CHECK("\x1B$B$\"\x1B(B", "iso-2022-jp", "iso-2022-jp", "あ");
}

/* One bad byte costs one sign, whatever the charset. */
static void test_bad_bytes(void **state)
{
	(void)state;
	CHECK("<meta charset=gb2312>\xD6\xD0\xFF\xCE\xC4", NULL, "gb18030", "<meta charset=gb2312>中\uFFFD文");
	CHECK("\x93\xFA\x96{\xFF", "shift_jis", "shift_jis", "日本\uFFFD");
	CHECK("\xC7\xD1\xB1\xDB\xFF!", "euc-kr", "euc-kr", "한글\uFFFD!");
	CHECK("\xC7\xD1\xB1", "ks_c_5601-1987", "euc-kr", "한\uFFFD");
	CHECK("a\xD2" "b\xD2", "windows-1258", "windows-1258", "ảb\u0309");
}

static void test_vietnamese_charsets(void **state)
{
	static const struct {
		const char *label, *iconv, *used;
	} rows[] = {
		{ "windows-1258", "CP1258", "windows-1258" }, { "CP1258", "CP1258", "windows-1258" },
		{ "TCVN-5712", "TCVN5712-1", "tcvn5712-1" }, { "tcvn3", "TCVN5712-1", "tcvn5712-1" },
		{ "VISCII", "VISCII", "viscii" }, { "x-viscii", "VISCII", "viscii" },
	};
	struct str sample = STR("<meta charset=x>" SAMPLE);
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char room[512];
		struct str bytes, got;

		if (!encode(rows[i].iconv, sample, room, sizeof(room), &bytes))
			continue;
		got = decode(bytes, rows[i].label, rows[i].used, &a);
		assert_true(str_eq(got, sample));
		assert_true(text_is_nfc(got));
	}
	arena_release(&a);
}

static void test_utf16(void **state)
{
	static const char *const names[] = { "UTF-16LE", "UTF-16BE" };
	struct str sample = STR("<?xml version=\"1.0\" encoding=\"utf-16\"?><p>" SAMPLE " \U0001F600</p>");
	struct arena a = { 0 };

	(void)state;
	for (int i = 0; i < 2; i++) {
		char room[1024], marked[1024];
		const char *used = i ? "utf-16be" : "utf-16le";
		struct str bytes;

		if (!encode(names[i], sample, room, sizeof(room), &bytes))
			continue;
		assert_true(str_eq(decode(bytes, NULL, used, &a), sample));
		memcpy(marked, i ? "\xFE\xFF" : "\xFF\xFE", 2);
		memcpy(marked + 2, bytes.p, bytes.n);
		assert_true(str_eq(decode((struct str){ marked, bytes.n + 2 }, "utf-8", used, &a), sample));
		/* cut in the middle of a unit */
		assert_true(str_ends(decode((struct str){ room, bytes.n - 1 }, NULL, used, &a), STR("\uFFFD")));
	}
	CHECK("\xFF\xFE" "a\0\x00\xD8" "b\0", NULL, "utf-16le", "a\uFFFDb");
	arena_release(&a);
}

/* Whatever comes in, valid UTF-8 without NUL goes out. */
static void test_always_valid(void **state)
{
	static const char *const labels[] = {
		NULL, "utf-8", "windows-1258", "viscii", "tcvn", "gb18030", "shift_jis", "euc-kr", "iso-8859-1",
		"koi8-r", "big5", "iso-2022-jp", "utf-16", "utf-32", "utf-7", "nothing",
	};
	struct arena a = { 0 };
	unsigned seed = 6;

	(void)state;
	for (int round = 0; round < 6000; round++) {
		char room[64];
		struct str bytes = { room, (size_t)round % sizeof(room) }, got, rest;

		for (size_t i = 0; i < bytes.n; i++) {
			seed = seed * 1103515245u + 12345u;
			room[i] = (char)(seed >> 16 & (round & 1 ? 0xFF : 0x7F));
		}
		got = text_to_utf8(bytes, str_of(labels[(size_t)round % (sizeof(labels) / sizeof(labels[0]))]), &a, NULL);
		assert_int_equal(str_find_byte(got, '\0', 0), got.n);
		assert_false(str_has(got, STR("\uFEFF")));
		for (rest = got; rest.n;) {
			struct str here = rest;

			assert_true(text_code_point(&rest) != 0xFFFD || str_starts(here, STR("\uFFFD")));
		}
		arena_clear(&a);
	}
	arena_release(&a);
}

static struct str in_pieces(struct str bytes, struct str http, size_t size, struct buf *out)
{
	struct text_stream s;

	buf_clear(out);
	text_stream_init(&s, http, 1 << 20);
	for (size_t at = 0; at < bytes.n; at += size)
		text_stream_add(&s, str_sub(bytes, at, at + size), false, out);
	text_stream_add(&s, STR_NONE, true, out);
	text_stream_release(&s);
	return buf_str(out);
}

/* Wherever a document is cut, it is read as it is in one piece. */
static void test_in_pieces(void **state)
{
	static const char *const middles[] = {
		"", "toà soạn", "caf\xE9 ch\xE0o", "\x81\x8D", "x\xEF\xBB\xBFy", "s\xE1\xBA", "\xF0\x9F\x98\x80",
		"caf\xE9 rồi toà soạn", "toà soạn rồi caf\xE9 \xFF", "\x1B$B",
	};
	static const char *const heads[] = { "", "<?xml encoding='utf-8'?>", "<?xml encoding='windows-1258'?>",
		"<?xml encoding='iso-2022-jp'?>", "\xEF\xBB\xBF", "\xFF\xFE", "<?xml encoding='bao'?>" };
	static const char *const servers[] = { "", "utf-8", "viscii" };
	static const size_t sizes[] = { 1, 3, 1000, 4096, 100000 };
	enum { SIZES = sizeof sizes / sizeof *sizes };
	struct buf b, out;
	int cases = 0;

	(void)state;
	buf_init(&b, 1 << 20);
	buf_init(&out, 1 << 20);
	for (size_t h = 0; h < sizeof heads / sizeof *heads; h++)
		for (size_t m = 0; m < sizeof middles / sizeof *middles; m++)
			for (size_t k = 0; k < 3 * SIZES * 3; k++) {
				struct str http = str_of(servers[k / SIZES % 3]), got, want;
				struct arena a = { 0 };

				buf_clear(&b);
				buf_add_z(&b, heads[h]);
				for (int i = 0; i < 900; i++)
					buf_add_z(&b, "mot hai\n");
				buf_add_z(&b, middles[m]);
				for (int i = 0; i < 700 && k >= 3 * SIZES; i++)
					buf_add_z(&b, "ba bon \n");
				buf_add_z(&b, k >= 6 * SIZES ? "cu\xE1\xBB" : "");
				want = text_to_utf8(buf_str(&b), http, &a, NULL);
				got = in_pieces(buf_str(&b), http, sizes[k % SIZES], &out);
				if (!str_eq(got, want))
					fail_msg("head %zu, middle %zu, %zu", h, m, k);
				arena_release(&a);
				cases++;
			}
	assert_true(cases > 3000);
	buf_release(&b);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_western),
		cmocka_unit_test(test_declared),
		cmocka_unit_test(test_bad_bytes),
		cmocka_unit_test(test_vietnamese_charsets),
		cmocka_unit_test(test_utf16),
		cmocka_unit_test(test_always_valid),
		cmocka_unit_test(test_in_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
