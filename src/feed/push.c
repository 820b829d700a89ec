/*
 * push: a feed while its bytes are still coming.  bytes -> UTF-8 -> a window
 * of text -> as many whole entries as there are in it; what was read leaves the
 * window.  What is not XML, or no feed, or has to be decided as a whole stays
 * in the window until the end and is read then as any document is.
 */
#include "feed/detect.h"

#include <stdlib.h>

#include "markup/charref.h"
#include "text/charset.h"

enum { WINDOW_MAX = 128 << 20 };

struct feed_push {
	const struct feed_context *c;
	struct arena *a;
	struct feed *out;
	struct text_stream stream;
	struct buf fresh, window;
	struct xml *x;              /* NULL: no root yet */
	struct walk w;
	enum { PUSH_LOOKS, PUSH_READS, PUSH_WAITS, PUSH_DONE } state;
	size_t tried;               /* bytes in the window that were too few */
	bool any;
};

struct feed_push *feed_push_new(const struct feed_context *c, struct arena *a, struct feed *out)
{
	struct feed_push *p = calloc(1, sizeof *p);

	if (!p)
		BUG("out of memory");
	*out = (struct feed){0};
	p->c = c;
	p->a = a;
	p->out = out;
	text_stream_init(&p->stream, c->http_charset, WINDOW_MAX);
	buf_init(&p->fresh, WINDOW_MAX);
	buf_init(&p->window, WINDOW_MAX);
	return p;
}

void feed_push_free(struct feed_push *p)
{
	if (!p)
		return;
	if (p->x) {
		buf_release(&p->w.words);
		xml_close(p->x);
	}
	text_stream_release(&p->stream);
	buf_release(&p->fresh);
	buf_release(&p->window);
	free(p);
}

/* ---- the root ---- */

static void look(struct feed_push *p)
{
	struct str text = buf_str(&p->window), root = STR_NONE;
	const struct shape *shape;

	if (detect_is_whole(text)) {
		p->state = PUSH_WAITS;
		return;
	}
	if (!(p->x = xml_open_part(text)))
		return;
	shape = detect_root(p->x, &root, p->a);
	if (shape && !xml_is_starved(p->x)) {
		walk_begin(&p->w, p->x, text, shape, p->c, p->a, p->out);
		p->state = PUSH_READS;
		return;
	}
	if (!xml_is_starved(p->x))
		p->state = PUSH_WAITS;  /* no feed; the reason is said at the end */
	xml_close(p->x);
	p->x = NULL;
}

/* ---- entries ---- */

static void read_on(struct feed_push *p, bool last)
{
	enum walk_state state = walk_run(&p->w);

	if (state == WALK_DONE) {
		p->state = PUSH_DONE;
		buf_release(&p->window);
		return;
	}
	if (state == WALK_STUCK)
		p->state = PUSH_WAITS;
	if (!last)
		buf_drop(&p->window, xml_settle(p->x));
}

/* A step that brought nothing is taken again when there is twice as much, so
 * that one long entry does not cost the square of its length. */
static void step(struct feed_push *p)
{
	if (p->window.n < p->tried * 2)
		return;
	if (p->state == PUSH_LOOKS)
		look(p);
	else
		walk_go_on(&p->w, buf_str(&p->window), false);
	if (p->state == PUSH_READS)
		read_on(p, false);
	p->tried = p->window.n;
}

static void add(struct feed_push *p, struct str bytes, bool last)
{
	struct arena a = { 0 };

	if (p->state == PUSH_DONE)
		return;
	buf_clear(&p->fresh);
	text_stream_add(&p->stream, bytes, last, &p->fresh);
	buf_add(&p->window, charref_mend_c1(buf_str(&p->fresh), &a));
	arena_release(&a);
}

void feed_push_add(struct feed_push *p, struct str bytes)
{
	p->any = p->any || bytes.n;
	add(p, bytes, false);
	if (p->state == PUSH_LOOKS || p->state == PUSH_READS)
		step(p);
}

void feed_push_flush(struct feed_push *p)
{
	if (p->state == PUSH_READS)     /* else one may be half read */
		walk_hand_on(&p->w);
}

bool feed_push_end(struct feed_push *p, struct err *e)
{
	add(p, STR_NONE, true);
	if (!p->any)
		return err_set(e, ERR_EMPTY, "0 bytes");
	if (!p->x)
		return detect_parse(buf_str(&p->window), p->c, p->a, p->out, e);
	if (p->state != PUSH_DONE) {
		walk_go_on(&p->w, buf_str(&p->window), true);
		walk_run(&p->w);
	}
	walk_end(&p->w);
	xml_close(p->x);
	p->x = NULL;
	return true;
}
