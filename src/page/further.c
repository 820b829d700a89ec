/*
 * further: single_page_link and next_page_link, each with its
 * if_page_contains; without rules rel=next, where it is this article's own.
 */
#include "page/further.h"

#include "model/url.h"

enum { LINKS_MAX = 10, NUMBER_MAX_BYTES = 14 };

/* An element's address, or the words of an attribute or string. */
static struct str address(struct source *s, struct node *n)
{
	struct str href = node_is_element(n) ? node_attr(n, "href") : node_text(n, &s->scratch);

	return source_link(s, href);
}

/* Not this page itself, and on this site: a stranger's page is no part of
 * the article. */
static bool leads_on(struct source *s, struct str url)
{
	return url_is_web(url) && source_is_own(s, url)
		&& !str_eq(url_key(url, &s->scratch), url_key(s->url, &s->scratch));
}

static struct str link_find(struct source *s, const struct page_link *l)
{
	struct nodes found = { 0 };
	struct err e = { 0 };
	struct str url;

	if (!select_all(s->html, NULL, l->xpath, &s->scratch, &found, &e))
		return STR_NONE;
	if (found.is_text) {
		url = source_link(s, found.text);
		return leads_on(s, url) ? url : STR_NONE;
	}
	for (int i = 0; i < found.list.n && i < LINKS_MAX; i++) {
		url = address(s, found.list.v[i]);
		if (leads_on(s, url))
			return url;
	}
	return STR_NONE;
}

static bool page_contains(struct source *s, struct str xpath)
{
	struct nodes found = { 0 };
	struct err e = { 0 };

	return select_all(s->html, NULL, xpath, &s->scratch, &found, &e)
		&& (found.is_text ? found.text.n > 0 : found.list.n > 0);
}

static struct str first_link(struct source *s, const struct page_link *v, int n)
{
	struct str url = STR_NONE;

	for (int i = 0; i < n && !url.n; i++)
		if (!v[i].only_if.n || page_contains(s, v[i].only_if))
			url = link_find(s, &v[i]);
	return url;
}

/* "/a-b.html" and "/a-b-p2.html", "/a-b.html?page=2", "/a-b/2".  Blogs say
 * rel=next of the article that came after; that is not meant. */
static bool continues(struct str here, struct str next)
{
	struct str stem = url_path(here), path = url_path(next), rest;
	size_t dot = stem.n;

	while (dot && stem.p[dot - 1] != '.' && stem.p[dot - 1] != '/')
		dot--;
	if (dot > 1 && stem.p[dot - 1] == '.' && stem.n - dot <= 5)
		stem.n = dot - 1;
	while (stem.n && stem.p[stem.n - 1] == '/')
		stem.n--;
	if (stem.n < 2 || !str_starts(path, stem))
		return false;
	rest = str_skip(path, stem.n);
	if (rest.n > NUMBER_MAX_BYTES)
		return false;
	for (size_t i = 0; i < rest.n; i++)
		if (str_digit(rest.p[i]))
			return true;
	return false;
}

static struct str next_by_relation(struct source *s)
{
	struct str url = html_link(s->html, "next", &s->scratch);

	return leads_on(s, url) && continues(s->own_url, url) ? url : STR_NONE;
}

void further_find(struct source *s, struct article *out)
{
	struct str next;

	out->single = source_keep(s, first_link(s, s->rules.single_pages.v, s->rules.single_pages.n));
	next = first_link(s, s->rules.next_pages.v, s->rules.next_pages.n);
	out->next = source_keep(s, next.n ? next : next_by_relation(s));
}
