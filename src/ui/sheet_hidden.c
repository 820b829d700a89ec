/* sheet_hidden: newspapers and categories that the reader hid. */
#include "base/words.h"
#include "ui/sheet.h"

static void hidden_build(const struct state *st, struct str filter, struct arena *a, struct sheet_lines *out)
{
	struct str rest = st->options ? st->options->text[OPT_hidden] : STR(""), word;

	(void)filter;
	while (str_word(&rest, &word)) {
		struct sheet_line *l = sheet_add(out, a);

		l->words = word;
		l->run = arena_printf(a, "unhide-category '%.*s'", STR_ARG(word));
	}
}

const struct sheet_ops sheet_hidden = {
	.title = N_("Hidden categories"), .empty = N_("Nothing is hidden."), .choose = true, .stays = true,
	.hint = { "open", "Enter", N_("shows it again") }, .build = hidden_build,
};
