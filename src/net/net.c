/*
 * net: see net.h.  Requests wait in our own queue, in order of priority, until
 * their host and the whole have a free connection; curl sees only those that
 * run.  Its clock for a request starts then, so waiting costs no time limit.
 */
#include "net/net.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/vec.h"
#include "model/url.h"
#include "net/replay.h"
#include "net/transfer.h"

enum {
	WAIT_MAX_MS = 60000, BACK_OFF_MS = 50,
	BODY_CEILING = 8 << 20, CONNECTIONS = 240, CONNECTIONS_PER_HOST = 4,
	CONNECT_MS = 10000, TOTAL_MS = 60000, PROXY_VARIABLES = 5, OTHER_FILES = 64,
	SILENCES = 2, REST_S = 60, REST_MAX_S = 3600,
	WAITED_FOR = 1                  /* priorities up to here: a reader looks on */
};

struct site {                   /* scheme, host and port: what the limit is for */
	int running;
	int silences;                   /* times in a row that nobody was there */
	int64_t rests_until_ms;         /* what nobody waits for is not tried before */
	struct net_reply excuse;        /* what it is told meanwhile */
};

struct net {
	struct arena a;
	struct map sites;               /* name → struct site */
	struct net_options o;
	net_done *done;
	void *owner;
	struct replay *replay;          /* then there is no multi */
	CURLM *multi;
	struct transfer *queued;        /* best first */
	struct transfer *running;
	int running_count;
	bool held;
	struct str proxies[PROXY_VARIABLES];
	int proxy_count;
};

/* A connection is a descriptor, and a pair more while its name is looked up. */
static int connections_possible(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY
			|| files.rlim_cur > 3 * CONNECTIONS + OTHER_FILES)
		return CONNECTIONS;
	return files.rlim_cur < OTHER_FILES + 3 ? 1 : (int)(files.rlim_cur - OTHER_FILES) / 3;
}

static struct net_options with_defaults(const struct net_options *given, struct arena *a)
{
	struct net_options o = *given;

	o.replay = arena_str(a, o.replay);
	o.user_agent = arena_str(a, o.user_agent);
	if (!o.body_ceiling) o.body_ceiling = BODY_CEILING;
	if (o.connections <= 0) o.connections = connections_possible();
	if (o.connections_per_host <= 0) o.connections_per_host = CONNECTIONS_PER_HOST;
	if (o.connect_ms <= 0) o.connect_ms = CONNECT_MS;
	if (o.total_ms <= 0) o.total_ms = TOTAL_MS;
	return o;
}

/* curl reads these by itself; we only have to know its proxies' addresses. */
static void read_proxies(struct net *n)
{
	static const char *const names[PROXY_VARIABLES] = {
		"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY" };

	for (int i = 0; i < PROXY_VARIABLES; i++) {
		struct str value = str_of(getenv(names[i]));

		if (value.n)
			n->proxies[n->proxy_count++] = arena_str(&n->a, value);
	}
}

/* As curl's own tool reads them; libcurl does not. */
static void read_certificates(struct net *n)
{
	struct str bundle = str_of(getenv("CURL_CA_BUNDLE")), file = str_of(getenv("SSL_CERT_FILE"));

	n->o.certificates = arena_str(&n->a, bundle.n ? bundle : file);
	n->o.certificate_dir = arena_str(&n->a, str_of(getenv("SSL_CERT_DIR")));
}

static bool open_curl(struct net *n, struct err *e)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(n->multi = curl_multi_init()))
		return err_set(e, ERR_BACK_START, "curl");
	curl_multi_setopt(n->multi, CURLMOPT_MAXCONNECTS, (long)n->o.connections);
	read_proxies(n);
	read_certificates(n);
	return true;
}

struct net *net_new(const struct net_options *o, net_done *done, void *owner, struct err *e)
{
	struct net *n = calloc(1, sizeof *n);
	bool ok = true;

	if (!n)
		BUG("out of memory");
	n->o = with_defaults(o, &n->a);
	n->done = done;
	n->owner = owner;
	if (n->o.replay.n)
		n->replay = replay_open(n->o.replay, n->o.body_ceiling);
	else
		ok = open_curl(n, e);
	if (ok)
		return n;
	net_free(n);
	return NULL;
}

static void drop(struct net *n, struct transfer *t)
{
	if (t->easy)
		curl_multi_remove_handle(n->multi, t->easy);
	transfer_free(t);
}

static void drop_all(struct net *n, struct transfer *list)
{
	while (list) {
		struct transfer *t = list;

		list = t->next;
		drop(n, t);
	}
}

void net_free(struct net *n)
{
	drop_all(n, n->queued);
	drop_all(n, n->running);
	if (n->replay)
		replay_free(n->replay);
	if (n->multi) {
		curl_multi_cleanup(n->multi);
		curl_global_cleanup();
	}
	arena_release(&n->a);
	free(n);
}

static struct site *site_of(struct net *n, struct transfer *t)
{
	void **slot = map_put(&n->sites, transfer_site(t->q.url, &t->a), &n->a);

	if (!*slot)
		*slot = ARENA_NEW(&n->a, struct site);
	return *slot;
}

bool net_get(struct net *n, const struct net_request *r, struct err *e)
{
	struct transfer *t, **at = &n->queued;

	if (!url_is_web(r->url))
		return err_set(e, ERR_URL, "%.*s", STR_ARG(r->url));
	if (n->replay) {
		replay_ask(n->replay, r);
		return true;
	}
	t = transfer_new(r, n->o.body_ceiling);
	t->site = site_of(n, t);
	t->proxies = n->proxies;
	t->proxy_count = n->proxy_count;
	while (*at && (*at)->q.priority <= r->priority)
		at = &(*at)->next;
	t->next = *at;
	*at = t;
	return true;
}

static void stopped(struct net *n, const struct transfer *t)
{
	n->running_count--;
	t->site->running--;
}

static bool cancel_in(struct net *n, struct transfer **list, uint64_t id)
{
	for (struct transfer **at = list; *at; at = &(*at)->next) {
		struct transfer *t = *at;

		if (t->q.id != id)
			continue;
		*at = t->next;
		if (t->easy)
			stopped(n, t);
		drop(n, t);
		return true;
	}
	return false;
}

void net_cancel(struct net *n, uint64_t id)
{
	if (n->replay)
		replay_cancel(n->replay, id);
	else if (!cancel_in(n, &n->queued, id))
		cancel_in(n, &n->running, id);
}

void net_hold(struct net *n, bool hold)
{
	n->held = hold;
}

/* ---- a site that rests ---- */

/* Nobody there twice in a row, or a server that asks for a pause: whatever else
 * was queued for it would only wait for the same, ten seconds each. */
static void judge_site(struct site *s, const struct net_reply *r)
{
	int status = r->headers.failed ? 0 : r->headers.status;
	bool absent = r->err.code == ERR_DNS || r->err.code == ERR_NETWORK || r->err.code == ERR_TIMEOUT
		|| r->err.code == ERR_CLOSED || r->err.code == ERR_PROXY;
	int64_t rest_s = 0;

	s->silences = absent && r->headers.status == 0 ? s->silences + 1 : 0;
	if (s->silences >= SILENCES)
		rest_s = REST_S;
	else if (r->headers.retry_after_s && (status == 429 || status == 503))
		rest_s = r->headers.retry_after_s;
	if (rest_s == 0)
		return;
	s->rests_until_ms = clock_ticks_ms() + 1000 * (rest_s < REST_MAX_S ? rest_s : REST_MAX_S);
	s->excuse = (struct net_reply){ .err = r->err, .headers = { .status = status, .max_age_s = -1,
		.retry_after_s = r->headers.retry_after_s, .failed = r->headers.failed } };
}

static bool must_rest(const struct transfer *t)
{
	return t->q.priority > WAITED_FOR && t->site->rests_until_ms > clock_ticks_ms();
}

static void excuse(struct net *n, struct transfer *t)
{
	struct net_reply reply = t->site->excuse;

	reply.id = t->q.id;
	reply.url = t->q.url;
	n->done(n->owner, &reply);
	transfer_free(t);
}

/* ---- starting and ending ---- */

/* A request that curl will not take ends at once, like any other. */
static void fail(struct net *n, struct transfer *t, const struct err *why)
{
	struct net_reply reply = { .id = t->q.id, .err = *why, .url = t->q.url,
		.headers = { .max_age_s = -1, .failed = true } };

	n->done(n->owner, &reply);
	transfer_free(t);
}

static void start(struct net *n, struct transfer *t)
{
	struct err e = { 0 };

	if (!transfer_start(t, &n->o, &e)) {
		fail(n, t, &e);
	} else if (curl_multi_add_handle(n->multi, t->easy) != CURLM_OK) {
		err_set(&e, ERR_NETWORK, "%.*s", STR_ARG(url_host(t->q.url)));
		fail(n, t, &e);
	} else {
		t->next = n->running;
		n->running = t;
		n->running_count++;
		t->site->running++;
	}
}

/* Two that want the same go one after the other. */
static bool is_under_way(const struct net *n, const struct transfer *wanted)
{
	for (const struct transfer *t = n->running; wanted->site->running && t; t = t->next)
		if (t->site == wanted->site && str_eq(t->q.url, wanted->q.url))
			return true;
	return false;
}

static void start_queued(struct net *n)
{
	struct transfer **at = &n->queued;

	while (!n->held && *at && n->running_count < n->o.connections) {
		struct transfer *t = *at;

		if (t->site->running >= n->o.connections_per_host || is_under_way(n, t)) {
			at = &t->next;
			continue;
		}
		*at = t->next;
		if (must_rest(t))
			excuse(n, t);
		else
			start(n, t);
	}
}

/* Out of the list before the callback, which may ask for more or cancel. */
static void finish(struct net *n, struct transfer *t, CURLcode code)
{
	struct transfer **at = &n->running;
	struct net_reply reply;

	while (*at != t)
		at = &(*at)->next;
	*at = t->next;
	stopped(n, t);
	transfer_reply(t, code, &reply);
	judge_site(t->site, &reply);
	n->done(n->owner, &reply);
	drop(n, t);
}

static void tell_more(struct net *n)
{
	for (struct transfer *t = n->running; n->o.more && t; t = t->next) {
		struct net_reply so_far;

		if (!t->q.partly || !t->body_moved)
			continue;
		transfer_so_far(t, &so_far);
		t->body_moved = !n->o.more(n->owner, &so_far);
	}
}

static void pump_curl(struct net *n)
{
	CURLMsg *message;
	int still, left;
	CURLMcode code;

	start_queued(n);
	code = curl_multi_perform(n->multi, &still);
	if (code != CURLM_OK)
		log_line(LOG_ERROR, "net: %s", curl_multi_strerror(code));
	while ((message = curl_multi_info_read(n->multi, &left))) {
		struct transfer *t = NULL;

		if (message->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&t);
		finish(n, t, message->data.result);
	}
	tell_more(n);
	start_queued(n);
}

void net_pump(struct net *n)
{
	if (!n->replay)
		pump_curl(n);
	else
		while (!n->held && replay_pump(n->replay, n->done, n->owner))
			;
}

/* Without a pause a lasting error would make a loop that burns the machine. */
static void back_off(const char *why)
{
	log_line(LOG_ERROR, "net: waiting: %s", why);
	poll(NULL, 0, BACK_OFF_MS);
}

static bool wait_replay(struct net *n, int fd, short events, int timeout_ms)
{
	struct pollfd p = { .fd = fd, .events = events };
	int due = n->held ? -1 : replay_due_ms(n->replay);

	if (due >= 0 && due < timeout_ms)
		timeout_ms = due;
	if (poll(&p, 1, timeout_ms) >= 0 || errno == EINTR)
		return true;
	back_off(strerror(errno));
	return false;
}

bool net_wait(struct net *n, int fd, bool want_write, int timeout_ms)
{
	struct curl_waitfd w = { .fd = fd };
	CURLMcode code;

	/* curl takes a negative timeout for a mistake and returns at once. */
	if (timeout_ms < 0 || timeout_ms > WAIT_MAX_MS)
		timeout_ms = WAIT_MAX_MS;
	if (n->replay)
		return wait_replay(n, fd, (short)(POLLIN | (want_write ? POLLOUT : 0)), timeout_ms);
	w.events = (short)(CURL_WAIT_POLLIN | (want_write ? CURL_WAIT_POLLOUT : 0));
	code = curl_multi_poll(n->multi, &w, fd >= 0 ? 1 : 0, timeout_ms, NULL);
	if (code == CURLM_OK)
		return true;
	back_off(curl_multi_strerror(code));
	return false;
}
