dist_doc_DATA = docs/architecture docs/archive docs/benchmarks docs/contributing docs/feeds docs/portals docs/search docs/security docs/testing docs/text NEWS COPYING
EXTRA_DIST += docs/packaging/README docs/packaging/debian/changelog docs/packaging/debian/control \
	docs/packaging/debian/copyright docs/packaging/debian/rules docs/packaging/debian/source/format \
	docs/packaging/debian/source/lintian-overrides docs/packaging/debian/sapbao.lintian-overrides
