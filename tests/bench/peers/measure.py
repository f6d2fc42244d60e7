# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one run of a program takes.

Started as a program, this runs another one and prints what it took. A process inherits the peak of the one that it was
made from, and a bench holds more than what it measures: hence a small one in between.
"""
import json
import os
import subprocess
import sys
import time
import typing


class Cost(typing.NamedTuple):
    wall: float  # Seconds.
    processor: float  # Seconds, in the program and for it.
    peak: int  # Kilobytes (1024 bytes) resident.
    status: int


def measure(command, output, environment=None):
    """Runs the command with its output in a file."""
    helper = subprocess.run([sys.executable, "-I", "-S", __file__, str(output), *map(str, command)], check=True,
                            env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, text=True)
    return Cost(*json.loads(helper.stdout))


def _main():
    output = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    quiet = os.open(os.devnull, os.O_WRONLY)
    begin = time.monotonic()
    child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ,
                            file_actions=[(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)])
    _, status, used = os.wait4(child, 0)
    wall = time.monotonic() - begin
    print(json.dumps([wall, used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status)]))


if __name__ == "__main__":
    _main()
