# Data files keep their folders below pkgdatadir; a list made by a wildcard
# would not be reproducible, so tools/gen-local-mk writes the lists.
include data/files.mk

# Where desktops, shells and timers look.
applicationsdir = $(datadir)/applications
dist_applications_DATA = data/desktop/sapbao.desktop
metainfodir = $(datadir)/metainfo
dist_metainfo_DATA = data/desktop/sapbao.metainfo.xml
iconsdir = $(datadir)/icons/hicolor/scalable/apps
dist_icons_DATA = data/desktop/sapbao.svg
examplesdir = $(docdir)/examples
dist_examples_DATA = data/examples/sapbao-fetch.service data/examples/sapbao-fetch.timer \
	data/examples/crontab

# Made by sh and awk from the tables of the command line; shipped in the tarball.
bash_completiondir = $(datadir)/bash-completion/completions
dist_bash_completion_DATA = data/completions/sapbao
zsh_completiondir = $(datadir)/zsh/site-functions
dist_zsh_completion_DATA = data/completions/_sapbao
fish_completiondir = $(datadir)/fish/vendor_completions.d
dist_fish_completion_DATA = data/completions/sapbao.fish
COMPLETION_TABLES = src/cli/switches.def src/cli/subcommands.def tools/completions \
	tools/completions.awk tools/tables.awk
MAKE_COMPLETION = $(AM_V_GEN)$(MKDIR_P) data/completions && \
	$(SHELL) $(top_srcdir)/tools/completions
data/completions/sapbao: $(COMPLETION_TABLES)
	$(MAKE_COMPLETION) bash > $@.new && mv $@.new $@
data/completions/sapbao.fish: $(COMPLETION_TABLES)
	$(MAKE_COMPLETION) fish > $@.new && mv $@.new $@
data/completions/_sapbao: $(COMPLETION_TABLES)
	$(MAKE_COMPLETION) zsh > $@.new && mv $@.new $@
MAINTAINERCLEANFILES += data/completions/sapbao data/completions/sapbao.fish data/completions/_sapbao
EXTRA_DIST += tools/completions tools/completions.awk
