# A reader who moves on: what he waited for is not fetched any more, what nobody
# waits for is.  A folder answers, as late as its index says.
. "$TESTS_DIR/cli/lib.sh"
demo_data
mkdir -p "$work/replay"
# every answer takes two seconds; what was not given up would come within them
awk -F '\t' -v OFS='\t' '/^#/ || !NF { print; next } { $5 = 2000; print }' "$replay/index.tsv" >"$work/replay/index.tsv"
(cd "$replay" && cp -R ./*.example "$work/replay/")
replay=$work/replay

# the jobs of a sheet
jobs() {
	checks=$((checks + 1))
	n=$(grep -c ' 0 s' "$work/$1")
	[ "$n" = "$2" ] || { cp "$work/$1" "$out"; fails "$1: $n are fetched instead of $2"; }
}

# lists: the one that was left, and the one that was asked for by R
screen lists "wait:9000 } } dump:@/third wait:9000 F4 dump:@/none Esc { dump:@/second wait:9000 dump:@/came"
shows third 'Fetching'
shows none 'Nothing is being fetched.'
screen left "} dump:@/one } F4 dump:@/jobs Esc Esc dump:@/given-up wait:9000 dump:@/still-not"
shows jobs 'Being fetched' 'x stops this one'
jobs jobs 1
shows given-up 'There are no articles here yet.'
shows still-not 'There are no articles here yet.'
screen all "wait:9000 R } F4 dump:@/both"
jobs both 2

# the sheet: one, then none
screen sheet "wait:9000 } F4 x dump:@/stopped Esc dump:@/list wait:9000 dump:@/later"
shows stopped 'Nothing is being fetched.'
shows later 'There are no articles here yet.'

# pages: h, Esc, another page, and the page itself when the sheet stops it
screen first "wait:9000"
keep=yes
screen pages "Tab Enter dump:@/loading h F4 dump:@/by-h Esc Enter Esc F4 dump:@/by-esc Esc Enter ] F4 dump:@/by-next x Esc dump:@/page
	wait:9000 r wait:9000 dump:@/again"
shows loading 'loading'
shows by-h 'Nothing is being fetched.'
shows by-esc 'Nothing is being fetched.'
shows page 'cancelled:' 'https://' 'r try again'
jobs by-next 1
hides again 'cancelled:'
finish
