#!/usr/bin/python3
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What resources/software/ says of programs: well formed, each name of one program only, each key written one way.

catalogue.py          the files by themselves.
catalogue.py SHARED   also: is every identifier one that exists, by the lists kept in SHARED? 77 when they are not there.

Fields are those of CataloguedProgram (app/core/softwarecatalog.h), and `examples`: names as real lists show them, with
the publisher behind " | ". Each must be recognised as its own program and as no other.
"""
import csv
import gzip
import json
import pathlib
import re
import sys
import tarfile
import unicodedata

FOLDER = pathlib.Path("resources/software")
FIELDS = {"id", "name", "purpose", "category", "publishers", "names", "wingetIds", "productKeys", "flatpakIds",
          "snapNames", "packageFamilies", "debianPackages", "scheme", "lifecycle", "versionInName", "placeholderVersions", "systemPart",
          "channels", "examples"}
REQUIRED = {"id", "name", "purpose", "category", "publishers", "names", "examples"}
IDENTIFIERS = ("wingetIds", "flatpakIds", "snapNames", "packageFamilies", "debianPackages")
SCHEMES = {"windows", "semver", "generic"}
PURPOSE_LENGTH = 60
# Nobody is called this: a pattern that fits it fits everybody.
NOBODY = "Qzx Nobody 42"
LEGAL_FORMS = set("ab ag as bv co company corp corporation gmbh inc incorporated kg limited llc ltd nv oy plc pty sa "
                  "sarl se sl spa srl the".split())
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What the two kinds of regular expression, here and in the program, read alike.
UNPORTABLE = re.compile(r"(?<!\\)\(\?[^:=!]|\\[hHRKQEGAzZXN]|\[\[:")


class Catalogue:
    """All entries, and what was found wrong with them."""

    def __init__(self):
        self.faults = []
        self.programs = []
        self.categories = {}

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def load(self, path):
        try:
            document = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=self.without_doubles(path))
        except ValueError as problem:
            self.fault(path, problem)
            return
        if path.name == "categories.json":
            self.categories = document.get("categories", {})
        elif set(document) != {"programs"} or not isinstance(document["programs"], list):
            self.fault(path, 'not {"programs": [...]}')
        else:
            self.programs += [(f"{path.name}: {entry.get('id', '(no id)')}", entry) for entry in document["programs"]]

    def without_doubles(self, path):
        def pairs(items):
            names = [name for name, _ in items]
            for name in {name for name in names if names.count(name) > 1}:
                self.fault(path, f"'{name}' twice in one object")
            return dict(items)
        return pairs


def keys_of(entry):
    return entry.get("productKeys", []) + [key for channel in entry.get("channels", [])
                                           for key in channel.get("productKeys", [])]


def winget_of(entry):
    return entry.get("wingetIds", []) + [one for channel in entry.get("channels", [])
                                         for one in channel.get("wingetIds", [])]


def words(text):
    """As wordsOf() in app/core/productkey.cpp."""
    text = unicodedata.normalize("NFKC", re.sub("[\u00a9\u00ae\u2122]", "", text)).casefold()
    text = re.sub("[.'\u2019]", "", text)
    return [word for word in "".join(c if c.isalpha() or c.isdigit() else " " for c in text).split() if word]


def normal_key(key):
    """Whether a key is what core/productkey.h would have made."""
    kind, _, rest = key.partition(":")
    if kind == "name":
        vendor, slash, product = rest.partition("/")
        return bool(slash and product) and words(product) == [product] and (not vendor or words(vendor) == [vendor]) \
            and vendor not in LEGAL_FORMS
    if kind == "cpe":
        return re.fullmatch(r"[aho](:[^:\\*?\s]+){2}", rest) is not None and rest == rest.lower()
    if kind == "msrc":
        return rest == " ".join(rest.split()).lower() and rest != ""
    return kind == "purl" and re.fullmatch(r"[a-z][a-z0-9.-]*(/[^@?#\s]+)+", rest) is not None


def check_form(catalogue, where, entry):
    for field in sorted(set(entry) - FIELDS):
        catalogue.fault(where, f"unknown field '{field}'")
    for field in sorted(REQUIRED - set(entry)):
        catalogue.fault(where, f"no '{field}'")
    if not KEBAB.fullmatch(entry.get("id", "")):
        catalogue.fault(where, "the id is not like-this-one")
    if entry.get("category") not in catalogue.categories:
        catalogue.fault(where, f"unknown category '{entry.get('category')}'")
    if entry.get("scheme", "windows") not in SCHEMES:
        catalogue.fault(where, f"unknown scheme '{entry['scheme']}'")
    purpose = entry.get("purpose", "")
    if not purpose or len(purpose) > PURPOSE_LENGTH or purpose != purpose.strip() or purpose.endswith(".") \
            or not purpose[0].islower():
        catalogue.fault(where, f"purpose '{purpose}' does not finish the sentence 'Hiermee ...'")
    if not entry.get("names") and not any(entry.get(field) for field in IDENTIFIERS):
        catalogue.fault(where, "nothing to recognise it by")
    if entry.get("versionInName") and not all(re.search(r"\d\.\d", one) for one in entry.get("examples", [])):
        catalogue.fault(where, "an example without the version that its name should have")
    if entry.get("names") and not entry.get("examples"):
        catalogue.fault(where, "no example of its names")


def check_keys(catalogue, where, entry):
    lists = [entry.get("productKeys", [])] + [c.get("productKeys", []) for c in entry.get("channels", [])]
    for keys in lists:
        if keys != sorted(set(keys)):
            catalogue.fault(where, "product keys not sorted, or twice the same")
        for key in keys:
            if not normal_key(key):
                catalogue.fault(where, f"key '{key}' is not as core/productkey.h makes it")
    for one in winget_of(entry):
        if not re.fullmatch(r"[^\s*]+\.[^\s*]+\*?|[^\s*]+\.\*", one):
            catalogue.fault(where, f"'{one}' is no winget id")


def check_channels(catalogue, where, entry):
    named = {pattern.get("channel") for pattern in entry.get("names", [])} - {None}
    known = [channel.get("name") for channel in entry.get("channels", [])]
    for channel in sorted(named - set(known)):
        catalogue.fault(where, f"channel '{channel}' of a name is not among its channels")
    for channel in entry.get("channels", []):
        if channel.get("name") not in named and not channel.get("wingetIds"):
            catalogue.fault(where, f"nothing leads to channel '{channel.get('name')}'")
    if len(set(known)) != len(known):
        catalogue.fault(where, "a channel twice")


def compiled(catalogue, where, pattern):
    if UNPORTABLE.search(pattern):
        catalogue.fault(where, f"'{pattern}' means something else in the program")
    try:
        # The program's \w and \d mean ASCII, too.
        return re.compile(pattern, re.IGNORECASE | re.ASCII)
    except re.error as problem:
        catalogue.fault(where, f"'{pattern}': {problem}")
        return re.compile(r"(?!)")


def publishers_of(catalogue, where, entry, pattern):
    sources = [pattern["publisher"]] if "publisher" in pattern else entry.get("publishers", [])
    result = [compiled(catalogue, where, source) for source in sources]
    if not result:
        catalogue.fault(where, "a name without a publisher")
    # A name alone never makes a program vulnerable: where there are keys, the publisher has to say something.
    if keys_of(entry):
        for publisher in result:
            if publisher.fullmatch("") or publisher.fullmatch(NOBODY):
                catalogue.fault(where, f"publisher '{publisher.pattern}' fits anybody")
    return result


def patterns_of(catalogue, where, entry):
    """[(name, [publisher])], compiled."""
    result = []
    for pattern in entry.get("names", []):
        for field in sorted(set(pattern) - {"name", "publisher", "channel"}):
            catalogue.fault(where, f"unknown field '{field}' of a name")
        source = pattern.get("name", "")
        name = compiled(catalogue, where, source)
        if re.search(r"^\(*\.[*+]|(?<!\\)\.[*+]\)*$", source) or name.fullmatch("") or name.fullmatch(NOBODY):
            catalogue.fault(where, f"name '{source}' fits anything")
        result.append((name, publishers_of(catalogue, where, entry, pattern)))
    return result


def check_examples(catalogue, entries):
    """entries: [(where, entry, patterns)]."""
    for where, entry, _ in entries:
        for example in entry.get("examples", []):
            name, line, publisher = example.rpartition(" | ")
            if not line:
                catalogue.fault(where, f"example '{example}' is not 'name | publisher'")
                continue
            # By its name alone as well: many lists have no publishers.
            named = [e["id"] for _, e, patterns in entries if any(p.fullmatch(name) for p, _ in patterns)]
            both = [e["id"] for _, e, patterns in entries
                    if any(p.fullmatch(name) and any(q.fullmatch(publisher) for q in publishers)
                           for p, publishers in patterns)]
            if both != [entry["id"]]:
                catalogue.fault(where, f"example '{example}' is taken for {both or 'nothing'}")
            if set(named) - {entry["id"]}:
                catalogue.fault(where, f"example '{name}' is also the name of {sorted(set(named) - {entry['id']})}")


def check_once(catalogue):
    """An identifier names one program."""
    for field in ("id",) + IDENTIFIERS:
        seen = {}
        for where, entry in catalogue.programs:
            values = [entry.get("id")] if field == "id" else winget_of(entry) if field == "wingetIds" \
                else entry.get(field, [])
            for value in values:
                if value in seen:
                    catalogue.fault(where, f"{field} '{value}' stands at {seen[value]} too")
                seen[value] = where


def check_shared(catalogue, shared):
    """Against the lists that others publish. False when they are not there."""
    winget = sorted(shared.glob("corpus/winget/winget-index.v2-*.csv.gz"))
    lifecycles = sorted(shared.glob("corpus/endoflife/endoflife-products-*.tar.xz"))
    if not winget or not lifecycles:
        return False
    with gzip.open(winget[-1], "rt", encoding="utf-8-sig", newline="") as rows:
        ids = {row["PackageId"] for row in csv.DictReader(rows)}
    # What winget has since renamed is still in the exports of those who have it.
    for export in shared.glob("corpus/inventories/winget/winget-export-*.json"):
        ids |= {package["PackageIdentifier"] for source in json.loads(export.read_text(encoding="utf-8-sig"))["Sources"]
                for package in source["Packages"]}
    with tarfile.open(lifecycles[-1]) as archive:
        products = {pathlib.PurePath(name).stem for name in archive.getnames()}
    for where, entry in catalogue.programs:
        for one in winget_of(entry):
            if not (any(i.startswith(one[:-1]) for i in ids) if one.endswith("*") else one in ids):
                catalogue.fault(where, f"winget has no '{one}'")
        if "lifecycle" in entry and entry["lifecycle"] not in products:
            catalogue.fault(where, f"endoflife.date has no '{entry['lifecycle']}'")
    return True


def main():
    catalogue = Catalogue()
    for path in sorted(FOLDER.glob("*.json")):
        catalogue.load(path)
    if len(sys.argv) > 1:
        if not check_shared(catalogue, pathlib.Path(sys.argv[1])):
            print(f"SKIP: no lists of winget and endoflife.date in {sys.argv[1]}")
            return 77
    else:
        entries = []
        for where, entry in catalogue.programs:
            check_form(catalogue, where, entry)
            check_keys(catalogue, where, entry)
            check_channels(catalogue, where, entry)
            entries.append((where, entry, patterns_of(catalogue, where, entry)))
        check_once(catalogue)
        check_examples(catalogue, entries)
    print("\n".join(catalogue.faults))
    return 1 if catalogue.faults else 0


sys.exit(main())
