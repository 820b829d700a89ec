# Manuals with lists from the program's tables are made at build time by sh and awk
# and shipped in the tarball.
TABLES = src/cli/switches.def src/cli/subcommands.def src/conf/options.def \
	src/app/commands.def src/app/settings.def data/keys
MADE_MANUALS = man/sapbao.1 man/sapbao.conf.5 man/sapbao-keys.7
MANUAL_TOOLS = tools/manual tools/manual.awk tools/tables.awk
dist_man_MANS += $(MADE_MANUALS) man/sapbao-portal.5 man/sapbao-fetch.8
EXTRA_DIST += man/sapbao.1.in man/sapbao.conf.5.in man/sapbao-keys.7.in man/vi/sapbao.1.in $(MANUAL_TOOLS)
MAINTAINERCLEANFILES = $(MADE_MANUALS) man/vi/sapbao.1
vimandir = $(mandir)/vi/man1
dist_viman_DATA = man/vi/sapbao.1

MAKE_MANUAL = $(AM_V_GEN)$(MKDIR_P) man/vi && \
	$(SHELL) $(top_srcdir)/tools/manual $(top_srcdir)/$@.in > $@.new && mv $@.new $@
man/sapbao.1: man/sapbao.1.in $(TABLES) $(MANUAL_TOOLS)
	$(MAKE_MANUAL)
man/sapbao.conf.5: man/sapbao.conf.5.in $(TABLES) $(MANUAL_TOOLS)
	$(MAKE_MANUAL)
man/sapbao-keys.7: man/sapbao-keys.7.in $(TABLES) $(MANUAL_TOOLS)
	$(MAKE_MANUAL)
man/vi/sapbao.1: man/vi/sapbao.1.in po/vi.po $(TABLES) $(MANUAL_TOOLS)
	$(AM_V_GEN)$(MKDIR_P) man/vi && \
		$(SHELL) $(top_srcdir)/tools/manual $(top_srcdir)/$@.in $(top_srcdir)/po/vi.po > $@.new && mv $@.new $@
