/*
 * readable: are these bytes a document at all, before anything parses them?
 */
#include "back/pipeline_private.h"

#include "base/zip.h"
#include "model/url.h"
#include "page/gate.h"

bool work_unzip(struct work *w, struct err *e)
{
	if (!zip_is_gzip(w->bytes))
		return true;
	/* What came before the break of a broken stream is still news. */
	if (!zip_inflate(w->bytes, &w->inflated) && w->inflated.failed)
		return err_set(e, ERR_TOO_LARGE, "%.*s", STR_ARG(url_host(w->url)));
	w->bytes = buf_str(&w->inflated);
	return true;
}

/* Programs, fonts, noise: a sixteenth of control characters, which not even
 * VISCII's capitals come to.  UTF-16 is told by its zeros, or by its mark. */
static bool is_binary(struct str bytes)
{
	struct str head = str_sub(bytes, 0, 1024);
	size_t controls = 0, zeros = 0;

	if (str_starts(head, STR("\xff\xfe")) || str_starts(head, STR("\xfe\xff")))
		return false;
	for (size_t i = 0; i < head.n; i++) {
		unsigned char c = (unsigned char)head.p[i];

		zeros += c == 0;
		controls += c != 0 && c < 0x20 && c != 0x1b && !str_space((char)c);
	}
	return zeros <= head.n / 4 && controls > head.n / 16;
}

/* Servers misname feeds as anything textual, but not as these. */
bool work_type_is_readable(struct work *w, struct err *e)
{
	static const char *const others[] = { "image/", "audio/", "video/", "font/",
		"application/pdf", "application/zip", "application/x-shockwave-flash" };
	static const char *const starts[] = { "%PDF-", "\x89PNG\r", "\xff\xd8\xff", "GIF8", "PK\x03\x04" };

	for (size_t i = 0; w->reply && i < sizeof others / sizeof others[0]; i++)
		if (str_starts(w->type, str_of(others[i])))
			return err_set(e, ERR_PARSE, "%.*s", STR_ARG(w->type));
	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
		if (str_starts(w->bytes, str_of(starts[i])))
			return err_set(e, ERR_PARSE, "%.*s", STR_ARG(w->type.n ? w->type : w->url));
	if (is_binary(w->bytes))
		return err_set(e, ERR_PARSE, "%.*s", STR_ARG(w->type.n ? w->type : w->url));
	return true;
}

static bool is_something(const struct work *w, struct err *e)
{
	struct str where = w->url.n ? w->url : w->r->url;

	return str_trim(w->bytes).n > 0 || err_set(e, ERR_EMPTY, "%.*s", STR_ARG(where));
}

bool work_is_news(struct work *w, struct err *e)
{
	return w->r->kind == JOB_BYTES
		|| (is_something(w, e) && work_type_is_readable(w, e) && gate_check_bytes(w->bytes, e));
}
