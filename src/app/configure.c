#include "app/configure.h"

#include <stdlib.h>

#include "app/command.h"
#include "base/log.h"
#include "base/path.h"
#include "base/words.h"
#include "text/width.h"

enum { CONFIG_MAX = 1 << 20, SOURCE_DEPTH = 8 };

static void use_language(struct desk *d)
{
	words_init(arena_z(&d->arena, d->options.text[OPT_language]),
		   arena_z(&d->arena, path_locale_dir(&d->arena)));
}

/* What else an option moves. */
bool configure_moved(struct desk *d, int option, struct err *e)
{
	switch (option) {
	case OPT_ambiguous:
		text_ambiguous_wide(d->options.number[OPT_ambiguous] == 2);
		return true;
	case OPT_language:
		use_language(d);
		return true;
	case OPT_theme:
		return configure_theme(d, e);
	case OPT_leader:
		return key_from_name(d->options.text[OPT_leader], &d->keymap.leader)
			|| err_set(e, ERR_CONFIG, _("there is no key \"%.*s\""),
				   STR_ARG(d->options.text[OPT_leader]));
	}
	return true;
}

bool configure_standard_keys(struct desk *d, struct err *e)
{
	d->keymap.list.n = 0;
	return configure_file(d, path_join(&d->arena, d->data_dir, STR("keys")), true, e);
}

static void say_mistake(struct desk *d, struct str file, int line, int column, const struct err *why)
{
	char words[512];
	const char *said = why->code == ERR_CONFIG ? why->detail : err_words(why, words, sizeof(words));
	size_t name = file.n;

	while (name && file.p[name - 1] != '/')
		name--;
	log_line(LOG_WARN, "%.*s:%d:%d: %s", STR_ARG(file), line, column, said);
	/* the status line has no room for folders */
	if (d->mistakes++ == 0)
		d->first_mistake = arena_printf(&d->arena, "%.*s:%d:%d: %s", STR_ARG(str_skip(file, name)), line,
						column, said);
}

/* A command of the file; *at: the word that is wrong. */
static bool run_words(struct desk *d, const struct words *w, int *at, struct err *e)
{
	struct setting_call c = { .desk = d, .words = w };
	const struct setting *s = setting_find(w->list.v[0]);
	bool ok;

	if (s)
		ok = s->run(&c, e);
	else if (command_find(w->list.v[0]))
		ok = err_set(e, ERR_CONFIG, _("%.*s acts on a screen, which is not there yet"), STR_ARG(w->list.v[0]));
	else
		ok = no_such_command(d, w->list.v[0], e);
	*at = c.at;
	return ok;
}

static void run_lines(struct desk *d, struct str text, struct str file)
{
	struct str rest = text;
	struct words w;
	int got, column, line, at;
	struct err why = { 0 };

	while ((got = lex_command(&rest, &d->arena, &w, &column, &why)) != 0) {
		bool ok = got > 0 && run_words(d, &w, &at, &why);

		lex_place(text, w.start, &line, &column);
		if (got > 0)
			column = lex_word_column(text, &w, at);
		if (!ok)
			say_mistake(d, file, line, column, &why);
		why = (struct err){ 0 };
	}
}

bool configure_file(struct desk *d, struct str file, bool must, struct err *e)
{
	static int depth;       /* a file that sources itself */
	struct buf b;
	bool ok;

	if (!must && !path_exists(&d->arena, file))
		return true;
	if (depth >= SOURCE_DEPTH)
		return err_set(e, ERR_CONFIG, _("%.*s: \"source\" goes round in a circle"), STR_ARG(file));
	buf_init(&b, CONFIG_MAX);
	depth++;
	ok = path_read(arena_z(&d->arena, file), &b, e);
	if (ok)
		run_lines(d, arena_str(&d->arena, buf_str(&b)), file);
	depth--;
	buf_release(&b);
	return ok;
}

bool configure_theme(struct desk *d, struct err *e)
{
	struct str name = getenv("NO_COLOR") && *getenv("NO_COLOR") ? STR("mono") : d->options.text[OPT_theme];
	struct str own = path_join(&d->arena, path_join(&d->arena, d->config_dir, STR("themes")), name);
	struct str file = path_join(&d->arena, path_join(&d->arena, d->data_dir, STR("themes")), name);
	struct buf b;
	bool ok;

	if (str_has(name, STR("/")))
		file = name;
	else if (path_exists(&d->arena, own))
		file = own;
	buf_init(&b, CONFIG_MAX);
	ok = path_read(arena_z(&d->arena, file), &b, e)
		&& theme_read(buf_str(&b), file, &d->arena, &d->theme, e);
	buf_release(&b);
	return ok;
}

static void log_error(const struct err *e)
{
	char words[512];

	log_line(LOG_ERROR, "%s", err_words(e, words, sizeof(words)));
}

void configure_all(struct desk *d)
{
	struct err e = { 0 };
	const struct desk_options *o = &d->asked;

	options_init(&d->options);
	d->keymap = (struct keymap){ 0 };
	d->aliases = (struct aliases){ 0 };
	d->watched = (struct saved_searches){ 0 };
	d->kills = (struct kill_rules){ 0 };
	d->mistakes = 0;
	configure_moved(d, OPT_leader, &e);
	d->config_file = o->config.n ? o->config : path_join(&d->arena, d->config_dir, STR("config"));
	if (!configure_standard_keys(d, &e) || (!o->demo && !configure_file(d, d->config_file, o->config.n > 0, &e))
	    || (!o->demo && !configure_file(d, path_join(&d->arena, d->config_dir, STR("feeds")), false, &e)))
		log_error(&e);
	e = (struct err){ 0 };
	if (o->language.n)
		options_set(&d->options, STR("language"), o->language, &d->arena, &e);
	d->configured = d->options;
	if (!configure_theme(d, &e))
		log_error(&e);
	use_language(d);
	configure_moved(d, OPT_ambiguous, &e);
}
