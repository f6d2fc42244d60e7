#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# headless.sh BUILD-FOLDER: nothing built there has anything to do with Qt Widgets, and there was something to look at.
set -euo pipefail
count=0
while IFS= read -rd '' file; do
    if ! needed=$(readelf -d "$file" 2> /dev/null); then
        continue
    fi
    count=$((count + 1))
    if grep -qE 'NEEDED.*(libQt6Widgets|libpw_gui)' <<< "$needed"; then
        printf '%s is linked with Qt Widgets\n' "$file"
        exit 1
    fi
done < <(find "$1" \( -name 'lib*.so' -o -type f -perm -u+x \) -not -path '*/CMakeFiles/*' -print0)
if [[ -e $1/bin/patchwijzer ]] || grep -q 'Qt6Widgets' "$1/build.ninja"; then
    printf 'the window is part of this build\n'
    exit 1
fi
if [[ ! -x $1/bin/patchwijzer-cli ]]; then
    printf 'the command line was not built\n'
    exit 1
fi
printf '%s programs and libraries looked at\n' "$count"
((count > 5))
