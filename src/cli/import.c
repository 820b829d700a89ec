/*
 * import: feeds that another program or a page names become `feed` lines in
 * the reader's file `feeds`.  The back reads the document; here is only what
 * concerns files.  A list that comes from elsewhere can name addresses, never
 * programs or files.
 */
#include "cli/cli.h"
#include "cli/feeds.h"

#include <stdlib.h>

#include "base/path.h"
#include "base/words.h"
#include "conf/feedfile.h"
#include "model/url.h"

enum { LIST_MAX_BYTES = 8 << 20, FILE_MAX_BYTES = 4 << 20 };

struct importing {
	struct cli *c;
	struct desk desk;
	struct arena a;
	struct outlines found;
	bool answered;
	struct err err;
};

struct str feeds_file(struct desk *d)
{
	return path_join(&d->arena, d->config_dir, STR("feeds"));
}

static bool read_one(struct str file, struct arena *a, struct str *text, struct err *e)
{
	struct buf b;
	bool ok = true;

	buf_init(&b, FILE_MAX_BYTES);
	if (path_exists(a, file))
		ok = path_read(arena_z(a, file), &b, e);
	*text = arena_str(a, buf_str(&b));
	buf_release(&b);
	return ok;
}

bool feeds_read(struct desk *d, struct outlines *out, struct str *text, struct err *e)
{
	struct str config;

	*out = (struct outlines){ 0 };
	if (!read_one(d->config_file, &d->arena, &config, e) || !read_one(feeds_file(d), &d->arena, text, e))
		return false;
	feedfile_read(config, &d->arena, out);
	feedfile_read(*text, &d->arena, out);
	return true;
}

/* ---- asking the back ---- */

static void answered(void *owner, const struct answer *ans, struct arena *a)
{
	struct importing *i = owner;

	if (ans->kind == ANSWER_RAW) {
		desk_record(&i->desk, ans, &i->err);
	} else if (ans->kind == ANSWER_OUTLINES) {
		i->found = ans->outlines;
		i->a = *a;              /* its strings live there */
		*a = (struct arena){ 0 };
		i->answered = true;
	} else if (ans->kind == ANSWER_ERROR) {
		i->err = ans->err;
	} else {
		err_set(&i->err, ERR_BACK_LIED, "%d", (int)ans->kind);
	}
}

static bool is_address(struct str s)
{
	return str_starts_nocase(s, STR("http://")) || str_starts_nocase(s, STR("https://"));
}

static bool ask(struct importing *i, struct str what)
{
	bool fetched = is_address(what);
	struct request r = desk_request(&i->desk, JOB_OUTLINE, fetched ? what : i->c->url, &i->desk.arena);
	struct buf b;

	buf_init(&b, LIST_MAX_BYTES);
	r.insist = r.private_ok = true;         /* the reader typed it */
	r.local = !fetched;
	if (fetched || path_read(arena_z(&i->desk.arena, what), &b, &i->err)) {
		r.bytes = buf_str(&b);
		if (back_ask(i->desk.back, &r, &i->err))
			back_wait_all(i->desk.back);
	}
	buf_release(&b);
	return i->answered && i->err.code == ERR_NONE;
}

/* ---- writing ---- */

/* A file that is a link stays one. */
static const char *target(struct str file, struct arena *a)
{
	char *real = realpath(arena_z(a, file), NULL);
	const char *out = real ? arena_z(a, str_of(real)) : arena_z(a, file);

	free(real);
	return out;
}

static bool write_feeds(struct importing *i, int *added, struct err *e)
{
	struct outlines have;
	struct str text;
	struct buf b;
	bool ok = feeds_read(&i->desk, &have, &text, e);

	if (!ok)
		return false;
	buf_init(&b, 2 * FILE_MAX_BYTES);
	buf_add(&b, text);
	if (text.n && text.p[text.n - 1] != '\n')
		buf_add_byte(&b, '\n');
	*added = feedfile_lines(&have, &i->found, &b);
	if (b.failed)
		ok = err_set(e, ERR_MEMORY, "%.*s", STR_ARG(feeds_file(&i->desk)));
	else if (*added)
		ok = path_make_dirs(&i->desk.arena, i->desk.config_dir, e)
			&& path_write(target(feeds_file(&i->desk), &i->desk.arena), buf_str(&b), e);
	buf_release(&b);
	return ok;
}

static void report(struct importing *i, int added)
{
	int known = i->found.list.n - added;
	struct json *j;

	if (i->c->format == FORMAT_JSON) {
		j = json_new_map();
		json_put(j, "added", json_new_int(added));
		json_put(j, "known", json_new_int(known));
		json_put(j, "skipped", json_new_int(i->found.skipped));
		json_put_text(j, "file", feeds_file(&i->desk));
		cli_print_json(j);
	} else if (i->c->format == FORMAT_TSV) {
		cli_print(arena_printf(&i->a, "%d\t%d\t%d", added, known, i->found.skipped));
	} else if (!i->c->quiet) {
		cli_print(arena_printf(&i->a, _("%.*s: %d added, %d there already"),
				       STR_ARG(feeds_file(&i->desk)), added, known));
	}
	if (i->found.skipped)
		cli_complain(arena_printf(&i->a, _("%d skipped: programs, files, queries and what is no web address"),
					  i->found.skipped));
}

static int work(struct importing *i, struct str what)
{
	struct err e = { 0 };
	bool came = ask(i, what);
	int added = 0;

	if ((came && i->found.list.n == 0) || i->err.code == ERR_NOT_A_FEED || i->err.code == ERR_PARSE) {
		cli_complain(arena_printf(&i->a, _("%.*s names no feed"), STR_ARG(what)));
		return 1;
	}
	if (!came)
		return i->err.code ? cli_fail(&i->err) : 1;
	if (!write_feeds(i, &added, &e))
		return cli_fail(&e);
	report(i, added);
	return 0;
}

int cli_import(struct cli *c)
{
	struct importing i = { .c = c };
	struct err e = { 0 };
	int status;

	if (c->n_operands != 1)
		return cli_usage(c, _("one list is wanted: a file of OPML or newsboat's urls, - or an address"));
	if (c->url.n && !url_is_web(c->url)) {
		err_set(&e, ERR_URL, "%.*s", STR_ARG(c->url));
		return cli_fail(&e);
	}
	c->app.desk.no_archive = true;
	status = desk_open(&i.desk, &c->app.desk, answered, &i, &e) ? work(&i, c->operands[0]) : cli_fail(&e);
	desk_close(&i.desk);
	arena_release(&i.a);
	return status;
}
