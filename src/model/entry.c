/* entry: the words for what was left out. */
#include "model/entry.h"

#include "base/words.h"

/* ORDER enum feed_cut */
static const char *const words[CUT_COUNT] = {
	N_("elements nested too deep were left out"),
	N_("attributes past the 256th of an element were left out"),
	N_("very long texts were cut"),
	N_("entries past the 50,000th were left out"),
};

const char *feed_cut_words(enum feed_cut cut)
{
	return words[cut];
}

struct str feed_cut_sentence(int cut, struct arena *a)
{
	struct str all = STR("");

	for (int i = 0; i < CUT_COUNT; i++)
		if (cut >> i & 1)
			all = arena_printf(a, "%.*s%s%s", STR_ARG(all), all.n ? "; " : "",
				_(feed_cut_words((enum feed_cut)i)));
	return all;
}
