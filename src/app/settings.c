/* settings: set, bind, unbind, alias, preset, source, feed, portal. */
#include "app/command.h"
#include "app/configure.h"
#include "base/nearest.h"
#include "base/path.h"
#include "base/words.h"

static bool wrong_word(struct setting_call *c, int at)
{
	c->at = at;
	return false;
}

static bool usage(const struct setting_call *c, struct err *e)
{
	const struct setting *s = setting_find(c->words->list.v[0]);

	if (!s)
		BUG("a setting runs that has no row");
	return err_set(e, ERR_USAGE, "%s %s", s->name, s->arguments);
}

/* ---- set ---- */

static bool set_option(struct desk *d, int option, struct str value, struct err *e)
{
	struct str name = str_of(option_rows[option].name), before = d->options.text[option];
	struct err none = { 0 };

	if (!options_set(&d->options, name, value, &d->arena, e))
		return false;
	if (configure_moved(d, option, e))
		return true;
	options_set(&d->options, name, before, &d->arena, &none);
	configure_moved(d, option, &none);
	return false;
}

/* Lists and texts may be written without quotation marks. */
static bool takes_words(int option)
{
	return option_rows[option].kind == OPTION_LIST || option_rows[option].kind == OPTION_TEXT;
}

/* NAME, NAME?, NAME!, NAME&, NAME=VALUE, NAME VALUE … */
static bool run_set(struct setting_call *c, struct err *e)
{
	const struct words *w = c->words;
	struct options standard;
	struct str word, value = STR_NONE;
	size_t equals;
	char sign;
	int option;

	if (w->list.n < 2)
		return usage(c, e);
	word = w->list.v[1];
	equals = str_find_byte(word, '=', 0);
	sign = word.n ? word.p[word.n - 1] : 0;
	if (w->list.n > 2) {
		value = w->list.v[2];
	} else if (equals < word.n) {
		value = str_skip(word, equals + 1);
		word = str_sub(word, 0, equals);
	} else if (sign == '?' || sign == '!' || sign == '&') {
		word.n--;
	}
	option = options_find(word, e);
	if (option < 0)
		return wrong_word(c, 1);
	if (w->list.n > 3 && !takes_words(option))
		return usage(c, e) || wrong_word(c, 3);
	for (int i = 3; i < w->list.n; i++)
		value = arena_printf(&c->desk->arena, "%.*s %.*s", STR_ARG(value), STR_ARG(w->list.v[i]));
	options_init(&standard);
	if (!value.p && sign == '&')
		value = standard.text[option];
	if (!value.p && sign == '!')
		value = options_next(&c->desk->options, option);
	if (!value.p && sign == '!')
		return err_set(e, ERR_CONFIG, _("%s has no other value to turn to"), option_rows[option].name);
	if (value.p && !set_option(c->desk, option, value, e))
		return wrong_word(c, w->list.n > 2 ? 2 : 1);
	c->said = arena_printf(&c->desk->arena, "%s = %.*s", option_rows[option].name,
			       STR_ARG(c->desk->options.text[option]));
	return true;
}

/* ---- keys ---- */

/* [CONTEXT] KEYS …: the context may be left out.  Gives the index of KEYS. */
static int read_context(const struct setting_call *c, int least, enum context *context)
{
	*context = CONTEXT_ANY;
	return c->words->list.n > least && context_from_name(c->words->list.v[1], context) ? 2 : 1;
}

/* A context that is none looks like keys that are none. */
static bool maybe_context(struct setting_call *c, int keys, int at, struct err *e)
{
	struct nearest near = { 0 };
	struct str word = c->words->list.v[1];

	for (int i = 0; i < CONTEXT_COUNT && keys == 1 && word.n > 2; i++)
		nearest_try(&near, word, str_of(context_name((enum context)i)));
	if (near.best.n) {
		*e = (struct err){ 0 };
		err_set(e, ERR_CONFIG, _("there is no context \"%.*s\"; did you mean %.*s?"), STR_ARG(word),
			STR_ARG(near.best));
		at = keys;
	}
	return wrong_word(c, at);
}

static bool run_bind(struct setting_call *c, struct err *e)
{
	enum context context;
	int keys = read_context(c, 3, &context), n = c->words->list.n;
	const struct str *v = c->words->list.v;

	if (n < keys + 2 || n > keys + 3)
		return usage(c, e) || (n > 3 && maybe_context(c, keys, 0, e));
	if (!line_check(c->desk, v[keys + 1], e))
		return n == 4 ? maybe_context(c, keys, keys + 1, e) : wrong_word(c, keys + 1);
	if (!keymap_bind(&c->desk->keymap, context, v[keys], v[keys + 1], n == keys + 3 ? v[keys + 2] : STR(""),
			 &c->desk->arena, e))
		return maybe_context(c, keys, keys, e);
	return true;
}

static bool run_unbind(struct setting_call *c, struct err *e)
{
	enum context context;
	int keys = read_context(c, 2, &context);

	if (c->words->list.n != keys + 1)
		return usage(c, e);
	return keymap_unbind(&c->desk->keymap, context, c->words->list.v[keys], e) || maybe_context(c, keys, keys, e);
}

static bool run_alias(struct setting_call *c, struct err *e)
{
	const struct str *v = c->words->list.v;

	if (c->words->list.n != 3)
		return usage(c, e);
	if (command_find(v[1]) || setting_find(v[1])) {
		err_set(e, ERR_CONFIG, _("%.*s is a command already"), STR_ARG(v[1]));
		return wrong_word(c, 1);
	}
	if (!line_check(c->desk, v[2], e))
		return wrong_word(c, 2);
	alias_set(&c->desk->aliases, v[1], v[2], &c->desk->arena);
	return true;
}

/* ---- files ---- */

static bool run_source(struct setting_call *c, struct err *e)
{
	if (c->words->list.n != 2)
		return usage(c, e);
	return configure_file(c->desk, c->words->list.v[1], true, e) || wrong_word(c, 1);
}

/* Starts from the standard keys, so that one preset follows another cleanly. */
static bool run_preset(struct setting_call *c, struct err *e)
{
	struct desk *d = c->desk;
	struct str name, own, file;

	if (c->words->list.n != 2)
		return usage(c, e);
	name = c->words->list.v[1];
	own = path_join(&d->arena, path_join(&d->arena, d->config_dir, STR("presets")), name);
	file = path_join(&d->arena, path_join(&d->arena, d->data_dir, STR("presets")), name);
	file = path_exists(&d->arena, own) ? own : file;
	if (str_has(name, STR("/")) || (!str_eq(name, STR("default")) && !path_exists(&d->arena, file))) {
		err_set(e, ERR_CONFIG, _("there is no preset \"%.*s\"; default, less, mutt, newsboat and vim are"),
			STR_ARG(name));
		return wrong_word(c, 1);
	}
	if (!configure_standard_keys(d, e) || (!str_eq(name, STR("default")) && !configure_file(d, file, true, e)))
		return false;
	c->said = arena_printf(&d->arena, _("keys of %.*s; help shows them"), STR_ARG(name));
	return true;
}

/* ---- what is read ---- */

/* True: the newsstand stands already, so this line is for the next start. */
static bool comes_late(struct setting_call *c)
{
	if (c->desk->portals_loaded)
		c->said = str_of(_("feeds and portals are read at the start; this belongs into your configuration"));
	return c->desk->portals_loaded;
}

static bool run_feed(struct setting_call *c, struct err *e)
{
	return comes_late(c) || feeds_add(&c->desk->own, c->words->list.v, c->words->list.n, &c->desk->arena, e)
		|| wrong_word(c, c->words->list.n > 1);
}

static bool run_portal(struct setting_call *c, struct err *e)
{
	const struct str *v = c->words->list.v;

	if (c->words->list.n != 4)
		return usage(c, e);
	if (!comes_late(c))
		*VEC_PUSH(&c->desk->portal_lines.list, &c->desk->arena) = (struct portal_line){ v[1], v[2], v[3] };
	return true;
}

/* ---- the table ---- */


/* ---- searches ---- */

static bool run_watch(struct setting_call *c, struct err *e)
{
	const struct words *w = c->words;
	struct saved_search *s = NULL;
	struct str name = STR("");
	int bar = 1;

	while (bar < w->list.n && !str_eq(w->list.v[bar], STR("|")))
		bar++;
	if (bar == 1 || bar + 1 >= w->list.n)
		return usage(c, e);
	for (int i = 1; i < bar; i++)
		name = arena_printf(&c->desk->arena, "%.*s%s%.*s", STR_ARG(name), i > 1 ? " " : "",
				    STR_ARG(w->list.v[i]));
	for (int i = 0; i < c->desk->watched.list.n; i++)
		if (str_eq(c->desk->watched.list.v[i].name, name))
			s = &c->desk->watched.list.v[i];
	if (!s)
		s = VEC_PUSH(&c->desk->watched.list, &c->desk->arena);
	s->name = name;
	s->query = arena_str(&c->desk->arena, lex_query(w, bar + 1));
	return true;
}

static bool run_kill(struct setting_call *c, struct err *e)
{
	static const struct { const char *word; enum mark mark; } marks[] = {
		{ "hide", MARK_HIDDEN }, { "read", MARK_READ }, { "star", MARK_STARRED },
	};
	const struct words *w = c->words;

	if (w->list.n < 3)
		return usage(c, e);
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (str_eq(w->list.v[1], str_of(marks[i].word))) {
			*VEC_PUSH(&c->desk->kills.list, &c->desk->arena) = (struct kill_rule){ marks[i].mark,
				arena_str(&c->desk->arena, lex_query(w, 2)) };
			return true;
		}
	return usage(c, e) || wrong_word(c, 1);
}

const struct setting settings[] = {
#define SETTING(id, name, arguments, help) { name, arguments, help, run_##id },
#include "app/settings.def"
#undef SETTING
};
const int settings_count = sizeof(settings) / sizeof(*settings);

const struct setting *setting_find(struct str name)
{
	for (int i = 0; i < settings_count; i++)
		if (str_eq(name, str_of(settings[i].name)))
			return &settings[i];
	return NULL;
}
