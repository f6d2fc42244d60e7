#!/usr/bin/python3
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench_peers.py BUILD: what debsecan and oscap need for the same machine with the same data, and what each finds.

From one archive of Debian's data come our database, debsecan's file and OVAL definitions. Non-zero when we are slower
than either of them, when we miss what follows from the data or what debsecan finds, without a reason that is known
here, or when we name anything that does not follow from the data.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARCHIVE = ROOT.parent / "shared/corpus/debian/osv-debian12-2025-02-12.tar.xz"
ROUNDS = 5
TOOLS = ("debsecan", "oscap")


def skip(reason):
    print(f"SKIP: {reason}")
    sys.exit(0)


try:
    import apt_pkg
except ImportError:
    skip("python3-apt is not here, which works out the right answers")

from peers import machine, programs, rows  # noqa: E402
from peers.compare import UNEXPLAINED, Machine, counted, regions  # noqa: E402


def seconds(costs, what):
    return statistics.median(getattr(cost, what) for cost in costs)


def rate(tools, rounds):
    """Every program once per round, so that what else the machine does hits all of them."""
    costs = {tool.name: [] for tool in tools}
    for _ in range(rounds):
        for tool in tools:
            costs[tool.name].append(tool.run())
    return costs


def print_table(costs, found, truth):
    print(f"  {'':32}" + "".join(f"{name:>14}" for name in costs))

    def line(what, values, shape):
        print(f"  {what:32}" + "".join(format(value, shape) for value in values))

    line("wall clock, median, ms", [seconds(cost, "wall") * 1e3 for cost in costs.values()], "14.0f")
    line("  best", [min(one.wall for one in cost) * 1e3 for cost in costs.values()], "14.0f")
    line("processor time, median, ms", [seconds(cost, "processor") * 1e3 for cost in costs.values()], "14.0f")
    line("peak memory, MB", [max(one.peak for one in cost) / 1024 for cost in costs.values()], "14.1f")
    line("pairs (leak, package) named", [len(found[name]) for name in costs], "14d")
    line("  right", [len(found[name] & truth) for name in costs], "14d")
    line("  missed", [len(truth - found[name]) for name in costs], "14d")
    line("  wrong", [len(found[name] - truth) for name in costs], "14d")


def print_regions(found):
    print("  who names a pair:")
    count = regions(*(found[name] for name in ("patchwijzer", *TOOLS)))
    for who, number in sorted(count.items(), reverse=True):
        names = [name for name, there in zip(("patchwijzer", *TOOLS), who) if there]
        print(f"    {' + '.join(names):36} {number:8d}")


def print_reasons(title, pairs, why):
    """Says whether each has a reason."""
    reasons = counted(pairs, why)
    if reasons:
        print(f"  {title}:")
    for reason, number, example in reasons:
        print(f"    {number:8d}  {reason} ({' '.join(example)})")
    return all(reason != UNEXPLAINED for reason, _, _ in reasons)


def print_ours(answers):
    count = {}
    for verdict, reason in answers.values():
        count[(verdict, reason)] = count.get((verdict, reason), 0) + 1
    print("  what we say of the pairs that we name:")
    for (verdict, reason), number in sorted(count.items(), key=lambda one: -one[1]):
        print(f"    {number:8d}  {verdict}{', ' + reason if reason else ''}")


def judge(costs, found, truth, held, answers):
    """Prints the differences with their reasons; false when we lost."""
    good = print_reasons("that we miss", truth - found["patchwijzer"], held.why_we_miss)
    for tool in TOOLS:
        print_reasons(f"that {tool} misses", truth - found[tool], lambda pair: held.why_peer_misses(pair, tool))
        print_reasons(f"that {tool} names wrongly", found[tool] - truth, lambda pair: held.why_peer_errs(pair, tool))
    print_ours(answers)
    wrong = found["patchwijzer"] - truth
    if wrong:
        print(f"  WE NAME {len(wrong)} PAIRS THAT DO NOT FOLLOW FROM THE DATA, such as {' '.join(min(wrong))}")
    missed = {pair for pair in found["debsecan"] - found["patchwijzer"]
              if pair not in truth or held.why_we_miss(pair) == UNEXPLAINED}
    if missed:
        print(f"  DEBSECAN NAMES {len(missed)} PAIRS THAT WE MISS, such as {' '.join(min(missed))}")
    for tool in TOOLS:
        if seconds(costs["patchwijzer"], "wall") >= seconds(costs[tool], "wall"):
            print(f"  SLOWER THAN {tool}")
            good = False
    return good and not wrong and not missed


def stages(build, folder, data, status):
    """What our time goes to."""
    helper = build / "benchtools/check_stages"
    if not helper.exists():
        return
    print("  our own time, inside the process:")
    said = subprocess.run([helper, data, programs.NOW, folder / "os-release", status], check=True, text=True,
                          stdout=subprocess.PIPE).stdout
    print("".join(f"    {line}\n" for line in said.splitlines()), end="")


def bench(name, text, leaks, build, folder):
    """One machine; false when we lost."""
    here = folder / name.replace(" ", "-")
    here.mkdir(parents=True, exist_ok=True)
    status = here / "status"
    status.write_text(text, encoding="utf-8")
    packages = machine.read_status(text)
    print(f"\n{name}: {len(packages)} packages; {len(leaks)} statements of Debian 12")
    ours = programs.Ours(here, status, build / "bin/patchwijzer-cli", folder / "data")
    tools = [ours, programs.Debsecan(here, status, leaks, packages), programs.Oscap(here, status, leaks, packages)]
    costs = rate(tools, ROUNDS)
    held = Machine(leaks, packages)
    answers = ours.findings()
    # "Possible" is named too: open, and Debian calls it unimportant, or only in a kernel that is not in use.
    named = {pair for pair, (verdict, _) in answers.items() if verdict in ("vulnerable", "possible")}
    found = {"patchwijzer": named, "debsecan": tools[1].pairs(), "oscap": tools[2].pairs()}
    truth = held.truth()
    print_table(costs, found, truth)
    stages(build, here, folder / "data", status)
    print_regions(found)
    return judge(costs, found, truth, held, answers)


def machines(leaks):
    yield "made machine", machine.Maker(leaks).make()
    own = pathlib.Path("/var/lib/dpkg/status")
    release = pathlib.Path("/etc/os-release")
    if own.exists() and release.exists() and "VERSION_CODENAME=bookworm" in release.read_text(encoding="utf-8"):
        yield "this machine", own.read_text(encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=pathlib.Path, help="folder of an optimised build")
    build = parser.parse_args().build.resolve()
    if not ARCHIVE.exists():
        skip(f"no real data at {ARCHIVE}")
    for tool in TOOLS:
        if subprocess.run(["which", tool], stdout=subprocess.DEVNULL, check=False).returncode != 0:
            skip(f"{tool} is not here; see installer/packages/bench.list")
    apt_pkg.init()
    folder = build / "peers"
    folder.mkdir(exist_ok=True)
    leaks = rows.read_rows(ARCHIVE, folder)
    subprocess.run([build / "bin/patchwijzer-cli", "--data-dir", folder / "data", "--now", programs.NOW, "feeds",
                    "import", ARCHIVE], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    results = [bench(name, text, leaks, build, folder) for name, text in machines(leaks)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
