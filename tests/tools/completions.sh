# Each shell that is here completes subcommands, options of the subcommand that was
# typed, and the newspapers.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
HOME=$work XDG_CONFIG_HOME=$work XDG_DATA_HOME=$work
export HOME XDG_CONFIG_HOME XDG_DATA_HOME
mkdir "$work/bin"
ln -s "$SAPBAO" "$work/bin/sapbao"
PATH=$work/bin:$PATH
export PATH
failed=0
tried=0
patience="1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"
scripts=$BUILD_DIR/data/completions
[ -f "$scripts/sapbao" ] || scripts=$TOP_SRCDIR/data/completions

# has SHELL TYPED WANTED: after TYPED the shell offers WANTED.
has() {
	tried=$((tried + 1))
	if ! "$1_offers" "$2" "$3" > "$work/offers" 2>"$work/errors" || ! grep -q -e "^$3" "$work/offers"; then
		echo "$1: \"$2\" does not offer $3, but:"
		head -n 5 "$work/offers" "$work/errors"
		failed=$((failed + 1))
	fi
}
# hasnt SHELL TYPED UNWANTED; a terminal that offers nothing is looked at for a second.
hasnt() {
	tried=$((tried + 1))
	(patience="1 2 3 4 5" && "$1_offers" "$2" "$3") > "$work/offers" 2>/dev/null || :
	if grep -q -e "^$3" "$work/offers"; then
		echo "$1: \"$2\" offers $3"
		failed=$((failed + 1))
	fi
}

bash_offers() {
	bash -c '
		. "$1"
		COMP_LINE=$2
		read -ra COMP_WORDS <<< "$2"
		[[ $2 == *" " ]] && COMP_WORDS+=("")
		COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
		compopt() { :; }
		_sapbao
		printf "%s\n" "${COMPREPLY[@]}"' - "$scripts/sapbao" "$1"
}

fish_offers() {
	fish --no-config -c 'source $argv[1]; complete -C "$argv[2]"' "$scripts/sapbao.fish" "$1"
}

# zsh completes only at a prompt: one in a terminal, whose words are printed.
zsh_tmux() {
	"$TMUX_PROGRAM" -S "$work/tmux" -f /dev/null "$@"
}
zsh_waits_for() {
	for i in $patience; do
		zsh_tmux capture-pane -p > "$work/screen"
		grep -q -e "$1" "$work/screen" && return
		sleep 0.2
	done
}
zsh_offers() {
	zsh_tmux kill-server 2>/dev/null || :
	zsh_tmux new-session -d -x 150 -y 60 "PS1=ready: zsh -f"
	zsh_tmux send-keys "fpath=($scripts \$fpath); autoload -Uz compinit; compinit -u -D; clear; echo START" Enter
	zsh_waits_for '^START'
	zsh_tmux send-keys "clear" Enter "$1" Tab Tab
	zsh_waits_for "$2"
	zsh_tmux kill-server
	tr ' ' '\n' < "$work/screen"
}

for shell in bash fish zsh; do
	command -v "$shell" >/dev/null 2>&1 || { echo "no $shell here"; continue; }
	[ "$shell" != zsh ] || command -v "$TMUX_PROGRAM" >/dev/null 2>&1 || { echo "no tmux here, for zsh"; continue; }
	has "$shell" "sapbao fe" fetch
	has "$shell" "sapbao fetch --bo" --bodies
	has "$shell" "sapbao fetch baocantho.com.vn/thoi" baocantho.com.vn/thoi-su
	hasnt "$shell" "sapbao show --" --bodies
	hasnt "$shell" "sapbao fetch zzz" baocantho
done
[ "$tried" -gt 0 ] || exit 77
exit "$failed"
