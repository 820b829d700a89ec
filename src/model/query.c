/* query: the reader's words to terms; see query.h. */
#include "model/query.h"

#include "model/date.h"
#include "text/clean.h"

enum { DAY_S = 86400, HOUR_S = 3600 };

/* ---- days ---- */

static const struct { const char *word; int days; } spoken[] = {
	{ "today", 0 }, { "homnay", 0 }, { "nay", 0 }, { "yesterday", 1 }, { "homqua", 1 },
	{ "qua", 1 }, { "homkia", 2 }, { "tuannay", 7 }, { "tuantruoc", 14 },
};

/* "7d": its letters count hours, days, weeks, months, years back from today. */
static const struct { const char *word; int hours; } units[] = {
	{ "h", 1 }, { "g", 1 }, { "gio", 1 }, { "d", 24 }, { "n", 24 }, { "ngay", 24 }, { "day", 24 },
	{ "days", 24 }, { "w", 168 }, { "tuan", 168 }, { "week", 168 }, { "weeks", 168 },
	{ "m", 30 * 24 }, { "thang", 30 * 24 }, { "month", 30 * 24 }, { "months", 30 * 24 },
	{ "y", 365 * 24 }, { "nam", 365 * 24 }, { "year", 365 * 24 }, { "years", 365 * 24 },
};

static int64_t floor_to(int64_t s, int64_t unit)
{
	int64_t rest = s % unit;

	return s - (rest < 0 ? rest + unit : rest);
}

/* Beginning of the reader's day, `days` ago. */
static int64_t day_ago(int64_t now_s, int offset_min, int days)
{
	int64_t shift = (int64_t)offset_min * 60;

	return floor_to(now_s + shift, DAY_S) - shift - (int64_t)days * DAY_S;
}

static bool spoken_date(struct str w, int64_t now_s, int offset_min, int64_t *out_s)
{
	for (size_t i = 0; i < sizeof(spoken) / sizeof(*spoken); i++)
		if (str_eq(w, str_of(spoken[i].word))) {
			*out_s = day_ago(now_s, offset_min, spoken[i].days);
			return true;
		}
	return false;
}

static bool counted_date(struct str w, int64_t now_s, int offset_min, int64_t *out_s)
{
	size_t digits = 0;
	int64_t n;

	while (digits < w.n && str_digit(w.p[digits]))
		digits++;
	if (digits > 4 || !str_int(str_sub(w, 0, digits), &n))
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (!str_eq(str_skip(w, digits), str_of(units[i].word)))
			continue;
		*out_s = units[i].hours < 24 ? floor_to(now_s, HOUR_S) - n * HOUR_S
			: day_ago(now_s, offset_min, 0) - n * units[i].hours * HOUR_S;
		return true;
	}
	return false;
}

/* Numbers parted by one kind of sign; how many, 0 when there is more. */
static int numbers_of(struct str w, int64_t v[3])
{
	char sep = str_has(w, STR("-")) ? '-' : str_has(w, STR("/")) ? '/' : '.';
	struct str part;
	int n = 0;

	while (str_cut(&w, sep, &part))
		if (n == 3 || part.n == 0 || part.n > 4 || !str_int(part, &v[n++]))
			return 0;
	return n;
}

static bool civil_day(int64_t year, int64_t month, int64_t day, int offset_min, int64_t *out_s)
{
	struct civil c;

	if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	*out_s = date_from_civil((int)year, (int)month, (int)day, 0, 0, 0);
	c = date_civil(*out_s, 0);
	*out_s -= (int64_t)offset_min * 60;
	return c.day == day;            /* no 30 February */
}

/* "30/6" is the last one that was. */
static bool day_of_year(int64_t day, int64_t month, int64_t now_s, int offset_min, int64_t *out_s)
{
	int year = date_civil(now_s, offset_min).year;

	for (int y = year; y > year - 5; y--)   /* 29/2 */
		if (civil_day(y, month, day, offset_min, out_s) && *out_s <= now_s)
			return true;
	return false;
}

static bool written_date(struct str w, int64_t now_s, int offset_min, int64_t *out_s)
{
	int64_t v[3] = { 0 };
	int n = numbers_of(w, v);

	if (n == 3)
		return v[0] > 31 ? civil_day(v[0], v[1], v[2], offset_min, out_s)
			: civil_day(v[2], v[1], v[0], offset_min, out_s);
	if (n == 2 && v[0] > 31)
		return civil_day(v[0], v[1], 1, offset_min, out_s);
	if (n == 2 && v[1] > 31)
		return civil_day(v[1], v[0], 1, offset_min, out_s);
	if (n == 2)
		return day_of_year(v[0], v[1], now_s, offset_min, out_s);
	return n == 1 && civil_day(v[0], 1, 1, offset_min, out_s);
}

bool query_date(struct str word, int64_t now_s, int offset_min, int64_t *out_s)
{
	char room[32];
	struct arena a = { 0 };
	struct str folded = text_fold(word, &a), w = { room, 0 };
	bool known;

	for (size_t i = 0; i < folded.n && w.n < sizeof(room); i++) {
		char c = folded.p[i];

		/* "hôm-qua", "7 ngày" */
		if (!str_space(c) && (c != '-' || str_digit(folded.p[0])))
			room[w.n++] = c;
	}
	arena_release(&a);
	known = w.n && w.n < sizeof(room) && (spoken_date(w, now_s, offset_min, out_s) ||
		counted_date(w, now_s, offset_min, out_s) || written_date(w, now_s, offset_min, out_s));
	return known;
}

/* ---- the names of filters ---- */

struct filter {
	const char *name;
	enum term_kind kind;
	int value;              /* field or mark */
};

static const struct filter filters[] = {
#define FILTER(name, kind, value) { name, kind, value },
#include "model/query.def"
#undef FILTER
};

const char *query_filter(int i)
{
	static const char *const names[] = {
#define TERM_WORDS_TAIL ":"
#define TERM_PORTAL_TAIL ":"
#define TERM_CATEGORY_TAIL ":"
#define TERM_BEFORE_TAIL ":"
#define TERM_AFTER_TAIL ":"
#define TERM_MARK_TAIL ""
#define FILTER(name, kind, value) name kind##_TAIL,
#include "model/query.def"
#undef FILTER
	};

	return i >= 0 && (size_t)i < sizeof(names) / sizeof(*names) ? names[i] : NULL;
}

static bool same_words(struct str typed, struct str known, struct arena *a)
{
	struct phrase p = phrase_read(typed, false, a);
	struct tokens have = { 0 };

	tokens_read(known, a, &have);
	return p.words.list.n == have.list.n && phrase_at(&p, &have, 0);
}

/* Letters, and hyphens between them. */
static bool is_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = str_lower(s.p[i]);

		if (!(c >= 'a' && c <= 'z') && (unsigned char)c < 0x80 && (c != '-' || i == 0))
			return false;
	}
	return s.n > 0;
}

static const struct filter *filter_of(struct str name, bool alone, struct arena *a)
{
	if (!is_name(name))
		return NULL;
	for (size_t i = 0; i < sizeof(filters) / sizeof(*filters); i++)
		if ((filters[i].kind == TERM_MARK) == alone && same_words(name, str_of(filters[i].name), a))
			return &filters[i];
	return NULL;
}

/* ---- terms ---- */

struct reader {
	struct str rest;
	int64_t now_s;
	int offset_min;
	struct arena *a;
	struct terms *out;
};

static struct str take_value(struct str *rest, bool *quoted)
{
	struct str value;
	size_t end = 0;

	*quoted = rest->n && rest->p[0] == '"';
	if (*quoted) {
		*rest = str_skip(*rest, 1);
		end = str_find_byte(*rest, '"', 0);      /* an open one ends with the line */
	} else {
		while (end < rest->n && !str_space(rest->p[end]) && rest->p[end] != '"')
			end++;
	}
	value = str_sub(*rest, 0, end);
	*rest = str_skip(*rest, end + *quoted);
	return value;
}

static void add(struct reader *r, struct term t)
{
	if (r->out->list.n < TERMS_MAX)
		*VEC_PUSH(&r->out->list, r->a) = t;
}

static void add_words(struct reader *r, struct term t, struct str text, bool quoted)
{
	t.prefix = !quoted && str_ends(text, STR("*"));
	while (!quoted && str_ends(text, STR("*")))
		text.n--;
	t.text = arena_str(r->a, text);
	if (phrase_read(t.text, false, r->a).words.list.n)
		add(r, t);
}

/* "hôm qua" are two words of one value. */
static struct str date_value(struct reader *r, struct str value, struct str *rest)
{
	static const char *const seconds[] = { "nay", "qua", "kia", "này", "trước" };
	struct str ahead = *rest, word;

	if (!same_words(value, STR("hôm"), r->a) && !same_words(value, STR("tuần"), r->a))
		return value;
	if (!str_word(&ahead, &word))
		return value;
	for (size_t i = 0; i < sizeof(seconds) / sizeof(*seconds); i++)
		if (same_words(word, str_of(seconds[i]), r->a)) {
			*rest = ahead;
			return arena_join(r->a, value, word);
		}
	return value;
}

/* "name:value"; false when it is no filter or its value is none. */
static bool take_filter(struct reader *r, bool minus)
{
	struct str rest = r->rest, value;
	struct term t = { .minus = minus };
	const struct filter *f;
	size_t colon = 0;
	bool quoted;

	while (colon < rest.n && rest.p[colon] != ':' && rest.p[colon] != '"' && !str_space(rest.p[colon]))
		colon++;
	if (colon == rest.n || rest.p[colon] != ':')
		return false;
	f = filter_of(str_sub(rest, 0, colon), false, r->a);
	rest = str_skip(rest, colon + 1);
	value = take_value(&rest, &quoted);
	if (!f || str_trim(value).n == 0)
		return false;
	t.kind = f->kind;
	t.field = f->kind == TERM_WORDS ? (enum query_field)f->value : FIELD_ANY;
	if (t.kind == TERM_BEFORE || t.kind == TERM_AFTER) {
		if (!quoted)
			value = date_value(r, value, &rest);
		if (!query_date(value, r->now_s, r->offset_min, &t.when_s))
			return false;
	}
	r->rest = rest;
	add_words(r, t, value, quoted);
	return true;
}

static void take_term(struct reader *r)
{
	bool minus = r->rest.p[0] == '-' && r->rest.n > 1 && !str_space(r->rest.p[1]), quoted;
	const struct filter *f = NULL;
	struct str value;

	r->rest = str_skip(r->rest, minus);
	if (take_filter(r, minus))
		return;
	value = take_value(&r->rest, &quoted);
	if (!quoted)
		f = filter_of(value, true, r->a);
	if (f)
		add(r, (struct term){ .kind = TERM_MARK, .minus = minus, .mark = (enum query_mark)f->value,
			.text = arena_str(r->a, value) });
	else
		add_words(r, (struct term){ .minus = minus }, value, quoted);
}

void query_read(struct str typed, int64_t now_s, int offset_min, struct arena *a, struct terms *out)
{
	struct reader r = { .now_s = now_s, .offset_min = offset_min, .a = a, .out = out };

	*out = (struct terms){ 0 };
	r.rest = str_trim(text_clean(str_sub(typed, 0, QUERY_BYTES_MAX), a));
	while (r.rest.n && out->list.n < TERMS_MAX) {
		if (str_space(r.rest.p[0]))
			r.rest = str_skip(r.rest, 1);
		else
			take_term(&r);
	}
}

/* ---- other readings ---- */

bool query_retype(const struct terms *t, query_typing *typing, struct arena *a, struct terms *out)
{
	bool other = false;

	*out = (struct terms){ 0 };
	for (int i = 0; i < t->list.n; i++) {
		struct term *copy = VEC_PUSH(&out->list, a);

		*copy = t->list.v[i];
		if (copy->kind == TERM_WORDS)
			copy->text = typing(copy->text, a);
		other = other || !str_eq(copy->text, t->list.v[i].text);
	}
	return other;
}

static struct str term_name(const struct term *t)
{
	for (size_t i = 0; i < sizeof(filters) / sizeof(*filters); i++)
		if (filters[i].kind == t->kind && filters[i].kind != TERM_MARK &&
				(t->kind != TERM_WORDS || filters[i].value == (int)t->field))
			return str_of(filters[i].name);
	return STR("");
}

struct str query_text(const struct terms *t, struct arena *a)
{
	struct str out = STR("");

	for (int i = 0; i < t->list.n; i++) {
		const struct term *x = &t->list.v[i];
		struct str name = term_name(x);
		bool plain = x->prefix || x->kind == TERM_MARK ||
			(is_name(x->text) && !filter_of(x->text, true, a));
		const char *quote = plain ? "" : "\"";

		out = arena_printf(a, "%.*s%s%s%.*s%s%s%.*s%s%s", STR_ARG(out), i ? " " : "",
			x->minus ? "-" : "", STR_ARG(name), name.n ? ":" : "", quote, STR_ARG(x->text), quote,
			x->prefix ? "*" : "");
	}
	return out;
}

/* "tuoitre" and "tuổi trẻ" name tuoitre.vn, "Tuổi Trẻ": the key, the key before
 * a dot, or words of the name. */
bool query_names(struct str wanted, struct str key, struct str name, struct arena *a)
{
	struct phrase p = phrase_read(wanted, true, a);
	struct tokens have = { 0 };

	if (str_eq_nocase(wanted, key) || (str_starts_nocase(key, wanted) && key.n > wanted.n &&
			key.p[wanted.n] == '.'))
		return true;
	tokens_read(name, a, &have);
	return phrase_in(&p, &have);
}
