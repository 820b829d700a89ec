/* replay: see replay.h for the folder's form. */
#include "net/replay.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/map.h"
#include "base/vec.h"
#include "base/zip.h"
#include "model/url.h"
#include "net/header.h"

enum { INDEX_MAX = 16 << 20, HEADERS_MAX = 64 << 10, HOPS_MAX = 5, DELAY_MAX_MS = 600000 };

struct page {                   /* one line of the index */
	struct str url, type, file, headers;
	int status;
	int delay_ms;
};

struct waiting {
	struct waiting *next;
	struct arena a;
	struct net_request q;   /* its strings live in a */
	const struct page *page;        /* NULL: the folder has no copy */
	struct header_notes notes;
	int64_t due_ms;
};

struct replay {
	struct arena a;
	struct map by_url, by_key;
	struct waiting *first;
	int64_t edition_s;      /* "now" of the edition, 0: not asked yet */
	size_t body_ceiling;
	struct err broken;      /* the folder or its index: the answer to all */
	int dir;
	bool edition;
};

/* Inside the folder, by its spelling; symbolic links are not followed. */
static bool path_is_inside(struct str path)
{
	struct str part;

	if (path.n == 0 || path.p[0] == '/' || memchr(path.p, '\0', path.n))
		return false;
	while (str_cut(&path, '/', &part))
		if (str_eq(part, STR("..")))
			return false;
	return true;
}

static bool read_inside(struct replay *r, struct str path, struct buf *out, struct err *e)
{
	struct arena a = { 0 };
	char chunk[16384];
	ssize_t n = 0;
	int fd = openat(r->dir, arena_z(&a, path), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	arena_release(&a);
	if (fd < 0)
		return err_set(e, ERR_FILE, "%.*s: %s", STR_ARG(path), strerror(errno));
	while (!out->failed && ((n = read(fd, chunk, sizeof chunk)) > 0 || (n < 0 && errno == EINTR)))
		if (n > 0)
			buf_add(out, (struct str){ chunk, (size_t)n });
	if (n < 0)
		err_set(e, ERR_FILE, "%.*s: %s", STR_ARG(path), strerror(errno));
	close(fd);
	if (out->failed)
		err_set(e, ERR_TOO_LARGE, "%.*s", STR_ARG(path));
	return n >= 0 && !out->failed;
}

static struct str or_none(struct str s)
{
	return str_eq(s, STR("-")) ? STR_NONE : s;
}

static bool parse_line(struct str line, struct page *p)
{
	struct str status, delay = STR("0");
	int64_t number, delay_ms = 0;

	if (!str_cut(&line, '\t', &p->url) || !str_cut(&line, '\t', &status)
			|| !str_cut(&line, '\t', &p->type) || !str_cut(&line, '\t', &p->file))
		return false;
	p->headers = STR_NONE;
	if (str_cut(&line, '\t', &delay))
		str_cut(&line, '\t', &p->headers);
	p->type = or_none(p->type);
	p->file = or_none(p->file);
	p->headers = or_none(p->headers);
	if (!str_int(status, &number) || number < 0 || number > 999)
		return false;
	if (delay.n && (!str_int(delay, &delay_ms) || delay_ms < 0 || delay_ms > DELAY_MAX_MS))
		return false;
	p->status = (int)number;
	p->delay_ms = (int)delay_ms;
	return url_is_web(p->url) && (!p->file.n || path_is_inside(p->file))
		&& (!p->headers.n || path_is_inside(p->headers));
}

static void index_put(struct replay *r, const struct page *page)
{
	struct page *p = ARENA_NEW(&r->a, struct page);

	*p = *page;
	*map_put(&r->by_url, p->url, &r->a) = p;
	*map_put(&r->by_key, url_key(p->url, &r->a), &r->a) = p;
}

static bool read_index(struct replay *r, struct str dir, struct err *e)
{
	struct buf bytes;
	struct str rest, line;
	bool ok;

	buf_init(&bytes, INDEX_MAX);
	ok = read_inside(r, STR("index.tsv"), &bytes, e);
	rest = arena_str(&r->a, buf_str(&bytes));
	buf_release(&bytes);
	for (int number = 1; ok && str_line(&rest, &line); number++) {
		struct page page = { 0 };

		if (str_starts(line, STR("#")))
			r->edition |= str_eq(str_trim(str_skip(line, 1)), STR("edition"));
		else if (str_trim(line).n == 0)
			continue;
		else if (parse_line(line, &page))
			index_put(r, &page);
		else
			ok = err_set(e, ERR_FILE, "%.*s/index.tsv:%d", STR_ARG(dir), number);
	}
	return ok;
}

struct replay *replay_open(struct str dir, size_t body_ceiling)
{
	struct replay *r = calloc(1, sizeof *r);

	if (!r)
		BUG("out of memory");
	r->body_ceiling = body_ceiling;
	r->dir = open(arena_z(&r->a, dir), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (r->dir < 0)
		err_set(&r->broken, ERR_FILE, "%.*s: %s", STR_ARG(dir), strerror(errno));
	else
		read_index(r, dir, &r->broken);
	return r;
}

static void waiting_free(struct waiting *w)
{
	arena_release(&w->a);
	free(w);
}

void replay_free(struct replay *r)
{
	while (r->first) {
		struct waiting *w = r->first;

		r->first = w->next;
		waiting_free(w);
	}
	if (r->dir >= 0)
		close(r->dir);
	arena_release(&r->a);
	free(r);
}

static const struct page *find(struct replay *r, struct str url, struct arena *a)
{
	struct page *p = map_get(&r->by_url, url);

	return p ? p : map_get(&r->by_key, url_key(url, a));
}

static void read_headers(struct replay *r, struct waiting *w)
{
	struct buf bytes;
	struct str rest, line;
	struct err ignored = { 0 };

	header_start(&w->notes);
	w->notes.reply.status = w->page->status;
	header_type(w->page->type, &w->a, &w->notes.content_type, &w->notes.charset);
	if (!w->page->headers.n)
		return;
	buf_init(&bytes, HEADERS_MAX);
	read_inside(r, w->page->headers, &bytes, &ignored);
	for (rest = buf_str(&bytes); str_line(&rest, &line); )
		if (!str_starts_nocase(line, STR("HTTP/")))
			header_line(&w->notes, line, &w->a);
	buf_release(&bytes);
}

/* To the page where the redirects end, adding up their delays. */
static void follow(struct replay *r, struct waiting *w)
{
	w->page = find(r, w->q.url, &w->a);
	for (int hops = 0; w->page; hops++) {
		w->due_ms += w->page->delay_ms;
		read_headers(r, w);
		if (w->page->status < 300 || w->page->status > 399
				|| !w->notes.location.n || hops == HOPS_MAX)
			return;
		w->q.url = url_resolve(w->q.url, w->notes.location, &w->a);
		w->page = find(r, w->q.url, &w->a);
	}
}

/* Kept in the order in which they are due. */
static void enqueue(struct replay *r, struct waiting *w)
{
	struct waiting **at = &r->first;

	while (*at && ((*at)->due_ms < w->due_ms || ((*at)->due_ms == w->due_ms
			&& (*at)->q.priority <= w->q.priority)))
		at = &(*at)->next;
	w->next = *at;
	*at = w;
}

void replay_ask(struct replay *r, const struct net_request *q)
{
	struct waiting *w = calloc(1, sizeof *w);

	if (!w)
		BUG("out of memory");
	w->q = *q;
	w->q.url = arena_str(&w->a, q->url);
	w->q.state.etag = arena_str(&w->a, q->state.etag);
	w->q.state.last_modified = arena_str(&w->a, q->state.last_modified);
	w->due_ms = clock_ticks_ms();
	if (!r->edition_s)
		r->edition_s = q->now_s;
	follow(r, w);
	enqueue(r, w);
}

void replay_cancel(struct replay *r, uint64_t id)
{
	for (struct waiting **at = &r->first; *at; at = &(*at)->next) {
		struct waiting *w = *at;

		if (w->q.id != id)
			continue;
		*at = w->next;
		waiting_free(w);
		return;
	}
}

int replay_due_ms(const struct replay *r)
{
	int64_t ms;

	if (!r->first)
		return -1;
	ms = r->first->due_ms - clock_ticks_ms();
	return ms < 0 ? 0 : ms > DELAY_MAX_MS ? DELAY_MAX_MS : (int)ms;
}

static bool is_unchanged(const struct waiting *w)
{
	const struct fetch_state *asked = &w->q.state;
	const struct fetch_reply *have = &w->notes.reply;

	if (w->page->status != 200)
		return false;
	return asked->etag.n ? str_eq(asked->etag, have->etag)
		: asked->last_modified.n && str_eq(asked->last_modified, have->last_modified);
}

static bool body_read(struct replay *r, struct waiting *w, struct buf *body, struct err *e)
{
	struct buf raw;
	bool ok;

	if (!w->page->file.n)
		return true;
	if (!r->edition)
		return read_inside(r, w->page->file, body, e);
	buf_init(&raw, r->body_ceiling);
	ok = read_inside(r, w->page->file, &raw, e);
	if (ok && zip_is_gzip(buf_str(&raw)))
		buf_add(body, buf_str(&raw));
	else if (ok)
		replay_edition(buf_str(&raw), r->edition_s, body);
	buf_release(&raw);
	if (ok && body->failed)
		err_set(e, ERR_TOO_LARGE, "%.*s", STR_ARG(w->page->file));
	return ok && !body->failed;
}

static void answer(struct replay *r, struct waiting *w, struct buf *body, struct net_reply *out)
{
	struct str host = url_host(w->q.url);
	bool refused;

	out->id = w->q.id;
	out->url = w->q.url;
	if (!w->page || r->broken.code != ERR_NONE) {
		out->err = r->broken;
		err_set(&out->err, ERR_REPLAY, "%.*s", STR_ARG(w->q.url));
		out->headers = (struct fetch_reply){ .max_age_s = -1, .failed = true };
		return;
	}
	header_finish(&w->notes, w->q.now_s);
	if (is_unchanged(w))
		w->notes.reply.status = 304;
	out->headers = w->notes.reply;
	out->content_type = w->notes.content_type;
	out->charset = w->notes.charset;
	if (out->headers.status == 0)
		err_set(&out->err, ERR_NETWORK, "%.*s", STR_ARG(host));
	else if (out->headers.status != 304 && (out->headers.status >= 400
			|| (out->headers.status >= 300 && w->notes.location.n)))
		header_refuse(out->headers.status, host, &out->err);
	refused = out->err.code != ERR_NONE && out->headers.status != 0;
	if (out->headers.status != 304 && out->headers.status != 0)
		body_read(r, w, body, &out->err);
	out->headers.failed = out->err.code != ERR_NONE && !refused;
	out->bytes = buf_str(body);
}

bool replay_pump(struct replay *r, net_done *done, void *owner)
{
	struct waiting *w = r->first;
	struct net_reply reply = { 0 };
	struct buf body;

	if (!w || w->due_ms > clock_ticks_ms())
		return false;
	r->first = w->next;
	buf_init(&body, r->body_ceiling);
	answer(r, w, &body, &reply);
	done(owner, &reply);
	buf_release(&body);
	waiting_free(w);
	return true;
}
