# clean and archive: what goes, what is sound, out and in again byte for byte,
# and what can be read out of a damaged file.
. "$TESTS_DIR/cli/lib.sh"
demo_data
same() { checks=$((checks + 1)); [ "$2" = "$3" ] || fails "$1: $2 instead of $3"; }
stories() { "$SAPBAO" list --limit 10000 --tsv 2>/dev/null | wc -l | tr -d ' '; }
rows() { "$SAPBAO" list --limit 10000 --tsv "$@" 2>/dev/null; }

wrong 'usage: sapbao archive' archive
wrong 'usage: sapbao archive' archive mend
wrong 'usage: sapbao archive' archive check x
wrong 'usage: sapbao clean' clean x
wrong 'clean' list --dry-run
wrong 'thrown away' --demo archive check

run 0 "$SAPBAO" --replay "$replay" fetch --all --quiet
run 0 "$SAPBAO" --replay "$replay" fetch tinmoi/khoa-hoc --bodies --quiet
total=$(stories)
star=$("$SAPBAO" list --tsv --limit 1 tinmoi | cut -f 1)
run 0 "$SAPBAO" mark star "$star"
later=$("$SAPBAO" list --tsv --limit 2 tinmoi | tail -n 1 | cut -f 1)
run 0 "$SAPBAO" mark later "$later"

# ---- check, export, import ----

run 0 "$SAPBAO" archive check
prints "^sound: $total articles, [1-9][0-9]* of them with text"
run 0 "$SAPBAO" archive check --json
prints "^{\"articles\":$total,\"texts\":[1-9][0-9]*,\"bytes\":[1-9][0-9]*}$"

run 0 "$SAPBAO" archive export
cp "$out" "$work/dump"
[ "$(head -n 1 "$work/dump")" = '{"sapbao":{"archive":1}}' ] || fails 'no head'
run 0 "$SAPBAO" archive export
cmp -s "$out" "$work/dump" || fails 'twice the same archive, two dumps'
python 'the lines of a dump' "$work/dump" "$total" <<'PY'
import json, sys
lines = [json.loads(l) for l in open(sys.argv[1], encoding="utf-8")]
assert all(len(l) == 1 for l in lines)
kinds = {}
for l in lines:
    for kind, row in l.items():
        kinds.setdefault(kind, []).append(row)
assert len(kinds["article"]) == int(sys.argv[2])
assert sum(r["flags"] & 2 for r in kinds["article"]) == 2 and kinds["undo"] and kinds["related"]
assert all(r["doc"] for r in kinds["text"]) and {"portal", "host", "category", "list", "state"} <= set(kinds)
PY
new=$work/new.db
run 0 "$SAPBAO" --archive "$new" archive import "$work/dump"
says "$total articles were taken in"
run 0 "$SAPBAO" --archive "$new" archive check
run 0 "$SAPBAO" --archive "$new" archive export
cmp -s "$out" "$work/dump" || fails 'out, in and out again is not the same'
same 'the list' "$("$SAPBAO" --archive "$new" list --tsv --limit 10000)" "$(rows)"
same 'a search' "$("$SAPBAO" --archive "$new" search cau --tsv --limit 1000)" "$("$SAPBAO" search cau --tsv --limit 1000)"
same 'an article' "$("$SAPBAO" --archive "$new" show "$star")" "$("$SAPBAO" show "$star")"
run 0 "$SAPBAO" --archive "$new" list --starred
lines 1
# where there are stories nothing is taken in; a dump with a mistake, not at all
run 3 "$SAPBAO" --archive "$new" archive import "$work/dump"
says 'stories in it'
run 1 "$SAPBAO" --archive "$work/none.db" archive import "$work/nowhere"
says 'No such file'
for mistake in 's/"flags":[0-9]*/"flags":"x"/' '3s/.*/rubbish/' '1s/1/99/' 's/"title":"/&\\u001b[31m/'; do
	sed "$mistake" "$work/dump" >"$work/bad"
	rm -f "$work/none.db"*
	run 1 "$SAPBAO" --archive "$work/none.db" archive import "$work/bad"
	run 0 "$SAPBAO" --archive "$work/none.db" list
	silent
done
run 1 "$SAPBAO" --archive "$work/none.db" archive import - </dev/null
says 'empty'

# ---- clean ----

run 0 "$SAPBAO" clean
says 'keep everything' '0 old articles went'
same 'after clean without options' "$(stories)" "$total"
mkdir -p "$XDG_CONFIG_HOME/sapbao"
echo 'set keep_days 30' >"$XDG_CONFIG_HOME/sapbao/config"
SAPBAO_NOW=$((SAPBAO_NOW + 40 * 86400))
run 0 "$SAPBAO" clean --dry-run
says '^sapbao: 0 old articles would go'
rows | cut -f 1 | "$SAPBAO" mark read - || fails 'mark read'
run 0 "$SAPBAO" clean --dry-run
says "^sapbao: $((total - 2)) old articles would go"
prints '^ *[0-9]*  tinmoi.example$' '^ *[0-9]*  baosongnuoc.example$'
same 'a dry run takes nothing away' "$(stories)" "$total"
run 0 "$SAPBAO" clean --dry-run --tsv
prints '^tinmoi.example	[0-9]*$'
run 0 "$SAPBAO" clean --quiet
[ ! -s "$err" ] || fails 'not quiet'
same 'the starred and the later one stay' "$(rows | cut -f 1 | sort)" "$(printf '%s\n%s\n' "$star" "$later" | sort)"
run 0 "$SAPBAO" archive check
[ "$(wc -c <"$archive")" -lt "$(wc -c <"$new")" ] || fails 'no room was given back'

# ---- repair ----

rm -f "$XDG_CONFIG_HOME/sapbao/config"
run 0 "$SAPBAO" archive repair
says 'sound'
set -- $(od -An -tu1 -j16 -N2 "$new")
page_bytes=$(($1 * 256 + $2))
damage() { dd if=/dev/urandom of="$archive" bs=$page_bytes seek="$1" count="$2" conv=notrunc 2>/dev/null; }
reset() { rm -f "$archive"*; cp "$new" "$archive"; }
pages=$(($(wc -c <"$new") / page_bytes))
saved_somewhere=0
for place in 3 5 8 $((pages / 3)) $((pages / 2)) $((pages - 2)); do
	reset
	damage "$place" 1
	command="page $place of $pages is rubbish: archive check"
	"$SAPBAO" archive check >"$out" 2>"$err" && continue    # a page that nothing uses
	says 'archive repair'
	before=$(cksum <"$archive")
	command="page $place of $pages is rubbish: archive repair"
	"$SAPBAO" archive repair >"$out" 2>"$err"
	status=$?
	if [ $status = 0 ]; then
		saved_somewhere=$((saved_somewhere + 1))
		prints '^[1-9][0-9]* articles were read'
		says 'is kept as .*-damaged-1'
		same 'the damaged file' "$(cksum <"$archive-damaged-1")" "$before"
		run 0 "$SAPBAO" archive check
		run 0 "$SAPBAO" search cau
	else
		same 'status' $status 3
		same 'the file that could not be saved' "$(cksum <"$archive")" "$before"
	fi
	[ ! -e "$archive-repaired" ] || fails 'a file was left behind'
done
[ $saved_somewhere -ge 3 ] || fails "only $saved_somewhere of six could be repaired"
echo 'no database at all' >"$archive"
run 3 "$SAPBAO" archive repair
silent
same 'what is none' "$(cat "$archive")" 'no database at all'
finish
