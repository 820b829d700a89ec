/*
 * rules: a table says for each key what its value is; unknown keys pass.
 */
#include "page/rules.h"

#include "base/log.h"
#include "markup/select.h"
#include "model/rulefile.h"
#include "model/url.h"

/* ftr's own keys are XPath unless "css:" stands in front; ours are CSS unless
 * they look like XPath (DESIGN 3a). */
enum value_kind { VALUE_FTR, VALUE_OURS, VALUE_TOKEN, VALUE_IMAGE };

static const struct { const char *name; enum value_kind kind; enum rule_key key; } selectors[] = {
	{ "title", VALUE_FTR, RULE_TITLE },
	{ "body", VALUE_FTR, RULE_BODY },
	{ "date", VALUE_FTR, RULE_DATE },
	{ "author", VALUE_FTR, RULE_AUTHOR },
	{ "strip", VALUE_FTR, RULE_STRIP },
	{ "strip_id_or_class", VALUE_TOKEN, RULE_STRIP },
	{ "strip_image_src", VALUE_IMAGE, RULE_STRIP },
	{ "lede", VALUE_OURS, RULE_LEDE },
	{ "sapo", VALUE_OURS, RULE_LEDE },
	{ "tags", VALUE_OURS, RULE_TAGS },
	{ "related", VALUE_OURS, RULE_RELATED },
	{ "related_lede", VALUE_OURS, RULE_RELATED_LEDE },
	{ "related_date", VALUE_OURS, RULE_RELATED_DATE },
	{ "latest", VALUE_OURS, RULE_LATEST },
	{ "notice", VALUE_OURS, RULE_NOTICE },
	{ "item", VALUE_OURS, RULE_ITEM },
	{ "item_title", VALUE_OURS, RULE_ITEM_TITLE },
	{ "item_uri", VALUE_OURS, RULE_ITEM_URI },
	{ "item_desc", VALUE_OURS, RULE_ITEM_DESC },
	{ "item_date", VALUE_OURS, RULE_ITEM_DATE },
	{ "zone", VALUE_OURS, RULE_ZONE },
};

/* A quote cannot be escaped in XPath 1.0; ftr drops it too. */
static struct str without_quotes(struct str s, struct arena *a)
{
	char *p = arena_alloc(a, 1, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\'' && s.p[i] != '"')
			p[n++] = s.p[i];
	return (struct str){ p, n };
}

static bool selector_compile(
	enum value_kind kind, struct str value, struct arena *a, struct str *out)
{
	struct err e = { 0 };

	if (kind == VALUE_TOKEN) {
		value = without_quotes(value, a);
		*out = arena_printf(a,
			"//*[contains(concat(' ',normalize-space(@class),' '),' %.*s ')"
			" or contains(concat(' ',normalize-space(@id),' '),' %.*s ')]",
			STR_ARG(value), STR_ARG(value));
		return true;
	}
	if (kind == VALUE_IMAGE) {
		value = without_quotes(value, a);
		*out = arena_printf(a, "//img[contains(@src,'%.*s')]", STR_ARG(value));
		return true;
	}
	if (str_starts_nocase(value, STR("css:")))
		return select_css(str_trim(str_skip(value, 4)), a, out, &e);
	if (kind == VALUE_OURS && !select_is_xpath(value))
		return select_css(value, a, out, &e);
	*out = value;
	return true;
}

static bool selector_add(struct rules *out, const struct rule *r, struct arena *a)
{
	struct str xpath;

	for (size_t i = 0; i < sizeof selectors / sizeof *selectors; i++) {
		if (!str_eq(r->key, str_of(selectors[i].name)))
			continue;
		if (r->value.n == 0)
			return true;
		if (selector_compile(selectors[i].kind, r->value, a, &xpath)) {
			*VEC_PUSH(&out->of[selectors[i].key].xpaths, a) = xpath;
		} else {
			out->bad++;
			log_line(LOG_WARN, "portal rule, line %d: %.*s: not understood: %.*s",
				r->line, STR_ARG(r->key), STR_ARG(r->value));
		}
		return true;
	}
	return false;
}

/* single_page_link, next_page_link; if_page_contains is a condition on the
 * last link before it, single pages first (as graby reads such files). */
static bool link_add(struct rules *out, const struct rule *r, struct arena *a)
{
	bool single = str_eq(r->key, STR("single_page_link")), next = str_eq(r->key, STR("next_page_link"));
	struct page_link *last = out->single_pages.n
		? &out->single_pages.v[out->single_pages.n - 1]
		: out->next_pages.n ? &out->next_pages.v[out->next_pages.n - 1] : NULL;
	struct page_link link = { 0 };

	if (str_eq(r->key, STR("if_page_contains"))) {
		if (last)
			selector_compile(VALUE_FTR, r->value, a, &last->only_if);
		return true;
	}
	if (!single && !next)
		return false;
	if (r->value.n == 0 || !selector_compile(VALUE_FTR, r->value, a, &link.xpath))
		return true;
	if (single)
		*VEC_PUSH(&out->single_pages, a) = link;
	else
		*VEC_PUSH(&out->next_pages, a) = link;
	return true;
}

/* find_string and replace_string come in pairs, in order; the short form
 * replace_string(what): with is a pair by itself. */
static bool replacement_add(struct rules *out, const struct rule *r, int *half, struct arena *a)
{
	if (str_eq(r->key, STR("replace_string")) && r->argument.n) {
		*VEC_PUSH(&out->replacements, a) = (struct replacement){ r->argument, r->value };
		return true;
	}
	if (str_eq(r->key, STR("find_string"))) {
		*VEC_PUSH(&out->replacements, a) = (struct replacement){ r->value, STR_NONE };
		return true;
	}
	if (!str_eq(r->key, STR("replace_string")))
		return false;
	while (*half < out->replacements.n && out->replacements.v[*half].put.p)
		(*half)++;
	if (*half < out->replacements.n)
		out->replacements.v[(*half)++].put = r->value;
	return true;
}

static void words_add(struct rules *out, struct str list, bool hosts, struct arena *a)
{
	struct str part;

	while (str_cut(&list, hosts ? ' ' : ',', &part)) {
		part = str_trim(part);
		if (part.n && hosts)
			*VEC_PUSH(&out->hosts, a) = part;
		else if (part.n)
			*VEC_PUSH(&out->agencies, a) = part;
	}
}

static void value_add(struct rules *out, const struct rule *r, struct arena *a)
{
	if (str_eq(r->key, STR("page_url")))
		*VEC_PUSH(&out->page_urls, a) = r->value;
	else if (str_eq(r->key, STR("article_url")))
		*VEC_PUSH(&out->article_urls, a) = r->value;
	else if (str_eq(r->key, STR("skip_json_ld")))
		out->skip_json_ld = str_eq_nocase(r->value, STR("yes"));
	else if (str_eq(r->key, STR("name")))
		out->name = r->value;
	else if (str_eq(r->key, STR("tz")))
		out->has_offset = rules_offset(r->value, &out->offset_min);
	else if (str_eq(r->key, STR("home")))
		words_add(out, url_host(r->value), true, a);
	else if (str_eq(r->key, STR("alias")))
		words_add(out, r->value, true, a);
	else if (str_eq(r->key, STR("agency")))
		words_add(out, r->value, false, a);
}

bool rules_offset(struct str tz, int *out_min)
{
	int digits[4], n = 0, sign = 1;

	tz = str_trim(tz);
	if (str_eq_nocase(tz, STR("UTC")) || str_eq_nocase(tz, STR("GMT"))
		|| str_eq_nocase(tz, STR("Z"))) {
		*out_min = 0;
		return true;
	}
	for (size_t i = 0; i < tz.n; i++) {
		if (i == 0 && (tz.p[i] == '+' || tz.p[i] == '-'))
			sign = tz.p[i] == '-' ? -1 : 1;
		else if (str_digit(tz.p[i]) && n < 4)
			digits[n++] = tz.p[i] - '0';
		else if (tz.p[i] != ':')
			return false;
	}
	if (n != 2 && n != 4)
		return false;
	*out_min = sign
		* (60 * (10 * digits[0] + digits[1]) + (n == 4 ? 10 * digits[2] + digits[3] : 0));
	return *out_min >= -14 * 60 && *out_min <= 14 * 60;
}

void rules_compile(struct str text, struct arena *a, struct rules *out)
{
	struct rulefile f;
	int half = 0;

	*out = (struct rules){ 0 };
	rulefile_split(text, a, &f);
	for (int i = 0; i < f.rules.n; i++)
		if (!selector_add(out, &f.rules.v[i], a) && !link_add(out, &f.rules.v[i], a)
			&& !replacement_add(out, &f.rules.v[i], &half, a))
			value_add(out, &f.rules.v[i], a);
}
