# The walls hold, and check-deps sees a hole when one is made.
set -eu
dir=$(mktemp -d)
trap 'chmod -R u+w "$dir"; rm -rf "$dir"' EXIT
"$TOP_SRCDIR/tools/check-deps" "$TOP_SRCDIR"
mkdir -p "$dir/tools"
cp -R "$TOP_SRCDIR/src" "$dir/src"
cp "$TOP_SRCDIR/tools/layers" "$dir/tools/layers"
chmod -R u+w "$dir"

plant() { # FILE LINE WANTED
	cp "$dir/src/$1" "$dir/kept"
	printf '%s\n' "$2" >> "$dir/src/$1"
	if "$TOP_SRCDIR/tools/check-deps" "$dir" > "$dir/said"; then
		echo "not seen: $2 in $1"
		exit 1
	fi
	grep -qF "$3" "$dir/said" || { echo "said instead of \"$3\":"; cat "$dir/said"; exit 1; }
	cp "$dir/kept" "$dir/src/$1"
}
plant text/clean.c '#include "net/net.h"' 'text may not include "net/net.h"'
plant app/loop.c '#include "markup/html.h"' 'app may not include "markup/html.h"'
plant ui/ui.c '#include "store/store.h"' 'ui may not include "store/store.h"'
plant page/listing.c '#include "feed/feed.h"' 'page may not include "feed/feed.h"'
plant app/loop.c '#include <curl/curl.h>' '<curl/curl.h> may only be included in net'
plant cli/cli.c '  #  include <sqlite3.h>' '<sqlite3.h> may only be included in store'
plant base/str.c '#include <zlib.h>' '<zlib.h> may only be included in base/zip.c'
"$TOP_SRCDIR/tools/check-deps" "$dir"
