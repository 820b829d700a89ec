/*
 * url_key: the one key of a story, however its address is written and whoever
 * sent the reader there.
 */
#include "model/url_private.h"

#include <stdlib.h>

enum { KEY_PARAMETERS_MAX = 256 };

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
	return c < 0x80 && (url_is_letter((char)c) || str_digit((char)c) || url_is_one_of((char)c, "-._~"));
}

/* One spelling of percent-encoding: "%c3%B4" "%2D" "+" "ô" to "%C3%B4" "-" "%20". */
static void add_normalized(struct url_pen *pen, struct str s, bool plus_is_blank)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '%' && i + 2 < s.n && url_hex_value(s.p[i + 1]) >= 0 &&
		    url_hex_value(s.p[i + 2]) >= 0) {
			c = (unsigned char)(url_hex_value(s.p[i + 1]) << 4 | url_hex_value(s.p[i + 2]));
			i += 2;
			if (!is_unreserved(c)) {
				url_pen_escape(pen, c);
				continue;
			}
		} else if (c == '+' && plus_is_blank) {
			url_pen_add(pen, STR("%20"));
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

static void add_host(struct url_pen *pen, struct str authority)
{
	struct str host, port;

	url_split_port(authority, &host, &port);
	host = bare_host(host);
	for (size_t i = 0; i < host.n; i++)
		pen->p[pen->n++] = str_lower(host.p[i]);
	if (port.n && !str_eq(port, STR("80")) && !str_eq(port, STR("443"))) {
		url_pen_add(pen, STR(":"));
		url_pen_add(pen, port);
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

static void add_query(struct url_pen *pen, struct str query, struct arena *a)
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
		url_pen_add(pen, i ? STR("&") : STR("?"));
		url_pen_add(pen, kept[i]);
	}
}

struct str url_key(struct str url, struct arena *a)
{
	struct str clean = url_undouble(url_printable(url, a));
	struct url_parts u = url_split(clean);
	struct url_pen pen;

	if (!u.has_authority)
		return clean;
	pen.p = arena_alloc(a, 1, clean.n * 3 + 8);
	pen.n = 0;
	add_host(&pen, u.authority);
	add_normalized(&pen, bare_path(u.path), false);
	add_query(&pen, u.query, a);
	return url_pen_str(&pen);
}
