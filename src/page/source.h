/*
 * source: one fetched page, opened: charset decided, rule replacements made,
 * tree built, rules compiled.  It picks nodes and words by rule key; what
 * they mean is the caller's business.
 */
#ifndef PAGE_SOURCE_H
#define PAGE_SOURCE_H

#include "markup/select.h"
#include "page/page.h"
#include "page/rules.h"

struct source {
	struct html *html;
	struct rules rules;
	struct date_hints dates;
	struct str url;             /* as fetched */
	struct str own_url;         /* rel=canonical where it can be believed */
	struct str base;            /* for links */
	struct str site;            /* registrable domain: "vnexpress.net" */
	struct str text;            /* the page as parsed */
	struct str charset;         /* worth telling the reader, else "" */
	bool vietnamese;
	struct arena *a;            /* of the result */
	struct arena scratch;       /* goes with the page */
};

bool source_open(struct str bytes, const struct page_context *c, struct arena *a, struct source *s, struct err *e);
void source_close(struct source *s);
/* False with ERR_GATE when a gate or challenge stands here. */
bool source_refuse_gate(struct source *s, struct err *e);

/* The nodes of the first rule of this key that finds any; false: none. */
bool source_pick(struct source *s, enum rule_key key, struct node *from, struct nodes *out);
/* The first words found by rules of this key, clean; "" when none. */
struct str source_words(struct source *s, enum rule_key key, struct node *from);
/* An href to an absolute address, or STR_NONE. */
struct str source_link(struct source *s, struct str href);
/* Is this address on the portal itself, subdomains and aliases included? */
bool source_is_own(struct source *s, struct str url);
/* Does it look like the address of an article (article_url, else a guess)? */
bool source_is_article(struct source *s, struct str url);
/* The date a node shows: its words, else its machine-readable attribute. */
struct date source_date(struct source *s, struct node *n);
/* A copy in the result's arena: words may be borrowed from the tree. */
struct str source_keep(struct source *s, struct str words);

#endif
