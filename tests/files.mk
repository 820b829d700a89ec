# Written by tools/gen-local-mk from the folders of tests/.
UNIT_TESTS =
FUZZ_TARGETS =

UNIT_TESTS += tests/unit/test_base
tests_unit_test_base_SOURCES = tests/unit/test_base.c
tests_unit_test_base_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_base_LDADD = src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_bytes
tests_unit_test_bytes_SOURCES = tests/unit/test_bytes.c
tests_unit_test_bytes_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_bytes_LDADD = src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_cells
tests_unit_test_cells_SOURCES = tests/unit/test_cells.c
tests_unit_test_cells_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_cells_LDADD = src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_child
tests_unit_test_child_SOURCES = tests/unit/test_child.c
tests_unit_test_child_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_child_LDADD = src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_conf
tests_unit_test_conf_SOURCES = tests/unit/test_conf.c
tests_unit_test_conf_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_conf_LDADD = src/libconf.a src/libcells.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_date
tests_unit_test_date_SOURCES = tests/unit/test_date.c
tests_unit_test_date_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_date_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_doc
tests_unit_test_doc_SOURCES = tests/unit/test_doc.c
tests_unit_test_doc_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_doc_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_export
tests_unit_test_export_SOURCES = tests/unit/test_export.c
tests_unit_test_export_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_export_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_feed
tests_unit_test_feed_SOURCES = tests/unit/test_feed.c
tests_unit_test_feed_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_feed_LDADD = src/libfeed.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_feed_push
tests_unit_test_feed_push_SOURCES = tests/unit/test_feed_push.c
tests_unit_test_feed_push_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_feed_push_LDADD = src/libfeed.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_feeds
tests_unit_test_feeds_SOURCES = tests/unit/test_feeds.c
tests_unit_test_feeds_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_feeds_LDADD = src/libconf.a src/libcells.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_gather
tests_unit_test_gather_SOURCES = tests/unit/test_gather.c
tests_unit_test_gather_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_gather_LDADD = src/libback.a src/libnet.a src/libfeed.a src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(CURL_LIBS) $(SECCOMP_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_history
tests_unit_test_history_SOURCES = tests/unit/test_history.c
tests_unit_test_history_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_history_LDADD = src/libapp.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_layout
tests_unit_test_layout_SOURCES = tests/unit/test_layout.c
tests_unit_test_layout_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_layout_LDADD = src/libui.a src/libconf.a src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_links
tests_unit_test_links_SOURCES = tests/unit/test_links.c
tests_unit_test_links_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_links_LDADD = src/libterm.a src/libconf.a src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(CURSES_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_markup_html
tests_unit_test_markup_html_SOURCES = tests/unit/test_markup_html.c
tests_unit_test_markup_html_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_markup_html_LDADD = src/libmarkup.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_markup_lede
tests_unit_test_markup_lede_SOURCES = tests/unit/test_markup_lede.c
tests_unit_test_markup_lede_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_markup_lede_LDADD = src/libmarkup.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_markup_todoc
tests_unit_test_markup_todoc_SOURCES = tests/unit/test_markup_todoc.c
tests_unit_test_markup_todoc_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_markup_todoc_LDADD = src/libmarkup.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_markup_xml
tests_unit_test_markup_xml_SOURCES = tests/unit/test_markup_xml.c
tests_unit_test_markup_xml_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_markup_xml_LDADD = src/libmarkup.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_net_replay
tests_unit_test_net_replay_SOURCES = tests/unit/test_net_replay.c
tests_unit_test_net_replay_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_net_replay_LDADD = src/libnet.a src/libmodel.a src/libtext.a src/libbase.a $(CURL_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_outline
tests_unit_test_outline_SOURCES = tests/unit/test_outline.c
tests_unit_test_outline_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_outline_LDADD = src/libfeed.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_page
tests_unit_test_page_SOURCES = tests/unit/test_page.c
tests_unit_test_page_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_page_LDADD = src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_page_clutter
tests_unit_test_page_clutter_SOURCES = tests/unit/test_page_clutter.c
tests_unit_test_page_clutter_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_page_clutter_LDADD = src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_page_ftr
tests_unit_test_page_ftr_SOURCES = tests/unit/test_page_ftr.c
tests_unit_test_page_ftr_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_page_ftr_LDADD = src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_page_parts
tests_unit_test_page_parts_SOURCES = tests/unit/test_page_parts.c
tests_unit_test_page_parts_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_page_parts_LDADD = src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_page_seed
tests_unit_test_page_seed_SOURCES = tests/unit/test_page_seed.c
tests_unit_test_page_seed_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_page_seed_LDADD = src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_pipeline
tests_unit_test_pipeline_SOURCES = tests/unit/test_pipeline.c
tests_unit_test_pipeline_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_pipeline_LDADD = src/libback.a src/libnet.a src/libfeed.a src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(CURL_LIBS) $(SECCOMP_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_pointer
tests_unit_test_pointer_SOURCES = tests/unit/test_pointer.c
tests_unit_test_pointer_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_pointer_LDADD = src/libui.a src/libconf.a src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_policy
tests_unit_test_policy_SOURCES = tests/unit/test_policy.c
tests_unit_test_policy_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_policy_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_query
tests_unit_test_query_SOURCES = tests/unit/test_query.c
tests_unit_test_query_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_query_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_reader
tests_unit_test_reader_SOURCES = tests/unit/test_reader.c
tests_unit_test_reader_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_reader_LDADD = src/libui.a src/libconf.a src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_remembered
tests_unit_test_remembered_SOURCES = tests/unit/test_remembered.c
tests_unit_test_remembered_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_remembered_LDADD = src/libapp.a src/libui.a src/libterm.a src/libstore.a src/libconf.a src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(CURSES_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_rulefile
tests_unit_test_rulefile_SOURCES = tests/unit/test_rulefile.c
tests_unit_test_rulefile_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_rulefile_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_sandbox
tests_unit_test_sandbox_SOURCES = tests/unit/test_sandbox.c
tests_unit_test_sandbox_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_sandbox_LDADD = src/libback.a src/libnet.a src/libfeed.a src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(CURL_LIBS) $(SECCOMP_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_screens
tests_unit_test_screens_SOURCES = tests/unit/test_screens.c
tests_unit_test_screens_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_screens_LDADD = src/libui.a src/libconf.a src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_store
tests_unit_test_store_SOURCES = tests/unit/test_store.c
tests_unit_test_store_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_store_LDADD = src/libstore.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_store_dump
tests_unit_test_store_dump_SOURCES = tests/unit/test_store_dump.c
tests_unit_test_store_dump_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_store_dump_LDADD = src/libstore.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_store_faults
tests_unit_test_store_faults_SOURCES = tests/unit/test_store_faults.c
tests_unit_test_store_faults_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_store_faults_LDADD = src/libstore.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_store_many
tests_unit_test_store_many_SOURCES = tests/unit/test_store_many.c
tests_unit_test_store_many_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_store_many_LDADD = src/libstore.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_store_marks
tests_unit_test_store_marks_SOURCES = tests/unit/test_store_marks.c
tests_unit_test_store_marks_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_store_marks_LDADD = src/libstore.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_store_migrate
tests_unit_test_store_migrate_SOURCES = tests/unit/test_store_migrate.c
tests_unit_test_store_migrate_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_store_migrate_LDADD = src/libstore.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_store_search
tests_unit_test_store_search_SOURCES = tests/unit/test_store_search.c
tests_unit_test_store_search_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_store_search_LDADD = src/libstore.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_store_together
tests_unit_test_store_together_SOURCES = tests/unit/test_store_together.c
tests_unit_test_store_together_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_store_together_LDADD = src/libstore.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_store_torture
tests_unit_test_store_torture_SOURCES = tests/unit/test_store_torture.c
tests_unit_test_store_torture_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_store_torture_LDADD = src/libstore.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_term
tests_unit_test_term_SOURCES = tests/unit/test_term.c
tests_unit_test_term_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_term_LDADD = src/libterm.a src/libconf.a src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(CURSES_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_text_breaks
tests_unit_test_text_breaks_SOURCES = tests/unit/test_text_breaks.c
tests_unit_test_text_breaks_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_text_breaks_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_text_charset
tests_unit_test_text_charset_SOURCES = tests/unit/test_text_charset.c
tests_unit_test_text_charset_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_text_charset_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_text_classes
tests_unit_test_text_classes_SOURCES = tests/unit/test_text_classes.c
tests_unit_test_text_classes_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_text_classes_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_text_clean
tests_unit_test_text_clean_SOURCES = tests/unit/test_text_clean.c
tests_unit_test_text_clean_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_text_clean_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_text_collate
tests_unit_test_text_collate_SOURCES = tests/unit/test_text_collate.c
tests_unit_test_text_collate_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_text_collate_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_text_conformance
tests_unit_test_text_conformance_SOURCES = tests/unit/test_text_conformance.c
tests_unit_test_text_conformance_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_text_conformance_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_text_fold
tests_unit_test_text_fold_SOURCES = tests/unit/test_text_fold.c
tests_unit_test_text_fold_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_text_fold_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_text_hostile
tests_unit_test_text_hostile_SOURCES = tests/unit/test_text_hostile.c
tests_unit_test_text_hostile_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_text_hostile_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_text_width
tests_unit_test_text_width_SOURCES = tests/unit/test_text_width.c
tests_unit_test_text_width_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_text_width_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_text_wrap
tests_unit_test_text_wrap_SOURCES = tests/unit/test_text_wrap.c
tests_unit_test_text_wrap_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_text_wrap_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_thrift
tests_unit_test_thrift_SOURCES = tests/unit/test_thrift.c
tests_unit_test_thrift_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_thrift_LDADD = src/libterm.a src/libconf.a src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(CURSES_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_tmux_text
tests_unit_test_tmux_text_SOURCES = tests/unit/test_tmux_text.c
tests_unit_test_tmux_text_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_tmux_text_LDADD = src/libterm.a src/libconf.a src/libcells.a src/libmodel.a src/libtext.a src/libbase.a $(CURSES_LIBS) $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_typeset
tests_unit_test_typeset_SOURCES = tests/unit/test_typeset.c
tests_unit_test_typeset_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_typeset_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_ui
tests_unit_test_ui_SOURCES = tests/unit/test_ui.c
tests_unit_test_ui_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_ui_LDADD = src/libui.a src/libconf.a src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_url
tests_unit_test_url_SOURCES = tests/unit/test_url.c
tests_unit_test_url_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_url_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

UNIT_TESTS += tests/unit/test_wire
tests_unit_test_wire_SOURCES = tests/unit/test_wire.c
tests_unit_test_wire_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_wire_LDADD = src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM) $(CMOCKA_LIBS)

FUZZ_TARGETS += tests/fuzz/fuzz_date
tests_fuzz_fuzz_date_SOURCES = tests/fuzz/fuzz_date.c
tests_fuzz_fuzz_date_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_date_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM)
tests_fuzz_fuzz_date_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_doc
tests_fuzz_fuzz_doc_SOURCES = tests/fuzz/fuzz_doc.c
tests_fuzz_fuzz_doc_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_doc_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM)
tests_fuzz_fuzz_doc_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_feed
tests_fuzz_fuzz_feed_SOURCES = tests/fuzz/fuzz_feed.c
tests_fuzz_fuzz_feed_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_feed_LDADD = src/libfeed.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM)
tests_fuzz_fuzz_feed_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_html
tests_fuzz_fuzz_html_SOURCES = tests/fuzz/fuzz_html.c
tests_fuzz_fuzz_html_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_html_LDADD = src/libmarkup.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM)
tests_fuzz_fuzz_html_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_jsonld
tests_fuzz_fuzz_jsonld_SOURCES = tests/fuzz/fuzz_jsonld.c
tests_fuzz_fuzz_jsonld_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_jsonld_LDADD = src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM)
tests_fuzz_fuzz_jsonld_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_outline
tests_fuzz_fuzz_outline_SOURCES = tests/fuzz/fuzz_outline.c
tests_fuzz_fuzz_outline_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_outline_LDADD = src/libfeed.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM)
tests_fuzz_fuzz_outline_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_page
tests_fuzz_fuzz_page_SOURCES = tests/fuzz/fuzz_page.c
tests_fuzz_fuzz_page_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_page_LDADD = src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM)
tests_fuzz_fuzz_page_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_portal
tests_fuzz_fuzz_portal_SOURCES = tests/fuzz/fuzz_portal.c
tests_fuzz_fuzz_portal_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_portal_LDADD = src/libconf.a src/libcells.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM)
tests_fuzz_fuzz_portal_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_query
tests_fuzz_fuzz_query_SOURCES = tests/fuzz/fuzz_query.c
tests_fuzz_fuzz_query_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_query_LDADD = src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM)
tests_fuzz_fuzz_query_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_rules
tests_fuzz_fuzz_rules_SOURCES = tests/fuzz/fuzz_rules.c
tests_fuzz_fuzz_rules_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_rules_LDADD = src/libpage.a src/libmarkup.a src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM)
tests_fuzz_fuzz_rules_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_text
tests_fuzz_fuzz_text_SOURCES = tests/fuzz/fuzz_text.c
tests_fuzz_fuzz_text_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_text_LDADD = src/libtext.a src/libbase.a $(COMMON_SYSTEM)
tests_fuzz_fuzz_text_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

FUZZ_TARGETS += tests/fuzz/fuzz_wire
tests_fuzz_fuzz_wire_SOURCES = tests/fuzz/fuzz_wire.c
tests_fuzz_fuzz_wire_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fuzz_fuzz_wire_LDADD = src/libwire.a src/libmodel.a src/libtext.a src/libbase.a $(COMMON_SYSTEM)
tests_fuzz_fuzz_wire_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

BENCHES =

BENCHES += tests/bench/bench_screen
tests_bench_bench_screen_SOURCES = tests/bench/bench_screen.c
tests_bench_bench_screen_CPPFLAGS = $(TEST_CPPFLAGS)
tests_bench_bench_screen_LDADD = src/libbase.a $(COMMON_SYSTEM)

BENCHES += tests/bench/bench_store
tests_bench_bench_store_SOURCES = tests/bench/bench_store.c
tests_bench_bench_store_CPPFLAGS = $(TEST_CPPFLAGS)
tests_bench_bench_store_LDADD = src/libstore.a src/libmodel.a src/libtext.a src/libbase.a $(SQLITE_LIBS) $(COMMON_SYSTEM)

BENCHES += tests/bench/bench_text
tests_bench_bench_text_SOURCES = tests/bench/bench_text.c
tests_bench_bench_text_CPPFLAGS = $(TEST_CPPFLAGS)
tests_bench_bench_text_LDADD = src/libmarkup.a src/libmodel.a src/libtext.a src/libbase.a $(XML_LIBS) $(COMMON_SYSTEM)

SHELL_TESTS = \
	tests/cli/archive.sh \
	tests/cli/clean.sh \
	tests/cli/config.sh \
	tests/cli/faults.sh \
	tests/cli/fulltext.sh \
	tests/cli/import.sh \
	tests/cli/json.sh \
	tests/cli/limits.sh \
	tests/cli/mark.sh \
	tests/cli/pages.sh \
	tests/cli/parse.sh \
	tests/cli/reader.sh \
	tests/cli/sessions.sh \
	tests/cli/sources.sh \
	tests/cli/streams.sh \
	tests/cli/usage.sh \
	tests/fuzz/replay.sh \
	tests/net/ahead.sh \
	tests/net/cancel.sh \
	tests/net/front.sh \
	tests/net/keys.sh \
	tests/net/portal.sh \
	tests/net/roads.sh \
	tests/net/slow_feed.sh \
	tests/screens/demo.sh \
	tests/screens/faults.sh \
	tests/tmux/capture.sh \
	tests/tmux/linear.sh \
	tests/tmux/mouse.sh \
	tests/tmux/notify.sh \
	tests/tmux/signals.sh \
	tests/tmux/together.sh \
	tests/tools/bench.sh \
	tests/tools/check-deps.sh \
	tests/tools/completions.sh \
	tests/tools/lists.sh \
	tests/tools/manuals.sh \
	tests/tools/tables.sh \
	tests/tools/translations.sh

TEST_FILES = \
	tests/bench/kit.py \
	tests/bench/peers.py \
	tests/bench/run \
	tests/bench/say.h \
	tests/bench/slow_server.py \
	tests/cli/archive.sh \
	tests/cli/clean.sh \
	tests/cli/config.sh \
	tests/cli/faults.sh \
	tests/cli/fulltext.sh \
	tests/cli/import.sh \
	tests/cli/json.sh \
	tests/cli/lib.sh \
	tests/cli/limits.sh \
	tests/cli/mark.sh \
	tests/cli/pages.sh \
	tests/cli/parse.sh \
	tests/cli/reader.sh \
	tests/cli/sessions.sh \
	tests/cli/sources.sh \
	tests/cli/streams.sh \
	tests/cli/usage.sh \
	tests/data/GraphemeBreakTest-known-differences \
	tests/data/LineBreakTest-known-differences \
	tests/data/NormalizationTest-known-differences \
	tests/data/archives/v1.db \
	tests/data/archives/v2.db \
	tests/data/archives/v3.db \
	tests/feeds/atom-03/in.xml \
	tests/feeds/atom-03/out.txt \
	tests/feeds/atom-10/in.xml \
	tests/feeds/atom-10/out.txt \
	tests/feeds/atom-base-and-language/in.xml \
	tests/feeds/atom-base-and-language/out.txt \
	tests/feeds/atom-inside-page/in.xml \
	tests/feeds/atom-inside-page/out.txt \
	tests/feeds/atom-no-namespace/in.xml \
	tests/feeds/atom-no-namespace/out.txt \
	tests/feeds/atom-prefixed/in.xml \
	tests/feeds/atom-prefixed/out.txt \
	tests/feeds/atom-single-entry/in.xml \
	tests/feeds/atom-single-entry/out.txt \
	tests/feeds/atom-updated-twice/in.xml \
	tests/feeds/atom-updated-twice/out.txt \
	tests/feeds/cdf/in.xml \
	tests/feeds/cdf/out.txt \
	tests/feeds/error-blank/in.xml \
	tests/feeds/error-blank/out.txt \
	tests/feeds/error-empty/in.xml \
	tests/feeds/error-empty/out.txt \
	tests/feeds/error-gate-challenge/in.html \
	tests/feeds/error-gate-challenge/out.txt \
	tests/feeds/error-gate-cookie/in.html \
	tests/feeds/error-gate-cookie/out.txt \
	tests/feeds/error-html-page/in.html \
	tests/feeds/error-html-page/out.txt \
	tests/feeds/error-json-other/in.json \
	tests/feeds/error-json-other/out.txt \
	tests/feeds/error-only-prolog/in.xml \
	tests/feeds/error-only-prolog/out.txt \
	tests/feeds/error-plain-text/in.txt \
	tests/feeds/error-plain-text/out.txt \
	tests/feeds/error-sitemap-index/in.xml \
	tests/feeds/error-sitemap-index/out.txt \
	tests/feeds/error-xml-other/in.xml \
	tests/feeds/error-xml-other/out.txt \
	tests/feeds/gzip-inside/in.xml \
	tests/feeds/gzip-inside/out.txt \
	tests/feeds/gzip-truncated/in.xml \
	tests/feeds/gzip-truncated/out.txt \
	tests/feeds/hostile-entity-bomb/in.xml \
	tests/feeds/hostile-entity-bomb/out.txt \
	tests/feeds/hostile-outside-entity/in.xml \
	tests/feeds/hostile-outside-entity/out.txt \
	tests/feeds/json-10/in.json \
	tests/feeds/json-10/out.txt \
	tests/feeds/json-11/in.json \
	tests/feeds/json-11/out.txt \
	tests/feeds/json-attachments/in.json \
	tests/feeds/json-attachments/out.txt \
	tests/feeds/malformed-bare-ampersand/in.xml \
	tests/feeds/malformed-bare-ampersand/out.txt \
	tests/feeds/malformed-bare-less-than/in.xml \
	tests/feeds/malformed-bare-less-than/out.txt \
	tests/feeds/malformed-c1/in.xml \
	tests/feeds/malformed-c1/out.txt \
	tests/feeds/malformed-cdata-in-cdata/in.xml \
	tests/feeds/malformed-cdata-in-cdata/out.txt \
	tests/feeds/malformed-control-characters/in.xml \
	tests/feeds/malformed-control-characters/out.txt \
	tests/feeds/malformed-decomposed/in.xml \
	tests/feeds/malformed-decomposed/out.txt \
	tests/feeds/malformed-doctype-entities/in.xml \
	tests/feeds/malformed-doctype-entities/out.txt \
	tests/feeds/malformed-double-bom/in.xml \
	tests/feeds/malformed-double-bom/out.txt \
	tests/feeds/malformed-duplicate-attribute/in.xml \
	tests/feeds/malformed-duplicate-attribute/out.txt \
	tests/feeds/malformed-entities/in.xml \
	tests/feeds/malformed-entities/out.txt \
	tests/feeds/malformed-invalid-utf8/in.xml \
	tests/feeds/malformed-invalid-utf8/out.txt \
	tests/feeds/malformed-leading-blank/in.xml \
	tests/feeds/malformed-leading-blank/out.txt \
	tests/feeds/malformed-mismatched-case/in.xml \
	tests/feeds/malformed-mismatched-case/out.txt \
	tests/feeds/malformed-naked-html/in.xml \
	tests/feeds/malformed-naked-html/out.txt \
	tests/feeds/malformed-nul/in.xml \
	tests/feeds/malformed-nul/out.txt \
	tests/feeds/malformed-php-warning/in.xml \
	tests/feeds/malformed-php-warning/out.txt \
	tests/feeds/malformed-prolog-latin1/in.xml \
	tests/feeds/malformed-prolog-latin1/out.txt \
	tests/feeds/malformed-trailing-junk/in.xml \
	tests/feeds/malformed-trailing-junk/out.txt \
	tests/feeds/malformed-truncated-in-cdata/in.xml \
	tests/feeds/malformed-truncated-in-cdata/out.txt \
	tests/feeds/malformed-truncated-in-item/in.xml \
	tests/feeds/malformed-truncated-in-item/out.txt \
	tests/feeds/malformed-twice-escaped/in.xml \
	tests/feeds/malformed-twice-escaped/out.txt \
	tests/feeds/malformed-unclosed-comment/in.xml \
	tests/feeds/malformed-unclosed-comment/out.txt \
	tests/feeds/malformed-unclosed-item/in.xml \
	tests/feeds/malformed-unclosed-item/out.txt \
	tests/feeds/malformed-undeclared-prefix/in.xml \
	tests/feeds/malformed-undeclared-prefix/out.txt \
	tests/feeds/malformed-unquoted-attribute/in.xml \
	tests/feeds/malformed-unquoted-attribute/out.txt \
	tests/feeds/malformed-uppercase/in.xml \
	tests/feeds/malformed-uppercase/out.txt \
	tests/feeds/malformed-utf16/in.xml \
	tests/feeds/malformed-utf16/out.txt \
	tests/feeds/malformed-windows-1258/in.xml \
	tests/feeds/malformed-windows-1258/out.txt \
	tests/feeds/rdf-090/in.xml \
	tests/feeds/rdf-090/out.txt \
	tests/feeds/rdf-10/in.xml \
	tests/feeds/rdf-10/out.txt \
	tests/feeds/rss-addresses/in.xml \
	tests/feeds/rss-addresses/out.txt \
	tests/feeds/rss-atom-as-default-namespace/in.xml \
	tests/feeds/rss-atom-as-default-namespace/out.txt \
	tests/feeds/rss-authors/in.xml \
	tests/feeds/rss-authors/out.txt \
	tests/feeds/rss-enclosures/in.xml \
	tests/feeds/rss-enclosures/out.txt \
	tests/feeds/rss-items-beside-channel/in.xml \
	tests/feeds/rss-items-beside-channel/out.txt \
	tests/feeds/rss-modules/in.xml \
	tests/feeds/rss-modules/out.txt \
	tests/feeds/rss-own-namespace/in.xml \
	tests/feeds/rss-own-namespace/out.txt \
	tests/feeds/rss-portal-fpt/in.xml \
	tests/feeds/rss-portal-fpt/out.txt \
	tests/feeds/rss-portal-vc/in.xml \
	tests/feeds/rss-portal-vc/out.txt \
	tests/feeds/rss-summary-and-description/in.xml \
	tests/feeds/rss-summary-and-description/out.txt \
	tests/feeds/rss-update-period/in.xml \
	tests/feeds/rss-update-period/out.txt \
	tests/feeds/rss-without-rss/in.xml \
	tests/feeds/rss-without-rss/out.txt \
	tests/feeds/sitemap-news/in.xml \
	tests/feeds/sitemap-news/out.txt \
	tests/feeds/sitemap-plain/in.xml \
	tests/feeds/sitemap-plain/out.txt \
	tests/fuzz/corpus/date/addresses \
	tests/fuzz/corpus/date/found-1 \
	tests/fuzz/corpus/date/found-2 \
	tests/fuzz/corpus/date/found-3 \
	tests/fuzz/corpus/date/found-4 \
	tests/fuzz/corpus/date/found-5 \
	tests/fuzz/corpus/date/found-6 \
	tests/fuzz/corpus/date/known \
	tests/fuzz/corpus/date/unknown \
	tests/fuzz/corpus/doc/blocks \
	tests/fuzz/corpus/doc/cells \
	tests/fuzz/corpus/doc/deep \
	tests/fuzz/corpus/doc/mixed \
	tests/fuzz/corpus/doc/table \
	tests/fuzz/corpus/feed/atom-03 \
	tests/fuzz/corpus/feed/atom-10 \
	tests/fuzz/corpus/feed/atom-base-and-language \
	tests/fuzz/corpus/feed/atom-updated-twice \
	tests/fuzz/corpus/feed/cdf \
	tests/fuzz/corpus/feed/doctype-in-the-middle \
	tests/fuzz/corpus/feed/entry-taken-back \
	tests/fuzz/corpus/feed/error-gate-cookie \
	tests/fuzz/corpus/feed/error-html-page \
	tests/fuzz/corpus/feed/gzip-inside \
	tests/fuzz/corpus/feed/hostile-entity-bomb \
	tests/fuzz/corpus/feed/hostile-outside-entity \
	tests/fuzz/corpus/feed/json-11 \
	tests/fuzz/corpus/feed/json-attachments \
	tests/fuzz/corpus/feed/malformed-bare-ampersand \
	tests/fuzz/corpus/feed/malformed-c1 \
	tests/fuzz/corpus/feed/malformed-cdata-in-cdata \
	tests/fuzz/corpus/feed/malformed-control-characters \
	tests/fuzz/corpus/feed/malformed-doctype-entities \
	tests/fuzz/corpus/feed/malformed-naked-html \
	tests/fuzz/corpus/feed/malformed-truncated-in-cdata \
	tests/fuzz/corpus/feed/malformed-unclosed-comment \
	tests/fuzz/corpus/feed/malformed-utf16 \
	tests/fuzz/corpus/feed/rdf-10 \
	tests/fuzz/corpus/feed/rss-addresses \
	tests/fuzz/corpus/feed/rss-enclosures \
	tests/fuzz/corpus/feed/rss-modules \
	tests/fuzz/corpus/feed/rss-portal-fpt \
	tests/fuzz/corpus/feed/sitemap-news \
	tests/fuzz/corpus/feed/unclosed-instruction \
	tests/fuzz/corpus/html/broken \
	tests/fuzz/corpus/html/bytes \
	tests/fuzz/corpus/html/captions \
	tests/fuzz/corpus/html/feed \
	tests/fuzz/corpus/html/figures \
	tests/fuzz/corpus/html/hidden \
	tests/fuzz/corpus/html/list-start \
	tests/fuzz/corpus/html/lists \
	tests/fuzz/corpus/html/nfd \
	tests/fuzz/corpus/html/paragraphs \
	tests/fuzz/corpus/html/selector \
	tests/fuzz/corpus/html/tables \
	tests/fuzz/corpus/html/title \
	tests/fuzz/corpus/html/xhtml \
	tests/fuzz/corpus/jsonld/article \
	tests/fuzz/corpus/jsonld/cut \
	tests/fuzz/corpus/jsonld/deep \
	tests/fuzz/corpus/jsonld/graph \
	tests/fuzz/corpus/jsonld/raw-newline \
	tests/fuzz/corpus/jsonld/video \
	tests/fuzz/corpus/outline/doubled-hosts \
	tests/fuzz/corpus/outline/found-1 \
	tests/fuzz/corpus/outline/found-2 \
	tests/fuzz/corpus/outline/found-3 \
	tests/fuzz/corpus/outline/found-4 \
	tests/fuzz/corpus/outline/found-5 \
	tests/fuzz/corpus/outline/found-6 \
	tests/fuzz/corpus/outline/opml \
	tests/fuzz/corpus/outline/page \
	tests/fuzz/corpus/outline/urls \
	tests/fuzz/corpus/page/baocantho.com.vn-article \
	tests/fuzz/corpus/page/baocantho.com.vn-list \
	tests/fuzz/corpus/page/baohaugiang.com.vn-article \
	tests/fuzz/corpus/page/baohaugiang.com.vn-list \
	tests/fuzz/corpus/page/deep \
	tests/fuzz/corpus/page/gate \
	tests/fuzz/corpus/page/json-odd \
	tests/fuzz/corpus/page/odd-rules \
	tests/fuzz/corpus/page/vnexpress.net-article \
	tests/fuzz/corpus/page/vnexpress.net-list \
	tests/fuzz/corpus/portal/ftr \
	tests/fuzz/corpus/portal/odd \
	tests/fuzz/corpus/portal/ours \
	tests/fuzz/corpus/query/bytes \
	tests/fuzz/corpus/query/typed \
	tests/fuzz/corpus/rules/ftr \
	tests/fuzz/corpus/rules/odd \
	tests/fuzz/corpus/rules/ours \
	tests/fuzz/corpus/text/broken \
	tests/fuzz/corpus/text/clusters \
	tests/fuzz/corpus/text/controls \
	tests/fuzz/corpus/text/dashes \
	tests/fuzz/corpus/text/decomposed \
	tests/fuzz/corpus/text/emoji \
	tests/fuzz/corpus/text/gb18030 \
	tests/fuzz/corpus/text/scripts \
	tests/fuzz/corpus/text/typed \
	tests/fuzz/corpus/text/utf-16 \
	tests/fuzz/corpus/text/vietnamese \
	tests/fuzz/corpus/text/windows-1258 \
	tests/fuzz/corpus/wire/answer-article \
	tests/fuzz/corpus/wire/answer-error \
	tests/fuzz/corpus/wire/answer-feed \
	tests/fuzz/corpus/wire/answer-raw \
	tests/fuzz/corpus/wire/answer-taken \
	tests/fuzz/corpus/wire/answer-unchanged \
	tests/fuzz/corpus/wire/cancel \
	tests/fuzz/corpus/wire/found-1 \
	tests/fuzz/corpus/wire/found-2 \
	tests/fuzz/corpus/wire/found-3 \
	tests/fuzz/corpus/wire/found-4 \
	tests/fuzz/corpus/wire/found-5 \
	tests/fuzz/corpus/wire/found-6 \
	tests/fuzz/corpus/wire/inner-length-too-large \
	tests/fuzz/corpus/wire/length-too-large \
	tests/fuzz/corpus/wire/request \
	tests/fuzz/corpus/wire/stream \
	tests/fuzz/replay.h \
	tests/fuzz/replay.sh \
	tests/net/ahead.sh \
	tests/net/cancel.sh \
	tests/net/front.sh \
	tests/net/keys.py \
	tests/net/keys.sh \
	tests/net/liar.py \
	tests/net/lib.sh \
	tests/net/portal.sh \
	tests/net/portal_server.py \
	tests/net/roads.py \
	tests/net/roads.sh \
	tests/net/run.py \
	tests/net/slow_feed.py \
	tests/net/slow_feed.sh \
	tests/net/wire.py \
	tests/pages/24h.com.vn/article.expect \
	tests/pages/24h.com.vn/article.html \
	tests/pages/24h.com.vn/article.url \
	tests/pages/baocantho.com.vn/article.expect \
	tests/pages/baocantho.com.vn/article.html \
	tests/pages/baocantho.com.vn/article.url \
	tests/pages/baocantho.com.vn/list.expect \
	tests/pages/baocantho.com.vn/list.html \
	tests/pages/baocantho.com.vn/list.url \
	tests/pages/baochinhphu.vn/article.expect \
	tests/pages/baochinhphu.vn/article.html \
	tests/pages/baochinhphu.vn/article.url \
	tests/pages/baochinhphu.vn/list.expect \
	tests/pages/baochinhphu.vn/list.html \
	tests/pages/baochinhphu.vn/list.url \
	tests/pages/baodautu.vn/article.expect \
	tests/pages/baodautu.vn/article.html \
	tests/pages/baodautu.vn/article.url \
	tests/pages/baodautu.vn/list.expect \
	tests/pages/baodautu.vn/list.html \
	tests/pages/baodautu.vn/list.url \
	tests/pages/baohaugiang.com.vn/article.expect \
	tests/pages/baohaugiang.com.vn/article.html \
	tests/pages/baohaugiang.com.vn/article.url \
	tests/pages/baohaugiang.com.vn/list.expect \
	tests/pages/baohaugiang.com.vn/list.html \
	tests/pages/baohaugiang.com.vn/list.url \
	tests/pages/baolaocai.vn/article.expect \
	tests/pages/baolaocai.vn/article.html \
	tests/pages/baolaocai.vn/article.url \
	tests/pages/bbc.com/article.expect \
	tests/pages/bbc.com/article.html \
	tests/pages/bbc.com/article.url \
	tests/pages/cafef.vn/article.expect \
	tests/pages/cafef.vn/article.html \
	tests/pages/cafef.vn/article.url \
	tests/pages/dantri.com.vn/article.expect \
	tests/pages/dantri.com.vn/article.html \
	tests/pages/dantri.com.vn/article.url \
	tests/pages/dantri.com.vn/list.expect \
	tests/pages/dantri.com.vn/list.html \
	tests/pages/dantri.com.vn/list.url \
	tests/pages/eva.vn/article.expect \
	tests/pages/eva.vn/article.html \
	tests/pages/eva.vn/article.url \
	tests/pages/hanoimoi.vn/article.expect \
	tests/pages/hanoimoi.vn/article.html \
	tests/pages/hanoimoi.vn/article.url \
	tests/pages/laodong.vn/article.expect \
	tests/pages/laodong.vn/article.html \
	tests/pages/laodong.vn/article.url \
	tests/pages/laodong.vn/list.expect \
	tests/pages/laodong.vn/list.html \
	tests/pages/laodong.vn/list.url \
	tests/pages/nhandan.vn/article.expect \
	tests/pages/nhandan.vn/article.html \
	tests/pages/nhandan.vn/article.url \
	tests/pages/petrotimes.vn/article.expect \
	tests/pages/petrotimes.vn/article.html \
	tests/pages/petrotimes.vn/article.url \
	tests/pages/real.tsv \
	tests/pages/thanhnien.vn/article.expect \
	tests/pages/thanhnien.vn/article.html \
	tests/pages/thanhnien.vn/article.url \
	tests/pages/tuoitre.vn/article.expect \
	tests/pages/tuoitre.vn/article.html \
	tests/pages/tuoitre.vn/article.url \
	tests/pages/tuoitre.vn/list.expect \
	tests/pages/tuoitre.vn/list.html \
	tests/pages/tuoitre.vn/list.url \
	tests/pages/vietnamnet.vn/article.expect \
	tests/pages/vietnamnet.vn/article.html \
	tests/pages/vietnamnet.vn/article.url \
	tests/pages/vietnamnet.vn/list.expect \
	tests/pages/vietnamnet.vn/list.html \
	tests/pages/vietnamnet.vn/list.url \
	tests/pages/vnexpress.net/article.expect \
	tests/pages/vnexpress.net/article.html \
	tests/pages/vnexpress.net/article.url \
	tests/pages/vnexpress.net/list.expect \
	tests/pages/vnexpress.net/list.html \
	tests/pages/vnexpress.net/list.url \
	tests/pages/vov.vn/article.expect \
	tests/pages/vov.vn/article.html \
	tests/pages/vov.vn/article.url \
	tests/pages/vtcnews.vn/article.expect \
	tests/pages/vtcnews.vn/article.html \
	tests/pages/vtcnews.vn/article.url \
	tests/pages/vtcnews.vn/list.expect \
	tests/pages/vtcnews.vn/list.html \
	tests/pages/vtcnews.vn/list.url \
	tests/pages/vtv.vn/article.expect \
	tests/pages/vtv.vn/article.html \
	tests/pages/vtv.vn/article.url \
	tests/pages/znews.vn/article.expect \
	tests/pages/znews.vn/article.html \
	tests/pages/znews.vn/article.url \
	tests/pages/znews.vn/list.expect \
	tests/pages/znews.vn/list.html \
	tests/pages/znews.vn/list.url \
	tests/rules/portals/.bao-mau.example.txt \
	tests/rules/portals/bare.example.txt \
	tests/rules/portals/login.example.txt \
	tests/scores.floor \
	tests/screens/ascii-120x40.txt \
	tests/screens/categories-20x5.txt \
	tests/screens/closed-40x12.txt \
	tests/screens/closed-80x24.txt \
	tests/screens/columns-120x40.txt \
	tests/screens/columns-40x12.txt \
	tests/screens/columns-80x24.txt \
	tests/screens/days-120x40.txt \
	tests/screens/days-20x5.txt \
	tests/screens/days-40x12.txt \
	tests/screens/days-80x24.txt \
	tests/screens/days-end-40x12.txt \
	tests/screens/demo.sh \
	tests/screens/demo/after-120x40.txt \
	tests/screens/demo/after-40x12.txt \
	tests/screens/demo/after-80x24.txt \
	tests/screens/demo/archive-120x40.txt \
	tests/screens/demo/archive-120x40.vi.txt \
	tests/screens/demo/archive-40x12.txt \
	tests/screens/demo/archive-40x12.vi.txt \
	tests/screens/demo/archive-80x24.txt \
	tests/screens/demo/archive-80x24.vi.txt \
	tests/screens/demo/article-120x40.txt \
	tests/screens/demo/article-120x40.vi.txt \
	tests/screens/demo/article-40x12.txt \
	tests/screens/demo/article-40x12.vi.txt \
	tests/screens/demo/article-80x24.txt \
	tests/screens/demo/article-80x24.vi.txt \
	tests/screens/demo/broken-feed-120x40.txt \
	tests/screens/demo/broken-feed-120x40.vi.txt \
	tests/screens/demo/broken-feed-40x12.txt \
	tests/screens/demo/broken-feed-40x12.vi.txt \
	tests/screens/demo/broken-feed-80x24.txt \
	tests/screens/demo/broken-feed-80x24.vi.txt \
	tests/screens/demo/by-letter-120x40.txt \
	tests/screens/demo/by-letter-40x12.txt \
	tests/screens/demo/by-letter-80x24.txt \
	tests/screens/demo/closed-120x40.txt \
	tests/screens/demo/closed-120x40.vi.txt \
	tests/screens/demo/closed-40x12.txt \
	tests/screens/demo/closed-40x12.vi.txt \
	tests/screens/demo/closed-80x24.txt \
	tests/screens/demo/closed-80x24.vi.txt \
	tests/screens/demo/closed-article-120x40.txt \
	tests/screens/demo/closed-article-120x40.vi.txt \
	tests/screens/demo/closed-article-40x12.txt \
	tests/screens/demo/closed-article-40x12.vi.txt \
	tests/screens/demo/closed-article-80x24.txt \
	tests/screens/demo/closed-article-80x24.vi.txt \
	tests/screens/demo/closed-list-120x40.txt \
	tests/screens/demo/closed-list-40x12.txt \
	tests/screens/demo/closed-list-80x24.txt \
	tests/screens/demo/deep-3-120x40.txt \
	tests/screens/demo/deep-3-40x12.txt \
	tests/screens/demo/deep-3-80x24.txt \
	tests/screens/demo/errors-120x40.txt \
	tests/screens/demo/errors-120x40.vi.txt \
	tests/screens/demo/errors-40x12.txt \
	tests/screens/demo/errors-40x12.vi.txt \
	tests/screens/demo/errors-80x24.txt \
	tests/screens/demo/errors-80x24.vi.txt \
	tests/screens/demo/filter-120x40.txt \
	tests/screens/demo/filter-120x40.vi.txt \
	tests/screens/demo/filter-40x12.txt \
	tests/screens/demo/filter-40x12.vi.txt \
	tests/screens/demo/filter-80x24.txt \
	tests/screens/demo/filter-80x24.vi.txt \
	tests/screens/demo/first-120x40.txt \
	tests/screens/demo/first-120x40.vi.txt \
	tests/screens/demo/first-40x12.txt \
	tests/screens/demo/first-40x12.vi.txt \
	tests/screens/demo/first-80x24.txt \
	tests/screens/demo/first-80x24.vi.txt \
	tests/screens/demo/forward-end-120x40.txt \
	tests/screens/demo/forward-end-120x40.vi.txt \
	tests/screens/demo/forward-end-40x12.txt \
	tests/screens/demo/forward-end-40x12.vi.txt \
	tests/screens/demo/forward-end-80x24.txt \
	tests/screens/demo/forward-end-80x24.vi.txt \
	tests/screens/demo/found-120x40.txt \
	tests/screens/demo/found-40x12.txt \
	tests/screens/demo/found-80x24.txt \
	tests/screens/demo/gate-120x40.txt \
	tests/screens/demo/gate-120x40.vi.txt \
	tests/screens/demo/gate-40x12.txt \
	tests/screens/demo/gate-40x12.vi.txt \
	tests/screens/demo/gate-80x24.txt \
	tests/screens/demo/gate-80x24.vi.txt \
	tests/screens/demo/gate-back-120x40.txt \
	tests/screens/demo/gate-back-40x12.txt \
	tests/screens/demo/gate-back-80x24.txt \
	tests/screens/demo/help-120x40.txt \
	tests/screens/demo/help-120x40.vi.txt \
	tests/screens/demo/help-40x12.txt \
	tests/screens/demo/help-40x12.vi.txt \
	tests/screens/demo/help-80x24.txt \
	tests/screens/demo/help-80x24.vi.txt \
	tests/screens/demo/help-more-120x40.txt \
	tests/screens/demo/help-more-120x40.vi.txt \
	tests/screens/demo/help-more-40x12.txt \
	tests/screens/demo/help-more-40x12.vi.txt \
	tests/screens/demo/help-more-80x24.txt \
	tests/screens/demo/help-more-80x24.vi.txt \
	tests/screens/demo/hidden-120x40.txt \
	tests/screens/demo/hidden-120x40.vi.txt \
	tests/screens/demo/hidden-40x12.txt \
	tests/screens/demo/hidden-40x12.vi.txt \
	tests/screens/demo/hidden-80x24.txt \
	tests/screens/demo/hidden-80x24.vi.txt \
	tests/screens/demo/html-only-120x40.txt \
	tests/screens/demo/html-only-40x12.txt \
	tests/screens/demo/html-only-80x24.txt \
	tests/screens/demo/left-loading-120x40.txt \
	tests/screens/demo/left-loading-40x12.txt \
	tests/screens/demo/left-loading-80x24.txt \
	tests/screens/demo/letters-120x40.txt \
	tests/screens/demo/letters-120x40.vi.txt \
	tests/screens/demo/letters-40x12.txt \
	tests/screens/demo/letters-40x12.vi.txt \
	tests/screens/demo/letters-80x24.txt \
	tests/screens/demo/letters-80x24.vi.txt \
	tests/screens/demo/linear-article-120x40.txt \
	tests/screens/demo/linear-article-120x40.vi.txt \
	tests/screens/demo/linear-article-40x12.txt \
	tests/screens/demo/linear-article-40x12.vi.txt \
	tests/screens/demo/linear-article-80x24.txt \
	tests/screens/demo/linear-article-80x24.vi.txt \
	tests/screens/demo/linear-categories-120x40.txt \
	tests/screens/demo/linear-categories-120x40.vi.txt \
	tests/screens/demo/linear-categories-40x12.txt \
	tests/screens/demo/linear-categories-40x12.vi.txt \
	tests/screens/demo/linear-categories-80x24.txt \
	tests/screens/demo/linear-categories-80x24.vi.txt \
	tests/screens/demo/linear-end-120x40.txt \
	tests/screens/demo/linear-end-120x40.vi.txt \
	tests/screens/demo/linear-end-40x12.txt \
	tests/screens/demo/linear-end-40x12.vi.txt \
	tests/screens/demo/linear-end-80x24.txt \
	tests/screens/demo/linear-end-80x24.vi.txt \
	tests/screens/demo/linear-help-120x40.txt \
	tests/screens/demo/linear-help-120x40.vi.txt \
	tests/screens/demo/linear-help-40x12.txt \
	tests/screens/demo/linear-help-40x12.vi.txt \
	tests/screens/demo/linear-help-80x24.txt \
	tests/screens/demo/linear-help-80x24.vi.txt \
	tests/screens/demo/linear-list-120x40.txt \
	tests/screens/demo/linear-list-120x40.vi.txt \
	tests/screens/demo/linear-list-40x12.txt \
	tests/screens/demo/linear-list-40x12.vi.txt \
	tests/screens/demo/linear-list-80x24.txt \
	tests/screens/demo/linear-list-80x24.vi.txt \
	tests/screens/demo/link-120x40.txt \
	tests/screens/demo/link-40x12.txt \
	tests/screens/demo/link-80x24.txt \
	tests/screens/demo/list-120x40.txt \
	tests/screens/demo/list-120x40.vi.txt \
	tests/screens/demo/list-40x12.txt \
	tests/screens/demo/list-40x12.vi.txt \
	tests/screens/demo/list-80x24.txt \
	tests/screens/demo/list-80x24.vi.txt \
	tests/screens/demo/list-read-120x40.txt \
	tests/screens/demo/list-read-40x12.txt \
	tests/screens/demo/list-read-80x24.txt \
	tests/screens/demo/loading-120x40.txt \
	tests/screens/demo/loading-120x40.vi.txt \
	tests/screens/demo/loading-40x12.txt \
	tests/screens/demo/loading-40x12.vi.txt \
	tests/screens/demo/loading-80x24.txt \
	tests/screens/demo/loading-80x24.vi.txt \
	tests/screens/demo/mine-kept-120x40.txt \
	tests/screens/demo/mine-kept-120x40.vi.txt \
	tests/screens/demo/mine-kept-40x12.txt \
	tests/screens/demo/mine-kept-40x12.vi.txt \
	tests/screens/demo/mine-kept-80x24.txt \
	tests/screens/demo/mine-kept-80x24.vi.txt \
	tests/screens/demo/mine-redone-120x40.txt \
	tests/screens/demo/mine-redone-120x40.vi.txt \
	tests/screens/demo/mine-redone-40x12.txt \
	tests/screens/demo/mine-redone-40x12.vi.txt \
	tests/screens/demo/mine-redone-80x24.txt \
	tests/screens/demo/mine-redone-80x24.vi.txt \
	tests/screens/demo/mine-starred-120x40.txt \
	tests/screens/demo/mine-starred-120x40.vi.txt \
	tests/screens/demo/mine-starred-40x12.txt \
	tests/screens/demo/mine-starred-40x12.vi.txt \
	tests/screens/demo/mine-starred-80x24.txt \
	tests/screens/demo/mine-starred-80x24.vi.txt \
	tests/screens/demo/missing-120x40.txt \
	tests/screens/demo/missing-120x40.vi.txt \
	tests/screens/demo/missing-40x12.txt \
	tests/screens/demo/missing-40x12.vi.txt \
	tests/screens/demo/missing-80x24.txt \
	tests/screens/demo/missing-80x24.vi.txt \
	tests/screens/demo/options-120x40.txt \
	tests/screens/demo/options-120x40.vi.txt \
	tests/screens/demo/options-40x12.txt \
	tests/screens/demo/options-40x12.vi.txt \
	tests/screens/demo/options-80x24.txt \
	tests/screens/demo/options-80x24.vi.txt \
	tests/screens/demo/page-two-120x40.txt \
	tests/screens/demo/page-two-40x12.txt \
	tests/screens/demo/page-two-80x24.txt \
	tests/screens/demo/palette-120x40.txt \
	tests/screens/demo/palette-120x40.vi.txt \
	tests/screens/demo/palette-40x12.txt \
	tests/screens/demo/palette-40x12.vi.txt \
	tests/screens/demo/palette-80x24.txt \
	tests/screens/demo/palette-80x24.vi.txt \
	tests/screens/demo/palette-folded-120x40.txt \
	tests/screens/demo/palette-folded-120x40.vi.txt \
	tests/screens/demo/palette-folded-40x12.txt \
	tests/screens/demo/palette-folded-40x12.vi.txt \
	tests/screens/demo/palette-folded-80x24.txt \
	tests/screens/demo/palette-folded-80x24.vi.txt \
	tests/screens/demo/palette-initials-120x40.txt \
	tests/screens/demo/palette-initials-120x40.vi.txt \
	tests/screens/demo/palette-initials-40x12.txt \
	tests/screens/demo/palette-initials-40x12.vi.txt \
	tests/screens/demo/palette-initials-80x24.txt \
	tests/screens/demo/palette-initials-80x24.vi.txt \
	tests/screens/demo/prompt-empty-120x40.txt \
	tests/screens/demo/prompt-empty-120x40.vi.txt \
	tests/screens/demo/prompt-empty-40x12.txt \
	tests/screens/demo/prompt-empty-40x12.vi.txt \
	tests/screens/demo/prompt-empty-80x24.txt \
	tests/screens/demo/prompt-empty-80x24.vi.txt \
	tests/screens/demo/prompt-names-120x40.txt \
	tests/screens/demo/prompt-names-120x40.vi.txt \
	tests/screens/demo/prompt-names-40x12.txt \
	tests/screens/demo/prompt-names-40x12.vi.txt \
	tests/screens/demo/prompt-names-80x24.txt \
	tests/screens/demo/prompt-names-80x24.vi.txt \
	tests/screens/demo/prompt-option-120x40.txt \
	tests/screens/demo/prompt-option-120x40.vi.txt \
	tests/screens/demo/prompt-option-40x12.txt \
	tests/screens/demo/prompt-option-40x12.vi.txt \
	tests/screens/demo/prompt-option-80x24.txt \
	tests/screens/demo/prompt-option-80x24.vi.txt \
	tests/screens/demo/related-120x40.txt \
	tests/screens/demo/related-120x40.vi.txt \
	tests/screens/demo/related-40x12.txt \
	tests/screens/demo/related-40x12.vi.txt \
	tests/screens/demo/related-80x24.txt \
	tests/screens/demo/related-80x24.vi.txt \
	tests/screens/demo/search-120x40.txt \
	tests/screens/demo/search-120x40.vi.txt \
	tests/screens/demo/search-40x12.txt \
	tests/screens/demo/search-40x12.vi.txt \
	tests/screens/demo/search-80x24.txt \
	tests/screens/demo/search-80x24.vi.txt \
	tests/screens/demo/search-next-120x40.txt \
	tests/screens/demo/search-next-120x40.vi.txt \
	tests/screens/demo/search-next-40x12.txt \
	tests/screens/demo/search-next-40x12.vi.txt \
	tests/screens/demo/search-next-80x24.txt \
	tests/screens/demo/search-next-80x24.vi.txt \
	tests/screens/demo/starred-120x40.txt \
	tests/screens/demo/starred-120x40.vi.txt \
	tests/screens/demo/starred-40x12.txt \
	tests/screens/demo/starred-40x12.vi.txt \
	tests/screens/demo/starred-80x24.txt \
	tests/screens/demo/starred-80x24.vi.txt \
	tests/screens/demo/typing-120x40.txt \
	tests/screens/demo/typing-40x12.txt \
	tests/screens/demo/typing-80x24.txt \
	tests/screens/demo/unfolded-120x40.txt \
	tests/screens/demo/unfolded-120x40.vi.txt \
	tests/screens/demo/unfolded-40x12.txt \
	tests/screens/demo/unfolded-40x12.vi.txt \
	tests/screens/demo/unfolded-80x24.txt \
	tests/screens/demo/unfolded-80x24.vi.txt \
	tests/screens/empty-80x24.txt \
	tests/screens/errors-120x40.txt \
	tests/screens/errors-40x12.txt \
	tests/screens/errors-80x24.txt \
	tests/screens/errors-none-80x24.txt \
	tests/screens/failed-80x24.txt \
	tests/screens/faults.sh \
	tests/screens/favourites-40x12.txt \
	tests/screens/first-run-120x40.txt \
	tests/screens/help-40x12.txt \
	tests/screens/help-80x24.txt \
	tests/screens/help-filter-80x24.txt \
	tests/screens/hidden-40x12.txt \
	tests/screens/hidden-80x24.txt \
	tests/screens/hints-from-keymap-80x24.txt \
	tests/screens/jobs-120x40.txt \
	tests/screens/jobs-40x12.txt \
	tests/screens/jobs-80x24.txt \
	tests/screens/jobs-none-40x12.txt \
	tests/screens/linear-categories-120x40.txt \
	tests/screens/linear-categories-40x12.txt \
	tests/screens/linear-categories-80x24.txt \
	tests/screens/linear-help-120x40.txt \
	tests/screens/linear-help-40x12.txt \
	tests/screens/linear-help-80x24.txt \
	tests/screens/linear-list-120x40.txt \
	tests/screens/linear-list-40x12.txt \
	tests/screens/linear-list-80x24.txt \
	tests/screens/linear-reader-120x40.txt \
	tests/screens/linear-reader-40x12.txt \
	tests/screens/linear-reader-80x24.txt \
	tests/screens/list-20x5.txt \
	tests/screens/list-40x12.txt \
	tests/screens/list-search-80x24.txt \
	tests/screens/loading-80x24.txt \
	tests/screens/log-120x40.txt \
	tests/screens/log-40x12.txt \
	tests/screens/log-80x24.txt \
	tests/screens/mistake-20x5.txt \
	tests/screens/mistake-40x12.txt \
	tests/screens/mistake-80x24.txt \
	tests/screens/mixed-ledes-80x24.txt \
	tests/screens/mixed-ledes-zoom-120x40.txt \
	tests/screens/news-120x40.txt \
	tests/screens/news-40x12.txt \
	tests/screens/news-80x24.txt \
	tests/screens/options-120x40.txt \
	tests/screens/options-40x12.txt \
	tests/screens/options-80x24.txt \
	tests/screens/options-found-80x24.txt \
	tests/screens/prompt-80x24.txt \
	tests/screens/reader-20x5.txt \
	tests/screens/reader-40x12.txt \
	tests/screens/reader-80x24.txt \
	tests/screens/reader-end-80x24.txt \
	tests/screens/reader-folded-120x40.txt \
	tests/screens/reader-folded-40x12.txt \
	tests/screens/reader-folded-80x24.txt \
	tests/screens/reader-letters-120x40.txt \
	tests/screens/reader-letters-40x12.txt \
	tests/screens/reader-letters-80x24.txt \
	tests/screens/reader-link-80x24.txt \
	tests/screens/reader-search-80x24.txt \
	tests/screens/reader-unfolded-80x24.txt \
	tests/screens/reader-wide-80x24.txt \
	tests/screens/reader-wide-ascii-80x24.txt \
	tests/screens/reader-wide-rows-80x24.txt \
	tests/screens/reader-wide-scrolled-120x40.txt \
	tests/screens/reader-wide-scrolled-40x12.txt \
	tests/screens/reader-wide-scrolled-80x24.txt \
	tests/screens/reader-wide-search-80x24.txt \
	tests/screens/three-panes-120x40.txt \
	tests/screens/three-panes-reading-120x40.txt \
	tests/screens/tiny-1x1.txt \
	tests/screens/tiny-9x2.txt \
	tests/screens/tiny-ascii-1x1.txt \
	tests/screens/troubled-80x24.txt \
	tests/screens/two-panes-80x24.txt \
	tests/screens/two-panes-busy-80x24.txt \
	tests/screens/two-panes-categories-80x24.txt \
	tests/screens/widths-120x40.txt \
	tests/screens/widths-80x24.txt \
	tests/tmux/capture.sh \
	tests/tmux/lib.sh \
	tests/tmux/linear.sh \
	tests/tmux/mouse.sh \
	tests/tmux/notify.sh \
	tests/tmux/signals.sh \
	tests/tmux/together.sh \
	tests/tools/bench.sh \
	tests/tools/check-deps.sh \
	tests/tools/completions.sh \
	tests/tools/lists.sh \
	tests/tools/manuals.sh \
	tests/tools/tables.sh \
	tests/tools/translations.sh \
	tests/unit/dump.h \
	tests/unit/fault_vfs.h \
	tests/unit/fixture_state.h \
	tests/unit/quick.h \
	tests/unit/store_kit.h \
	tests/unit/tty_kit.h
