/*
 * headline: rule, then what the page states, then what it prints.
 */
#include "page/headline.h"

#include "page/item.h"
#include "page/tree.h"
#include "text/fold.h"

/* The heading that the page's own title begins with; else the first one. */
static struct str heading_title(struct source *s, const struct metadata *m)
{
	struct str page = html_title(s->html, &s->scratch), first = STR_NONE;
	struct nodes found = { 0 };
	struct err e = { 0 };

	if (select_all(s->html, NULL, STR("//h1"), &s->scratch, &found, &e))
		for (int i = 0; i < found.list.n && i < 20; i++) {
			struct str words = item_trim(node_text(found.list.v[i], &s->scratch));

			if (words.n >= 8 && tree_begins(page, words, &s->scratch))
				return words;
			if (!first.n && words.n >= 8 && !metadata_is_publisher(s, m, words))
				first = words;
		}
	return first.n ? first : item_trim(metadata_bare_title(s, m, page));
}

static struct str stated_title(struct source *s, const struct metadata *m, struct str title)
{
	title = item_trim(metadata_bare_title(s, m, title));
	return title.n && !metadata_is_publisher(s, m, title) ? title : STR_NONE;
}

/* Half of its words are those of a stated title: the headline as printed,
 * where the statement is one for search engines. */
static bool is_printed(struct source *s, struct str heading, struct str stated)
{
	struct str key = text_fold(stated, &s->scratch), words = text_fold(heading, &s->scratch), word;
	int all = 0, same = 0;

	while (str_word(&words, &word)) {
		all++;
		same += str_has(key, word);
	}
	return all >= 3 && same * 2 >= all;
}

static struct str printed_title(struct source *s, const struct metadata *m)
{
	struct node *first = select_first(s->html, NULL, STR("//h1"), &s->scratch);
	struct str words = first ? item_trim(node_text(first, &s->scratch)) : STR_NONE;

	if (words.n < 8 || words.n > 400 || metadata_is_publisher(s, m, words))
		return STR_NONE;
	return is_printed(s, words, m->ld.title) || is_printed(s, words, m->meta.title) ? words : STR_NONE;
}

/* <title> is written for search engines: where two statements differ, the
 * headline is the one that does not repeat it; unless it only says less. */
static bool is_for_search(struct source *s, struct str ld, struct str meta)
{
	struct arena *a = &s->scratch;
	struct str page = html_title(s->html, a);

	return ld.n && meta.n && tree_begins(page, ld, a) && !tree_begins(page, meta, a)
		&& !str_has(tree_key(ld, a), tree_key(meta, a));
}

void headline_take(struct source *s, const struct metadata *m, struct article *out)
{
	struct str ld = stated_title(s, m, m->ld.title), meta = stated_title(s, m, m->meta.title);
	const struct { enum chain by; struct str title; } voices[] = {
		{ CHAIN_RULE, item_trim(source_words(s, RULE_TITLE, NULL)) },
		{ CHAIN_METADATA, is_for_search(s, ld, meta) ? meta : STR_NONE },
		{ CHAIN_JSONLD, ld },
		{ CHAIN_GENERIC, printed_title(s, m) },
		{ CHAIN_METADATA, meta },
		{ CHAIN_GENERIC, heading_title(s, m) },
	};

	for (size_t i = 0; i < sizeof voices / sizeof *voices; i++)
		if (voices[i].title.n) {
			out->title = source_keep(s, voices[i].title);
			out->by[PART_TITLE] = (unsigned char)voices[i].by;
			return;
		}
}
