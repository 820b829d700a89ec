/*
 * url: RFC 3986 resolution and the one key of a story.  It knows no network:
 * what may be asked for is decided elsewhere.
 */
#include "model/url.h"

#include <stdlib.h>

enum { URL_MAX = 2048, KEY_PARAMETERS_MAX = 256 };

struct parts {
	struct str scheme, authority, path, query; /* query with its '?' */
	bool has_authority;
};

/* Writes into a block that was made large enough for the worst case. */
struct pen {
	char *p;
	size_t n;
};

static void pen_add(struct pen *pen, struct str s)
{
	if (s.n)
		memcpy(pen->p + pen->n, s.p, s.n);
	pen->n += s.n;
}

static void pen_escape(struct pen *pen, unsigned char c)
{
	static const char hex[] = "0123456789ABCDEF";
	char out[3] = {'%', hex[c >> 4], hex[c & 15]};

	pen_add(pen, (struct str){out, 3});
}

static struct str pen_str(const struct pen *pen)
{
	return (struct str){pen->p, pen->n};
}

static bool is_letter(char c)
{
	c = str_lower(c);
	return c >= 'a' && c <= 'z';
}

/* strchr would find the NUL that ends the set. */
static bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static int hex_value(char c)
{
	if (str_digit(c))
		return c - '0';
	c = str_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Browsers drop tabs and newlines inside an address, keep blanks as %20 and
 * read '\' as '/' before the query; portals have come to rely on it. */
static struct str printable(struct str dirty, struct arena *a)
{
	struct pen pen = {arena_alloc(a, 1, dirty.n * 3 + 1), 0};
	bool in_query = false;

	while (dirty.n && (unsigned char)dirty.p[0] <= ' ')
		dirty = str_skip(dirty, 1);
	while (dirty.n && (unsigned char)dirty.p[dirty.n - 1] <= ' ')
		dirty.n--;
	for (size_t i = 0; i < dirty.n; i++) {
		unsigned char c = (unsigned char)dirty.p[i];

		if (c == '?' || c == '#')
			in_query = true;
		if (c == '\\' && !in_query)
			c = '/';
		if (c < ' ' || c == 0x7f)
			continue;
		if (c > 0x7e || is_one_of((char)c, " \"<>\\^`{|}"))
			pen_escape(&pen, c);
		else
			pen.p[pen.n++] = (char)c;
	}
	return pen_str(&pen);
}

static size_t scheme_length(struct str s)
{
	size_t n = 0;

	while (n < s.n &&
	       (is_letter(s.p[n]) || (n && (str_digit(s.p[n]) || is_one_of(s.p[n], "+-.")))))
		n++;
	return n && n < s.n && s.p[n] == ':' ? n : 0;
}

static struct parts split(struct str url)
{
	struct parts u = {0};
	size_t n = scheme_length(url);

	if (n) {
		u.scheme = str_sub(url, 0, n);
		url = str_skip(url, n + 1);
	}
	url = str_sub(url, 0, str_find_byte(url, '#', 0));
	n = str_find_byte(url, '?', 0);
	u.query = str_skip(url, n);
	url = str_sub(url, 0, n);
	if (str_starts(url, STR("//"))) {
		u.has_authority = true;
		url = str_skip(url, 2);
		n = str_find_byte(url, '/', 0);
		u.authority = str_sub(url, 0, n);
		url = str_skip(url, n);
	}
	u.path = url;
	return u;
}

/* "https://a.vnhttps://a.vn/x": a template put its host before an address
 * that had one already; the second is meant. */
static struct str undouble_once(struct str url)
{
	struct parts u = split(url);

	if (!str_starts(u.path, STR("//")))
		return url;
	for (size_t i = 0; i < 2; i++) {
		struct str scheme = i ? STR("http:") : STR("https:");

		if (u.authority.n > scheme.n && str_ends(u.authority, scheme))
			return str_skip(url, (size_t)(u.path.p - url.p) - scheme.n);
	}
	return url;
}

/* Until nothing changes: what was resolved is resolved for good. */
static struct str undouble(struct str url)
{
	for (size_t before = url.n + 1; url.n < before;) {
		before = url.n;
		url = undouble_once(url);
	}
	return url;
}

static struct str without_userinfo(struct str authority)
{
	for (size_t i = authority.n; i > 0; i--)
		if (authority.p[i - 1] == '@')
			return str_skip(authority, i);
	return authority;
}

static void split_port(struct str authority, struct str *host, struct str *port)
{
	struct str s = without_userinfo(authority);
	size_t from = s.n && s.p[0] == '[' ? str_find_byte(s, ']', 0) : 0;
	size_t colon = str_find_byte(s, ':', from);

	*host = str_sub(s, 0, colon);
	*port = str_skip(s, colon + 1);
}

/* RFC 3986 5.2.4, on the joined path; "..": never above the root. */
static void add_path(struct pen *pen, struct str path)
{
	size_t start = pen->n;
	struct str rest = str_starts(path, STR("/")) ? str_skip(path, 1) : path, part;
	bool open = false; /* the last part leaves a trailing slash */

	while (str_cut(&rest, '/', &part)) {
		open = str_eq(part, STR(".")) || str_eq(part, STR(".."));
		if (str_eq(part, STR(".."))) {
			while (pen->n > start && pen->p[pen->n - 1] != '/')
				pen->n--;
			if (pen->n > start)
				pen->n--;
		} else if (!open) {
			pen_add(pen, STR("/"));
			pen_add(pen, part);
		}
	}
	if (open || pen->n == start)
		pen_add(pen, STR("/"));
}

static struct parts merge(struct parts base, struct parts ref, struct arena *a)
{
	if (!ref.scheme.n) {
		ref.scheme = base.scheme.n ? base.scheme : STR("https");
		if (!ref.has_authority) {
			ref.authority = base.authority;
			ref.has_authority = base.has_authority;
			if (!ref.path.n) {
				ref.path = base.path;
				if (!ref.query.n)
					ref.query = base.query;
			} else if (ref.path.p[0] != '/') {
				size_t n = base.path.n;

				while (n && base.path.p[n - 1] != '/')
					n--;
				ref.path = arena_join(a, str_sub(base.path, 0, n), ref.path);
			}
		}
	}
	return ref;
}

static struct str fragment_of(struct str url)
{
	return str_skip(url, str_find_byte(url, '#', 0));
}

/* Bytes that printable() leaves alone. */
static bool stays(unsigned char c)
{
	static const uint32_t odd[8] = {
		/* up to the blank, then " < > \\ ^ ` { | } DEL */
		0xFFFFFFFF, 0x50000005, 0x50000000, 0xB8000001,
		0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF,
	};

	return !(odd[c >> 5] >> (c & 31) & 1);
}

bool url_is_settled(struct str href)
{
	size_t from = str_starts(href, STR("http://")) ? 7 : 8, path, end = 0;

	if ((from == 8 && !str_starts(href, STR("https://"))) || href.n > URL_MAX)
		return false;
	path = str_find_byte(href, '/', from);
	if (path == href.n || str_starts(str_skip(href, path), STR("//")))
		return false;
	for (size_t i = 0; i < href.n; i++) {
		unsigned char c = (unsigned char)href.p[i];

		if (!stays(c) || (c == '.' && !end && i > path && href.p[i - 1] == '/'))
			return false;
		if (c == '?' || c == '#')
			end = i;
	}
	return (!end || end > path) && url_is_web(href);
}

struct str url_resolve(struct str base, struct str href, struct arena *a)
{
	if (url_is_settled(href))
		return arena_str(a, href);

	struct str clean = undouble(printable(href, a));
	struct str clean_base = printable(base, a);
	struct parts u = merge(split(clean_base), split(clean), a);
	struct str fragment = fragment_of(clean), result;
	struct pen pen;

	pen.p = arena_alloc(a, 1,
			    u.scheme.n + u.authority.n + u.path.n + u.query.n + fragment.n + 8);
	pen.n = 0;
	for (size_t i = 0; i < u.scheme.n; i++)
		pen.p[pen.n++] = str_lower(u.scheme.p[i]);
	pen_add(&pen, STR("://"));
	pen_add(&pen, u.authority);
	add_path(&pen, u.path);
	pen_add(&pen, u.query);
	pen_add(&pen, fragment);
	result = pen_str(&pen);
	return u.has_authority && url_is_web(result) ? result : STR_NONE;
}

static bool host_valid(struct str host)
{
	if (!host.n || host.p[0] == '.')
		return false;
	for (size_t i = 0; i < host.n; i++) {
		char c = host.p[i];

		/* %80 and up: a name in other letters; %20 and such: a mistake */
		if (c == '%' && (i + 2 >= host.n || hex_value(host.p[i + 1]) < 8))
			return false;
		if (!is_letter(c) && !str_digit(c) && !is_one_of(c, ".-_~%[]:"))
			return false;
	}
	return true;
}

bool url_is_web(struct str url)
{
	struct parts u = split(url);
	struct str host, port;
	int64_t number = 0;

	if (url.n > URL_MAX || !u.has_authority)
		return false;
	if (!str_eq_nocase(u.scheme, STR("http")) && !str_eq_nocase(u.scheme, STR("https")))
		return false;
	for (size_t i = 0; i < url.n; i++)
		if (url.p[i] <= ' ' || url.p[i] > '~')
			return false;
	split_port(u.authority, &host, &port);
	if (port.n && (!str_int(port, &number) || number < 1 || number > 65535))
		return false;
	return host_valid(host);
}

struct str url_host(struct str url)
{
	struct str host, port;

	split_port(split(str_trim(url)).authority, &host, &port);
	return host;
}

struct str url_path(struct str url)
{
	struct parts u = split(url);

	if (!u.path.n)
		return STR_NONE;
	return str_skip(url, (size_t)(u.path.p - url.p));
}

bool url_host_within(struct str host, struct str site)
{
	if (!site.n || host.n < site.n)
		return false;
	if (!str_eq_nocase(str_skip(host, host.n - site.n), site))
		return false;
	return host.n == site.n || host.p[host.n - site.n - 1] == '.';
}

/* ---- the key ---- */

/* Parameters that name the way a reader came, not what he reads; a final '*'
 * stands for any rest.  vn_ is VnExpress's own utm_. */
static const char *const tracking[] = {
	"utm_*", "vn_*", "at_*", "itm_*", "pk_*",
	"mtm_*", "piwik_*", "hsa_*", "fb_*", "fbclid",
	"gclid", "gclsrc", "gbraid", "wbraid", "dclid",
	"msclkid", "yclid", "ttclid", "twclid", "igshid",
	"igsh", "zarsrc", "gidzl", "zclid", "_ga",
	"_gl", "mc_cid", "mc_eid", "_hsenc", "_hsmi",
	"mkt_tok", "vero_id", "wt_mc", "xtor", "cmpid",
	"ocid", "ncid", "s_cid", "spm", "_openstat",
	"ref", "ref_*", "refer", "referer", "referrer",
	"referral", "refsrc", "amp", "amp_*", "__twitter_impression",
};

static bool is_tracking(struct str parameter)
{
	struct str name = str_sub(parameter, 0, str_find_byte(parameter, '=', 0));

	if (str_eq_nocase(parameter, STR("outputType=amp")))
		return true;
	for (size_t i = 0; i < sizeof tracking / sizeof tracking[0]; i++) {
		struct str row = str_of(tracking[i]);

		if (row.p[row.n - 1] == '*' ? str_starts_nocase(name, str_sub(row, 0, row.n - 1))
					    : str_eq_nocase(name, row))
			return true;
	}
	return false;
}

static bool is_unreserved(unsigned char c)
{
	return c < 0x80 && (is_letter((char)c) || str_digit((char)c) || is_one_of((char)c, "-._~"));
}

/* One spelling of percent-encoding: "%c3%B4" "%2D" "+" "ô" to "%C3%B4" "-" "%20". */
static void add_normalized(struct pen *pen, struct str s, bool plus_is_blank)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '%' && i + 2 < s.n && hex_value(s.p[i + 1]) >= 0 &&
		    hex_value(s.p[i + 2]) >= 0) {
			c = (unsigned char)(hex_value(s.p[i + 1]) << 4 | hex_value(s.p[i + 2]));
			i += 2;
			if (!is_unreserved(c)) {
				pen_escape(pen, c);
				continue;
			}
		} else if (c == '+' && plus_is_blank) {
			pen_add(pen, STR("%20"));
			continue;
		}
		pen->p[pen->n++] = (char)c;
	}
}

static struct str bare_host(struct str host)
{
	static const char *const prefixes[] = {"www.", "m.", "amp.", "mobile."};

	while (str_ends(host, STR(".")))
		host.n--;
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		struct str prefix = str_of(prefixes[i]);
		struct str rest = str_skip(host, prefix.n);

		/* "m.vn" is a site of its own */
		if (str_starts_nocase(host, prefix) && str_find_byte(rest, '.', 0) < rest.n) {
			host = rest;
			i = (size_t)-1;
		}
	}
	return host;
}

static void add_host(struct pen *pen, struct str authority)
{
	struct str host, port;

	split_port(authority, &host, &port);
	host = bare_host(host);
	for (size_t i = 0; i < host.n; i++)
		pen->p[pen->n++] = str_lower(host.p[i]);
	if (port.n && !str_eq(port, STR("80")) && !str_eq(port, STR("443"))) {
		pen_add(pen, STR(":"));
		pen_add(pen, port);
	}
}

static struct str bare_path(struct str path)
{
	for (size_t before = path.n + 1; path.n < before;) {
		before = path.n;
		while (str_ends(path, STR("/")))
			path.n--;
		if (path.n > 4 && str_ends(path, STR("/amp")))
			path.n -= 4;
	}
	return path;
}

static int compare_parameters(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static void add_query(struct pen *pen, struct str query, struct arena *a)
{
	struct str rest = str_skip(query, 1), part, *kept;
	size_t n = 0;

	if (query.n < 2)
		return;
	kept = ARENA_ARRAY(a, struct str, KEY_PARAMETERS_MAX);
	while (n < KEY_PARAMETERS_MAX && str_cut(&rest, '&', &part)) {
		if (str_starts(part, STR("amp;"))) /* "?a=1&amp;b=2" */
			part = str_skip(part, 4);
		if (!part.n || is_tracking(part))
			continue;
		kept[n].p = pen->p + pen->n; /* drafted here, sorted below */
		add_normalized(pen, part, true);
		kept[n].n = (size_t)(pen->p + pen->n - kept[n].p);
		kept[n] = arena_str(a, kept[n]);
		pen->n -= kept[n].n;
		n++;
	}
	if (n)
		qsort(kept, n, sizeof kept[0], compare_parameters);
	for (size_t i = 0; i < n; i++) {
		pen_add(pen, i ? STR("&") : STR("?"));
		pen_add(pen, kept[i]);
	}
}

struct str url_key(struct str url, struct arena *a)
{
	struct str clean = undouble(printable(url, a));
	struct parts u = split(clean);
	struct pen pen;

	if (!u.has_authority)
		return clean;
	pen.p = arena_alloc(a, 1, clean.n * 3 + 8);
	pen.n = 0;
	add_host(&pen, u.authority);
	add_normalized(&pen, bare_path(u.path), false);
	add_query(&pen, u.query, a);
	return pen_str(&pen);
}
