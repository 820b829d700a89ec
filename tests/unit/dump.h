/*
 * dump: struct article and struct feed as plain text, for golden files, and
 * the comparison with one.  UPDATE=1 in the environment rewrites the golden
 * files instead; read the difference before you commit it.
 *
 *     title [rule] TAB words          by which link of the chain, then the value
 *     related TAB title               one block of lines per story:
 *       url TAB …   date TAB …   lede TAB …
 *     body [rule]                     then the doc encoding of model/doc.h
 */
#ifndef TESTS_DUMP_H
#define TESTS_DUMP_H

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "model/article.h"

enum { DUMP_CEILING = 16 << 20 };

/* The whole file, or STR_NONE. */
static inline struct str dump_read(const char *path, struct arena *a)
{
	FILE *f = fopen(path, "rb");
	struct buf b;
	struct str copy = STR_NONE;
	char block[8192];
	size_t n;

	if (!f)
		return STR_NONE;
	buf_init(&b, DUMP_CEILING);
	while ((n = fread(block, 1, sizeof block, f)) > 0)
		buf_add(&b, (struct str){ block, n });
	fclose(f);
	if (!b.failed)
		copy = arena_str(a, buf_str(&b));
	buf_release(&b);
	return copy;
}

static inline void dump_part(struct buf *b, const struct article *x, enum part p, struct str value)
{
	buf_addf(b, "%s [%s]\t%.*s\n", part_name(p), chain_name(x->by[p]), STR_ARG(value));
}

static inline void dump_line(struct buf *b, const char *name, struct str value)
{
	if (value.n)
		buf_addf(b, "%s\t%.*s\n", name, STR_ARG(value));
}

static inline void dump_story(
	struct buf *b, const char *name, const struct related *r, struct arena *a)
{
	buf_addf(b, "%s\t%.*s\n", name, STR_ARG(r->title));
	dump_line(b, "  url", r->url);
	dump_line(b, "  date", date_iso(r->published, a));
	dump_line(b, "  lede", r->lede);
}

static inline struct str dump_article(const struct article *x, struct arena *a)
{
	struct buf b;
	struct str copy;

	buf_init(&b, DUMP_CEILING);
	dump_line(&b, "url", x->url);
	dump_part(&b, x, PART_TITLE, x->title);
	dump_part(&b, x, PART_DATE, date_iso(x->published, a));
	dump_part(&b, x, PART_AUTHOR, x->author);
	dump_line(&b, "agency", x->agency);
	dump_part(&b, x, PART_LEDE, x->lede);
	for (int i = 0; i < x->tags.n; i++)
		dump_line(&b, "tag", x->tags.v[i]);
	buf_addf(&b, "%s [%s]\t%d\n", part_name(PART_RELATED), chain_name(x->by[PART_RELATED]),
		x->related.n);
	for (int i = 0; i < x->related.n; i++)
		dump_story(&b, "related", &x->related.v[i], a);
	for (int i = 0; i < x->latest.n; i++)
		dump_story(&b, "latest", &x->latest.v[i], a);
	dump_line(&b, "notice", x->notice);
	buf_addf(&b, "%s [%s]\n", part_name(PART_BODY), chain_name(x->by[PART_BODY]));
	doc_write(&x->body, &b);
	copy = arena_str(a, buf_str(&b));
	buf_release(&b);
	return copy;
}

static inline struct str dump_feed(const struct feed *x, struct arena *a)
{
	struct buf b;
	struct str copy;

	buf_init(&b, DUMP_CEILING);
	dump_line(&b, "title", x->title);
	dump_line(&b, "link", x->link);
	dump_line(&b, "next", x->next);
	dump_line(&b, "notice", x->notice);
	for (int i = 0; i < x->entries.n; i++) {
		const struct entry *e = &x->entries.v[i];

		buf_addf(&b, "entry\t%.*s\n", STR_ARG(e->title));
		dump_line(&b, "  id", e->id);
		dump_line(&b, "  link", e->link);
		dump_line(&b, "  url", e->url);
		dump_line(&b, "  author", e->author);
		dump_line(&b, "  date", date_iso(e->published, a));
		dump_line(&b, "  updated", date_iso(e->updated, a));
		dump_line(&b, "  lede", e->lede);
		for (int j = 0; j < e->categories.n; j++)
			dump_line(&b, "  category", e->categories.v[j]);
		dump_line(&b, "  picture", e->picture);
		dump_line(&b, "  comments", e->comments);
		dump_line(&b, "  content", e->content);
	}
	copy = arena_str(a, buf_str(&b));
	buf_release(&b);
	return copy;
}

/* True when the golden file says the same, or was rewritten. */
static inline bool dump_golden(const char *path, struct str is, struct arena *a)
{
	const char *update = getenv("UPDATE");
	struct str was, got, want;
	int line = 0;

	if (update && update[0] == '1') {
		FILE *f = fopen(path, "wb");
		bool good = f && fwrite(is.p, 1, is.n, f) == is.n;

		return f && fclose(f) == 0 && good;
	}
	was = dump_read(path, a);
	if (str_eq(was, is))
		return true;
	for (got = STR(""), want = STR(""); str_eq(got, want); line++) {
		bool more = str_line(&is, &got), wanted = str_line(&was, &want);

		if (!more && !wanted)
			break;
		got = more ? got : STR("(end)");
		want = wanted ? want : STR("(end)");
	}
	fprintf(stderr, "%s:%d\n  want: %.*s\n  got:  %.*s\n", path, line, STR_ARG(want),
		STR_ARG(got));
	return false;
}

#endif
