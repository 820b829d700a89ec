/*
 * todoc_caption: which words are a picture's caption.  Papers say it by an
 * element, by a class, or only by how it looks; the last two count nowhere
 * but right under a picture (the caller's affair).
 */
#include "markup/tags.h"
#include "markup/todoc_private.h"

/* A caption is short: no walk over a whole article to find out. */
enum { CAPTION_NODES_MAX = 60, CAPTION_MAX_BYTES = 1200, LOOKS_MAX_BYTES = 500 };

/* Endings of classes: "pCaption", "PhotoCMS_Caption". */
static const char *const caption_ends[] = {
	"caption", "caption-text", "caption_text", "captiontext", "caption__text",
};

/* Vietnamese for caption, anywhere in a class: "img_chu_thich_0407". */
static const char *const caption_parts[] = { "chu_thich", "chu-thich", "chuthich" };

static bool is_caption_class(struct str word)
{
	for (size_t i = 0; i < sizeof(caption_ends) / sizeof(*caption_ends); i++) {
		struct str end = str_of(caption_ends[i]);
		if (word.n >= end.n && str_eq_nocase(str_skip(word, word.n - end.n), end))
			return true;
	}
	for (size_t i = 0; i < sizeof(caption_parts) / sizeof(*caption_parts); i++)
		if (str_find_nocase(word, str_of(caption_parts[i]), 0) < word.n)
			return true;
	return str_eq(word, STR("Image"));      /* p.Image, td.Image of one large paper */
}

static bool has_caption_class(const struct node *n)
{
	struct str rest = node_attr(n, "class"), word;

	while (str_word(&rest, &word))
		if (is_caption_class(word))
			return true;
	return false;
}

struct sight {
	size_t bytes;           /* of words */
	size_t strong;          /* of them in bold */
	int pictures;
	size_t before;          /* bytes of words before the first picture */
	bool other;             /* a table, too much */
	bool blocks;
};

static bool is_bold(struct str name)
{
	return str_eq(name, STR("b")) || str_eq(name, STR("strong"));
}

static bool in_bold(const struct node *text, const struct node *root)
{
	for (const struct node *n = text; n != root; n = node_parent(n))
		if (is_bold(node_name(n)))
			return true;
	return is_bold(node_name(root));
}

static struct sight look_at(const struct node *root)
{
	struct sight x = { 0 };
	int nodes = 0;

	for (const struct node *n = node_first(root); n && !x.other; n = node_walk(n, root, false)) {
		struct str name = node_name(n);
		if (node_is_text(n)) {
			size_t bytes = str_trim(node_raw_text(n)).n;
			x.bytes += bytes;
			x.strong += in_bold(n, root) ? bytes : 0;
		}
		if (str_eq(name, STR("img")) || str_eq(name, STR("amp-img"))) {
			x.before = x.pictures ? x.before : x.bytes;
			x.pictures++;
		}
		x.other = ++nodes > CAPTION_NODES_MAX || x.bytes > CAPTION_MAX_BYTES
			|| str_eq(name, STR("table"));
		x.blocks = x.blocks || (tag_flags(name) & TAG_BLOCK);
	}
	return x;
}

static bool is_centred(const struct node *n)
{
	return node_style_says(n, "text-align", "center")
		|| str_eq_nocase(str_trim(node_attr(n, "align")), STR("center"));
}

/* A centred line that is no heading. */
static bool looks_like_caption(const struct node *n, const struct sight *x)
{
	if (x->blocks || !x->bytes || x->bytes > LOOKS_MAX_BYTES || x->strong == x->bytes)
		return false;
	return str_eq(node_name(n), STR("p")) || str_eq(node_name(n), STR("div"));
}

bool node_is_caption(const struct node *n)
{
	bool named, centred;

	if (str_eq(node_name(n), STR("figcaption")))
		return true;
	named = has_caption_class(n);
	centred = !named && is_centred(n);
	if (!named && !centred)
		return false;
	/* "tplCaption" and "noCaption" are names of whole figures */
	struct sight x = look_at(n);
	return !x.other && !x.pictures && (named || looks_like_caption(n, &x));
}

bool node_is_captioned(const struct node *n)
{
	if (!is_centred(n))
		return false;
	struct sight x = look_at(n);
	return !x.other && x.pictures == 1 && !x.before && looks_like_caption(n, &x);
}
