/* fold: text to search keys and to ASCII. */
#include "text/fold.h"
#include "text/classes.h"
#include "text/clean.h"
#include "text/letters.h"
#include "text/normalize.h"
#include "base/buf.h"
#include <stdlib.h>
#include <unictype.h>
#include <uninorm.h>

static bool all_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* Bytes on their way into an arena; most words never leave the room. */
struct sink {
	char room[256];
	size_t n;
	struct buf spilled;
};

static void sink_init(struct sink *k, struct str source)
{
	k->n = 0;
	/* no ASCII form is more than eight times its code point */
	buf_init(&k->spilled, source.n * 8 + 64);
}

static void sink_add(struct sink *k, const char *p, size_t n)
{
	if (k->n + n > sizeof(k->room)) {
		buf_add(&k->spilled, (struct str){ k->room, k->n });
		k->n = 0;
	}
	memcpy(k->room + k->n, p, n);
	k->n += n;
}

static void sink_byte(struct sink *k, char c)
{
	sink_add(k, &c, 1);
}

static void sink_code_point(struct sink *k, uint32_t c)
{
	char bytes[4];

	sink_add(k, bytes, (size_t)text_encode(c, bytes));
}

static struct str sink_end(struct sink *k, struct arena *a)
{
	struct str s = { k->room, k->n };

	if (k->spilled.n) {
		buf_add(&k->spilled, s);
		s = buf_str(&k->spilled);
	}
	s = arena_str(a, s);
	buf_release(&k->spilled);
	return s;
}

/* ---- ASCII forms ---- */

static const struct {
	uint32_t code_point;
	const char *form;
} forms[] = {
#define A(code_point, form) { code_point, form },
#include "text/ascii.def"
#undef A
};

static const char *find_form(uint32_t c)
{
	size_t low = 0, high = sizeof(forms) / sizeof(forms[0]);

	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (forms[middle].code_point <= c)
			low = middle;
		else
			high = middle;
	}
	return forms[low].code_point == c ? forms[low].form : NULL;
}

/* Box drawing: lines by their direction, all the rest are corners. */
static char box_form(uint32_t c)
{
	static const char lines[] = "--||--||--||";

	if (c < 0x250C)
		return lines[c - 0x2500];
	if (c == 0x2550 || c == 0x254C || c == 0x254D || c == 0x2574 || c == 0x2576)
		return '-';
	if (c == 0x2551 || c == 0x254E || c == 0x254F || c == 0x2575 || c == 0x2577)
		return '|';
	return '+';
}

/* Compatibility decomposition, of which the ASCII part is kept: ﬁ, ², …, ™. */
static void add_decomposed(struct sink *k, uint32_t c)
{
	uint32_t room[32];
	size_t n = sizeof(room) / sizeof(room[0]);
	uint32_t *parts = u32_normalize(UNINORM_NFKD, &c, 1, room, &n);

	if (!parts)
		return;
	for (size_t i = 0; i < n; i++) {
		const char *form;

		if (parts[i] < 0x80 && parts[i] >= ' ')
			sink_byte(k, (char)parts[i]);
		else if (parts[i] != c && (form = find_form(parts[i])))
			sink_add(k, form, strlen(form));
	}
	if (parts != room)
		free(parts);
}

static void add_ascii(struct sink *k, uint32_t c)
{
	const struct letter *l;
	const char *form;

	if (c < 0x80)
		sink_byte(k, (char)c);
	else if ((l = letter_find(c)))
		sink_byte(k, l->upper ? (char)(l->base - 32) : l->base);
	else if ((form = find_form(c)))
		sink_add(k, form, strlen(form));
	else if (c >= 0x2500 && c <= 0x257F)
		sink_byte(k, box_form(c));
	else
		add_decomposed(k, c);
}

struct str text_ascii(struct str s, struct arena *a)
{
	struct sink k;

	if (all_ascii(s))
		return s;
	sink_init(&k, s);
	while (s.n)
		add_ascii(&k, text_code_point(&s));
	return sink_end(&k, a);
}

/* ---- folding ---- */

static void add_folded(struct sink *k, uint32_t c)
{
	uint32_t folded = letter_fold(c);
	const char *form;

	if (folded < 0x80) {
		if (folded)
			sink_byte(k, (char)folded);
	} else if (uc_is_general_category(folded, UC_CATEGORY_L) && (form = find_form(folded))) {
		sink_add(k, form, strlen(form));     /* ø, ß, æ: letters that only look marked */
	} else {
		sink_code_point(k, folded);
	}
}

struct str text_fold(struct str s, struct arena *a)
{
	struct sink k;
	size_t i = 0;

	while (i < s.n && (unsigned char)s.p[i] < 0x80 && str_lower(s.p[i]) == s.p[i])
		i++;
	if (i == s.n)
		return s;
	sink_init(&k, s);
	while (s.n)
		add_folded(&k, text_code_point(&s));
	return sink_end(&k, a);
}

/* ---- words ---- */

enum kind { KIND_OTHER, KIND_WORD, KIND_MARK, KIND_IDEOGRAPH };

static enum kind kind_of(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			(c >= '0' && c <= '9') ? KIND_WORD : KIND_OTHER;
	if (letter_find(c))
		return KIND_WORD;
	if (uc_is_general_category(c, UC_CATEGORY_M))
		return KIND_MARK;
	if (!uc_is_general_category(c, UC_CATEGORY_L) && !uc_is_general_category(c, UC_CATEGORY_N))
		return KIND_OTHER;
	/* no spaces between words there, so each is one (Hangul has spaces) */
	return (text_class(c) & CLASS_MASK) == CLASS_WIDE && !(c >= 0xAC00 && c <= 0xD7A3) ?
		KIND_IDEOGRAPH : KIND_WORD;
}

/* Bytes of the letters, digits and marks that s begins with. */
static size_t word_length(struct str s, bool *marks)
{
	struct str rest = s;

	while (rest.n) {
		struct str here = rest;
		enum kind kind = kind_of(text_code_point(&rest));

		if (kind == KIND_MARK)
			*marks = true;
		else if (kind != KIND_WORD)
			return s.n - here.n;
	}
	return s.n;
}

/* The next word's bytes off *rest; *marks: it holds combining marks. */
static bool next_word(struct str *rest, struct str *word, bool *marks)
{
	*marks = false;
	while (rest->n) {
		struct str here = *rest;
		enum kind kind = kind_of(text_code_point(rest));

		if (kind == KIND_OTHER || kind == KIND_MARK)
			continue;
		if (kind == KIND_WORD)
			*rest = str_skip(here, word_length(here, marks));
		*word = str_sub(here, 0, here.n - rest->n);
		return true;
	}
	return false;
}

/* Letters without tone into `exact`, then the digits of the tones met. */
static void add_exact(struct sink *k, struct str word, bool *marked)
{
	char tones[8];
	int n = 0;

	while (word.n) {
		uint32_t c = text_code_point(&word);
		const struct letter *l = letter_find(c);

		if (!l) {
			*marked = *marked || (c >= 0x80 && letter_fold(c) != letter_lower(c));
			add_folded(k, c);
			continue;
		}
		*marked = true;
		sink_code_point(k, l->shape);
		if (l->tone && n < (int)sizeof(tones))
			tones[n++] = (char)('0' + l->tone);
	}
	sink_add(k, tones, (size_t)n);
}

bool text_token(struct str *rest, struct arena *a, struct token *out)
{
	struct str word;
	struct sink k;
	bool marks;

	if (!next_word(rest, &word, &marks))
		return false;
	*out = (struct token){ .source = word };
	if (marks)
		word = text_nfc(word, a);
	out->folded = text_fold(word, a);
	if (all_ascii(word)) {
		out->exact = out->folded;
		return true;
	}
	sink_init(&k, word);
	add_exact(&k, word, &out->marked);
	out->exact = sink_end(&k, a);
	return true;
}
