# Every sentence for the reader is translated; none is left fuzzy.
set -eu
command -v xgettext >/dev/null 2>&1 || exit 77
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cp -R "$TOP_SRCDIR/src" "$TOP_SRCDIR/po" "$TOP_SRCDIR/tools" "$dir/"
mkdir "$dir/data" && cp -R "$TOP_SRCDIR/data/keys" "$TOP_SRCDIR/data/presets" "$dir/data/"
chmod -R u+w "$dir"
"$dir/tools/update-po" "$dir/merged.po"
msgfmt --check-format --check-domain --statistics -o /dev/null "$dir/merged.po" 2> "$dir/said"
cat "$dir/said"
if grep -Eq 'untranslated|fuzzy' "$dir/said"; then
	msgattrib --untranslated "$dir/merged.po" | grep '^msgid' | head -20
	exit 1
fi
