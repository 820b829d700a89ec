/*
 * style: the names of looks.  Colours belong to themes; nothing else knows
 * them.
 */
#ifndef TEXT_STYLE_H
#define TEXT_STYLE_H

#include "base/str.h"

enum style {
#define STYLE(name, fallback) STYLE_##name,
#include "text/style.def"
#undef STYLE
	STYLE_COUNT
};

const char *style_name(enum style s);
enum style style_fallback(enum style s);
bool style_from_name(struct str name, enum style *out);

#endif
