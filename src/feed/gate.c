/*
 * gate: signs of gates.  Words such as "captcha" stand in the scripts of
 * ordinary pages too, so a general sign counts only on a page too small to be
 * anything else.
 */
#include "feed/gate.h"

#define ROW(sign, also, bytes, reason) { { sign, sizeof(sign) - 1 }, { also, sizeof(also) - 1 }, bytes, reason }

static const struct {
	struct str sign, also;          /* both must be there */
	size_t bytes_max;
	const char *reason;
} rows[] = {
	ROW("document.cookie", "location", 4 << 10, "cookie"),
	ROW("/cdn-cgi/challenge-platform/", "<title>Just a moment", 256 << 10, "challenge"),
	ROW("_cf_chl_opt", "", 256 << 10, "challenge"),
	ROW("Attention Required! | Cloudflare", "", 64 << 10, "challenge"),
	ROW("cf-browser-verification", "", 64 << 10, "challenge"),
	ROW("Checking your browser", "", 64 << 10, "challenge"),
	ROW("DDoS protection by", "", 64 << 10, "challenge"),
	ROW("_Incapsula_Resource", "", 16 << 10, "challenge"),
	ROW("g-recaptcha", "", 16 << 10, "captcha"),
	ROW("h-captcha", "", 16 << 10, "captcha"),
	ROW("consent.", "action=", 64 << 10, "consent"),
};

const char *gate_reason(struct str utf8)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (utf8.n <= rows[i].bytes_max && str_find_nocase(utf8, rows[i].sign, 0) < utf8.n &&
		    (!rows[i].also.n || str_find_nocase(utf8, rows[i].also, 0) < utf8.n))
			return rows[i].reason;
	return NULL;
}
