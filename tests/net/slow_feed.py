#!/usr/bin/env python3
"""A proxy that answers every address with one feed of 1 MB, slowly.

    slow_feed.py FOLDER [HOW]

Writes its port to FOLDER/port.  Sends the first third of the feed, waits until
there is a file FOLDER/go, then sends the rest; HOW is "cut" to hang up there
instead.  No entry has a time, so that only their order can sort them.
"""
import os
import socket
import sys
import threading
import time

ENTRIES = 2400
HEAD = ("<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Báo Mẫu</title>"
        "<link>http://bao.example/</link>")
ENTRY = ("<item><title>Tin số %04d của làng</title><link>http://bao.example/tin-%d.html</link>"
         "<description><![CDATA[<p>%s</p>]]></description></item>\n")


def feed():
    words = "Sạp báo đầu làng mở cửa từ sáng sớm, người qua lại đông vui. " * 4
    return (HEAD + "".join(ENTRY % (i, i, words) for i in range(1, ENTRIES + 1))
            + "</channel></rss>").encode()


def serve(conn, folder, how):
    body = feed()
    third = len(body) // 3
    while b"\r\n\r\n" not in conn.recv(65536):
        pass
    conn.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: \"mot\"\r\n"
                 b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body))
    for at in range(0, third, 16 << 10):
        conn.sendall(body[at:min(at + (16 << 10), third)])
        time.sleep(0.02)
    while not os.path.exists(os.path.join(folder, "go")):
        time.sleep(0.02)
    if how != "cut":
        conn.sendall(body[third:])
    conn.close()


def main():
    folder, how = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    server = socket.create_server(("127.0.0.1", 0))
    with open(os.path.join(folder, "port.new"), "w") as f:
        f.write(str(server.getsockname()[1]))
    os.rename(os.path.join(folder, "port.new"), os.path.join(folder, "port"))
    while True:
        conn, _ = server.accept()
        threading.Thread(target=serve, args=(conn, folder, how), daemon=True).start()


main()
