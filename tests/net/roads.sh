# The fetcher on the roads that an answer may take: proxies, codings, cancels.
. "$TESTS_DIR/net/lib.sh"
exec "$PYTHON" "$TESTS_DIR/net/roads.py" "$SAPBAO_FETCH"
