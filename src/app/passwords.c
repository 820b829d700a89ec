#include "app/passwords.h"

#include <stdlib.h>

#include "base/buf.h"

struct password {
	struct password *next;
	const struct source *source;
	char *auth;
};

static void wipe(char *z)
{
	volatile char *p = z;

	while (p && *p)
		*p++ = '\0';
	free(z);
}

const char *passwords_find(const struct passwords *all, const struct source *source)
{
	for (const struct password *p = all->first; p; p = p->next)
		if (p->source == source)
			return p->auth;
	return NULL;
}

void passwords_forget(struct passwords *all, const struct source *source)
{
	for (struct password **at = &all->first; *at; at = &(*at)->next)
		if ((*at)->source == source) {
			struct password *gone = *at;

			*at = gone->next;
			wipe(gone->auth);
			free(gone);
			return;
		}
}

void passwords_keep(struct passwords *all, const struct source *source, struct str said)
{
	struct password *p = calloc(1, sizeof *p);
	struct str line = STR("");
	struct buf b;

	if (!p)
		BUG("out of memory");
	str_line(&said, &line);
	buf_init(&b, 2 * PASSWORD_MAX);
	if (source->user.n)
		buf_addf(&b, "%.*s:", STR_ARG(source->user));
	buf_add(&b, line);
	buf_add_byte(&b, '\0');
	*p = (struct password){ .next = all->first, .source = source, .auth = b.p };
	all->first = p;
}

void passwords_release(struct passwords *all)
{
	while (all->first)
		passwords_forget(all, all->first->source);
}
