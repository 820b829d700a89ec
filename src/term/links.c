#include "term/links.h"

#include <stdlib.h>
#include <string.h>

enum { DIGIT = 64, FIRST_MARK = 0xe0100, MANY = LINKS_MAX - 1000, ADDRESS_MAX = 2048 };

static const char mark_head[] = "\xf3\xa0\x84";      /* U+E0100 is F3 A0 84 80 */

void links_release(struct links *l)
{
	arena_release(&l->arena);
	*l = (struct links){ 0 };
}

/* Whoever made it, nothing that could end the sequence or begin another goes out. */
static bool is_address(struct str s)
{
	if (s.n > ADDRESS_MAX || (!str_starts(s, STR("http://")) && !str_starts(s, STR("https://"))))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] > '~')
			return false;
	return true;
}

int links_number(struct links *l, struct str address)
{
	void **slot;

	if (!is_address(address))
		return 0;
	if (l->addresses.n >= LINKS_MAX)
		return (int)(intptr_t)map_get(&l->numbers, address);
	slot = map_put(&l->numbers, address, &l->arena);
	if (!*slot) {
		*VEC_PUSH(&l->addresses, &l->arena) = arena_str(&l->arena, address);
		*slot = (void *)(intptr_t)l->addresses.n;
	}
	return (int)(intptr_t)*slot;
}

bool links_many(const struct links *l)
{
	return l->addresses.n > MANY;
}

void links_marks(int number, uint32_t out[LINK_MARKS])
{
	out[0] = FIRST_MARK + (uint32_t)(number / DIGIT);
	out[1] = FIRST_MARK + (uint32_t)(number % DIGIT);
}

static int read_mark(const char *p)
{
	unsigned char last = (unsigned char)p[3];

	return memcmp(p, mark_head, 3) == 0 && last >= 0x80 && last < 0x80 + DIGIT ? last - 0x80 : -1;
}

int links_read_marks(struct str bytes)
{
	int high = bytes.n >= LINK_MARK_BYTES ? read_mark(bytes.p) : -1;
	int low = high >= 0 ? read_mark(bytes.p + LINK_MARK_BYTES / 2) : -1;

	return low < 0 ? 0 : high * DIGIT + low;
}

void links_say(const struct links *l, int number, struct buf *out)
{
	if (number < 1 || number > l->addresses.n) {
		buf_add_z(out, "\033]8;;\033\\");
		return;
	}
	buf_addf(out, "\033]8;id=%d;", number);
	buf_add(out, l->addresses.v[number - 1]);
	buf_add_z(out, "\033\\");
}

/* ---- which terminals ---- */

static bool is_old(const char *version, int major, int minor)
{
	char *rest = NULL;
	long n = version ? strtol(version, &rest, 10) : 0;

	if (n != major)
		return n < major;
	return strtol(rest && *rest == '.' ? rest + 1 : "0", NULL, 10) < minor;
}

static bool begins_with_one_of(const char *value, const char *const *names)
{
	for (; value && *names; names++)
		if (strncmp(value, *names, strlen(*names)) == 0)
			return true;
	return false;
}

static bool in_tmux(const char *env(const char *name), const char *terminal)
{
	return env("TMUX") || strncmp(terminal, "tmux", 4) == 0;
}

bool links_known(const char *env(const char *name))
{
	static const char *const terminals[] = { "xterm-kitty", "foot", "alacritty", "contour", "xterm-ghostty",
						 "wezterm", NULL };
	static const char *const programs[] = { "iTerm", "WezTerm", "vscode", "ghostty", NULL };
	const char *terminal = env("TERM"), *program = env("TERM_PROGRAM");

	terminal = terminal ? terminal : "";
	if (env("SSH_CONNECTION"))
		return false;
	/* from 3.4 on it keeps them and asks its own terminal */
	if (in_tmux(env, terminal))
		return program && strcmp(program, "tmux") == 0 && !is_old(env("TERM_PROGRAM_VERSION"), 3, 4);
	if (env("STY") || strncmp(terminal, "screen", 6) == 0)
		return false;
	return begins_with_one_of(terminal, terminals) || begins_with_one_of(program, programs)
		|| !is_old(env("VTE_VERSION"), 5002, 0) || !is_old(env("KONSOLE_VERSION"), 201200, 0)
		|| env("WT_SESSION");
}
