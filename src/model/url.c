/*
 * url: RFC 3986 resolution.  It knows no network: what may be asked for is
 * decided elsewhere.
 */
#include "model/url_private.h"

enum { URL_MAX = 2048 };

void url_pen_add(struct url_pen *pen, struct str s)
{
	if (s.n)
		memcpy(pen->p + pen->n, s.p, s.n);
	pen->n += s.n;
}

void url_pen_escape(struct url_pen *pen, unsigned char c)
{
	static const char hex[] = "0123456789ABCDEF";
	char out[3] = {'%', hex[c >> 4], hex[c & 15]};

	url_pen_add(pen, (struct str){out, 3});
}

struct str url_pen_str(const struct url_pen *pen)
{
	return (struct str){pen->p, pen->n};
}

bool url_is_letter(char c)
{
	c = str_lower(c);
	return c >= 'a' && c <= 'z';
}

/* strchr would find the NUL that ends the set. */
bool url_is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

int url_hex_value(char c)
{
	if (str_digit(c))
		return c - '0';
	c = str_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Browsers drop tabs and newlines inside an address, keep blanks as %20 and
 * read '\' as '/' before the query; portals have come to rely on it. */
struct str url_printable(struct str dirty, struct arena *a)
{
	struct url_pen pen = {arena_alloc(a, 1, dirty.n * 3 + 1), 0};
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
		if (c > 0x7e || url_is_one_of((char)c, " \"<>\\^`{|}"))
			url_pen_escape(&pen, c);
		else
			pen.p[pen.n++] = (char)c;
	}
	return url_pen_str(&pen);
}

static size_t scheme_length(struct str s)
{
	size_t n = 0;

	while (n < s.n &&
	       (url_is_letter(s.p[n]) || (n && (str_digit(s.p[n]) || url_is_one_of(s.p[n], "+-.")))))
		n++;
	return n && n < s.n && s.p[n] == ':' ? n : 0;
}

struct url_parts url_split(struct str url)
{
	struct url_parts u = {0};
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
	struct url_parts u = url_split(url);

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
struct str url_undouble(struct str url)
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

void url_split_port(struct str authority, struct str *host, struct str *port)
{
	struct str s = without_userinfo(authority);
	size_t from = s.n && s.p[0] == '[' ? str_find_byte(s, ']', 0) : 0;
	size_t colon = str_find_byte(s, ':', from);

	*host = str_sub(s, 0, colon);
	*port = str_skip(s, colon + 1);
}

/* RFC 3986 5.2.4, on the joined path; "..": never above the root. */
static void add_path(struct url_pen *pen, struct str path)
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
			url_pen_add(pen, STR("/"));
			url_pen_add(pen, part);
		}
	}
	if (open || pen->n == start)
		url_pen_add(pen, STR("/"));
}

static struct url_parts merge(struct url_parts base, struct url_parts ref, struct arena *a)
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

/* Bytes that url_printable() leaves alone. */
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

	struct str clean = url_undouble(url_printable(href, a));
	struct str clean_base = url_printable(base, a);
	struct url_parts u = merge(url_split(clean_base), url_split(clean), a);
	struct str fragment = fragment_of(clean), result;
	struct url_pen pen;

	pen.p = arena_alloc(a, 1,
			    u.scheme.n + u.authority.n + u.path.n + u.query.n + fragment.n + 8);
	pen.n = 0;
	for (size_t i = 0; i < u.scheme.n; i++)
		pen.p[pen.n++] = str_lower(u.scheme.p[i]);
	url_pen_add(&pen, STR("://"));
	url_pen_add(&pen, u.authority);
	add_path(&pen, u.path);
	url_pen_add(&pen, u.query);
	url_pen_add(&pen, fragment);
	result = url_pen_str(&pen);
	return u.has_authority && url_is_web(result) ? result : STR_NONE;
}

/* Nothing in it that resolving would change. */
static bool is_plain_path(struct str href)
{
	if (!href.n || href.p[0] != '/' || href.n > URL_MAX / 2)
		return false;
	for (size_t i = 1; i < href.n; i++) {
		char c = href.p[i];

		if (!url_is_letter(c) && !str_digit(c) && c != '-' && c != '_'
				&& ((c != '/' && c != '.') || href.p[i - 1] == '/'))
			return false;
	}
	return true;
}

struct str url_resolve_at_root(struct str root, struct str href, struct arena *a)
{
	if (!is_plain_path(href))
		return url_resolve(root, href, a);
	return arena_join(a, str_sub(root, 0, root.n - 1), href);
}

static bool host_valid(struct str host)
{
	if (!host.n || host.p[0] == '.')
		return false;
	for (size_t i = 0; i < host.n; i++) {
		char c = host.p[i];

		/* %80 and up: a name in other letters; %20 and such: a mistake */
		if (c == '%' && (i + 2 >= host.n || url_hex_value(host.p[i + 1]) < 8))
			return false;
		if (!url_is_letter(c) && !str_digit(c) && !url_is_one_of(c, ".-_~%[]:"))
			return false;
	}
	return true;
}

bool url_is_web(struct str url)
{
	struct url_parts u = url_split(url);
	struct str host, port;
	int64_t number = 0;

	if (url.n > URL_MAX || !u.has_authority)
		return false;
	if (!str_eq_nocase(u.scheme, STR("http")) && !str_eq_nocase(u.scheme, STR("https")))
		return false;
	for (size_t i = 0; i < url.n; i++)
		if (url.p[i] <= ' ' || url.p[i] > '~')
			return false;
	url_split_port(u.authority, &host, &port);
	if (port.n && (!str_int(port, &number) || number < 1 || number > 65535))
		return false;
	return host_valid(host);
}

struct str url_host(struct str url)
{
	struct str host, port;

	url_split_port(url_split(str_trim(url)).authority, &host, &port);
	return host;
}

struct str url_path(struct str url)
{
	struct url_parts u = url_split(url);

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
