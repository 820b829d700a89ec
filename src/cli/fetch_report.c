/* fetch_report: what came of a fetch, for people, tables and programs. */
#include "cli/fetch_private.h"

#include "base/words.h"

struct str fetch_task_name(const struct task *t, struct arena *a)
{
	if (!t->category)
		return t->url;
	return arena_printf(a, "%.*s/%.*s", STR_ARG(t->portal->host), STR_ARG(t->category->key));
}

static int minutes_until(struct fetching *f, int64_t then_s)
{
	return (int)((then_s - clock_now_s(&f->desk->clock) + 59) / 60);
}

static void report_json(const struct task *t)
{
	struct json *j = json_new_map();
	struct arena a = { 0 };
	char words[512];

	json_put_text(j, "category", fetch_task_name(t, &a));
	json_put(j, "new", json_new_int(t->fresh));
	json_put(j, "unchanged", json_new_bool(t->outcome == UNCHANGED || t->outcome == FRESH));
	json_put_text_or_null(j, "error", t->outcome == FAILED ? str_of(err_words(&t->err, words, sizeof(words)))
			      : t->outcome == RESTING ? STR("resting") : STR(""));
	cli_print_json(j);
	arena_release(&a);
}

static struct str report_line(struct fetching *f, const struct task *t, struct arena *a)
{
	struct str name = fetch_task_name(t, a);

	if (f->c->format == FORMAT_TSV)
		return arena_printf(a, "%.*s\t%d\t%s", STR_ARG(name), t->fresh,
				    t->outcome == CAME ? "fetched" : "unchanged");
	if (t->outcome == FRESH)
		return arena_printf(a, _("%.*s: fetched lately, asked again after %d min"), STR_ARG(name),
				    minutes_until(f, t->next_s));
	return arena_printf(a, _("%.*s: %d new"), STR_ARG(name), t->fresh);
}

static void report_list(struct fetching *f, const struct task *t)
{
	struct arena a = { 0 };
	struct str name = fetch_task_name(t, &a);
	char words[512];

	if (t->outcome == FAILED)
		cli_complain(arena_printf(&a, "%.*s: %s", STR_ARG(name), err_words(&t->err, words, sizeof(words))));
	else if (t->outcome == RESTING && !f->c->quiet)
		cli_complain(arena_printf(&a, _("%.*s: it failed lately, asked again after %d min"), STR_ARG(name),
					  minutes_until(f, t->next_s)));
	if (t->cut)
		cli_complain(arena_printf(&a, "%.*s: %.*s", STR_ARG(name), STR_ARG(feed_cut_sentence(t->cut, &a))));
	if (f->c->format == FORMAT_JSON)
		report_json(t);
	else if (t->outcome < RESTING && !f->c->quiet)
		cli_print(report_line(f, t, &a));
	arena_release(&a);
}

static void report_text_counts(struct fetching *f, int came, int failed, struct arena *a)
{
	struct json *j;

	if (f->c->format == FORMAT_JSON) {
		j = json_new_map();
		json_put(j, "texts", json_new_int(came));
		json_put(j, "failed", json_new_int(failed));
		cli_print_json(j);
	} else if (f->c->format == FORMAT_PLAIN && !f->c->quiet) {
		cli_print(arena_printf(a, _("texts: %d fetched, %d failed"), came, failed));
	}
}

static int report_texts(struct fetching *f)
{
	struct arena a = { 0 };
	char words[512];
	int failed = 0, came = 0;

	for (int i = f->lists; i < f->tasks.n; i++) {
		const struct task *t = &f->tasks.v[i];

		if (t->stage != TASK_DONE)
			continue;
		came += t->outcome == CAME;
		failed += t->outcome == FAILED;
		if (t->outcome == FAILED && !f->c->quiet)
			cli_complain(arena_printf(&a, "%.*s: %s", STR_ARG(t->url),
						  err_words(&t->err, words, sizeof(words))));
	}
	if (f->c->bodies)
		report_text_counts(f, came, failed, &a);
	arena_release(&a);
	return failed;
}

int fetch_report(struct fetching *f)
{
	int failed = 0, network = 0, texts;

	for (int i = 0; i < f->lists; i++) {
		const struct task *t = &f->tasks.v[i];

		if (t->stage != TASK_DONE)
			continue;
		report_list(f, t);
		failed += t->outcome >= RESTING;
		network += t->outcome == FAILED && err_status(&t->err) == 4;
	}
	texts = report_texts(f);
	if (failed && failed == f->lists && network == failed)
		return 4;
	return texts || failed || f->not_recorded ? 1 : 0;
}
