/*
 * byline: labels are compared folded ("TIN, ẢNH" is "tin, anh").
 */
#include "page/byline.h"

#include "text/clean.h"
#include "text/fold.h"

enum {
	LINE_MAX_BYTES = 300,
	LABEL_MAX_BYTES = 60,
	NAME_MAX_BYTES = 60,
	NAME_MAX_WORDS = 6,
	NAMES_MAX = 8,
	AGENCY_MAX_BYTES = 30,
	PERSON_MAX_BYTES = 40
};

/* labels */

/* Every word of a label is one of these; the second list alone signs a
 * picture, not a text. */
static const char label_words[] =
	" tin bai anh va video clip do hoa thiet ke tac gia thuc hien nguon nhom phong vien pv"
	" by theo tong hop ghi viet noi dung bien soan dich cung chum tu lieu author authors text photo photos words and"
	" written loi bai: minh dung phim ky su nhiep ";
static const char picture_words[] = " anh video clip do hoa thiet ke va photo photos minh dung phim nhiep ";

static bool all_in(struct str folded, const char *list)
{
	struct str rest = folded, word;
	bool some = false;

	while (str_word(&rest, &word)) {
		char padded[32];

		while (word.n && strchr(",;&/+.", word.p[word.n - 1]))
			word.n--;
		if (word.n == 0)
			continue;
		if (word.n > sizeof padded - 3)
			return false;
		padded[0] = ' ';
		memcpy(padded + 1, word.p, word.n);
		memcpy(padded + 1 + word.n, " ", 2);
		if (!strstr(list, padded))
			return false;
		some = true;
	}
	return some;
}

/* Before a name, in the languages of those we met. */
static bool prefix_cut(struct str *line)
{
	static const char *const prefixes[] = { "theo ", "by ", "written by ", "von ", "par ", "por ",
		"door ", "av ", "af " };

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (str_starts_nocase(*line, str_of(prefixes[i]))) {
			*line = str_trim(str_skip(*line, strlen(prefixes[i])));
			return true;
		}
	return false;
}

/* Takes "Tin, ảnh:" off; says whether it signs a picture only. */
static bool label_cut(struct str *line, bool *picture, struct arena *a)
{
	size_t colon = str_find_byte(*line, ':', 0);
	struct str label;

	*picture = false;
	if (colon < line->n && colon <= LABEL_MAX_BYTES) {
		label = text_fold(str_sub(*line, 0, colon), a);
		if (!all_in(label, label_words))
			return false;
		*picture = all_in(label, picture_words);
		*line = str_trim(str_skip(*line, colon + 1));
		return true;
	}
	return prefix_cut(line);
}


/* names */

/* "(tổng hợp)", "(t/h)", "(Theo Reuters)" say how, not who. */
static struct str without_note(struct str name, struct arena *a)
{
	static const char notes[] =
		" tong hop t/h th dich luoc bien ghi soan thuc hien video anh bai va ";
	size_t open = 0, at;
	struct str inside;

	if (name.n < 3 || name.p[name.n - 1] != ')')
		return name;
	for (at = 0; (at = str_find_byte(name, '(', at)) < name.n; at++)
		open = at;
	if (name.p[open] != '(')
		return name;
	inside = text_fold(str_sub(name, open + 1, name.n - 1), a);
	if (all_in(inside, notes) || str_starts(inside, STR("theo "))
		|| str_has(inside, STR("tong hop")))
		return str_trim(str_sub(name, 0, open));
	return name;
}

static int words_of(struct str s)
{
	struct str word;
	int n = 0;

	while (str_word(&s, &word))
		n++;
	return n;
}

static bool is_name(struct str s)
{
	int digits = 0;

	for (size_t i = 0; i < s.n; i++)
		digits += str_digit(s.p[i]);
	return s.n >= 2 && s.n <= NAME_MAX_BYTES && !str_digit(s.p[0])
		&& words_of(s) <= NAME_MAX_WORDS && digits <= 2 && str_find(s, STR("://"), 0) == s.n
		&& str_find_byte(s, '@', 0) == s.n && str_find(s, STR("..."), 0) == s.n
		&& str_find(s, STR("…"), 0) == s.n;
}

/* Ends of names: returns the length of a separator at `at`, or 0. */
static size_t separator(struct str s, size_t at)
{
	static const char *const marks[] = { " - ", " – ", " — ", " và ", " VÀ ", " and ", " & ",
		" | ", ",", ";", "/", "|", " · ", " • " };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(str_skip(s, at), str_of(marks[i])))
			return strlen(marks[i]);
	return 0;
}

static bool next_part(struct str *rest, struct str *part)
{
	size_t at = 0, length = 0;

	if (!rest->p)
		return false;
	while (at < rest->n && (length = separator(*rest, at)) == 0)
		at++;
	*part = str_trim(str_sub(*rest, 0, at));
	*rest = at < rest->n ? str_skip(*rest, at + length) : STR_NONE;
	return true;
}

/* "và 1 tác giả khác", "2 tác giả khác": a count, nobody's name. */
static bool is_others(struct str part, struct arena *a)
{
	return str_has(text_fold(part, a), STR("tac gia khac"));
}

static bool listed(struct str names, struct str name, struct arena *a)
{
	struct str folded = text_fold(name, a), part;

	while (str_cut(&names, ',', &part))
		if (str_eq(text_fold(str_trim(part), a), folded))
			return true;
	return false;
}

struct str byline_names(struct str line, struct arena *a)
{
	struct str names = STR_NONE, part;
	bool picture;
	int n = 0;

	line = str_trim(line);
	if (line.n > LINE_MAX_BYTES)
		return STR_NONE;
	if (label_cut(&line, &picture, a) && picture)
		return STR_NONE;
	line = without_note(line, a);
	while (n < NAMES_MAX && next_part(&line, &part)) {
		label_cut(&part, &picture, a);
		part = without_note(part, a);
		while (part.n && strchr(".*-", part.p[part.n - 1]) && words_of(part) > 1)
			part.n--;
		if (picture || part.n == 0 || is_others(part, a) || !is_name(part)
			|| listed(names, part, a))
			continue;
		names = n++ ? arena_printf(a, "%.*s, %.*s", STR_ARG(names), STR_ARG(part)) : part;
	}
	return names;
}

/* A word that starts with a small ASCII letter is no name ("của" starts with
 * one too); particles of foreign names are the exception we lose. */
static bool capitalised(struct str name)
{
	struct str word;

	while (str_word(&name, &word))
		if (word.p[0] >= 'a' && word.p[0] <= 'z')
			return false;
	return true;
}

bool byline_is_names(struct str line, struct arena *a)
{
	struct str part;
	bool picture;
	int n = 0;

	line = str_trim(line);
	if (line.n < 2 || line.n > 120 || strchr("?!:;\"", line.p[line.n - 1]))
		return false;
	if (label_cut(&line, &picture, a) && picture)
		return false;
	line = without_note(line, a);
	while (next_part(&line, &part)) {
		part = without_note(part, a);
		if (++n > 3 || !is_name(part) || !capitalised(part))
			return false;
	}
	return n > 0;
}

/* "Tin, ảnh: X" signs whatever follows; "Theo X" only before a name, for
 * sentences begin so too: "Theo chủ đầu tư, công trình sẽ xong…". */
bool byline_is_labelled(struct str line, struct arena *a)
{
	bool picture, colon = str_find_byte(line, ':', 0) <= LABEL_MAX_BYTES
		&& str_find_byte(line, ':', 0) < line.n;

	if (line.n > LINE_MAX_BYTES || !label_cut(&line, &picture, a) || picture)
		return false;
	return colon || byline_is_names(line, a);
}

/* The capitals of Vietnamese: in Unicode's blocks they are the even ones, but
 * for Latin-1 and Ư. */
static bool is_capital(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	if (c < 0x100)
		return c >= 0xC0 && c <= 0xDE;
	return c == 0x1AF || (c % 2 == 0 && c != 0x1B0);
}

bool byline_is_person(struct str line, struct arena *a)
{
	struct str word, rest = str_trim(line);
	int n = 0;

	if (rest.n > PERSON_MAX_BYTES || !byline_is_names(rest, a))
		return false;
	while (str_word(&rest, &word)) {
		n++;
		if (!is_capital(text_code_point(&word)))
			return false;
	}
	return n >= 2 && n <= 4;
}

/* agency */

/* Length of white space and a dash with white space, or 0. */
static size_t dash(struct str s)
{
	size_t at = 0;

	while (at < s.n && (str_space(s.p[at]) || str_starts(str_skip(s, at), STR("\xC2\xA0"))))
		at += str_space(s.p[at]) ? 1 : 2;
	if (at < s.n && s.p[at] == '-')
		return at + 1;
	if (str_starts(str_skip(s, at), STR("–")) || str_starts(str_skip(s, at), STR("—")))
		return at + strlen("–");
	return 0;
}

static bool capitals(struct str s)
{
	int n = 0;

	while (s.n) {
		uint32_t c = text_code_point(&s);

		if (!(c >= 'A' && c <= 'Z') && c != 0x110)
			return false;
		n++;
	}
	return n >= 2 && n <= 6;
}

static bool is_agency(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (str_digit(name.p[i]))
			return false;
	return name.n >= 2 && name.n <= AGENCY_MAX_BYTES;
}

struct str byline_agency(struct str text, const struct str *bare, int n_bare)
{
	size_t end;
	struct str name;

	text = str_trim(text);
	if (str_starts(text, STR("("))) {
		end = str_find_byte(text, ')', 0);
		name = str_trim(str_sub(text, 1, end));
		if (end == text.n || words_of(name) > 3 || !is_agency(name))
			return STR_NONE;
		return dash(str_skip(text, end + 1)) ? name : STR_NONE;
	}
	for (int i = 0; i < n_bare; i++)
		if (str_starts(text, bare[i]) && dash(str_skip(text, bare[i].n)))
			return bare[i];
	end = str_find_byte(text, ' ', 0);
	name = str_sub(text, 0, end);
	return end < text.n && capitals(name) && dash(str_skip(text, end)) ? name : STR_NONE;
}
