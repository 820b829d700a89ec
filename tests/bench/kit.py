"""What the benches share: invented news, and how a program is measured.

Nothing here knows a program by name; peers.py does.
"""
import collections
import os
import random
import select
import signal
import struct
import subprocess
import tempfile
import time

NOW = 1760000100
MARK = "Bantin"         # every title begins with it: seen on the screen, a list stands there
ROWS, COLUMNS = 50, 100
PATIENCE_S = 240
syllables = """đường chợ nước người hậu giang xã huyện lúa giá triệu đồng năm tháng học sinh trường
bệnh viện cầu kênh thủ tướng quốc hội kinh tế thị xuất khẩu gạo tôm cá bão lũ mưa nắng thành phố việc làm
đầu tư dự án ngân hàng bóng đá trận đấu giải vô địch du lịch văn hóa""".split()
chance = random.Random(7)


def words(n):
    return " ".join(chance.choice(syllables) for _ in range(n)).capitalize()


def feed(name, first, items):
    """An RSS feed of `items` stories; the stories of several feeds alternate in time."""
    rows = []
    for i in range(items):
        at = time.gmtime(NOW - 100 - (i * 60 + first) * 60)
        rows.append("<item><title>%s %s</title><link>https://bao.example/muc-%d/tin-%d.html</link><description>%s"
                    "</description><pubDate>%s</pubDate></item>" % (MARK, words(12), first, i, words(50),
                    time.strftime("%a, %d %b %Y %H:%M:%S GMT", at)))
    return ('<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>%s</title>'
            "<link>https://bao.example/</link><description>%s</description>%s</channel></rss>\n"
            % (name, name, "".join(rows)))


def page(size):
    """A page as newspapers have them: a fifth is the article, the rest menus, boxes and scripts."""
    menu = "".join('<li class="menu-item"><a href="/muc-%d" title="%s"><span>%s</span></a></li>'
                   % (i, words(4), words(3)) for i in range(60))
    text = "".join("<p>%s.</p>" % words(60) for _ in range(size // 5 // 300))
    out = ['<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>%s</title></head><body><nav><ul>%s</ul>'
           '</nav><article class="detail"><h1>%s</h1><div class="content">%s</div></article>'
           % (words(10), menu, words(10), text)]
    n = len(out[0].encode())
    while n < size:
        box = ('<div class="box-item"><a href="/muc/tin-%d.html"><img src="/anh/%d.jpg" alt="%s"></a><h3>'
               '<a href="/muc/tin-%d.html">%s</a></h3><script>var a%d = {"x": %d};</script></div>'
               % (n, n, words(5), n, words(11), n, n))
        n += len(box.encode())
        out.append(box)
    return "".join(out) + "</body></html>\n"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


# ---- measuring ----

def memory_kb(pid):
    """The most a process and its children have had, or 0 where the system does not say."""
    try:
        with open("/proc/%d/status" % pid) as f:
            own = sum(int(line.split()[1]) for line in f if line.startswith("VmHWM"))
        with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
            return own + sum(memory_kb(int(child)) for child in f.read().split())
    except OSError:
        return 0


Cost = collections.namedtuple("Cost", "seconds memory_kb processor_s")


def run(command, env, stdin=None):
    """A Cost, or None when it fails.  Looks into /proc meanwhile: what wait4 says
    of memory begins with Python's own."""
    with (open(stdin, "rb") if stdin else open(os.devnull, "rb")) as source, tempfile.TemporaryFile() as said:
        begun, peak = time.monotonic(), 0
        process = subprocess.Popen(command, env=env, stdin=source, stdout=subprocess.DEVNULL, stderr=said)
        done = (0, 0, None)
        while not done[0]:
            peak = max(peak, memory_kb(process.pid))
            time.sleep(0.0005)
            done = os.wait4(process.pid, os.WNOHANG)
        took = time.monotonic() - begun
        process.returncode = done[1]
        if done[1]:
            said.seek(0)
            print("%s: status %d: %s" % (command[0], done[1], said.read(300).decode(errors="replace")), flush=True)
            return None
    return Cost(took, peak, done[2].ru_utime + done[2].ru_stime)


def best(command, env, times, stdin=None):
    """The least time and the most memory of several runs; of one, when that was long."""
    got = []
    for _ in range(times):
        one = run(command, env, stdin)
        if one is None:
            return None
        got.append(one)
        if one.seconds > 5:
            break
    return Cost(min(c.seconds for c in got), max(c.memory_kb for c in got), min(c.processor_s for c in got))


def first_list(command, env, leave):
    """(seconds from the start until a title stands on the terminal, kB then), or None."""
    import fcntl
    import pty
    import termios
    begun, peak, seen = time.monotonic(), 0, b""
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, dict(env, TERM="xterm-256color", ROWS=str(ROWS)))
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    took = None
    while took is None and time.monotonic() - begun < PATIENCE_S:
        ready = select.select([fd], [], [], 0.5)[0]
        try:
            more = os.read(fd, 65536) if ready else b" "
        except OSError:
            break
        if not more:
            break
        seen = (seen + more)[-131072:]
        if MARK.encode() in seen:
            took = time.monotonic() - begun
    peak = memory_kb(pid)
    leave_terminal(pid, fd, leave)
    return None if took is None else (took, peak)


def leave_terminal(pid, fd, keys):
    """By the program's own keys, else by force; never waits for ever."""
    try:
        os.write(fd, keys)
    except OSError:
        pass
    for turn in range(100):
        try:
            if select.select([fd], [], [], 0.05)[0]:
                os.read(fd, 65536)
        except OSError:
            time.sleep(0.01)
        if os.waitpid(pid, os.WNOHANG)[0]:
            break
        if turn == 60:
            os.kill(pid, signal.SIGTERM)
        if turn == 99:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
    os.close(fd)
