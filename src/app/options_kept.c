/* options_kept: options of the layout and of what is shown, changed by keys or at the
 * prompt, are kept over restarts by themselves, as long as the configuration still
 * says what it said when they were changed. */
#include "app/app.h"

static const enum option remembered[] = {
	OPT_layout, OPT_side_width, OPT_list_width, OPT_favourites, OPT_hidden, OPT_shown,
};

static struct str memory_of(int option, struct arena *a)
{
	return arena_printf(a, "option-%s", option_rows[option].name);
}

void remember_option(struct app *app, int option)
{
	struct arena a = { 0 };

	store_remember(app->desk.store, memory_of(option, &a),
		       arena_printf(&a, "%.*s\n%.*s", STR_ARG(app->desk.configured.text[option]),
				    STR_ARG(app->desk.options.text[option])));
	arena_release(&a);
}

void remember_changed(struct app *app, const struct options *before)
{
	for (size_t i = 0; i < sizeof(remembered) / sizeof(*remembered); i++)
		if (!str_eq(before->text[remembered[i]], app->desk.options.text[remembered[i]]))
			remember_option(app, remembered[i]);
}

void remember_options(struct app *app)
{
	struct arena a = { 0 };
	struct err none = { 0 };

	for (size_t i = 0; i < sizeof(remembered) / sizeof(*remembered); i++) {
		int option = remembered[i];
		struct str value = store_memory(app->desk.store, memory_of(option, &a), &a), base;

		if (value.n && str_cut(&value, '\n', &base)
		    && str_eq(base, app->desk.options.text[option]))
			options_set(&app->desk.options, str_of(option_rows[option].name), value.p ? value : STR(""),
				    &app->desk.arena, &none);
	}
	arena_release(&a);
}
