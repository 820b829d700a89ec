# A feed that brings whole texts: they are kept as they are set, and stand for a
# page that cannot be had; the reader is told.
. "$TESTS_DIR/cli/lib.sh"
mkdir -p "$XDG_CONFIG_HOME/sapbao/portals" "$work/replay"
cat > "$XDG_CONFIG_HOME/sapbao/portals/bao.example.txt" <<'P'
name: Báo Mẫu
home: http://bao.example/
rank: 1
category: Tin | | rss=/rss
category: Sơ đồ | | rss=/news-sitemap.xml
P
cat > "$work/replay/sitemap" <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>http://bao.example/cau-moi.html</loc><news:news><news:publication><news:name>Báo Mẫu</news:name><news:language>vi</news:language></news:publication>
<news:publication_date>2025-12-30T09:00:00+07:00</news:publication_date><news:title>Thông xe cầu mới</news:title></news:news></url>
</urlset>
X
cat > "$work/replay/rss" <<'X'
<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Báo</title>
<item><title>Chợ nổi đông lại</title><link>http://bao.example/cho-noi.html</link>
<description>Từ sáng sớm ghe xuồng đã về.</description>
<content:encoded><![CDATA[<p>Từ sáng sớm ghe xuồng đã về chợ nổi.</p><h2>Bán những gì</h2><ul><li>dưa hấu</li><li>bí đỏ</li></ul>
<p>Xem <a href="/ban-do.html">bản đồ</a> và <strong>giờ họp</strong>.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Lúa được mùa</title><link>http://bao.example/lua.html</link>
<description>Năm nay lúa được mùa.</description><content:encoded>&lt;p&gt;Năm nay lúa được mùa.&lt;/p&gt;</content:encoded></item>
</channel></rss>
X
printf 'http://bao.example/rss\t200\ttext/xml\trss\nhttp://bao.example/news-sitemap.xml\t200\ttext/xml\tsitemap\n' > "$work/replay/index.tsv"
printf 'http://bao.example/cho-noi.html\t404\ttext/html\t-\nhttp://bao.example/lua.html\t404\ttext/html\t-\n' >> "$work/replay/index.tsv"

run 0 "$SAPBAO" --replay "$work/replay" fetch bao.example
prints '2 new' 'news-sitemap.*: 1 new\|so-do: 1 new'
# a news sitemap is a category's source like any feed
run 0 "$SAPBAO" search 'thông xe' --tsv
prints '2025-12-30.*Thông xe cầu mới	http://bao.example/cau-moi.html'
# parse goes on giving it plain, for programs
run 0 "$SAPBAO" parse --feed "$work/replay/rss"
prints '"content":"Từ sáng sớm ghe xuồng đã về chợ nổi.\\nBán những gì\\ndưa hấu'
run 0 "$SAPBAO" list bao.example --tsv
n=$(sed -n '/Chợ nổi/s/	.*//p' "$out")
run 0 "$SAPBAO" --language en show "$n"
prints 'Bán những gì' '^ *[-•*] dưa hấu' 'giờ họp'
says "text of the feed"
! grep -q alert "$out" || fails 'a script came along'
run 0 "$SAPBAO" search 'bí đỏ'
prints 'Chợ nổi'
run 0 "$SAPBAO" list bao.example --tsv
n=$(sed -n '/Lúa/s/	.*//p' "$out")
run 0 "$SAPBAO" --language en show "$n"
says 'only the lede'       # the lede twice is no text

command='the newsstand, a story whose page is gone'
checks=$((checks + 4))
"$SAPBAO" --replay "$work/replay" --headless 100x30 --language en \
	--keys "wait:9000 Tab Enter wait:9000 dump:$work/read Backspace dump:$work/list j Enter wait:9000 dump:$work/none" >"$out" 2>"$err" </dev/null || fails 'status'
cp "$work/read" "$out"
grep -q 'Bán những gì' "$work/read" || fails "no feed's text on the screen"
grep -q "This is the feed's text" "$work/read" || fails 'the reader is not told'
grep -q '404' "$work/read" || fails 'nobody says why'
cp "$work/none" "$out"
grep -q '404' "$work/none" || fails 'a story without any text says why'
! grep -q "This is the feed's text" "$work/none" || fails 'a lede is no text'
finish
