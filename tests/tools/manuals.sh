# The manuals are well-formed, and name every subcommand, option and command there is.
set -eu
made=$BUILD_DIR/man
[ -f "$made/sapbao.1" ] || made=$TOP_SRCDIR/man
failed=0
counted=0
for page in "$made"/sapbao.1 "$made"/sapbao.conf.5 "$made"/sapbao-keys.7 "$made"/vi/sapbao.1 "$TOP_SRCDIR"/man/*.[58]; do
	if command -v mandoc >/dev/null 2>&1; then
		mandoc -Tlint -Wwarning "$page" || failed=1
	fi
	if grep -n '^@' "$page"; then
		echo "$page: a list was not put in"
		failed=1
	fi
done
# named FILE PATTERN PAGE MACRO: the first field of every row stands in the page.
named() {
	for word in $(sed -n "s/^$2(\"\\{0,1\\}\\([a-z_-]*\\).*/\\1/p" "$TOP_SRCDIR/$1"); do
		counted=$((counted + 1))
		grep -q -e "$4$word\\( \\|$\\)" "$made/$3" || { echo "$3 does not name $word"; failed=1; }
	done
}
named src/cli/switches.def SWITCH sapbao.1 'Fl -'
named src/cli/subcommands.def SUBCOMMAND sapbao.1 'Cm '
named src/conf/options.def OPTION sapbao.conf.5 'It Ic '
for word in $(sed -n 's/^COMMAND([a-z_]*, *"\([a-z-]*\)".*/\1/p' "$TOP_SRCDIR/src/app/commands.def"); do
	counted=$((counted + 1))
	grep -q -e "It Ic $word" "$made/sapbao-keys.7" || { echo "sapbao-keys.7 does not name $word"; failed=1; }
done
for word in $(sed -n 's/^SETTING([a-z_]*, *"\([a-z-]*\)".*/\1/p' "$TOP_SRCDIR/src/app/settings.def"); do
	counted=$((counted + 1))
	for page in sapbao-keys.7 sapbao.conf.5; do
		grep -q -e "It Ic $word" "$made/$page" || { echo "$page does not name $word"; failed=1; }
	done
done
[ "$counted" -gt 50 ] || { echo "only $counted rows were found in the tables"; failed=1; }
exit "$failed"
