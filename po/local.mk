# Message files without the gettext build system, which wants recursive make.
LANGUAGES = vi
EXTRA_DIST += po/vi.po po/README
if ENABLE_NLS
MO_FILES = po/vi/LC_MESSAGES/sapbao.mo
CLEANFILES += $(MO_FILES)
po/vi/LC_MESSAGES/sapbao.mo: po/vi.po
	$(AM_V_GEN)$(MKDIR_P) po/vi/LC_MESSAGES && $(MSGFMT) --check-format -o $@ $(top_srcdir)/po/vi.po
install-data-hook:
	$(MKDIR_P) "$(DESTDIR)$(localedir)/vi/LC_MESSAGES"
	$(INSTALL_DATA) po/vi/LC_MESSAGES/sapbao.mo "$(DESTDIR)$(localedir)/vi/LC_MESSAGES/sapbao.mo"
uninstall-hook:
	rm -f "$(DESTDIR)$(localedir)/vi/LC_MESSAGES/sapbao.mo"
endif

# For translators: brings po/vi.po up to the sources' words.
update-po:
	cd $(top_srcdir) && tools/update-po
.PHONY: update-po
