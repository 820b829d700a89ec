dist_doc_DATA = docs/architecture docs/contributing docs/feeds docs/portals docs/text NEWS COPYING
