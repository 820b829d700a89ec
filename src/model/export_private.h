/* What the forms of export share. */
#ifndef MODEL_EXPORT_PRIVATE_H
#define MODEL_EXPORT_PRIVATE_H

#include "model/article.h"

bool export_is_cell(const struct block *b);
int export_table_end(const struct doc *d, int from);
struct str export_byline(const struct article *art, struct arena *a);

#endif
