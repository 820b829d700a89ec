#include "back/cookies.h"

enum { HOSTS_MAX = 64, VALUE_MAX = 2048, SCRIPT_COOKIES_MAX = 8 };

/* Printable ASCII only: nothing in it can end the header's line. */
static bool is_sendable(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < 0x20 || s.p[i] > 0x7e)
			return false;
	return s.n > 0 && s.n <= VALUE_MAX;
}

/* Of a fixed size, since a host may hand out another one each time. */
struct cookie {
	size_t n;
	char pairs[VALUE_MAX];
};

bool cookies_keep(struct cookies *c, struct str host, struct str pairs)
{
	struct cookie *kept = map_get(&c->of_host, host);

	if (!is_sendable(pairs) || str_eq(pairs, cookies_for(c, host)) || (!kept && c->of_host.n >= HOSTS_MAX))
		return false;
	if (!kept)
		*map_put(&c->of_host, host, &c->a) = kept = ARENA_NEW(&c->a, struct cookie);
	memcpy(kept->pairs, pairs.p, pairs.n);
	kept->n = pairs.n;
	return true;
}

/* The words between the quotes behind document.cookie = "…", up to the first
 * ";"; STR_NONE when there is no such thing.  *rest goes behind them. */
static struct str script_cookie(struct str *rest)
{
	static const struct str name = { "document.cookie", 15 };
	struct str pair;
	char quote;

	*rest = str_trim(str_skip(*rest, str_find(*rest, name, 0) + name.n));
	if (!str_starts(*rest, STR("=")))
		return STR_NONE;
	*rest = str_trim(str_skip(*rest, 1));
	quote = rest->n ? rest->p[0] : 0;
	if (quote != '"' && quote != '\'')
		return STR_NONE;
	*rest = str_skip(*rest, 1);
	pair = str_sub(*rest, 0, str_find_byte(*rest, quote, 0));
	pair = str_trim(str_sub(pair, 0, str_find_byte(pair, ';', 0)));
	return str_find_byte(pair, '=', 0) < pair.n ? pair : STR_NONE;
}

bool cookies_keep_script(struct cookies *c, struct str host, struct str page)
{
	struct arena scratch = { 0 };
	struct str pairs = STR("");
	bool kept;

	for (int i = 0; i < SCRIPT_COOKIES_MAX && str_has(page, STR("document.cookie")); i++) {
		struct str pair = script_cookie(&page);

		if (pair.n)
			pairs = pairs.n ? arena_printf(&scratch, "%.*s; %.*s", STR_ARG(pairs), STR_ARG(pair))
				: pair;
	}
	kept = cookies_keep(c, host, pairs);
	arena_release(&scratch);
	return kept;
}

struct str cookies_for(const struct cookies *c, struct str host)
{
	const struct cookie *kept = map_get(&c->of_host, host);

	return kept ? (struct str){ kept->pairs, kept->n } : STR("");
}

void cookies_release(struct cookies *c)
{
	arena_release(&c->a);
	*c = (struct cookies){ 0 };
}
