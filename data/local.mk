# Data files keep their folders below pkgdatadir; a list made by a wildcard
# would not be reproducible, so tools/gen-local-mk writes the lists.
include data/files.mk
