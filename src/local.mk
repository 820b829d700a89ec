# Written by tools/gen-local-mk from the folders of src/: run it after adding a
# file.  One static library a folder; a program links the folders it may know.

noinst_LIBRARIES += src/libbase.a
src_libbase_a_SOURCES = \
	src/base/arena.c \
	src/base/arena.h \
	src/base/buf.c \
	src/base/buf.h \
	src/base/child.c \
	src/base/child.h \
	src/base/clock.c \
	src/base/clock.h \
	src/base/err.c \
	src/base/err.h \
	src/base/errors.def \
	src/base/json.c \
	src/base/json.h \
	src/base/log.c \
	src/base/log.h \
	src/base/map.c \
	src/base/map.h \
	src/base/nearest.c \
	src/base/nearest.h \
	src/base/path.c \
	src/base/path.h \
	src/base/proc.c \
	src/base/proc.h \
	src/base/str.c \
	src/base/str.h \
	src/base/vec.c \
	src/base/vec.h \
	src/base/words.c \
	src/base/words.h \
	src/base/zip.c \
	src/base/zip.h
src_libbase_a_CFLAGS = $(AM_CFLAGS) $(JSON_CFLAGS) $(ZLIB_CFLAGS)

noinst_LIBRARIES += src/libtext.a
src_libtext_a_SOURCES = \
	src/text/ascii.def \
	src/text/breaks.c \
	src/text/breaks.h \
	src/text/charset.c \
	src/text/charset.def \
	src/text/charset.h \
	src/text/charset_private.h \
	src/text/charset_stream.c \
	src/text/classes.c \
	src/text/classes.def \
	src/text/classes.h \
	src/text/clean.c \
	src/text/clean.h \
	src/text/collate.c \
	src/text/collate.h \
	src/text/fold.c \
	src/text/fold.h \
	src/text/grapheme.c \
	src/text/grapheme.h \
	src/text/letters.c \
	src/text/letters.def \
	src/text/letters.h \
	src/text/normalize.c \
	src/text/normalize.h \
	src/text/opportunity.c \
	src/text/opportunity.h \
	src/text/sniff.c \
	src/text/sniff.h \
	src/text/style.c \
	src/text/style.def \
	src/text/style.h \
	src/text/telex.c \
	src/text/telex.h \
	src/text/utf8.c \
	src/text/utf8.h \
	src/text/width.c \
	src/text/width.h \
	src/text/wrap.c \
	src/text/wrap.h

noinst_LIBRARIES += src/libmodel.a
src_libmodel_a_SOURCES = \
	src/model/article.c \
	src/model/article.h \
	src/model/date.c \
	src/model/date.h \
	src/model/date_clock.c \
	src/model/date_day.c \
	src/model/date_read.h \
	src/model/date_token.c \
	src/model/date_token.h \
	src/model/date_words.c \
	src/model/date_words.h \
	src/model/doc.c \
	src/model/doc.h \
	src/model/entry.c \
	src/model/entry.h \
	src/model/export.c \
	src/model/export.h \
	src/model/export_html.c \
	src/model/export_markdown.c \
	src/model/export_private.h \
	src/model/outline.c \
	src/model/outline.h \
	src/model/phrase.c \
	src/model/phrase.h \
	src/model/policy.c \
	src/model/policy.h \
	src/model/portal.c \
	src/model/portal.h \
	src/model/query.c \
	src/model/query.def \
	src/model/query.h \
	src/model/query_match.c \
	src/model/rulefile.c \
	src/model/rulefile.h \
	src/model/typeset.c \
	src/model/typeset.h \
	src/model/typeset_private.h \
	src/model/typeset_span.c \
	src/model/typeset_table.c \
	src/model/url.c \
	src/model/url.h \
	src/model/url_key.c \
	src/model/url_private.h

noinst_LIBRARIES += src/libwire.a
src_libwire_a_SOURCES = \
	src/wire/channel.c \
	src/wire/channel.h \
	src/wire/decode.c \
	src/wire/encode.c \
	src/wire/frame.h \
	src/wire/shapes.c \
	src/wire/shapes.h \
	src/wire/wire.h

noinst_LIBRARIES += src/libmarkup.a
src_libmarkup_a_SOURCES = \
	src/markup/charref.c \
	src/markup/charref.h \
	src/markup/entities.def \
	src/markup/html.c \
	src/markup/html.h \
	src/markup/html_private.h \
	src/markup/html_text.c \
	src/markup/lede.c \
	src/markup/lede.h \
	src/markup/select.c \
	src/markup/select.h \
	src/markup/select_css.c \
	src/markup/tags.c \
	src/markup/tags.def \
	src/markup/tags.h \
	src/markup/todoc.c \
	src/markup/todoc.h \
	src/markup/todoc_block.c \
	src/markup/todoc_caption.c \
	src/markup/todoc_picture.c \
	src/markup/todoc_private.h \
	src/markup/todoc_style.c \
	src/markup/todoc_table.c \
	src/markup/tokens.c \
	src/markup/tokens.h \
	src/markup/xml.c \
	src/markup/xml.h \
	src/markup/xml_entity.c \
	src/markup/xml_inner.c \
	src/markup/xml_part.c \
	src/markup/xml_private.h \
	src/markup/xml_scan.c
src_libmarkup_a_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS)

noinst_LIBRARIES += src/libfeed.a
src_libfeed_a_SOURCES = \
	src/feed/atom.c \
	src/feed/cdf.c \
	src/feed/detect.c \
	src/feed/detect.h \
	src/feed/discover.c \
	src/feed/feed.h \
	src/feed/field.c \
	src/feed/field.h \
	src/feed/field_head.c \
	src/feed/field_head.h \
	src/feed/fields.def \
	src/feed/format.h \
	src/feed/formats.def \
	src/feed/gate.c \
	src/feed/gate.h \
	src/feed/jsonfeed.c \
	src/feed/opml.c \
	src/feed/outline.c \
	src/feed/outline.h \
	src/feed/push.c \
	src/feed/rdf.c \
	src/feed/rss.c \
	src/feed/sitemap.c \
	src/feed/space.c \
	src/feed/space.h \
	src/feed/text.c \
	src/feed/text.h \
	src/feed/urls.c \
	src/feed/walk.c \
	src/feed/walk.h

noinst_LIBRARIES += src/libpage.a
src_libpage_a_SOURCES = \
	src/page/article.c \
	src/page/byline.c \
	src/page/byline.h \
	src/page/clutter.c \
	src/page/clutter.h \
	src/page/dateline.c \
	src/page/dateline.h \
	src/page/further.c \
	src/page/further.h \
	src/page/gate.c \
	src/page/gate.h \
	src/page/headline.c \
	src/page/headline.h \
	src/page/item.c \
	src/page/item.h \
	src/page/listing.c \
	src/page/measure.c \
	src/page/measure.h \
	src/page/metadata.c \
	src/page/metadata.h \
	src/page/opening.c \
	src/page/opening.h \
	src/page/page.h \
	src/page/paging.c \
	src/page/paging.h \
	src/page/polish.c \
	src/page/polish.h \
	src/page/readable.c \
	src/page/readable.h \
	src/page/related.c \
	src/page/related.h \
	src/page/rules.c \
	src/page/rules.h \
	src/page/shortfall.c \
	src/page/shortfall.h \
	src/page/signature.c \
	src/page/signature.h \
	src/page/source.c \
	src/page/source.h \
	src/page/tree.c \
	src/page/tree.h

noinst_LIBRARIES += src/libnet.a
src_libnet_a_SOURCES = \
	src/net/address.c \
	src/net/address.h \
	src/net/header.c \
	src/net/header.h \
	src/net/net.c \
	src/net/net.h \
	src/net/replay.c \
	src/net/replay.h \
	src/net/replay_edition.c \
	src/net/transfer.c \
	src/net/transfer.h
src_libnet_a_CFLAGS = $(AM_CFLAGS) $(CURL_CFLAGS)

noinst_LIBRARIES += src/libback.a
src_libback_a_SOURCES = \
	src/back/back.h \
	src/back/cookies.c \
	src/back/cookies.h \
	src/back/course.c \
	src/back/gather.c \
	src/back/gather.h \
	src/back/loop.c \
	src/back/pipeline.c \
	src/back/pipeline.h \
	src/back/pipeline_private.h \
	src/back/pipeline_push.c \
	src/back/readable.c \
	src/back/sandbox.c \
	src/back/sandbox.h \
	src/back/sandbox_landlock.c \
	src/back/sandbox_parts.h \
	src/back/sandbox_seccomp.c
src_libback_a_CFLAGS = $(AM_CFLAGS) $(SECCOMP_CFLAGS)

noinst_LIBRARIES += src/libcells.a
src_libcells_a_SOURCES = \
	src/cells/key.c \
	src/cells/key.h \
	src/cells/pointer.c \
	src/cells/pointer.h \
	src/cells/surface.c \
	src/cells/surface.h

noinst_LIBRARIES += src/libconf.a
src_libconf_a_SOURCES = \
	src/conf/alias.c \
	src/conf/conf.h \
	src/conf/feedfile.c \
	src/conf/feedfile.h \
	src/conf/feeds.c \
	src/conf/keymap.c \
	src/conf/lex.c \
	src/conf/lex.h \
	src/conf/options.c \
	src/conf/options.def \
	src/conf/portals.c \
	src/conf/themes.c

noinst_LIBRARIES += src/libstore.a
src_libstore_a_SOURCES = \
	src/store/archive.c \
	src/store/archive.h \
	src/store/article.c \
	src/store/ask.c \
	src/store/ask.h \
	src/store/carry.c \
	src/store/categories.c \
	src/store/compact.c \
	src/store/db.c \
	src/store/db.h \
	src/store/dump.c \
	src/store/dump.h \
	src/store/excerpt.c \
	src/store/expire.c \
	src/store/flags.h \
	src/store/found.c \
	src/store/functions.c \
	src/store/functions.h \
	src/store/inside.h \
	src/store/list.c \
	src/store/marks.c \
	src/store/merge.c \
	src/store/migrate.c \
	src/store/migrate.h \
	src/store/op.c \
	src/store/op.h \
	src/store/overlay.c \
	src/store/overlay.h \
	src/store/rules.c \
	src/store/rules.h \
	src/store/save.c \
	src/store/shelf.c \
	src/store/since.c \
	src/store/state.c \
	src/store/store.c \
	src/store/store.h \
	src/store/story.c \
	src/store/story.h \
	src/store/tags.c \
	src/store/tally.c \
	src/store/text.c \
	src/store/tokenizer.c \
	src/store/tokenizer.h \
	src/store/undo.c \
	src/store/undo.h \
	src/store/vocabulary.c \
	src/store/vocabulary.h \
	src/store/watch.c \
	src/store/watch.h \
	src/store/writer.c \
	src/store/writer.h
src_libstore_a_CFLAGS = $(AM_CFLAGS) $(SQLITE_CFLAGS)

noinst_LIBRARIES += src/libui.a
src_libui_a_SOURCES = \
	src/ui/columns.c \
	src/ui/columns.h \
	src/ui/compose.c \
	src/ui/compose.h \
	src/ui/compose_foot.c \
	src/ui/compose_private.h \
	src/ui/draw.c \
	src/ui/draw.h \
	src/ui/find.c \
	src/ui/find.h \
	src/ui/hints.def \
	src/ui/layout.c \
	src/ui/layout.h \
	src/ui/list.c \
	src/ui/list.h \
	src/ui/pane.h \
	src/ui/pane_articles.c \
	src/ui/pane_categories.c \
	src/ui/pane_reader.c \
	src/ui/panes.def \
	src/ui/pointer.c \
	src/ui/print.c \
	src/ui/print.h \
	src/ui/prompt.c \
	src/ui/prompt.h \
	src/ui/reader.h \
	src/ui/reader_find.c \
	src/ui/reader_hints.c \
	src/ui/reader_links.c \
	src/ui/reader_wide.c \
	src/ui/sheet.c \
	src/ui/sheet.h \
	src/ui/sheet_errors.c \
	src/ui/sheet_help.c \
	src/ui/sheet_hidden.c \
	src/ui/sheet_jobs.c \
	src/ui/sheet_log.c \
	src/ui/sheet_news.c \
	src/ui/sheet_options.c \
	src/ui/sheet_palette.c \
	src/ui/state.h \
	src/ui/status.c \
	src/ui/ui.c \
	src/ui/ui.h \
	src/ui/when.c \
	src/ui/when.h

noinst_LIBRARIES += src/libterm.a
src_libterm_a_SOURCES = \
	src/term/csi.c \
	src/term/csi.h \
	src/term/curses.h \
	src/term/kinds.h \
	src/term/links.c \
	src/term/links.h \
	src/term/osc52.c \
	src/term/osc52.h \
	src/term/osc9.c \
	src/term/osc9.h \
	src/term/outlet.c \
	src/term/outlet.h \
	src/term/palette.c \
	src/term/palette.h \
	src/term/term.c \
	src/term/term.h \
	src/term/term_curses.c \
	src/term/term_curses_keys.c \
	src/term/term_curses_look.c \
	src/term/term_curses_pace.c \
	src/term/term_lines.c \
	src/term/term_null.c \
	src/term/terminfo.c \
	src/term/terminfo.h \
	src/term/thrift.c \
	src/term/thrift.h
src_libterm_a_CFLAGS = $(AM_CFLAGS) $(CURSES_CFLAGS)

noinst_LIBRARIES += src/libapp.a
src_libapp_a_SOURCES = \
	src/app/ahead.c \
	src/app/app.h \
	src/app/arrival.c \
	src/app/back_client.c \
	src/app/back_client.h \
	src/app/back_process.c \
	src/app/back_process.h \
	src/app/browser.c \
	src/app/browser.h \
	src/app/cancel.c \
	src/app/cmd_config.c \
	src/app/cmd_go.c \
	src/app/cmd_layout.c \
	src/app/cmd_mark.c \
	src/app/cmd_move.c \
	src/app/cmd_out.c \
	src/app/cmd_read.c \
	src/app/cmd_side.c \
	src/app/cmd_view.c \
	src/app/command.c \
	src/app/command.h \
	src/app/commands.def \
	src/app/complete.c \
	src/app/configure.c \
	src/app/configure.h \
	src/app/configure_save.c \
	src/app/desk.c \
	src/app/desk.h \
	src/app/errand.c \
	src/app/errand.h \
	src/app/history.c \
	src/app/history.h \
	src/app/keys.c \
	src/app/loop.c \
	src/app/loop.h \
	src/app/mine.c \
	src/app/mine.h \
	src/app/news.c \
	src/app/notify.c \
	src/app/options_kept.c \
	src/app/palette.c \
	src/app/passwords.c \
	src/app/passwords.h \
	src/app/places.c \
	src/app/places.h \
	src/app/pointer.c \
	src/app/reading.c \
	src/app/refresh.c \
	src/app/refresh_page.c \
	src/app/remembered.c \
	src/app/remembered.h \
	src/app/seek.c \
	src/app/settings.c \
	src/app/settings.def \
	src/app/sheets.c \
	src/app/show.c \
	src/app/show_page.c \
	src/app/signals.c \
	src/app/signals.h \
	src/app/sources.c \
	src/app/sources.h \
	src/app/standin.c \
	src/app/standin.h \
	src/app/testimony.c \
	src/app/testimony.h \
	src/app/usage.c

noinst_LIBRARIES += src/libcli.a
src_libcli_a_SOURCES = \
	src/cli/archive.c \
	src/cli/arguments.c \
	src/cli/arguments.h \
	src/cli/check.c \
	src/cli/clean.c \
	src/cli/cli.c \
	src/cli/cli.h \
	src/cli/ending.c \
	src/cli/export.c \
	src/cli/feed_json.c \
	src/cli/feed_json.h \
	src/cli/feeds.h \
	src/cli/fetch.c \
	src/cli/fetch.h \
	src/cli/fetch_private.h \
	src/cli/fetch_report.c \
	src/cli/import.c \
	src/cli/list.c \
	src/cli/mark.c \
	src/cli/open.c \
	src/cli/output.c \
	src/cli/output.h \
	src/cli/parse.c \
	src/cli/progress.c \
	src/cli/progress.h \
	src/cli/say.c \
	src/cli/show.c \
	src/cli/stored.c \
	src/cli/stored.h \
	src/cli/subcommands.def \
	src/cli/switches.def

# Folders from the top down, as the linker wants them.
COMMON_LIBS = src/libwire.a src/libmodel.a src/libtext.a src/libbase.a
FRONT_LIBS = src/libcli.a src/libapp.a src/libui.a src/libterm.a src/libstore.a \
	src/libconf.a src/libcells.a $(COMMON_LIBS)
BACK_LIBS = src/libback.a src/libnet.a src/libfeed.a src/libpage.a src/libmarkup.a \
	$(COMMON_LIBS)
COMMON_SYSTEM = $(JSON_LIBS) $(ZLIB_LIBS) $(UNISTRING_LIBS)

bin_PROGRAMS += sapbao
sapbao_SOURCES = src/sapbao.c
sapbao_LDADD = $(FRONT_LIBS) $(CURSES_LIBS) $(SQLITE_LIBS) $(COMMON_SYSTEM)

pkglibexec_PROGRAMS += sapbao-fetch
sapbao_fetch_SOURCES = src/fetch.c
sapbao_fetch_LDADD = $(BACK_LIBS) $(CURL_LIBS) $(XML_LIBS) $(SECCOMP_LIBS) $(COMMON_SYSTEM)
