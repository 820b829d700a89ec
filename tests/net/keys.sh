# Keys are answered while servers are not: a real pty, and what never answers.
. "$TESTS_DIR/cli/lib.sh"
[ -n "$PYTHON" ] || { echo 'there is no python3'; exit 77; }
"$PYTHON" -c 'import pty, os; os.close(pty.openpty()[0])' 2>/dev/null || { echo 'there is no pty'; exit 77; }
unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SAPBAO_NOW
"$PYTHON" -B "$TESTS_DIR/net/keys.py" "$SAPBAO" "$home"
