#!/usr/bin/env python3
"""Drives sapbao-fetch against the misbehaving portal: right answer, in time.

    run.py SAPBAO-FETCH [--table] [WORD...]     only the cases whose name has a WORD

--table prints what each way of the server showed the reader, how long it took and
the most memory the back had by then; past 64 MB a case fails.

Prints TAP.  One case is one way of the portal to misbehave (portal_server.py),
the answer that the reader must get, and how long that may take at most.
"""
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import warnings

sys.dont_write_bytecode = True      # the source tree may be read-only

import wire
from portal_server import CHARSET_TITLE, FEED, Portal
from wire import ARTICLE, Back

TOTAL_MS, CONNECT_MS = 1500, 700
SOON, TIMED_OUT = 1.2, 2.8      # seconds: at once, and after the total time

# path, job, expected (a word, or several), at most seconds, word of the detail
CASES = [
    ("feed", "FEED", SOON, ""),
    ("moved", "FEED", SOON, ""),
    ("gzipped", "FEED", SOON, ""),
    ("gzip-inside", "FEED", SOON, ""),
    ("never", "TIMEOUT", TIMED_OUT, "127.0.0.1"),
    ("stall", "TIMEOUT", TIMED_OUT, ""),
    ("drip", "TIMEOUT", TIMED_OUT, ""),
    ("lying-long-open", "TIMEOUT", TIMED_OUT, ""),
    ("early", "CUT", SOON, "127.0.0.1"),
    ("closes", "CLOSED", SOON, ""),
    ("half-header", "EMPTY CLOSED", SOON, ""),      # as old and new curl see it
    ("reset", "CLOSED", SOON, "127.0.0.1"),
    ("garbage", "NOT_HTTP", SOON, ""),
    ("headerless", "NOT_HTTP", SOON, ""),
    ("lying-long", "CUT", SOON, ""),
    ("lying-short", "FEED", SOON, ""),
    ("bad-gzip", "CODING", SOON, ""),
    ("unknown-coding", "CODING", SOON, ""),
    ("truncated-gzip", "FEED", SOON, ""),
    ("404", "NOT_FOUND", SOON, "404, 127.0.0.1"),
    ("410", "NOT_FOUND", SOON, "410, 127.0.0.1"),
    ("403", "FORBIDDEN", SOON, "403, 127.0.0.1"),
    ("500", "SERVER", SOON, "500, 127.0.0.1"),
    ("503", "SERVER", SOON, "503, 127.0.0.1"),
    ("503-date", "SERVER", SOON, "503"),
    ("429", "BUSY", SOON, "429, 127.0.0.1"),
    ("unasked-304", "HTTP", SOON, "304"),
    ("loop", "REDIRECTS", SOON, "127.0.0.1"),
    ("endless", "REDIRECTS", SOON, "127.0.0.1"),
    ("to-file", "REFUSED", SOON, ""),
    ("to-ftp", "REFUSED", SOON, ""),
    ("to-gopher", "REFUSED", SOON, ""),
    ("to-private", "REFUSED", SOON, ""),
    ("to-mapped", "REFUSED", SOON, ""),
    ("bomb", "TOO_LARGE", TIMED_OUT, "127.0.0.1"),
    ("bomb-inside", "TOO_LARGE", TIMED_OUT, ""),
    ("huge", "TOO_LARGE", SOON, ""),
    ("endless-body", "TOO_LARGE", TIMED_OUT, ""),
    ("headers", "TOO_LARGE", TIMED_OUT, ""),
    ("header-line", "TOO_LARGE", TIMED_OUT, ""),
    ("continue", "TOO_LARGE", TIMED_OUT, ""),
    ("empty-body", "EMPTY", SOON, ""),
    ("blank-body", "EMPTY", SOON, ""),
    ("image", "PARSE", SOON, "image/png"),
    ("image-as-page", "PARSE", SOON, ""),
    ("pdf", "PARSE", SOON, ""),
    ("gate", "GATE", SOON, ""),
    ("page-for-feed", "NOT_A_FEED", SOON, ""),
]


MEMORY_MB = 64


def peak_mb(pid):
    """The most memory a process has had, or None where the system does not say.
    Not of sanitizer builds, whose shadow memory counts too."""
    try:
        with open("/proc/%d/status" % pid, encoding="utf-8") as f:
            found = re.search(r"VmHWM:\s+(\d+) kB", f.read())
    except OSError:
        return None
    return int(found[1]) / 1024 if found and os.environ.get("SAPBAO_SANDBOX") != "off" else None


class Suite:
    def __init__(self, program, words):
        self.program, self.words = program, words
        self.portal = Portal()
        self.home = "http://127.0.0.1:%d/" % self.portal.port
        self.count = self.failed = 0
        self.table = []

    def wanted(self, name):
        return not self.words or any(w in name for w in self.words)

    def row(self, did, got, took, back):
        """Of the behaviour table: what the server did, what the reader saw, how
        long it took and how much memory the back has had."""
        seen = "no answer" if got is None else "the news" if got.what in ("FEED", "ARTICLE") \
            else "unchanged" if got.what == "UNCHANGED" else wire.WORDS[got.error].replace("%s", got.detail)
        mb = peak_mb(back.process.pid)
        self.table.append((did, seen, took, mb))
        if mb and mb > MEMORY_MB:
            self.report("memory: " + did, False, "%.0f MB" % mb)

    def report(self, name, ok, why=""):
        self.count += 1
        self.failed += not ok
        print("%sok %d - %s%s" % ("" if ok else "not ", self.count, name,
                                  "" if ok else "  # " + why), flush=True)

    def back(self, *options, **more):
        return Back(self.program, "--total-ms", str(TOTAL_MS), "--connect-ms", str(CONNECT_MS),
                    *options, **more)

    def one(self, back, id, name, want, most, word):
        begun = time.monotonic()
        got = back.ask(id, self.home + name, seconds=most + 3)
        took = time.monotonic() - begun
        if got is None:
            return self.report(name, False, "no answer" + (" and it died" if back.closed else ""))
        self.row(name, got, took, back)
        ok = got.what in want.split() and took <= most and word in got.detail
        self.report(name, ok, "%s (%s) after %.2f s" % (got.what, got.detail, took))

    def misbehaviour(self):
        back = self.back()
        for id, (name, *rest) in enumerate(CASES, 1):
            if self.wanted(name):
                self.one(back, id, name, *rest)
        status = back.close()
        self.report("the same back lived through all of it", status == 0, "exit %s" % status)

    # ---- cases with more to look at than one answer ----

    def etag(self):
        back = self.back()
        first = back.ask(1, self.home + "etag")
        again = back.ask(2, self.home + "etag", etag=first.etag)
        insist = back.ask(3, self.home + "etag", etag=first.etag, insist=True)
        self.report("etag: the second time is unchanged",
                    first.kind == "FEED" and first.etag == '"v1"' and again.kind == "UNCHANGED"
                    and again.etag == '"v1"' and again.next_s > 1767258000
                    and insist.kind == "FEED",
                    "%s %s %s" % (first.what, again.what, insist.what))
        back.close()

    def retry_after(self):
        back = self.back()
        wait = {p: back.ask(i, self.home + p).next_s - 1767258000
                for i, p in enumerate(("503", "503-date", "429"), 1)}
        self.report("retry-after is kept, within bounds",
                    wait["503"] >= 120 and wait["503-date"] >= 290 and wait["429"] == 86400,
                    str(wait))
        back.close()

    def failures(self):
        back = self.back()
        got = back.ask(1, self.home + "closes", failures=3, etag='"kept"')
        self.report("a failure is counted and keeps the validators",
                    got.failures == 4 and got.etag == '"kept"' and got.next_s > 1767258000,
                    "%d %s" % (got.failures, got.etag))
        back.close()

    def private(self):
        back = self.back()
        hosts = ["127.0.0.1", "localhost", "127.0.0.2", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"]
        for id, host in enumerate(hosts, 1):
            got = back.ask(id, "http://%s:%d/feed" % (host, self.portal.port), private_ok=False)
            self.report("private address that nobody typed: " + host, got.what == "REFUSED", got.what)
        back.close()

    def manners(self):
        back = self.back()
        got = back.ask(1, self.home + "echo", etag='"x"', last_modified="Thu, 01 Jan 2026 00:00:00 GMT",
                       rules="http_header(X-Mau): co\nhttp_header(user-agent): may doc\n")
        text = got.entry(0)[1].lower() if got.kind == "FEED" else ""
        self.report("headers: validators and the portal's own go out",
                    'if-none-match: "x"' in text and "if-modified-since: thu" in text
                    and "x-mau: co" in text and "user-agent: may doc" in text, text or got.what)
        got = back.ask(2, self.home + "echo")
        text = got.entry(0)[1].lower() if got.kind == "FEED" else ""
        self.report("headers: named agent, gzip, no cookie, no referer",
                    "user-agent: sapbao/" in text and "gzip" in text
                    and "cookie" not in text and "referer" not in text, text or got.what)
        back.close()

    def login(self):
        back = self.back()
        got = back.ask(1, self.home + "login")
        self.report("login: without a password it is refused", got.what == "LOGIN" and got.status == 401,
                    got.what + got.detail)
        got = back.ask(2, self.home + "login", auth="toi:bi mat")
        self.report("login: user and password go to the server that asks", got.what == "FEED",
                    got.what + got.detail)
        got = back.ask(3, self.home + "to-login", auth="toi:bi mat")
        self.report("login: they do not follow a redirect to another host", got.what != "FEED",
                    got.what + got.detail)
        got = back.ask(4, self.home + "echo", headers="X-Cua-Toi: 1\n", auth="toi:bi mat")
        text = got.entry(0)[1].lower() if got.kind == "FEED" else got.what
        self.report("login: not told to who does not ask, headers are", "x-cua-toi: 1" in text
                    and "authorization" not in text, text)
        got = back.ask(5, self.home + "stall", timeout_s=1)
        self.report("a time limit of the portal's own", got.what == "TIMEOUT", got.what)
        back.close()

    def bytes(self):
        """For a filter of the reader's: nothing is judged."""
        back = self.back()
        got = back.ask(1, self.home + "pdf", kind=wire.BYTES)
        raw = [a for a in back.answers if a.kind == "RAW"]
        self.report("bytes alone", got.kind == "FEED" and not got.entries and len(raw) == 1
                    and raw[0].bytes.startswith(b"%PDF"), got.what)
        back.close()

    def addresses(self):
        back = self.back()
        for id, url in enumerate(("ftp://127.0.0.1/", "file:///etc/passwd", "javascript:x", "", "bao"), 1):
            got = back.ask(id, url)
            self.report("no web address: %r" % url, got.what == "URL", got.what)
        begun = time.monotonic()
        got = back.ask(9, "http://khong-co-that.invalid/")
        self.row("dns: a name that does not exist", got, time.monotonic() - begun, back)
        self.report("a name that does not exist", got.what in ("DNS", "TIMEOUT"), got.what)
        got = back.ask(10, "http://127.0.0.1:1/")
        self.report("a port where nobody listens", got.what == "NETWORK", got.what)
        back.close()

    def tls_portal(self, d, name, days=2, who="IP:127.0.0.1", version=None):
        """A portal with a certificate of its own making, and the certificate."""
        pem = os.path.join(d, name)
        with open(pem + ".ext", "w", encoding="utf-8") as f:
            f.write("subjectAltName=%s\n" % who)
        for argv in (["req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", pem, "-out", pem + ".csr",
                      "-subj", "/CN=" + name],
                     ["x509", "-req", "-in", pem + ".csr", "-signkey", pem, "-days", str(days), "-out", pem + ".crt",
                      "-extfile", pem + ".ext"]):
            subprocess.run([shutil.which("openssl")] + argv, check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if version:
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = context.maximum_version = version
        context.load_cert_chain(pem + ".crt", pem)
        portal = Portal()
        plain = portal.serve

        def serve(conn):
            try:
                plain(context.wrap_socket(conn, server_side=True))
            except OSError:
                conn.close()
        portal.serve = serve
        return "https://127.0.0.1:%d/feed" % portal.port, pem + ".crt"

    def certificates(self):
        if not shutil.which("openssl"):
            return
        with tempfile.TemporaryDirectory() as d, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            os.chmod(d, 0o755)
            good, file = self.tls_portal(d, "good")
            other, other_file = self.tls_portal(d, "other", who="DNS:bao.example")
            old, old_file = self.tls_portal(d, "old", days=-1)
            tls10, tls10_file = self.tls_portal(d, "tls10", version=ssl.TLSVersion.TLSv1)
            rows = [
                ("a certificate that nobody signed", good, {}, "TLS"),
                ("no TLS where TLS was asked for", self.home.replace("http:", "https:") + "feed", {}, "TLS_TALK"),
                ("SSL_CERT_FILE, from inside the sandbox", good, {"SSL_CERT_FILE": file}, "FEED"),
                ("CURL_CA_BUNDLE goes before it", good, {"CURL_CA_BUNDLE": file, "SSL_CERT_FILE": "/no"}, "FEED"),
                ("a certificate for another name", other, {"SSL_CERT_FILE": other_file}, "TLS"),
                ("a certificate of yesterday", old, {"SSL_CERT_FILE": old_file}, "TLS"),
                ("a server that knows TLS 1.0 only", tls10, {"SSL_CERT_FILE": tls10_file}, "TLS_TALK"),
            ]
            for id, (name, url, variables, want) in enumerate(rows, 1):
                plain = {k: v for k, v in os.environ.items() if "CERT" not in k and k != "CURL_CA_BUNDLE"}
                back = self.back(env=dict(plain, **variables))
                begun = time.monotonic()
                got = back.ask(id, url)
                self.row("tls: " + name, got, time.monotonic() - begun, back)
                self.report(name, got.what == want, got.what + got.detail)
                back.close()

    def without_network(self):
        """In a network of its own, where there is none, or a resolver that is silent."""
        unshare = ["unshare", "-Urmn"]
        # also where the build stands in a folder that nobody may enter
        if subprocess.run(wire.as_nobody() + unshare + ["test", "-x", self.program],
                          capture_output=True).returncode:
            print("# without a network: cannot be made here")
            return
        with tempfile.TemporaryDirectory() as d:
            os.chmod(d, 0o755)
            conf = os.path.join(d, "resolv.conf")
            with open(conf, "w", encoding="utf-8") as f:
                f.write("nameserver 127.0.0.1\n")
            # not ours, which may stand where nobody else can reach it
            python = shutil.which("python3", path="/usr/bin:/bin:/usr/local/bin") or sys.executable
            sink = ("import socket, sys, os\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                    "s.bind(('127.0.0.1', 53))\nos.dup2(s.fileno(), 200)\nos.set_inheritable(200, True)\n"
                    "os.execv(sys.argv[1], sys.argv[1:])\n")
            silent = ["sh", "-c", 'ip link set lo up && mount --bind "%s" /etc/resolv.conf && exec "%s" -c "%s" "$@"'
                      % (conf, python, sink), "sh"]
            for name, prefix, want in (("no network at all", unshare, "DNS NETWORK TIMEOUT"),
                                       ("a resolver that never answers", unshare + silent, "DNS TIMEOUT")):
                back = self.back(prefix=prefix)
                for id, url in enumerate(("http://bao.example/", "http://192.0.2.1/"), 1):
                    if id == 2 and prefix != unshare:
                        continue
                    begun = time.monotonic()
                    got = back.ask(id, url, seconds=TIMED_OUT + 3)
                    took = time.monotonic() - begun
                    if got is None and back.closed and prefix != unshare:
                        print("# %s: cannot be made here" % name)
                        continue
                    self.row("%s: %s" % (name, url), got, took, back)
                    self.report(name + ": " + url, got.what in want.split() and took < TIMED_OUT,
                                "%s after %.2f s" % (got.what + got.detail, took))
                back.close()

    def queue(self):
        back = self.back()
        self.portal.most_open, self.portal.order = 0, []
        n = 12
        for id in range(1, n + 1):
            back.send(wire.request(id, self.home + "slow/%d" % id, priority=n - id))
        done = back.wait(8, lambda _: all(back.last(i) for i in range(1, n + 1)))
        self.report("at most four at once on one host", done and 1 < self.portal.most_open <= 4,
                    "%d open, all done: %s" % (self.portal.most_open, done))
        # Four start at the same moment: which of them is noted first is chance.
        self.report("the most wanted first", "1" in self.portal.order[-4:]
                    and set(self.portal.order[:4]) == {"12", "11", "10", "9"}, str(self.portal.order))
        back.close()

    def hosts(self):
        """The limit is for a host: others are not held up by it."""
        back = self.back()
        self.portal.most_open = 0
        for id in range(1, 25):
            back.send(wire.request(id, "http://127.0.0.%d:%d/slow/%d" % (id % 3 + 1, self.portal.port, id)))
        done = back.wait(8, lambda _: all(back.last(i) for i in range(1, 25)))
        self.report("four on each of three hosts", done and 4 < self.portal.most_open <= 12,
                    "%d open, all done: %s" % (self.portal.most_open, done))
        back.close()

    def resting(self):
        """What nobody waits for is not tried at a host that is not there, or that
        asks for a pause; what the reader waits for is."""
        back = self.back()
        begun = time.monotonic()
        n = 16
        for id in range(1, n + 1):
            back.send(wire.request(id, "http://127.0.0.9:1/%d" % id, priority=3))
        done = back.wait(8, lambda _: all(back.last(i) for i in range(1, n + 1)))
        self.report("a dead host: all are told, soon", done and time.monotonic() - begun < SOON
                    and {back.last(i).what for i in range(1, n + 1)} == {"NETWORK"}, str(done))
        self.portal.order = []
        back.ask(20, self.home + "429", priority=3)
        got = back.ask(21, self.home + "slow/x", priority=3)
        self.report("after a 429 the host is left in peace", got.what == "BUSY" and got.status == 429
                    and got.next_s - 1767258000 == 86400 and not self.portal.order,
                    "%s %s" % (got.what, self.portal.order))
        got = back.ask(22, self.home + "slow/y", priority=1)
        self.report("but not when the reader waits", got.what == "FEED" and self.portal.order == ["y"], got.what)
        got = back.ask(23, "http://127.0.0.2:%d/feed" % self.portal.port, priority=3)
        self.report("another host is another matter", got.what == "FEED", got.what)
        back.close()

    def twins(self):
        back = self.back()
        self.portal.most_open, self.portal.order = 0, []
        for id in (1, 2, 3):
            back.send(wire.request(id, self.home + "slow/same"))
        done = back.wait(5, lambda _: all(back.last(i) for i in (1, 2, 3)))
        self.report("the same address never twice at once", done and self.portal.most_open == 1,
                    "%d open" % self.portal.most_open)
        back.close()

    def moving(self):
        back = self.back()
        for id, (name, want) in enumerate((("moved", True), ("moved-twice", True), ("moved-by-way", False),
                                           ("feed", False)), 1):
            got = back.ask(id, self.home + name)
            self.report("moved for good: " + name, got.what == "FEED" and got.moved == want
                        and got.url.endswith("/feed"), "%s %s %s" % (got.what, got.moved, got.url))
        back.close()

    def jitter(self):
        back = self.back()
        waits = {back.ask(i, "http://127.0.0.1:1/%d" % i).next_s - 1767258000 for i in range(1, 9)}
        self.report("what failed together comes back apart", len(waits) > 4
                    and all(300 <= w <= 375 for w in waits), str(sorted(waits)))
        back.close()

    def patience(self):
        """One page that never comes holds up no other, and we still hear from the back."""
        back = self.back()
        back.send(wire.request(1, self.home + "never"))
        begun = time.monotonic()
        got = back.ask(2, self.home + "feed")
        quick = got and got.kind == "FEED" and time.monotonic() - begun < SOON
        back.wait(5, lambda _: back.last(1) is not None)
        signs = [a for a in back.answers if a.kind == "TAKEN"]
        self.report("one that never answers holds up no other", bool(quick), str(got and got.what))
        self.report("a sign of life while waiting", len(signs) >= 3, "%d signs" % len(signs))
        order = [a.kind for a in back.answers if a.id == 2]
        self.report("taken, then named, then answered",
                    order[0] == "TAKEN" and order[-2:] == ["READING", "FEED"], str(order))
        back.close()

    def recording(self):
        back = self.back()
        got = back.ask(1, self.home + "feed", record=True)
        raw = [a for a in back.answers if a.kind == "RAW"]
        self.report("a recording has the raw bytes", got.kind == "FEED" and len(raw) == 1
                    and raw[0].bytes == FEED.encode() and raw[0].status == 200, str(len(raw)))
        got = back.ask(2, self.home + "404", record=True)
        raw = [a for a in back.answers if a.kind == "RAW" and a.id == 2]
        self.report("of an error page too", got.what == "NOT_FOUND" and len(raw) == 1
                    and raw[0].status == 404, str(len(raw)))
        back.close()

    def local(self):
        back = self.back()
        got = back.ask(1, "http://bao.example/rss", local=True, bytes=FEED.encode())
        self.report("a local feed", got.kind == "FEED" and len(got.entries) == 8 and got.url == "", got.what)
        got = back.ask(2, "", local=True, bytes=b"")
        self.report("a local file with nothing in it", got.what == "EMPTY", got.what)
        back.close()

    def charset(self):
        """Converters are loaded late, from inside the sandbox."""
        back = self.back()
        for id, name in enumerate(("windows-1258", "utf-16", "gb18030", "utf-8"), 1):
            got = back.ask(id, self.home + "charset/" + name)
            title = got.entry(0)[0] if got.kind == "FEED" else got.what + got.detail
            self.report("charset " + name, title == CHARSET_TITLE, title)
        back.close()

    def proxy(self):
        """A proxy at home is no private address that a page leads to."""
        back = self.back()
        got = back.ask(1, "http://bao.example/feed", proxy=self.home, private_ok=False)
        self.report("a proxy that the request names", got.what == "FEED", got.what + got.detail)
        got = back.ask(2, self.home + "feed", proxy="http://127.0.0.1:1", private_ok=False)
        self.report("a proxy that is not there", got.what == "NETWORK", got.what + got.detail)
        back.close()
        back = self.back(env=dict(os.environ, http_proxy=self.home))
        got = back.ask(1, "http://bao.example/feed", private_ok=False)
        self.report("a proxy of the environment", got.what == "FEED", got.what + got.detail)
        got = back.ask(2, "http://bao.example/to-private", private_ok=False)
        self.report("and what it leads to is the proxy's business", got.what == "FEED",
                    got.what + got.detail)
        back.close()

    def naming(self):
        """Before a document can stop the back, the front knows its name."""
        back = self.back()
        begun = time.monotonic()
        back.send(wire.request(1, self.home + "slow-page", kind=ARTICLE))
        named = back.wait(SOON, lambda all: any(a.kind == "READING" for a in all))
        self.report("a costly page is named before it is read",
                    named and time.monotonic() - begun < SOON, str([a.kind for a in back.answers]))
        back.process.kill()
        back.close()

    def idle(self):
        """Asleep it costs nothing, with or without a transfer under way."""
        if not os.path.exists("/proc/self/stat"):
            return
        back = self.back()
        back.send(wire.request(1, self.home + "never"))
        back.wait(1, lambda _: False)
        with open("/proc/%d/stat" % back.process.pid, encoding="utf-8") as f:
            before = f.read().split()[13:15]
        back.wait(1, lambda _: False)
        with open("/proc/%d/stat" % back.process.pid, encoding="utf-8") as f:
            after = f.read().split()[13:15]
        ticks = sum(map(int, after)) - sum(map(int, before))
        self.report("asleep it costs nothing", ticks <= 2, "%d ticks" % ticks)
        back.close()

    def article(self):
        back = self.back()
        got = back.ask(1, self.home + "article", kind=ARTICLE)
        self.report("an article", got.kind == "ARTICLE" and "ven sông" in got.title
                    and "Sáng nay" in got.doc, got.what + got.detail)
        got = back.ask(2, self.home + "gate", kind=ARTICLE)
        self.report("a gate instead of an article", got.what == "GATE", got.what)
        back.close()

    def pages(self):
        """An article on several pages is one; whatever the next ones do, the first is shown."""
        rules = "next_page_link: //a[@class='tiep']\n"
        back = self.back()

        def one(id, name, more=""):
            return back.ask(id, self.home + name, kind=ARTICLE, rules=rules + more, seconds=8)

        got = one(1, "pages")
        order = [got.doc.find("Đoạn %d.1" % n) for n in (1, 2, 3)]
        self.report("three pages are one article", got.kind == "ARTICLE" and got.pages == 3
                    and order == sorted(order) and min(order) > 0 and got.next == "",
                    "%s %s %s" % (got.what, order, got.next))
        self.report("head and foot stand once", got.doc.count("Sapô đứng ở đầu") == 1
                    and got.doc.count("Theo Báo Mẫu") == 1
                    and got.doc.find("Theo Báo Mẫu") > order[2], repr(got.doc))
        got = one(2, "pages-without-end")
        self.report("pages without end have one, and the rest is named", got.pages == 20
                    and got.next.endswith("/pages-without-end/21"), "%d %s" % (got.pages, got.next))
        got = one(3, "to-lost")
        self.report("a next page that is lost", got.what == "ARTICLE" and got.pages == 1
                    and "Đoạn 1.3" in got.doc and got.next.endswith("/404"), got.what + got.next)
        got = one(4, "to-itself")
        self.report("a next page that is the same one", got.pages == 1 and got.next == ""
                    and got.doc.count("Đoạn 1.1") == 1, "%d %s" % (got.pages, got.next))
        got = one(5, "to-stranger")
        self.report("a next page of somebody else", got.pages == 1 and "Đoạn 9" not in got.doc, got.doc)
        got = one(6, "to-print", "single_page_link: //a[@class='in']\n")
        self.report("the whole on a single page", got.pages == 1 and "Đoạn 9.3" in got.doc
                    and "Đoạn 1.1" not in got.doc and got.title == "Bài dài kỳ", got.doc)
        got = one(7, "to-never")
        self.report("a next page that never comes", got.what == "ARTICLE" and got.pages == 1
                    and "Đoạn 1.1" in got.doc, got.what)
        got = back.ask(8, self.home + "pages", kind=ARTICLE)
        self.report("without a rule it is one page", got.pages == 1, str(got.pages))
        order = [a.kind for a in back.answers if a.id == 1]
        self.report("taken again before each further page",
                    order == ["TAKEN", "READING"] * 3 + ["ARTICLE"], str(order))
        for id in range(20, 26):
            back.send(wire.request(id, self.home + "pages", kind=ARTICLE, rules=rules, priority=id))
        together = back.wait(6, lambda _: all(back.last(id) for id in range(20, 26)))
        self.report("several such articles at once", together
                    and all(back.last(id).pages == 3 for id in range(20, 26)), "not all came")
        got = back.ask(9, self.home + "pages", kind=ARTICLE, rules=rules, record=True)
        raw = [a for a in back.answers if a.kind == "RAW" and a.id == 9]
        self.report("a recording has all of them", len(raw) == 3, str(len(raw)))
        back.close()

    def gates(self):
        """A gate that the portal's file names gets its cookie back, and nobody else."""
        rules = "gate: cookie-reload\n"
        back = self.back()
        got = back.ask(1, self.home + "cookie-gate", rules=rules)
        self.report("a cookie gate is passed", got.what == "FEED", got.what)
        got = back.ask(2, self.home + "cookie-gate")
        self.report("not without the portal's word", got.what == "GATE", got.what)
        got = back.ask(3, self.home + "redirect-gate", rules=rules)
        self.report("a gate that redirects to itself", got.what == "FEED", got.what + got.detail)
        got = back.ask(4, self.home + "echo", rules=rules)
        self.report("the cookie is kept for the host", got.kind == "FEED"
                    and "vao=duoc" in got.entry(0)[1], got.what)
        got = back.ask(5, "http://127.0.0.2:%d/echo" % self.portal.port, rules=rules)
        self.report("for that host alone", got.kind == "FEED" and "vao=duoc" not in got.entry(0)[1], got.what)
        begun = time.monotonic()
        got = back.ask(6, self.home + "gate", rules=rules)
        self.report("a gate that never opens is an error at once", got.what == "GATE"
                    and time.monotonic() - begun < SOON, got.what)
        back.close()
        back = self.back()
        got = back.ask(1, self.home + "echo", rules=rules)
        self.report("a new process knows no cookie", "cookie" not in got.entry(0)[1].lower(), got.what)
        back.close()

    def nonsense(self):
        for name, data in (("length", b"\xff\xff\xff\xff"), ("type", b"\1\0\0\0\x7f"),
                           ("cut request", wire.request(1, self.home)[:4] + bytes(400))):
            back = self.back()
            back.send(data)
            back.wait(3, lambda _: False)
            status = back.close()
            self.report("nonsense from the front ends the back: " + name, status == 1, str(status))

    def farewell(self):
        back = self.back()
        back.send(wire.request(1, self.home + "never"))
        back.wait(2, lambda a: a)
        begun = time.monotonic()
        status = back.close()
        self.report("the back leaves with the front", status == 0 and time.monotonic() - begun < 1,
                    str(status))

    def replay(self):
        with tempfile.TemporaryDirectory() as d:
            os.chmod(d, 0o755)
            with open(os.path.join(d, "index.tsv"), "w", encoding="utf-8") as f:
                f.write("# edition\nhttps://bao.example/rss\t200\ttext/xml\tfeed.xml\t50\n")
            with open(os.path.join(d, "feed.xml"), "w", encoding="utf-8") as f:
                f.write(FEED.replace("số 1 ", "lúc @{-2h %H:%M} "))
            back = self.back("--replay", d)
            got = back.ask(1, "https://bao.example/rss")
            title = got.entry(0)[0] if got.kind == "FEED" else got.what
            self.report("replay answers, with today's times", "14:00" in title, title)
            got = back.ask(2, self.home + "feed")
            self.report("replay opens no socket", got.what == "REPLAY", got.what)
            back.close()
        back = self.back("--replay", "/khong/co")
        got = back.ask(1, "https://bao.example/rss")
        self.report("a replay folder that is not there", got.what == "FILE", got.what)
        back.close()

    def by_hand(self):
        run = lambda *a: subprocess.run([self.program, *a], capture_output=True, text=True, timeout=5)
        got = run()
        self.report("by hand it says what it is", got.returncode == 2 and "sapbao" in got.stderr
                    and not got.stdout, str(got))
        got = run("--version")
        self.report("--version", got.returncode == 0 and got.stdout.startswith("sapbao-fetch "), str(got))
        got = run("--sandbox-report")
        self.report("--sandbox-report", got.returncode == 0 and len(got.stdout.splitlines()) >= 1, str(got))
        got = run("--fd", "77")
        self.report("a descriptor that is not open", got.returncode == 2, str(got))

    def print_table(self):
        print("\n%-42s %-62s %6s %6s" % ("the server", "the reader sees", "s", "MB"))
        for did, seen, took, mb in self.table:
            print("%-42s %-62s %6.2f %6s" % (did, seen[:62], took, "%.1f" % mb if mb else "-"))

    def all(self):
        self.misbehaviour()
        for case in (self.etag, self.retry_after, self.failures, self.private, self.manners, self.login, self.bytes,
                     self.addresses, self.certificates, self.without_network, self.queue, self.hosts, self.resting, self.twins,
                     self.moving, self.jitter, self.patience, self.recording,
                     self.local, self.charset, self.proxy, self.naming, self.idle, self.article, self.pages, self.gates,
                     self.nonsense, self.farewell, self.replay, self.by_hand):
            if self.wanted(case.__name__):
                case()
        print("1..%d" % self.count)
        return 1 if self.failed else 0


def watchdog(seconds):
    """A hanging suite must not hang the build."""
    def end():
        print("Bail out! nothing more after %d s" % seconds, flush=True)
        os._exit(1)
    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    watchdog(120)
    words = [word for word in sys.argv[2:] if word != "--table"]
    suite = Suite(os.path.abspath(sys.argv[1]), words)
    status = suite.all()
    if "--table" in sys.argv:
        suite.print_table()
    sys.exit(status)
