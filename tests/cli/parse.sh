# parse and render: documents from files, the parsers alone.
. "$TESTS_DIR/cli/lib.sh"
SAPBAO_NOW=1770500000    # when the pages were made: "3 giờ trước" is a date
feeds=$TESTS_DIR/feeds pages=$TESTS_DIR/pages
hg=$pages/baohaugiang.com.vn hg_url=$(cat "$pages/baohaugiang.com.vn/article.url")

# Every feed of the folder: a document, or a reason.
mkdir "$work/feeds" "$work/pages" "$work/texts"
for dir in "$feeds"/*/; do
	name=$(basename "$dir")
	for in in "$dir"in.*; do
		read -r first <"${dir}out.txt"
		case $first in
		error:*)
			run 1 "$SAPBAO" parse --feed "$in"
			silent
			says '^sapbao: ..' ;;
		*)
			run 0 "$SAPBAO" parse --feed "$in" --url https://bao.example.vn/rss
			lines 1
			cp "$out" "$work/feeds/$name" ;;
		esac
	done
done
python 'parse --feed' "$work/feeds" "$feeds" <<'EOF'
import json, os, sys
for name in sorted(os.listdir(sys.argv[1])):
    got = json.load(open(os.path.join(sys.argv[1], name), encoding="utf-8"))
    golden = open(os.path.join(sys.argv[2], name, "out.txt"), encoding="utf-8").read().split("\n\n")
    head = dict(l.split(": ", 1) for l in golden[0].splitlines() if ": " in l)
    assert len(got["items"]) == int(head["entries"]), (name, len(got["items"]))
    assert got["title"] == head.get("title", ""), (name, got["title"])
    titles = [l[7:] for l in "\n".join(golden[1:]).splitlines() if l.startswith("title: ")]
    assert [i["title"] for i in got["items"] if i["title"]] == titles, (name, titles)
    for i in got["items"]:
        assert set(i) >= {"title", "link", "id", "published", "updated", "author", "summary",
                          "content", "categories"}, name
        assert i["link"].startswith(("http://", "https://")) or not i["link"] or not i["url"], (name, i["link"])
EOF

# Every page of the folder: its facts.
for dir in "$pages"/*/; do
	name=$(basename "$dir")
	for kind in article list; do
		[ -f "$dir$kind.html" ] && [ -f "$dir$kind.url" ] || continue
		case $kind in article) option=--article ;; *) option=--listing ;; esac
		run 0 "$SAPBAO" parse "$dir$kind.html" $option "--url=$(cat "$dir$kind.url")"
		lines 1
		cp "$out" "$work/pages/$name.$kind"
	done
done
python 'parse --article, --listing' "$work/pages" "$pages" <<'EOF'
import json, os, re, sys

def facts(path):
    """Lines "key[ [how]] TAB value"; indented ones belong to the row above."""
    head, body = [], []
    rows = head
    for line in open(path, encoding="utf-8").read().splitlines():
        key, _, value = line.partition("\t")
        if key.startswith("body"):
            rows = body
        elif line.startswith("  "):
            rows[-1][2][key.strip()] = value
        elif not key.startswith(("related [", "latest [")):
            rows.append((key.split(" [")[0], value, {}))
    return head, body

def plain(s):
    """Styles off a line of the body's encoding."""
    while True:
        t = re.sub(r"\{[a-z+\-]*(?:@[^ {}]*)? ([^{}]*)\}", r"\1", s)
        if t == s:
            return s.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")
        s = t

def compare(what, got, rows, kind):
    wanted = [r for r in rows if r[0] == kind]
    assert len(got) == len(wanted), (what, kind, len(got), len(wanted))
    for g, (_, title, more) in zip(got, wanted):
        assert g["title"] == title and g["url"] == more.get("url", g["url"]), (what, g, more)
        assert g["published"] == more.get("date") and g["lede"] == more.get("lede", ""), (what, g, more)

seen = 0
for what in sorted(os.listdir(sys.argv[1])):
    portal, kind = what.rsplit(".", 1)
    got = json.load(open(os.path.join(sys.argv[1], what), encoding="utf-8"))
    head, body = facts(os.path.join(sys.argv[2], portal, kind + ".expect"))
    seen += 1
    if kind == "list":
        compare(what, got["items"], head, "entry")
        continue
    for key in ("title", "author", "agency", "date", "lede", "notice"):
        want = [v for k, v, _ in head if k == key]
        assert (got[key] or "") == (want[0] if want else ""), (what, key, got[key])
    assert got["tags"] == [v for k, v, _ in head if k == "tag"], what
    compare(what, got["related"], head, "related")
    compare(what, got["latest"], head, "latest")
    text = "\n".join(plain(v) for k, v, _ in body if v)
    assert got["text"] == text, (what, got["text"], text)
    assert got["rules"]["body"], what
    if portal == "baohaugiang.com.vn":
        assert got["rules"]["body"] == got["rules"]["title"] == "rule", got["rules"]
assert seen >= 6
EOF

# Without the portal's rules the page is still read, and says so.
run 0 "$SAPBAO" parse --article --no-rules "$hg/article.html" --url "$hg_url"
cp "$out" "$work/plain.json"
python no-rules "$work/plain.json" <<'EOF'
import json, sys
got = json.load(open(sys.argv[1]))
assert got["title"] == "Vườn cây ven kênh vào mùa trái chín", got["title"]
assert "tổ hợp tác Bờ Tre" in got["text"]
assert "rule" not in got["rules"].values(), got["rules"]
EOF

# The real page that started it all.
seed=${SHARED_DIR:-/nonexistent}/seed/expected.json
if [ -f "$seed" ] && [ -n "$PYTHON" ]; then
	run 0 "$SAPBAO" parse --article "$SHARED_DIR/pages/baohaugiang.com.vn/rebuilt_from_text.html" \
		--url "$("$PYTHON" -c 'import json, sys; print(json.load(open(sys.argv[1]))["url"])' "$seed")"
	cp "$out" "$work/seed.json"
	python seed "$work/seed.json" "$seed" <<'EOF'
import json, sys
got, want = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:])
for key in ("title", "date", "author", "agency", "text"):
    assert got[key] == want[key], (key, got[key])
assert got["notice"] == want["weather"], got["notice"]
for key, fields in (("related", ("title", "published", "lede", "url")), ("latest", ("title", "published"))):
    assert len(got[key]) == len(want[key]), (key, len(got[key]))
    for g, w in zip(got[key], want[key]):
        for field in fields:
            assert g[field] == w[field], (key, field, g[field], w[field])
EOF
else
	echo "no real pages here: that part is left out"
fi

# render: no line is wider than it was told
for width in 1 20 40 80; do
	for dir in "$hg" "$pages/baocantho.com.vn" "$pages/vnexpress.net"; do
		run 0 "$SAPBAO" render "$dir/article.html" --url "$(cat "$dir/article.url")" --width $width
		cp "$out" "$work/texts/$width-$(basename "$dir")"
	done
done
python 'render --width' "$work/texts" <<'EOF'
import os, sys
for name in sorted(os.listdir(sys.argv[1])):
    width = int(name.split("-")[0])
    lines = open(os.path.join(sys.argv[1], name), encoding="utf-8").read().split("\n")
    assert len(lines) > 10, name
    for line in lines:      # Latin text in NFC: a letter a column
        assert len(line) <= width, (name, line)
        assert line == line.rstrip(), (name, "blanks at its end", line)
EOF
run 0 "$SAPBAO" render "$hg/article.html" --width 100000000
prints 'tổ hợp tác Bờ Tre'
command='render from standard input'
"$SAPBAO" render - --width 40 <"$hg/article.html" >"$out" 2>"$err" || fails 'status'
prints 'kênh'

# standard input
command='parse --feed - <feed'
"$SAPBAO" parse --feed - --url https://bao.example.vn/rss <"$feeds/atom-10/in.xml" >"$out" 2>"$err" || fails 'status'
lines 1
run 1 "$SAPBAO" parse --feed -
says 'empty'

# what is no page at all
: >"$work/empty"
head -c 3000 /dev/urandom >"$work/rubbish" 2>/dev/null || printf '\001\377\376\000\002' >"$work/rubbish"
printf '\211PNG\r\n\032\n\000\000\000\015IHDR' >"$work/picture"
for kind in --feed --listing --article; do
	for file in "$work/none" "$work" "$work/empty" "$work/rubbish" "$work/picture"; do
		run 1 "$SAPBAO" parse $kind "$file"
		silent
		says '^sapbao: ...'
	done
done
run 1 "$SAPBAO" parse --article "$work/none"; says "$work/none: No such file"
run 1 "$SAPBAO" parse --article "$work"; says 'directory'
run 1 "$SAPBAO" render "$work/none"; says 'No such file'
run 1 "$SAPBAO" parse --feed "$(printf 'x\033[31m')"
! grep -q "$(printf '\033')" "$err" || fails 'a control character on standard error'
if [ -c /dev/zero ]; then run 1 "$SAPBAO" parse --feed /dev/zero; says 'large'; fi

# packed files
if command -v gzip >/dev/null 2>&1; then
	gzip -c <"$hg/article.html" >"$work/article.gz"
	run 0 "$SAPBAO" parse --article "$work/article.gz" --url "$hg_url"
	prints 'Vườn cây ven kênh vào mùa trái chín'
fi

# a file that may not be read
if can_be_nobody; then
	cp "$hg/article.html" "$work/secret"; chmod 0 "$work/secret"
	run 1 as_nobody "$SAPBAO" parse --article "$work/secret"
	says 'Permission denied'
fi

# a batch: a document or null for each line, in order
cd "$work" || exit 1
long=$(printf '%070000d' 0)
{
	printf '%s\n' "$feeds/rss-authors/in.xml"
	printf '%s\thttps://bao.example.vn/rss\r\n' "$feeds/atom-10/in.xml"
	printf 'none\n\nempty\thttps://bao.example.vn/rss\n'
	printf '%s\tnowhere\n' "$feeds/atom-10/in.xml"
	printf -- '-\n%s\n\thttps://bao.example.vn/\n%s\nrubbish\n' "$work" "$long"
	printf '%s\thttps://bao.example.vn/rss' "$feeds/rss-modules/in.xml"
} >list
command='parse --feed --batch'
"$SAPBAO" parse --feed --batch -v <list >"$out" 2>"$err"
[ $? = 1 ] || fails 'status: some of it failed'
lines 11
says 'none: No such file' 'large' 'nowhere'
cp "$out" batch
python batch batch <<'EOF'
import json, sys
rows = [json.loads(l) for l in open(sys.argv[1], encoding="utf-8")]
assert [r is not None for r in rows] == [True, True] + [False] * 8 + [True], [r and r["title"] for r in rows]
EOF
command='parse --feed --batch, all good'
printf '%s\n%s\n' "$feeds/rss-authors/in.xml" "$feeds/atom-10/in.xml" | "$SAPBAO" parse --batch --feed >"$out" 2>"$err" ||
	fails 'status'
lines 2
run 0 "$SAPBAO" parse --feed --batch
lines 0
cd / || exit 1

# the reader of the output leaves, or the disk is full
command='parse >/dev/full'
if [ -c /dev/full ]; then
	"$SAPBAO" parse --article "$hg/article.html" >/dev/full 2>"$err"
	[ $? = 1 ] || fails 'status'
	says 'standard output'
	yes "$hg/article.html" | head -n 2000 >"$work/many"
	command='parse --batch >/dev/full'
	"$SAPBAO" parse --article --batch <"$work/many" >/dev/full 2>"$err"
	[ $? = 1 ] || fails 'status'
	says 'standard output'
fi
command='parse >&-'
"$SAPBAO" parse --article "$hg/article.html" >&- 2>"$err"
[ $? = 1 ] || fails 'status'
says 'standard output'
[ ! -e "$XDG_DATA_HOME" ] || fails 'parse made an archive'
# ---- a long feed is held by neither process ----
# 34 MB are read by two processes of which the kernel lets neither have 24.
# Sanitizers want more than that for themselves.
python long "$work/long.xml" <<'PY'
import sys
item = "<item><title>Tin %d</title><link>https://b.vn/%d</link><description>%s</description></item>\n"
words = "Sạp báo đầu làng mở cửa từ sáng sớm. " * 18
with open(sys.argv[1], "w", encoding="utf-8") as f:
    f.write("<rss><channel><title>Báo</title>")
    for i in range(39000):
        f.write(item % (i, i, words))
    f.write("</channel></rss>")
PY
if [ -n "$PYTHON" ] && (ulimit -d 24000 && "$SAPBAO" parse --feed "$TESTS_DIR/feeds/rss-modules/in.xml") >"$out" 2>"$err"; then
	run 0 sh -c 'ulimit -d 24000; exec "$1" parse --feed "$2"' sh "$SAPBAO" "$work/long.xml"
	[ "$(grep -o '"title":"Tin' "$out" | wc -l)" -eq 39000 ] || fails 'entries were lost'
	run 0 sh -c 'ulimit -d 24000; "$1" parse --feed - <"$2"' sh "$SAPBAO" "$work/long.xml"
fi

finish
