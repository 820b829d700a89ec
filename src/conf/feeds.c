/* feeds: the reader's own feeds, from `feed` lines to portals and categories. */
#include "conf/conf.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/path.h"
#include "base/words.h"
#include "conf/lex.h"
#include "model/url.h"
#include "text/fold.h"

enum { KEY_MAX = 80, SOURCE_TIMEOUT_MAX_S = 600, PORTALS_KEY_TRIES = 1000 };

/* ---- one source ---- */

static int hex(char c)
{
	c = str_lower(c);
	return str_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static struct str without_percents(struct str s, struct arena *a)
{
	char *out = arena_z(a, s);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool coded = s.p[i] == '%' && i + 2 < s.n && hex(s.p[i + 1]) >= 0 && hex(s.p[i + 2]) >= 0;

		out[n++] = coded ? (char)(hex(s.p[i + 1]) * 16 + hex(s.p[i + 2])) : s.p[i];
		i += coded ? 2 : 0;
	}
	return (struct str){ out, n };
}

/* "http://user:password@host/": curl gets them apart, nobody else at all. */
static struct str without_user(struct str url, struct arena *a, struct str *auth)
{
	size_t host = str_find(url, STR("://"), 0) + 3, at = host;
	struct str authority = str_sub(url, host, str_find_byte(url, '/', host));

	for (size_t i = 0; i < authority.n; i++)
		if (authority.p[i] == '@')
			at = host + i + 1;
	if (at == host)
		return url;
	*auth = without_percents(str_sub(url, host, at - 1), a);
	return arena_join(a, str_sub(url, 0, host), str_skip(url, at));
}

static bool web_source(struct source *s, struct str url, struct arena *a, struct err *e)
{
	struct str plain = without_user(url, a, &s->auth);

	s->address = url_resolve(plain, plain, a);
	if (s->address.n)
		return true;
	return err_set(e, ERR_CONFIG, _("\"%.*s\" is no web address, file, exec: or filter:"), STR_ARG(plain));
}

/* "filter:PROGRAM ARGUMENTS:ADDRESS", as newsboat writes it. */
static bool filter_source(struct source *s, struct str rest, struct arena *a, struct err *e)
{
	size_t at = str_find(rest, STR(":http"), 0);

	if (at == rest.n)
		return err_set(e, ERR_CONFIG, "%s", _("a filter is \"filter:PROGRAM ARGUMENTS:ADDRESS\""));
	s->origin = SOURCE_FILTER;
	s->program = lex_argv(str_sub(rest, 0, at), 0, a, e);
	return s->program && web_source(s, str_skip(rest, at + 1), a, e);
}

static bool read_source(struct source *s, struct str word, struct arena *a, struct err *e)
{
	if (str_starts(word, STR("exec:"))) {
		s->origin = SOURCE_PROGRAM;
		s->address = STR("");
		return (s->program = lex_argv(str_skip(word, 5), 0, a, e)) != NULL;
	}
	if (str_starts(word, STR("filter:")))
		return filter_source(s, str_skip(word, 7), a, e);
	if (str_starts(word, STR("file://")))
		word = str_skip(word, 7);
	if (str_starts(word, STR("/")) || str_starts(word, STR("~/"))) {
		s->origin = SOURCE_FILE;
		s->address = path_expand(a, word);
		return true;
	}
	return web_source(s, word, a, e);
}

/* ---- the words behind ---- */

static bool take_option(struct source *s, struct str key, struct str value, struct arena *a, struct err *e)
{
	int64_t n;

	if (str_eq(key, STR("user")))
		s->user = value;
	else if (str_eq(key, STR("passcmd")))
		return (s->passcmd = lex_argv(value, 0, a, e)) != NULL;
	else if (str_eq(key, STR("proxy")))
		s->proxy = value;
	else if (str_eq(key, STR("header")))
		s->headers = arena_printf(a, "%.*s%.*s\n", STR_ARG(s->headers), STR_ARG(value));
	else if (!str_int(value, &n) || n < 1 || n > SOURCE_TIMEOUT_MAX_S)
		return err_set(e, ERR_CONFIG, _("timeout wants seconds from 1 to %d"), SOURCE_TIMEOUT_MAX_S);
	else
		s->timeout_s = (int)n;
	return true;
}

static bool is_option(struct str word, struct str *key, struct str *value)
{
	static const char *const keys[] = { "user", "passcmd", "proxy", "header", "timeout" };
	size_t eq = str_find_byte(word, '=', 0);

	*key = str_sub(word, 0, eq);
	*value = str_skip(word, eq + 1);
	for (size_t i = 0; eq < word.n && i < sizeof(keys) / sizeof(*keys); i++)
		if (str_eq(*key, str_of(keys[i])))
			return true;
	return false;
}

/* ---- its place ---- */

/* Small letters, digits and single dashes: a name to type and to keep. */
static struct str slug(struct str s, struct arena *a)
{
	struct str folded = text_fold(s, a);
	char *out = arena_z(a, folded);
	size_t n = 0;

	for (size_t i = 0; i < folded.n && n < KEY_MAX; i++) {
		char c = folded.p[i];

		if ((c >= 'a' && c <= 'z') || str_digit(c))
			out[n++] = c;
		else if (n && out[n - 1] != '-')
			out[n++] = '-';
	}
	while (n && out[n - 1] == '-')
		n--;
	return n ? (struct str){ out, n } : STR("feed");
}

/* The address without user and password, so that it may be shown and kept. */
static struct str shown_source(const struct source *s, struct str word, struct arena *a)
{
	if (s->origin == SOURCE_FILE)
		return arena_join(a, STR("file://"), s->address);
	if (s->origin == SOURCE_FILTER)
		return arena_join(a, str_sub(word, 0, str_find(word, STR(":http"), 7) + 1), s->address);
	return s->origin == SOURCE_WEB ? s->address : word;
}

static struct portal *group_portal(struct portals *own, struct str group, struct arena *a)
{
	struct str host = group.n ? arena_join(a, STR("own-"), slug(group, a)) : STR("own");
	struct portal *p;

	for (int i = 0; i < own->list.n; i++)
		if (str_eq(own->list.v[i]->host, host))
			return own->list.v[i];
	p = ARENA_NEW(a, struct portal);
	*p = (struct portal){ .host = host, .name = group.n ? group : STR(""), .own = true,
			      .home = STR(""), .alias = STR(""), .rules = STR(""), .checked = STR("") };
	*VEC_PUSH(&own->list, a) = p;
	return p;
}

static bool key_is_taken(const struct portal *p, struct str key)
{
	for (int i = 0; i < p->categories.n; i++)
		if (str_eq(p->categories.v[i].key, key))
			return true;
	return false;
}

/* From the source and not from the name: a feed that is renamed keeps its news. */
static struct str free_key(const struct portal *p, struct str source, struct arena *a)
{
	size_t cut = str_find(source, STR("://"), 0);
	struct str base = slug(cut < source.n ? str_skip(source, cut + 3) : source, a), key = base;

	for (int i = 2; key_is_taken(p, key) && i < PORTALS_KEY_TRIES; i++)
		key = arena_printf(a, "%.*s-%d", STR_ARG(base), i);
	return key;
}

/* The same source twice, as in the configuration and in an imported file. */
static void drop_source(struct portals *own, struct str source)
{
	for (int i = 0; i < own->list.n; i++) {
		struct portal *p = own->list.v[i];

		for (int k = 0; k < p->categories.n; k++)
			if (str_eq(p->categories.v[k].rss, source)) {
				p->categories.n--;
				memmove(&p->categories.v[k], &p->categories.v[k + 1],
					(size_t)(p->categories.n - k) * sizeof(p->categories.v[k]));
				return;
			}
	}
}

static struct str name_of(const struct source *s, struct str name)
{
	if (name.n)
		return name;
	return s->origin == SOURCE_WEB ? url_host(s->address)
		: s->program ? str_of(s->program[0]) : s->address;
}

bool feeds_add(struct portals *own, const struct str *words, int n, struct arena *a, struct err *e)
{
	struct source *s = ARENA_NEW(a, struct source);
	struct str place[2] = { STR(""), STR("") }, key, value, shown;
	struct portal *p;
	int places = 0;

	*s = (struct source){ .user = STR(""), .auth = STR(""), .proxy = STR(""), .headers = STR("") };
	if (n < 2)
		return err_set(e, ERR_USAGE, "feed SOURCE [NAME [GROUP]] [KEY=VALUE…]");
	if (!read_source(s, words[1], a, e))
		return false;
	for (int i = 2; i < n; i++) {
		if (is_option(words[i], &key, &value)) {
			if (!take_option(s, key, value, a, e))
				return false;
		} else if (places < 2) {
			place[places++] = words[i];
		} else {
			return err_set(e, ERR_USAGE, "feed SOURCE [NAME [GROUP]] [KEY=VALUE…]");
		}
	}
	shown = shown_source(s, words[1], a);
	drop_source(own, shown);
	p = group_portal(own, place[1], a);
	key = free_key(p, shown, a);
	*VEC_PUSH(&p->categories, a) = (struct category){ .key = key,
		.name = name_of(s, place[0]), .url = STR(""), .rss = shown, .source = s };
	return true;
}
