/* telex: what a query would read if it was typed in Telex or VNI. */
#ifndef TEXT_TELEX_H
#define TEXT_TELEX_H

#include "base/arena.h"

/* "ddaf nawngx" to "đà nẵng"; the input itself when nothing decodes. */
struct str text_telex(struct str typed, struct arena *a);
struct str text_vni(struct str typed, struct arena *a);     /* "d9a2" */
/* The key a composed letter stands for in command mode: â to 'a', đ to 'd';
 * other code points unchanged. */
uint32_t text_base_letter(uint32_t code_point);

#endif
