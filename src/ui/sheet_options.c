/* sheet_options: every option with its value; Enter turns it, or asks for
 * another value. */
#include "base/words.h"
#include "ui/sheet.h"

static bool turns(const struct option_row *r)
{
	return r->kind == OPTION_FLAG || r->kind == OPTION_CHOICE;
}

static void options_build(const struct state *st, struct str filter, struct arena *a, struct sheet_lines *out)
{
	(void)filter;
	for (int i = 0; st->options && i < OPTION_COUNT; i++) {
		const struct option_row *r = &option_rows[i];
		struct str value = st->options->text[i];
		bool standard = str_eq(value, str_of(r->standard));
		struct sheet_line *l = sheet_add(out, a);

		l->left = str_of(r->name);
		l->words = str_of(_(r->help));
		/* what is not as it came stands out */
		l->right = arena_printf(a, "%s%.*s", standard ? "" : "* ", STR_ARG(value.n ? value : STR("-")));
		l->run = turns(r) ? arena_printf(a, "set %s!", r->name)
			: arena_printf(a, "command 'set %s %.*s'", r->name, STR_ARG(value));
	}
}

const struct sheet_ops sheet_options = {
	.title = N_("Options"), .empty = N_("nothing found"), .choose = true,
	.hint = { "save-options", "w", N_("keeps them in the configuration") },
	.stays = true, .right_first = true, .left_w = 16, .build = options_build,
};
