#include "conf/conf.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/map.h"
#include "base/path.h"
#include "base/words.h"
#include "model/rulefile.h"
#include "model/url.h"

enum { PORTAL_TIMEOUT_MAX_S = 600, PORTAL_FILE_MAX = 256 << 10, EXTENDS_DEPTH = 8, USUAL_RANK = 1000 };

/* Every key that some part of the program knows; others are warned of.  The
 * first group is ftr-site-config's own. */
static const char *const known_keys[] = {
	"title", "body", "date", "author", "strip", "strip_id_or_class", "strip_image_src", "strip_comments",
	"next_page_link", "single_page_link", "single_page_link_in_feed", "find_string", "replace_string",
	"http_header", "test_url", "test_contains", "prune", "tidy", "autodetect_on_failure",
	"autodetect_next_page", "if_page_contains", "footnotes", "parser", "convert_double_br_tags",
	"native_ad_clue", "wrap_in", "insert_detected_image", "requires_login", "login_uri",
	"login_username_field", "login_password_field", "login_extra_fields", "not_logged_in_xpath",
	"skip_id_or_class", "dissolve", "src_lazy_load_attr", "skip_json_ld", "strip_attr",
	"post_strip_attr", "move_into", "test_urls", "test_content",
	"item", "item_title", "item_uri", "item_desc", "item_date", "page_url", "article_url",
	"name", "home", "tz", "category", "related", "related_lede", "related_date", "latest", "notice",
	"lede", "sapo", "tags", "feed_date", "gate", "status", "checked", "extends", "alias", "zone",
	"prefer", "agency", "rank", "proxy", "timeout",
};

static bool key_is_known(struct str key)
{
	for (size_t i = 0; i < sizeof(known_keys) / sizeof(*known_keys); i++)
		/* one letter first: thousands of lines are looked up at a start */
		if (key.p[0] == known_keys[i][0] && str_eq(key, str_of(known_keys[i])))
			return true;
	return false;
}

static void warn_lines(const struct rulefile *f, struct str host)
{
	for (int i = 0; i < f->bad_lines.n; i++)
		log_line(LOG_WARN, _("%.*s.txt:%d: not a line of the form \"key: value\""), STR_ARG(host),
			 f->bad_lines.v[i]);
	for (int i = 0; i < f->rules.n; i++)
		if (!key_is_known(f->rules.v[i].key))
			log_line(LOG_WARN, _("%.*s.txt:%d: there is no key \"%.*s\""), STR_ARG(host),
				 f->rules.v[i].line, STR_ARG(f->rules.v[i].key));
}

static bool has_key(const struct rulefile *f, struct str key)
{
	for (int i = 0; i < f->rules.n; i++)
		if (str_eq(f->rules.v[i].key, key))
			return true;
	return false;
}

/* The family's rules first; a key that the child has too replaces all of the
 * family's rows of it. */
static void merge(struct rulefile *family, const struct rulefile *child, struct arena *a)
{
	struct rulefile out = { 0 };

	for (int i = 0; i < family->rules.n; i++)
		if (!has_key(child, family->rules.v[i].key))
			*VEC_PUSH(&out.rules, a) = family->rules.v[i];
	for (int i = 0; i < child->rules.n; i++)
		*VEC_PUSH(&out.rules, a) = child->rules.v[i];
	*family = out;
}

static bool resolve(struct str text, struct str host, portal_family *family, void *owner, int depth,
		    struct arena *a, struct rulefile *out, struct err *e)
{
	struct rulefile own = { 0 };
	struct str base, above;

	rulefile_split(text, a, &own);
	warn_lines(&own, host);
	base = rulefile_get(&own, STR("extends"));
	if (base.n == 0) {
		*out = own;
		return true;
	}
	if (depth == EXTENDS_DEPTH)
		return err_set(e, ERR_RULES, _("%.*s.txt: \"extends\" goes round in a circle"), STR_ARG(host));
	above = family ? family(owner, base) : STR_NONE;
	if (!above.p)
		return err_set(e, ERR_RULES, _("%.*s.txt: extends %.*s, which is not there"), STR_ARG(host),
			       STR_ARG(base));
	if (!resolve(above, base, family, owner, depth + 1, a, out, e))
		return false;
	merge(out, &own, a);
	return true;
}

static struct str rules_text(const struct rulefile *f, struct arena *a)
{
	struct buf b;
	struct str s;

	buf_init(&b, PORTAL_FILE_MAX * 4);
	for (int i = 0; i < f->rules.n; i++) {
		const struct rule *r = &f->rules.v[i];

		buf_add(&b, r->key);
		if (r->argument.n) {
			buf_add_byte(&b, '(');
			buf_add(&b, r->argument);
			buf_add_byte(&b, ')');
		}
		buf_add(&b, STR(": "));
		buf_add(&b, r->value);
		buf_add_byte(&b, '\n');
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

/* "+07:00" to minutes. */
static int read_zone(struct str s)
{
	int sign = str_starts(s, STR("-")) ? -1 : 1;
	int64_t h = 7, m = 0;

	if (s.n >= 6) {
		str_int(str_sub(s, 1, 3), &h);
		str_int(str_sub(s, 4, 6), &m);
	}
	return sign * (int)(h * 60 + m);
}

/* The last part of the path without its ending: "/thoi-su-215.html" gives
 * "thoi-su-215", "/kinh-te/" gives "kinh-te". */
static struct str key_of_path(struct str path)
{
	struct str key;
	size_t cut;

	while (path.n && path.p[path.n - 1] == '/')
		path.n--;
	for (cut = path.n; cut && path.p[cut - 1] != '/'; cut--)
		;
	key = str_skip(path, cut);
	for (cut = key.n; cut && key.p[cut - 1] != '.'; cut--)
		;
	return cut > 1 ? str_sub(key, 0, cut - 1) : key;
}

static bool key_is_taken(const struct portal *p, struct str key)
{
	for (int i = 0; i < p->categories.n; i++)
		if (str_eq(p->categories.v[i].key, key))
			return true;
	return false;
}

/* "/kinh-te/thi-truong.htm" gives "kinh-te/thi-truong". */
static struct str key_with_parent(struct str path, struct str key, struct arena *a)
{
	size_t end = str_find(path, key, 0), next, from;

	while ((next = str_find(path, key, end + 1)) < path.n)
		end = next;
	while (end && path.p[end - 1] == '/')
		end--;
	for (from = end; from && path.p[from - 1] != '/'; from--)
		;
	return from < end ? arena_printf(a, "%.*s/%.*s", STR_ARG(str_sub(path, from, end)), STR_ARG(key)) : key;
}

/* A portal may have /xa-hoi/doi-song and /gia-dinh/doi-song.  The first keeps
 * the short key, under which archives know it; the others get their parent's
 * name in front, or a number. */
static struct str key_of_its_own(const struct portal *p, struct str path, struct arena *a)
{
	struct str key = key_of_path(path), longer;

	if (key.n == 0)
		key = STR("home");
	longer = key_is_taken(p, key) ? key_with_parent(path, key, a) : key;
	for (int i = 2; key_is_taken(p, longer); i++)
		longer = arena_printf(a, "%.*s-%d", STR_ARG(key), i);
	return longer;
}

/* The home when everything of its host can be put behind it, or "". */
static struct str root_of(const struct portal *p)
{
	bool is_root = url_is_settled(p->home) && str_find_byte(p->home, '/', sizeof("https://")) == p->home.n - 1;

	return is_root ? p->home : STR("");
}

static struct str resolve_at(const struct portal *p, struct str root, struct str href, struct arena *a)
{
	return root.n ? url_resolve_at_root(root, href, a) : url_resolve(p->home, href, a);
}

/* "Thời sự | /thoi-su/ | rss=/rss/cate/thoi-su/" */
static void read_category(struct portal *p, struct str value, int line, struct str root, struct arena *a)
{
	struct category c = { 0 };
	struct str part, path = STR("");

	for (int i = 0; str_cut(&value, '|', &part); i++) {
		part = str_trim(part);
		if (i == 0)
			c.name = part;
		else if (str_starts(part, STR("rss=")))
			c.rss = resolve_at(p, root, str_skip(part, 4), a);
		else if (part.n)
			c.url = resolve_at(p, root, path = part, a);
	}
	if (c.name.n == 0 || (c.url.n == 0 && c.rss.n == 0)) {
		log_line(LOG_WARN, _("%.*s.txt:%d: a category is \"name | page | rss=feed\""), STR_ARG(p->host), line);
		return;
	}
	c.key = key_of_its_own(p, c.url.n ? path : url_path(c.rss), a);
	c.rss = c.rss.p ? c.rss : STR("");
	c.url = c.url.p ? c.url : STR("");
	*VEC_PUSH(&p->categories, a) = c;
}

static enum portal_status read_status(struct str s)
{
	if (str_eq(s, STR("archive")))
		return PORTAL_ARCHIVE;
	return str_eq(s, STR("unverified")) ? PORTAL_UNVERIFIED : PORTAL_LIVE;
}

/* `more`: lines that replace the file's. */
static bool read_with(struct str text, struct str more, struct str host, portal_family *family, void *owner,
		      struct arena *a, struct portal *out, struct err *e)
{
	struct rulefile f = { 0 }, over = { 0 };
	struct portal p = { .host = arena_str(a, host) };
	int64_t rank = 0, timeout = 0;
	struct str root;

	if (!resolve(arena_str(a, text), host, family, owner, 0, a, &f, e))
		return false;
	rulefile_split(more, a, &over);
	merge(&f, &over, a);
	p.name = rulefile_get(&f, STR("name"));
	p.home = rulefile_get(&f, STR("home"));
	if (p.home.n == 0)
		p.home = arena_printf(a, "https://%.*s/", STR_ARG(host));
	if (p.name.n == 0)
		p.name = p.host;
	p.status = read_status(rulefile_get(&f, STR("status")));
	p.checked = rulefile_get(&f, STR("checked"));
	p.alias = rulefile_get(&f, STR("alias"));
	p.offset_min = read_zone(rulefile_get(&f, STR("tz")));
	p.rank = str_int(rulefile_get(&f, STR("rank")), &rank) && rank > 0 && rank < USUAL_RANK
		? (int)rank : USUAL_RANK;
	p.proxy = rulefile_get(&f, STR("proxy"));
	p.timeout_s = str_int(rulefile_get(&f, STR("timeout")), &timeout) && timeout > 0
		&& timeout <= PORTAL_TIMEOUT_MAX_S ? (int)timeout : 0;
	p.prefer_html = str_eq(rulefile_get(&f, STR("prefer")), STR("html"));
	p.rules = rules_text(&f, a);
	root = root_of(&p);
	for (int i = 0; i < f.rules.n; i++)
		if (str_eq(f.rules.v[i].key, STR("category")))
			read_category(&p, f.rules.v[i].value, f.rules.v[i].line, root, a);
	*out = p;
	return true;
}

bool portal_read(struct str text, struct str host, portal_family *family, void *owner, struct arena *a,
		 struct portal *out, struct err *e)
{
	return read_with(text, STR(""), host, family, owner, a, out, e);
}

/* ---- folders ---- */

struct names {
	struct str *v;
	int n, cap;
};

struct folders {
	struct str v[3];            /* the later overrides */
	int n;
	const struct portal_lines *more;
	struct arena *a;
	struct buf text;
};

static struct str read_text(struct folders *f, struct str path)
{
	struct err e = { 0 };

	buf_clear(&f->text);
	if (!path_read(arena_z(f->a, path), &f->text, &e)) {
		char words[400];

		log_line(LOG_WARN, "%s", err_words(&e, words, sizeof(words)));
		return STR_NONE;
	}
	return arena_str(f->a, buf_str(&f->text));
}

static struct str find_text(struct folders *f, struct str name)
{
	for (int i = f->n - 1; i >= 0; i--) {
		for (int dot = 0; dot < 2; dot++) {
			struct str file = arena_printf(f->a, "%s%.*s.txt", dot ? "." : "", STR_ARG(name));
			struct str path = path_join(f->a, f->v[i], file);

			if (path_exists(f->a, path))
				return read_text(f, path);
		}
	}
	return STR_NONE;
}

static struct str family_text(void *owner, struct str name)
{
	/* A name from a file must not lead out of the folder. */
	if (str_has(name, STR("/")) || str_starts(name, STR(".")))
		return STR_NONE;
	return find_text(owner, name);
}

static int by_name(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* Names of portal files (without .txt) in all folders, each once, sorted.
 * Families have no dot in their names: "vccorp.txt" is no portal. */
static void list_names(struct folders *f, struct map *seen, struct names *names)
{
	for (int i = 0; i < f->n; i++) {
		DIR *d = opendir(arena_z(f->a, f->v[i]));
		struct dirent *entry;

		while (d && (entry = readdir(d))) {
			struct str name = str_of(entry->d_name);

			if (!str_ends(name, STR(".txt")))
				continue;
			name.n -= 4;
			/* ".bao.vn.txt" is ftr-site-config's way to say: subdomains
			 * too.  Here every file means them. */
			if (str_starts(name, STR(".")))
				name = str_skip(name, 1);
			if (!str_has(name, STR(".")) || map_get(seen, name))
				continue;
			*map_put(seen, name, f->a) = f;
			*VEC_PUSH(names, f->a) = arena_str(f->a, name);
		}
		if (d)
			closedir(d);
	}
	if (names->n)
		qsort(names->v, (size_t)names->n, sizeof(*names->v), by_name);
}

/* The configuration's lines for this portal, as a file of their own. */
static struct str lines_for(struct folders *f, struct str host)
{
	struct str text = STR("");

	for (int i = 0; f->more && i < f->more->list.n; i++) {
		const struct portal_line *l = &f->more->list.v[i];

		if (str_eq_nocase(l->host, host))
			text = arena_printf(f->a, "%.*s%.*s: %.*s\n", STR_ARG(text), STR_ARG(l->key),
					    STR_ARG(l->value));
	}
	return text;
}

static void load_one(struct folders *f, struct str name, struct portals *out)
{
	struct portal *p = ARENA_NEW(f->a, struct portal);
	struct err e = { 0 };
	char words[400];
	struct str text = find_text(f, name);

	if (text.p && read_with(text, lines_for(f, name), name, family_text, f, f->a, p, &e))
		*VEC_PUSH(&out->list, f->a) = p;
	else if (e.code)
		log_line(LOG_WARN, "%s", err_words(&e, words, sizeof(words)));
}

/* The order of the pane: live papers, closed ones, unverified ones; in each
 * those with a rank first. */
static int by_status(const void *x, const void *y)
{
	const struct portal *p = *(struct portal *const *)x, *q = *(struct portal *const *)y;

	if (p->status != q->status)
		return (int)p->status - (int)q->status;
	return p->rank != q->rank ? p->rank - q->rank : str_cmp(p->host, q->host);
}

bool portals_load(struct str data_dir, struct str user_dir, const struct portal_lines *more, struct arena *a,
		  struct portals *out, struct err *e)
{
	struct folders f = { .a = a, .more = more };
	struct map seen = { 0 };
	struct names names = { 0 };
	int before = out->list.n;   /* stay where they are */

	(void)e;
	f.v[f.n++] = path_join(a, data_dir, STR("portals"));
	if (user_dir.p) {
		f.v[f.n++] = STR("/etc/sapbao/portals");
		f.v[f.n++] = path_join(a, user_dir, STR("portals"));
	}
	buf_init(&f.text, PORTAL_FILE_MAX);
	list_names(&f, &seen, &names);
	for (int i = 0; i < names.n; i++)
		load_one(&f, names.v[i], out);
	if (out->list.n > before)
		qsort(out->list.v + before, (size_t)(out->list.n - before), sizeof(*out->list.v), by_status);
	buf_release(&f.text);
	return true;
}
