/* replay_edition: the moving times of an edition; the form is in replay.h. */
#include "net/replay.h"

#include "model/date.h"

enum { OFFSET_MIN = 420, DAY_S = 86400, FORM_MAX = 128 };

static const char *const vi_days[] = {
	"Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy" };
static const char *const en_days[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
static const char *const en_months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
	"Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

/* "07:15" in seconds of the day. */
static bool clock_time(struct str s, int64_t *seconds)
{
	struct str hour;
	int64_t h, m;

	if (!str_cut(&s, ':', &hour) || !str_int(hour, &h) || !str_int(s, &m)
			|| h < 0 || h > 23 || m < 0 || m > 59)
		return false;
	*seconds = h * 3600 + m * 60;
	return true;
}

/* "-3h", "+30m", "0", "-2d@07:15" to a moment. */
static bool shift(struct str word, int64_t now_s, int64_t *out)
{
	struct str amount;
	int64_t n = 0, time_s, unit, local;

	str_cut(&word, '@', &amount);
	if (!str_eq(amount, STR("0"))) {
		if (amount.n < 3)
			return false;
		switch (amount.p[amount.n - 1]) {
		case 'm': unit = 60; break;
		case 'h': unit = 3600; break;
		case 'd': unit = DAY_S; break;
		default: return false;
		}
		if ((amount.p[0] != '-' && amount.p[0] != '+')
				|| !str_int(str_sub(amount, 1, amount.n - 1), &n) || n < 0 || n > 1000000)
			return false;
		n *= amount.p[0] == '-' ? -unit : unit;
	}
	*out = now_s + n;
	if (!word.p)
		return true;
	if (!clock_time(word, &time_s))
		return false;
	local = *out + OFFSET_MIN * 60;
	*out = local - local % DAY_S + time_s - OFFSET_MIN * 60;
	if (n <= 0 && *out > now_s)
		*out -= DAY_S;
	return true;
}

/* Table: one case for each letter. */
static bool put_part(char letter, int64_t at_s, const struct civil *t, struct buf *out)
{
	switch (letter) {
	case 'd': return buf_addf(out, "%02d", t->day);
	case 'e': return buf_addf(out, "%d", t->day);
	case 'm': return buf_addf(out, "%02d", t->month);
	case 'c': return buf_addf(out, "%d", t->month);
	case 'Y': return buf_addf(out, "%04d", t->year);
	case 'y': return buf_addf(out, "%02d", t->year % 100);
	case 'H': return buf_addf(out, "%02d", t->hour);
	case 'M': return buf_addf(out, "%02d", t->minute);
	case 'S': return buf_addf(out, "%02d", t->second);
	case 'w': return buf_add_z(out, vi_days[t->weekday]);
	case 'a': return buf_add_z(out, en_days[t->weekday]);
	case 'b': return buf_add_z(out, en_months[t->month - 1]);
	case 's': return buf_addf(out, "%lld", (long long)at_s);
	case '%': return buf_add_byte(out, '%');
	default: return false;
	}
}

static bool put_form(struct str form, int64_t at_s, struct buf *out)
{
	struct civil t = date_civil(at_s, OFFSET_MIN);

	for (size_t i = 0; i < form.n; i++) {
		if (form.p[i] != '%')
			buf_add_byte(out, form.p[i]);
		else if (++i >= form.n || !put_part(form.p[i], at_s, &t, out))
			return false;
	}
	return !out->failed;
}

/* `inside` stands between the braces. */
static bool put_time(struct str inside, int64_t now_s, struct buf *out)
{
	size_t before = out->n;
	struct str word;
	int64_t at_s;

	if (str_cut(&inside, ' ', &word) && inside.n && shift(word, now_s, &at_s)
			&& put_form(inside, at_s, out))
		return true;
	if (out->n > before)
		out->n = before;
	return false;
}

bool replay_edition(struct str bytes, int64_t now_s, struct buf *out)
{
	for (;;) {
		size_t open = str_find(bytes, STR("@{"), 0);
		size_t shut = str_find_byte(str_sub(bytes, 0, open + FORM_MAX), '}', open);

		buf_add(out, str_sub(bytes, 0, open));
		if (open >= bytes.n)
			return !out->failed;
		if (put_time(str_sub(bytes, open + 2, shut), now_s, out)) {
			bytes = str_skip(bytes, shut + 1);
		} else {
			buf_add(out, STR("@{"));
			bytes = str_skip(bytes, open + 2);
		}
	}
}
