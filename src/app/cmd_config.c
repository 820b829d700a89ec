/* cmd_config: the configuration read again, and written back. */
#include "app/command.h"
#include "app/configure.h"
#include "base/words.h"

void app_say_mistakes(struct app *app)
{
	const struct desk *d = &app->desk;

	if (d->mistakes == 0)
		return;
	if (d->mistakes == 1)
		app_say(app, "%.*s", STR_ARG(d->first_mistake));
	else
		app_say(app, _("%.*s (and %d more; :log)"), STR_ARG(d->first_mistake), d->mistakes - 1);
	app->state.message_is_error = true;
}

bool cmd_reload(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	configure_all(&app->desk);
	remember_options(app);
	app_settings_asked(app);
	app_settings_changed(app);
	if (app->desk.mistakes)
		app_say_mistakes(app);
	else
		app_say(app, "%s", _("the configuration was read again"));
	return true;
}

bool cmd_save_options(struct app *app, const struct args *args, struct err *e)
{
	struct str file;
	int count;

	(void)args;
	if (!configure_save(&app->desk, &count, &file, e))
		return false;
	if (count)
		app_say(app, _("%d options written to %.*s"), count, STR_ARG(file));
	else
		app_say(app, _("%.*s says all of it already"), STR_ARG(file));
	return true;
}
