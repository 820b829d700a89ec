/*
 * polish: by words only, so that it holds for any page.
 */
#include "page/polish.h"

#include "base/map.h"
#include "page/tree.h"

enum {
	HEAD_BLOCKS = 12,           /* where a headline may stand once more */
	KICKER_MAX_BYTES = 160,     /* above it: section, kicker, share line */
	TWICE_MIN_BYTES = 40,
	TWICE_CAPTION_BYTES = 8,
	LINE_MAX_BYTES = 60
};

static struct str words_of(const struct block *b, struct arena *a)
{
	return str_trim(block_text(b, a));
}

static void drop(struct doc *d, int from, int to)
{
	memmove(d->blocks.v + from, d->blocks.v + to, (size_t)(d->blocks.n - to) * sizeof *d->blocks.v);
	d->blocks.n -= to - from;
}

void polish_title(struct doc *d, struct str title, struct arena *a)
{
	for (int i = 0; i < d->blocks.n && i < 3; i++)
		if (tree_same(words_of(&d->blocks.v[i], a), title, a)) {
			drop(d, i, i + 1);
			return;
		}
}

/* The headline, or one that says more or less of the same. */
static bool is_headline(struct str words, struct str title, struct arena *a)
{
	return words.n >= 8 && words.n <= 300
		&& (tree_same(words, title, a) || (words.n >= 20 && tree_begins(title, words, a))
			|| (title.n >= 20 && tree_begins(words, title, a)));
}

/* Kickers and share lines stand above the headline, never the text; where a
 * long block stands above it, it is no headline of this article. */
static void head_drop(struct doc *d, struct str title, struct arena *a)
{
	for (int i = 0; i < d->blocks.n && i < HEAD_BLOCKS; i++) {
		struct block *b = &d->blocks.v[i];
		struct str words = words_of(b, a);

		if (is_headline(words, title, a)) {
			drop(d, 0, i + 1);
			return;
		}
		if (words.n > KICKER_MAX_BYTES && b->kind != BLOCK_IMAGE)
			return;
	}
}

/* Folded keys: letters and digits only. */
static bool is_furniture(struct str key)
{
	static const char *const lines[] = {
		"advertisement", "advertisements", "advertising", "advert", "ad", "ads", "anzeige", "werbung",
		"publicidad", "publicidade", "pubblicita", "publicite", "reklama", "reklame", "annonce", "annons",
		"quangcao", "sponsored", "sponsoredcontent", "promoted", "storycontinuesbelowadvertisement",
		"advertisementscrolltocontinue", "articlecontinuesbelow", "articlecontent", "scrolltocontinue",
		"continuereading", "continuereadingbelow", "storycontinues", "loading", "loadingcomments",
		"share", "sharethis", "sharethisonwhatsapp", "sharethisarticle", "sharethisstory", "teilen", "chiase",
		"compartilhar", "compartir", "partager", "upnext", "readmore", "readnext", "related", "relatedtopics",
		"relatedarticles", "relatedstories", "relatedcontent", "tags", "caption", "close", "print", "email",
		"facebook", "twitter", "whatsapp", "copylink", "linkcopied", "jointheconversation", "comments",
		"trending", "mostpopular", "recommended", "videoplayer", "videounavailable", "enlarge", "enlargeimage",
		"viewgallery", "openimage", "dontmiss", "xemthem", "inbai", "guibai", "zurstartseite",
		"advertisementarticlecontinuesbelow", "thisslideshowrequiresjavascript",
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (str_eq(key, str_of(lines[i])))
			return true;
	return false;
}

static void blocks_drop(struct doc *d, struct arena *a)
{
	struct map seen = { 0 };
	int kept = 0;

	for (int i = 0; i < d->blocks.n; i++) {
		struct block *b = &d->blocks.v[i];
		struct str words = words_of(b, a), key;
		bool caption = b->kind == BLOCK_IMAGE, gone = false;
		void **slot;

		if (words.n && (b->kind == BLOCK_PARAGRAPH || caption || b->kind == BLOCK_HEADING)) {
			key = tree_key(words, a);
			gone = words.n <= LINE_MAX_BYTES && !caption && is_furniture(key);
			if (!gone && words.n >= (caption ? TWICE_CAPTION_BYTES : TWICE_MIN_BYTES)) {
				slot = map_put(&seen, key, a);
				gone = *slot != NULL;
				*slot = d;
			}
		}
		/* The picture stays, without the words that stood before. */
		if (gone && caption)
			b->spans.n = 0;
		if (!gone || caption)
			d->blocks.v[kept++] = *b;
	}
	d->blocks.n = kept;
}

void polish(struct doc *d, struct str title, struct arena *a)
{
	head_drop(d, title, a);
	blocks_drop(d, a);
}
