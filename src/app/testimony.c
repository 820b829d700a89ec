#include "app/testimony.h"

/* An article may stand on several pages, and a gate costs one more; a list that
 * comes in parts is read bit by bit. */
enum { DOCUMENTS_MAX = 40, BITS_MAX = 100000 };

struct testimony testimony_of(const struct request *r)
{
	bool bytes = r->kind == JOB_BYTES;

	return (struct testimony){
		.feed = r->kind == JOB_FEED || r->kind == JOB_LISTING || bytes,
		.outlines = r->kind == JOB_OUTLINE,
		.article = r->kind == JOB_ARTICLE || r->kind == JOB_RENDER,
		.parts = r->parts,
		.raw = !r->local && (r->record || bytes),
		.unchanged = !r->local && !r->insist && (r->state.etag.n || r->state.last_modified.n),
	};
}

void testimony_restart(struct testimony *t)
{
	t->stage = STAGE_SENT;
	t->readings = t->raws = t->entries = 0;
}

bool testimony_ends(const struct answer *ans)
{
	return ans->kind == ANSWER_FEED || ans->kind == ANSWER_ARTICLE || ans->kind == ANSWER_UNCHANGED
		|| ans->kind == ANSWER_ERROR || ans->kind == ANSWER_OUTLINES;
}

/* An empty part would be a way to be heard for ever. */
static bool part_fits(struct testimony *t, const struct answer *ans)
{
	if (ans->feed.entries.n == 0 || ans->feed.entries.n > WIRE_ENTRIES_MAX - t->entries)
		return false;
	t->entries += ans->feed.entries.n;
	return t->parts && t->feed;
}

/* Table: one case for each kind. */
bool testimony_fits(struct testimony *t, const struct answer *ans)
{
	bool taken = t->stage != STAGE_SENT;

	switch (ans->kind) {
	case ANSWER_TAKEN:
		t->stage = STAGE_TAKEN;
		return true;
	case ANSWER_READING:
		t->stage = STAGE_READING;
		return taken && ++t->readings <= (t->parts ? BITS_MAX : DOCUMENTS_MAX);
	case ANSWER_PART:      return taken && part_fits(t, ans);
	case ANSWER_RAW:       return taken && t->raw && ++t->raws <= DOCUMENTS_MAX;
	case ANSWER_FEED:      return t->readings > 0 && t->feed;
	case ANSWER_ARTICLE:   return t->readings > 0 && t->article;
	case ANSWER_UNCHANGED: return taken && t->unchanged;
	case ANSWER_OUTLINES:  return t->readings > 0 && t->outlines;
	case ANSWER_ERROR:     return taken && ans->err.code != ERR_NONE;
	case ANSWER_KIND_COUNT: break;
	}
	return false;
}
