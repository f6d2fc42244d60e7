#!/usr/bin/python3
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""translations.py LUPDATE: every sentence in app/ has a finished Dutch translation, and none is left of what is gone.

Works on a copy; installer/translations brings the real file up to date.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

TS = pathlib.Path("translations/patchwijzer_nl.ts")
PLACE = re.compile(r"%(?:\d+|L\d+|n)")


def forms(message):
    """The translated texts of a message: one, or one per plural form."""
    translation = message.find("translation")
    plural = translation.findall("numerusform")
    return [form.text or "" for form in plural] if plural else [translation.text or ""]


def fault(message):
    """What is wrong with a message of the updated copy, or None."""
    kind = message.find("translation").get("type")
    if kind in ("vanished", "obsolete"):
        return "is no longer in the program"
    if kind == "unfinished" or not all(text.strip() for text in forms(message)):
        return "has no finished translation"
    source = message.findtext("source") or ""
    wanted = set(PLACE.findall(source)) - {"%n"}
    found = [set(PLACE.findall(text)) - {"%n"} for text in forms(message)]
    # "Eén update" may do without the number; only the last form, the plural, has to hold all values.
    if found[-1] != wanted or any(places - wanted for places in found):
        return "has other %-places in its translation"
    return None


def main():
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / TS.name
        if TS.exists():
            shutil.copy(TS, copy)
        update = subprocess.run([sys.argv[1], "app", "-locations", "none", "-target-language", "nl", "-ts", str(copy)],
                                capture_output=True, text=True, check=False)
        if update.returncode != 0:
            print(update.stdout + update.stderr)
            return 1
        # A class without Q_OBJECT would take its texts from a context that lookup at run time does not use.
        complaints = [line for line in update.stderr.splitlines() if "Q_OBJECT" in line]
        tree = ElementTree.parse(copy)
    found = [f"{context.findtext('name')}: '{message.findtext('source')}' {fault(message)}"
             for context in tree.getroot().findall("context") for message in context.findall("message")
             if fault(message)]
    print("\n".join(complaints + found))
    if found:
        print(f"{len(found)} faults; run installer/translations and translate what it adds")
    return 1 if complaints or found else 0


sys.exit(main())
