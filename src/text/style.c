/* style: the table of names. */
#include "text/style.h"

static const struct {
	const char *name;
	enum style fallback;
} styles[] = {
#define STYLE(name, fallback) { #name, STYLE_##fallback },
#include "text/style.def"
#undef STYLE
};

const char *style_name(enum style s)
{
	return styles[(unsigned)s < STYLE_COUNT ? s : STYLE_text].name;
}

enum style style_fallback(enum style s)
{
	return styles[(unsigned)s < STYLE_COUNT ? s : STYLE_text].fallback;
}

bool style_from_name(struct str name, enum style *out)
{
	for (int i = 0; i < STYLE_COUNT; i++) {
		if (str_eq(name, str_of(styles[i].name))) {
			*out = (enum style)i;
			return true;
		}
	}
	return false;
}
