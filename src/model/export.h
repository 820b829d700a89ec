/* export: articles as text, Markdown or HTML; pure. */
#ifndef MODEL_EXPORT_H
#define MODEL_EXPORT_H

#include "model/article.h"

bool export_text(const struct article *art, int width, struct buf *out);
bool export_markdown(const struct article *art, struct buf *out);
bool export_html(const struct article *art, struct buf *out);

#endif
