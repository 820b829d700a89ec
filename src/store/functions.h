/* functions: what our SQL calls back: marked(), says(), fold(). */
#ifndef STORE_FUNCTIONS_H
#define STORE_FUNCTIONS_H

#include "store/db.h"

int functions_register(struct db *d);

#endif
