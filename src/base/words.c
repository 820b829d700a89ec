#include "base/words.h"

#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

#if ENABLE_NLS
/* GNU gettext caches by this counter (gettext manual, "Being a gettext grok"). */
extern int _nl_msg_cat_cntr __attribute__((weak));
#endif

static const char *from_environment(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct str v = str_of(getenv(names[i]));

		if (v.n)
			return str_starts(v, STR("vi")) ? "vi" : "en";
	}
	return "en";
}

static const char *chosen(bool set, const char *language)
{
	/* Constant strings; which one is a fact of the process, like its locale. */
	static const char *now = "en";

	if (set)
		now = language;
	return now;
}

const char *words_language(void)
{
	return chosen(false, NULL);
}

/* The reader's own LANGUAGE, as it was when the program started. */
static const char *original(void)
{
	static bool known;
	static char kept[64];
	const char *now = getenv("LANGUAGE");

	if (!known && now && strlen(now) < sizeof(kept))
		memcpy(kept, now, strlen(now) + 1);
	known = true;
	return kept;
}

void words_lend_environment(bool lend)
{
	if (!lend)
		setenv("LANGUAGE", words_language(), 1);
	else if (*original())
		setenv("LANGUAGE", original(), 1);
	else
		unsetenv("LANGUAGE");
}

void words_init(const char *option, const char *dir)
{
	bool given = option && (strcmp(option, "vi") == 0 || strcmp(option, "en") == 0);
	const char *language = chosen(true, given ? option : from_environment());

	/* gettext obeys LANGUAGE unless the locale's name is just "C", and a bare
	 * server has no vi_VN at all; "C.UTF-8" is there and is not "C" (tried on
	 * glibc 2.36).  The numeric and time categories are left alone. */
	if (!setlocale(LC_MESSAGES, "C.UTF-8"))
		setlocale(LC_MESSAGES, "en_US.UTF-8");
	original();
	setenv("LANGUAGE", language, 1);
#if ENABLE_NLS
	if (&_nl_msg_cat_cntr)
		_nl_msg_cat_cntr++;
	bindtextdomain("sapbao", dir);
	bind_textdomain_codeset("sapbao", "UTF-8");
	textdomain("sapbao");
#else
	(void)dir;
#endif
}
