#!/usr/bin/python3
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""spelling.py ALLOWED: hunspell knows each word of our Dutch, or the list ALLOWED does.

Looks at translations/, the words of the explanations, what programs and devices are for, and the owner's part of the
README. Also complains of allowed words that no text uses any more.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")
# What is typed or looked up, not read: options, commands, paths, addresses, file names, places for values.
CODE = re.compile(r"--?[a-z][\w-]*|https?://\S+|\S*[/\\]\S+|\b[\w-]+\.[a-z]{2,4}\b|%L?(?:\d|n)|`[^`]*`|&(?=\w)|\bd{1,4}\b|\.\w{3}\b|\b\d\S*"
                  r"|\b(?:HH\.mm|M{3,4}|y{4})\b")
# A place for a value in the help of the command line.
PLACE = re.compile(r"\b[A-Z]{3,}\b")


def translations():
    """The Dutch of every text in the program."""
    tree = ElementTree.parse("translations/patchwijzer_nl.ts")
    for context in tree.getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            forms = translation.findall("numerusform")
            for text in [form.text for form in forms] or [translation.text]:
                yield (PLACE.sub(" ", text or "") if context.findtext("name") == "Cli" else text or "")


def explanations():
    """Fragments; of a slot with two forms both."""
    for file in sorted(pathlib.Path("resources/explain/nl").glob("*.json")):
        for text in json.loads(file.read_text(encoding="utf-8")).values():
            for form in (0, 1):
                yield SLOT.sub(lambda slot, form=form: (slot[2] or "/").split("/")[form], text)


def readme():
    """What stands before the builders' part, in lines."""
    text = pathlib.Path("README.md").read_text(encoding="utf-8").split("\n## For builders")[0]
    return re.sub(r"!?\[([^]]*)\]\([^)]*\)", r"\1", text).splitlines()


def words_of(texts):
    """What hunspell takes for words, kept apart from its own marks at the start of a line."""
    return "\n".join("^" + CODE.sub(" ", line.replace("’", "'")) for text in texts for line in text.splitlines())


def main():
    if not shutil.which("hunspell"):
        print("SKIP: hunspell is not installed")
        return 77
    dictionaries = subprocess.run(["hunspell", "-D"], capture_output=True, text=True, check=False, input="").stderr
    if "nl_NL" not in dictionaries:
        print("SKIP: the Dutch dictionary (hunspell-nl) is not installed")
        return 77
    lines = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    allowed = {line.split("#")[0].strip() for line in lines} - {""}
    texts = [*translations(), *explanations(), *readme()]
    answer = subprocess.run(["hunspell", "-d", "nl_NL", "-i", "utf-8", "-l"], input=words_of(texts),
                            capture_output=True, text=True, check=True)
    unknown = {word.rstrip(".") for word in answer.stdout.split()}
    for word in sorted(unknown - allowed):
        place = next((text for text in texts if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)), "")
        print(f"unknown word '{word}' in: {place[:150]}")
    unused = allowed - unknown
    if unused:
        print("no longer needed in the list of allowed words:", " ".join(sorted(unused)))
    return 1 if unused or unknown - allowed else 0


sys.exit(main())
