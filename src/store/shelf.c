/* shelf: which lists a story belongs to, by category or by its address. */
#include "model/url.h"
#include "store/story.h"

static int64_t list_of_portal(struct db *d, int64_t portal)
{
	return db_number(d, 0, "SELECT id FROM category WHERE portal = ?1 AND key = ''", "i", portal);
}

static struct str host_of(struct str url, struct arena *a)
{
	struct str host = url_host(url);
	char *z = arena_z(a, host);

	for (size_t i = 0; i < host.n; i++)
		z[i] = str_lower(z[i]);
	host.p = z;
	return str_starts(host, STR("www.")) ? str_skip(host, 4) : host;
}

/* The portal of the host, or of the longest domain it stands in. */
static int64_t portal_of_host(struct db *d, struct str host)
{
	int64_t portal = 0;

	while (host.n && !portal) {
		portal = db_number(d, 0, "SELECT portal FROM portal_host WHERE host = ?1", "s", host);
		host = str_skip(host, str_find_byte(host, '.', 0) + 1);
	}
	return portal;
}

int64_t portal_of_url(struct db *d, struct str url)
{
	struct arena a = { 0 };
	int64_t portal = portal_of_host(d, host_of(url, &a));

	arena_release(&a);
	return portal;
}

/* A page from outside the newsstand: its site becomes a portal that no portal
 * file has, so that it can be asked for by host. */
static int64_t portal_make(struct db *d, struct str host)
{
	int64_t id;

	db_run(d, "INSERT INTO portal(host, name) VALUES(?1, ?1)", "s", host);
	id = sqlite3_last_insert_rowid(d->handle);
	db_run(d, "INSERT INTO portal_host(host, portal) VALUES(?1, ?2)", "si", host, id);
	db_run(d, "INSERT INTO category(portal, key) VALUES(?1, '')", "i", id);
	return id;
}

struct shelf shelf_of(struct db *d, int64_t category, struct str url)
{
	struct shelf sh = { .category = category };
	struct arena a = { 0 };
	struct str host;

	if (category)
		sh.portal = db_number(d, 0, "SELECT portal FROM category WHERE id = ?1", "i", category);
	if (!sh.portal) {
		sh.category = 0;
		host = host_of(url, &a);
		sh.portal = portal_of_host(d, host);
		if (!sh.portal && host.n)
			sh.portal = portal_make(d, host);
	}
	if (sh.portal)
		sh.portal_list = list_of_portal(d, sh.portal);
	arena_release(&a);
	return sh;
}
