# A paper's own pages through fetch, related, the screens and check: an invented
# paper whose related news would come by script, and one article on two pages.
. "$TESTS_DIR/cli/lib.sh"
mkdir -p "$work/data/portals" "$work/replay"
cp -R "$SAPBAO_DATADIR/keys" "$SAPBAO_DATADIR/themes" "$work/data/"
SAPBAO_DATADIR=$work/data; export SAPBAO_DATADIR
site=https://bao.example.vn

cat >"$work/data/portals/bao.example.vn.txt" <<'EOF'
name: Báo Mẫu
home: https://bao.example.vn/
tz: +07:00
status: live
checked: 2025-12-30
category: Thời sự | /thoi-su/ |
title: css:h1.tieu-de
date: css:.ngay
author: css:.tac-gia
lede: h2.sapo
body: css:#noi-dung
tags: .the a
next_page_link: //a[@class='tiep']
item: li.bai
item_title: h3
item_uri: h3 a
article_url: -\d+\.html$
EOF
{
	echo '<html><head><title>Thời sự</title></head><body><ul>'
	for i in 4 1 2 3; do
		echo "<li class=bai><h3><a href=/tin-so-$i-cua-bao-mau-1000$i.html>Tin số $i của báo mẫu về con đường</a></h3></li>"
	done
	echo '</ul></body></html>'
} >"$work/replay/list.html"
# page NUMBER TEXT MORE
page() {
	echo "<html lang=vi><head><title>Tin số $1</title></head><body><h1 class=tieu-de>Tin số $1 của báo mẫu về con đường</h1>"
	echo "<span class=ngay>2$1/12/2025 08:00</span><h2 class=sapo>Sapô của tin số $1.</h2>"
	echo "<div id=noi-dung><p>$2 Sáng nay, đoạn đường ven sông dài hai cây số đã được thông xe.</p>"
	echo "<p>Người dân hai bên bờ đi lại thuận tiện hơn trước rất nhiều.</p></div>"
	echo "<p class=tac-gia>Phạm Ví Dụ</p><p class=the><a href=/tag/duong>đường ven sông</a> <a href=/tag/cau>cầu mới</a></p>$3</body></html>"
}
tab=$(printf '\t')
entry() { printf '%s\t200\ttext/html; charset=utf-8\t%s\n' "$site$1" "$2" >>"$work/replay/index.tsv"; }
entry /thoi-su/ list.html
for i in 1 2 3 4; do
	more=
	[ $i = 4 ] && more='<a class=tiep href=/tin-so-4-cua-bao-mau-10004-p2.html>Trang sau</a>'
	page $i "Đoạn đầu của bài $i." "$more" >"$work/replay/$i.html"
	entry /tin-so-$i-cua-bao-mau-1000$i.html $i.html
done
page 4 'Đoạn cuối ở trang hai.' '' >"$work/replay/4b.html"
entry /tin-so-4-cua-bao-mau-10004-p2.html 4b.html

sapbao() { "$SAPBAO" --replay "$work/replay" "$@"; }

# ---- fetched: both pages are in the archive ----
run 0 sapbao fetch bao.example.vn/thoi-su --bodies
id=$("$SAPBAO" list --tsv 2>/dev/null | grep 'Tin số 4' | cut -f 1)
run 0 "$SAPBAO" show "$id"
prints 'Đoạn đầu của bài 4' 'Đoạn cuối ở trang hai'
[ "$(grep -c 'Sapô của tin số 4' "$out")" = 1 ] || fails 'the lede of each page'

# ---- related: the category stands in, and says that it does ----
run 0 "$SAPBAO" related "$id"
lines 6
says 'names nothing related; these are the newest of its category'
! grep -q 'Tin số 4' "$out" || fails 'a story is related to itself'
run 0 "$SAPBAO" related "$id" --json
cp "$out" "$work/related"
python 'related --json' "$work/related" <<'EOF'
import json, sys
rows = json.load(open(sys.argv[1], encoding="utf-8"))
assert [r["title"].split()[2] for r in rows] == ["1", "2", "3"], rows
assert all(r["standin"] is True and r["url"].startswith("https://bao.example.vn/") for r in rows)
EOF
run 0 "$SAPBAO" show "$id" --json
! grep -q standin "$out" || fails 'stand-ins in show'
run 0 "$SAPBAO" parse --article "$work/replay/1.html" --url "$site/tin-so-1-cua-bao-mau-10001.html"
prints '"related":\[\]'

# ---- the screens say so too; numbers open them ----
screen() {
	run 0 sapbao --headless 80x40 --keys "$1"
	cp "$work/screen" "$out" 2>/dev/null || fails "no screen"
}
screen "wait:3000 Tab Enter wait:3000 G dump:$work/screen 1 wait:3000 dump:$work/second h 4 wait:3000 dump:$work/third Q"
prints 'In the same category' 'names nothing related' '1. Tin số 1'
cp "$work/second" "$out"
prints 'Tin số 1 của báo mẫu' 'Sapô của tin số 1'

# ---- tags search the archive, numbered behind the other links ----
cp "$work/screen" "$out"
prints 'Tags: đường ven sông\[4\] · cầu mới\[5\]'
cp "$work/third" "$out"
prints 'Search: "đường ven sông"' 'Tin số 1' 'Tin số 2' 'Tin số 3' 'Tin số 4'
rm -rf "$XDG_DATA_HOME"
screen "wait:3000 r wait:4000 Tab Enter wait:4000 G dump:$work/screen Q"
prints '2 pages were joined'

# ---- check: fits, and then does not ----
run 0 sapbao check bao.example.vn
prints 'checked 2025-12-30' 'list .*: 4' 'title    rule 3' 'date     rule 3' 'body     rule 3' 'lede     rule 3'
! grep -q drifted "$out" || fails 'drift where there is none'
sed -i.bak 's/#noi-dung/#noi-dung-cu/; s/h1.tieu-de/h1.tieu-de-cu/' "$work/data/portals/bao.example.vn.txt"
run 1 sapbao check bao.example.vn
prints 'body     generic 3 *drifted' 'title .*drifted' 'date     rule 3$'
sed -i.bak 's/^item: li.bai/item: li.khac/; s/^article_url.*//' "$work/data/portals/bao.example.vn.txt"
sed -i.bak 's/<a /<b /g' "$work/replay/list.html"
run 1 sapbao check bao.example.vn
prints 'failed'
run 0 sapbao check bao.example.vn --help
finish
