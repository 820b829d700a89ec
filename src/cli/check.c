/*
 * check: do a portal's rules still fit?  One list and three of its articles
 * are fetched; for each part of an article it is said which link of the chain
 * gave it.  A part whose rule gave it for none of them has drifted.
 */
#include "cli/cli.h"
#include "app/places.h"

#include <stdio.h>

#include "base/words.h"
#include "model/rulefile.h"
#include "model/url.h"

enum { ARTICLES = 3, STATUS_DRIFT = 1 };

struct checking {
	struct cli *c;
	struct desk desk;
	const struct portal *portal;
	struct err err;             /* of the job in hand */
	struct str urls[ARTICLES];
	int n_urls, n_stories, n_read;
	bool has_next;
	int by[PART_COUNT][CHAIN_COUNT];    /* how often each link gave it */
	struct arena a;             /* of the portal in hand */
	struct json *document, *failures, *parts, *drifts;  /* of it, for --json */
	int drifted;
};

/* ORDER enum part; two names where a part has two keys. */
static const struct { const char *key, *other; } part_keys[PART_COUNT] = {
	[PART_TITLE] = { "title", "title" }, [PART_DATE] = { "date", "date" },
	[PART_AUTHOR] = { "author", "author" }, [PART_LEDE] = { "lede", "sapo" },
	[PART_BODY] = { "body", "body" }, [PART_RELATED] = { "related", "related" },
};

/* ---- fetching ---- */

static void list_answered(struct checking *k, const struct feed *list)
{
	k->n_stories = list->entries.n;
	k->has_next = list->next.n > 0;
	for (int i = 0; i < list->entries.n && k->n_urls < ARTICLES; i++)
		if (url_is_web(list->entries.v[i].url))
			k->urls[k->n_urls++] = arena_str(&k->a, list->entries.v[i].url);
}

static void article_answered(struct checking *k, const struct article *x)
{
	k->n_read++;
	for (int p = 0; p < PART_COUNT; p++)
		k->by[p][x->by[p] < CHAIN_COUNT ? x->by[p] : CHAIN_NONE]++;
}

static void check_answered(void *owner, const struct answer *ans, struct arena *a)
{
	struct checking *k = owner;

	(void)a;
	if (ans->kind == ANSWER_FEED)
		list_answered(k, &ans->feed);
	else if (ans->kind == ANSWER_ARTICLE)
		article_answered(k, &ans->article);
	else if (ans->kind == ANSWER_ERROR)
		k->err = ans->err;
}

static bool fetch(struct checking *k, enum job_kind kind, struct str url)
{
	struct request r = desk_request(&k->desk, kind, url, &k->a);

	k->err = (struct err){ 0 };
	r.insist = true;
	r.state = (struct fetch_state){ 0 };
	if (back_ask(k->desk.back, &r, &k->err))
		back_wait_all(k->desk.back);
	return k->err.code == ERR_NONE;
}

/* ---- telling ---- */

static void say_failed(struct checking *k, struct str url)
{
	char words[512];
	const char *why = err_words(&k->err, words, sizeof(words));
	struct json *m;

	switch (k->c->format) {
	case FORMAT_JSON:
		m = json_new_map();
		json_put_text(m, "url", url);
		json_put_text(m, "error", str_of(why));
		json_append(k->failures, m);
		break;
	case FORMAT_TSV:
		cli_print(arena_printf(&k->a, "%.*s\tfailed\t%.*s\t%s", STR_ARG(k->portal->host), STR_ARG(url), why));
		break;
	case FORMAT_PLAIN:
		cli_print(arena_printf(&k->a, "  %-8s %.*s: %s", _("failed"), STR_ARG(url), why));
	}
}

static bool has_rule(const struct rulefile *f, int part)
{
	return rulefile_get(f, str_of(part_keys[part].key)).n || rulefile_get(f, str_of(part_keys[part].other)).n;
}

/* Articles without a signature or related news exist: there only what another
 * link of the chain found shows that the rule missed it. */
static bool has_drifted(struct checking *k, const struct rulefile *f, int part)
{
	bool may_miss = part == PART_AUTHOR || part == PART_RELATED;

	if (k->n_read == 0 || !has_rule(f, part) || k->by[part][CHAIN_RULE])
		return false;
	return !may_miss || k->by[part][CHAIN_NONE] < k->n_read;
}

/* {"title":{"rule":3}} */
static void note_part(struct checking *k, int part, bool drift)
{
	struct json *counts = json_new_map();

	for (int c = 0; c < CHAIN_COUNT; c++)
		if (k->by[part][c])
			json_put(counts, chain_name(c), json_new_int(k->by[part][c]));
	json_put(k->parts, part_name(part), counts);
	if (drift)
		json_append(k->drifts, json_new_text(str_of(part_name(part))));
}

/* "title    rule 3", "author   rule 2, json-ld 1". */
static bool say_part(struct checking *k, const struct rulefile *f, int part)
{
	bool drift = has_drifted(k, f, part);
	struct str told = STR("");

	for (int c = 0; c < CHAIN_COUNT; c++)
		if (k->by[part][c])
			told = arena_printf(&k->a, "%.*s%s%s %d", STR_ARG(told), told.n ? ", " : "",
				chain_name(c), k->by[part][c]);
	if (k->c->format == FORMAT_JSON)
		note_part(k, part, drift);
	else if (k->c->format == FORMAT_TSV)
		cli_print(arena_printf(&k->a, "%.*s\t%s\t%s\t%.*s", STR_ARG(k->portal->host),
			drift ? "drifted" : "fits", part_name(part), STR_ARG(told)));
	else
		cli_print(arena_printf(&k->a, "  %-8s %.*s%s", part_name(part), STR_ARG(told),
			drift ? _("   drifted: its rule found nothing") : ""));
	return drift;
}

static void say_portal(struct checking *k)
{
	const struct portal *p = k->portal;

	if (k->c->format == FORMAT_PLAIN)
		cli_print(arena_printf(&k->a, "%.*s  %.*s  %s %.*s", STR_ARG(p->host), STR_ARG(p->name),
			p->checked.n ? _("checked") : _("never checked"), STR_ARG(p->checked)));
	if (k->c->format != FORMAT_JSON)
		return;
	k->document = json_new_map();
	k->failures = json_new_list();
	k->parts = json_new_map();
	k->drifts = json_new_list();
	json_put_text(k->document, "portal", p->host);
	json_put_text(k->document, "name", p->name);
	json_put_text(k->document, "checked", p->checked);
	json_put(k->document, "list", NULL);    /* null stays where none came */
}

static void say_list(struct checking *k, struct str url)
{
	struct json *m;

	switch (k->c->format) {
	case FORMAT_JSON:
		m = json_new_map();
		json_put_text(m, "url", url);
		json_put(m, "articles", json_new_int(k->n_stories));
		json_put(m, "next", json_new_bool(k->has_next));
		json_put(k->document, "list", m);
		break;
	case FORMAT_TSV:
		cli_print(arena_printf(&k->a, "%.*s\tlist\t%.*s\t%d", STR_ARG(k->portal->host), STR_ARG(url),
			k->n_stories));
		break;
	case FORMAT_PLAIN:
		cli_print(arena_printf(&k->a, "  %-8s %.*s: %d%s", _("list"), STR_ARG(url), k->n_stories,
			k->has_next ? _(", with a next page") : ""));
	}
}

static void end_portal(struct checking *k, bool drift)
{
	if (k->c->format == FORMAT_JSON) {
		json_put(k->document, "parts", k->parts);
		json_put(k->document, "drifted", k->drifts);
		json_put(k->document, "failed", k->failures);
		json_put(k->document, "fits", json_new_bool(!drift));
		cli_print_json(k->document);
	}
	fflush(stdout);
	k->drifted += drift;
	arena_release(&k->a);
}

/* ---- one portal ---- */

/* Its first category with a page: item rules are tried only there. */
static const struct category *list_of(const struct portal *p)
{
	for (int i = 0; i < p->categories.n; i++)
		if (p->categories.v[i].url.n)
			return &p->categories.v[i];
	return p->categories.n ? &p->categories.v[0] : NULL;
}

static bool check_list(struct checking *k)
{
	const struct category *category = list_of(k->portal);
	struct str url = category ? (category->url.n ? category->url : category->rss) : k->portal->home;

	if (!fetch(k, category && !category->url.n ? JOB_FEED : JOB_LISTING, url)) {
		say_failed(k, url);
		return false;
	}
	say_list(k, url);
	return k->n_urls > 0;
}

static void check_portal(struct checking *k, const struct portal *p)
{
	struct rulefile f;
	bool drift;

	k->portal = p;
	k->n_urls = k->n_stories = k->n_read = 0;
	k->has_next = false;
	memset(k->by, 0, sizeof(k->by));
	say_portal(k);
	drift = !check_list(k);
	for (int i = 0; i < k->n_urls; i++)
		if (!fetch(k, JOB_ARTICLE, k->urls[i])) {
			say_failed(k, k->urls[i]);
			drift = true;
		}
	rulefile_split(p->rules, &k->a, &f);
	for (int part = 0; k->n_read && part < PART_COUNT; part++)
		drift |= say_part(k, &f, part);
	end_portal(k, drift);
}

static bool check_named(struct checking *k, struct str name, struct err *e)
{
	const struct portal *p;
	const struct category *category;

	if (!place_find(&k->desk, name, &p, &category, e))
		return false;
	check_portal(k, p);
	return true;
}

int cli_check(struct cli *c)
{
	struct checking k = { .c = c };
	struct err e = { 0 };
	int status = 0;

	c->app.desk.no_archive = true;
	if (!desk_open(&k.desk, &c->app.desk, check_answered, &k, &e))
		status = cli_fail(&e);
	for (int i = 0; i < c->n_operands && !status; i++)
		if (!check_named(&k, c->operands[i], &e))
			status = cli_fail(&e);
	for (int i = 0; c->n_operands == 0 && !status && i < k.desk.portals.list.n; i++)
		if (k.desk.portals.list.v[i]->status == PORTAL_LIVE && !k.desk.portals.list.v[i]->own)
			check_portal(&k, k.desk.portals.list.v[i]);
	desk_close(&k.desk);
	return status ? status : k.drifted ? STATUS_DRIFT : 0;
}
