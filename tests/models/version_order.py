#!/usr/bin/python3
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""version_order.py winget|libversion|apk FILE: `<`, `=`, `>` or `?` for each line `a<TAB>b` of FILE.

Three orders of versions that no program in Debian 12 can be asked for, written a second time from what their makers
document, and in another way than the program itself does it: here every version becomes one row of plain values that
Python can order, there two texts are walked side by side. Where the two differ, one of them is wrong.

winget      winget-cli, AppInstallerSharedLib/Versions.cpp and its tests; parts are read as C's strtoull reads them
libversion  repology's libversion, doc/ALGORITHM.md and the words of 3.0.4
apk         apk-tools 3, apk-package(5) and test/unit/version.data
"""
import re
import sys
import unicodedata


def is_text(version):
    """What the program does not read at all in any of these schemes: hidden or lost characters."""
    return not any(unicodedata.category(c) == "Cc" or c == "\ufffd" for c in version)


def padded(lhs, rhs, filler):
    """Both rows, the shorter one made as long as the other."""
    length = max(len(lhs), len(rhs))
    return lhs + [filler] * (length - len(lhs)), rhs + [filler] * (length - len(rhs))


def number(digits):
    """A key that orders digits as numbers of any length."""
    digits = digits.lstrip("0")
    return (len(digits), digits)


class Winget:
    """Rows of (number, has no text, folded text); what is missing is (0, True, "")."""

    ZERO = (0, True, b"")
    WORDS = {b"unknown": 0, b"latest": 2}

    @classmethod
    def key(cls, version):
        # A decision of the program: a version that says nothing ("...", "-") has no order; for winget it equals 0.
        if not is_text(version) or not any(unicodedata.category(c)[0] in "LN" for c in version):
            return None
        near, base = re.fullmatch(r"([<>] )?(.*)", version.strip(), re.DOTALL).groups()
        base = re.sub(r"\A[^0-9.]+(?=[0-9])", "", base)
        parts = [cls.part(text.strip()) for text in base.split(".")]
        while parts and parts[-1] == cls.ZERO:
            parts.pop()
        kind = 1
        if len(parts) == 1 and parts[0][0] == 0:
            kind = cls.WORDS.get(parts[0][2], 1)
        if near and kind == 0:
            return None  # winget takes no "before unknown".
        return kind, parts if kind == 1 else [], {"< ": -1, None: 0, "> ": 1}[near]

    @staticmethod
    def part(text):
        digits, rest = re.fullmatch(r"([+-]?[0-9]+)?(.*)", text, re.DOTALL).groups()
        value = 0
        if digits:
            if number(digits.lstrip("+-")) > number(str(2**64 - 1)):
                rest = text
            else:
                value = int(digits) % 2**64
        return value, rest == "", rest.casefold().encode()

    @classmethod
    def row(cls, lhs, rhs):
        left, right = padded(lhs[1], rhs[1], cls.ZERO)
        return (lhs[0], left, lhs[2]), (rhs[0], right, rhs[2])


class Libversion:
    """Rows of (rank, value); what is missing is a zero."""

    # A decision of the program, as in the published rows: 1.0a comes before 1.0.1. libversion 3.0.4 itself has the two
    # ranks the other way round; its ALGORITHM.md calls either sensible, its tests keep this one as "controversial".
    PRE, ZERO, POST, LETTER, NUMBER = range(5)
    KNOWN = ((re.compile(r"alpha|beta|rc|pre.*", re.IGNORECASE), PRE),
             (re.compile(r"post.*|patch.*|pl|errata", re.IGNORECASE), POST))

    @classmethod
    def key(cls, version):
        if not all(" " <= c <= "~" for c in version):
            return None
        return [cls.component(found) for found in re.finditer(r"[0-9]+|[A-Za-z]+", version)]

    @classmethod
    def component(cls, found):
        text, whole = found[0], found.string
        if text.isdigit():
            value = number(text)
            return (cls.NUMBER, value) if value[0] else (cls.ZERO, (0, ""))
        glued = whole[:found.start()][-1:].isdigit() and not whole[found.end():][:1].isdigit()
        ranks = [rank for known, rank in cls.KNOWN if known.fullmatch(text)] + [cls.LETTER if glued else cls.PRE]
        return ranks[0], (0, text[0].lower())

    @classmethod
    def row(cls, lhs, rhs):
        return padded(lhs, rhs, (cls.ZERO, (0, "")))


class Apk:
    """Rows of (class, value) that end in END. A class that stands higher makes the newer version."""

    BEFORE, END, REVISION, COMMIT, SUFFIX_NUMBER, AFTER, LETTER, COMPONENT = range(8)
    SUFFIXES = ["alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p"]
    GRAMMAR = re.compile(r"""(?P<digits>[0-9]+(?:\.[0-9]+)*) (?P<letter>[a-z])?
                             (?P<suffixes>(?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*)
                             (?:~(?P<commit>[0-9a-f]+))? (?:-r(?P<revision>[0-9]+))?""", re.VERBOSE)

    @classmethod
    def key(cls, version):
        found = cls.GRAMMAR.fullmatch(version)
        if not found:
            return None
        first, *others = found["digits"].split(".")
        row = [(cls.COMPONENT, number(first))]
        # With a zero in front it is a fraction, and then letters count instead of the number.
        row += [(cls.COMPONENT, (0, text) if text[0] == "0" else number(text)) for text in others]
        if found["letter"]:
            row.append((cls.LETTER, found["letter"]))
        for word, digits in re.findall("_([a-z]+)([0-9]*)", found["suffixes"]):
            rank = cls.SUFFIXES.index(word)
            row.append((cls.BEFORE if rank < 4 else cls.AFTER, rank))
            if digits:
                row.append((cls.SUFFIX_NUMBER, number(digits)))
        if found["commit"]:
            row.append((cls.COMMIT, found["commit"]))
        if found["revision"]:
            row.append((cls.REVISION, number(found["revision"])))
        return row + [(cls.END, 0)]

    @staticmethod
    def row(lhs, rhs):
        return lhs, rhs


SCHEMES = {"winget": Winget, "libversion": Libversion, "apk": Apk}


def sign(scheme, lhs, rhs):
    left, right = scheme.key(lhs), scheme.key(rhs)
    if left is None or right is None:
        return "?"
    left, right = scheme.row(left, right)
    return "<" if left < right else ">" if right < left else "="


def main():
    scheme = SCHEMES[sys.argv[1]]
    with open(sys.argv[2], encoding="utf-8", newline="\n") as file:
        for line in file.read().split("\n")[:-1]:
            print(sign(scheme, *line.split("\t")))


if __name__ == "__main__":
    main()
