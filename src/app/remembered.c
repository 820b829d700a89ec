#include "app/remembered.h"

#include "base/log.h"
#include "base/words.h"

/* ---- addresses that moved ---- */

static struct str moved_name(struct str url, struct arena *a)
{
	return arena_join(a, STR("moved "), url);
}

static void note_moved(struct desk *d, struct str url, const struct answer *ans, struct arena *a)
{
	struct str name = moved_name(url, a), known = store_memory(d->store, name, a);

	if (ans->kind == ANSWER_ERROR) {
		if (known.n)
			store_remember(d->store, name, STR(""));
	} else if (ans->moved && ans->url.n && !str_eq(ans->url, url)) {
		log_line(LOG_INFO, _("%.*s has moved to %.*s"), STR_ARG(url), STR_ARG(ans->url));
		store_remember(d->store, name, ans->url);
	}
}

struct str remembered_address(struct desk *d, struct str url, struct arena *a)
{
	struct str moved = d->store ? store_memory(d->store, moved_name(url, a), a) : STR_NONE;

	return moved.n ? moved : url;
}

/* ---- troubles: "SINCE CODE DETAIL" ---- */

static struct str trouble_name(struct str url, struct arena *a)
{
	return arena_join(a, STR("trouble "), url);
}

/* An archive of another version may know other codes. */
static bool read_trouble(struct str text, struct trouble *out)
{
	struct str since, code;
	int64_t number;

	if (!str_cut(&text, ' ', &since) || !str_int(since, &out->since_s) || !text.p
	    || !str_cut(&text, ' ', &code) || !str_int(code, &number))
		return false;
	if (number <= ERR_NONE || number >= ERR_COUNT)
		number = ERR_NETWORK;
	err_set(&out->err, (enum err_code)number, "%.*s", STR_ARG(text));
	return true;
}

static void note_trouble(struct desk *d, struct str url, const struct answer *ans, struct arena *a)
{
	struct str name = trouble_name(url, a), known = store_memory(d->store, name, a);
	struct trouble before = { .since_s = clock_now_s(&d->clock) };

	if (ans->kind != ANSWER_ERROR) {
		if (known.n)
			store_remember(d->store, name, STR(""));
		return;
	}
	read_trouble(known, &before);
	store_remember(d->store, name, arena_printf(a, "%lld %d %s", (long long)before.since_s,
						    (int)ans->err.code, ans->err.detail));
}

static bool trouble_of(struct desk *d, struct str url, struct str kept, struct arena *a, struct trouble *out)
{
	struct fetch_state st = { 0 };

	*out = (struct trouble){ .url = url };
	if (!read_trouble(kept, out))
		return false;
	if (store_state(d->store, url, a, &st))
		out->next_s = st.next_s;
	return true;
}

bool remembered_trouble(struct desk *d, struct str url, struct arena *a, struct trouble *out)
{
	return d->store && trouble_of(d, url, store_memory(d->store, trouble_name(url, a), a), a, out);
}

void remembered_answer(struct desk *d, struct str url, const struct answer *ans)
{
	struct arena a = { 0 };

	note_moved(d, url, ans, &a);
	note_trouble(d, url, ans, &a);
	arena_release(&a);
}

void trouble_list(struct desk *d, struct arena *a, struct trouble_list *out)
{
	struct map known = { 0 };

	*out = (struct trouble_list){ 0 };
	if (d->store)
		store_memories(d->store, trouble_name(STR(""), a), a, &known);
	if (known.n == 0)
		return;
	for (int i = 0; i < d->portals.list.n; i++)
		for (int k = 0; k < d->portals.list.v[i]->categories.n; k++) {
			const struct portal *p = d->portals.list.v[i];
			const struct category *c = &p->categories.v[k];
			struct str url = c->url.n ? c->url : c->rss;
			const struct str *kept = map_get(&known, trouble_name(url, a));
			struct trouble t;

			/* A feed that failed where its page served is none of the reader's. */
			if (!kept || !trouble_of(d, url, *kept, a, &t))
				continue;
			t.portal = p;
			t.category = c;
			*VEC_PUSH(&out->rows, a) = t;
		}
}
