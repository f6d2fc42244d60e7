#!/usr/bin/python3
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dutch lives in translations/, and in resources/: explain/nl/, software/ and devices/. No text literal in app/ may hold
a plainly Dutch word.

The list is short on purpose: words that no English text, identifier or file format uses.
"""
import pathlib
import re
import sys

WORDS = set("""
aan alleen beveiliging bijgewerkt bijwerken computer-gegevens controleer daarna deze eerst gebruik gebruikt geen
gegevens gelukt gevaarlijk gevonden herstart het hoeft installeren kan-niet klik kunnen maak meer-weten moet moeten
naar niet nieuwe nog nodig omdat onbekend ontbreekt ook opnieuw oude programma's start-opnieuw te-doen uitgesteld uw
vandaag verder versie-nummer volgende voor waarom wachten wanneer weten wij wordt zodra zonder
""".split())
# What other programs write, in the file that reads it: a text of ours would be more than this one word.
FOREIGN = {"app/matching/identity/namepatterns.cpp": {"onbekend"}}
# Strings first, so that a quote in a comment and a slash in a string do not confuse each other.
TOKEN = re.compile(
    r'R"(?P<delim>[^()\\ ]*)\((?P<raw>.*?)\)(?P=delim)"'
    r'|"(?P<text>(?:[^"\\\n]|\\.)*)"'
    r"|'(?:[^'\\\n]|\\.)+'|//[^\n]*|/\*.*?\*/",
    re.DOTALL)
WORD = re.compile(r"[a-zA-Z][a-zA-Z'-]*")


def faults(path):
    """Yields (line number, word) for each Dutch word in a text literal of that file."""
    source = path.read_text(encoding="utf-8")
    foreign = FOREIGN.get(path.as_posix(), set())
    for token in TOKEN.finditer(source):
        text = token.group("raw") or token.group("text") or ""
        for word in WORD.findall(text) if text not in foreign else ():
            if word.lower() in WORDS:
                yield source.count("\n", 0, token.start()) + 1, word


def main():
    found = [f"{path}:{line}: Dutch word '{word}' in a text literal"
             for path in sorted(pathlib.Path("app").rglob("*")) if path.suffix in (".cpp", ".h")
             for line, word in faults(path)]
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main())
