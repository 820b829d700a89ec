#!/usr/bin/env python3
"""Nothing blocks: keys are answered while the network does not.

    keys.py SAPBAO HOME

On a real pty, with a server that never answers, one that drips, and one that does
not even take the connection: how long from a key to the screen, beside the same
keys with nothing under way.  A machine may be slow, so the times are compared; the
16 ms promised are printed, and held to with much room.
"""
import fcntl
import os
import pty
import select
import signal
import socket
import statistics
import struct
import sys
import termios
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from portal_server import Portal

KEYS = 60
ROOM_S = 0.25


def nobody_home():
    """A listener whose queue is full: who connects now waits for ever."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    waiting = []
    for _ in range(3):
        s = socket.socket()
        s.setblocking(False)
        s.connect_ex(listener.getsockname())
        waiting.append(s)
    return listener, waiting


class Screen:
    def __init__(self, program):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(program, [program], dict(os.environ, TERM="xterm-256color"))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
        self.seen = b""

    def read(self, seconds):
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        self.seen += os.read(self.fd, 1 << 16)
        return True

    def until(self, word, seconds):
        end = time.monotonic() + seconds
        while word.encode() not in self.seen and time.monotonic() < end:
            self.read(0.1)
        return word.encode() in self.seen

    def quiet(self):
        while self.read(0.15):
            pass

    def key(self, key):
        """Seconds until something of it is on the screen."""
        begun = time.monotonic()
        os.write(self.fd, key.encode())
        answered = self.read(5)
        took = time.monotonic() - begun
        self.read(0.02)
        return took if answered else 5

    def keys(self):
        self.quiet()
        os.write(self.fd, b"g")     # from here each of the keys moves something
        self.quiet()
        return [self.key("Gg"[i % 2]) for i in range(KEYS)]

    def leave(self):
        os.write(self.fd, b"Q")
        begun = time.monotonic()
        try:
            while self.read(2):
                pass
        except OSError:
            pass
        done, _ = os.waitpid(self.pid, os.WNOHANG)
        while not done and time.monotonic() - begun < 5:
            time.sleep(0.02)
            done, _ = os.waitpid(self.pid, os.WNOHANG)
        if not done:
            os.kill(self.pid, signal.SIGKILL)
        return time.monotonic() - begun


def configure(home, feeds):
    os.makedirs(os.path.join(home, ".config/sapbao"), exist_ok=True)
    with open(os.path.join(home, ".config/sapbao/config"), "w", encoding="utf-8") as f:
        f.write("set favourites own\n")
        for url, name in feeds:
            f.write('feed "%s" "%s"\n' % (url, name))


def tell(name, times):
    print("%-28s middle %5.1f ms, 19 of 20 under %5.1f ms, most %6.1f ms"
          % (name, statistics.median(times) * 1e3, sorted(times)[len(times) * 19 // 20] * 1e3, max(times) * 1e3))


def silent_resolver():
    """In a network of our own (keys.sh): it takes every question and says nothing."""
    if not os.environ.get("SILENT_RESOLVER"):
        return None
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("127.0.0.1", 53))
    return s


def main(program, home):
    resolver = silent_resolver()
    portal = Portal()
    at = "http://127.0.0.1:%d/" % portal.port
    listener, _waiting = nobody_home()
    slow = [(at + "never", "Không trả lời"), (at + "drip", "Nhỏ giọt"), (at + "stall", "Đứt giữa chừng"),
            ("http://127.0.0.1:%d/" % listener.getsockname()[1], "Không nối được"),
            ("http://ten-khong-co.invalid/", "Không có tên")]
    configure(home, [(at + "feed", "Báo Mẫu")] + slow)
    failures = []

    screen = Screen(program)
    if not screen.until("Tin mẫu số 8", 10):
        failures.append("the first list never came")
    screen.quiet()
    os.write(screen.fd, b"\t")
    idle = screen.keys()
    screen.key("R")
    if not screen.until("fetching", 5):
        failures.append("nothing is under way")
    busy = screen.keys()
    tell("nothing under way", idle)
    tell("five that do not answer", busy)
    if statistics.median(busy) > 3 * statistics.median(idle) + 0.016:
        failures.append("keys are slower while the network is")
    if sorted(busy)[len(busy) * 19 // 20] > ROOM_S:
        failures.append("a key waits for the network")
    if resolver:
        print("the silent resolver           was %s" % ("asked" if select.select([resolver], [], [], 0)[0] else "not asked"))
        if not select.select([resolver], [], [], 0)[0]:
            failures.append("the resolver that never answers was not asked")
    took = screen.leave()
    print("leaving with five under way  %.2f s" % took)
    if took > 2:
        failures.append("leaving waits for the network")

    # from nothing: the quick one is on the screen though the others never come
    os.environ["XDG_DATA_HOME"] = os.path.join(home, "fresh")
    begun = time.monotonic()
    screen = Screen(program)
    os.write(screen.fd, b"R")
    shown = screen.until("Tin mẫu số 8", 10)
    print("first list from nothing      %.2f s, the slowest answers after 60" % (time.monotonic() - begun))
    if not shown:
        failures.append("the first list waits for the slowest source")
    screen.leave()
    for why in failures:
        print("FAIL: " + why)
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
