"""The programs that are measured: what each is told, in a home of its own.

A command of None means that the program has no such thing.
"""
import os
import shutil

import kit

FEEDS = 60


class Program:
    name = needs = None
    leave = b"q"

    def __init__(self, work):
        self.home = os.path.join(work, self.name)
        os.makedirs(self.home)
        self.env = {"HOME": self.home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TMPDIR": work,
                    "XDG_RUNTIME_DIR": self.home, "SAPBAO_NOW": str(kit.NOW)}

    @classmethod
    def installed(cls):
        return all(shutil.which(name) for name in cls.needs)

    def path(self, *parts):
        return os.path.join(self.home, *parts)

    # a feed from a file; (command, file for standard input)
    def parse(self, feed):
        return None, None

    # a page as text
    def extract(self, page):
        return None

    # feeds over the network: set up, then the same command again and again
    def subscribe(self, urls):
        return None

    # an archive from FEEDS files `0.xml`… of a folder
    def take_in(self, folder):
        return None

    def count(self):
        return None

    def search(self):
        return None

    def screen(self):
        return None


class Sapbao(Program):
    name = "sapbao"
    needs = ()
    program = source = None
    leave = b"Q"

    def parse(self, feed):
        return [self.program, "parse", "--feed", feed], None

    def extract(self, page):
        return [self.program, "parse", "--article", "--no-rules", "--url", "https://bao.example/tin.html", page]

    def subscribe(self, urls):
        kit.write(self.path(".config/sapbao/feeds"), "".join('feed "%s"\n' % u for u in urls))
        return [self.program, "fetch", "own", "--quiet"]

    def take_in(self, folder):
        data = self.path("data")
        os.makedirs(data)
        shutil.copy(os.path.join(self.source, "keys"), data)
        for part in ("themes", "presets"):
            shutil.copytree(os.path.join(self.source, part), os.path.join(data, part))
        kit.write(data + "/portals/bao.example.txt", "name: Báo\nhome: https://bao.example/\nrank: 1\n" + "".join(
            "category: Mục %d | /muc-%d/ | rss=/muc-%d.rss\n" % (n, n, n) for n in range(FEEDS)))
        kit.write(folder + "/index.tsv", "".join(
            "https://bao.example/muc-%d.rss\t200\ttext/xml\t%d.xml\n" % (n, n) for n in range(FEEDS)))
        self.env["SAPBAO_DATADIR"] = data
        self.replay = folder
        return [self.program, "--replay", folder, "fetch", "--all", "--quiet"]

    def count(self):
        return [self.program, "list"]

    def search(self):
        return [self.program, "search", "bóng", "đá"]

    def screen(self):
        return [self.program, "--replay", self.replay]


class Newsboat(Program):
    name = "newsboat"
    needs = ("newsboat",)

    def base(self, urls, more=""):
        kit.write(self.path("urls"), "".join(u + "\n" for u in urls))
        kit.write(self.path("config"), "max-items 0\nconfirm-exit no\n" + more)
        return ["newsboat", "-u", self.path("urls"), "-c", self.path("cache.db"), "-C", self.path("config")]

    def subscribe(self, urls):
        return self.base(urls, "reload-threads %d\n" % len(urls)) + ["-x", "reload"]

    def take_in(self, folder):
        self.command = self.base("file://%s/%d.xml" % (folder, n) for n in range(FEEDS))
        return self.command + ["-x", "reload"]

    def count(self):
        return self.command + ["-x", "print-unread"]

    def screen(self):
        return self.command + ["-q"]


class Sfeed(Program):
    name = "sfeed"
    needs = ("sfeed", "sfeed_update", "sfeed_plain", "sfeed_curses")

    def parse(self, feed):
        return ["sfeed"], feed

    def subscribe(self, urls):
        feeds = "".join("\tfeed 'f%d' '%s'\n" % (i, u) for i, u in enumerate(urls))
        kit.write(self.path(".sfeed/sfeedrc"), 'sfeedpath="$HOME/.sfeed/feeds"\nmaxjobs=%d\nfeeds() {\n%s}\n'
                  % (len(urls), feeds))
        return ["sfeed_update"]

    def take_in(self, folder):
        os.makedirs(self.path("tsv"))
        self.files = [self.path("tsv", "%d" % n) for n in range(FEEDS)]
        take = 'for f in "$1"/*.xml; do sfeed <"$f" >"$2/$(basename "$f" .xml)"; done'
        return ["sh", "-c", take, "sh", folder, self.path("tsv")]

    def count(self):
        return ["sfeed_plain"] + self.files

    def search(self):
        # into a pipe: GNU grep stops at the first match when nobody reads it
        return ["sh", "-c", 'grep -i -h "bóng.*đá" "$@" | wc -l', "sh"] + self.files

    def screen(self):
        return ["sfeed_curses"] + self.files


class W3m(Program):
    name = "w3m"
    needs = ("w3m",)

    def extract(self, page):
        return ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", page]


class Lynx(Program):
    name = "lynx"
    needs = ("lynx",)

    def extract(self, page):
        return ["lynx", "-dump", "-nolist", "-force_html", "-assume_charset=utf-8", page]


ALL = (Sapbao, Newsboat, Sfeed, W3m, Lynx)
