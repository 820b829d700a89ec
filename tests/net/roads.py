#!/usr/bin/env python3
"""Drives sapbao-fetch along the roads that an answer may take: cancelled on the
way, through proxies and around them, in other codings, over HTTP/2.

    roads.py SAPBAO-FETCH [WORD...]     only the cases whose name has a WORD

Prints TAP.  The portal and the wire are run.py's.
"""
import sys
import time

sys.dont_write_bytecode = True      # the source tree may be read-only

import wire
from run import SOON, Suite, watchdog


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

    def all(self):
        for case in (self.cancelling, self.bent_cancels):
            if self.wanted(case.__name__):
                case()
        print("1..%d" % self.count)
        return 1 if self.failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    watchdog(100)
    sys.exit(Roads(sys.argv[1], sys.argv[2:]).all())
