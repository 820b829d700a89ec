"""Many hosts on loopback, 127.0.1.N, each of whose answers is LATENCY_S late;
with ETag and Last-Modified, and 304 to whoever sends them back."""
import asyncio
import functools
import multiprocessing
import re
import socket

LATENCY_S = 0.2
HOSTS = 20
ITEMS = 20


@functools.lru_cache(None)
def feed(name):
    items = "".join(
        "<item><title>Tin số %d của nguồn %s về con đường mới ven sông</title>"
        "<link>http://bao.example/%s/%d.html</link><guid>%s-%d</guid>"
        "<pubDate>Thu, 01 Jan 2026 %02d:00:00 +0700</pubDate>"
        "<description>Sáng nay, đoạn đường dài hai cây số đã được thông xe.</description></item>"
        % (i, name, name, i, name, i, i) for i in range(ITEMS))
    return ("<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel><title>%s</title>%s"
            "</channel></rss>" % (name, items)).encode()


async def serve(reader, writer):
    host = writer.get_extra_info("sockname")[0]
    try:
        while True:
            request = await reader.readuntil(b"\r\n\r\n")
            path = request.split(b" ", 2)[1].decode()
            await asyncio.sleep(LATENCY_S)
            tag = '"%s%s"' % (host, path)
            if b"if-none-match: " + tag.encode().lower() in request.lower():
                writer.write(b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % tag.encode())
            else:
                body = feed(re.sub(r"\W", "-", host + path))
                writer.write(("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml; charset=utf-8\r\n"
                              "Content-Length: %d\r\nETag: %s\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n\r\n"
                              % (len(body), tag)).encode() + body)
    except (asyncio.IncompleteReadError, OSError):
        writer.close()


def serve_all(listening):
    async def main():
        for sock in listening:
            await asyncio.start_server(serve, sock=sock)
        await asyncio.Event().wait()
    asyncio.run(main())


class SlowServer:
    """`with SlowServer() as server`: server.urls(60) are addresses of it."""

    def __enter__(self):
        # one process for the server, so that it does not wait for who measures
        self.listening = [socket.create_server(("127.0.1.%d" % (i + 1), 0), backlog=512) for i in range(HOSTS)]
        self.process = multiprocessing.get_context("fork").Process(
            target=serve_all, args=(self.listening,), daemon=True)
        self.process.start()
        return self

    def urls(self, n):
        return ["http://%s:%d/%d.xml" % (*self.listening[i % HOSTS].getsockname(), i // HOSTS) for i in range(n)]

    def __exit__(self, *_):
        self.process.terminate()
        self.process.join()
        for sock in self.listening:
            sock.close()
