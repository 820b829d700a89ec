/*
 * article: one page to a struct article.  For each part the chain is rule →
 * JSON-LD → other metadata → generic reading; `by` says which link gave it.
 * The order is a law: what stands beside the text (related, tags, author,
 * date, title, lede) is taken before anything is stripped.
 */
#include "page/page.h"

#include "markup/lede.h"
#include "markup/todoc.h"
#include "page/byline.h"
#include "page/dateline.h"
#include "page/further.h"
#include "page/gate.h"
#include "page/headline.h"
#include "page/item.h"
#include "page/metadata.h"
#include "page/opening.h"
#include "page/polish.h"
#include "page/readable.h"
#include "page/related.h"
#include "page/shortfall.h"
#include "page/signature.h"
#include "page/source.h"
#include "page/tree.h"

enum {
	RULE_BODY_MIN_BYTES = 20,
	BODY_MIN_BYTES = 60,
	JSON_BODY_MIN_BYTES = 300,
	BODY_NODES_MAX = 40,
	TAGS_MAX = 30
};

struct reading {
	struct source s;
	struct metadata meta;
	struct opening opening;
	struct signature signature;     /* by rule */
	struct signature named;         /* by the names of elements */
	struct node *body;          /* NULL: no element, or several */
};

/* author */

static bool names_paper(struct reading *r, struct str name)
{
	struct str stem = str_sub(r->s.site, 0, str_find_byte(r->s.site, '.', 0));
	struct arena *a = &r->s.scratch;

	return tree_same(name, stem, a) || tree_same(name, r->s.rules.name, a)
		|| tree_same(name, r->meta.site_name, a) || tree_same(name, r->meta.publisher, a);
}

/* "Phạm Ví Dụ, VOV": the paper does not sign. */
static struct str without_publisher(struct reading *r, struct str names)
{
	struct str part, kept = STR_NONE, rest = names;

	if (str_find_byte(names, ',', 0) == names.n)
		return metadata_is_publisher(&r->s, &r->meta, names) ? STR_NONE : names;
	while (str_cut(&rest, ',', &part)) {
		part = str_trim(part);
		if (part.n && !names_paper(r, part))
			kept = kept.n ? arena_printf(&r->s.scratch, "%.*s, %.*s", STR_ARG(kept), STR_ARG(part))
				: part;
	}
	return kept;
}

static bool author_set(struct reading *r, struct article *out, struct str names, enum chain by)
{
	names = without_publisher(r, names);
	if (out->author.n || !names.n)
		return out->author.n > 0;
	out->author = source_keep(&r->s, names);
	out->by[PART_AUTHOR] = (unsigned char)by;
	return true;
}

static void author_take(struct reading *r, struct article *out)
{
	struct arena *a = &r->s.scratch;
	struct str stated;

	signature_by_rule(&r->s, &r->signature);
	author_set(r, out, r->signature.names, CHAIN_RULE);
	stated = byline_names(r->meta.ld.author, a);
	author_set(r, out, stated.n ? stated : STR_NONE, CHAIN_JSONLD);
	stated = byline_names(r->meta.meta.author, a);
	author_set(r, out, stated, CHAIN_METADATA);
	/* Now, for the reading of the body takes such elements out of the tree. */
	if (!out->author.n)
		signature_by_name(&r->s, &r->named);
}

/* Elsewhere papers sign as a whole, where nobody else does; Vietnamese ones
 * always state themselves, and then it says nothing. */
static void author_of_paper(struct reading *r, struct article *out)
{
	struct str ld = byline_names(r->meta.ld.author, &r->s.scratch);
	struct str stated = ld.n ? ld : byline_names(r->meta.meta.author, &r->s.scratch);

	out->author = source_keep(&r->s, stated);
	out->by[PART_AUTHOR] = (unsigned char)(ld.n ? CHAIN_JSONLD : stated.n ? CHAIN_METADATA : CHAIN_NONE);
}

/* A signature at the end is taken out even when the author is known. */
static void author_from_body(struct reading *r, struct article *out)
{
	struct signature end = { 0 };

	signature_remove(&r->signature, r->body);
	signature_at_end(&r->s, r->body, &end);
	if (end.names.n
		&& (!out->author.n || r->s.vietnamese
			|| tree_same(end.names, out->author, &r->s.scratch)))
		signature_remove(&end, r->body);
	author_set(r, out, end.names, CHAIN_GENERIC);
	author_set(r, out, r->named.names, CHAIN_GENERIC);
	if (!out->author.n && !r->s.vietnamese)
		author_of_paper(r, out);
}

/* tags */

static void tags_take(struct reading *r, struct article *out)
{
	struct nodes found;

	if (source_pick(&r->s, RULE_TAGS, NULL, &found)) {
		for (int i = 0; i < found.list.n && out->tags.n < TAGS_MAX; i++) {
			struct str tag = item_trim(node_text(found.list.v[i], &r->s.scratch));

			if (tag.n)
				*VEC_PUSH(&out->tags, r->s.a) = source_keep(&r->s, tag);
		}
		return;
	}
	for (int i = 0; i < r->meta.tags.n; i++)
		*VEC_PUSH(&out->tags, r->s.a) = source_keep(&r->s, r->meta.tags.v[i]);
}

/* body */

static size_t doc_bytes(struct reading *r, const struct doc *d)
{
	size_t bytes = 0;

	for (int i = 0; i < d->blocks.n; i++)
		bytes += block_text(&d->blocks.v[i], &r->s.scratch).n;
	return bytes;
}

static void strip(struct reading *r)
{
	for (int i = 0; i < r->s.rules.of[RULE_STRIP].xpaths.n; i++) {
		struct nodes found = { 0 };
		struct err e = { 0 };

		if (!select_all(r->s.html, NULL, r->s.rules.of[RULE_STRIP].xpaths.v[i],
			    &r->s.scratch, &found, &e))
			continue;
		for (int j = 0; j < found.list.n; j++)
			if ((node_is_element(found.list.v[j]) || node_is_text(found.list.v[j]))
				&& found.list.v[j] != html_root(r->s.html))
				node_remove(found.list.v[j]);
	}
}

static bool nested(const struct nodes *found, int i)
{
	for (int j = 0; j < i; j++)
		if (node_within(found->list.v[i], found->list.v[j]))
			return true;
	return false;
}

static void doc_append(struct doc *to, const struct doc *from, struct arena *a)
{
	for (int i = 0; i < from->blocks.n; i++)
		*VEC_PUSH(&to->blocks, a) = from->blocks.v[i];
}

/* Every node a body rule finds is part of the body (ftr's way). */
static bool body_from(struct reading *r, const struct nodes *found, struct article *out)
{
	for (int i = 0; i < found->list.n && i < BODY_NODES_MAX; i++) {
		struct node *n = found->list.v[i];
		struct doc part = { 0 };

		if (!node_is_element(n) || nested(found, i))
			continue;
		r->body = n;
		readable_tidy(n);
		author_from_body(r, out);
		todoc(r->s.html, n, NULL, r->s.a, &part);
		doc_append(&out->body, &part, r->s.a);
	}
	return doc_bytes(r, &out->body) >= RULE_BODY_MIN_BYTES;
}

static bool body_by_rule(struct reading *r, struct article *out)
{
	for (int i = 0; i < r->s.rules.of[RULE_BODY].xpaths.n; i++) {
		struct nodes found = { 0 };
		struct err e = { 0 };

		out->body = (struct doc){ 0 };
		if (select_all(r->s.html, NULL, r->s.rules.of[RULE_BODY].xpaths.v[i], &r->s.scratch,
			    &found, &e)
			&& body_from(r, &found, out)) {
			out->by[PART_BODY] = CHAIN_RULE;
			return true;
		}
	}
	r->body = NULL;
	out->body = (struct doc){ 0 };
	return false;
}

static void body_by_reading(struct reading *r, struct article *out)
{
	r->body = readable_find(r->s.html, &r->s.scratch);
	if (!r->body)
		return;
	author_from_body(r, out);
	todoc(r->s.html, r->body, NULL, r->s.a, &out->body);
	out->by[PART_BODY] = CHAIN_GENERIC;
}

/* articleBody is the last resort: it has no structure, often no end. */
static void body_by_statement(struct reading *r, struct article *out)
{
	struct str text, line;

	if (r->meta.body.n < JSON_BODY_MIN_BYTES || doc_bytes(r, &out->body) * 2 >= r->meta.body.n)
		return;
	out->body = (struct doc){ 0 };
	r->body = NULL;
	text = lede_paragraphs(r->meta.body, &r->s.scratch);
	while (str_line(&text, &line))
		if (str_trim(line).n)
			doc_span(doc_block(&out->body, BLOCK_PARAGRAPH, r->s.a),
				source_keep(&r->s, str_trim(line)), 0, STR_NONE, r->s.a);
	out->by[PART_BODY] = CHAIN_JSONLD;
}

static bool has_picture(const struct doc *d)
{
	for (int i = 0; i < d->blocks.n; i++)
		if (d->blocks.v[i].kind == BLOCK_IMAGE)
			return true;
	return false;
}

static bool body_take(struct reading *r, struct article *out, struct err *e)
{
	struct str words;
	size_t bytes;

	strip(r);
	if (!body_by_rule(r, out))
		body_by_reading(r, out);
	if (out->by[PART_BODY] != CHAIN_RULE)
		body_by_statement(r, out);
	if (out->by[PART_BODY] == CHAIN_RULE)
		polish_title(&out->body, out->title, &r->s.scratch);
	else
		polish(&out->body, out->title, &r->s.scratch);
	bytes = doc_bytes(r, &out->body);
	if (out->by[PART_BODY] == CHAIN_RULE ? bytes > 0 || has_picture(&out->body)
					     : bytes >= BODY_MIN_BYTES)
		return true;
	words = gate_error_words(r->s.html, &r->s.scratch);
	if (words.n)
		return err_set(
			e, ERR_NO_ARTICLE, "%.*s", (int)(words.n < 120 ? words.n : 120), words.p);
	return err_set(
		e, ERR_NO_ARTICLE, "%.*s", (int)(r->s.url.n < 200 ? r->s.url.n : 200), r->s.url.p);
}

/* Where a reason is known, the lede alone is an article: a short one. */
static bool body_short(struct reading *r, const struct shortfall_marks *m, struct article *out,
	struct err *e)
{
	if (!r->opening.words.n || shortfall_reason(m, 0) == SHORTFALL_NONE)
		return false;
	*e = (struct err){ 0 };
	r->body = NULL;
	out->body = (struct doc){ 0 };
	out->by[PART_BODY] = CHAIN_NONE;
	return true;
}

static void shortfall_tell(struct reading *r, const struct shortfall_marks *m, struct article *out)
{
	out->shortfall = shortfall_reason(m, doc_bytes(r, &out->body));
	if (!out->body.blocks.n && out->lede.n)
		doc_span(doc_block(&out->body, BLOCK_PARAGRAPH, r->s.a), out->lede, 0, STR_NONE, r->s.a);
}

static struct str agency(struct reading *r, const struct article *out)
{
	const struct rules *rules = &r->s.rules;
	struct str name = byline_agency(out->lede, rules->agencies.v, rules->agencies.n);

	for (int i = 0; i < out->body.blocks.n && i < 2 && !name.n; i++)
		name = byline_agency(block_text(&out->body.blocks.v[i], &r->s.scratch),
			rules->agencies.v, rules->agencies.n);
	return name;
}

bool page_article(struct str bytes, const struct page_context *c, struct arena *a,
	struct article *out, struct err *e)
{
	struct reading r = { 0 };
	struct shortfall_marks marks;
	bool good = false;

	*out = (struct article){ 0 };
	if (!source_open(bytes, c, a, &r.s, e))
		return false;
	if (!source_refuse_gate(&r.s, e))
		goto out;
	metadata_read(&r.s, &r.meta);
	if (r.s.rules.skip_json_ld)
		r.meta.ld = (struct statement){ 0 };
	out->url = source_keep(&r.s, r.s.own_url);
	out->charset = source_keep(&r.s, r.s.charset);
	related_take(&r.s, out);
	further_find(&r.s, out);
	tags_take(&r, out);
	author_take(&r, out);
	dateline_take(&r.s, &r.meta, out);
	headline_take(&r.s, &r.meta, out);
	opening_find(&r.s, &r.meta, &r.opening);
	marks = shortfall_find(&r.s);
	if (!body_take(&r, out, e) && !body_short(&r, &marks, out, e))
		goto out;
	marks.encrypted |= shortfall_strip(&out->body, &r.s.scratch);
	opening_join(&r.s, &r.opening, r.body, out);
	shortfall_tell(&r, &marks, out);
	out->agency = source_keep(&r.s, agency(&r, out));
	good = true;
out:
	source_close(&r.s);
	return good;
}

bool page_render(struct str bytes, const struct page_context *c, struct arena *a, struct doc *out,
	struct err *e)
{
	const struct todoc_options whole = { .whole_page = true };
	struct source s;

	*out = (struct doc){ 0 };
	if (!source_open(bytes, c, a, &s, e))
		return false;
	todoc(s.html, html_root(s.html), &whole, a, out);
	source_close(&s);
	return true;
}
