/*
 * transfer: see transfer.h.  The settings are DESIGN section 6: http and https
 * only, few redirects, ceilings that hold after decompression, no cookies (but
 * where a portal's gate wants one), no referer, no netrc, certificates always
 * checked.
 */
#include "net/transfer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "model/url.h"
#include "net/address.h"

enum {
	REDIRECTS_MAX = 5, HEADERS_MAX = 256 << 10, DAY_S = 86400,
	LOW_SPEED_BYTES_S = 100, LOW_SPEED_S = 15, HEADER_LINE_MAX = 4096
};

struct str transfer_site(struct str url, struct arena *a)
{
	size_t slash = str_find_byte(url, '/', str_find(url, STR("://"), 0) + 3);
	char *z = arena_z(a, str_sub(url, 0, slash));

	for (char *p = z; *p; p++)
		*p = str_lower(*p);
	return str_of(z);
}

struct transfer *transfer_new(const struct net_request *q, size_t body_ceiling)
{
	struct transfer *t = calloc(1, sizeof *t);

	if (!t)
		BUG("out of memory");
	t->q = *q;
	t->q.url = arena_str(&t->a, q->url);
	t->q.proxy = arena_str(&t->a, q->proxy);
	t->q.auth = arena_str(&t->a, q->auth);
	t->q.headers = arena_str(&t->a, q->headers);
	t->q.cookie = arena_str(&t->a, q->cookie);
	t->q.state.etag = arena_str(&t->a, q->state.etag);
	t->q.state.last_modified = arena_str(&t->a, q->state.last_modified);
	header_start(&t->notes);
	buf_init(&t->body, body_ceiling);
	return t;
}

void transfer_free(struct transfer *t)
{
	if (t->easy)
		curl_easy_cleanup(t->easy);
	curl_slist_free_all(t->lines);
	buf_release(&t->body);
	arena_release(&t->a);
	free(t);
}

/* Counted after decompression, so a gzip bomb stops here. */
static size_t on_body(char *bytes, size_t size, size_t n, void *owner)
{
	struct transfer *t = owner;

	if (!buf_add(&t->body, (struct str){ bytes, size * n }))
		t->too_large = true;
	t->body_moved = true;
	return t->too_large ? 0 : size * n;
}

static void note_typed_ip(struct transfer *t)
{
	const char *ip = NULL;

	curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_IP, &ip);
	if (ip)
		snprintf(t->typed_ip, sizeof t->typed_ip, "%s", ip);
}

static size_t on_header(char *bytes, size_t size, size_t n, void *owner)
{
	struct transfer *t = owner;

	if (t->notes.bytes == 0)
		note_typed_ip(t);
	header_line(&t->notes, (struct str){ bytes, size * n }, &t->a);
	if (t->notes.bytes > HEADERS_MAX)
		t->too_large = true;
	return t->too_large ? 0 : size * n;
}

static bool is_our_proxy(const struct transfer *t, const struct sockaddr *sa)
{
	if (str_eq(t->q.proxy, STR("none")))
		return false;
	if (t->q.proxy.n)
		return address_is_proxy(sa, t->q.proxy);
	for (int i = 0; i < t->proxy_count; i++)
		if (address_is_proxy(sa, t->proxies[i]))
			return true;
	return false;
}

/* A reader who typed a private address meant that one: after the first answer,
 * a redirect from there may not wander through his network. */
static bool is_typed(const struct transfer *t, const struct sockaddr *sa)
{
	char ip[64] = "";

	if (!t->q.private_ok || t->notes.bytes == 0)
		return t->q.private_ok;
	if (sa->sa_family == AF_INET)
		inet_ntop(AF_INET, &((const struct sockaddr_in *)sa)->sin_addr, ip, sizeof ip);
	else if (sa->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)sa)->sin6_addr, ip, sizeof ip);
	return ip[0] && strcmp(ip, t->typed_ip) == 0;
}

/* Asked for every connection, those of redirects too. */
static curl_socket_t on_socket(void *owner, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct transfer *t = owner;

	(void)purpose;
	if (address_is_private(&to->addr) && !is_typed(t, &to->addr)
			&& !is_our_proxy(t, &to->addr)) {
		t->met_private = true;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype, to->protocol);
}

static void add_line(struct transfer *t, struct str line)
{
	struct curl_slist *lines;

	for (size_t i = 0; i < line.n; i++)
		if ((unsigned char)line.p[i] < 0x20 || line.p[i] == 0x7f)
			return;     /* no second header hides in a first one */
	if (line.n == 0 || line.n > HEADER_LINE_MAX)
		return;
	lines = curl_slist_append(t->lines, arena_z(&t->a, line));
	if (lines)
		t->lines = lines;
}

static void add_lines(struct transfer *t)
{
	struct str rest = t->q.headers, line;

	while (str_line(&rest, &line))
		add_line(t, str_trim(line));
	if (t->q.state.etag.n)
		add_line(t, arena_join(&t->a, STR("If-None-Match: "), t->q.state.etag));
	if (t->q.state.last_modified.n)
		add_line(t, arena_join(&t->a, STR("If-Modified-Since: "), t->q.state.last_modified));
}

static void set_protocols(CURL *c)
{
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
	curl_easy_setopt(c, CURLOPT_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_HTTPS);
	curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_HTTPS);
#endif
}

static void set_limits(struct transfer *t, const struct net_options *o)
{
	CURL *c = t->easy;

	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(c, CURLOPT_MAXREDIRS, (long)REDIRECTS_MAX);
	curl_easy_setopt(c, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)o->body_ceiling);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)o->connect_ms);
	curl_easy_setopt(c, CURLOPT_TIMEOUT_MS,
		t->q.timeout_s > 0 ? 1000L * t->q.timeout_s : (long)o->total_ms);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, (long)LOW_SPEED_BYTES_S);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, (long)LOW_SPEED_S);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
	/* Else a request that ends while its name is looked up waits for the
	 * resolver's thread, and with it every other request. */
	curl_easy_setopt(c, CURLOPT_QUICK_EXIT, 1L);
#endif
	if (o->certificates.n)
		curl_easy_setopt(c, CURLOPT_CAINFO, o->certificates.p);
	if (o->certificate_dir.n)
		curl_easy_setopt(c, CURLOPT_CAPATH, o->certificate_dir.p);
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L);
	set_protocols(c);
}

static void set_callbacks(struct transfer *t)
{
	CURL *c = t->easy;

	curl_easy_setopt(c, CURLOPT_PRIVATE, t);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, t);
	curl_easy_setopt(c, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);  /* a proxy's are not the page's */
	curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, on_socket);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, t);
}

/* An empty file name turns the memory of this one handle on. */
static void set_cookies(struct transfer *t)
{
	if (t->q.cookies)
		curl_easy_setopt(t->easy, CURLOPT_COOKIEFILE, "");
	if (t->q.cookies && t->q.cookie.n)
		curl_easy_setopt(t->easy, CURLOPT_COOKIE, t->q.cookie.p);
}

/* For the server that was asked, never for one that it redirects to.  Where the
 * line is open the server is asked first whether it knows Digest. */
static void set_login(struct transfer *t)
{
	bool safe = str_starts_nocase(t->q.url, STR("https:"));
	struct str rest = t->q.auth, user;

	if (!t->q.auth.n || !str_cut(&rest, ':', &user))
		return;
	curl_easy_setopt(t->easy, CURLOPT_HTTPAUTH,
		(long)(safe ? CURLAUTH_BASIC : CURLAUTH_BASIC | CURLAUTH_DIGEST));
	curl_easy_setopt(t->easy, CURLOPT_USERNAME, arena_z(&t->a, user));
	curl_easy_setopt(t->easy, CURLOPT_PASSWORD, arena_z(&t->a, rest));
}

bool transfer_start(struct transfer *t, const struct net_options *o, struct err *e)
{
	CURL *c = t->easy = curl_easy_init();

	if (!c)
		return err_set(e, ERR_MEMORY, "curl");
	set_limits(t, o);
	set_callbacks(t);
	set_cookies(t);
	add_lines(t);
	curl_easy_setopt(c, CURLOPT_HTTPHEADER, t->lines);
	curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(c, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	curl_easy_setopt(c, CURLOPT_USERAGENT, arena_z(&t->a, o->user_agent));
	if (t->q.proxy.n)       /* "" in curl's eyes: none, whatever the environment says */
		curl_easy_setopt(c, CURLOPT_PROXY, str_eq(t->q.proxy, STR("none")) ? "" : t->q.proxy.p);
	set_login(t);
	if (curl_easy_setopt(c, CURLOPT_URL, t->q.url.p) != CURLE_OK)
		return err_set(e, ERR_URL, "%.*s", STR_ARG(t->q.url));
	return true;
}

static const struct { CURLcode code; enum err_code means; } endings[] = {
	{ CURLE_URL_MALFORMAT, ERR_URL },
	{ CURLE_COULDNT_RESOLVE_HOST, ERR_DNS }, { CURLE_COULDNT_RESOLVE_PROXY, ERR_PROXY },
	{ CURLE_OPERATION_TIMEDOUT, ERR_TIMEOUT },
	{ CURLE_PARTIAL_FILE, ERR_CUT }, { CURLE_FILESIZE_EXCEEDED, ERR_TOO_LARGE },
	{ CURLE_TOO_MANY_REDIRECTS, ERR_REDIRECTS },
	{ CURLE_COULDNT_CONNECT, ERR_NETWORK },
	{ CURLE_GOT_NOTHING, ERR_CLOSED }, { CURLE_RECV_ERROR, ERR_CLOSED }, { CURLE_SEND_ERROR, ERR_CLOSED },
	{ CURLE_WEIRD_SERVER_REPLY, ERR_NOT_HTTP }, { CURLE_UNSUPPORTED_PROTOCOL, ERR_NOT_HTTP },
	{ CURLE_HTTP2, ERR_NOT_HTTP }, { CURLE_HTTP2_STREAM, ERR_NOT_HTTP },
	{ CURLE_BAD_CONTENT_ENCODING, ERR_CODING }, { CURLE_PROXY, ERR_PROXY },
	{ CURLE_PEER_FAILED_VERIFICATION, ERR_TLS }, { CURLE_SSL_ISSUER_ERROR, ERR_TLS },
	{ CURLE_SSL_INVALIDCERTSTATUS, ERR_TLS },
	{ CURLE_SSL_CONNECT_ERROR, ERR_TLS_TALK }, { CURLE_SSL_CIPHER, ERR_TLS_TALK },
	{ CURLE_SSL_ENGINE_INITFAILED, ERR_TLS_TALK },
	{ CURLE_SSL_CACERT_BADFILE, ERR_TLS_FILES }, { CURLE_SSL_CERTPROBLEM, ERR_TLS_FILES },
	{ CURLE_OUT_OF_MEMORY, ERR_TOO_LARGE },         /* curl's own header ceiling */
};

/* ERR_NONE: nothing that we have words for. */
static enum err_code meaning(const struct transfer *t, CURLcode code)
{
	long tunnel = 0;

	if (t->too_large)
		return ERR_TOO_LARGE;
	if (t->met_private && code != CURLE_OPERATION_TIMEDOUT)
		return ERR_REFUSED;
	curl_easy_getinfo(t->easy, CURLINFO_HTTP_CONNECTCODE, &tunnel);
	if (tunnel >= 300)
		return ERR_PROXY;
	/* Of a redirect; without one it means that the answer was no HTTP. */
	if (code == CURLE_UNSUPPORTED_PROTOCOL && t->notes.location.n)
		return ERR_REFUSED;
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (endings[i].code == code)
			return endings[i].means;
	return ERR_NONE;
}

static void set_error(struct transfer *t, CURLcode code, struct net_reply *out)
{
	enum err_code means = meaning(t, code);
	struct str host = url_host(out->url);

	out->headers.failed = means != ERR_REDIRECTS;
	/* curl's own words are English: they go to the back's log, a number to the reader. */
	log_line(LOG_INFO, "net: %.*s: %s", STR_ARG(host), curl_easy_strerror(code));
	if (means == ERR_NONE)
		err_set(&out->err, ERR_NETWORK, "%.*s (curl %d)", STR_ARG(host), (int)code);
	else
		err_set(&out->err, means, "%.*s", STR_ARG(host));
}

static int64_t retry_after(CURL *c)
{
	curl_off_t seconds = 0;

	curl_easy_getinfo(c, CURLINFO_RETRY_AFTER, &seconds);
	return seconds < 0 ? 0 : seconds > DAY_S ? DAY_S : seconds;
}

/* A line of curl's list: domain, flag, path, flag, time, name, value. */
static struct str cookie_pair(struct str line, struct str host, struct arena *a)
{
	struct str fields[7] = { 0 };

	for (int i = 0; i < 7; i++)
		if (!str_cut(&line, '\t', &fields[i]))
			return STR_NONE;
	if (str_starts(fields[0], STR("#HttpOnly_")))
		fields[0] = str_skip(fields[0], 10);
	if (str_starts(fields[0], STR(".")))
		fields[0] = str_skip(fields[0], 1);
	return url_host_within(host, fields[0])
		? arena_printf(a, "%.*s=%.*s", STR_ARG(fields[5]), STR_ARG(fields[6])) : STR_NONE;
}

static struct str cookies_set(struct transfer *t, struct str host)
{
	struct curl_slist *lines = NULL;
	struct str all = STR("");

	if (t->q.cookies)
		curl_easy_getinfo(t->easy, CURLINFO_COOKIELIST, &lines);
	for (struct curl_slist *l = lines; l; l = l->next) {
		struct str pair = cookie_pair(str_of(l->data), host, &t->a);

		if (pair.n)
			all = arena_printf(&t->a, "%.*s%s%.*s", STR_ARG(all), all.n ? "; " : "", STR_ARG(pair));
	}
	curl_slist_free_all(lines);
	return all;
}

static struct str effective_url(const struct transfer *t)
{
	const char *url = NULL;

	curl_easy_getinfo(t->easy, CURLINFO_EFFECTIVE_URL, &url);
	return url && url_is_web(str_of(url)) ? str_of(url) : t->q.url;
}

void transfer_so_far(struct transfer *t, struct net_reply *out)
{
	*out = (struct net_reply){
		.id = t->q.id, .headers = { .status = t->notes.reply.status }, .url = effective_url(t),
		.content_type = t->notes.content_type, .charset = t->notes.charset,
		.bytes = buf_str(&t->body),
	};
}

void transfer_reply(struct transfer *t, CURLcode code, struct net_reply *out)
{
	int status;

	header_finish(&t->notes, t->q.now_s);
	t->notes.reply.retry_after_s = retry_after(t->easy);
	status = t->notes.reply.status;
	*out = (struct net_reply){
		.id = t->q.id, .headers = t->notes.reply,
		.url = effective_url(t),
		.content_type = t->notes.content_type, .charset = t->notes.charset,
	};
	out->cookie = cookies_set(t, url_host(out->url));
	if (code != CURLE_OK) {
		set_error(t, code, out);
		return;
	}
	out->bytes = buf_str(&t->body);
	out->headers.moved = t->notes.moves > 0 && t->notes.detours == 0;
	/* 304 counts only as an answer to our own question. */
	if (status >= 300 && !(status == 304 && (t->q.state.etag.n || t->q.state.last_modified.n)))
		header_refuse(status, url_host(out->url), &out->err);
}
