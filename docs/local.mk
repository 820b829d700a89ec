dist_doc_DATA = docs/architecture docs/contributing NEWS COPYING
