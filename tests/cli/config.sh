# The configuration language, in a file and at the prompt: what is wrong is told
# with file, line and column; presets, sequences, aliases, counts; read again
# without a restart; options written back without harm to the rest of the file.
. "$TESTS_DIR/cli/lib.sh"
config=$XDG_CONFIG_HOME/sapbao/config
mkdir -p "$XDG_CONFIG_HOME/sapbao"
demo_data

cat >"$config" <<'C'
set measure 60; set measur 61
set theme nosuch
  set layout tow
bind articles x "star; down"
bind artcles x star
bind any Entr open
bind any x "star; upp"
alias fav "star"
alias star later
set measure 5
unbind any M-q
frobnicate
star
preset emacs
set leader Nope
bind <leader>s fav
bind gl last
set ledes "yes
C
screen mistakes "wait:9000 dump:@/start"
shows start 'config:1:21: there is no option "measur"; did you mean measure?'
size=160x70
screen mistakes "wait:9000 : text:log Enter dump:@/log C-d dump:@/log2"
size=
cat "$work/log" "$work/log2" >"$work/all"
for words in '1:21: there is no option "measur"; did you mean measure?' \
	'2:11: ' '3:14: layout: "tow" is not allowed; did you mean two?' \
	'5:6: there is no context "artcles"; did you mean articles?' \
	'6:10: there is no key "Entr"; did you mean Enter?' \
	'7:12: there is no command upp; did you mean up?' \
	'9:7: star is a command already' \
	'10:13: measure: "5" is not allowed; a number from 20 to 200 is' \
	'11:12: nothing is bound to "M-q" here' \
	'12:1: there is no command frobnicate' \
	'13:1: star acts on a screen' \
	'14:8: there is no preset "emacs"; default, less, mutt, newsboat and vim are' \
	'15:12: there is no key "Nope"' \
	'18:11: a quotation is not closed'; do
	checks=$((checks + 1))
	grep -q -F -e "config:$words" "$work/all" || fails "the log does not say: $words"
done

# keys from that file: several commands, a leader, two letters together, counts
screen keys "wait:9000 Tab x dump:@/starred , s dump:@/leader g l dump:@/last g j dump:@/settled
	2 k dump:@/counted 2 x dump:@/twice"
shows starred '2/8'
shows last '8/8'
checks=$((checks + 1))
[ "$(grep -c '★' "$work/leader")" = 2 ] || fails "<leader>s does not star"
shows settled '2/8'     # g alone is the first row, then j
shows counted '1/8'

# at the prompt: columns, "did you mean", answers
: >"$config"
say() {
	screen prompt "wait:9000 : $1 Enter dump:@/prompt"
	shows prompt "$2"
}
say 'text:set Space text:measur Space text:60' 'column 5: there is no option "measur"; did you mean measure?'
say 'text:set Space text:hints! ' 'hints = no'
say 'text:set Space text:measure?' 'measure = 72'
say 'text:set Space text:theme! ' 'theme has no other value'
say 'text:set Space text:layout=two' 'layout = two'
say 'text:set Space text:columns Space text:time Space text:title' 'columns = time title'
say 'text:set Space text:columns Space text:time Space text:titel' 'column 13: columns: "titel" is not allowed; did you mean title?'
say 'text:set Space text:measure Space text:60 Space text:70' 'usage: set [OPTION] [VALUE]'
say 'text:: Space text:set Space text:layout=two' 'layout = two'
say 'text:stra' 'column 1: there is no command stra; did you mean star?'
say 'text:star Space text:all' 'column 6: star takes no argument'
say 'text:focus Space text:reade' 'column 7: focus: there is no "reade"; did you mean reader?'
say 'text:down; Space text:upp' 'column 7: there is no command upp; did you mean up?'
say 'text:set Space text:"x' 'column 5: a quotation is not closed'

# lines are kept over restarts, each prompt its own
screen lines "wait:9000 : text:layout Space text:one Enter : text:focus Space text:articles Enter / text:cau Enter"
keep=yes
screen lines "wait:9000 : Up dump:@/newest Up dump:@/older Esc / Up dump:@/sought"
keep=
shows newest ':focus articles'
shows older ':layout one'
shows sought '/cau'

# what stands behind a name is completed by its kind
complete() {
	screen complete "wait:9000 : $1 Tab dump:@/complete"
	shows complete "$2"
}
complete 'text:go Space text:baos' ':go baosongnuoc.example'
complete 'text:go Space text:baosongnuoc.example/k' ':go baosongnuoc.example/kinh-te'
complete 'text:preset Space text:m' ':preset mutt'
complete 'text:set Space text:theme Space text:l' ':set theme light'
complete 'text:set Space text:hints Space text:n' ':set hints no'
complete 'text:set Space text:columns Space text:title Space text:led' ':set columns title lede'
complete 'text:down; Space text:sta' ':down; star'
complete 'text:bind Space text:art' ':bind articles'
complete 'text:bind Space text:x Space text:sta' ':bind x star'
complete 'text:bind Space text:reader Space text:x Space text:sta' ':bind reader x star'
complete "text:source Space text:$XDG_CONFIG_HOME/sapbao/con" 'sapbao/config'
complete 'text:alias Space text:q Space text:"unbi' '"unbind'

# an alias of an alias that is itself
printf 'alias one "down"\nalias two "one; one"\nalias one "two"\nbind x two\n' >"$config"
screen circle "wait:9000 Tab x dump:@/circle j dump:@/alive"
shows circle 'an alias goes round in a circle'
shows alive '2/8'

# presets: another on top of none but our own keys, and back; Telex left on
printf 'preset vim\n' >"$config"
screen vim "wait:9000 Tab j j g g dump:@/gg j dump:@/j Z Q j j dump:@/gone"
shows gg '1/8'
shows j '2/8'
checks=$((checks + 1))
[ ! -f "$work/gone" ] || fails "ZQ does not leave"
screen mutt "wait:9000 Tab : text:preset Space text:mutt Enter * dump:@/mutt-last = dump:@/mutt-first
	: text:preset Space text:default Enter = dump:@/default"
shows mutt-last '8/8'
shows mutt-first '1/8'
hides default '1/8  '
for preset in less mutt newsboat vim; do
	printf 'preset %s\n' $preset >"$config"
	screen $preset "wait:9000 dump:@/start : text:log Enter dump:@/log"
	hides start 'presets/'
	hides log 'presets/'
done
printf 'preset mutt\n' >"$config"
screen telex "wait:9000 Tab ô dump:@/unbound ẽ dump:@/e"
printf 'preset vim\nbind "o e" last\nbind d down\n' >"$config"
screen telex "wait:9000 Tab đ dump:@/d ớ ề dump:@/oe g ĝ"
shows d '2/8'
shows oe '8/8'

# read again, without a restart
printf 'bind x last\nset hints no\n' >"$config"
cat >"$work/edit" <<C
#!/bin/sh
printf 'bind x first\nset hints yes\nalias up5 up\n' >"$config"
C
chmod +x "$work/edit"
screen reload "wait:9000 Tab x dump:@/x-last g Enter wait:9000 : text:pipe Space text:$work/edit Enter h
	: text:reload Enter dump:@/reloaded G x dump:@/x-first"
shows x-last '8/8'
hides x-last 'next unread'
shows reloaded 'the configuration was read again'
shows x-first '1/8' 'next unread'

# written back: comments, order and the other commands stay; a link stays a link
mkdir -p "$work/dots"
cat >"$work/dots/config" <<'C'
# mine
set measure 80   # wide
bind x star; set layout one
set theme light
C
rm -f "$config"
ln -s "$work/dots/config" "$config"
screen save "wait:9000 : text:set Space text:measure=66 Enter : text:set Space text:layout Space text:two Enter
	: text:set Space text:browser Space text:\"my\\\\ Space text:\\\"own\\\"\" Enter
	: text:save-options Enter dump:@/saved : text:save-options Enter dump:@/again"
shows saved '3 options written to'
shows again 'says all of it already'
checks=$((checks + 1))
[ -L "$config" ] || fails "the link is a file now"
cat >"$work/want" <<'C'
# mine
set measure "66"   # wide
bind x star; set layout "two"
set theme light
C
checks=$((checks + 1))
head -n 4 "$work/dots/config" | cmp -s - "$work/want" || { fails "the file is another"; cat "$config"; }
checks=$((checks + 1))
[ "$(wc -l <"$config")" = 5 ] || fails "not one line more"
screen again "wait:9000 : text:set Space text:measure? Enter dump:@/kept"
shows kept 'measure = 66'
finish
