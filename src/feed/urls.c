/* urls: newsboat's list of feeds, lines of words with quotes. */
#include "feed/outline.h"

#include "text/charset.h"
#include "text/clean.h"

enum { TAGS_MAX = 16, NAME_BYTES_MAX = 1000 };

/* The next word, quotes and their backslashes taken off. */
static bool next_word(struct str *rest, struct arena *a, struct str *word)
{
	char quote = 0, *p;
	size_t i = 0, n = 0;

	*rest = str_trim(*rest);
	if (!rest->n || rest->p[0] == '#')
		return false;
	p = arena_alloc(a, 1, rest->n + 1);
	for (; i < rest->n && (quote || !str_space(rest->p[i])); i++) {
		char c = rest->p[i];

		if (c == '"')
			quote = quote ? 0 : c;
		else if (quote && c == '\\' && i + 1 < rest->n)
			p[n++] = rest->p[++i];
		else
			p[n++] = c;
	}
	*word = text_clean(str_sub((struct str){ p, n }, 0, NAME_BYTES_MAX), a);
	*rest = str_skip(*rest, i);
	return true;
}

static void read_line(struct str line, struct arena *a, struct outlines *out)
{
	struct str word;
	struct outline *o;

	if (!next_word(&line, a, &word))
		return;
	o = outlines_add(out, STR_NONE, word, a);
	while (o && next_word(&line, a, &word)) {
		if (str_starts(word, STR("~")))
			o->title = str_skip(word, 1);
		else if (word.n && word.p[0] != '!' && o->tags.n < TAGS_MAX)
			*VEC_PUSH(&o->tags, a) = word;
	}
}

bool urls_parse(struct str bytes, struct arena *a, struct outlines *out, struct err *e)
{
	struct str utf8 = text_to_utf8(bytes, STR_NONE, a, NULL), line;

	*out = (struct outlines){ 0 };
	while (str_line(&utf8, &line))
		read_line(line, a, out);
	return out->list.n > 0 || err_set(e, ERR_PARSE, "urls");
}
