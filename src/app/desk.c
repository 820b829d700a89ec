#include "app/desk.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/path.h"
#include "base/words.h"
#include "model/url.h"
#include "text/width.h"

/* The back ends each transfer in time by itself and gives signs of life; this
 * is only for a job that it forgot (jobs of one host wait for each other). */
enum { CONFIG_MAX = 1 << 20, NETWORK_MS = 15 * 60 * 1000, SOURCE_DEPTH = 8 };

/* ---- configuration lines ---- */

static void use_language(struct desk *d)
{
	words_init(arena_z(&d->arena, d->options.text[OPT_language]),
		   arena_z(&d->arena, path_locale_dir(&d->arena)));
}

static bool run_set(struct desk *d, const struct words *w, struct err *e)
{
	if (w->list.n != 3)
		return err_set(e, ERR_USAGE, "set OPTION VALUE");
	if (!options_set(&d->options, w->list.v[1], w->list.v[2], &d->arena, e))
		return false;
	text_ambiguous_wide(d->options.number[OPT_ambiguous] == 2);
	if (str_eq(w->list.v[1], STR("language")))
		use_language(d);
	return !str_eq(w->list.v[1], STR("theme")) || desk_load_theme(d, e);
}

static bool run_bind(struct desk *d, const struct words *w, struct err *e)
{
	enum context c;

	if (w->list.n < 4 || w->list.n > 5)
		return err_set(e, ERR_USAGE, "bind CONTEXT KEYS COMMAND [NOTE]");
	if (!context_from_name(w->list.v[1], &c))
		return err_set(e, ERR_CONFIG, _("there is no context \"%.*s\""), STR_ARG(w->list.v[1]));
	return keymap_bind(&d->keymap, c, w->list.v[2], w->list.v[3],
			   w->list.n == 5 ? w->list.v[4] : STR(""), &d->arena, e);
}

static bool run_unbind(struct desk *d, const struct words *w, struct err *e)
{
	enum context c;

	if (w->list.n != 3)
		return err_set(e, ERR_USAGE, "unbind CONTEXT KEYS");
	if (!context_from_name(w->list.v[1], &c))
		return err_set(e, ERR_CONFIG, _("there is no context \"%.*s\""), STR_ARG(w->list.v[1]));
	return keymap_bind(&d->keymap, c, w->list.v[2], STR(""), STR(""), &d->arena, e);
}

static bool run_source(struct desk *d, const struct words *w, struct err *e)
{
	if (w->list.n != 2)
		return err_set(e, ERR_USAGE, "source FILE");
	return desk_source(d, w->list.v[1], true, e);
}

static const struct {
	const char *name;
	bool (*run)(struct desk *d, const struct words *w, struct err *e);
} configuring[] = {
	{ "set", run_set }, { "bind", run_bind }, { "unbind", run_unbind }, { "source", run_source },
};

bool desk_configure(struct desk *d, const struct words *w, bool *known, struct err *e)
{
	for (size_t i = 0; i < sizeof(configuring) / sizeof(*configuring); i++)
		if (str_eq(w->list.v[0], str_of(configuring[i].name))) {
			*known = true;
			return configuring[i].run(d, w, e);
		}
	*known = false;
	return false;
}

/* Line number of a position, from 1. */
static int line_of(struct str text, const char *at)
{
	int line = 1;

	for (const char *p = text.p; p < at; p++)
		line += *p == '\n';
	return line;
}

static void say_mistake(struct str file, int line, int column, const struct err *why)
{
	char words[512];

	log_line(LOG_WARN, "%.*s:%d:%d: %s", STR_ARG(file), line, column,
		 err_words(why, words, sizeof(words)));
}

static void run_lines(struct desk *d, struct str text, struct str file)
{
	struct str rest = text;
	struct words w;
	int got, column = 1;
	struct err why = { 0 };

	while ((got = lex_command(&rest, &d->arena, &w, &column, &why)) != 0) {
		bool known = false;

		if (got > 0)
			column = w.columns.v[0];
		if (got > 0 && !desk_configure(d, &w, &known, &why) && !known)
			err_set(&why, ERR_CONFIG, _("\"%.*s\" is none of set, bind, unbind and source"),
				STR_ARG(w.list.v[0]));
		if (why.code)
			say_mistake(file, line_of(text, rest.p), column, &why);
		why = (struct err){ 0 };
	}
}

bool desk_source(struct desk *d, struct str file, bool must, struct err *e)
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

/* ---- opening ---- */

bool desk_load_theme(struct desk *d, struct err *e)
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

static void load_configuration(struct desk *d, const struct desk_options *o)
{
	struct err e = { 0 };
	char words[512];
	struct str file = o->config.n ? o->config : path_join(&d->arena, d->config_dir, STR("config"));

	if (!desk_source(d, path_join(&d->arena, d->data_dir, STR("keys")), true, &e)
	    || (!o->demo && !desk_source(d, file, o->config.n > 0, &e)))
		log_line(LOG_ERROR, "%s", err_words(&e, words, sizeof(words)));
	e = (struct err){ 0 };
	if (o->language.n)
		options_set(&d->options, STR("language"), o->language, &d->arena, &e);
	if (!desk_load_theme(d, &e))
		log_line(LOG_ERROR, "%s", err_words(&e, words, sizeof(words)));
	use_language(d);
	text_ambiguous_wide(d->options.number[OPT_ambiguous] == 2);
}

/* One that cannot be written goes on with the portals it has; damage may show
 * only when they are looked at. */
static struct store *open_store(struct desk *d, const struct store_options *so, struct err *why)
{
	struct store *s = store_open(so, why);

	if (!s || store_put_portals(s, &d->portals, why))
		return s;
	if (why->code == ERR_ARCHIVE_DAMAGED) {
		store_close(s);
		return NULL;
	}
	d->trouble = *why;
	*why = (struct err){ 0 };
	return s;
}

/* The usual place; made when it is not there. */
static bool usual_archive(struct desk *d, struct str *path, struct err *e)
{
	struct str home = path_data_home(&d->arena);

	if (home.n == 0)
		return err_set(e, ERR_ARCHIVE, "%s", _("HOME is not set"));
	*path = path_join(&d->arena, home, STR("archive.db"));
	if (path_make_dirs(&d->arena, home, e))
		return true;
	e->code = ERR_ARCHIVE;
	return false;
}

static bool open_archive(struct desk *d, const struct desk_options *o, struct err *e)
{
	struct store_options so = { .mode = o->demo ? STORE_MEMORY : STORE_FILE, .path = o->archive };
	struct err why = { 0 };

	if (o->demo || so.path.n || usual_archive(d, &so.path, &why))
		d->store = open_store(d, &so, &why);
	if (!d->store && o->memory_archive) {
		d->trouble = why;
		so.mode = STORE_MEMORY;
		why = (struct err){ 0 };
		d->store = open_store(d, &so, &why);
	}
	if (!d->store)
		*e = why;
	return d->store != NULL;
}

bool desk_open(struct desk *d, const struct desk_options *o, back_answered *answered, void *owner,
	       struct err *e)
{
	struct back_options bo = { .network_ms = NETWORK_MS };

	*d = (struct desk){ .clock = clock_from_env(), .demo = o->demo };
	d->data_dir = path_data_dir(&d->arena);
	d->config_dir = path_config_home(&d->arena);
	d->replay = o->demo ? path_join(&d->arena, d->data_dir, STR("demo")) : o->replay;
	d->record = o->record;
	options_init(&d->options);
	load_configuration(d, o);
	if (!portals_load(o->demo ? d->replay : d->data_dir, o->demo ? STR_NONE : d->config_dir, &d->arena,
			  &d->portals, e))
		return false;
	if (!o->no_archive && !open_archive(d, o, e))
		return false;
	bo.program = path_fetch_program(&d->arena);
	bo.replay = d->replay;
	bo.deadline_ms = (int)d->options.number[OPT_deadline] * 1000;
	d->back = back_client_new(&bo, answered, owner);
	return true;
}

void desk_close(struct desk *d)
{
	back_client_free(d->back);
	if (d->store)
		store_close(d->store);
	arena_release(&d->arena);
	*d = (struct desk){ 0 };
}

bool desk_is_favourite(const struct desk *d, struct str host, struct str key)
{
	struct str rest = d->options.text[OPT_favourites], word, portal;

	while (str_word(&rest, &word))
		if (str_cut(&word, '/', &portal) && str_eq(portal, host) && (!word.p || str_eq(word, key)))
			return true;
	return false;
}

/* ---- requests ---- */

struct request desk_request(struct desk *d, enum job_kind kind, struct str url, struct arena *a)
{
	const struct portal *p = portal_for_host(&d->portals, url_host(url));
	struct request r = {
		.kind = kind, .url = url, .offset_min = p ? p->offset_min : date_zone_of_host(url_host(url)),
		.now_s = clock_now_s(&d->clock), .proxy = d->options.text[OPT_proxy],
		.record = d->record.n > 0, .rules = p ? p->rules : STR(""),
	};

	if (d->store && !store_state(d->store, url, a, &r.state))
		r.state = (struct fetch_state){ 0 };
	return r;
}

/* A file name from an address: its host, a counter, an ending by type. */
static struct str record_name(const struct answer *raw, int n, struct arena *a)
{
	bool xml = str_has(raw->content_type, STR("xml"));

	return arena_printf(a, "%.*s-%04d.%s", STR_ARG(url_host(raw->url)), n, xml ? "xml" : "html");
}

bool desk_record(struct desk *d, const struct answer *raw, struct err *e)
{
	struct str index, name, path;
	FILE *f;
	int n = 0;
	bool ok;

	if (!path_make_dirs(&d->arena, d->record, e))
		return false;
	do {
		name = record_name(raw, n++, &d->arena);
		path = path_join(&d->arena, d->record, name);
	} while (path_exists(&d->arena, path));
	if (!path_write(arena_z(&d->arena, path), raw->bytes, e))
		return false;
	index = path_join(&d->arena, d->record, STR("index.tsv"));
	f = fopen(arena_z(&d->arena, index), "a");
	if (!f)
		return err_set(e, ERR_FILE, "%.*s", STR_ARG(index));
	ok = fprintf(f, "%.*s\t%d\t%.*s\t%.*s\n", STR_ARG(raw->url), raw->status,
		     STR_ARG(raw->content_type), STR_ARG(name)) > 0;
	ok = fclose(f) == 0 && ok;
	return ok || err_set(e, ERR_FILE, "%.*s", STR_ARG(index));
}
