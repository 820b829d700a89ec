/* configure_save: options written back into the reader's own file: his other
 * lines and comments stay as they are. */
#include <limits.h>
#include <stdlib.h>

#include "app/configure.h"
#include "base/path.h"

enum { CONFIG_MAX = 1 << 20 };

struct setline { size_t from, to; int option; };

struct file {
	struct str text;
	struct arena arena;
	VEC(struct setline) lines;
	int *last;                      /* of each option: index into lines, -1 none */
};

/* Where each `set` command stands. */
static void find_lines(struct file *f)
{
	struct str rest = f->text;
	struct words w;
	int got, column;
	struct err e = { 0 };

	f->last = ARENA_ARRAY(&f->arena, int, OPTION_COUNT);
	for (int i = 0; i < OPTION_COUNT; i++)
		f->last[i] = -1;
	while ((got = lex_command(&rest, &f->arena, &w, &column, &e)) != 0) {
		int option;

		if (got < 0 || w.list.n < 2 || !str_eq(w.list.v[0], STR("set")))
			continue;
		option = options_find(str_sub(w.list.v[1], 0, str_find_byte(w.list.v[1], '=', 0)), &e);
		e = (struct err){ 0 };
		if (option < 0)
			continue;
		f->last[option] = f->lines.n;
		*VEC_PUSH(&f->lines, &f->arena) = (struct setline){ 
			(size_t)(w.start - f->text.p), (size_t)(w.end - f->text.p), option };
	}
}

static void add_set(struct buf *out, const struct desk *d, int option)
{
	struct str value = d->options.text[option];

	buf_addf(out, "set %s \"", option_rows[option].name);
	for (size_t i = 0; i < value.n; i++) {
		if (value.p[i] == '"' || value.p[i] == '\\')
			buf_add_byte(out, '\\');
		buf_add_byte(out, value.p[i]);
	}
	buf_add_byte(out, '"');
}

/* Does the file say so already?  What the shell's command line asked for is no
 * wish for the file. */
static bool says_so(const struct desk *d, const struct options *said, int option)
{
	if (option == OPT_language && d->asked.language.n && str_eq(d->options.text[option], d->asked.language))
		return true;
	return str_eq(said->text[option], d->options.text[option]);
}

static struct options read_said(const struct file *f, struct arena *a)
{
	struct options said;
	struct str rest = f->text;
	struct words w;
	int got, column;
	struct err e = { 0 };

	options_init(&said);
	while ((got = lex_command(&rest, a, &w, &column, &e)) != 0) {
		struct str value = w.list.n > 2 ? w.list.v[2] : STR_NONE, name = w.list.n > 1 ? w.list.v[1] : STR("");
		size_t equals = str_find_byte(name, '=', 0);

		if (got > 0 && str_eq(w.list.v[0], STR("set")) && (value.p || equals < name.n))
			options_set(&said, str_sub(name, 0, equals), value.p ? value : str_skip(name, equals + 1), a, &e);
		e = (struct err){ 0 };
	}
	return said;
}

static int rewrite(struct desk *d, struct file *f, struct buf *out)
{
	struct options said = read_said(f, &f->arena);
	size_t at = 0;
	int count = 0;

	for (int i = 0; i < f->lines.n; i++) {
		const struct setline *l = &f->lines.v[i];

		if (f->last[l->option] != i || says_so(d, &said, l->option))
			continue;
		buf_add(out, str_sub(f->text, at, l->from));
		add_set(out, d, l->option);
		at = l->to;
		count++;
	}
	buf_add(out, str_skip(f->text, at));
	if (out->n && out->p[out->n - 1] != '\n')
		buf_add_byte(out, '\n');
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (f->last[i] >= 0 || says_so(d, &said, i))
			continue;
		add_set(out, d, i);
		buf_add_byte(out, '\n');
		count++;
	}
	return count;
}

/* A file that is a link stays one: what it leads to is written. */
static struct str real_file(struct str file, struct arena *a)
{
	char *real = realpath(arena_z(a, file), NULL);
	struct str out = real ? arena_str(a, str_of(real)) : file;

	free(real);
	return out;
}

bool configure_save(struct desk *d, int *count, struct str *file, struct err *e)
{
	struct file f = { 0 };
	struct buf in, out;
	struct str target = real_file(d->config_file, &f.arena);
	bool ok = true;

	*file = d->config_file;
	buf_init(&in, CONFIG_MAX);
	buf_init(&out, 2 * CONFIG_MAX);
	if (path_exists(&f.arena, target))
		ok = path_read(arena_z(&f.arena, target), &in, e);
	else if (!d->asked.config.n)
		ok = path_make_dirs(&f.arena, d->config_dir, e);
	f.text = arena_str(&f.arena, buf_str(&in));
	find_lines(&f);
	*count = rewrite(d, &f, &out);
	if (ok && *count)
		ok = path_write(arena_z(&f.arena, target), buf_str(&out), e);
	buf_release(&in);
	buf_release(&out);
	arena_release(&f.arena);
	return ok;
}
