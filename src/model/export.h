/* export: articles as text, Markdown or HTML; pure. */
#ifndef MODEL_EXPORT_H
#define MODEL_EXPORT_H

#include "model/article.h"

enum export_form { EXPORT_NONE, EXPORT_TEXT, EXPORT_MARKDOWN, EXPORT_HTML };

/* "text", "txt", "md", "markdown", "html", "htm": a word, or a file's ending. */
enum export_form export_form_find(struct str name);
/* The width is that of text. */
bool export_write(enum export_form form, const struct article *art, int width, struct buf *out);
bool export_text(const struct article *art, int width, struct buf *out);
bool export_markdown(const struct article *art, struct buf *out);
bool export_html(const struct article *art, struct buf *out);

#endif
