/*
 * url: resolve addresses (RFC 3986) and make the one key of a story, so that
 * it is one row however it was reached.
 */
#ifndef MODEL_URL_H
#define MODEL_URL_H

#include "base/arena.h"

/* Resolves against base; both are made printable ASCII.  STR_NONE unless the
 * result is http or https (mailto:, javascript: and such are refused). */
struct str url_resolve(struct str base, struct str href, struct arena *a);
/* The same for many addresses of one site, when `root` is a settled address that
 * ends with its host's slash ("https://bao.vn/"): a plain path costs little. */
struct str url_resolve_at_root(struct str root, struct str href, struct arena *a);
/* Would url_resolve give the same bytes whatever the base?  So it is with
 * nearly every address of a feed. */
bool url_is_settled(struct str href);
/* Canonical key: scheme, www./m./amp. host prefixes, default port, fragment,
 * tracking parameters and a trailing slash do not count. */
struct str url_key(struct str url, struct arena *a);
struct str url_host(struct str url);        /* lower-case part of the input; no port */
struct str url_path(struct str url);        /* from the first slash on */
bool url_is_web(struct str url);            /* http(s), has a host, printable ASCII, <= 2048 */
/* Does host equal `site` or end in "." site? */
bool url_host_within(struct str host, struct str site);

#endif
