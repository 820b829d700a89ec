#include "app/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app/configure.h"
#include "app/remembered.h"
#include "base/path.h"
#include "base/words.h"
#include "model/url.h"

/* The back ends each transfer in time by itself and gives signs of life; this
 * is only for a job that it forgot (jobs of one host wait for each other). */
enum { NETWORK_MS = 15 * 60 * 1000 };

/* ---- opening ---- */

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

bool desk_archive_path(struct desk *d, const struct desk_options *o, struct str *path, struct err *e)
{
	*path = o->archive;
	if (o->demo)
		return err_set(e, ERR_ARGUMENT, "%s", _("the demo's archive is thrown away after each command"));
	return path->n || usual_archive(d, path, e);
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

/* The reader's own feeds, then the newsstand. */
static bool load_portals(struct desk *d, const struct desk_options *o, struct err *e)
{
	for (int i = 0; i < d->own.list.n; i++) {
		struct portal *p = d->own.list.v[i];

		if (p->name.n == 0)
			p->name = str_of(_("My feeds"));
		if (p->categories.n)
			*VEC_PUSH(&d->portals.list, &d->arena) = p;
	}
	d->portals_loaded = true;
	return portals_load(o->demo ? d->replay : d->data_dir, o->demo ? STR_NONE : d->config_dir,
			    &d->portal_lines, &d->arena, &d->portals, e);
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
	d->asked = *o;
	configure_all(d);
	if (!load_portals(d, o, e))
		return false;
	if (!o->no_archive && !open_archive(d, o, e))
		return false;
	desk_rules_changed(d);
	bo.program = path_fetch_program(&d->arena);
	bo.replay = d->replay;
	bo.deadline_ms = (int)d->options.number[OPT_deadline] * 1000;
	d->sources = sources_new(answered, owner);
	d->back = back_client_new(&bo, sources_back_answered, d->sources);
	sources_use(d->sources, d->back);
	return true;
}

void desk_close(struct desk *d)
{
	sources_free(d->sources);
	back_client_free(d->back);
	if (d->store)
		store_close(d->store);
	arena_release(&d->arena);
	*d = (struct desk){ 0 };
}

/* Is "host" or "host/key" among the words? */
static bool is_listed(struct str words, struct str host, struct str key)
{
	struct str word, portal;

	while (str_word(&words, &word))
		if (str_cut(&word, '/', &portal) && str_eq(portal, host) && (!word.p || str_eq(word, key)))
			return true;
	return false;
}

struct store_keep desk_keep(const struct desk *d)
{
	return (struct store_keep){ .days = (int)d->options.number[OPT_keep_days],
		.articles = (int)d->options.number[OPT_keep_articles] };
}

bool desk_is_favourite(const struct desk *d, struct str host, struct str key)
{
	return is_listed(d->options.text[OPT_favourites], host, key);
}

bool desk_is_hidden(const struct desk *d, struct str host, struct str key)
{
	return is_listed(d->options.text[OPT_hidden], host, key);
}

bool desk_is_quiet(const struct desk *d)
{
	time_t now = (time_t)clock_now_s(&d->clock);
	struct tm local;

	localtime_r(&now, &local);
	return policy_is_quiet(d->options.text[OPT_quiet_hours], local.tm_hour * 60 + local.tm_min);
}

void desk_rules_changed(struct desk *d)
{
	if (d->store)
		store_set_rules(d->store, &d->kills, desk_offset_min(clock_now_s(&d->clock)));
}

int desk_offset_min(int64_t now_s)
{
	time_t t = (time_t)now_s;
	struct tm local;

	localtime_r(&t, &local);
	return (int)((date_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday, local.tm_hour,
				      local.tm_min, local.tm_sec) - now_s) / 60);
}

/* ---- requests ---- */

struct request desk_request(struct desk *d, enum job_kind kind, struct str url, struct arena *a)
{
	const struct portal *p = portal_for_host(&d->portals, url_host(url));
	struct request r = {
		.kind = kind, .url = kind == JOB_ARTICLE ? url : remembered_address(d, url, a), .offset_min = p ? p->offset_min : date_zone_of_host(url_host(url)),
		.now_s = clock_now_s(&d->clock),
		.proxy = p && p->proxy.n ? p->proxy : d->options.text[OPT_proxy],
		.timeout_s = p && p->timeout_s ? p->timeout_s : (int)d->options.number[OPT_timeout],
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
