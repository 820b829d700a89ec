/* cmd_side: favourites and hidden ones: words "host" and "host/key" in an
 * option, put in and taken out. */
#include "app/command.h"
#include "app/places.h"
#include "base/words.h"

/* The place that is named, else the selected row of the categories. */
static bool place_of(struct app *app, const struct args *args, struct arena *a, struct str *place, struct err *e)
{
	int at = ui_selected(app->ui, PANE_CATEGORIES);
	const struct side_row *r = at >= 0 ? &app->state.side.rows.v[at] : NULL;
	const struct portal *p;
	const struct category *c;

	if (args->n > 1 && !place_find(&app->desk, args->v[1], &p, &c, e))
		return false;
	if (args->n < 2 && !r)
		return err_set(e, ERR_ARGUMENT, "%s", _("no category is selected"));
	if (args->n < 2) {
		p = portal_by_name(&app->desk.portals, r->portal);
		c = NULL;
		if (!p || (r->id && !refresh_category_of(app, r->id, &p)))
			return err_set(e, ERR_ARGUMENT, "%s", _("this is no category of a newspaper"));
		if (r->id)
			c = refresh_category_of(app, r->id, &p);
	}
	*place = c ? arena_printf(a, "%.*s/%.*s", STR_ARG(p->host), STR_ARG(c->key)) : arena_str(a, p->host);
	return true;
}

/* Puts a word into the option, or takes it out; true: it is in now. */
static bool toggle_word(struct app *app, int option, struct str word, bool only_out)
{
	struct arena a = { 0 };
	struct str rest = app->desk.options.text[option], one, out = STR("");
	struct err none = { 0 };
	bool was = false;

	while (str_word(&rest, &one)) {
		was = was || str_eq(one, word);
		if (!str_eq(one, word))
			out = arena_printf(&a, "%.*s%s%.*s", STR_ARG(out), out.n ? " " : "", STR_ARG(one));
	}
	if (!was && !only_out)
		out = arena_printf(&a, "%.*s%s%.*s", STR_ARG(out), out.n ? " " : "", STR_ARG(word));
	options_set(&app->desk.options, str_of(option_rows[option].name), out, &app->desk.arena, &none);
	remember_option(app, option);
	show_side(app);
	arena_release(&a);
	return !was && !only_out;
}

bool cmd_favourite(struct app *app, const struct args *args, struct err *e)
{
	struct arena a = { 0 };
	struct str place = STR_NONE;
	bool ok = place_of(app, args, &a, &place, e);

	if (ok && toggle_word(app, OPT_favourites, place, false))
		app_say(app, _("%.*s is a favourite: R fetches it"), STR_ARG(place));
	else if (ok)
		app_say(app, _("%.*s is no favourite any more"), STR_ARG(place));
	arena_release(&a);
	return ok;
}

bool cmd_hide_category(struct app *app, const struct args *args, struct err *e)
{
	struct arena a = { 0 };
	struct str place = STR_NONE;
	bool ok = place_of(app, args, &a, &place, e);

	if (ok && toggle_word(app, OPT_hidden, place, false))
		app_say(app, _("%.*s is hidden; :hidden-categories lists what is"), STR_ARG(place));
	arena_release(&a);
	return ok;
}

bool cmd_unhide_category(struct app *app, const struct args *args, struct err *e)
{
	if (args->n < 2) {
		ui_prompt_open(app->ui, PROMPT_COMMAND, STR("unhide-category "));
		return true;
	}
	(void)e;
	toggle_word(app, OPT_hidden, args->v[1], true);
	app_say(app, _("%.*s is shown again"), STR_ARG(args->v[1]));
	return true;
}
