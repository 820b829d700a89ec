# Wrong words on the command line: status 2 and a sentence that helps.
. "$TESTS_DIR/cli/lib.sh"

run 0 "$SAPBAO" --version
prints '^sapbao [0-9]'
lines 1
run 0 "$SAPBAO" -V
for word in --help -h 'list --help' 'parse -h'; do
	run 0 "$SAPBAO" $word
	for sub in fetch list show related search portals parse render; do prints "^  $sub "; done
	prints '^  --demo ' '^  --version '
	[ ! -s "$err" ] || fails "--help on standard error"
done

# options
wrong 'help' --no-such
wrong 'json' --jsn list
wrong 'limit' list --limt=3
wrong 'help' -x
wrong 'value' list --limit
wrong 'value' --archive
wrong 'value' --demo=yes list
for n in 0 -1 1x '' 99999999999999999999; do wrong 'number' list "--limit=$n"; done
wrong 'number' render --width 0 x
wrong 'vi' --language fr list
wrong 'COLUMNS' --headless 3
wrong 'COLUMNS' --headless 0x0

# subcommands
wrong 'did you mean list' lsit
wrong 'help' no-such-subcommand
wrong 'https://' tin.example
wrong 'help' ''
wrong 'address' https://bao.example/ extra
wrong 'no portal one' list one two
wrong 'usage: sapbao show' show
wrong 'usage: sapbao show' show one
wrong 'usage: sapbao show' show 1 2
wrong 'usage: sapbao related' related
wrong 'usage: sapbao related' related x
wrong 'usage: sapbao search' search
wrong 'usage: sapbao search' search ' '
wrong 'usage: sapbao portals' portals x
wrong 'usage: sapbao parse' parse
wrong 'usage: sapbao parse' parse --feed
wrong 'usage: sapbao parse' parse x
wrong 'usage: sapbao parse' parse --feed a b
wrong 'one of --feed' parse --feed --article x
wrong 'usage: sapbao parse' parse --batch x
wrong 'usage: sapbao parse' parse --feed --batch x
wrong 'web address' parse --feed --url nowhere x
wrong 'usage: sapbao render' render
wrong 'usage: sapbao render' render a b
wrong 'web address' render --url file:///etc/passwd x
wrong '\-\-all' fetch
# an option of another subcommand would do nothing, silently
wrong '\-\-bodies is an option of: fetch' portals --bodies
wrong '\-\-limit is an option of: list search' show 1 --limit 3
wrong '\-\-unread is an option of: list' --unread
wrong '\-\-keys is an option of: newsstand' list --keys q

# names of papers and categories
demo_data
wrong 'did you mean baosongnuoc.example' fetch baosongnoc
wrong 'did you mean tinmoi.example' list tinmoi.exampel
wrong 'sapbao portals' list nowhere-near-it
wrong 'did you mean the-thao' fetch tinmoi/thethao
wrong 'did you mean suc-khoe' list 'tinmoi/Sức khoẻ mới'
wrong 'sapbao portals' list tinmoi/zzzzzzzzz
run 0 "$SAPBAO" list 'tinmoi/Thể thao'
run 0 "$SAPBAO" list 'tinmoi/the thao'
run 0 "$SAPBAO" list TINMOI.example

# "--" ends options; options may follow operands
wrong 'usage: sapbao show' show -- --json
run 0 "$SAPBAO" --sandbox-report
prints '.'
SAPBAO_FETCH=/khong/co run 1 "$SAPBAO" --sandbox-report
says '/khong/co'
finish
