/* terminfo: a file of its own, because the system's <term.h> has a struct
 * term too. */
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "term/terminfo.h"

enum terminfo_answer terminfo_ask(const char *name)
{
	const char *cup;
	int why = 0;

	if (setupterm(name, STDOUT_FILENO, &why) != OK)
		return TERMINFO_UNKNOWN;
	/* newterm succeeds on "dumb" and then draws garbage */
	cup = tigetstr("cup");
	del_curterm(cur_term);
	return cup && cup != (const char *)-1 ? TERMINFO_GOOD : TERMINFO_DUMB;
}

const char *terminfo_plain(void)
{
	const char *plain = tigetstr("sgr0");

	return plain == (const char *)-1 ? NULL : plain;
}
