/*
 * rules: the resolved text of a portal file, compiled: every selector as
 * XPath, in the order of the file (a repeated key is a fallback).  It runs
 * nothing and knows no page.  Unknown keys are none of its business (conf
 * warns of them).
 */
#ifndef PAGE_RULES_H
#define PAGE_RULES_H

#include "base/vec.h"
#include "model/date.h"

enum rule_key {
	RULE_TITLE, RULE_BODY, RULE_DATE, RULE_AUTHOR, RULE_LEDE, RULE_STRIP,
	RULE_TAGS, RULE_RELATED, RULE_RELATED_LEDE, RULE_RELATED_DATE, RULE_LATEST, RULE_NOTICE,
	RULE_ITEM, RULE_ITEM_TITLE, RULE_ITEM_URI, RULE_ITEM_DESC, RULE_ITEM_DATE,
	RULE_ZONE,
	RULE_KEY_COUNT
};

struct replacement {
	struct str find, put;
};

struct page_link {
	struct str xpath;
	struct str only_if;         /* if_page_contains, or "" */
};

struct rules {
	struct { VEC(struct str) xpaths; } of[RULE_KEY_COUNT];
	VEC(struct replacement) replacements;
	VEC(struct page_link) single_pages, next_pages;
	VEC(struct str) page_urls;          /* patterns with {slug} {n} {n0} {zone} */
	VEC(struct str) article_urls;       /* regular expressions */
	VEC(struct str) hosts;              /* of home and alias: the portal's own */
	VEC(struct str) agencies;
	struct str name;
	bool skip_json_ld;
	bool has_offset;
	int offset_min;                     /* tz */
	int bad;                            /* selectors that did not compile */
};

void rules_compile(struct str text, struct arena *a, struct rules *out);
/* "+07:00", "-0330", "UTC" to minutes; false when it is no offset. */
bool rules_offset(struct str tz, int *out_min);

#endif
