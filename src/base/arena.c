#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"

/* Small enough that three panes of text stay small, large enough that a page
 * of news is a handful of chunks. */
enum { CHUNK = 16 << 10, ALIGN = 16 };

struct arena_chunk {
	struct arena_chunk *next;   /* older */
	size_t size;                /* bytes after this header */
};

static size_t header(void)
{
	return (sizeof(struct arena_chunk) + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static struct arena_chunk *chunk_new(size_t size)
{
	struct arena_chunk *c = malloc(header() + size);

	if (!c)
		BUG("out of memory (%zu bytes)", size);
	c->next = NULL;
	c->size = size;
	return c;
}

static char *chunk_bytes(struct arena_chunk *c)
{
	return (char *)c + header();
}

/* A large piece gets a chunk of its own behind the head, so that the head's
 * free rest is not lost. */
static char *take_large(struct arena *a, size_t n)
{
	struct arena_chunk *c = chunk_new(n);

	if (a->head) {
		c->next = a->head->next;
		a->head->next = c;
	} else {
		a->head = c;
		a->used = n;
	}
	return chunk_bytes(c);
}

/* Not zeroed. */
static char *take(struct arena *a, size_t n)
{
	char *p;

	if (n > CHUNK / 4)
		return take_large(a, n);
	if (!a->head || a->head->size - a->used < n) {
		struct arena_chunk *c = chunk_new(CHUNK);

		c->next = a->head;
		a->head = c;
		a->used = 0;
	}
	p = chunk_bytes(a->head) + a->used;
	a->used += n;
	return p;
}

static size_t rounded(size_t n)
{
	return n ? (n + ALIGN - 1) & ~(size_t)(ALIGN - 1) : ALIGN;
}

void *arena_alloc(struct arena *a, size_t size, size_t count)
{
	size_t n;

	if (count && size > (SIZE_MAX / 2 - ALIGN) / count)
		BUG("allocation too large");
	n = rounded(size * count);
	return memset(take(a, n), 0, n);
}

struct str arena_str(struct arena *a, struct str s)
{
	char *p;

	if (s.n > SIZE_MAX / 2 - ALIGN)
		BUG("allocation too large");
	p = take(a, rounded(s.n + 1));
	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return (struct str){ p, s.n };
}

char *arena_z(struct arena *a, struct str s)
{
	return (char *)arena_str(a, s).p;
}

struct str arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	int n;
	char *p;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return STR("");
	p = arena_alloc(a, 1, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (struct str){ p, (size_t)n };
}

struct str arena_join(struct arena *a, struct str x, struct str y)
{
	char *p = arena_alloc(a, 1, x.n + y.n + 1);

	if (x.n)
		memcpy(p, x.p, x.n);
	if (y.n)
		memcpy(p + x.n, y.p, y.n);
	return (struct str){ p, x.n + y.n };
}

void arena_clear(struct arena *a)
{
	struct arena_chunk *keep = NULL, *c = a->head, *next;

	for (; c; c = next) {
		next = c->next;
		if (!keep && c->size == CHUNK)
			keep = c;
		else
			free(c);
	}
	if (keep)
		keep->next = NULL;
	a->head = keep;
	a->used = 0;
}

void arena_release(struct arena *a)
{
	struct arena_chunk *c = a->head, *next;

	for (; c; c = next) {
		next = c->next;
		free(c);
	}
	*a = (struct arena){ 0 };
}

size_t arena_size(const struct arena *a)
{
	size_t n = 0;

	for (const struct arena_chunk *c = a->head; c; c = c->next)
		n += c->size;
	return n;
}
