# make bench goes on working: its table has the rows, says which peers are
# missing, and knows its parts.  How fast anything was is nobody's failure here.
. "$TESTS_DIR/cli/lib.sh"
: "${BUILD_DIR:?}"
[ -n "$PYTHON" ] || { echo 'there is no python3'; exit 77; }
bench=$TESTS_DIR/bench/run
python_path=$("$PYTHON" -c "import sys; print(sys.executable)")

run 0 env PATH="$work/none" "$python_path" -B "$bench" "$BUILD_DIR" quick text
prints 'not installed: newsboat, sfeed, w3m, lynx' '^Text inside$' '^  100 kB of text: wrap, ms  *[0-9][0-9.]* ' \
	'^  a page of 250 kB laid out again, ms  *[0-9][0-9.]* '
run 0 "$python_path" -B "$bench" "$BUILD_DIR" quick pages
prints '^  a page of 250 kB, over start-up, ms  *10  *[0-9.]' '^  memory for it, MB  *20'
run 1 "$python_path" -B "$bench" "$BUILD_DIR" quick nothing
says 'there is no part nothing; there are: feeds pages'
run 1 "$python_path" -B "$bench" "$work"
says 'run make first'
finish
