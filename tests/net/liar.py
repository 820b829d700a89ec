#!/usr/bin/env python3
"""A captured back: answers the front's requests with lies.

Started by the front in place of sapbao-fetch; LIE names the lie, `liar.py` alone
lists them.  What must hold: the front neither believes, nor hangs, nor grows.
"""
import os
import socket
import struct
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import wire
from wire import field, frame

READING, FEED, ARTICLE, UNCHANGED, ERROR, RAW, TAKEN, PART = (16 + i for i in range(8))
STATE = ["", "", 0, 0, 0, 0]
DATE = [0, 0, 0, 0]


def entry(**o):
    e = {m: "" for m in wire.TAGS["entry"]}
    e.update(published=DATE, updated=DATE, categories=b"", enclosures=b"", title="Tin",
             link="https://bao.example/1", url="https://bao.example/1")
    e.update(o)
    return field(1, list(e.values()))


def feed(**o):
    f = {m: "" for m in wire.TAGS["feed"]}
    for number in ("ttl_min", "skip_hours", "skip_days", "cut"):
        f[number] = 0
    f.update(entries=entry())
    f.update(o)
    return list(f.values())


def dies(id):
    yield word(TAKEN, id)
    yield word(READING, id)
    time.sleep(0.1)
    os.kill(os.getpid(), 9)


def listed(id, kind=FEED, **o):
    return frame(kind, [id, "", 0, 0, STATE, feed(**o)])


def error(id, code=11, detail="bao.example"):
    return frame(ERROR, [id, "", 0, 0, STATE, [code, detail]])


def word(kind, id):
    return frame(kind, [id])


def honest(id):
    return [word(TAKEN, id), word(READING, id), listed(id)]


def cut(data, n):
    """The frame without its last n bytes, its length put right."""
    body = data[4:-n]
    return struct.pack("<I", len(body)) + body


def endless(id, message):
    yield word(TAKEN, id)
    yield word(READING, id)
    while True:
        yield message


LIES = {
    "length-huge": lambda id: [b"\xff\xff\xff\xff"],
    "length-zero": lambda id: [b"\0\0\0\0"],
    "type-unknown": lambda id: [struct.pack("<IB", 1, 0x7f)],
    "type-request": lambda id: [wire.request(id, "https://bao.example/")],
    "field-missing": lambda id: [word(TAKEN, id), word(READING, id), frame(FEED, [id, "", 0])],
    "field-doubled": lambda id: [word(TAKEN, id), word(READING, id), frame(READING, [id]) + b"",
                                 struct.pack("<I", 27) + bytes([READING]) + (field(1, id) * 2)],
    "frame-cut": lambda id: [word(TAKEN, id), word(READING, id), cut(listed(id), 3)],
    "length-inside": lambda id: [word(TAKEN, id), word(READING, id),
                                 listed(id).replace(b"Tin", b"Ti\xff")[:-40] + b"\xff" * 40],
    "utf8-wrong": lambda id: [word(TAKEN, id), word(READING, id), listed(id, entries=entry(title=b"T\xff\xfe"))],
    "utf8-surrogate": lambda id: [word(TAKEN, id), word(READING, id), listed(id, entries=entry(title=b"\xed\xa0\x80"))],
    "escape": lambda id: [word(TAKEN, id), word(READING, id), listed(id, entries=entry(title="\x1b]52;c;eA==\x07"))],
    "c1": lambda id: [word(TAKEN, id), word(READING, id), listed(id, entries=entry(title="\x9b31m"))],
    "bidi": lambda id: [word(TAKEN, id), word(READING, id), listed(id, entries=entry(title="\u202etin"))],
    "marks": lambda id: [word(TAKEN, id), word(READING, id), listed(id, entries=entry(title="a" + "\u0323\u0301" * 90))],
    "escape-in-error": lambda id: [word(TAKEN, id), error(id, detail="\x1b[2J")],
    "script-address": lambda id: [word(TAKEN, id), word(READING, id),
                                  listed(id, entries=entry(url="javascript:alert(1)"))],
    "date-year-99999": lambda id: [word(TAKEN, id), word(READING, id),
                                   listed(id, entries=entry(published=[1, 1, 1 << 60, 0]))],
    "error-unknown": lambda id: [word(TAKEN, id), error(id, code=9999)],
    "error-none": lambda id: [word(TAKEN, id), error(id, code=0)],
    "entries-endless": lambda id: [word(TAKEN, id), word(READING, id), listed(id, entries=entry() * 50001)],
    "entries-empty": lambda id: [word(TAKEN, id), word(READING, id), listed(id, entries=field(1, b"") * 400000)],
    "answer-first": lambda id: [listed(id)],
    "answer-unread": lambda id: [word(TAKEN, id), listed(id)],
    "reading-first": lambda id: [word(READING, id), listed(id)],
    "kind-other": lambda id: [word(TAKEN, id), word(READING, id), error(id)[:4] + bytes([ARTICLE]) + error(id)[5:]],
    "unchanged-unasked": lambda id: [word(TAKEN, id), frame(UNCHANGED, [id, "", 0, 0, STATE])],
    "raw-unasked": lambda id: [word(TAKEN, id), frame(RAW, [id, "", 200, "", b"x" * 1000])],
    "part-empty": lambda id: [word(TAKEN, id), word(READING, id), listed(id, PART, entries=b""), listed(id)],
    "outlines-unasked": lambda id: [word(TAKEN, id), word(READING, id),
                                    listed(id)[:4] + bytes([24]) + listed(id)[5:]],
    "readings-endless": lambda id: endless(id, word(TAKEN, id) + word(READING, id)),
    "parts-endless": lambda id: endless(id, listed(id, PART)),
    # no lie, but of no use either
    "others-endless": lambda id: endless(id, word(TAKEN, id + 77)),
    "silent": lambda id: iter([]),
    "leaves": lambda id: None,
    "dies": dies,
    "late": lambda id: [word(TAKEN, id), word(READING, id)],     # see main
    "honest": honest,
}


def main():
    if len(sys.argv) < 2:
        print("\n".join(LIES))
        return 0
    sock = socket.socket(fileno=3)
    lie, data = LIES[os.environ["LIE"]], b""
    while True:
        got = sock.recv(1 << 16)
        if not got:
            return 0
        data += got
        while len(data) >= 4 and len(data) - 4 >= struct.unpack_from("<I", data)[0]:
            n = struct.unpack_from("<I", data)[0]
            kind = data[4]
            id = wire.number(wire.fields(data[5:4 + n])[1][0])
            data = data[4 + n:]
            said = lie(id) if kind == 1 else []
            if kind == 3 and lie is LIES["late"]:
                # what it was told not to say any more; then it is through with it
                said = [error(id), word(TAKEN, id), error(id), listed(id)]
            if said is None:
                return 0
            try:
                for one in said:
                    sock.sendall(one)
            except OSError:
                return 0


if __name__ == "__main__":
    sys.exit(main())
