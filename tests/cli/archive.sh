# fetch, list, show, related, search, portals: over the demo edition's papers.
. "$TESTS_DIR/cli/lib.sh"
demo_data
all() { "$SAPBAO" list --limit 1000 --tsv; }
stories() { all 2>/dev/null | wc -l | tr -d ' '; }
fetch() { "$SAPBAO" --replay "$replay" fetch "$@"; }
same() { checks=$((checks + 1)); [ "$2" = "$3" ] || fails "$1: $2 instead of $3"; }

run 0 "$SAPBAO" list
silent
says 'sapbao fetch --all'
run 1 "$SAPBAO" search gì
says 'nothing'
run 1 "$SAPBAO" show 1
says 'no article 1'

# one category, then a portal, then all, then all again
run 0 fetch baosongnuoc/thoi-su
lines 1
prints '^baosongnuoc.example/thoi-su: [1-9][0-9]* new'
one=$(sed 's/.*: \([0-9]*\) new.*/\1/' "$out")
same 'stories after one category' "$(stories)" "$one"
run 0 fetch tinmoi
lines 7
run 0 fetch --all
lines 15
total=$(stories)
[ "$total" -gt 30 ] || fails "only $total stories"
run 0 fetch --all
lines 15
! grep -q '[1-9][0-9]* new' "$out" || fails 'the second time there is something new'
run 0 fetch --all --quiet
silent
[ ! -s "$err" ] || fails 'not quiet'
run 0 fetch tinmoi/the-thao tinmoi/the-thao --json
lines 1
prints '"category":"tinmoi.example/the-thao","new":0,"unchanged":true,"error":null'
SAPBAO_NOW=$((SAPBAO_NOW + 86400))      # all of it is asked for, and is known
run 0 fetch --all
lines 15
same 'stories after a day' "$(stories)" "$total"
! grep -q '[1-9][0-9]* new' "$out" || fails 'known stories are new'

# texts
run 0 fetch tinmoi/khoa-hoc --bodies
prints 'texts: [1-9][0-9]* fetched, 0 failed'
run 0 fetch tinmoi/khoa-hoc --bodies
prints 'texts: 0 fetched, 0 failed'

# list
run 0 "$SAPBAO" list --limit 3
lines 3
run 0 "$SAPBAO" list --unread --limit 1000
same 'unread' "$(wc -l <"$out" | tr -d ' ')" "$total"
run 0 "$SAPBAO" list --starred
silent
says 'sapbao'
run 0 "$SAPBAO" list tinmoi/khoa-hoc --limit 1000 --tsv
awk -F '\t' 'NF != 6 || $1 !~ /^[0-9]+$/ || $3 != "tinmoi.example" && $3 != "baosongnuoc.example" || $6 != "unread" { exit 1 }' "$out" ||
	fails 'columns'
run 0 all
awk -F '\t' '{ if (NR > 1 && $2 > last) exit 1; last = $2 }' "$out" || fails 'not newest first'
run 0 "$SAPBAO" list --json --limit 5
lines 5
cp "$out" "$work/rows"
python 'list --json' "$work/rows" <<'EOF'
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    assert set(row) >= {"id", "portal", "title", "url", "published", "seen", "lede", "unread", "starred", "later", "has_body"}
    assert row["url"].startswith("https://" + row["portal"] + "/") and row["title"] and row["unread"] is True
EOF
run 0 "$SAPBAO" list --ascii --limit 20
! LC_ALL=C grep -q '[^ -~]' "$out" || fails 'letters that are not ASCII'

# search: bare finds all spellings, marked finds itself
run 0 "$SAPBAO" search cau --tsv --limit 1000
cut -f 1 "$out" | sort >"$work/bare"
run 0 "$SAPBAO" search cầu --tsv --limit 1000
cut -f 1 "$out" | sort >"$work/marked"
grep -q -i 'cầu' "$out" || fails 'cầu was not found'
[ -z "$(comm -13 "$work/bare" "$work/marked")" ] || fails 'cau does not find all that cầu finds'
[ "$(wc -l <"$work/bare")" -gt "$(wc -l <"$work/marked")" ] || fails 'cầu finds as much as cau'
run 0 "$SAPBAO" search '"hợp long" cầu' --json
prints 'Hợp long cầu Cái Sậy'
run 1 "$SAPBAO" search khôngcóchữnàynhưthế
silent
says 'nothing'

# the language: filters, another reading of the keys, and the line with the match
run 0 "$SAPBAO" search 'báo:tinmoi body:trấu' --tsv
lines 1
awk -F '\t' 'NF != 7 || $3 != "tinmoi.example" || $7 !~ /«trấu»/ { exit 1 }' "$out" || fails 'no excerpt'
run 0 "$SAPBAO" search 'báo:tinmoi body:trấu'
lines 2
prints '^  *…*.*«trấu»'
mark_found() { "$SAPBAO" search 'báo:tinmoi body:trấu' | "$SAPBAO" mark "$1" -; }
run 0 mark_found star
run 0 "$SAPBAO" search 'starred body:trấu' --tsv
lines 1
run 0 mark_found unstar
run 0 "$SAPBAO" search 'body:trấu' --json
cp "$out" "$work/rows"
python 'search --json' "$work/rows" <<'EOF'
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    assert row["matches"] and all(row["excerpt"][a:b].lower() == "trấu" for a, b in row["matches"]), row
EOF
run 0 "$SAPBAO" search 'caauf' --limit 1
says 'read as: cầu'
run 0 "$SAPBAO" list tinmoi/khoa-hoc 'author:thạch' --tsv
cut -f 3 "$out" | sort -u >"$work/papers"
same 'papers' "$(cat "$work/papers")" tinmoi.example
run 0 "$SAPBAO" list 'title:cầu' --limit 100
! grep -v -i 'cầu' "$out" || fails 'a title without the word'
run 0 "$SAPBAO" list -- -unread
silent
wrong 'no portal tinmo' list tinmo

# kill rules of the configuration act when stories come in, and say what they hid
mkdir -p "$XDG_CONFIG_HOME/sapbao"
printf 'kill hide title:"cầu"\nkill star báo:tinmoi mục:khoa-hoc\nkill nonsense x\nwatch\nwatch Mưa | mưa\n' >"$XDG_CONFIG_HOME/sapbao/config"
run 0 "$SAPBAO" --archive "$work/killed" --replay "$replay" fetch --all --verbose
says 'config:3:6' 'kill hide|read|star QUERY' 'config:4:1' 'watch NAME | QUERY'
run 1 "$SAPBAO" --archive "$work/killed" search title:cầu
run 0 "$SAPBAO" --archive "$work/killed" search 'hidden title:cầu'
run 0 "$SAPBAO" --archive "$work/killed" list --starred --tsv --limit 100
cut -f 3 "$out" | sort -u >"$work/papers"
same 'papers' "$(cat "$work/papers")" tinmoi.example
rm "$XDG_CONFIG_HOME/sapbao/config"

# show and related: with its text, then with the lede alone
id=$("$SAPBAO" list tinmoi/khoa-hoc --json --limit 100 2>/dev/null | grep '"has_body":true' | head -n 1 | sed 's/^{"id":\([0-9]*\),.*/\1/')
run 0 "$SAPBAO" show "$id"
prints '^https://tinmoi.example/'
[ ! -s "$err" ] || fails 'words on standard error'
[ "$(wc -l <"$out")" -gt 10 ] || fails 'no text'
run 0 "$SAPBAO" show "$id" --width 24
cp "$out" "$work/narrow"
python 'show --width' "$work/narrow" <<'EOF'
import sys
for line in open(sys.argv[1], encoding="utf-8").read().split("\n"):
    assert len(line) <= 24 or line.strip().startswith("https://"), line
EOF
run 0 "$SAPBAO" show "$id" --json
cp "$out" "$work/shown"
run 0 "$SAPBAO" related "$id" --json
cp "$out" "$work/related"
run 0 "$SAPBAO" related "$id" --tsv
cp "$out" "$work/related.tsv"
python 'show --json' "$work/shown" "$work/related" "$work/related.tsv" "$id" <<'EOF'
import json, sys
shown, related = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:3])
assert shown["id"] == int(sys.argv[4]) and shown["has_body"] is True and len(shown["text"]) > 500
numbers = [r.pop("id") for r in related]
assert shown["related"] == related and related
rows = [l.rstrip("\n").split("\t") for l in open(sys.argv[3], encoding="utf-8")]
assert [(r[0], r[2], r[3]) for r in rows] == [(str(i), r["title"], r["url"]) for i, r in enumerate(related, 1)]
assert any(r[1].isdigit() for r in rows), "none of them is in the archive"
assert [r[1] for r in rows] == [str(n or "-") for n in numbers]
EOF
run 0 "$SAPBAO" related "$id"
prints '^  1\. ' 'https://'
bare=$("$SAPBAO" list --json --limit 1000 2>/dev/null | grep '"has_body":false' | grep -v '"lede":""' | head -n 1 | sed 's/^{"id":\([0-9]*\),.*/\1/')
run 0 "$SAPBAO" show "$bare"
says 'bodies'
[ "$(wc -l <"$out")" -ge 5 ] || fails 'not even the lede'
run 1 "$SAPBAO" show 99999999
says 'no article 99999999'
run 1 "$SAPBAO" related 0
says 'no article 0'

# portals
run 0 "$SAPBAO" portals
prints '^tinmoi.example  Tin Mới$' '^    the-thao  *Thể thao' '^bendo.example .*(closed)'
run 0 "$SAPBAO" portals --tsv
awk -F '\t' 'NF != 5 { exit 1 }' "$out" || fails 'columns'
run 0 "$SAPBAO" portals --json
lines 3
LANGUAGE= LC_ALL=vi_VN.UTF-8 run 0 "$SAPBAO" portals
prints 'Thể thao'

# what cannot be had is said, the rest is kept
mkdir "$work/nothing"; : >"$work/nothing/index.tsv"
run 4 "$SAPBAO" --replay "$work/nothing" --archive "$work/other.db" fetch tinmoi/the-thao
says 'tinmoi.example/the-thao'
run 1 "$SAPBAO" --replay "$work/nothing" --archive "$work/other.db" fetch tinmoi/the-thao
says 'failed lately'
run 0 "$SAPBAO" --archive "$work/other.db" list
silent

# recorded answers are an edition too
run 0 fetch --archive "$work/rec.db" --record "$work/rec" tinmoi/the-thao
first=$(cat "$out")
[ -f "$work/rec/index.tsv" ] || fails 'nothing was recorded'
run 0 "$SAPBAO" --replay "$work/rec" --archive "$work/rec2.db" fetch tinmoi/the-thao
same 'from a recording' "$(cat "$out")" "$first"

# two at once
command='two fetches at once'
"$SAPBAO" --replay "$replay" --archive "$work/two.db" fetch --all >"$work/1" 2>&1 & p1=$!
"$SAPBAO" --replay "$replay" --archive "$work/two.db" fetch --all >"$work/2" 2>&1 & p2=$!
wait $p1; same 'status of the first' $? 0
wait $p2; same 'status of the second' $? 0
same 'stories of both' "$("$SAPBAO" --archive "$work/two.db" list --tsv --limit 1000 | wc -l | tr -d ' ')" "$total"
same 'twice the same address' "$("$SAPBAO" --archive "$work/two.db" list --tsv --limit 1000 | cut -f 5 | sort | uniq -d)" ''

# a signal: what came is kept, nothing is left behind
command='fetch and SIGTERM'
"$SAPBAO" --replay "$replay" --archive "$work/cut.db" fetch baosongnuoc >"$out" 2>"$err" & p=$!
sleep 0.7
kill -TERM $p
wait $p; same 'status after SIGTERM' $? 143
[ "$("$SAPBAO" --archive "$work/cut.db" list --tsv 2>/dev/null | wc -l)" -gt 5 ] || fails 'what came was not kept'

# the demo: filled for each command, the home untouched, nothing left behind
before=$(cksum <"$archive") SAPBAO_DATADIR=$TOP_SRCDIR/data
run 0 "$SAPBAO" --demo list --limit 1000 --tsv
[ "$(wc -l <"$out")" -gt "$total" ] || fails 'the closed paper is not in it'
id=$(head -n 1 "$out" | cut -f 1)
title=$(head -n 1 "$out" | cut -f 4)
run 0 "$SAPBAO" --demo show "$id" --width 200
prints "^$title\$"
[ "$(wc -l <"$out")" -gt 10 ] || fails 'no text'
command='--demo list | head -1'
"$SAPBAO" --demo list 2>"$err" | head -n 1 >"$out"
lines 1
[ ! -s "$err" ] || fails 'words on standard error'
SAPBAO_DATADIR=$work/data
run 1 "$SAPBAO" --demo list
says 'no demo edition'
same 'the archive of home' "$(cksum <"$archive")" "$before"
same 'left in the temporary folder' "$(ls "$TMPDIR")" ''

# readers that leave, closed and full outputs
command='list | head -1'
{ "$SAPBAO" list --json --limit 1000 2>"$err"; echo $? >"$work/status"; } | head -n 1 >"$out"
lines 1
case $(cat "$work/status") in 0|141) ;; *) fails "status $(cat "$work/status")" ;; esac
[ ! -s "$err" ] || fails 'words on standard error'
for sub in 'list' 'list --json' 'show 1' 'search cau' 'portals' '--help'; do
	command="$sub >&-"
	"$SAPBAO" $sub >&- 2>"$err"
	same 'status' $? 1
	says 'standard output'
	[ -c /dev/full ] || continue
	command="$sub >/dev/full"
	"$SAPBAO" $sub >/dev/full 2>"$err"
	same 'status' $? 1
	says 'standard output'
done
command='list 2>&- <&-'
"$SAPBAO" list --limit 2 2>&- <&- >"$out"; same 'status' $? 0
lines 2
command='fetch with closed outputs'
"$SAPBAO" --replay "$work" fetch --archive "$work/closed.db" tinmoi >&- 2>&- <&-
run 0 "$SAPBAO" --archive "$work/closed.db" list

# progress on a terminal only
python progress "$SAPBAO" "$replay" "$work/tty.db" <<'EOF'
import os, pty, subprocess, sys
program, replay, archive = sys.argv[1:]

def on_terminal(*options):
    ours, theirs = pty.openpty()
    p = subprocess.Popen([program, "--replay", replay, "--archive", archive, "fetch", "tinmoi", *options],
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    seen = b""
    while True:
        try:
            got = os.read(ours, 4096)
        except OSError:
            break
        if not got:
            break
        seen += got
    p.stdout.read()
    assert p.wait() == 0
    return seen.decode()

seen = on_terminal()
assert "\r1/7 tinmoi.example/" in seen and "7/7 " in seen, seen
assert "\n" not in seen and "\033" not in seen and seen.endswith(" \r"), seen
os.environ["SAPBAO_NOW"] = str(int(os.environ["SAPBAO_NOW"]) + 86400)
assert on_terminal("-q") == ""
EOF
finish
