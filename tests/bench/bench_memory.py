#!/usr/bin/python3
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench_memory.py BUILD [NAME...]: what `check` needs for each kind of machine, with every list that we have loaded.

Non-zero when a machine gives no answer, or takes more memory than promised. With names, only those machines, and what
each part of the work held.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tarfile

from peers.measure import measure

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared/corpus"
MACHINES = CORPUS / "inventories/vuls-resultaten/vuls-results-2026-07-14.tar.xz"
LONG_LIST = CORPUS / "inventories/windows-lijsten/pc4-2025-12-register.csv"  # 833 programs.
NOW = "2026-11-22T12:00:00Z"
LIMIT_KB = 150_000_000 // 1024
ACCEPTED = {0, 4, 10}
SHOWN = 12


def import_everything(build, data):
    folders = sorted(path for path in CORPUS.iterdir() if path.is_dir() and path.name != "inventories")
    output = data.parent / "import.out"
    cost = measure([build / "bin/patchwijzer-cli", "--data-dir", data, "--now", NOW, "feeds", "import", *folders],
                   output)
    # Some files of the collection are there to be refused.
    if cost.status not in ACCEPTED | {3}:
        print(f"the lists could not be imported: status {cost.status}")
        sys.exit(1)
    size = sum(path.stat().st_size for path in data.iterdir())
    print(f"every list imported in {cost.wall:.1f} s with {cost.peak / 1024:.1f} MB; {size / 1e6:.1f} MB on disk")


def machines(folder):
    """Path of each list, by the name of its machine."""
    with tarfile.open(MACHINES) as tar:
        for member in tar:
            if member.isfile():
                (folder / pathlib.Path(member.name).name).write_bytes(tar.extractfile(member).read())
    found = {path.stem: path for path in sorted(folder.glob("*.json"))}
    found["833 Windows programs"] = LONG_LIST
    return found


def rate(build, data, path, output):
    """What it cost and how many findings there were; none when there was no answer."""
    cost = measure([build / "bin/patchwijzer-cli", "--data-dir", data, "--now", NOW, "check", "--json", "--inventory",
                    path], output)
    if cost.status not in ACCEPTED:
        return cost, None
    answer = json.loads(output.read_text(encoding="utf-8"))
    # No finding and nothing said of what was not looked at would be silence.
    spoken = bool(answer["findings"] or answer["notChecked"])
    return cost, len(answer["findings"]) if spoken else None


def show_stages(build, data, path):
    print(subprocess.run([build / "benchtools/check_stages", data, NOW, path], check=True, text=True,
                         stdout=subprocess.PIPE).stdout, end="")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=pathlib.Path, help="folder of an optimised build")
    parser.add_argument("names", nargs="*", help="of machines; all without")
    arguments = parser.parse_args()
    if not MACHINES.exists():
        print(f"SKIP: no real data at {MACHINES}")
        return 0
    build = arguments.build.resolve()
    folder = build / "memory"
    lists = folder / "machines"
    lists.mkdir(parents=True, exist_ok=True)
    data = folder / "data"
    data.mkdir(exist_ok=True)
    import_everything(build, data)
    costs = {}
    silent = []
    for name, path in machines(lists).items():
        if arguments.names and name not in arguments.names:
            continue
        costs[name] = rate(build, data, path, folder / "check.json")
        if costs[name][1] is None:
            silent.append(name)
        if arguments.names:
            show_stages(build, data, path)
    highest = sorted(costs, key=lambda name: -costs[name][0].peak)
    above = [name for name in highest if costs[name][0].peak > LIMIT_KB]
    print(f"{len(costs)} machines; those that need most, and all above {LIMIT_KB / 1024:.0f} MB:")
    for name in highest[:max(SHOWN, len(above))]:
        cost, findings = costs[name]
        said = "no answer" if findings is None else f"{findings} findings"
        print(f"  {name:42} {cost.peak / 1024:7.1f} MB {cost.wall * 1e3:8.0f} ms  {said}"
              f"{'  TOO MUCH' if name in above else ''}")
    if silent:
        print(f"no answer about: {', '.join(silent)}")
    return 1 if silent or above else 0


if __name__ == "__main__":
    sys.exit(main())
