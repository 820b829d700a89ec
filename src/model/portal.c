#include "model/portal.h"

#include "model/url.h"

static bool answers_to(const struct portal *p, struct str host)
{
	struct str rest = p->alias, word;

	if (p->own)
		return false;
	if (url_host_within(host, p->host))
		return true;
	while (str_word(&rest, &word))
		if (url_host_within(host, word))
			return true;
	return false;
}

const struct portal *portal_for_host(const struct portals *ps, struct str host)
{
	const struct portal *best = NULL;

	/* "bongda.vnexpress.net" may have a file of its own beside
	 * "vnexpress.net": the longest name wins. */
	for (int i = 0; i < ps->list.n; i++)
		if (answers_to(ps->list.v[i], host) && (!best || ps->list.v[i]->host.n > best->host.n))
			best = ps->list.v[i];
	return best;
}

const struct portal *portal_by_name(const struct portals *ps, struct str name)
{
	for (int i = 0; i < ps->list.n; i++)
		if (str_eq_nocase(ps->list.v[i]->host, name) || str_eq(ps->list.v[i]->name, name))
			return ps->list.v[i];
	for (int i = 0; i < ps->list.n; i++)    /* "baocantho" for baocantho.com.vn */
		if (str_starts_nocase(ps->list.v[i]->host, name) && ps->list.v[i]->host.n > name.n
		    && ps->list.v[i]->host.p[name.n] == '.')
			return ps->list.v[i];
	return NULL;
}

bool category_by_page(const struct portal *p, const struct category *c)
{
	return c->rss.n == 0 || (p->prefer_html && c->url.n);
}
