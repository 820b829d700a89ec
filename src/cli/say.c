/* say: what all subcommands print with, and how they fail. */
#include "cli/cli.h"

#include <stdio.h>

#include "base/words.h"

/* Words may quote a file name or an address: no byte of it steers a terminal. */
void cli_complain(struct str words)
{
	fflush(stdout);
	fputs("sapbao: ", stderr);
	for (size_t i = 0; i < words.n; i++) {
		unsigned char c = (unsigned char)words.p[i];

		fputc(c < 0x20 || c == 0x7f ? '?' : c, stderr);
	}
	fputc('\n', stderr);
}

/* What to do about it, where the sentence alone does not say. */
static const char *advice(enum err_code code)
{
	switch (code) {
	case ERR_ARCHIVE_DAMAGED:
		return _("it was left as it is; move it away, or name another with --archive FILE");
	case ERR_ARCHIVE_NEWER:
		return _("it was left as it is; install the newer sapbao, or name another with --archive FILE");
	case ERR_ARCHIVE:
		return _("--archive FILE names another place for it");
	default:
		return NULL;
	}
}

int cli_fail(const struct err *e)
{
	char words[512];

	cli_complain(str_of(err_words(e, words, sizeof(words))));
	if (advice(e->code))
		cli_complain(str_of(advice(e->code)));
	return err_status(e);
}

int cli_usage(struct cli *c, const char *sentence)
{
	struct err e = { 0 };

	if (sentence)
		cli_complain(str_of(sentence));
	err_set(&e, ERR_USAGE, "sapbao %s%s%s", c->name, *c->arguments ? " " : "", c->arguments);
	return cli_fail(&e);
}

bool cli_print(struct str line)
{
	return fwrite(line.p ? line.p : "", 1, line.n, stdout) == line.n && fputc('\n', stdout) != EOF;
}

bool cli_print_json(struct json *value)
{
	struct buf b;
	bool ok;

	buf_init(&b, (size_t)1 << 30);
	ok = json_write(value, &b) && cli_print(buf_str(&b));
	buf_release(&b);
	json_free(value);
	return ok;
}

int cli_done(int status)
{
	bool written = fflush(stdout) == 0 && !ferror(stdout);

	if (written)
		return status;
	if (!cli_reader_left())
		cli_complain(str_of(_("standard output cannot be written")));
	return status ? status : 1;
}
