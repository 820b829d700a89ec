# The manual's section JSON: the fields it names are those that are printed, and
# its examples run as they stand there.
. "$TESTS_DIR/cli/lib.sh"
demo_data
page=$TOP_SRCDIR/man/sapbao.1.in
docs=$work/docs
mkdir "$docs"
browse() { name=$1; shift; run "$@"; cp "$out" "$docs/$name"; }

browse 'fetch' 0 "$SAPBAO" --replay "$replay" --json fetch tinmoi/the-thao
browse 'fetch --bodies' 0 "$SAPBAO" --replay "$replay" --json fetch tinmoi/khoa-hoc --bodies
id=$("$SAPBAO" list --tsv --limit 1 tinmoi/khoa-hoc | cut -f 1)
browse 'list' 0 "$SAPBAO" --json list
browse 'search' 0 "$SAPBAO" search nam --json
browse 'show' 0 "$SAPBAO" show "$id" --json
browse 'related' 0 "$SAPBAO" related "$id" --json
browse 'portals' 0 "$SAPBAO" portals --json
browse 'check' 0 "$SAPBAO" --replay "$replay" check tinmoi --json
run 1 "$SAPBAO" --replay "$work" check tinmoi --json
prints '"list":null,.*"failed":\[{"url":.*"fits":false}$'
browse 'mark' 0 "$SAPBAO" mark star "$id" --json
printf 'https://a.example/rss "~A"\n' >"$work/urls"
browse 'import' 0 "$SAPBAO" import "$work/urls" --json
browse 'archive check' 0 "$SAPBAO" archive check --json
browse 'parse --feed' 0 "$SAPBAO" parse --feed "$TESTS_DIR/feeds/rss-enclosures/in.xml"
browse 'parse --listing' 0 "$SAPBAO" parse --listing --url https://baocantho.com.vn/thoi-su/ "$TESTS_DIR/pages/baocantho.com.vn/list.html"
browse 'parse --article' 0 "$SAPBAO" parse --article --url "$(cat "$TESTS_DIR/pages/vov.vn/article.url")" "$TESTS_DIR/pages/vov.vn/article.html"
mkdir -p "$XDG_CONFIG_HOME/sapbao"
"$SAPBAO" list --limit 1000 | "$SAPBAO" mark read - -q
echo 'set keep_days 1' >"$XDG_CONFIG_HOME/sapbao/config"
browse 'clean' 0 env SAPBAO_NOW=1777258000 "$SAPBAO" clean --dry-run --json
[ -s "$docs/clean" ] || fails 'nothing old to begin with'
rm "$XDG_CONFIG_HOME/sapbao/config"
set -- $(od -An -tu1 -j16 -N2 "$archive")
page_bytes=$(($1 * 256 + $2))
pages=$(($(wc -c <"$archive") / page_bytes))
place=$pages
until [ -s "$docs/archive repair" ] || [ $place -lt 3 ]; do     # one that a story survives
	place=$((place - 1))
	cp "$archive" "$work/torn.db"
	dd if=/dev/urandom of="$work/torn.db" bs=$page_bytes seek=$place count=1 conv=notrunc 2>/dev/null
	"$SAPBAO" --archive "$work/torn.db" archive repair --json >"$docs/archive repair" 2>"$err"
	rm -f "$work/torn.db"*
done

run 0 "$SAPBAO" --version --json
prints '^{"sapbao":"[0-9.]*","json":1}$'

python 'the documented fields' "$page" "$docs" <<'PY'
import json, os, re, sys
# .It Cm NAME, then .Va: fields; .Op Va: fields that may be missing
section = open(sys.argv[1], encoding="utf-8").read().split("\n.Sh JSON\n")[1].split("\n.Sh ")[0].split("\n.El\n")[0]
documented = {}
for line in section.splitlines():
    if line.startswith(".It Cm "):
        name = line[7:]
        documented[name] = (set(), set())
    elif line.startswith((".Va ", ".Op Va ")) and documented:
        documented[name][line.startswith(".Op")].update(re.findall(r"[a-z_]+", line.split("Va ", 1)[1]))
documented["search"] = (documented["list"][0], documented["search"][1])
seen = 0
for name, (always, maybe) in documented.items():
    words = name.split(" ")
    inner = words[-1] if name not in os.listdir(sys.argv[2]) else None
    lines = open(os.path.join(sys.argv[2], name if not inner else " ".join(words[:-1])), encoding="utf-8").read().splitlines()
    rows = [json.loads(l) for l in lines]
    assert rows, name
    if name == "related":
        rows = rows[0]
    if name == "fetch --bodies":
        rows = rows[-1:]
    if inner:
        rows = [x for r in rows for x in (r[inner] if isinstance(r[inner], list) else [r[inner]])]
    assert rows, name
    for r in rows:
        assert always <= set(r) <= always | maybe, (name, "missing", always - set(r), "unsaid", set(r) - always - maybe)
        seen += 1
undocumented = set(os.listdir(sys.argv[2])) - set(documented)
assert not undocumented, undocumented
assert seen > 20, seen
PY

# ---- the examples ----
mkdir "$work/bin"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$SAPBAO" >"$work/bin/sapbao"
printf '#!/bin/sh\nexec cat\n' >"$work/bin/less"
chmod 755 "$work/bin"/*
PATH=$work/bin:$PATH; export PATH
example() {     # WORDS: the manual has this line; it is run
	command=$1
	checks=$((checks + 1))
	grep -q -F -e ".Dl $1" "$page" || fails 'the manual has no such example'
	sh -c "$1" >"$out" 2>"$err" </dev/null || fails 'the example failed'
	[ -s "$out" ] || fails 'the example printed nothing'
}
if command -v jq >/dev/null 2>&1; then
	example 'sapbao list --json | jq -r .title'
	cp "$out" "$work/titles"
	"$SAPBAO" list --tsv | cut -f 4 | cmp -s - "$work/titles" || fails 'jq has other titles'
else
	echo 'jq is not here: that example is left out'
fi
example 'sapbao show 1 | less'
if command -v fzf >/dev/null 2>&1; then
	export FZF_DEFAULT_OPTS='--filter nam'
else
	echo 'fzf is not here: cat stands for it'
	cp "$work/bin/less" "$work/bin/fzf"
fi
"$SAPBAO" search 'da nang' --tsv -q >"$work/found"
if [ -s "$work/found" ]; then
	example "sapbao search 'da nang' --tsv | fzf"
else
	grep -q -F -e ".Dl sapbao search 'da nang' --tsv | fzf" "$page" || fails 'the manual has no such example'
	run 0 sh -c "sapbao search nam --tsv | fzf"
	prints '	.*	'
fi
# of a paper that is here
run 0 sh -c 'sapbao list --unread --tsv tinmoi/the-thao | sapbao mark read -'

# ---- export of an article ----
run 0 "$SAPBAO" export md "$id"
prints '^# ..' '^<https://'
run 0 "$SAPBAO" export html "$id"
prints '^<!DOCTYPE html>' '^</html>'
run 0 "$SAPBAO" export text "$id" --width 30
cp "$out" "$work/text"
run 0 "$SAPBAO" show "$id" --width 30
cmp -s "$out" "$work/text" || fails 'export text is not what show prints'
wrong 'one number of an article' export md
wrong 'and a number' export opml 1
wrong 'usage: sapbao export' export html x
run 1 "$SAPBAO" export html 999999
silent
says 999999
finish
