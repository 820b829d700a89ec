# The fetcher against a misbehaving portal, over loopback: right answer, in time.
. "$TESTS_DIR/net/lib.sh"
exec "$PYTHON" "$TESTS_DIR/net/run.py" "$SAPBAO_FETCH"
