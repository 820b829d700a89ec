#include "cli/cli.h"
#include "cli/feed_json.h"
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/path.h"
#include "base/words.h"
#include "model/typeset.h"
#include "model/url.h"

enum { FILE_MAX = 40 << 20, WHOLE_MAX = 256 << 10, USUAL_WIDTH = 80, LINE_MAX_BYTES = 1 << 16 };

struct parsing {
	struct cli *c;
	struct desk desk;
	struct err err;             /* of the document in hand */
	bool printed;
	bool began;                 /* a feed that comes in parts */
	const char *file;           /* its name */
	int fd;
	struct buf bytes;           /* of it, not yet given away */
	size_t given;
};

static void render_lines(struct parsing *p, const struct doc *body, struct arena *a)
{
	struct typeset_options o = { .width = p->c->width ? (int)p->c->width : USUAL_WIDTH, .ascii = p->c->app.ascii };
	struct typeset t = { 0 };

	typeset_doc(body, &o, a, &t);
	for (int i = 0; i < t.lines.n; i++) {
		const struct line *l = &t.lines.v[i].line;

		for (int k = 0; k < l->n; k++)
			fwrite(l->v[k].text.p, 1, l->v[k].text.n, stdout);
		fputc('\n', stdout);
	}
	p->printed = true;
}

static void warn_of_cuts(struct parsing *p, const struct feed *f, struct arena *a)
{
	if (f->cut && (!p->c->batch || p->c->verbose))
		cli_complain(feed_cut_sentence(f->cut, a));
}

static void print_feed(struct parsing *p, const struct answer *ans, struct arena *a)
{
	bool last = ans->kind == ANSWER_FEED;
	struct buf b;

	buf_init(&b, (size_t)1 << 30);
	(last ? feed_json_end : feed_json_part)(&b, &ans->feed, !p->began, a);
	p->began = !last;
	if (last) {
		warn_of_cuts(p, &ans->feed, a);
		p->printed = cli_print(buf_str(&b));
	} else {
		fwrite(b.p, 1, b.n, stdout);
	}
	buf_release(&b);
}

/* Half a document ends its line: what follows in a batch is another one. */
static void give_up(struct parsing *p, const struct err *why)
{
	if (!p->err.code)           /* else the file was at fault, and said so */
		p->err = *why;
	p->printed = p->began;
	if (p->began)
		cli_print(STR(""));
	p->began = false;
}

static void answered(void *owner, const struct answer *ans, struct arena *a)
{
	struct parsing *p = owner;
	struct json *j = NULL;

	switch (ans->kind) {
	case ANSWER_PART:
		print_feed(p, ans, a);
		break;
	case ANSWER_FEED:
		if (p->c->kind == JOB_FEED)
			print_feed(p, ans, a);
		else
			j = output_listing(&ans->feed, a);
		break;
	case ANSWER_ARTICLE:
		if (p->c->kind == JOB_RENDER)
			render_lines(p, &ans->article.body, a);
		else
			j = output_article(&ans->article, a);
		break;
	case ANSWER_ERROR:
		give_up(p, &ans->err);
		break;
	default:
		err_set(&p->err, ERR_BACK_LIED, "%d", (int)ans->kind);
	}
	if (j)
		p->printed = cli_print_json(j);
}

static bool read_failed(struct parsing *p)
{
	return err_set(&p->err, ERR_FILE, "%s: %s", p->file, strerror(errno));
}

/* Up to `most` bytes of the file into p->bytes. */
static bool read_up_to(struct parsing *p, size_t most)
{
	char chunk[16384];
	ssize_t n = 1;

	while (p->bytes.n < most && (n = path_read_some(p->fd, chunk, sizeof(chunk))) > 0)
		if (!buf_add(&p->bytes, (struct str){ chunk, (size_t)n }))
			return err_set(&p->err, ERR_MEMORY, "%s", p->file);
	return n >= 0 || read_failed(p);
}

/* What was read to see how long it is, then the file itself. */
static size_t next_bytes(void *owner, char *room, size_t n)
{
	struct parsing *p = owner;
	ssize_t got;

	if (p->bytes.n) {
		n = n < p->bytes.n ? n : p->bytes.n;
		memcpy(room, p->bytes.p, n);
		buf_drop(&p->bytes, n);
	} else if ((got = path_read_some(p->fd, room, n)) < 0) {
		read_failed(p);
		return 0;
	} else {
		n = (size_t)got;
	}
	p->given += n;
	if (p->given <= FILE_MAX)
		return n;
	err_set(&p->err, ERR_MEMORY, "%s", p->file);
	return 0;
}

static struct request request_for(struct parsing *p, struct str url, struct arena *a)
{
	struct request r = desk_request(&p->desk, p->c->kind, url.n ? url : STR("http://localhost/"), a);

	r.local = true;
	r.parts = p->c->kind == JOB_FEED;
	r.no_rules = p->c->no_rules;
	r.insist = true;
	if (p->c->no_rules)
		r.rules = STR("");
	return r;
}

/* The front itself parses no markup, and neither side holds a long feed. */
static void ask(struct parsing *p, struct str url)
{
	bool feed = p->c->kind == JOB_FEED;
	struct arena a = { 0 };
	struct request r = request_for(p, url, &a);
	uint64_t job;

	if (!read_up_to(p, feed ? WHOLE_MAX : FILE_MAX + 1)) {
		arena_release(&a);
		return;
	}
	if (feed && p->bytes.n >= WHOLE_MAX) {
		job = back_ask_pieces(p->desk.back, &r, next_bytes, p, &p->err);
	} else {
		r.bytes = buf_str(&p->bytes);
		job = back_ask(p->desk.back, &r, &p->err);
	}
	if (job)
		back_wait_all(p->desk.back);
	arena_release(&a);
}

static bool parse_file(struct parsing *p, struct str file, struct str url)
{
	struct arena a = { 0 };

	p->err = (struct err){ 0 };
	p->printed = p->began = false;
	p->given = 0;
	p->file = arena_z(&a, file);
	p->fd = path_open(p->file, &p->err);
	if (p->fd >= 0) {
		buf_init(&p->bytes, FILE_MAX);
		ask(p, url);
		buf_release(&p->bytes);
		close(p->fd);
	}
	arena_release(&a);
	return p->err.code == ERR_NONE && p->printed;
}

static bool is_address_or_none(struct str url, struct err *e)
{
	return url.n == 0 || url_is_web(url) || err_set(e, ERR_URL, "%.*s", STR_ARG(url));
}

static bool parse_line(struct parsing *p, struct str line)
{
	struct str file;

	p->err = (struct err){ 0 };
	p->printed = false;
	str_cut(&line, '\t', &file);
	line = str_trim(line);
	/* Standard input is the list itself. */
	if (str_eq(file, STR("-")))
		return err_set(&p->err, ERR_FILE, "%s", _("-: in a batch a file wants a name"));
	return is_address_or_none(line, &p->err) && parse_file(p, file, line);
}

/* Without its line end.  A longer line than any name and address is read to
 * its end, and is a line all the same: the answers keep their order. */
static bool read_line(char *line, size_t size, bool *too_long)
{
	size_t n = 0;
	int c;

	*too_long = false;
	while ((c = getc(stdin)) != EOF && c != '\n')
		if (n + 1 < size)
			line[n++] = (char)c;
		else
			*too_long = true;
	if (n && line[n - 1] == '\r')
		n--;
	line[n] = '\0';
	return c != EOF || n > 0;
}

/* "FILE[TAB URL]" lines; a document or null a line, in order. */
static int parse_batch(struct parsing *p)
{
	static char line[LINE_MAX_BYTES];
	bool too_long;
	int status = 0;

	while (!ferror(stdout) && read_line(line, sizeof(line), &too_long)) {
		if (!too_long && line[0] == '\0')
			continue;
		if (too_long) {
			p->err = (struct err){ 0 };
			err_set(&p->err, ERR_MEMORY, "%.60s…", line);
		}
		if (too_long || !parse_line(p, str_of(line))) {
			if (!p->printed || too_long)
				cli_print(STR("null"));
			if (p->c->verbose && p->err.code)
				cli_fail(&p->err);
			status = 1;
		}
		fflush(stdout);
	}
	return status;
}

static int parse_one(struct parsing *p)
{
	int status, signal_number;

	if (parse_file(p, p->c->operands[0], p->c->url))
		return 0;
	status = p->err.code ? cli_fail(&p->err) : 1;
	signal_number = back_died_by(p->desk.back);
	return signal_number ? 128 + signal_number : status;
}

static int run(struct cli *c)
{
	struct parsing p = { .c = c };
	struct err e = { 0 };
	int status;

	c->app.desk.no_archive = true;
	if (!desk_open(&p.desk, &c->app.desk, answered, &p, &e))
		status = cli_fail(&e);
	else
		status = c->batch ? parse_batch(&p) : parse_one(&p);
	desk_close(&p.desk);
	return status;
}

/* What parse and render want of their arguments; 0 or the status. */
static int check_arguments(struct cli *c, int files)
{
	struct err e = { 0 };
	char words[512];

	if (!is_address_or_none(c->url, &e))
		return cli_usage(c, err_words(&e, words, sizeof(words)));
	if (c->n_operands == files)
		return 0;
	return cli_usage(c, files ? _("one file is wanted (- is standard input)")
			 : _("--batch reads the names of files from standard input"));
}

int cli_parse(struct cli *c)
{
	int status;

	if (!c->has_kind)
		return cli_usage(c, _("give one of --feed, --listing and --article"));
	status = check_arguments(c, c->batch ? 0 : 1);
	return status ? status : run(c);
}

int cli_render(struct cli *c)
{
	int status = check_arguments(c, 1);

	c->kind = JOB_RENDER;
	c->batch = false;
	return status ? status : run(c);
}
