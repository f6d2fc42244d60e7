#!/usr/bin/python3
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""apk_by_libsolv.py LIBRARY FILE: `<`, `=` or `>` for each line `a<TAB>b` of FILE, as libsolv orders Alpine's versions.

LIBRARY is what tests/oracles builds.
"""
import ctypes
import sys


def main():
    compare = ctypes.CDLL(sys.argv[1]).pool_evrcmp_apk
    compare.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int]
    with open(sys.argv[2], "rb") as file:
        for line in file:
            lhs, rhs = line.rstrip(b"\n").split(b"\t")
            order = compare(None, lhs, rhs, 0)
            print("<" if order < 0 else ">" if order > 0 else "=")


if __name__ == "__main__":
    main()
