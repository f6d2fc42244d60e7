# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows in the form that debsecan downloads: names of leaks, packages, and which packages a source makes."""
import pathlib
import zlib

SUITE = "bookworm"
# Source package, urgency and reach not told, and whether there is a repair.
FIXED, OPEN = "S  F", "S   "


def write(rows, packages, folder):
    """Writes the file and gives the address for debsecan's --source; @see /usr/bin/debsecan, fetch_data()"""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    names = sorted({row.cve for row in rows})
    place = {name: number for number, name in enumerate(names)}
    binaries = {}
    for package in packages:
        binaries.setdefault(package.source, set()).add(package.name)
    lines = ["VERSION 1"]
    lines += [f"{name},,made for a bench" for name in names]
    lines.append("")
    lines += [f"{row.source},{place[row.cve]},{FIXED if row.fixed else OPEN},{row.fixed}," for row in rows]
    lines.append("")
    lines += [f"{source},{' '.join(sorted(made))}" for source, made in sorted(binaries.items())]
    lines.append("")
    (folder / SUITE).write_bytes(zlib.compress("\n".join(lines).encode()))
    return folder.resolve().as_uri() + "/"
