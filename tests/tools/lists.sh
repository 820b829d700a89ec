# The lists that the Makefile includes are those that tools/gen-local-mk writes of the
# folders now; and a file that is not listed is seen.  Where the folders hold more
# than the lists may (a tarball's or a build's leftovers), git says what is ours.
set -eu
git -C "$TOP_SRCDIR" ls-files --error-unmatch tools/gen-local-mk >/dev/null 2>&1 ||
	{ echo "no repository: what is left over here cannot be told from what is ours"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
(cd "$TOP_SRCDIR" && git ls-files -co --exclude-standard src tests data tools | while read -r file; do
	[ ! -f "$file" ] || printf '%s\n' "$file"
done | tar -cf - -T -) | tar -xf - -C "$dir"

differs() { # says which list is out of date
	for list in src/local.mk tests/files.mk data/files.mk; do
		cmp -s "$dir/$list" "$TOP_SRCDIR/$list" || { echo "$list is out of date: run tools/gen-local-mk"
			diff "$TOP_SRCDIR/$list" "$dir/$list" | head -n 10; }
	done
}
sh "$dir/tools/gen-local-mk"
differs > "$dir/said"
[ ! -s "$dir/said" ] || { cat "$dir/said"; exit 1; }
echo 'int unlisted;' > "$dir/src/text/unlisted.c"
echo >> "$dir/tests/data/unlisted"
sh "$dir/tools/gen-local-mk"
differs > "$dir/said"
for list in src/local.mk tests/files.mk; do
	grep -q "^$list is out of date" "$dir/said" || { echo "not seen: a new file for $list"; exit 1; }
done
