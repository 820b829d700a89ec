/*
 * header: see header.h.  A row per header; unknown ones are counted only.
 */
#include "net/header.h"

#include "model/date.h"
#include "text/clean.h"

enum { VALUE_MAX = 1024, DAY_S = 86400 };

static struct str lower(struct str s, struct arena *a)
{
	char *p = arena_z(a, s);

	for (size_t i = 0; i < s.n; i++)
		p[i] = str_lower(p[i]);
	return (struct str){ p, s.n };
}

static struct str unquoted(struct str s)
{
	if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"')
		return str_sub(s, 1, s.n - 1);
	return s;
}

void header_type(struct str value, struct arena *a, struct str *type, struct str *charset)
{
	struct str part = STR_NONE;

	str_cut(&value, ';', &part);
	*type = text_clean(lower(str_trim(part), a), a);
	*charset = STR("");
	while (str_cut(&value, ';', &part)) {
		part = str_trim(part);
		if (str_starts_nocase(part, STR("charset=")))
			*charset = text_clean(lower(unquoted(str_trim(str_skip(part, 8))), a), a);
	}
}

/* A validator that had to be cleaned would not match again: drop it. */
static struct str validator(struct str value, struct arena *a)
{
	return value.n <= VALUE_MAX && text_is_clean(value) ? arena_str(a, value) : STR("");
}

static void note_etag(struct header_notes *h, struct str value, struct arena *a)
{
	h->reply.etag = validator(value, a);
}

static void note_last_modified(struct header_notes *h, struct str value, struct arena *a)
{
	h->reply.last_modified = validator(value, a);
}

static void note_cache_control(struct header_notes *h, struct str value, struct arena *a)
{
	struct str part;
	int64_t seconds;

	(void)a;
	while (str_cut(&value, ',', &part)) {
		part = str_trim(part);
		if (str_eq_nocase(part, STR("no-cache")) || str_eq_nocase(part, STR("no-store")))
			h->reply.max_age_s = 0;
		else if (str_starts_nocase(part, STR("max-age=")) && h->reply.max_age_s != 0
				&& str_int(unquoted(str_skip(part, 8)), &seconds) && seconds >= 0)
			h->reply.max_age_s = seconds;
	}
}

static int64_t http_date(struct str value)
{
	struct date d = date_parse(value, (struct date_hints){ 0 });

	return d.known && d.has_time ? d.utc_s : 0;
}

static void note_date(struct header_notes *h, struct str value, struct arena *a)
{
	(void)a;
	h->date_s = http_date(value);
}

static void note_expires(struct header_notes *h, struct str value, struct arena *a)
{
	(void)a;
	h->expires_s = http_date(value);
	h->expires_bad = h->expires_s == 0;
}

/* Only the form in seconds; curl reads both, the replay has this one. */
static void note_retry_after(struct header_notes *h, struct str value, struct arena *a)
{
	int64_t seconds;

	(void)a;
	if (str_int(value, &seconds) && seconds > 0)
		h->reply.retry_after_s = seconds < DAY_S ? seconds : DAY_S;
}

static void note_content_type(struct header_notes *h, struct str value, struct arena *a)
{
	header_type(value, a, &h->content_type, &h->charset);
}

static void note_location(struct header_notes *h, struct str value, struct arena *a)
{
	h->location = arena_str(a, value);
}

static const struct {
	struct str name;
	void (*note)(struct header_notes *h, struct str value, struct arena *a);
} headers[] = {
	{ { "etag", 4 }, note_etag },
	{ { "last-modified", 13 }, note_last_modified },
	{ { "cache-control", 13 }, note_cache_control },
	{ { "expires", 7 }, note_expires },
	{ { "date", 4 }, note_date },
	{ { "retry-after", 11 }, note_retry_after },
	{ { "content-type", 12 }, note_content_type },
	{ { "location", 8 }, note_location },
};

void header_start(struct header_notes *h)
{
	*h = (struct header_notes){ .bytes = h->bytes, .moves = h->moves, .detours = h->detours };
	h->reply.max_age_s = -1;
}

static void status_line(struct header_notes *h, struct str line)
{
	struct str version, number;
	int64_t status = 0;

	header_start(h);
	if (str_word(&line, &version) && str_word(&line, &number) && str_int(number, &status)
			&& status >= 100 && status <= 999)
		h->reply.status = (int)status;
	if (status == 301 || status == 308)
		h->moves++;
	else if (status >= 300 && status < 400 && status != 304)
		h->detours++;
}

void header_line(struct header_notes *h, struct str line, struct arena *a)
{
	struct str name, value = str_trim(line);

	h->bytes += line.n;
	if (str_starts_nocase(line, STR("HTTP/"))) {
		status_line(h, line);
		return;
	}
	if (!str_cut(&value, ':', &name) || !value.p)
		return;
	name = str_trim(name);
	for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++)
		if (str_eq_nocase(name, headers[i].name))
			headers[i].note(h, str_trim(value), a);
}

void header_finish(struct header_notes *h, int64_t now_s)
{
	if (h->expires_bad)
		h->reply.expires_s = 1;
	else if (h->expires_s && h->date_s && now_s)
		h->reply.expires_s = now_s + (h->expires_s - h->date_s);
	else
		h->reply.expires_s = h->expires_s;
}

void header_refuse(int status, struct str host, struct err *e)
{
	static const struct { int first, last; enum err_code code; } rows[] = {
		{ 404, 404, ERR_NOT_FOUND }, { 410, 410, ERR_NOT_FOUND },
		{ 401, 401, ERR_LOGIN }, { 407, 407, ERR_LOGIN }, { 402, 403, ERR_FORBIDDEN },
		{ 451, 451, ERR_FORBIDDEN }, { 425, 425, ERR_BUSY }, { 429, 429, ERR_BUSY },
		{ 500, 599, ERR_SERVER },
	};
	enum err_code code = ERR_HTTP;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0] && code == ERR_HTTP; i++)
		if (status >= rows[i].first && status <= rows[i].last)
			code = rows[i].code;
	err_set(e, code, "%d, %.*s", status, STR_ARG(host));
}
