#include "conf/conf.h"

#include "base/words.h"

static const char *const contexts[CONTEXT_COUNT] = { "any", "categories", "articles", "reader", "help" };

const char *context_name(enum context c)
{
	return (unsigned)c < CONTEXT_COUNT ? contexts[c] : "any";
}

bool context_from_name(struct str name, enum context *out)
{
	for (int i = 0; i < CONTEXT_COUNT; i++)
		if (str_eq(name, str_of(contexts[i]))) {
			*out = (enum context)i;
			return true;
		}
	return false;
}

static bool read_keys(struct str text, struct binding *b, struct err *e)
{
	struct str word, rest = text;

	while (str_word(&rest, &word)) {
		if (b->n_keys == KEY_SEQUENCE_MAX)
			return err_set(e, ERR_CONFIG, _("too many keys: \"%.*s\""), STR_ARG(text));
		if (!key_from_name(word, &b->keys[b->n_keys++]))
			return err_set(e, ERR_CONFIG, _("there is no key \"%.*s\""), STR_ARG(word));
	}
	return b->n_keys || err_set(e, ERR_CONFIG, "%s", _("no key is named"));
}

/* Are the first n keys of b these? */
static bool begins(const struct binding *b, const struct key *keys, int n)
{
	if (b->n_keys < n)
		return false;
	for (int i = 0; i < n; i++)
		if (!key_eq(b->keys[i], keys[i]))
			return false;
	return true;
}

bool keymap_bind(struct keymap *k, enum context c, struct str keys, struct str command, struct str note,
		 struct arena *a, struct err *e)
{
	struct binding b = { .context = c }, *at = NULL;

	if (!read_keys(keys, &b, e))
		return false;
	for (int i = 0; i < k->list.n && !at; i++)
		if (k->list.v[i].context == c && k->list.v[i].n_keys == b.n_keys
		    && begins(&k->list.v[i], b.keys, b.n_keys))
			at = &k->list.v[i];
	if (!at)
		at = VEC_PUSH(&k->list, a);
	b.command = arena_str(a, command);
	b.note = arena_str(a, note);
	*at = b;
	return true;
}

static const struct binding *find_in(const struct keymap *k, enum context c, const struct key *keys, int n,
				     bool *more)
{
	const struct binding *hit = NULL;

	for (int i = 0; i < k->list.n; i++) {
		const struct binding *b = &k->list.v[i];

		if (b->context != c || b->command.n == 0 || !begins(b, keys, n))
			continue;
		if (b->n_keys == n)
			hit = b;
		else
			*more = true;
	}
	return hit;
}

const struct binding *keymap_find(const struct keymap *k, enum context c, const struct key *keys, int n,
				  bool *more)
{
	const struct binding *hit;

	*more = false;
	hit = find_in(k, c, keys, n, more);
	if (c != CONTEXT_ANY) {
		const struct binding *common = find_in(k, CONTEXT_ANY, keys, n, more);

		hit = hit ? hit : common;
	}
	return hit;
}

struct str binding_keys(const struct binding *b, struct arena *a)
{
	struct str s = STR("");

	for (int i = 0; i < b->n_keys; i++)
		s = arena_printf(a, "%.*s%s%.*s", STR_ARG(s), i ? " " : "", STR_ARG(key_name(b->keys[i], a)));
	return s;
}
