/*
 * pointer: clicks and turns of the wheel as keys.  The cell stands in the
 * key's mods, so that a key stays a value of two words; no name of a key is
 * theirs, so nothing can be bound to them.  Pure.
 */
#ifndef CELLS_POINTER_H
#define CELLS_POINTER_H

#include "cells/key.h"

enum {
	KEY_CLICK = KEY_RESIZED + 1, KEY_WHEEL_UP, KEY_WHEEL_DOWN
};

bool key_is_pointer(struct key k);
/* Cells count from 0; beyond 4095 is the edge. */
struct key pointer_key(uint32_t code, int x, int y);
void pointer_cell(struct key k, int *x, int *y);
/* For scripts: "click:10,5", "wheel-up:10,5", "wheel-down:10,5". */
bool pointer_from_name(struct str name, struct key *out);

#endif
