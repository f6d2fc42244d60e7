#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C++ file is formatted as .clang-format says.
source "$(dirname "$0")/lib.sh"
lint_need_version clang-format 14
check()
{
    if ! clang-format --dry-run -Werror "$1" > /dev/null 2>&1; then
        printf '%s: run clang-format -i on it\n' "$1"
        return 1
    fi
}
export -f check
lint_files 'app/*.cpp' 'app/*.h' 'tests/*.cpp' 'tests/*.h' | xargs -r -d '\n' -n 1 -P 2 bash -c 'check "$1"' format
