/* field_head: the readers of what only a feed has: its language and when it
 * wants to be asked again. */
#include "feed/field_head.h"

#include "markup/lede.h"
#include "text/clean.h"

enum { LANGUAGE_BYTES_MAX = 35, NAME_BYTES_MAX = 1000 };

void read_ttl(struct walk *w, int rank)
{
	int64_t minutes;

	(void)rank;
	if (str_int(str_trim(walk_collect(w, COLLECT_WORDS)), &minutes) && walk_is_head(w) &&
	    minutes > 0)
		w->out->ttl_min = (int)(minutes < 1000000 ? minutes : 1000000);
}

static void read_hour(struct walk *w)
{
	int64_t n;

	if (str_int(str_trim(walk_collect(w, COLLECT_WORDS)), &n) && n >= 0 && n <= 24)
		w->out->skip_hours |= 1 << n % 24;      /* RSS 0.91 counts from 1 to 24 */
}

static void read_day(struct walk *w)
{
	static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
	struct str s = str_trim(walk_collect(w, COLLECT_WORDS));

	for (int i = 0; i < 7; i++)
		if (str_starts_nocase(s, str_of(days[i])))
			w->out->skip_days |= 1 << i;
}

/* <skipHours><hour>3</hour>…, <skipDays><day>Sunday</day>… */
void read_skipped(struct walk *w, int rank)
{
	int depth = w->depth;
	enum xml_event event;

	(void)rank;
	while ((event = walk_next(w)) != XML_END_OF_FILE && event != XML_BROKEN) {
		if (event == XML_CLOSE && w->depth-- == depth)
			break;
		if (event == XML_OPEN && str_eq_nocase(xml_name(w->x), STR("hour")))
			read_hour(w);
		else if (event == XML_OPEN && str_eq_nocase(xml_name(w->x), STR("day")))
			read_day(w);
	}
}

void read_language(struct walk *w, int rank)
{
	struct str s = str_trim(walk_collect(w, COLLECT_WORDS));

	(void)rank;
	if (walk_is_head(w) && s.n)
		w->out->language = walk_keep(w, text_clean(str_sub(s, 0, LANGUAGE_BYTES_MAX), w->a));
}

void read_period(struct walk *w, int rank)
{
	static const struct {
		const char *word;
		int minutes;
	} rows[] = {
		{"hourly", 60}, {"daily", 1440}, {"weekly", 10080},
		{"monthly", 10080}, {"yearly", 10080},
	};
	struct str s = str_trim(walk_collect(w, COLLECT_WORDS));

	(void)rank;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (str_eq_nocase(s, str_of(rows[i].word)) && walk_is_head(w))
			w->period_min = rows[i].minutes;
}

void read_frequency(struct walk *w, int rank)
{
	int64_t n;

	(void)rank;
	if (str_int(str_trim(walk_collect(w, COLLECT_WORDS)), &n) && walk_is_head(w) && n > 0 &&
	    n < 100000)
		w->frequency = (int)n;
}

/* <news:publication> stands in every entry and names the paper. */
void read_publication(struct walk *w, int rank)
{
	int depth = w->depth;
	enum xml_event event;

	(void)rank;
	while ((event = walk_next(w)) != XML_END_OF_FILE && event != XML_BROKEN) {
		struct str *where = NULL;

		if (event == XML_CLOSE && w->depth-- == depth)
			break;
		if (event != XML_OPEN)
			continue;
		if (str_eq_nocase(xml_name(w->x), STR("name")))
			where = &w->head_entry.title;
		else if (str_eq_nocase(xml_name(w->x), STR("language")))
			where = &w->out->language;
		if (where && !where->n)
			*where = arena_str(w->head_a, lede_from_html(
				str_sub(walk_collect(w, COLLECT_WORDS), 0, NAME_BYTES_MAX), w->a));
		else
			walk_skip(w);
	}
}
