# The manuals are well-formed and name every subcommand, option and default key.
set -eu
for page in "$TOP_SRCDIR"/man/*.[158]; do
	if command -v mandoc >/dev/null 2>&1; then
		mandoc -Tlint -Wwarning "$page"
	fi
done
man=$TOP_SRCDIR/man/sapbao.1
for word in $(sed -n 's/^\t{ "\([a-z-]*\)", *\(NO_VALUE\|VALUE_[A-Z]*\),.*/\1/p' "$TOP_SRCDIR/src/cli/cli.c"); do
	grep -q -e "Fl -$word" -e "Fl .*, Fl -$word" -e "| -$word" -e "-$word |" "$man" || { echo "sapbao.1 does not name --$word"; exit 1; }
done
for word in $(sed -n 's/^\t{ "\([a-z]*\)", *cli_.*/\1/p' "$TOP_SRCDIR/src/cli/cli.c"); do
	grep -q -e "Cm $word" -e "Cm .*| $word" "$man" || { echo "sapbao.1 does not name $word"; exit 1; }
done
