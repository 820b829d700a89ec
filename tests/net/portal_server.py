#!/usr/bin/env python3
"""A news portal that misbehaves: every path is one way to do it.

Used by run.py; by hand: `portal_server.py [PORT]` serves until it is stopped,
and `/` lists the paths.  Python's standard library only.  Pages are invented.
"""
import email.utils
import gzip
import itertools
import os
import re
import socket
import struct
import sys
import threading
import time
import unicodedata

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Báo Mẫu</title><link>http://bao.example/</link>
%s</channel></rss>
""" % "".join("""<item><title>Tin mẫu số %d về con đường mới</title>
<link>http://bao.example/tin-%d.html</link><guid>tin-%d</guid>
<pubDate>Thu, 01 Jan 2026 %02d:00:00 +0700</pubDate>
<description>Dẫn của tin mẫu số %d.</description></item>
""" % (i, i, i, i, i) for i in range(1, 9))

SENTENCE = ("Sáng nay, đoạn đường ven sông dài hai cây số đã được thông xe sau nhiều tháng "
            "thi công, người dân hai bên bờ đi lại thuận tiện hơn trước. ")
ARTICLE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>Thông xe đoạn đường ven sông</title></head><body>
<div class="menu"><a href="/">Trang chủ</a> <a href="/thoi-su/">Thời sự</a></div>
<article><h1>Thông xe đoạn đường ven sông</h1>
%s</article><div class="footer">Báo Mẫu</div></body></html>
""" % "".join("<p>%d. %s</p>\n" % (i, SENTENCE * 3) for i in range(1, 9))

GATE = ('<html><body><script>document.cookie="D1N=0123456789abcdef; path=/";'
        'window.location.reload(true);</script></body></html>')

PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Bài dài kỳ</title></head>
<body><article><h1>Bài dài kỳ</h1><p class="sapo">Sapô đứng ở đầu mọi trang của bài viết dài này, như
báo vẫn làm.</p>%s<p>Theo Báo Mẫu và các nguồn khác, tổng hợp từ nhiều ngày.</p></article>
<a class="tiep" href="%s">Trang sau</a><a class="in" href="%s">In bài</a></body></html>
"""


def page(n, next_, print_=""):
    """Page n of an article, and where its next page is."""
    said = "".join("<p>Đoạn %d.%d. %s</p>\n" % (n, i, SENTENCE * 2) for i in range(1, 4))
    return PAGE % (said, next_, print_)


CHARSET_TITLE = "Đường mới ở Hậu Giang được thông xe"

BOMB = gzip.compress(bytes(100 << 20), 1)       # made once: it costs more than it is asked for

PNG = (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64))


def reply(body, status="200 OK", kind="text/html; charset=utf-8", *more, length=None):
    """One whole response as bytes."""
    if isinstance(body, str):
        body = body.encode()
    lines = ["HTTP/1.1 " + status, "Content-Type: " + kind,
             "Content-Length: %d" % (len(body) if length is None else length),
             "Connection: close", *more, "", ""]
    return "\r\n".join(lines).encode() + body


PATHS = {}


def path(name):
    """Registers a handler: called with the connection, the path's rest and the request."""
    def register(function):
        PATHS[name] = function
        return function
    return register


def always(name, *args, **more):
    PATHS[name] = lambda conn, rest, request: conn.sendall(reply(*args, **more))


def hold(conn, seconds=20):
    """Keeps the connection open without a word, until the other side leaves."""
    conn.settimeout(seconds)
    try:
        while conn.recv(4096):
            pass
    except OSError:
        pass


always("feed", FEED, kind="application/rss+xml; charset=utf-8")
always("article", ARTICLE)
always("404", "<p>không có</p>", "404 Not Found")
always("410", "", "410 Gone")
always("500", "<p>lỗi</p>", "500 Internal Server Error")
always("503", "", "503 Service Unavailable", "text/html", "Retry-After: 120")
always("429", "", "429 Too Many Requests", "text/html", "Retry-After: 999999999")
always("to-file", "", "302 Found", "text/html", "Location: file:///etc/passwd")
always("to-ftp", "", "302 Found", "text/html", "Location: ftp://127.0.0.1/x")
always("to-gopher", "", "302 Found", "text/html", "Location: gopher://127.0.0.1/x")
always("loop", "", "302 Found", "text/html", "Location: /loop")
always("moved", "", "301 Moved Permanently", "text/html", "Location: /feed")
always("moved-twice", "", "308 Permanent Redirect", "text/html", "Location: /moved")
always("moved-by-way", "", "302 Found", "text/html", "Location: /moved")
always("403", "", "403 Forbidden")
always("empty-body", "")
always("blank-body", " \r\n\t \r\n")
always("image", PNG, kind="image/png")
always("image-as-page", PNG)
always("pdf", b"%PDF-1.7\n" + bytes(range(256)), kind="application/octet-stream")
always("gate", GATE)
always("page-for-feed", ARTICLE)
always("gzip-inside", gzip.compress(FEED.encode()), kind="application/x-gzip")
always("lying-short", FEED, kind="text/xml", length=len(FEED.encode()) // 2)
always("lying-long", FEED, kind="text/xml", length=len(FEED.encode()) * 2)
always("huge", b"x", kind="text/xml", length=3 << 30)
always("gzipped", gzip.compress(FEED.encode()), "200 OK", "text/xml", "Content-Encoding: gzip")
always("bad-gzip", b"\x1f\x8b\x08" + bytes(range(200)), "200 OK", "text/xml", "Content-Encoding: gzip")
always("unknown-coding", FEED, "200 OK", "text/xml", "Content-Encoding: rot13")


always("last", page(9, ""))
always("to-lost", page(1, "/404"))
always("to-stranger", page(1, "http://127.0.0.2:%d/last"))
always("to-itself", page(1, "/to-itself/2"))
always("to-print", page(1, "/pages/2", "/last"))
always("to-never", page(1, "/never"))


@path("pages")
def _(conn, rest, request):
    """An article on three pages; the last leads back to the first."""
    n = int(rest or 1)
    conn.sendall(reply(page(n, "/pages/%d" % (n + 1) if n < 3 else "/pages")))


@path("pages-without-end")
def _(conn, rest, request):
    n = int(rest or 1)
    conn.sendall(reply(page(n, "/pages-without-end/%d" % (n + 1))))


@path("cookie-gate")
def _(conn, rest, request):
    conn.sendall(reply(FEED, kind="text/xml") if b"D1N=0123456789abcdef" in request else reply(GATE))


@path("redirect-gate")
def _(conn, rest, request):
    """To itself until its cookie comes back."""
    if b"Cookie: vao=duoc" in request:
        conn.sendall(reply(FEED, kind="text/xml"))
    else:
        conn.sendall(reply("", "302 Found", "text/html", "Location: /redirect-gate",
                           "Set-Cookie: vao=duoc; path=/"))


@path("503-date")
def _(conn, rest, request):
    when = email.utils.formatdate(time.time() + 300, usegmt=True)
    conn.sendall(reply("", "503 Service Unavailable", "text/html", "Retry-After: " + when))


@path("truncated-gzip")
def _(conn, rest, request):
    body = gzip.compress((FEED + "<!-- %s -->" % os.urandom(9000).hex()).encode())
    conn.sendall(reply(body[:len(body) // 2], "200 OK", "text/xml", "Content-Encoding: gzip"))


@path("bomb")
def _(conn, rest, request):
    conn.sendall(reply(BOMB * 2, "200 OK", "text/xml", "Content-Encoding: gzip"))


@path("bomb-inside")
def _(conn, rest, request):
    conn.sendall(reply(BOMB, kind="application/x-gzip"))


@path("never")
def _(conn, rest, request):
    hold(conn)


@path("stall")
def _(conn, rest, request):
    conn.sendall(reply(FEED[:500], length=50000))
    hold(conn)


@path("lying-long-open")
def _(conn, rest, request):
    conn.sendall(reply(FEED, kind="text/xml", length=len(FEED.encode()) + 100))
    hold(conn)


@path("early")
def _(conn, rest, request):
    conn.sendall(reply(FEED[:200], length=50000))


@path("closes")
def _(conn, rest, request):
    pass


@path("half-header")
def _(conn, rest, request):
    conn.sendall(b"HTTP/1.1 200 OK\r\nContent-Ty")


@path("reset")
def _(conn, rest, request):
    conn.sendall(b"HTTP/1.1 200 OK\r\n")
    conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@path("garbage")
def _(conn, rest, request):
    conn.sendall(bytes(range(255, 0, -1)) * 8)


@path("headerless")
def _(conn, rest, request):
    conn.sendall(FEED.encode())


@path("headers")
def _(conn, rest, request):
    conn.sendall(b"HTTP/1.1 200 OK\r\n")
    for i in itertools.count():
        conn.sendall(b"X-%d: %s\r\n" % (i, b"x" * 500))


@path("header-line")
def _(conn, rest, request):
    conn.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while True:
        conn.sendall(b"x" * 4096)


@path("continue")
def _(conn, rest, request):
    while True:
        conn.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


@path("endless-body")
def _(conn, rest, request):
    conn.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n<rss>")
    while True:
        conn.sendall(b"<item><title>x</title></item>" * 1000)


@path("drip")
def _(conn, rest, request):
    conn.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 5000\r\n\r\n")
    for byte in itertools.cycle(b"<rss>"):
        conn.sendall(bytes([byte]))
        time.sleep(0.1)


@path("endless")
def _(conn, rest, request):
    conn.sendall(reply("", "302 Found", "text/html", "Location: /endless/%d" % (int(rest or 0) + 1)))


@path("to-private")
def _(conn, rest, request):
    """To the same server by another loopback address."""
    port = conn.getsockname()[1]
    conn.sendall(reply("", "302 Found", "text/html", "Location: http://127.0.0.2:%d/feed" % port))


@path("to-mapped")
def _(conn, rest, request):
    port = conn.getsockname()[1]
    conn.sendall(reply("", "302 Found", "text/html",
                       "Location: http://[::ffff:127.0.0.1]:%d/feed" % port))


@path("etag")
def _(conn, rest, request):
    if b'If-None-Match: "v1"' in request:
        conn.sendall(b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\nConnection: close\r\n\r\n')
    else:
        conn.sendall(reply(FEED, "200 OK", "text/xml", 'ETag: "v1"', "Cache-Control: max-age=900"))


@path("unasked-304")
def _(conn, rest, request):
    conn.sendall(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")


def in_charset(name, text):
    """A feed in this charset; windows-1258 has its tones apart."""
    if name == "windows-1258":
        text = re.sub("[\u1ea0-\u1ef9]", lambda m: apart(m[0]), text)
    feed = ("<?xml version='1.0' encoding='%s'?><rss version='2.0'><channel><title>%s</title>"
            "<item><title>%s</title><link>http://bao.example/1</link></item></channel></rss>")
    codec = {"windows-1258": "cp1258"}.get(name, name)
    return (feed % (name, text, text)).encode(codec)


def apart(letter):
    """Letter and tone, the letter's own mark kept: e circumflex + acute."""
    base, *marks = unicodedata.normalize("NFD", letter)
    tones = [m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323"]
    kept = [m for m in marks if m not in tones]
    return unicodedata.normalize("NFC", base + "".join(kept)) + "".join(tones)


@path("charset")
def _(conn, rest, request):
    conn.sendall(reply(in_charset(rest, CHARSET_TITLE), kind="text/xml; charset=" + rest))


@path("slow-page")
def _(conn, rest, request):
    """A page that costs the parser time: one tag with very many attributes."""
    tag = "<p %s>" % " ".join("a%d=1" % i for i in range(60000))
    conn.sendall(reply(ARTICLE.replace("<article>", "<article>" + tag)))


@path("echo")
def _(conn, rest, request):
    """The request itself as the only item of a feed."""
    text = request.decode("latin-1").replace("&", "&amp;").replace("<", "&lt;")
    conn.sendall(reply("<rss version='2.0'><channel><title>echo</title><item><title>echo</title>"
                       "<link>http://bao.example/1</link><description>%s</description></item>"
                       "</channel></rss>" % " | ".join(text.split("\r\n")), kind="text/xml"))


@path("login")
def _(conn, rest, request):
    """For members only; `toi:bi mat` is one."""
    if b"Authorization: Basic dG9pOmJpIG1hdA==" in request:
        conn.sendall(reply(FEED, kind="text/xml"))
    else:
        conn.sendall(reply("", "401 Unauthorized", "text/html", 'WWW-Authenticate: Basic realm="x"'))


@path("to-login")
def _(conn, rest, request):
    """The same server by another name, which has no right to the password."""
    port = conn.getsockname()[1]
    conn.sendall(reply("", "302 Found", "text/html", "Location: http://localhost:%d/login" % port))


class Portal:
    """Runs in threads; counts how many `/slow` requests stood open at once."""

    def __init__(self, port=0):
        self.listener = socket.create_server(("0.0.0.0", port), backlog=256)
        self.port = self.listener.getsockname()[1]
        self.lock = threading.Lock()
        self.open = self.most_open = 0
        self.order, self.held = [], []
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                conn, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(conn,), daemon=True).start()

    def serve(self, conn):
        try:
            with conn:
                conn.settimeout(30)
                request = b""
                while b"\r\n\r\n" not in request:
                    bytes_ = conn.recv(65536)
                    if not bytes_:
                        return
                    request += bytes_
                    if not request.startswith(b"GET"):
                        conn.sendall(reply("", "400 Bad Request"))
                        return
                self.answer(conn, request)
        except OSError:
            pass

    def answer(self, conn, request):
        # "GET http://host/path": as a proxy is asked
        found = re.match(rb"GET (?:http://[^/ ]*)?/([^/ ]*)/?(\S*) ", request)
        name, rest = (part.decode() for part in found.groups()) if found else ("?", "")
        if name == "slow":
            self.slow(conn, rest)
        elif name == "leaves":
            self.leaves(conn, rest)
        elif name in PATHS:
            PATHS[name](conn, rest, request)
        elif name == "":
            conn.sendall(reply("".join("<p>/%s</p>" % p for p in sorted(PATHS))))
        else:
            conn.sendall(reply("", "404 Not Found"))

    def leaves(self, conn, rest):
        """Notes who is held, until he leaves."""
        self.order.append(rest)
        self.held.append(rest)
        hold(conn)
        self.held.remove(rest)

    def slow(self, conn, rest):
        with self.lock:
            self.open += 1
            self.most_open = max(self.most_open, self.open)
            self.order.append(rest)
        time.sleep(0.1)
        with self.lock:
            self.open -= 1
        conn.sendall(reply(FEED, kind="text/xml"))


if __name__ == "__main__":
    portal = Portal(int(sys.argv[1]) if len(sys.argv) > 1 else 8080)    # 0: any free port
    print("http://127.0.0.1:%d/" % portal.port, flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        pass
