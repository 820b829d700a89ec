/* opml: OPML 1.0 and 2.0, and what only resembles them: the xml cursor forgives. */
#include "feed/outline.h"

#include "markup/charref.h"
#include "markup/xml.h"
#include "model/url.h"
#include "text/charset.h"
#include "text/clean.h"

enum { FOLDERS_MAX = 32, TAGS_MAX = 16, NAME_BYTES_MAX = 1000 };

struct reading {
	struct xml *x;
	struct arena *a;
	struct outlines *out;
	struct str path[FOLDERS_MAX];   /* of the open folders */
	int depth[FOLDERS_MAX];
	int folders;
};

struct outline *outlines_add(struct outlines *o, struct str base, struct str feed, struct arena *a)
{
	struct str url = url_resolve(base, str_trim(feed), a);
	struct outline *new;

	for (int i = 0; url.n && i < o->list.n; i++)
		if (str_eq(o->list.v[i].feed, url))
			return NULL;
	if (!url.n || o->list.n >= OUTLINES_MAX) {
		o->skipped++;
		return NULL;
	}
	new = VEC_PUSH(&o->list, a);
	*new = (struct outline){ .feed = url };
	return new;
}

static struct str attribute(struct reading *r, const char *name)
{
	return arena_str(r->a, text_clean(str_sub(xml_attr(r->x, name), 0, NAME_BYTES_MAX), r->a));
}

static struct str name_of(struct reading *r)
{
	struct str text = attribute(r, "text");

	return text.n ? text : attribute(r, "title");
}

static void open_folder(struct reading *r)
{
	struct str name = name_of(r), outer = r->folders ? r->path[r->folders - 1] : STR("");

	if (!name.n || r->folders == FOLDERS_MAX || outer.n + name.n > NAME_BYTES_MAX)
		return;
	r->path[r->folders] = outer.n ? arena_printf(r->a, "%.*s/%.*s", STR_ARG(outer), STR_ARG(name)) : name;
	r->depth[r->folders++] = xml_depth(r->x);
}

static void add_tags(struct reading *r, struct outline *o)
{
	struct str rest = attribute(r, "category"), tag;

	if (r->folders)
		*VEC_PUSH(&o->tags, r->a) = r->path[r->folders - 1];
	while (rest.n && o->tags.n < TAGS_MAX && str_cut(&rest, ',', &tag))
		if (str_trim(tag).n)
			*VEC_PUSH(&o->tags, r->a) = str_trim(tag);
}

static void open_outline(struct reading *r)
{
	struct str feed = xml_attr(r->x, "xmlUrl");
	struct outline *o;

	if (!feed.n && (str_eq_nocase(xml_attr(r->x, "type"), STR("rss")) ||
			str_eq_nocase(xml_attr(r->x, "type"), STR("atom"))))
		feed = xml_attr(r->x, "url");
	if (!feed.n) {
		open_folder(r);
		return;
	}
	o = outlines_add(r->out, STR_NONE, arena_str(r->a, feed), r->a);
	if (!o)
		return;
	o->title = name_of(r);
	o->page = url_resolve(STR_NONE, attribute(r, "htmlUrl"), r->a);
	add_tags(r, o);
}

static void read_all(struct reading *r)
{
	enum xml_event event;

	while ((event = xml_next(r->x)) != XML_END_OF_FILE && event != XML_BROKEN) {
		if (event == XML_CLOSE && r->folders && xml_depth(r->x) == r->depth[r->folders - 1])
			r->folders--;
		else if (event == XML_OPEN && str_eq_nocase(xml_name(r->x), STR("outline")))
			open_outline(r);
		else if (event == XML_OPEN && str_eq_nocase(xml_name(r->x), STR("title")) && !r->out->title.n)
			r->out->title = text_clean(xml_inner_words(r->x, r->a), r->a);
	}
}

bool opml_parse(struct str bytes, struct arena *a, struct outlines *out, struct err *e)
{
	struct str utf8 = str_trim(charref_mend_c1(text_to_utf8(bytes, STR_NONE, a, NULL), a));
	struct reading r = { .a = a, .out = out };

	*out = (struct outlines){ 0 };
	if (!utf8.n)
		return err_set(e, ERR_EMPTY, "OPML");
	r.x = xml_open(utf8, e);
	if (!r.x)
		return err_set(e, ERR_PARSE, "OPML");
	if (xml_next(r.x) != XML_OPEN || !str_eq_nocase(xml_name(r.x), STR("opml"))) {
		xml_close(r.x);
		return err_set(e, ERR_PARSE, "OPML");
	}
	read_all(&r);
	xml_close(r.x);
	return true;
}
