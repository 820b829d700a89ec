/* sheet_errors: which source failed, why, since when, and when it is tried
 * again. */
#include "base/words.h"
#include "ui/sheet.h"
#include "ui/when.h"

static struct str moment(const struct state *st, int64_t utc_s, struct arena *a)
{
	return when_column(utc_s, true, st->now_s, st->offset_min, false, a);
}

static struct str next_words(const struct state *st, const struct error_view *e, struct arena *a)
{
	if (e->next_s <= st->now_s)
		return str_of(_("again when asked"));
	return arena_printf(a, _("again %.*s"), STR_ARG(moment(st, e->next_s, a)));
}

static void errors_build(const struct state *st, struct str filter, struct arena *a, struct sheet_lines *out)
{
	(void)filter;
	for (int i = 0; i < st->errors.n; i++) {
		const struct error_view *e = &st->errors.v[i];
		struct sheet_line *l = sheet_add(out, a);
		struct str since = moment(st, e->since_s, a), next = next_words(st, e, a);

		l->words = e->source;
		l->run = e->run;
		l = sheet_add(out, a);
		l->part = true;
		l->style = STYLE_error;
		l->words = e->error;
		l = sheet_add(out, a);
		l->part = true;
		l->style = STYLE_muted;
		l->words = since.n ? arena_printf(a, _("since %.*s, %.*s"), STR_ARG(since), STR_ARG(next)) : next;
	}
}

const struct sheet_ops sheet_errors = {
	.title = N_("What failed"), .empty = N_("Nothing failed."), .choose = true,
	.hint = { "refresh", "r", N_("tries all of it again") },
	.build = errors_build,
};
