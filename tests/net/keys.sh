# Keys are answered while servers are not: a real pty, and what never answers.
. "$TESTS_DIR/cli/lib.sh"
[ -n "$PYTHON" ] || { echo 'there is no python3'; exit 77; }
"$PYTHON" -c 'import pty, os; os.close(pty.openpty()[0])' 2>/dev/null || { echo 'there is no pty'; exit 77; }
unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SAPBAO_NOW
# In a network of its own, where it can be had, names are never answered either.
echo 'nameserver 127.0.0.1' >"$work/resolv.conf"
own='ip link set lo up && mount --bind "$0/resolv.conf" /etc/resolv.conf'
if unshare -Urmn sh -c "$own" "$work" 2>/dev/null; then
	SILENT_RESOLVER=yes unshare -Urmn sh -c "$own"' && exec "$@"' "$work" \
		"$PYTHON" -B "$TESTS_DIR/net/keys.py" "$SAPBAO" "$home"
else
	echo 'there is no network of its own to be had: a name that does not exist instead'
	"$PYTHON" -B "$TESTS_DIR/net/keys.py" "$SAPBAO" "$home"
fi
