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
