/*
 * prompt: one line being typed, as state; it never owns the loop.  Each kind
 * of prompt has its own history.
 */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "base/vec.h"
#include "cells/surface.h"
#include "ui/ui.h"

enum { PROMPT_BYTES = 4096, PROMPT_HISTORY = 100, PROMPT_KINDS = PROMPT_HUNT + 1 };

struct prompt_history {
	struct str v[PROMPT_HISTORY];
	int n;
};

struct prompt {
	bool open;
	enum prompt_kind kind;
	char text[PROMPT_BYTES];
	size_t n, cursor;               /* bytes; the cursor stands at a grapheme */
	struct prompt_history history[PROMPT_KINDS];
	int at;                         /* in the history; its n: the line typed */
	struct str draft;               /* the line typed, while in the history */
	struct str stem;                /* the line that Tab completes */
	int nth;                        /* candidate shown, -1: the stem itself */
	bool completing;
	ui_completer *completer;
	void *owner;
	struct arena arena;
};

void prompt_open(struct prompt *p, enum prompt_kind k, struct str text);
void prompt_close(struct prompt *p);
void prompt_release(struct prompt *p);
struct str prompt_text(const struct prompt *p);
/* A line goes into the history; not twice in a row. */
void prompt_remember(struct prompt *p, enum prompt_kind k, struct str line);
enum layer_result prompt_key(struct prompt *p, struct key k);
/* Draws on one line and puts the terminal's cursor there. */
void prompt_draw(const struct prompt *p, struct surface *s, struct rect r);

#endif
