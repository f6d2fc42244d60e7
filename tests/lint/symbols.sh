#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# symbols.sh LIBRARY...
# No function is defined in two rooms under one name: linked together the one takes the place of the other, without a
# word. Only shared libraries show it; a name that is only used inside its file belongs in an unnamed namespace.
set -euo pipefail
twice=$(for library in "$@"; do
    [[ $library == *.so* ]] || exit 77
    nm -D --defined-only "$library" | awk '$2 == "T" { print $3 }' | sort -u
done | sort | uniq -d | c++filt)
if [[ -n $twice ]]; then
    printf '%s   <- defined in more than one room\n' "$twice"
    exit 1
fi
