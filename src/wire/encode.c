/*
 * encode: values to frames, field by field in the order of their table.
 */
#include "wire/frame.h"
#include "wire/shapes.h"

#include "base/log.h"
#include "model/url.h"
#include "text/clean.h"

struct writer {
	struct buf *out;
	struct arena scratch;   /* text that had to be cleaned */
	bool failed;            /* past a ceiling */
	bool head_only;         /* leave a last field of bytes out */
	size_t left_out;
};

static void number_to_bytes(uint64_t value, int n, char *out)
{
	for (int i = 0; i < n; i++)
		out[i] = (char)(value >> (8 * i));
}

static void write_head(struct writer *w, int tag, size_t n)
{
	char head[HEAD_BYTES] = { (char)tag };
	number_to_bytes(n, 4, head + 1);
	buf_add(w->out, (struct str){ head, sizeof head });
}

static void write_bytes(struct writer *w, int tag, struct str s, int64_t ceiling)
{
	if (s.n > (size_t)ceiling) {
		w->failed = true;
		return;
	}
	write_head(w, tag, s.n);
	buf_add(w->out, s);
}

/* A number out of range is sent as the nearest one that is not. */
static void write_number(struct writer *w, int tag, int64_t value, const struct field *f)
{
	char bytes[NUMBER_BYTES];

	value = value < f->low ? f->low : value > f->high ? f->high : value;
	number_to_bytes((uint64_t)value, NUMBER_BYTES, bytes);
	write_bytes(w, tag, (struct str){ bytes, sizeof bytes }, NUMBER_BYTES);
}

/* Parsers clean their text.  If one forgot, the front would kill the back for
 * lying; the reader's page is worth more than the lesson. */
static void write_text(struct writer *w, int tag, struct str s, int64_t ceiling)
{
	if (!text_is_clean(s)) {
		log_line(LOG_WARN, "wire: a text of tag %d was not clean", tag);
		s = text_clean_pre(s, &w->scratch);
	}
	write_bytes(w, tag, s, ceiling);
}

/* A detail is cut rather than refused: half a reason is better than none. */
static void write_detail(struct writer *w, int tag, struct str s, int64_t ceiling)
{
	s = text_is_clean(s) ? s : text_clean_pre(s, &w->scratch);
	if (s.n > (size_t)ceiling)
		for (s.n = (size_t)ceiling; s.n && ((unsigned char)s.p[s.n] & 0xC0) == 0x80; )
			s.n--;
	write_text(w, tag, s, ceiling);
}

static void write_tail(struct writer *w, int tag, struct str s, int64_t ceiling)
{
	if (!w->head_only || s.n > (size_t)ceiling) {
		write_bytes(w, tag, s, ceiling);
		return;
	}
	write_head(w, tag, s.n);
	w->left_out += s.n;
}

/* Opens a field whose length is known only after its bytes. */
static size_t write_open(struct writer *w, int tag)
{
	write_head(w, tag, 0);
	return w->out->n;
}

static void write_close(struct writer *w, size_t start)
{
	if (!w->out->failed)
		number_to_bytes(w->out->n - start, 4, w->out->p + start - 4);
}

static void write_doc(struct writer *w, int tag, const struct doc *d, int64_t ceiling)
{
	size_t start = write_open(w, tag);

	doc_write(d, w->out);
	if (d->blocks.n > DOC_BLOCKS_MAX || w->out->n - start > (size_t)ceiling)
		w->failed = true;
	write_close(w, start);
}

static struct any_vec vec_at(const char *at)
{
	struct any_vec list;

	memcpy(&list, at, sizeof list);
	return list;
}

static void write_texts(struct writer *w, int tag, struct any_vec list, int64_t ceiling)
{
	const struct str *texts = list.v;
	size_t start = write_open(w, tag);

	if (list.n > ceiling)
		w->failed = true;
	for (int i = 0; i < list.n && !w->failed; i++)
		write_text(w, 1, texts[i], TEXT_BYTES_MAX);
	write_close(w, start);
}

static void write_shape(struct writer *w, const struct shape *s, const char *value);

static void write_shapes(struct writer *w, int tag, struct any_vec list, const struct field *f)
{
	size_t start = write_open(w, tag);

	if (list.n > f->high)
		w->failed = true;
	for (int i = 0; i < list.n && !w->failed; i++) {
		size_t one = write_open(w, 1);
		write_shape(w, f->shape, (const char *)list.v + (size_t)i * f->shape->size);
		write_close(w, one);
	}
	write_close(w, start);
}

/* Table: one case for each kind. */
static void write_field(struct writer *w, int tag, const struct field *f, const char *at)
{
	size_t start;

	switch (f->kind) {
	case FIELD_INT: write_number(w, tag, *(const int *)at, f); break;
	case FIELD_LONG: write_number(w, tag, *(const int64_t *)at, f); break;
	case FIELD_BOOL: write_number(w, tag, *(const bool *)at, f); break;
	case FIELD_TEXT: write_text(w, tag, *(const struct str *)at, f->high); break;
	case FIELD_CLEANED: write_bytes(w, tag, *(const struct str *)at, f->high); break;
	case FIELD_WEB:
		write_bytes(w, tag, url_is_web(*(const struct str *)at)
			? *(const struct str *)at : STR_NONE, f->high);
		break;
	case FIELD_BYTES: write_bytes(w, tag, *(const struct str *)at, f->high); break;
	case FIELD_TAIL: write_tail(w, tag, *(const struct str *)at, f->high); break;
	case FIELD_SHAPE:
		start = write_open(w, tag);
		write_shape(w, f->shape, at);
		write_close(w, start);
		break;
	case FIELD_SHAPES: write_shapes(w, tag, vec_at(at), f); break;
	case FIELD_TEXTS: write_texts(w, tag, vec_at(at), f->high); break;
	case FIELD_DOC: write_doc(w, tag, (const struct doc *)at, f->high); break;
	case FIELD_DETAIL: write_detail(w, tag, str_of(at), f->high); break;
	case FIELD_CHAINS:
		write_bytes(w, tag, (struct str){ at, (size_t)f->high }, f->high);
		break;
	}
}

static void write_shape(struct writer *w, const struct shape *s, const char *value)
{
	for (int i = 0; i < s->n && !w->failed; i++)
		write_field(w, i + 1, &s->fields[i], value + s->fields[i].offset);
}

/* All or nothing: a value that does not fit leaves `out` as it was. */
static bool write_frame(int type, const struct shape *s, const void *value, bool head_only,
	struct buf *out)
{
	struct writer w = { .out = out, .head_only = head_only };
	size_t start = out->n, n;
	bool failed_before = out->failed;

	buf_add(out, (struct str){ "\0\0\0", 4 });
	buf_add_byte(out, (char)type);
	write_shape(&w, s, value);
	arena_release(&w.scratch);
	n = out->n - start - 4 + w.left_out;
	if (out->failed || w.failed || n > WIRE_FRAME_MAX) {
		out->n = start;
		out->failed = failed_before;
		return false;
	}
	number_to_bytes(n, 4, out->p + start);
	return true;
}

bool wire_put_request(const struct request *r, struct buf *out)
{
	return write_frame(TYPE_REQUEST, &request_shape, r, false, out);
}

bool wire_put_request_head(const struct request *r, struct buf *out)
{
	return write_frame(TYPE_REQUEST, &request_shape, r, true, out);
}

bool wire_put_piece_head(const struct piece *p, struct buf *out)
{
	return write_frame(TYPE_PIECE, &piece_shape, p, true, out);
}

bool wire_put_cancel(const struct cancel *c, struct buf *out)
{
	return write_frame(TYPE_CANCEL, &cancel_shape, c, false, out);
}

bool wire_put_answer(const struct answer *r, struct buf *out)
{
	return write_frame(TYPE_ANSWER + (int)r->kind, answer_shapes[r->kind], r, false, out);
}
