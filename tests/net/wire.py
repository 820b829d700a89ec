"""The wire (src/wire/wire.h) in Python, for tests that talk to sapbao-fetch."""
import os
import re
import select
import socket
import struct
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))



def source(path):
    with open(os.path.join(HERE, "../../src", path), encoding="utf-8") as f:
        return f.read()


def members(shape):
    """Names of a struct's members and their macros, in the order of their tags."""
    body = re.search(r"struct field %s_fields\[\] = \{(.*?)\n\};" % shape, source("wire/shapes.c"), re.S)[1]
    found = re.findall(r"(\w+)\(struct \w+, (\w+)", body)
    return {name: macro for macro, name in found}


ERRORS = re.findall(r"^ERR\((\w+)", source("base/errors.def"), re.M)
WORDS = dict(re.findall(r'^ERR\((\w+),.*?"(.*)"', source("base/errors.def"), re.M))
JOBS = re.findall(r"\bJOB_(?!KIND)(\w+),", source("wire/wire.h"))
FEED, LISTING, ARTICLE, RENDER, BYTES = (JOBS.index(j) for j in
                                         ("FEED", "LISTING", "ARTICLE", "RENDER", "BYTES"))
KINDS = re.findall(r"^\tANSWER_(?!KIND)(\w+),", source("wire/wire.h"), re.M)
REQUEST = members("request")
TAGS = {shape: {name: tag for tag, name in enumerate(members(shape), 1)}
        for shape in ("feed", "entry", "article")}


def field(tag, value):
    if isinstance(value, int):
        value = struct.pack("<q", value)
    elif isinstance(value, str):
        value = value.encode()
    elif isinstance(value, list):
        value = b"".join(field(i + 1, v) for i, v in enumerate(value))
    return struct.pack("<BI", tag, len(value)) + value


def frame(kind, fields):
    body = bytes([kind]) + field(0, fields)[5:]
    return struct.pack("<I", len(body)) + body


def request(id, url, kind=FEED, **o):
    """A whole request frame; `o` names the members of struct request."""
    given = {"id": id, "url": url, "kind": kind, "offset_min": 420, "now_s": 1767258000, "private_ok": True}
    given["state"] = [o.pop("etag", ""), o.pop("last_modified", ""), 0, 0, o.pop("failures", 0), 0]
    given.update(o)
    unknown = set(given) - set(REQUEST)
    assert not unknown, unknown
    numbers = ("INT", "LONG", "BOOL")
    return frame(1, [int(given.get(name, 0)) if macro in numbers else given.get(name, "")
                     for name, macro in REQUEST.items()])


def cancel(id):
    """A whole cancel frame."""
    return frame(3, [id])


def fields(data):
    out, at = {}, 0
    while at < len(data):
        tag, n = struct.unpack_from("<BI", data, at)
        out.setdefault(tag, []).append(data[at + 5:at + 5 + n])
        at += 5 + n
    return out


def number(data):
    return struct.unpack("<q", data)[0]


class Answer:
    def __init__(self, body):
        self.kind = KINDS[body[0] - 16]
        f = fields(body[1:])
        self.id = number(f[1][0])
        self.at = time.monotonic()
        self.error = self.detail = ""
        if self.kind in ("FEED", "ARTICLE", "UNCHANGED", "ERROR"):
            self.url = f[2][0].decode()
            self.moved = bool(number(f[3][0]))
            state = fields(f[5][0])
            self.etag = state[1][0].decode()
            self.next_s, self.failures, self.status = (number(state[i][0]) for i in (4, 5, 6))
        if self.kind == "ERROR":
            err = fields(f[6][0])
            self.error = ERRORS[number(err[1][0])]
            self.detail = err[2][0].decode()
        elif self.kind == "FEED":
            self.entries = fields(fields(f[6][0])[TAGS["feed"]["entries"]][0]).get(1, [])
        elif self.kind == "ARTICLE":
            article = fields(f[6][0])
            self.title, self.doc, self.next = (article[TAGS["article"][m]][0].decode()
                                               for m in ("title", "body", "next"))
            self.pages = number(article[TAGS["article"]["pages"]][0])
        elif self.kind == "RAW":
            self.status, self.bytes = number(f[3][0]), f[5][0]

    def entry(self, i):
        """Title and lede of entry i."""
        e = fields(self.entries[i])
        return tuple(e[TAGS["entry"][m]][0].decode() for m in ("title", "lede"))

    @property
    def what(self):
        return self.error or self.kind


def as_nobody():
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []


class Back:
    """A running sapbao-fetch; as nobody when we are root, since root would not
    notice what the sandbox forbids."""

    def __init__(self, program, *options, env=None, prefix=()):
        ours, theirs = socket.socketpair()
        self.process = subprocess.Popen(
            as_nobody() + list(prefix) + [program, "--fd", str(theirs.fileno()), *options],
            pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, env=env)
        theirs.close()
        self.socket = ours
        self.data = b""
        self.answers = []
        self.closed = False

    def send(self, data):
        self.socket.sendall(data)

    def wait(self, seconds, enough):
        """Takes answers until enough(answers) or the time is over."""
        until = time.monotonic() + seconds
        while not enough(self.answers) and not self.closed:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.socket], [], [], left)[0]:
                return False
            try:
                data = self.socket.recv(1 << 20)
            except ConnectionResetError:    # it left before it had read all
                data = b""
            self.closed = not data
            self.data += data
            self.take()
        return enough(self.answers)

    def take(self):
        while len(self.data) >= 4:
            n = struct.unpack_from("<I", self.data)[0]
            if len(self.data) < 4 + n:
                return
            self.answers.append(Answer(self.data[4:4 + n]))
            self.data = self.data[4 + n:]

    def last(self, id):
        """The answer that ends job `id`, or None."""
        ends = [a for a in self.answers if a.id == id and a.kind not in ("READING", "TAKEN", "RAW")]
        return ends[-1] if ends else None

    def ask(self, id, url, seconds=10, **o):
        self.send(request(id, url, **o))
        self.wait(seconds, lambda _: self.last(id) is not None)
        return self.last(id)

    def close(self):
        """Leaves; gives the exit status."""
        self.socket.close()
        try:
            return self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return "did not leave"
