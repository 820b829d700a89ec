/*
 * article: one page, read.  `rules` says which link of the chain (rule,
 * json-ld, metadata, generic, feed) gave each part, so that a broken portal
 * file is seen.
 */
#ifndef MODEL_ARTICLE_H
#define MODEL_ARTICLE_H

#include "model/doc.h"
#include "model/entry.h"

enum chain { CHAIN_NONE, CHAIN_RULE, CHAIN_JSONLD, CHAIN_METADATA, CHAIN_GENERIC, CHAIN_FEED, CHAIN_COUNT };

enum part { PART_TITLE, PART_DATE, PART_AUTHOR, PART_LEDE, PART_BODY, PART_RELATED, PART_COUNT };

/* Why a page holds only a part of its article. */
enum shortfall {
	SHORTFALL_NONE,
	SHORTFALL_SUBSCRIPTION,     /* the rest is for subscribers */
	SHORTFALL_ENCRYPTED,        /* the paper's own scripts open it */
	SHORTFALL_VIDEO,
	SHORTFALL_COUNT
};

struct related {
	struct str title;
	struct str url;             /* resolved */
	struct date published;
	struct str lede;
	bool standin;               /* not named by the page: of its category */
};

struct article {
	struct str url;             /* the page's own address (rel=canonical) */
	struct str title;
	struct str author;
	struct str agency;          /* "HG" of a leading "(HG) -"; text keeps it */
	struct str lede;
	struct date published;
	struct doc body;            /* with the lede as its first paragraph when
	                             * the page has it apart */
	VEC(struct str) tags;
	VEC(struct related) related;
	VEC(struct related) latest; /* the page's box of newest articles */
	struct str notice;          /* "THÔNG TIN CẦN BIẾT" */
	struct str single;          /* the whole text on one page: its address */
	struct str next;            /* the next page of this text, not read yet */
	int pages;                  /* joined to this text; 0 or 1: one */
	struct str charset;         /* what the bytes were read as; "" for clean
	                             * UTF-8, "utf-8" when letters were damaged */
	enum shortfall shortfall;
	unsigned char by[PART_COUNT];   /* enum chain */
};

/* Does it name related news of its own (stand-ins are not)? */
bool article_has_related(const struct article *art);
const char *chain_name(enum chain c);       /* "rule", "json-ld", … */
const char *shortfall_name(enum shortfall s);   /* "", "subscription", … */
const char *part_name(enum part p);         /* "title", "date", … */

#endif
