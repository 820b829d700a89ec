/* sheet_help: the live keymap, commands and settings. */
#include "base/words.h"
#include "ui/sheet.h"

static struct str heading_of(struct str name)
{
	static const char *const words[CONTEXT_COUNT] = {
		[CONTEXT_ANY] = N_("Everywhere"), [CONTEXT_CATEGORIES] = N_("Newsstand"),
		[CONTEXT_ARTICLES] = N_("Articles"), [CONTEXT_READER] = N_("Article"),
		[CONTEXT_HELP] = N_("Help"),
	};
	enum context c;

	if (str_eq(name, STR(":")))
		return str_of(_("Commands"));
	if (str_eq(name, STR("set")))
		return str_of(_("Settings"));
	return context_from_name(name, &c) ? str_of(_(words[c])) : name;
}

/* Several keys of one command share a line. */
static bool join_keys(struct sheet_lines *out, const struct help_row *r, struct arena *a)
{
	for (int i = out->list.n - 1; i >= 0 && !out->list.v[i].heading.n; i--) {
		struct sheet_line *l = &out->list.v[i];

		if (r->keys.n && str_eq(l->right, r->command)) {
			l->left = arena_printf(a, "%.*s  %.*s", STR_ARG(l->left), STR_ARG(r->keys));
			return true;
		}
	}
	return false;
}

static void help_build(const struct state *st, struct str filter, struct arena *a, struct sheet_lines *out)
{
	struct str context = STR_NONE;

	(void)filter;
	for (int i = 0; i < st->help.n; i++) {
		const struct help_row *r = &st->help.v[i];
		struct sheet_line *l;

		if (out->list.n && str_eq(context, r->context) && join_keys(out, r, a))
			continue;
		if (out->list.n == 0 || !str_eq(context, r->context))
			sheet_heading(out, heading_of(r->context), a);
		context = r->context;
		l = sheet_add(out, a);
		l->left = r->keys;
		l->words = r->words.n ? r->words : r->command;
		l->right = r->command;
	}
}

const struct sheet_ops sheet_help = {
	.title = N_("Help"), .empty = N_("nothing found"), .left_w = 16, .build = help_build,
};
