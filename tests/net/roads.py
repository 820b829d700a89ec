#!/usr/bin/env python3
"""Drives sapbao-fetch along the roads that an answer may take: cancelled on the
way, through proxies and around them, in other codings, over HTTP/2.

    roads.py SAPBAO-FETCH [WORD...]     only the cases whose name has a WORD

Prints TAP.  The portal and the wire are run.py's.
"""
import gzip
import os
import shutil
import socket
import ssl
import struct
import sys
import tempfile
import threading
import time
import zlib

sys.dont_write_bytecode = True      # the source tree may be read-only

import wire
from portal_server import FEED, PATHS, reply
from run import SOON, Suite, watchdog

BODY = FEED.encode()


def brotli(data):
    """One stored meta-block and an empty last one: all readers know them."""
    assert len(data) <= 1 << 16
    head = 0b0 | 0b0 << 1 | 0b00 << 2 | (len(data) - 1) << 4 | 1 << 20
    return head.to_bytes(3, "little") + data + b"\x03"


def zstd(data):
    """One frame with one raw block."""
    assert len(data) <= 1 << 17
    return (b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(data))
            + (1 | len(data) << 3).to_bytes(3, "little") + data)


CODINGS = {"gzip": gzip.compress(BODY), "deflate": zlib.compress(BODY), "br": brotli(BODY), "zstd": zstd(BODY)}


def coded(conn, rest, request):
    """Only what was asked for, as a server does; else the plain words."""
    asked = next((line for line in request.decode().split("\r\n") if line.lower().startswith("accept-encoding:")), "")
    known = rest in [c.strip() for c in asked.partition(":")[2].split(",")]
    body = CODINGS[rest] if known else reply("", "406 Not Acceptable")
    conn.sendall(reply(body, "200 OK", "text/xml", "Content-Encoding: " + rest) if known else body)


PATHS["coded"] = coded


class Socks:
    """A SOCKS5 server; counts whom it led where, by name or address."""

    def __init__(self, refuses=False):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.refuses, self.led = refuses, []
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            conn, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(conn,), daemon=True).start()

    def serve(self, conn):
        with conn:
            conn.recv(2 + conn.recv(2, socket.MSG_PEEK)[1])
            conn.sendall(b"\5\0")
            kind = conn.recv(4)[3]
            name = conn.recv(conn.recv(1)[0]).decode() if kind == 3 else socket.inet_ntoa(conn.recv(4))
            port = struct.unpack(">H", conn.recv(2))[0]
            self.led.append(name)
            conn.sendall((b"\5\2" if self.refuses else b"\5\0") + b"\0\1\0\0\0\0\0\0")
            if self.refuses:
                return
            with socket.create_connection(("127.0.0.1", port)) as to:
                there = threading.Thread(target=self.carry, args=(conn, to), daemon=True)
                there.start()
                self.carry(to, conn)

    @staticmethod
    def carry(a, b):
        try:
            while data := a.recv(65536):
                b.sendall(data)
            b.shutdown(socket.SHUT_WR)
        except OSError:
            pass


class Http2:
    """As much of HTTP/2 as a feed needs: every stream gets one, on one
    connection; what is asked for is not read (RFC 9113, 7541)."""

    def __init__(self, context):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.context, self.connections, self.streams = context, 0, []
        context.set_alpn_protocols(["h2"])
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            conn, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(conn,), daemon=True).start()

    @staticmethod
    def frame(kind, flags, stream, data=b""):
        return struct.pack(">I", len(data))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + data

    def serve(self, plain):
        try:
            with self.context.wrap_socket(plain, server_side=True) as conn:
                if conn.selected_alpn_protocol() != "h2":
                    return
                self.connections += 1
                read = conn.makefile("rb").read
                assert read(24) == b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
                conn.sendall(self.frame(4, 0, 0))
                while head := read(9):
                    n, kind, flags = int.from_bytes(head[:3], "big"), head[3], head[4]
                    stream = struct.unpack(">I", head[5:])[0] & 0x7fffffff
                    read(n)
                    if kind == 4 and not flags & 1:
                        conn.sendall(self.frame(4, 1, 0))
                    elif kind == 1:
                        self.streams.append(stream)
                        # :status 200; content-type, not indexed
                        conn.sendall(self.frame(1, 4, stream, b"\x88\x0f\x10\x08text/xml")
                                     + self.frame(0, 1, stream, BODY))
        except (OSError, AssertionError):
            pass


class Roads(Suite):
    def cancelling(self):
        """The server sees the reader leave; the places are free for others."""
        back = self.back("--total-ms", "20000")
        for id in range(1, 5):
            back.send(wire.request(id, self.home + "leaves/%d" % id))
        back.send(wire.request(5, self.home + "leaves/5"))       # waits for its turn
        back.wait(1, lambda got: len([a for a in got if a.kind == "TAKEN"]) >= 5 and len(self.portal.held) == 4)
        held = set(self.portal.held)
        for id in (5, 1, 2, 3, 4, 99):     # 5 first: a place that is free is taken at once
            back.send(wire.cancel(id))
        begun = time.monotonic()
        got = back.ask(6, self.home + "feed")
        self.report("cancelled: four places are free at once", held == {"1", "2", "3", "4"} and got
                    and got.what == "FEED" and time.monotonic() - begun < SOON, "%s %s" % (held, got and got.what))
        while self.portal.held and time.monotonic() - begun < SOON:
            time.sleep(0.02)
        self.report("the server sees that the reader left", not self.portal.held, str(self.portal.held))
        back.wait(0.5, lambda _: False)
        self.report("what waited was never asked for, and none is answered", "5" not in self.portal.order
                    and not any(back.last(id) for id in range(1, 6)), str(self.portal.order))
        back.send(wire.request(7, self.home + "feed") + wire.cancel(7) + wire.request(7, self.home + "feed"))
        back.wait(SOON, lambda _: back.last(7))
        self.report("asked, cancelled and asked in one breath", back.last(7) and back.last(7).what == "FEED")
        back.close()

    def bent_cancels(self):
        """A front that bends the word is left, like any other nonsense."""
        for name, data in (("without a number", wire.frame(3, [])), ("two numbers", wire.frame(3, [1, 2])),
                           ("number 0", wire.frame(3, [0])), ("a text", wire.frame(3, ["x"]))):
            back = self.back()
            back.send(data)
            back.wait(3, lambda _: False)
            status = back.close()
            self.report("bent cancel: " + name, back.closed and status == 1, str(status))

    def codings(self):
        back = self.back()
        for id, coding in enumerate(CODINGS, 1):
            got = back.ask(id, self.home + "coded/" + coding)
            if got.what == "HTTP" and coding in ("br", "zstd"):
                print("# this libcurl does not ask for " + coding)
                continue
            self.report("packed by " + coding, got.what == "FEED" and len(got.entries) == 8
                        and "đường mới" in got.entry(0)[0], got.what + got.detail)
        back.close()

    def socks(self):
        """Names are left to a socks5h proxy; the way is the reader's, so it may be at home."""
        proxy, deaf = Socks(), Socks(refuses=True)
        back = self.back()
        to = "http://bao.example:%d/feed" % self.portal.port
        for id, scheme in enumerate(("socks5h", "socks5"), 1):
            url = to if scheme == "socks5h" else self.home + "feed"
            got = back.ask(id, url, proxy="%s://127.0.0.1:%d" % (scheme, proxy.port), private_ok=scheme == "socks5")
            self.report("a %s proxy that the request names" % scheme, got.what == "FEED", got.what + got.detail)
        self.report("which was asked by name, and by address", proxy.led == ["bao.example", "127.0.0.1"], str(proxy.led))
        got = back.ask(3, to, proxy="socks5h://127.0.0.1:%d" % deaf.port, private_ok=False)
        self.report("a socks proxy that refuses", got.what == "PROXY" and deaf.led == ["bao.example"],
                    got.what + got.detail)
        back.close()
        back = self.back(env=dict(os.environ, ALL_PROXY="socks5h://127.0.0.1:%d" % proxy.port))
        got = back.ask(1, to, private_ok=False)
        self.report("a socks proxy of the environment", got.what == "FEED" and len(proxy.led) == 3,
                    got.what + got.detail)
        back.close()

    def around(self):
        """no_proxy: the hosts that are reached without one; the request may say none."""
        proxy = Socks()
        env = dict(os.environ, all_proxy="socks5h://127.0.0.1:%d" % proxy.port, no_proxy="127.0.0.1,.bao.example")
        back = self.back(env=env)
        got = back.ask(1, self.home + "feed")
        self.report("no_proxy names the host", got.what == "FEED" and not proxy.led, got.what + got.detail)
        got = back.ask(2, "http://127.0.0.2:%d/feed" % self.portal.port)
        self.report("but not that one", got.what == "FEED" and proxy.led == ["127.0.0.2"], "%s %s" % (got.what, proxy.led))
        got = back.ask(3, "http://127.0.0.2:%d/feed" % self.portal.port, proxy="none")
        self.report("the request wants none", got.what == "FEED" and len(proxy.led) == 1, "%s %s" % (got.what, proxy.led))
        got = back.ask(4, "http://khong.bao.example:%d/feed" % self.portal.port)
        self.report("a part of a name without its own", got.what in ("DNS", "TIMEOUT") and len(proxy.led) == 1,
                    "%s %s" % (got.what, proxy.led))
        back.close()
        back = self.back(env=dict(env, no_proxy="*"))
        got = back.ask(1, "http://127.0.0.2:%d/feed" % self.portal.port)
        self.report("no_proxy=* is none at all", got.what == "FEED" and len(proxy.led) == 1, "%s %s" % (got.what, proxy.led))
        back.close()

    def http2(self):
        if not shutil.which("openssl") or not ssl.HAS_ALPN:
            return
        with tempfile.TemporaryDirectory() as d:
            os.chmod(d, 0o755)
            _, file = self.tls_portal(d, "two")
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(file, os.path.join(d, "two"))
            server = Http2(context)
            # which goes before all other ways to name one
            back = self.back(env=dict(os.environ, CURL_CA_BUNDLE=file))
            got = back.ask(1, "https://127.0.0.1:%d/1" % server.port)
            if not server.connections and got.what != "TLS":
                print("# this libcurl does not speak HTTP/2: " + got.what)
                back.close()
                return
            self.report("a feed over HTTP/2", got.what == "FEED" and len(got.entries) == 8, got.what + got.detail)
            for id in (2, 3, 4):
                got = back.ask(id, "https://127.0.0.1:%d/%d" % (server.port, id))
            self.report("four of them on one connection", got.what == "FEED" and server.connections == 1
                        and len(server.streams) == 4, "%s, %d connections" % (got.what, server.connections))
            back.close()

    def all(self):
        for case in (self.cancelling, self.bent_cancels, self.codings, self.socks, self.around, self.http2):
            if self.wanted(case.__name__):
                case()
        print("1..%d" % self.count)
        return 1 if self.failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    watchdog(100)
    sys.exit(Roads(sys.argv[1], sys.argv[2:]).all())
