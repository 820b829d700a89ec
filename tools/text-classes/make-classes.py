#!/usr/bin/env python3
"""Makes src/text/classes.def: what text_clean does with every code point.

    cc -o probe probe.c -lunistring && ./probe > probe.txt
    ./make-classes.py probe.txt [FOLDER OF THE UNICODE DATA] > ../../src/text/classes.def

The policy is in docs/text.  Wanted: the package unicode-data (15.0), glibc and
libunistring as old as the oldest system that is supported, because a code point
is let through only where all of them know it.
"""
import collections
import re
import sys
import unicodedata

HEAD = '''/*
 * What text_clean makes of every code point: C(first, class) holds up to the
 * next row.  Made by tools/text-classes from the Unicode data files, wcwidth()
 * of glibc 2.36 and uc_width() of libunistring 1.0 (Unicode 14): a code point
 * is let through only if it is assigned and both give it the same width.
 * tests/unit/test_text_classes.c proves it again on the machine that runs it.
 */'''
SHORT = {'REPLACE': 'RE', 'NARROW': 'NA', 'WIDE': 'WI', 'MARK': 'MA', 'DROP': 'DR', 'SPACE': 'SP',
         'BREAK': 'BR', 'TRAIL': 'TR', 'NOBREAK': 'NB', 'JOINER': 'JO', 'FLAG': 'FL',
         'UNSURE': 'Q', 'PICTURE': 'P', 'EITHER': 'E'}
KEPT = {'NARROW', 'WIDE', 'MARK', 'TRAIL'}
LAST = 0x110000
LINE = 96


def read_property(path, wanted):
    """The code points of a Unicode data file whose fields please `wanted`."""
    points = set()
    for line in open(path, encoding='utf8'):
        fields = [x.strip() for x in line.split('#')[0].split(';')]
        if len(fields) >= 2 and wanted(fields[1:]):
            first, *last = fields[0].split('..')
            points.update(range(int(first, 16), int((last or [first])[0], 16) + 1))
    return points


def read_probe(path):
    category, system, library = {}, {}, {}
    for line in open(path):
        point, name, wcwidth, uc_width = line.split()[:4]
        c = int(point, 16)
        category[c], system[c], library[c] = name, int(wcwidth), int(uc_width)
    return category, system, library


class Maker:
    def __init__(self, probe, folder):
        self.category, self.system, self.library = read_probe(probe)
        self.picture = read_property(folder + '/emoji/emoji-data.txt', lambda f: f[0] == 'Extended_Pictographic')
        self.ignorable = read_property(folder + '/DerivedCoreProperties.txt',
                                       lambda f: f[0] == 'Default_Ignorable_Code_Point')
        normal = folder + '/DerivedNormalizationProps.txt'
        self.maybe = read_property(normal, lambda f: f[0] == 'NFC_QC' and f[1] == 'M')
        self.never = read_property(normal, lambda f: f[0] == 'NFC_QC' and f[1] == 'N')
        self.either = read_property(folder + '/EastAsianWidth.txt', lambda f: f[0] == 'A')
        self.classes = [self.choose(c) for c in range(LAST)]

    def choose(self, c):
        category = self.category.get(c, 'Cs')
        if 0xD800 <= c < 0xE000:
            return 'REPLACE'
        if c in (0x09, 0x20):
            return 'SPACE'
        if c in (0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029):
            return 'BREAK'
        if category == 'Cc' or c < 0x20:
            return 'DROP'
        if c in (0xA0, 0x2007, 0x202F):
            return 'NOBREAK'
        if category == 'Zs':
            return 'SPACE'
        if c == 0x200D:
            return 'JOINER'
        if 0x1F1E6 <= c <= 0x1F1FF:
            return 'FLAG'
        if category in ('Cn', 'Co', 'Cs'):
            return 'DROP' if c in self.ignorable and 0xE0000 <= c < 0xE1000 else 'REPLACE'
        # the keycap and the skin tones only change the sign before them
        if c in self.ignorable or category == 'Cf' or c == 0x20E3 or 0x1F3FB <= c <= 0x1F3FF:
            return 'DROP'
        if c == 0xFFFC or self.system[c] != self.library[c] or self.system[c] < 0:
            return 'REPLACE'
        if self.system[c] == 0:
            return 'MARK'
        if c in self.maybe:
            assert self.system[c] == 1
            return 'TRAIL'
        return 'NARROW' if self.system[c] == 1 else 'WIDE'

    def refuse_moving(self):
        """A code point with cells that normalization reorders cannot stand."""
        for c in range(LAST):
            if self.classes[c] in KEPT - {'MARK'} and unicodedata.combining(chr(c)):
                self.classes[c] = 'REPLACE'

    def refuse_leading_out(self):
        """Nor what NFC turns into something refused; until nothing is left."""
        while True:
            bad = [c for c in range(LAST) if self.classes[c] in KEPT and any(
                self.classes[ord(x)] not in KEPT for x in unicodedata.normalize('NFC', chr(c)))]
            if not bad:
                return
            for c in bad:
                self.classes[c] = 'REPLACE'
                print('leads out: %04X' % c, file=sys.stderr)

    def row(self, c):
        kind = self.classes[c]
        flags = [kind]
        if c in self.maybe or c in self.never:
            flags.append('UNSURE')
        if c in self.picture and kind in KEPT | {'REPLACE'}:
            flags.append('PICTURE')
        # Latin letters stay narrow whatever a CJK terminal says
        if c in self.either and kind == 'NARROW' and not (
                self.category[c][0] == 'L' and unicodedata.name(chr(c)).startswith('LATIN')):
            flags.append('EITHER')
        return '|'.join(SHORT[x] for x in flags)

    def rows(self):
        first, row = 0, self.row(0)
        for c in range(1, LAST):
            if self.row(c) != row:
                yield first, row
                first, row = c, self.row(c)
        yield first, row


def main():
    maker = Maker(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else '/usr/share/unicode')
    maker.refuse_moving()
    maker.refuse_leading_out()
    rows = list(maker.rows())
    print(len(rows), 'rows', dict(collections.Counter(re.sub(r'\|.*', '', x) for _, x in rows)), file=sys.stderr)
    print(HEAD)
    line = ''
    for first, row in rows:
        item = 'C(0x%X,%s)' % (first, row)
        if len(line) + len(item) + 1 > LINE:
            print(line)
            line = ''
        line += (' ' if line else '') + item
    print(line)


main()
