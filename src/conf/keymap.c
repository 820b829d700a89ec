#include "conf/conf.h"

#include "base/nearest.h"
#include "base/words.h"
#include "text/clean.h"

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

static bool no_such_key(struct str word, struct err *e)
{
	struct nearest near = { 0 };

	for (const char *const *name = key_names(); *name; name++)
		nearest_try(&near, word, str_of(*name));
	if (near.best.n)
		return err_set(e, ERR_CONFIG, _("there is no key \"%.*s\"; did you mean %.*s?"), STR_ARG(word),
			       STR_ARG(near.best));
	return err_set(e, ERR_CONFIG, _("there is no key \"%.*s\""), STR_ARG(word));
}

static bool add_key(struct binding *b, struct str name, struct str text, struct err *e)
{
	if (b->n_keys == KEY_SEQUENCE_MAX)
		return err_set(e, ERR_CONFIG, _("too many keys: \"%.*s\""), STR_ARG(text));
	if (str_eq_nocase(name, STR("leader")))
		b->keys[b->n_keys] = (struct key){ KEY_LEADER, 0 };
	else if (!key_from_name(name, &b->keys[b->n_keys]))
		return no_such_key(name, e);
	b->n_keys++;
	return true;
}

/* Takes "<name>" or one character off *rest. */
static struct str cut_key(struct str *rest)
{
	size_t end = rest->p[0] == '<' ? str_find_byte(*rest, '>', 0) : rest->n;
	struct str all = *rest;

	if (end > 1 && end < rest->n) {
		*rest = str_skip(all, end + 1);
		return str_sub(all, 1, end);
	}
	text_code_point(rest);
	return str_sub(all, 0, all.n - rest->n);
}

/* Two characters together are two keys; more would make a sequence of every
 * name that is misspelt. */
static bool is_run(struct str word)
{
	struct str rest = word;
	int n = 0;

	if (str_find_byte(word, '<', 0) < word.n && str_find_byte(word, '>', 0) < word.n)
		return true;
	for (; rest.n && n < 3; n++)
		text_code_point(&rest);
	return n == 2;
}

static bool read_keys(struct str text, struct binding *b, struct err *e)
{
	struct str word, rest = text;
	struct key whole;

	while (str_word(&rest, &word)) {
		if (key_from_name(word, &whole) || !is_run(word)) {
			if (!add_key(b, word, text, e))
				return false;
			continue;
		}
		while (word.n)
			if (!add_key(b, cut_key(&word), text, e))
				return false;
	}
	return b->n_keys || err_set(e, ERR_CONFIG, "%s", _("no key is named"));
}

static bool same_key(const struct keymap *k, struct key bound, struct key typed)
{
	return key_eq(bound.code == KEY_LEADER && typed.code != KEY_LEADER ? k->leader : bound, typed);
}

/* Are the first n keys of b these? */
static bool begins(const struct keymap *k, const struct binding *b, const struct key *keys, int n)
{
	if (b->n_keys < n)
		return false;
	for (int i = 0; i < n; i++)
		if (!same_key(k, b->keys[i], keys[i]))
			return false;
	return true;
}

static struct binding *same(struct keymap *k, const struct binding *b)
{
	for (int i = 0; i < k->list.n; i++)
		if (k->list.v[i].context == b->context && k->list.v[i].n_keys == b->n_keys
		    && begins(k, &k->list.v[i], b->keys, b->n_keys))
			return &k->list.v[i];
	return NULL;
}

bool keymap_bind(struct keymap *k, enum context c, struct str keys, struct str command, struct str note,
		 struct arena *a, struct err *e)
{
	struct binding b = { .context = c }, *at;

	if (!read_keys(keys, &b, e))
		return false;
	at = same(k, &b);
	if (!at)
		at = VEC_PUSH(&k->list, a);
	b.command = arena_str(a, command);
	b.note = arena_str(a, note);
	*at = b;
	return true;
}

bool keymap_unbind(struct keymap *k, enum context c, struct str keys, struct err *e)
{
	struct binding b = { .context = c }, *at;

	if (!read_keys(keys, &b, e))
		return false;
	at = same(k, &b);
	if (!at || at->command.n == 0)
		return err_set(e, ERR_CONFIG, _("nothing is bound to \"%.*s\" here"), STR_ARG(keys));
	at->command = STR("");
	return true;
}

static const struct binding *find_in(const struct keymap *k, enum context c, const struct key *keys, int n,
				     bool *more)
{
	const struct binding *hit = NULL;

	for (int i = 0; i < k->list.n; i++) {
		const struct binding *b = &k->list.v[i];

		if (b->context != c || b->command.n == 0 || !begins(k, b, keys, n))
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

struct str binding_keys(const struct keymap *k, const struct binding *b, struct arena *a)
{
	struct str s = STR("");

	for (int i = 0; i < b->n_keys; i++) {
		struct key key = b->keys[i].code == KEY_LEADER ? k->leader : b->keys[i];

		s = arena_printf(a, "%.*s%s%.*s", STR_ARG(s), i ? " " : "", STR_ARG(key_name(key, a)));
	}
	return s;
}
