#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source file that can hold a comment names its copyright holder and licence in its first lines.
source "$(dirname "$0")/lib.sh"
status=0
while read -r file; do
    for tag in FileCopyrightText: License-Identifier:; do
        if [[ $(head -n 6 "$file") != *"SPDX-$tag "[A-Z]* ]]; then
            printf '%s: no SPDX-%s line at its start\n' "$file" "$tag"
            status=1
        fi
    done
done < <(
    lint_files '*.cpp' '*.h' '*.cmake' '*CMakeLists.txt' '*.sh' '*.py' '*.qrc' '*.supp' 'installer/*.list' ':!tests/data'
    lint_shebang_files bash sh python3
)
if ! grep -q 'GNU GENERAL PUBLIC LICENSE' LICENSE 2> /dev/null; then
    printf 'LICENSE is not the GPL\n'
    status=1
fi
exit "$status"
