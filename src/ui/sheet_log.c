/* sheet_log: what the program did, newest first. */
#include "base/words.h"
#include "ui/sheet.h"

static void log_build(const struct state *st, struct str filter, struct arena *a, struct sheet_lines *out)
{
	(void)filter;
	if (st->log.n)
		sheet_heading(out, str_of(_("What happened, newest first")), a);
	for (int i = 0; i < st->log.n; i++)
		sheet_add(out, a)->words = st->log.v[i];
}

const struct sheet_ops sheet_log = { .title = N_("Log"), .empty = N_("Nothing happened yet."), .build = log_build };
