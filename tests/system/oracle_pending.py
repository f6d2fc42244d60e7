#!/usr/bin/python3
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""oracle_pending.py --inventory STATUS... --feeds FILE...: which source packages have a fix that is not installed.

An answer that shares nothing with the program: its own readers, and every version compared by
`dpkg --compare-versions`. Prints {"<inventory>": {"release": ..., "pending": {source: [advisories]}}} as JSON.
"""
import argparse
import functools
import json
import lzma
import re
import subprocess
import tarfile
import zipfile

CODENAMES = {"8": "jessie", "9": "stretch", "10": "buster", "11": "bullseye", "12": "bookworm", "13": "trixie"}
NAME = re.compile(rb'"name"\s*:\s*"([^"]+)"')


@functools.lru_cache(maxsize=None)
def before(lhs, rhs):
    """Whether dpkg orders lhs before rhs."""
    return subprocess.run(["dpkg", "--compare-versions", lhs, "lt", rhs], check=False,
                          stderr=subprocess.DEVNULL).returncode == 0


def stanzas(path):
    """Yields the fields of each stanza of a dpkg status file, which may be packed with xz."""
    with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8", errors="replace") as file:
        text = file.read()
    for block in re.split(r"\n[ \t]*\n", text):
        fields = {}
        for line in block.splitlines():
            key, colon, value = line.partition(":")
            if colon and not line[0].isspace():
                fields[key.lower()] = value.strip()
        yield fields


def sources_of(fields):
    """Yields (source, version): what the package was built from and, for a signed one, what was signed."""
    match = re.fullmatch(r"(\S+)(?:\s+\((\S+)\))?", fields.get("source", ""))
    name = match.group(1) if match else fields["package"]
    version = match.group(2) if match and match.group(2) else fields["version"]
    yield name, version
    signed = re.fullmatch(r"linux-signed-\w+", name)
    if signed:
        built = re.search(r"\blinux \(= (\S+)\)", fields.get("built-using", ""))
        yield "linux", built.group(1) if built else re.sub(r"\+(\d+)$", r"-\1", version)


def read_inventory(path):
    """The Debian release, and the installed versions of each source package."""
    release, installed = None, {}
    for fields in stanzas(path):
        if "package" not in fields or not fields.get("version"):
            continue
        if fields.get("status", "").split()[-1:] in (["config-files"], ["not-installed"], []):
            continue
        if fields["package"] == "base-files" and "ubuntu" not in fields["version"]:
            release = re.split(r"[.+~-]", fields["version"])[0]
        for name, version in sources_of(fields):
            installed.setdefault(name, set()).add(version)
    return release, installed


def osv_records(path):
    """Yields the raw records of an OSV archive."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".json"):
                    yield archive.read(name)
    else:
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile() and member.name.endswith(".json"):
                    yield archive.extractfile(member).read()


def osv_fixes(path, wanted):
    """Yields (release, source, introduced, fixed, advisory) of the records about a wanted source package."""
    for raw in osv_records(path):
        if not any(name.decode() in wanted for name in NAME.findall(raw)):
            continue
        record = json.loads(raw)
        if record.get("withdrawn"):
            continue
        for affected in record.get("affected", []):
            package = affected.get("package", {})
            ecosystem, _, release = package.get("ecosystem", "").partition(":")
            if ecosystem != "Debian" or package.get("name") not in wanted:
                continue
            for span in affected.get("ranges", []):
                introduced = None
                for event in span.get("events", []):
                    if "introduced" in event:
                        introduced = event["introduced"]
                    elif "fixed" in event and introduced is not None:
                        yield release, package["name"], introduced, event["fixed"], record["id"]
                        introduced = None


def list_fixes(path, wanted):
    """Yields the same of a DSA or DLA list of the Debian security tracker."""
    releases = {codename: release for release, codename in CODENAMES.items()}
    advisory = None
    with open(path, encoding="utf-8") as file:
        for line in file:
            head = re.match(r"\[\d+ \w+ \d+\] (D[SL]A-\S+)", line)
            if head:
                advisory = head.group(1)
            body = re.match(r"\s+\[(\w+)\] - (\S+) ([^<\s]\S*)", line)
            if body and body.group(1) in releases and body.group(2) in wanted:
                yield releases[body.group(1)], body.group(2), "0", body.group(3), advisory


def pending(release, installed, fixes):
    """The sources of which an installed version lies in a closed range, with the advisories that say so."""
    found = {}
    for name, versions in installed.items():
        for introduced, fixed, advisory in fixes.get((release, name), ()):
            if any(before(version, fixed) and (introduced == "0" or not before(version, introduced))
                   for version in versions):
                found.setdefault(name, set()).add(advisory)
    return {name: sorted(advisories) for name, advisories in sorted(found.items())}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--inventory", action="append", required=True)
    parser.add_argument("--feeds", nargs="+", required=True)
    arguments = parser.parse_args()
    inventories = {path: read_inventory(path) for path in arguments.inventory}
    wanted = {name for _, installed in inventories.values() for name in installed}
    fixes = {}
    for path in arguments.feeds:
        packed = path.endswith((".zip", ".tar.xz"))
        for release, name, *fix in (osv_fixes if packed else list_fixes)(path, wanted):
            fixes.setdefault((release, name), set()).add(tuple(fix))
    answer = {path: {"release": release, "pending": pending(release, installed, fixes)}
              for path, (release, installed) in inventories.items()}
    print(json.dumps(answer, indent=1, sort_keys=True))


main()
