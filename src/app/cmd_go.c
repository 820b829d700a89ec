/* cmd_go: straight to a category, a newspaper or an article. */
#include "app/command.h"
#include "app/places.h"
#include "base/words.h"

/* A category can be selected when its newspaper lies open. */
static void select_row(struct app *app, const struct portal *p, int64_t category)
{
	const struct side *side = &app->state.side;
	void **folded = map_put(&app->folded, p->host, &app->folded_arena);

	if (category && *folded) {
		*folded = NULL;
		show_side(app);
	}
	for (int i = 0; i < side->rows.n; i++)
		if (category ? side->rows.v[i].id == category
			     : side->rows.v[i].is_portal && str_eq(side->rows.v[i].portal, p->host))
			ui_select(app->ui, &app->state, PANE_CATEGORIES, i);
}

bool cmd_go(struct app *app, const struct args *args, struct err *e)
{
	const struct portal *p;
	const struct category *c;
	int64_t id;

	if (args->n < 2) {
		ui_prompt_open(app->ui, PROMPT_COMMAND, STR("go "));
		return true;
	}
	if (!place_find(&app->desk, args->v[1], &p, &c, e))
		return false;
	reading_leave(app);
	cancel_leave_page(app);
	id = c ? store_category_id(app->desk.store, p->host, c->key) : 0;
	select_row(app, p, id);
	if (c) {
		show_category(app, id);
		refresh_opened(app, id);
	} else {
		show_portal(app, p->host);
	}
	ui_set_focus(app->ui, &app->state, PANE_ARTICLES);
	return true;
}

bool cmd_show(struct app *app, const struct args *args, struct err *e)
{
	int64_t id;

	if (args->n < 2) {
		ui_prompt_open(app->ui, PROMPT_COMMAND, STR("show "));
		return true;
	}
	if (!str_int(args->v[1], &id) || id <= 0)
		return err_set(e, ERR_USAGE, "show NUMBER");
	return reading_open_id(app, id, e);
}
