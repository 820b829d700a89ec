/* outline: OPML and urls out. */
#include "model/outline.h"

static void put_escaped(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		switch (s.p[i]) {
		case '&': buf_add_z(out, "&amp;"); break;
		case '<': buf_add_z(out, "&lt;"); break;
		case '>': buf_add_z(out, "&gt;"); break;
		case '"': buf_add_z(out, "&quot;"); break;
		default: buf_add_byte(out, s.p[i]);
		}
	}
}

static void put_attribute(struct buf *out, const char *name, struct str value)
{
	if (!value.n)
		return;
	buf_addf(out, " %s=\"", name);
	put_escaped(out, value);
	buf_add_byte(out, '"');
}

static struct str folder(const struct outline *o)
{
	return o->tags.n ? o->tags.v[0] : STR("");
}

static void put_outline(struct buf *out, const struct outline *o)
{
	buf_add_z(out, folder(o).n ? "\t\t\t<outline type=\"rss\"" : "\t\t<outline type=\"rss\"");
	put_attribute(out, "text", o->title.n ? o->title : o->feed);
	put_attribute(out, "xmlUrl", o->feed);
	put_attribute(out, "htmlUrl", o->page);
	if (o->tags.n > 1) {
		buf_add_z(out, " category=\"");
		for (int i = 1; i < o->tags.n; i++) {
			buf_add_z(out, i > 1 ? "," : "");
			put_escaped(out, o->tags.v[i]);
		}
		buf_add_byte(out, '"');
	}
	buf_add_z(out, "/>\n");
}

/* Is a folder of this name written already? */
static bool is_first_of_folder(const struct outlines *o, int at)
{
	for (int i = 0; i < at; i++)
		if (str_eq(folder(&o->list.v[i]), folder(&o->list.v[at])))
			return false;
	return true;
}

static void put_folder(struct buf *out, const struct outlines *o, int from)
{
	struct str name = folder(&o->list.v[from]);

	if (name.n) {
		buf_add_z(out, "\t\t<outline");
		put_attribute(out, "text", name);
		buf_add_z(out, ">\n");
	}
	for (int i = from; i < o->list.n; i++)
		if (str_eq(folder(&o->list.v[i]), name))
			put_outline(out, &o->list.v[i]);
	if (name.n)
		buf_add_z(out, "\t\t</outline>\n");
}

bool outlines_opml(const struct outlines *o, struct buf *out)
{
	buf_add_z(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n\t<head>\n\t\t<title>");
	put_escaped(out, o->title);
	buf_add_z(out, "</title>\n\t</head>\n\t<body>\n");
	for (int i = 0; i < o->list.n; i++)
		if (is_first_of_folder(o, i))
			put_folder(out, o, i);
	buf_add_z(out, "\t</body>\n</opml>\n");
	return !out->failed;
}

static void put_word(struct buf *out, const char *mark, struct str s)
{
	buf_addf(out, " \"%s", mark);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_add_byte(out, '\\');
		buf_add_byte(out, s.p[i]);
	}
	buf_add_byte(out, '"');
}

bool outlines_urls(const struct outlines *o, struct buf *out)
{
	for (int i = 0; i < o->list.n; i++) {
		const struct outline *one = &o->list.v[i];

		buf_add(out, one->feed);
		for (int k = 0; k < one->tags.n; k++)
			put_word(out, "", one->tags.v[k]);
		if (one->title.n)
			put_word(out, "~", one->title);
		buf_add_byte(out, '\n');
	}
	return !out->failed;
}
