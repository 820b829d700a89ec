# lib.sh: for tests of the fetcher alone, which Python plays the world for: python3, a
# loopback network, and no proxy of the machine's own.
case ${PYTHON:-} in
''|:|no) echo 'there is no python3'; exit 77 ;;
esac
command -v "$PYTHON" >/dev/null 2>&1 || { echo "there is no $PYTHON"; exit 77; }
"$PYTHON" -c 'import socket; socket.create_server(("127.0.0.1", 0))' 2>/dev/null ||
	{ echo 'there is no loopback network'; exit 77; }
# Sanitizers and the sandbox do not go together; releases ignore the word.
if grep -q '^#define ALLOW_SANDBOX_OFF 1' "$BUILD_DIR/config.h" 2>/dev/null; then
	SAPBAO_SANDBOX=off; export SAPBAO_SANDBOX
fi
unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
