/* sheet_jobs: what is being fetched, how far it is, and since when. */
#include "base/words.h"
#include "ui/sheet.h"

static struct str stage_words(const struct job_view *j, struct arena *a)
{
	static const char *const words[] = {
		[JOB_WAITS] = N_("waits for its turn"), [JOB_LOADS] = N_("on its way"),
		[JOB_IS_READ] = N_("being read"), [JOB_IS_SAVED] = N_("going into the archive"),
	};
	struct str s = str_of(_(words[j->stage]));

	if (j->bytes > 0)
		s = arena_printf(a, _("%.*s, %lld kB"), STR_ARG(s), (long long)(j->bytes + 1023) / 1024);
	if (j->entries > 0)
		s = arena_printf(a, _("%.*s, %d articles"), STR_ARG(s), j->entries);
	return s;
}

static void jobs_build(const struct state *st, struct str filter, struct arena *a, struct sheet_lines *out)
{
	(void)filter;
	for (int i = 0; i < st->job_list.n; i++) {
		const struct job_view *j = &st->job_list.v[i];
		struct sheet_line *l = sheet_add(out, a);

		l->left = j->source;
		l->words = stage_words(j, a);
		l->right = arena_printf(a, _("%d s"), j->seconds);
		l->run = j->run;
		l->id = j->job;
	}
}

const struct sheet_ops sheet_jobs = {
	.title = N_("Being fetched"), .empty = N_("Nothing is being fetched."), .choose = true, .right_first = true,
	.hint = { "cancel", "x", N_("stops this one") },
	.left_w = 34, .build = jobs_build,
};
