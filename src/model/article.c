/* article: the names of what an article is made of and where it came from. */
#include "model/article.h"

bool article_has_related(const struct article *art)
{
	return art->related.n > 0 && !art->related.v[0].standin;
}

const char *chain_name(enum chain c)
{
	static const char *const names[CHAIN_COUNT] = {
		[CHAIN_NONE] = "none", [CHAIN_RULE] = "rule", [CHAIN_JSONLD] = "json-ld",
		[CHAIN_METADATA] = "metadata", [CHAIN_GENERIC] = "generic", [CHAIN_FEED] = "feed",
	};

	return (unsigned)c < CHAIN_COUNT ? names[c] : names[CHAIN_NONE];
}

const char *shortfall_name(enum shortfall s)
{
	static const char *const names[SHORTFALL_COUNT] = {
		[SHORTFALL_NONE] = "", [SHORTFALL_SUBSCRIPTION] = "subscription",
		[SHORTFALL_ENCRYPTED] = "encrypted", [SHORTFALL_VIDEO] = "video",
	};

	return (unsigned)s < SHORTFALL_COUNT ? names[s] : "";
}

const char *part_name(enum part p)
{
	static const char *const names[PART_COUNT] = {
		[PART_TITLE] = "title", [PART_DATE] = "date", [PART_AUTHOR] = "author",
		[PART_LEDE] = "lede", [PART_BODY] = "body", [PART_RELATED] = "related",
	};

	return (unsigned)p < PART_COUNT ? names[p] : "";
}
