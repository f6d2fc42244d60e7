# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A machine's packages: made up the same way each time, or read from dpkg's own list."""
import functools
import random
import re
import typing

import apt_pkg

PACKAGES = 2000
BUSIEST = 80  # Source packages with the most leaks, all of which the machine has.
SOURCE = re.compile(r"^(\S+)(?:\s+\((\S+)\))?$")
SIGNED = re.compile(r"^linux-signed-|-signed$")
BUILT_USING = re.compile(r"([a-z0-9][a-z0-9+.-]+) \(= ([^)]+)\)")
PRESENT = {"installed", "unpacked", "half-configured", "half-installed", "triggers-awaited", "triggers-pending"}


class Package(typing.NamedTuple):
    name: str
    version: str
    source: str
    source_version: str
    state: str  # The third word of its status.
    base: str  # What was signed, and its version; both empty when nothing was.
    base_version: str


def _stanzas(text):
    for block in text.split("\n\n"):
        if block.strip():
            yield dict(re.findall(r"^([A-Za-z-]+):[ \t]*(.*)$", block, re.MULTILINE))


def read_status(text):
    """The packages of which there are files, whatever their state."""
    packages = []
    for stanza in _stanzas(text):
        state = stanza["Status"].split()[2]
        if state not in PRESENT:
            continue
        name, version = SOURCE.match(stanza.get("Source", stanza["Package"])).groups()
        base = BUILT_USING.search(stanza.get("Built-Using", "")) if SIGNED.search(name) else None
        packages.append(Package(stanza["Package"], stanza["Version"], name, version or stanza["Version"], state,
                                *(base.groups() if base else ("", ""))))
    return packages


def _stanza(name, version, source="", status="install ok installed", built_using="", architecture="amd64"):
    fields = {"Package": name, "Status": status, "Priority": "optional", "Section": "misc", "Installed-Size": "100",
              "Maintainer": "Nobody <nobody@example.org>", "Architecture": architecture, "Source": source,
              "Version": version, "Built-Using": built_using, "Description": "made up"}
    return "".join(f"{field}: {value}\n" for field, value in fields.items() if value) + "\n"


class Maker:
    """Takes source packages that the rows speak of, in versions before, at and after their repairs."""

    def __init__(self, rows):
        self.chance = random.Random(20250212)
        self.fixes = {}
        for row in rows:
            self.fixes.setdefault(row.source, []).append(row.fixed)
        self.stanzas = []

    def pick(self, items):
        return items[int(self.chance.random() * len(items))]

    def version_of(self, source):
        fixes = sorted({fix for fix in self.fixes.get(source, []) if fix and fix != "0"},
                       key=functools.cmp_to_key(apt_pkg.version_compare))
        if not fixes:
            return self.pick(["1.2-3", "0.9.1", "2:4.0+dfsg-1+deb12u1"])
        newest = fixes[-1]
        return self.pick([newest, newest, newest + "+deb12u9", newest + "~made1", self.pick(fixes),
                          self.pick(fixes) + "~made1", fixes[0]])

    def binary_version(self, version):
        """Of a package built from a source of that version: its own is often another one."""
        chance = self.chance.random()
        if chance < 0.75:
            return version
        if chance < 0.93:
            return f"{version}+b{self.pick('1234')}"  # Built once more.
        return self.pick(["4:12.2.0-3", "1:0.1-1", "99.1-1", "0.1-1"])  # As gcc-defaults and many others have it.

    def status(self):
        chance = self.chance.random()
        rare = ["hold ok installed", "deinstall ok config-files", "install ok half-configured", "install ok unpacked",
                "deinstall ok installed", "install ok triggers-pending"]
        return self.pick(rare) if chance < 0.03 else "install ok installed"

    def add_source(self, source):
        version = self.version_of(source)
        endings = ["", "-common", "-dev", "-data", "-doc", "-utils"][:1 + int(self.chance.random() * 6)]
        for ending in endings:
            own = self.binary_version(version)
            told = source if ending else ""
            if own != version:
                told = f"{source} ({version})"
            self.stanzas.append(_stanza(source + ending, own, told, self.status(),
                                        architecture="all" if ending in ("-data", "-doc") else "amd64"))

    def add_signed(self, source, names, signed, base, base_version):
        for name in names:
            self.stanzas.append(_stanza(name, base_version, f"{source} ({signed})", "install ok installed",
                                        f"{base} (= {base_version})"))

    def make(self):
        """dpkg's list of the machine, as text."""
        busiest = sorted(self.fixes, key=lambda source: (-len(self.fixes[source]), source))
        self.add_signed("linux-signed-amd64", ["linux-image-6.1.0-18-amd64"], "6.1.76+1", "linux", "6.1.76-1")
        self.add_signed("linux-signed-amd64", ["linux-image-6.1.0-21-amd64", "linux-image-amd64"], "6.1.90+1", "linux",
                        "6.1.90-1")
        self.add_signed("grub-efi-amd64-signed", ["grub-efi-amd64-signed"], "1+2.06+13", "grub2", "2.06-13")
        sources = busiest[:BUSIEST]
        others = busiest[BUSIEST:] + [f"made-{number}" for number in range(300)]
        while len(self.stanzas) < PACKAGES:
            self.add_source(sources.pop(0) if sources else others.pop(int(self.chance.random() * len(others))))
        return "".join(self.stanzas)
