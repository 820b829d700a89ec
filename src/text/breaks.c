/*
 * breaks: the opportunities of UAX #14 first, then a walk over the words that
 * takes some back:
 *  - a full stop or slash inside a word ends no line (TP.HCM, tấn/ha, Q.1);
 *  - addresses and host names break after / ? & - only, and only when they
 *    are wider than the line; e-mail addresses never;
 *  - no line starts with a dash;
 *  - a number stays with its unit, and TP with its city.
 */
#include "text/breaks.h"
#include "text/opportunity.h"

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
			if (breaks[i] && strchr("/.,:;", word.p[i - 1]))
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

/* ---- the walk ---- */

/* A page written with nothing but no-break spaces must still be readable. */
static void weaken_nobreak(struct str s, char *breaks)
{
	size_t i = 0;

	while ((i = str_find_byte(s, '\xC2', i)) + 2 < s.n) {
		i += 2;
		if (s.p[i - 1] == '\xA0' && !breaks[i])
			breaks[i] = BREAK_WEAK;
	}
}

/* What the bytes of a word say about the trouble it may give. */
enum trait {
	TRAIT_INNER = 1,        /* . / : @ - and signs past ASCII: fix_word must look */
	TRAIT_DIGIT = 2,
	TRAIT_STOP = 4          /* . , ; harmless where it ends a word */
};

static const unsigned char traits[256] = {
	['/'] = TRAIT_INNER, [':'] = TRAIT_INNER, ['@'] = TRAIT_INNER, ['-'] = TRAIT_INNER,
	[0xE2] = TRAIT_INNER,
	['.'] = TRAIT_STOP, [','] = TRAIT_STOP, [';'] = TRAIT_STOP,
	['0'] = TRAIT_DIGIT, ['1'] = TRAIT_DIGIT, ['2'] = TRAIT_DIGIT, ['3'] = TRAIT_DIGIT,
	['4'] = TRAIT_DIGIT, ['5'] = TRAIT_DIGIT, ['6'] = TRAIT_DIGIT, ['7'] = TRAIT_DIGIT,
	['8'] = TRAIT_DIGIT, ['9'] = TRAIT_DIGIT,
};

struct word {
	struct str s;
	unsigned traits;
};

/* The word at `from`, which may be of no bytes. */
static struct word word_at(struct str paragraph, size_t from)
{
	struct word word = { 0 };
	size_t i = from;

	for (; i < paragraph.n && !is_space(paragraph.p[i]); i++) {
		if (word.traits & TRAIT_STOP)
			word.traits |= TRAIT_INNER;
		word.traits |= traits[(unsigned char)paragraph.p[i]];
	}
	word.s = str_sub(paragraph, from, i);
	return word;
}

static void no_dash_first(struct str word, char *breaks)
{
	for (size_t k = 0; k < word.n; k++)
		if (is_dash(word, k))
			breaks[k] = BREAK_NONE;
}

void text_breaks(struct str paragraph, char *breaks)
{
	struct word before = { 0 };
	size_t i = 0;

	if (!paragraph.n)
		return;
	text_opportunities(paragraph, breaks);
	while (i < paragraph.n) {
		struct word word = word_at(paragraph, i);

		if (word.traits & TRAIT_INNER) {
			fix_word(word.s, breaks + i);
			no_dash_first(word.s, breaks + i);
		}
		/* only these rules look at two words */
		if (before.s.n && word.s.n && ((word.traits & TRAIT_INNER) ||
		    (before.traits & TRAIT_DIGIT) || before.s.p[0] == 'T'))
			breaks[i] = between(before.s, word.s, breaks[i]);
		before = word;
		for (i += word.s.n; i < paragraph.n && is_space(paragraph.p[i]);)
			i++;
	}
	weaken_nobreak(paragraph, breaks);
}
