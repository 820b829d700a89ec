/*
 * breaks: the library's opportunities first, then a walk over the words that
 * takes some back:
 *  - a full stop or slash before a letter ends no line (TP.HCM, tấn/ha);
 *  - addresses and host names break after / ? & - only, and only when they
 *    are wider than the line; e-mail addresses never;
 *  - no line starts with a dash;
 *  - a number stays with its unit, and TP with its city.
 */
#include "text/breaks.h"
#include "text/utf8.h"
#include <unilbrk.h>

static const char *const units[] = {
	"%", "‰", "°", "°C", "°F", "độ", "km", "m", "dm", "cm", "mm", "km/h", "km/giờ",
	"km2", "km²", "m2", "m²", "m3", "m³", "ha", "hécta", "hecta", "mẫu", "sào",
	"kg", "g", "mg", "tấn", "tạ", "yến", "lít", "l", "ml",
	"nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "trăm", "chục",
	"đồng", "đ", "₫", "VND", "VNĐ", "USD", "EUR", "euro", "đôla", "usd", "vnđ",
	"giờ", "phút", "giây", "tuổi", "h", "ngày", "tháng", "năm", "người", "lần",
	"W", "kW", "MW", "GW", "kWh", "V", "Hz", "MHz", "GHz", "MB", "GB", "TB", "Mbps",
};

static bool is_letter(struct str s, size_t i)
{
	unsigned char c = i < s.n ? (unsigned char)s.p[i] : 0;

	/* U+2000..U+2FFF are signs; other bytes past ASCII begin letters */
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xE3 || c == 0xE1 ||
		(c >= 0xC3 && c < 0xE0);
}

static bool is_digit_at(struct str s, size_t i)
{
	return i < s.n && str_digit(s.p[i]);
}

static bool is_space(char c)
{
	return c == ' ';
}

/* En dash, em dash or horizontal bar at i? */
static bool is_dash(struct str s, size_t i)
{
	return i + 2 < s.n && s.p[i] == '\xE2' && s.p[i + 1] == '\x80' &&
		s.p[i + 2] >= '\x93' && s.p[i + 2] <= '\x95';
}

/* ---- one word ---- */

static bool is_address(struct str word)
{
	return str_has(word, STR("://")) || str_find_nocase(word, STR("www."), 0) < word.n;
}

/* name@host with something on both sides */
static bool is_mail(struct str word)
{
	size_t at = str_find_byte(word, '@', 1);

	return at + 1 < word.n && (is_letter(word, at - 1) || is_digit_at(word, at - 1)) &&
		(is_letter(word, at + 1) || is_digit_at(word, at + 1));
}

/* Letters, a dot, letters: a host name or an abbreviation such as TP.HCM. */
static bool has_inner_dot(struct str word)
{
	for (size_t i = 1; i + 1 < word.n; i++)
		if (word.p[i] == '.' && !is_space(word.p[i - 1]) && is_letter(word, i + 1))
			return true;
	return false;
}

static void allow_only_after(struct str word, char *breaks, const char *marks)
{
	/* from 1: before the word the break is not the word's affair */
	for (size_t i = 1; i < word.n; i++)
		breaks[i] = breaks[i] && strchr(marks, word.p[i - 1]) ? BREAK_WEAK : BREAK_NONE;
}

static void fix_word(struct str word, char *breaks)
{
	if (is_mail(word) && !is_address(word)) {
		allow_only_after(word, breaks, "");
	} else if (is_address(word)) {
		for (size_t i = 1; i < word.n; i++)
			if (strchr("/?&-", word.p[i - 1]) && (unsigned char)word.p[i] < 0x80)
				breaks[i] = BREAK_HERE;         /* made weak below */
		if (str_has(word, STR("://")))
			breaks[str_find(word, STR("://"), 0) + 2] = BREAK_NONE;
		allow_only_after(word, breaks, "/?&-");
	} else if (has_inner_dot(word)) {
		for (size_t i = 1; i < word.n; i++)
			if (breaks[i] && strchr("./-", word.p[i - 1]))
				breaks[i] = word.p[i - 1] == '.' ? BREAK_NONE : BREAK_WEAK;
	} else {
		for (size_t i = 1; i < word.n; i++)
			if (breaks[i] && word.p[i - 1] == '/')
				breaks[i] = BREAK_WEAK;
	}
}

/* ---- neighbours ---- */

static struct str without_tail(struct str word)
{
	while (word.n > 1 && strchr(",.;:!?)", word.p[word.n - 1]))
		word.n--;
	return word;
}

static bool is_number(struct str word)
{
	while (word.n && strchr("(+-~<>=", word.p[0]))
		word = str_skip(word, 1);
	return is_digit_at(word, 0) && is_digit_at(word, word.n - 1);
}

static bool is_unit(struct str word)
{
	word = without_tail(word);
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (str_eq(word, str_of(units[i])))
			return true;
	return false;
}

/* TP, Tp. and so on before a name. */
static bool is_city(struct str word)
{
	if (word.n == 3 && word.p[2] == '.')
		word.n--;
	return str_eq_nocase(word, STR("TP")) && word.p[0] == 'T';
}

/* The break between two words: none, weak or the usual one. */
static char between(struct str before, struct str word, char usual)
{
	if (is_dash(word, 0) || str_eq(word, STR("-")))
		return BREAK_NONE;
	if ((is_number(before) && is_unit(word)) || (is_city(before) && !str_digit(word.p[0])))
		return BREAK_WEAK;
	return usual;
}

/* A page written with nothing but no-break spaces must still be readable. */
static void weaken_nobreak(struct str s, char *breaks)
{
	for (size_t i = 2; i < s.n; i++)
		if (s.p[i - 1] == '\xA0' && s.p[i - 2] == '\xC2' && !breaks[i])
			breaks[i] = BREAK_WEAK;
}

void text_breaks(struct str paragraph, char *breaks)
{
	struct str before = STR_NONE;
	size_t i = 0;

	if (!paragraph.n)
		return;
	u8_possible_linebreaks((const uint8_t *)paragraph.p, paragraph.n, "UTF-8", breaks);
	for (size_t k = 0; k < paragraph.n; k++)
		breaks[k] = breaks[k] == UC_BREAK_POSSIBLE ? BREAK_HERE : BREAK_NONE;
	while (i < paragraph.n) {
		size_t from = i;
		struct str word;

		while (i < paragraph.n && !is_space(paragraph.p[i]))
			i++;
		word = str_sub(paragraph, from, i);
		fix_word(word, breaks + from);
		for (size_t k = 0; k < word.n; k++)
			if (is_dash(word, k))
				breaks[from + k] = BREAK_NONE;
		if (before.n && word.n)
			breaks[from] = between(before, word, breaks[from]);
		before = word;
		while (i < paragraph.n && is_space(paragraph.p[i]))
			i++;
	}
	weaken_nobreak(paragraph, breaks);
}
