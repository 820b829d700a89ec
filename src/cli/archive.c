/* archive: the file as a whole: is it sound, out of a damaged one into a new
 * one, out as lines of JSON, and in again. */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk.h"
#include "base/words.h"
#include "store/store.h"

enum { MB = 1 << 20 };

static int check(struct cli *c, struct str path)
{
	struct store_sum sum;
	struct err e = { 0 };

	if (!store_check(path, &sum, &e)) {
		int status = cli_fail(&e);
		if (e.code == ERR_ARCHIVE_DAMAGED)
			cli_complain(str_of(_("sapbao archive repair reads out of it what can be read")));
		return status;
	}
	if (c->format == FORMAT_JSON) {
		struct json *m = json_new_map();
		json_put(m, "articles", json_new_int(sum.articles));
		json_put(m, "texts", json_new_int(sum.texts));
		json_put(m, "bytes", json_new_int(sum.bytes));
		return cli_print_json(m) ? 0 : 1;
	}
	cli_print(arena_printf(&c->arena, _("sound: %lld articles, %lld of them with text, %lld MB"),
		(long long)sum.articles, (long long)sum.texts, (long long)((sum.bytes + MB / 2) / MB)));
	return 0;
}

static void say_repaired(struct cli *c, const struct store_repair *done)
{
	struct json *m;

	if (c->format != FORMAT_JSON) {
		cli_print(arena_printf(&c->arena, _("%d articles were read out of the damaged file"), done->articles));
		cli_complain(arena_printf(&c->arena, _("the damaged file is kept as %.*s"), STR_ARG(done->kept)));
		return;
	}
	m = json_new_map();
	json_put(m, "articles", json_new_int(done->articles));
	json_put_text(m, "kept", done->kept);
	cli_print_json(m);
}

static int repair(struct cli *c, struct str path)
{
	struct store_repair done;
	struct store_sum sum;
	struct err e = { 0 };

	if (store_check(path, &sum, &e)) {
		cli_complain(str_of(_("the archive is sound; nothing was done")));
		return 0;
	}
	if (e.code != ERR_ARCHIVE_DAMAGED)
		return cli_fail(&e);
	e = (struct err){ 0 };
	if (!store_repair(path, &c->arena, &done, &e))
		return cli_fail(&e);
	say_repaired(c, &done);
	return 0;
}

static bool put_line(void *ctx, struct str line)
{
	(void)ctx;
	return cli_print(line);
}

static int export(struct cli *c, struct str path)
{
	struct err e = { 0 };

	(void)c;
	/* false without a word: standard output is gone, and cli_done says so */
	if (store_export(path, put_line, NULL, &e))
		return 0;
	return e.code ? cli_fail(&e) : 1;
}

struct lines { FILE *f; char *line; size_t room; int error; };

static bool next_line(void *ctx, struct str *out)
{
	struct lines *l = ctx;
	ssize_t n = getline(&l->line, &l->room, l->f);

	if (n < 0 && ferror(l->f) && !l->error) {
		l->error = errno;
		*out = STR("?");        /* refused: a part of a dump is not taken for all of it */
		return true;
	}
	if (n < 0)
		return false;
	*out = (struct str){ l->line, (size_t)n - (n > 0 && l->line[n - 1] == '\n') };
	return true;
}

static int import(struct cli *c, struct str path)
{
	const char *file = c->n_operands > 1 ? arena_z(&c->arena, c->operands[1]) : "-";
	struct lines l = { .f = strcmp(file, "-") == 0 ? stdin : fopen(file, "r") };
	struct err e = { 0 };
	int articles = 0;

	if (!l.f) {
		err_set(&e, ERR_FILE, "%s: %s", file, strerror(errno));
		return cli_fail(&e);
	}
	store_import(path, next_line, &l, &articles, &e);
	if (l.error) {
		e = (struct err){ 0 };
		err_set(&e, ERR_FILE, "%s: %s", file, strerror(l.error));
	}
	if (l.f != stdin)
		fclose(l.f);
	free(l.line);
	if (e.code)
		return cli_fail(&e);
	if (!c->quiet)
		cli_complain(arena_printf(&c->arena, _("%d articles were taken in"), articles));
	return 0;
}

static const struct {
	const char *name;
	int operands;           /* at most, with itself */
	int (*run)(struct cli *c, struct str path);
} works[] = {
	{ "check", 1, check }, { "repair", 1, repair }, { "export", 1, export }, { "import", 2, import },
};

int cli_archive(struct cli *c)
{
	struct desk d;
	struct str path = STR_NONE;
	struct err e = { 0 };
	int status = -1;

	c->app.desk.no_archive = true;
	if (!desk_open(&d, &c->app.desk, NULL, NULL, &e) || !desk_archive_path(&d, &c->app.desk, &path, &e))
		status = cli_fail(&e);
	for (size_t i = 0; status < 0 && c->n_operands && i < sizeof(works) / sizeof(*works); i++)
		if (str_eq(c->operands[0], str_of(works[i].name)) && c->n_operands <= works[i].operands)
			status = works[i].run(c, path);
	if (status < 0)
		status = cli_usage(c, NULL);
	desk_close(&d);
	return status;
}
