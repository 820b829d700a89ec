/*
 * key: keys and their names: "j", "Space", "Enter", "Tab", "S-Tab", "C-d",
 * "Up", "PageDown", "F1", "Esc", "M-x".
 */
#ifndef CELLS_KEY_H
#define CELLS_KEY_H

#include "base/arena.h"

/* Special keys stand above Unicode. */
enum {
	KEY_SPECIAL = 0x110000,
	KEY_UP_ARROW, KEY_DOWN_ARROW, KEY_LEFT_ARROW, KEY_RIGHT_ARROW,
	KEY_HOME_KEY, KEY_END_KEY, KEY_PAGE_UP, KEY_PAGE_DOWN,
	KEY_INSERT, KEY_DELETE, KEY_BACK_TAB, KEY_BACKSPACE_KEY,
	KEY_F_BASE,             /* F1 is KEY_F_BASE + 1 … F12 */
	KEY_RESIZED = KEY_F_BASE + 20   /* not a key: the window changed */
};

enum { KEY_CTRL = 1, KEY_META = 2 };

struct key {
	uint32_t code;          /* Unicode scalar or one of the above; Enter is
	                         * '\r', Tab '\t', Esc 27, Space ' ' */
	unsigned mods;          /* C-d is code 'd' with KEY_CTRL */
};

/* ncursesw exports a key_name() too: ours has another name for the linker.
 * Curses headers must come before this one. */
#define key_name key_spelling

bool key_from_name(struct str name, struct key *out);
struct str key_name(struct key k, struct arena *a);
const char *const *key_names(void);     /* of keys that are no character; NULL ends them */
bool key_eq(struct key a, struct key b);
bool key_is_text(struct key k);         /* would be typed into a prompt */

#endif
