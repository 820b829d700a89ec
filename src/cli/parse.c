#include "cli/cli.h"
#include "cli/output.h"

#include <stdio.h>

#include "base/path.h"
#include "base/words.h"
#include "model/typeset.h"
#include "model/url.h"

enum { FILE_MAX = 40 << 20, USUAL_WIDTH = 80, LINE_MAX_BYTES = 1 << 16 };

struct parsing {
	struct cli *c;
	struct desk desk;
	struct err err;             /* of the document in hand */
	bool printed;
};

static void render_lines(struct parsing *p, const struct doc *body, struct arena *a)
{
	struct typeset_options o = { .width = p->c->width ? (int)p->c->width : USUAL_WIDTH };
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

static void answered(void *owner, const struct answer *ans, struct arena *a)
{
	struct parsing *p = owner;
	struct json *j = NULL;

	switch (ans->kind) {
	case ANSWER_FEED:
		j = p->c->kind == JOB_FEED ? output_feed(&ans->feed, a) : output_listing(&ans->feed, a);
		break;
	case ANSWER_ARTICLE:
		if (p->c->kind == JOB_RENDER)
			render_lines(p, &ans->article.body, a);
		else
			j = output_article(&ans->article, a);
		break;
	case ANSWER_ERROR:
		p->err = ans->err;
		break;
	default:
		err_set(&p->err, ERR_BACK_LIED, "%d", (int)ans->kind);
	}
	if (j)
		p->printed = cli_print_json(j);
}

/* One document through the back: the front itself parses no markup. */
static bool parse_file(struct parsing *p, struct str file, struct str url)
{
	struct buf bytes;
	struct arena a = { 0 };
	struct request r;

	p->err = (struct err){ 0 };
	p->printed = false;
	buf_init(&bytes, FILE_MAX);
	if (path_read(arena_z(&a, file), &bytes, &p->err)) {
		r = desk_request(&p->desk, p->c->kind, url.n ? url : STR("http://localhost/"), &a);
		r.local = true;
		r.bytes = buf_str(&bytes);
		r.no_rules = p->c->no_rules;
		r.insist = true;
		if (p->c->no_rules)
			r.rules = STR("");
		if (back_ask(p->desk.back, &r, &p->err))
			back_wait_all(p->desk.back);
	}
	buf_release(&bytes);
	arena_release(&a);
	return p->err.code == ERR_NONE;
}

/* "FILE[TAB URL]" lines; a document or null a line, in order. */
static int parse_batch(struct parsing *p)
{
	static char line[LINE_MAX_BYTES];
	int status = 0;

	while (fgets(line, sizeof(line), stdin)) {
		struct str rest = str_trim(str_of(line)), file;

		if (!str_cut(&rest, '\t', &file) || file.n == 0)
			continue;
		if (!parse_file(p, file, rest)) {
			if (!p->printed)
				cli_print(STR("null"));
			if (p->c->verbose)
				cli_fail(&p->err);
			status = 1;
		}
		fflush(stdout);
	}
	return status;
}

static int parse_one(struct parsing *p)
{
	struct err e = { 0 };

	if (p->c->n_operands != 1) {
		err_set(&e, ERR_USAGE, "%s", _("one file is wanted (- is standard input)"));
		return cli_fail(&e);
	}
	if (p->c->url.n && !url_is_web(p->c->url)) {
		err_set(&e, ERR_URL, "%.*s", STR_ARG(p->c->url));
		return cli_fail(&e);
	}
	if (!parse_file(p, p->c->operands[0], p->c->url)) {
		int status = cli_fail(&p->err);
		int signal_number = back_died_by(p->desk.back);

		return signal_number ? 128 + signal_number : status;
	}
	return 0;
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

int cli_parse(struct cli *c)
{
	struct err e = { 0 };

	if (c->has_kind)
		return run(c);
	err_set(&e, ERR_USAGE, "sapbao parse --feed|--listing|--article FILE [--url URL]");
	return cli_fail(&e);
}

int cli_render(struct cli *c)
{
	c->kind = JOB_RENDER;
	return run(c);
}
