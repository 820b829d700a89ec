/* sheet_news: how much is new since the last time, and where. */
#include "base/words.h"
#include "ui/sheet.h"

static void news_build(const struct state *st, struct str filter, struct arena *a, struct sheet_lines *out)
{
	(void)filter;
	for (int i = 0; i < st->news.n; i++) {
		const struct news_view *v = &st->news.v[i];
		struct sheet_line *l;

		if (v->heading)
			sheet_heading(out, arena_printf(a, "%.*s  %d", STR_ARG(v->source), v->count), a);
		if (v->heading)
			continue;
		l = sheet_add(out, a);
		l->words = v->source;
		l->right = arena_printf(a, _("%d new"), v->count);
		l->run = v->run;
	}
}

const struct sheet_ops sheet_news = {
	.title = N_("New since the last time"), .empty = N_("Nothing new since the last time."), .choose = true,
	.right_first = true, .build = news_build,
};
