/* mark: marks of articles, for scripts; undone by `u` like any other. */
#include "cli/cli.h"
#include "cli/fetch.h"
#include "cli/output.h"

#include "app/desk.h"
#include "base/nearest.h"
#include "base/path.h"
#include "base/words.h"

enum { NUMBERS_MAX_BYTES = 16 << 20 };

static const struct { const char *name; enum mark mark; bool on; } marks[] = {
	{ "read",   MARK_READ,    true }, { "unread",    MARK_READ,    false },
	{ "star",   MARK_STARRED, true }, { "unstar",    MARK_STARRED, false },
	{ "later",  MARK_LATER,   true }, { "not-later", MARK_LATER,   false },
	{ "hide",   MARK_HIDDEN,  true }, { "unhide",    MARK_HIDDEN,  false },
};

enum { MARKS = sizeof(marks) / sizeof(*marks) };

struct numbers { VEC(int64_t) list; };

static int mark_of(struct str name, struct err *e)
{
	struct nearest near = { 0 };

	for (int i = 0; i < MARKS; i++) {
		if (str_eq(name, str_of(marks[i].name)))
			return i;
		nearest_try(&near, name, str_of(marks[i].name));
	}
	if (near.best.n)
		err_set(e, ERR_ARGUMENT, _("there is no mark \"%.*s\" (did you mean %.*s?)"), STR_ARG(name),
			STR_ARG(near.best));
	else
		err_set(e, ERR_ARGUMENT, _("there is no mark \"%.*s\"; there are: %s"), STR_ARG(name),
			"read unread star unstar later not-later hide unhide");
	return -1;
}

static bool add_number(struct cli *c, struct desk *d, struct str word, struct numbers *n, struct err *e)
{
	struct stored_article s = { 0 };
	int64_t id;

	if (!str_int(word, &id))
		return err_set(e, ERR_ARGUMENT, _("\"%.*s\" is not an article's number"), STR_ARG(word));
	if (!store_article(d->store, id, &c->arena, &s, e))
		return false;
	*VEC_PUSH(&n->list, &c->arena) = id;
	return true;
}

/* The first word of each line of standard input: `sapbao list | sapbao mark read -`. */
static bool add_lines(struct cli *c, struct desk *d, struct numbers *n, struct err *e)
{
	struct buf b;
	struct str rest, line;
	bool ok;

	buf_init(&b, NUMBERS_MAX_BYTES);
	ok = path_read("/dev/stdin", &b, e);
	rest = buf_str(&b);
	while (ok && str_line(&rest, &line)) {
		struct str word;

		if (str_starts(line, STR(EXCERPT_INDENT)))
			continue;               /* under a result of `search` */
		line = str_trim(line);
		word = str_sub(line, 0, str_find_byte(line, '\t', 0));
		word = str_sub(word, 0, str_find_byte(word, ' ', 0));
		ok = word.n == 0 || add_number(c, d, word, n, e);
	}
	buf_release(&b);
	return ok;
}

/* All of them are looked up first: a number that is wrong marks nothing. */
static bool read_numbers(struct cli *c, struct desk *d, struct numbers *n, struct err *e)
{
	bool ok = true;

	for (int i = 1; i < c->n_operands && ok; i++)
		ok = str_eq(c->operands[i], STR("-")) ? add_lines(c, d, n, e) : add_number(c, d, c->operands[i], n, e);
	return ok;
}

static void say_marked(struct cli *c, const char *name, int n)
{
	struct json *m;

	if (c->format == FORMAT_JSON) {
		m = json_new_map();
		json_put_text(m, "mark", str_of(name));
		json_put(m, "articles", json_new_int(n));
		cli_print_json(m);
	} else if (!c->quiet) {
		cli_print(arena_printf(&c->arena, "%s\t%d", name, n));
	}
}

int cli_mark(struct cli *c)
{
	struct desk d = { 0 };
	struct err e = { 0 };
	struct numbers n = { 0 };
	int which;

	if (c->n_operands < 2)
		return cli_usage(c, NULL);
	which = mark_of(c->operands[0], &e);
	if (which >= 0 && fetch_open(c, &d, 0, &e) && read_numbers(c, &d, &n, &e)) {
		for (int i = 0; i < n.list.n; i++)
			store_mark(d.store, n.list.v[i], marks[which].mark, marks[which].on, clock_now_s(&d.clock));
		if (store_flush(d.store, &e))
			say_marked(c, marks[which].name, n.list.n);
	}
	desk_close(&d);
	return e.code ? cli_fail(&e) : 0;
}
