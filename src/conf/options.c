#include "conf/conf.h"

#include <stdlib.h>

#include "base/nearest.h"
#include "base/words.h"
#include "model/policy.h"

#define FLAG OPTION_FLAG
#define NUMBER OPTION_NUMBER
#define TEXT OPTION_TEXT
#define CHOICE OPTION_CHOICE
#define LIST OPTION_LIST
const struct option_row option_rows[OPTION_COUNT] = {
#define OPTION(name, kind, def, bounds, help) { #name, kind, def, bounds, help },
#include "conf/options.def"
#undef OPTION
};

static bool set_flag(struct str value, long *out)
{
	static const struct { const char *word; long value; } words[] = {
		{ "yes", 1 }, { "on", 1 }, { "true", 1 }, { "1", 1 },
		{ "no", 0 }, { "off", 0 }, { "false", 0 }, { "0", 0 },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq(value, str_of(words[i].word))) {
			*out = words[i].value;
			return true;
		}
	return false;
}

static bool set_number(const struct option_row *r, struct str value, long *out)
{
	char *end;
	long low = strtol(r->bounds, &end, 10), high = strtol(end, NULL, 10);
	int64_t n;

	if (!str_int(value, &n) || n < low || n > high)
		return false;
	*out = (long)n;
	return true;
}

static bool set_choice(const struct option_row *r, struct str value, long *out)
{
	struct str rest = str_of(r->bounds), word;

	for (long i = 0; str_word(&rest, &word); i++)
		if (str_eq(word, value)) {
			*out = i;
			return true;
		}
	return false;
}

/* Words of the bounds, at least one, in any order. */
static bool set_list(const struct option_row *r, struct str value)
{
	struct str word;
	bool any = false;
	long nth;

	while (str_word(&value, &word)) {
		if (!set_choice(r, word, &nth))
			return false;
		any = true;
	}
	return any;
}

static bool set_row(struct options *o, int i, struct str value)
{
	const struct option_row *r = &option_rows[i];
	int from, to;

	switch (r->kind) {
	case OPTION_FLAG:   return set_flag(value, &o->number[i]);
	case OPTION_NUMBER: return set_number(r, value, &o->number[i]);
	case OPTION_CHOICE: return set_choice(r, value, &o->number[i]);
	case OPTION_LIST:   return set_list(r, value);
	case OPTION_TEXT:   return i != OPT_quiet_hours || policy_quiet_read(value, &from, &to);
	}
	return true;
}

void options_init(struct options *o)
{
	*o = (struct options){ 0 };
	for (int i = 0; i < OPTION_COUNT; i++) {
		o->text[i] = str_of(option_rows[i].standard);
		if (!set_row(o, i, o->text[i]))
			BUG("the default of option %s", option_rows[i].name);
	}
}

int options_find(struct str name, struct err *e)
{
	struct nearest near = { 0 };

	for (int i = 0; i < OPTION_COUNT; i++) {
		if (str_eq(name, str_of(option_rows[i].name)))
			return i;
		nearest_try(&near, name, str_of(option_rows[i].name));
	}
	if (near.best.n)
		err_set(e, ERR_CONFIG, _("there is no option \"%.*s\"; did you mean %.*s?"), STR_ARG(name),
			STR_ARG(near.best));
	else
		err_set(e, ERR_CONFIG, _("there is no option \"%.*s\""), STR_ARG(name));
	return -1;
}

/* "did you mean", for the kinds that have names. */
static bool not_allowed(const struct option_row *r, struct str value, struct err *e)
{
	struct str allowed = str_of(r->kind == OPTION_FLAG ? "yes no" : r->bounds), rest = allowed, word;
	struct nearest near = { 0 };

	if (r->kind == OPTION_NUMBER) {
		struct str low, high;

		str_word(&rest, &low);
		str_word(&rest, &high);
		return err_set(e, ERR_CONFIG, _("%s: \"%.*s\" is not allowed; a number from %.*s to %.*s is"),
			       r->name, STR_ARG(value), STR_ARG(low), STR_ARG(high));
	}
	/* of a list, the first word that is none of them */
	for (struct str list = value; r->kind == OPTION_LIST && str_word(&list, &word);) {
		long nth;

		if (!set_choice(r, word, &nth)) {
			value = word;
			break;
		}
	}
	while (str_word(&rest, &word))
		nearest_try(&near, value, word);
	if (near.best.n)
		return err_set(e, ERR_CONFIG, _("%s: \"%.*s\" is not allowed; did you mean %.*s?"), r->name,
			       STR_ARG(value), STR_ARG(near.best));
	return err_set(e, ERR_CONFIG, _("%s: \"%.*s\" is not allowed; allowed: %.*s"), r->name, STR_ARG(value),
		       STR_ARG(allowed));
}

bool options_set(struct options *o, struct str name, struct str value, struct arena *a, struct err *e)
{
	int i = options_find(name, e);

	if (i < 0)
		return false;
	if (!set_row(o, i, value))
		return not_allowed(&option_rows[i], value, e);
	o->text[i] = arena_str(a, value);
	return true;
}

struct str options_next(const struct options *o, int option)
{
	const struct option_row *r = &option_rows[option];
	struct str rest = str_of(r->bounds), word, first = STR_NONE;
	bool here = false;

	if (r->kind == OPTION_FLAG)
		return o->number[option] ? STR("no") : STR("yes");
	if (r->kind != OPTION_CHOICE)
		return STR_NONE;
	while (str_word(&rest, &word)) {
		if (here)
			return word;
		first = first.n ? first : word;
		here = str_eq(word, o->text[option]);
	}
	return first;
}
