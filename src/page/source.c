/*
 * source: from bytes to a tree with rules.
 */
#include "page/source.h"

#include <regex.h>

#include "base/zip.h"
#include "model/url.h"
#include "page/gate.h"
#include "page/tree.h"
#include "text/charset.h"

enum {
	PAGE_CEILING = 32 << 20,    /* bytes after inflating */
	REPLACED_CEILING = 48 << 20,
	PATTERN_MAX = 200,
	DATE_WORDS_MAX = 400,
	DATE_NODES_MAX = 20
};

/* opening */

static struct str replaced(struct str text, const struct replacement *r, struct arena *a)
{
	struct buf out;
	struct str copy = text;
	size_t at = 0, hit;

	if (r->find.n == 0 || !str_has(text, r->find))
		return text;
	buf_init(&out, REPLACED_CEILING);
	while ((hit = str_find(text, r->find, at)) < text.n) {
		buf_add(&out, str_sub(text, at, hit));
		buf_add(&out, r->put);
		at = hit + r->find.n;
	}
	buf_add(&out, str_skip(text, at));
	if (!out.failed)
		copy = arena_str(a, buf_str(&out));
	buf_release(&out);
	return copy;
}

static bool second_level(struct str label)
{
	static const char *const names[] = { "com", "net", "org", "gov", "edu", "co", "ac", "info",
		"biz", "or", "ne", "go" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(label, str_of(names[i])))
			return true;
	return false;
}

/* "m.baocantho.com.vn" to "baocantho.com.vn".  Without the public suffix
 * list: a two-letter country under which "com" and such are registries. */
static struct str registrable(struct str host)
{
	size_t dots[3] = { 0 };
	int n = 0;

	for (size_t i = host.n; i-- > 0 && n < 3;)
		if (host.p[i] == '.')
			dots[n++] = i;
	if (n < 2)
		return host;
	if (host.n - dots[0] == 3 && second_level(str_sub(host, dots[1] + 1, dots[0])))
		return n == 3 ? str_skip(host, dots[2] + 1) : host;
	return str_skip(host, dots[1] + 1);
}

static void hints_set(struct source *s, const struct page_context *c)
{
	s->dates = c->dates;
	if (s->rules.has_offset)
		s->dates.offset_min = s->rules.offset_min;
	else if (s->dates.offset_min == 0 && url_host_within(url_host(c->url), STR("vn")))
		s->dates.offset_min = 7 * 60;
}

/* Some pages name the front page, or another site, as their canonical. */
static struct str own_url(struct source *s)
{
	struct str canonical = html_link(s->html, "canonical", &s->scratch);

	if (!url_is_web(canonical) || !source_is_own(s, canonical) || url_path(canonical).n <= 1)
		return s->url;
	return canonical;
}

static bool is_vietnamese(struct source *s)
{
	struct node *html = tree_find(html_root(s->html), "html");

	return url_host_within(s->site, STR("vn"))
		|| (s->rules.has_offset && s->rules.offset_min == 7 * 60)
		|| (html && str_starts_nocase(node_attr(html, "lang"), STR("vi")));
}

/* Is it news to the reader what the bytes were read as?  Not when it was clean
 * UTF-8; letters that were replaced on the way are. */
static bool worth_telling(struct str charset, struct str bytes, struct str text)
{
	static const struct str replacement = { "\xEF\xBF\xBD", 3 };

	if (!str_eq_nocase(charset, STR("utf-8")))
		return charset.n > 0;
	return str_has(text, replacement) && !str_has(bytes, replacement);
}

bool source_open(struct str bytes, const struct page_context *c, struct arena *a, struct source *s,
	struct err *e)
{
	struct str text, charset = STR("");

	*s = (struct source){ .a = a, .url = c->url };
	if (str_trim(bytes).n == 0)
		return err_set(e, ERR_EMPTY, "%.*s", STR_ARG(c->url));
	rules_compile(c->rules, &s->scratch, &s->rules);
	hints_set(s, c);
	text = text_to_utf8(zip_unpacked(bytes, PAGE_CEILING, &s->scratch), c->http_charset, &s->scratch, &charset);
	s->charset = worth_telling(charset, bytes, text) ? charset : STR("");
	for (int i = 0; i < s->rules.replacements.n; i++)
		text = replaced(text, &s->rules.replacements.v[i], &s->scratch);
	s->text = text;
	s->html = html_parse(text, c->url, e);
	if (!s->html) {
		source_close(s);
		return false;
	}
	s->site = registrable(url_host(c->url));
	s->base = html_base(s->html);
	s->own_url = own_url(s);
	s->vietnamese = is_vietnamese(s);
	return true;
}

bool source_refuse_gate(struct source *s, struct err *e)
{
	return gate_check_bytes(s->text, e) && gate_check_tree(s->html, &s->scratch, e);
}

void source_close(struct source *s)
{
	if (s->html)
		html_free(s->html);
	arena_release(&s->scratch);
	*s = (struct source){ 0 };
}

/* picking */

bool source_pick(struct source *s, enum rule_key key, struct node *from, struct nodes *out)
{
	for (int i = 0; i < s->rules.of[key].xpaths.n; i++) {
		struct err e = { 0 };

		*out = (struct nodes){ 0 };
		if (!select_all(s->html, from, s->rules.of[key].xpaths.v[i], &s->scratch, out, &e))
			continue;
		if (out->is_text ? str_trim(out->text).n > 0 : out->list.n > 0)
			return true;
	}
	return false;
}

struct str source_words(struct source *s, enum rule_key key, struct node *from)
{
	for (int i = 0; i < s->rules.of[key].xpaths.n; i++) {
		struct nodes found = { 0 };
		struct err e = { 0 };

		if (!select_all(
			    s->html, from, s->rules.of[key].xpaths.v[i], &s->scratch, &found, &e))
			continue;
		if (found.is_text && str_trim(found.text).n)
			return found.text;
		for (int j = 0; j < found.list.n && j < 50; j++) {
			struct str words = tree_words(found.list.v[j], &s->scratch);

			if (words.n)
				return words;
		}
	}
	return STR_NONE;
}

struct str source_link(struct source *s, struct str href)
{
	href = str_trim(href);
	if (href.n == 0 || href.p[0] == '#')
		return STR_NONE;
	return url_resolve(s->base, href, &s->scratch);
}

struct str source_keep(struct source *s, struct str words)
{
	return words.n ? arena_str(s->a, words) : STR_NONE;
}

/* addresses */

bool source_is_own(struct source *s, struct str url)
{
	struct str host = url_host(url);

	if (s->site.n == 0 || url_host_within(host, s->site))
		return host.n > 0;
	for (int i = 0; i < s->rules.hosts.n; i++)
		if (url_host_within(host, s->rules.hosts.v[i]))
			return true;
	return false;
}

/* POSIX has no \d; a brace could make the compiled pattern explode. */
static bool pattern_matches(struct str pattern, struct str url, struct arena *a)
{
	struct buf b;
	regex_t compiled;
	bool hit = false;

	if (pattern.n > PATTERN_MAX || str_find_byte(pattern, '{', 0) < pattern.n)
		return true;
	buf_init(&b, PATTERN_MAX * 8);
	for (size_t i = 0; i < pattern.n; i++)
		if (pattern.p[i] == '\\' && i + 1 < pattern.n && pattern.p[i + 1] == 'd')
			buf_add(&b, STR("[0-9]")), i++;
		else
			buf_add_byte(&b, pattern.p[i]);
	if (b.p && regcomp(&compiled, b.p, REG_EXTENDED | REG_NOSUB) == 0) {
		hit = regexec(&compiled, arena_z(a, url), 0, NULL, 0) == 0;
		regfree(&compiled);
	}
	buf_release(&b);
	return hit;
}

/* A slug of several words, or a number of at least five digits. */
static bool path_like_article(struct str path)
{
	int hyphens = 0, digits = 0, most = 0;

	for (size_t i = 0; i < path.n && path.p[i] != '?'; i++) {
		digits = str_digit(path.p[i]) ? digits + 1 : 0;
		most = digits > most ? digits : most;
		hyphens = path.p[i] == '/' ? 0 : hyphens + (path.p[i] == '-' || path.p[i] == '_');
	}
	return hyphens >= 4 || most >= 5;
}

bool source_is_article(struct source *s, struct str url)
{
	if (url_path(url).n <= 1)
		return false;
	if (s->rules.article_urls.n == 0)
		return path_like_article(url_path(url));
	for (int i = 0; i < s->rules.article_urls.n; i++)
		if (pattern_matches(s->rules.article_urls.v[i], url, &s->scratch))
			return true;
	return false;
}

/* dates */

static bool has_year(struct str s)
{
	int run = 0;

	for (size_t i = 0; i < s.n; i++) {
		run = str_digit(s.p[i]) ? run + 1 : 0;
		if (run == 4)
			return true;
	}
	return false;
}

static struct date attribute_date(struct source *s, const struct node *n)
{
	static const char *const names[] = { "datetime", "content", "data-time", "data-date",
		"title" };
	struct date d = { 0 };

	for (size_t i = 0; node_is_element(n) && i < sizeof names / sizeof *names && !d.known;
		i++) {
		struct str value = node_attr(n, names[i]);

		if (value.n && value.n < 100)
			d = date_parse(value, s->dates);
	}
	return d;
}

/* "2h trước" beside datetime="2026-01-15 21:58:00": the attribute is meant.
 * With a full date in the words, the words are. */
struct date source_date(struct source *s, struct node *n)
{
	bool is_short = !node_is_element(n) || tree_length(n, DATE_WORDS_MAX) < DATE_WORDS_MAX;
	struct str words = is_short ? node_text(n, &s->scratch) : STR_NONE;
	const struct node *at = n;
	struct date shown = { 0 }, d;
	int left = DATE_NODES_MAX;

	if (words.n && words.n < 2 * DATE_WORDS_MAX)
		shown = date_parse(words, s->dates);
	if (shown.known && shown.has_time && has_year(words))
		return shown;
	for (d = attribute_date(s, n); !d.known && left > 0 && (at = node_walk(at, n, false));
		left--)
		d = attribute_date(s, at);
	return d.known ? d : shown;
}
