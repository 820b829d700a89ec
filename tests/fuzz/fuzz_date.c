/* layers: model text base */
/*
 * fuzz_date: date_parse, date_iso and url_key on the lines of the input.  A
 * date that is known must print, and read back as itself; a key is its own
 * key.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "model/date.h"
#include "model/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { INPUT_MAX = 64 << 10 };

static void check_date(struct str line, struct date_hints hints, struct arena *a)
{
	struct date d = date_parse(line, hints), again;
	struct str iso = date_iso(d, a);

	if (!d.known) {
		if (iso.n)
			BUG("an unknown date prints: %.*s", STR_ARG(iso));
		return;
	}
	again = date_parse(iso, (struct date_hints){ 0 });
	/* relative times and epoch seconds may lie outside of the years that
	 * a written date is believed in */
	if (date_civil(d.utc_s, d.offset_min).year >= 1900 && date_civil(d.utc_s, d.offset_min).year <= 2200 &&
	    (!again.known || again.utc_s != d.utc_s || again.offset_min != d.offset_min))
		BUG("%.*s does not read back", STR_ARG(iso));
}

static void check_url(struct str line, struct arena *a)
{
	struct str url = url_resolve(STR("https://bao.example.vn/a/b?c"), line, a);
	struct str key = url_key(url, a);

	if (!url.n)
		return;
	if (!url_is_web(url))
		BUG("%.*s is no web address", STR_ARG(url));
	if (!str_eq(key, url_key(arena_join(a, STR("http://"), key), a)))
		BUG("the key %.*s is not its own key", STR_ARG(key));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str rest = { (const char *)data, n < INPUT_MAX ? n : INPUT_MAX }, line;
	struct arena a = { 0 };

	while (rest.n && str_line(&rest, &line)) {
		check_date(line, (struct date_hints){ 7 * 60, false, 1770500000 }, &a);
		check_date(line, (struct date_hints){ 0, true, 0 }, &a);
		check_url(line, &a);
	}
	arena_release(&a);
	return 0;
}

#include "fuzz/replay.h"
