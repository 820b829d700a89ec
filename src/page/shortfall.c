#include "page/shortfall.h"

#include "page/tree.h"

enum {
	CLOSED_MAX_BYTES = 3000, WALLED_MAX_BYTES = 1200, VIDEO_MAX_BYTES = 700,
	CIPHER_MIN_BYTES = 160
};

/* "isAccessibleForFree": false, "False" or "http://schema.org/False". */
static bool says_closed(struct str text)
{
	static const struct str name = { "\"isAccessibleForFree\"", 21 };
	size_t at = 0;

	while ((at = str_find(text, name, at)) < text.n) {
		struct str value = str_sub(text, at + name.n, at + name.n + 40);
		struct str part;

		at += name.n;
		value = str_sub(value, 0, str_find_byte(value, ',', 0));
		str_cut(&value, '}', &part);
		if (str_find_nocase(part, STR("false"), 0) < part.n)
			return true;
	}
	return false;
}

static bool has(struct source *s, const char *xpath)
{
	return select_first(s->html, NULL, str_of(xpath), &s->scratch) != NULL;
}

struct shortfall_marks shortfall_find(struct source *s)
{
	return (struct shortfall_marks){
		.closed = says_closed(s->text),
		.walled = has(s, "//*[contains(@class,'paywall') or contains(@id,'paywall')]"),
		.encrypted = has(s, "//*[@id='dcontent']"),
		.video = str_starts(html_meta(s->html, "og:type", &s->scratch), STR("video"))
			|| str_has(s->text, STR("\"VideoObject\"")) || has(s, "//video"),
	};
}

static bool cipher_byte(char c)
{
	char l = str_lower(c);

	return (l >= 'a' && l <= 'z') || str_digit(c) || c == '+' || c == '/' || c == '=';
}

/* One word without end, in base64's letters: no language writes so. */
static bool is_cipher(struct str words)
{
	words = str_trim(words);
	if (words.n < CIPHER_MIN_BYTES)
		return false;
	for (size_t i = 0; i < words.n; i++)
		if (!cipher_byte(words.p[i]))
			return false;
	return true;
}

bool shortfall_strip(struct doc *body, struct arena *scratch)
{
	int kept = 0, n = body->blocks.n;

	if (n == 0)
		return false;
	for (int i = 0; i < n; i++)
		if (!is_cipher(block_text(&body->blocks.v[i], scratch)))
			body->blocks.v[kept++] = body->blocks.v[i];
	/* what grows there again is expected to be zero */
	memset(body->blocks.v + kept, 0, (size_t)(n - kept) * sizeof(*body->blocks.v));
	body->blocks.n = kept;
	return kept < n;
}

enum shortfall shortfall_reason(const struct shortfall_marks *m, size_t bytes)
{
	if (m->encrypted && bytes < WALLED_MAX_BYTES)
		return SHORTFALL_ENCRYPTED;
	if ((m->closed && bytes < CLOSED_MAX_BYTES) || (m->walled && bytes < WALLED_MAX_BYTES))
		return SHORTFALL_SUBSCRIPTION;
	return m->video && bytes < VIDEO_MAX_BYTES ? SHORTFALL_VIDEO : SHORTFALL_NONE;
}
