# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What OSV says of one Debian release, as plain rows: the one source from which each program's data are made."""
import json
import pathlib
import tarfile
import typing

ECOSYSTEM = "Debian:12"


class Row(typing.NamedTuple):
    """Versions of a source package below `fixed` have the leak; all versions when that is empty."""
    cve: str
    source: str
    fixed: str
    urgency: str  # As Debian puts it; empty when it is from an announcement.
    record: str  # The id of the record that says so.


def _cves(record):
    """Of an announcement (DSA, DLA) those that it is about."""
    if record["id"].startswith("CVE-"):
        return [record["id"]]
    return [name for name in record.get("related", []) + record.get("upstream", []) if name.startswith("CVE-")]


def _rows(record):
    for affected in record.get("affected", []):
        package = affected.get("package", {})
        if package.get("ecosystem") != ECOSYSTEM:
            continue
        urgency = affected.get("ecosystem_specific", {}).get("urgency", "")
        for span in affected.get("ranges", []):
            events = [event for pair in span["events"] for event in pair.items()]
            # The others have no place in debsecan's format: better to stop than to compare other data.
            if events[0] != ("introduced", "0") or [kind for kind, _ in events[1:]] not in ([], ["fixed"]):
                raise ValueError(f"{record['id']}: events that are not 'from the start' to 'fixed': {events}")
            fixed = events[1][1] if len(events) > 1 else ""
            for cve in _cves(record):
                yield Row(cve, package["name"], fixed, urgency, record["id"])


def _read(archive):
    rows = set()
    with tarfile.open(archive, "r|*") as tar:
        for member in tar:
            if not member.isfile() or not member.name.endswith(".json"):
                continue
            record = json.load(tar.extractfile(member))
            if not record.get("withdrawn"):
                rows.update(_rows(record))
    return sorted(rows)


def read_rows(archive, folder):
    """The rows of an archive of OSV records, sorted; kept in the folder, for unpacking takes half a minute."""
    kept = pathlib.Path(folder) / "rows.json"
    stamp = [archive.name, archive.stat().st_size, archive.stat().st_mtime_ns]
    if kept.exists():
        held = json.loads(kept.read_text(encoding="utf-8"))
        if held["stamp"] == stamp:
            return [Row(*row) for row in held["rows"]]
    rows = _read(archive)
    kept.write_text(json.dumps({"stamp": stamp, "rows": rows}), encoding="utf-8")
    return rows
