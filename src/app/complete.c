/* complete: what may be typed next at the prompt, and words about what is being
 * typed.  An argument's kind is the word that its command's row uses for it. */
#include <dirent.h>

#include "app/command.h"
#include "app/configure.h"
#include "base/path.h"
#include "base/words.h"

enum { CANDIDATES_MAX = 500, HINT_BYTES = 600 };

/* Candidates that begin with the stem. */
struct wish {
	struct app *app;
	struct arena *a;
	struct str stem;
	const struct str *words;        /* of the command, the stem not among them */
	int n_words;
	VEC(struct str) found;
};

static void offer(struct wish *w, struct str name)
{
	if (name.n && str_starts_nocase(name, w->stem) && w->found.n < CANDIDATES_MAX)
		*VEC_PUSH(&w->found, w->a) = name;
}

static void offer_words(struct wish *w, struct str list)
{
	struct str word;

	while (str_word(&list, &word))
		offer(w, word);
}

static void commands_of(struct wish *w)
{
	for (int i = 0; i < commands_count; i++)
		offer(w, str_of(commands[i].name));
	for (int i = 0; i < settings_count; i++)
		offer(w, str_of(settings[i].name));
	for (int i = 0; i < w->app->desk.aliases.list.n; i++)
		offer(w, w->app->desk.aliases.list.v[i].name);
}

static void options_of(struct wish *w)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		offer(w, str_of(option_rows[i].name));
}

static void contexts_of(struct wish *w)
{
	for (int i = 0; i < CONTEXT_COUNT; i++)
		offer(w, str_of(context_name((enum context)i)));
}

static void files_of(struct wish *w, struct str dir, struct str before)
{
	DIR *d = opendir(arena_z(w->a, dir));
	struct dirent *f;

	while (d && (f = readdir(d)))
		if (f->d_name[0] != '.')
			offer(w, arena_join(w->a, before, arena_str(w->a, str_of(f->d_name))));
	if (d)
		closedir(d);
}

/* Files of our own folder and of the reader's. */
static void data_of(struct wish *w, struct str folder)
{
	files_of(w, path_join(w->a, w->app->desk.data_dir, folder), STR(""));
	files_of(w, path_join(w->a, w->app->desk.config_dir, folder), STR(""));
}

static void presets_of(struct wish *w)
{
	offer(w, STR("default"));
	data_of(w, STR("presets"));
}

static void paths_of(struct wish *w)
{
	size_t cut = w->stem.n;
	struct str dir;

	while (cut && w->stem.p[cut - 1] != '/')
		cut--;
	dir = str_sub(w->stem, 0, cut);
	files_of(w, dir.n ? dir : STR("."), dir);
}

static void places_of(struct wish *w)
{
	const struct portals *ps = &w->app->desk.portals;
	bool within = str_has(w->stem, STR("/"));

	for (int i = 0; i < ps->list.n; i++) {
		const struct portal *p = ps->list.v[i];

		if (!within)
			offer(w, p->host);
		for (int k = 0; within && k < p->categories.n; k++)
			offer(w, arena_printf(w->a, "%.*s/%.*s", STR_ARG(p->host), STR_ARG(p->categories.v[k].key)));
	}
}

static int option_named(struct str name)
{
	struct err none = { 0 };

	return options_find(name, &none);
}

static void values_of(struct wish *w)
{
	int option = w->n_words > 1 ? option_named(w->words[1]) : -1;

	if (option == OPT_theme)
		data_of(w, STR("themes"));
	if (option < 0)
		return;
	if (option_rows[option].kind == OPTION_FLAG)
		offer_words(w, STR("yes no"));
	else if (option_rows[option].kind != OPTION_NUMBER)
		offer_words(w, str_of(option_rows[option].bounds));
	offer(w, w->app->desk.options.text[option]);
}

static void tags_of(struct wish *w)
{
	struct tag_list tags;

	store_tags(w->app->desk.store, 0, w->a, &tags);
	for (int i = 0; i < tags.names.n; i++)
		offer(w, tags.names.v[i]);
}

static void searches_of(struct wish *w)
{
	struct saved_searches kept;

	store_searches(w->app->desk.store, w->a, &kept);
	for (int i = 0; i < kept.list.n; i++)
		offer(w, kept.list.v[i].name);
}

/* The names of filters, after the minus that may stand before one. */
static void filters_of(struct wish *w)
{
	const char *name;

	w->stem = str_skip(w->stem, str_starts(w->stem, STR("-")));
	for (int i = 0; (name = query_filter(i)); i++)
		offer(w, str_of(name));
}

static const struct { const char *word; void (*offer)(struct wish *w); } kinds[] = {
	{ "OPTION", options_of }, { "VALUE", values_of }, { "CONTEXT", contexts_of }, { "COMMAND", commands_of },
	{ "PRESET", presets_of }, { "FILE", paths_of }, { "PORTAL/CATEGORY", places_of }, { "TAG…", tags_of },
	{ "SEARCH…", searches_of }, { "QUERY…", filters_of },
};

/* "[OPTION]" and "PORTAL[/CATEGORY]" without their brackets. */
static struct str bare(struct str word, struct arena *a)
{
	struct buf b;
	struct str out;

	buf_init(&b, 4096);
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] != '[' && word.p[i] != ']')
			buf_add_byte(&b, word.p[i]);
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static void offer_kind(struct wish *w, struct str kind)
{
	struct str choice;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_eq(kind, str_of(kinds[i].word)))
			kinds[i].offer(w);
	if (str_find_byte(kind, '|', 0) < kind.n)
		while (str_cut(&kind, '|', &choice))
			offer(w, choice);
}

static const char *arguments_of(struct str name)
{
	const struct command *c = command_find(name);
	const struct setting *s = setting_find(name);

	return c ? c->arguments : s ? s->arguments : NULL;
}

static void offer_argument(struct wish *w)
{
	const char *arguments = arguments_of(w->words[0]);
	struct str rest = str_of(arguments), kind = STR("");
	enum context c;
	int nth = w->n_words;
	bool named = nth > 1 && context_from_name(w->words[1], &c);

	if (!arguments)
		return;
	if (nth > 1 && str_eq(w->words[0], STR("set"))) {       /* of a list, each word */
		values_of(w);
		return;
	}
	/* a context that may be left out: what stands there may be keys already */
	if (str_has(rest, STR("[CONTEXT]")) && nth > 1 && !named)
		nth++;
	while (nth-- > 0) {
		struct str next;

		if (str_word(&rest, &next))
			kind = next;
		else if (!str_has(kind, STR("…")))      /* the last of them goes on */
			return;
	}
	offer_kind(w, bare(kind, w->a));
}

/* The command that is being typed: what stands behind the last ";" that is in
 * no quotation. */
static struct str last_command(struct str line)
{
	size_t from = 0;
	char quote = 0;

	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (quote ? c == quote : c == '"' || c == '\'')
			quote = quote ? 0 : c;
		else if (!quote && c == ';')
			from = i + 1;
	}
	return str_skip(line, from);
}

static void split(struct wish *w, struct str line)
{
	VEC(struct str) words = { 0 };
	struct str rest = last_command(line), word;
	bool open = line.n && !str_space(line.p[line.n - 1]) && rest.n;

	while (str_word(&rest, &word))
		*VEC_PUSH(&words, w->a) = word;
	if (open && words.n)
		w->stem = words.v[--words.n];
	else
		w->stem = str_skip(line, line.n);
	if (w->stem.n && (w->stem.p[0] == '"' || w->stem.p[0] == '\''))
		w->stem = str_skip(w->stem, 1);
	w->words = words.v;
	w->n_words = words.n;
}

static void find(struct wish *w, struct str line)
{
	split(w, line);
	if (w->n_words == 0)
		commands_of(w);
	else
		offer_argument(w);
}

struct str app_complete(void *owner, struct str line, int nth)
{
	struct app *app = owner;
	struct arena a = { 0 };
	struct wish w = { .app = app, .a = &a };
	struct str out = STR_NONE, hit;

	find(&w, line);
	if (nth >= 0 && nth < w.found.n) {
		bool spaced = str_find_byte(w.found.v[nth], ' ', 0) < w.found.v[nth].n;

		hit = arena_printf(&a, spaced ? "\"%.*s\"" : "%.*s", STR_ARG(w.found.v[nth]));
		arena_clear(&app->complete_arena);
		out = arena_join(&app->complete_arena, str_sub(line, 0, line.n - w.stem.n), hit);
	}
	arena_release(&a);
	return out;
}

/* ---- words about the line ---- */

static struct str listed(const struct wish *w)
{
	struct str s = STR("");

	for (int i = 0; i < w->found.n && s.n < HINT_BYTES; i++)
		s = arena_printf(w->a, "%.*s%s%.*s", STR_ARG(s), i ? "  " : "", STR_ARG(w->found.v[i]));
	return s;
}

static struct str option_hint(struct wish *w, int option)
{
	const struct option_row *r = &option_rows[option];
	struct str bounds = str_of(r->kind == OPTION_FLAG ? "yes no" : r->bounds), low = bounds;

	if (r->kind == OPTION_NUMBER && str_cut(&bounds, ' ', &low))
		bounds = arena_printf(w->a, "%.*s-%.*s", STR_ARG(low), STR_ARG(bounds));

	return arena_printf(w->a, "%s = %.*s%s%.*s; %s", r->name, STR_ARG(w->app->desk.options.text[option]),
			    bounds.n ? _("; allowed: ") : "", STR_ARG(bounds), _(r->help));
}

static struct str usage_hint(struct wish *w, struct str name)
{
	const struct command *c = command_find(name);
	const struct setting *s = setting_find(name);
	const struct alias *alias = alias_find(&w->app->desk.aliases, name);

	if (c)
		return arena_printf(w->a, "%s%s%s: %s", c->name, *c->arguments ? " " : "", c->arguments, _(c->help));
	if (s)
		return arena_printf(w->a, "%s %s: %s", s->name, s->arguments, _(s->help));
	return alias ? arena_printf(w->a, "%.*s: %.*s", STR_ARG(name), STR_ARG(alias->line)) : STR("");
}

struct str app_prompt_help(struct app *app, struct str line)
{
	struct arena a = { 0 };
	struct wish w = { .app = app, .a = &a };
	struct str s;
	int option = -1;

	find(&w, line);
	if (w.n_words > 1 && str_eq(w.words[0], STR("set")))
		option = option_named(w.words[1]);
	if (w.found.n > 1 && (w.stem.n || w.n_words > 0) && option < 0)
		s = listed(&w);
	else if (option >= 0)
		s = option_hint(&w, option);
	else if (w.n_words > 0)
		s = usage_hint(&w, w.words[0]);
	else if (w.found.n == 1)
		s = usage_hint(&w, w.found.v[0]);
	else
		s = w.stem.n ? STR("") : str_of(_("Tab completes, Up brings older lines back"));
	arena_clear(&app->hint_arena);
	s = arena_str(&app->hint_arena, s);
	arena_release(&a);
	return s;
}
