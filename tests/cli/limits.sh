# A feed that has too much of something: what is left out is said, on standard
# error, in the status line and in the log.
. "$TESTS_DIR/cli/lib.sh"
[ -n "$PYTHON" ] || { echo 'there is no python3'; exit 77; }

mkdir -p "$XDG_CONFIG_HOME/sapbao/portals" "$work/replay"
cat > "$XDG_CONFIG_HOME/sapbao/portals/bao.example.txt" <<'P'
name: Báo Mẫu
home: http://bao.example/
rank: 1
category: Sâu | | rss=/depth
category: Dài | | rss=/text
category: Vừa | | rss=/plain
P
python feeds "$work/replay" <<'PY'
import sys, os
item = "<item><title>Tin %d</title><link>http://bao.example/%d</link>%s</item>"
feeds = {
    "plain": item % (1, 1, "<description>vừa</description>"),
    "depth": item % (2, 2, "<description>" + "<div>" * 3000 + "sâu</description>"),
    "attributes": item % (3, 3, "<guid %s>3</guid>" % " ".join("a%d='1'" % i for i in range(300))),
    "text": item % (4, 4, "<description>" + "sạp báo " * 200000 + "</description>"),
    "entries": "".join(item % (i, i, "") for i in range(50010)),
}
feeds["two"] = feeds["attributes"] + feeds["text"]
with open(os.path.join(sys.argv[1], "index.tsv"), "w") as index:
    for name, items in feeds.items():
        with open(os.path.join(sys.argv[1], name), "w", encoding="utf-8") as f:
            f.write("<rss><channel><title>Báo</title>%s</channel></rss>" % items)
        index.write("http://bao.example/%s\t200\ttext/xml\t%s\n" % (name, name))
PY

# ---- parse ----
for pair in 'depth nested' 'attributes attributes' 'text long.texts' 'entries 50,000th'; do
	run 0 "$SAPBAO" --language en parse --feed "$work/replay/${pair%% *}"
	says "sapbao: .*${pair#* }"
	[ "$(wc -l <"$err")" -eq 1 ] || fails 'more than one sentence'
done
run 0 "$SAPBAO" --language en parse --feed "$work/replay/two"
says 'attributes.*; .*long texts'
run 0 "$SAPBAO" --language vi parse --feed "$work/replay/depth"
says 'lồng quá sâu'
run 0 "$SAPBAO" parse --feed "$work/replay/plain"
[ ! -s "$err" ] || fails 'nothing was left out'

# ---- fetch ----
run 0 "$SAPBAO" --language en --replay "$work/replay" fetch bao.example
says '^sapbao: bao.example/depth: elements nested too deep' '^sapbao: bao.example/text: very long texts'
[ "$(wc -l <"$err")" -eq 2 ] || fails 'not two sentences'
prints 'bao.example/depth: 1 new' 'bao.example/plain: 1 new'

# ---- the newsstand ----
rm -rf "$XDG_DATA_HOME"
command='the newsstand'
checks=$((checks + 3))
"$SAPBAO" --replay "$work/replay" --headless 100x24 --language en \
	--keys "wait:9000 dump:$work/list : text:log Enter dump:$work/log" >"$out" 2>"$err" </dev/null || fails 'status'
cp "$work/list" "$out"
grep -q 'elements nested too deep' "$work/list" || fails 'the status line does not say it'
cp "$work/log" "$out"
grep -q 'bao.example/depth: elements nested too deep' "$work/log" || fails 'the log does not say it'
finish
