#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# A .cpp has at most 500 lines, a .h at most 250: larger means that two things live in it.
source "$(dirname "$0")/lib.sh"
lint_files '*.cpp' '*.h' | xargs -r -d '\n' awk '
    function check() {
        if (name != "" && count > (name ~ /\.h$/ ? 250 : 500)) {
            print name ": " count " lines"
            bad = 1
        }
    }
    FNR == 1 { check(); name = FILENAME }
    { count = FNR }
    END { check(); exit bad }'
